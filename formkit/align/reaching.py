"""Whether anybody ever gets to the questions that ask for a variable."""

from collections.abc import Iterator, Sequence

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.form_logic import FormLogic, Written, all_written, repeats_of
from formkit.logic.judgements import Truth
from formkit.logic.reasoning import Reasoner
from formkit.model.index import Entry
from formkit.xpath.functions import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whether anybody ever gets to one of some questions, whichever engine runs the form."""

    truth: Truth
    """``NO`` where there is an engine in which nobody does."""
    only_in: Dialect | None = None
    """For ``NO``: that engine; None where it is so in all."""
    reason: Message | None = None
    """For ``UNKNOWN``: what stands in the way."""


class Reaching:
    """Judges questions of one form, as every engine runs them."""

    def __init__(self, logic: FormLogic) -> None:
        """Keep the form's expressions; nothing is worked out yet."""
        self._logic = logic
        self._reasoners = {dialect: Reasoner(logic, dialect) for dialect in Dialect}

    def reach_of(self, entries: Sequence[Entry]) -> Reach:
        """Judge the questions that ask for one variable, one at least."""
        found = {
            dialect: self._reach(reasoner, entries) for dialect, reasoner in self._reasoners.items()
        }
        never = [dialect for dialect, one in found.items() if one.truth is Truth.NO]
        if never:
            return Reach(truth=Truth.NO, only_in=never[0] if len(never) == 1 else None)
        unknown = (one for one in found.values() if one.truth is Truth.UNKNOWN)
        return next(unknown, Reach(truth=Truth.YES))

    @staticmethod
    def _reach(reasoner: Reasoner, entries: Sequence[Entry]) -> Reach:
        judged = [reasoner.is_reachable(entry) for entry in entries]
        if any(one.truth is Truth.YES for one in judged):
            return Reach(truth=Truth.YES)
        unknown = (one for one in judged if one.truth is Truth.UNKNOWN)
        first = next(unknown, None)
        if first is None:
            return Reach(truth=Truth.NO)
        return Reach(truth=Truth.UNKNOWN, reason=first.reason)

    def conditions(self, entry: Entry) -> tuple[Written, ...]:
        """All that decides whether a question is asked, outermost groups first."""
        return (*self._logic.conditions(entry), *_counts(entry))


def _counts(entry: Entry) -> Iterator[Written]:
    for repeat in repeats_of(entry):
        yield from (one for one in all_written(repeat) if one.key == "repeat_count")
