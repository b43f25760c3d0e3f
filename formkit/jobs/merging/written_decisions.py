"""What people wrote on the sheet of conflicts, and what of it can be taken for a decision."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from formkit.changes.facts import fingerprint
from formkit.changes.merging import Conflict, Decision, OwnText, Take
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.conflict_lists import DecidedLine

Problem = tuple[Loc, Message]


class DecisionWord(StrEnum):
    """What the drop-down offers, in whatever language."""

    OURS = "ours"
    THEIRS = "theirs"
    BASE = "base"
    OWN = "own"


Vocabulary = Mapping[str, DecisionWord]
"""Word in any language, as ``plain_word`` writes it -> what it means."""


def plain_word(word: str) -> str:
    """A word as it is looked up, however it is typed.

    >>> plain_word(" Le  NÔTRE ")
    'le nôtre'
    """
    return " ".join(word.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecision:
    """What stands in a row of the sheet, so that nothing of it is lost."""

    decision: str = ""
    own: str = ""
    note: str = ""
    """Why it was decided so, for those who read it later."""


def row_key(conflict: Conflict) -> str:
    """A conflict's key as the sheet has it, with a sign that tells which side is called ours."""
    ours, theirs = (sorted(map(fingerprint, side)) for side in (conflict.ours, conflict.theirs))
    return f"{conflict.key}{'+' if ours <= theirs else '-'}"


def taken_text(decision: Decision | None) -> str:
    """A decision as the hidden column keeps it."""
    if isinstance(decision, OwnText):
        return f"{DecisionWord.OWN} {decision.text}"
    return str(decision or "")


def taken_before(lines: Iterable[DecidedLine]) -> dict[str, Decision]:
    """The decisions that the form beside a sheet of conflicts holds, by key."""
    found: dict[str, Decision] = {}
    for line in lines:
        word, _, text = line.taken.partition(" ")
        if word == DecisionWord.OWN:
            found[line.key] = OwnText(text=text)
        elif word in list(Take):
            found[line.key] = Take(word)
    return found


class WrittenDecisions:
    """The rows of the sheet by their keys, and what is wrong with them."""

    def __init__(self, lines: Iterable[DecidedLine], vocabulary: Vocabulary) -> None:
        """Take the rows in their order; of two about one conflict the first one counts."""
        self._vocabulary = vocabulary
        self._lines: dict[str, DecidedLine] = {}
        self._found: dict[str, Decision | None] = {}
        self.problems: list[Problem] = []
        for line in lines:
            if line.key in self._lines:
                self._tell_twice(line)
            else:
                self._lines[line.key] = line

    def of(self, key: str) -> WrittenDecision:
        """What stands in the row of a conflict."""
        line = self._lines.get(key)
        if line is None:
            return WrittenDecision()
        return WrittenDecision(decision=line.decision.text, own=line.own.text, note=line.note)

    def decision(self, conflict: Conflict) -> Decision | None:
        """What was decided about a conflict; None where nothing was, or nothing that is clear."""
        if conflict.key not in self._found:
            line = self._lines.get(conflict.key)
            self._found[conflict.key] = self._read(conflict, line) if line else None
        return self._found[conflict.key]

    def strangers(self, met: Mapping[str, Conflict]) -> Iterable[Problem]:
        """What is told of decisions about conflicts that are not there any more."""
        text = "this decision is about a conflict that is not there (any more); nothing follows it"
        for key, line in self._lines.items():
            if key not in met and line.decision.text:
                yield line.decision_loc, Message(text)

    def _read(self, conflict: Conflict, line: DecidedLine) -> Decision | None:
        said = line.decision.text
        word = self._vocabulary.get(plain_word(said))
        if word and word is not DecisionWord.OWN:
            return Take(word)
        problem = self._problem(conflict, line, word)
        if problem is None and said:
            return OwnText(text=line.own.text)
        if problem:
            self.problems.append(problem)
        return None

    def _problem(
        self, conflict: Conflict, line: DecidedLine, word: DecisionWord | None
    ) -> Problem | None:
        said = line.decision.text
        if not said:
            text = "a text of your own stands here, and {cell} does not say that it is to be taken"
            return (
                (line.own_loc, Message(text, cell=line.decision_loc.cell))
                if line.own.text
                else None
            )
        if word is None:
            text = "{word} is none of the decisions on offer; choose one from the list of the cell"
            return line.decision_loc, Message(text, word=said)
        if not conflict.takes_own_text:
            text = "this conflict is not about one text; decide for one of the sides"
            return line.decision_loc, Message(text)
        if line.own.formula or (line.own.value is not None and not line.own.text):
            text = "Excel took the text for a formula; write an apostrophe (') before it"
            return line.own_loc, Message(text)
        if not line.own.text:
            text = "{cell} says that your own text is to be taken; write it here"
            return line.own_loc, Message(text, cell=line.decision_loc.cell)
        return None

    def _tell_twice(self, line: DecidedLine) -> None:
        first = self._lines[line.key]
        if (first.decision.text, first.own.text) != (line.decision.text, line.own.text):
            text = (
                "the conflict of this row stands in row {row}, too, decided otherwise; that counts"
            )
            self.problems.append((line.decision_loc, Message(text, row=first.decision_loc.row)))
