"""Where in a form something may be planted: what is still as it was, by chance."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

from formkit.changes.addresses import CHOICES, Address, Anchor, ListAddress, NodeKind
from formkit.changes.outline import TOP_ROW, OutlineRow, outline_of
from formkit.model.form import Choice, ChoiceList, Form, Question

T = TypeVar("T")

_FILLERS = {
    "en": ("main", "own", "local", "given", "specific", "various", "exact", "relevant"),
    "fr": ("principal", "propre", "local", "exact", "divers", "précis", "courant", "utile"),
}
_REWORDED_SHARE = 3
"""One word in so many is exchanged where a wording changes."""


class Ground:
    """A form, and what of it nothing was planted into yet."""

    def __init__(self, form: Form, chance: Random) -> None:
        """Begin with nothing planted."""
        self.form = form
        self.chance = chance
        self.outline = outline_of(form.nodes)
        self.languages = list(form.languages)
        """Those that are still as they were."""
        self._taken: set[int] = set()
        self._other: set[int] = set()
        self._taken_lists: set[str] = set()
        self._names = Counter(row.node.name for row in self.outline.rows)
        self._count = 0
        self.labels = Counter(row.node.labels.first for row in self.outline.rows)
        """How many rows have a label."""

    def pick(self, things: Sequence[T]) -> T | None:
        """One of these; None of nothing."""
        return self.chance.choice(things) if things else None

    def new_name(self, begin: str) -> str:
        """A name that the form does not have."""
        self._count += 1
        name = f"{begin}_p{self._count}"
        return name if name not in self._names else self.new_name(begin)

    # Rows

    def row(self, wanted: Callable[[OutlineRow], bool]) -> OutlineRow | None:
        """A free row with a name of its own, of which ``wanted`` holds; taken from now on."""
        found = self.pick([row for row in self.free_rows() if wanted(row)])
        if found:
            self.take(found)
        return found

    def question(self, wanted: Callable[[Question], bool]) -> OutlineRow | None:
        """A free question with a name of its own; taken from now on."""
        return self.row(lambda row: isinstance(row.node, Question) and wanted(row.node))

    def free_rows(self) -> Iterator[OutlineRow]:
        """The rows that nothing was planted into, and that have a name of their own."""
        for row in self.outline.rows:
            if row.number not in self._taken and self._names[row.node.name] == 1 and row.node.name:
                yield row

    def take(self, *rows: OutlineRow) -> None:
        """Have nothing more planted into rows, nor into the groups around them."""
        for row in rows:
            number = row.number
            while number != TOP_ROW:
                self._taken.add(number)
                number = self.outline.rows[number].parent

    def inside(self, row: OutlineRow) -> list[OutlineRow]:
        """All rows in a group, at any depth."""
        return list(self.outline.rows[row.number + 1 : row.number + self.outline.sizes[row.number]])

    def is_free_inside(self, row: OutlineRow) -> bool:
        """Tell whether nothing was planted into any row of a group."""
        return not any(one.number in self._taken for one in self.inside(row))

    def siblings(self, row: OutlineRow) -> tuple[int, ...]:
        """The rows of its group, itself among them."""
        return self.outline.children[row.parent]

    def anchor(self, number: int) -> Anchor:
        """A row as changes name it; the form itself too."""
        return Anchor(at=self.outline.address(number))

    def before(self, row: OutlineRow) -> Address | None:
        """The row before it in its group."""
        number, _behind = self.outline.neighbours(row.number)
        return None if number is None else self.outline.address(number)

    def take_whole(self, row: OutlineRow) -> None:
        """Have nothing more planted into a group, nor into any row inside it."""
        inside = self.inside(row)
        self.take(row, *inside)
        self._other.update((row.number, *(one.number for one in inside)))

    def group(self, *kinds: NodeKind, without: int | None = None) -> int | None:
        """A group that stays as it is, to put a row into; the form itself counts as a group.

        Args:
            kinds: of which kinds.
            without: the group that will not do.
        """
        found = [
            number
            for number in (TOP_ROW, *(row.number for row in self.outline.rows))
            if number != without
            and number not in self._other
            and self.outline.address(number).kind in kinds
            and self._names[self.outline.address(number).name] <= 1
        ]
        return self.pick(found)

    def place_in(self, group: int) -> Anchor | None:
        """A row in a group that stays, to put another one behind it; None: that comes first.

        Both are taken from now on.
        """
        inside = [self.outline.rows[number] for number in self.outline.children[group]]
        staying = [row for row in inside if row.number not in self._taken and row.node.name]
        found = self.pick(staying)
        if found is not None:
            self.take(found)
            return self.anchor(found.number)
        if group != TOP_ROW:
            self.take(self.outline.rows[group])
        return None

    # Lists

    def list(self, wanted: Callable[[ChoiceList], bool]) -> ChoiceList | None:
        """A free list with a name; taken from now on."""
        found = self.pick(
            [one for one in self.form.lists if self.is_free_list(one.name) and wanted(one)]
        )
        if found:
            self._taken_lists.add(found.name)
        return found

    def is_free_list(self, name: str) -> bool:
        """Tell whether nothing was planted into a list."""
        return bool(name) and name not in self._taken_lists

    def take_list(self, name: str) -> None:
        """Have nothing planted into a list."""
        self._taken_lists.add(name)

    def at(self, one: ChoiceList) -> ListAddress:
        """A list as changes name it."""
        return ListAddress(name=one.name, sheet=CHOICES)

    # Wording

    def language_of(self, row: Question | Choice) -> str | None:
        """The first language of the form in which a row has a label, as long as it stays."""
        known = [one for one in self.languages[:1] if row.labels.get(one)]
        return known[0] if known else None

    def reworded(self, row: OutlineRow, language: str) -> str:
        """A label with a third of its words exchanged, none that carries meaning.

        Nor any that tells the row from those beside it.  The same text where there is
        nothing to exchange.
        """
        text = row.node.labels.get(language)
        from formkit.changes.wording.tokens import tokens_of  # noqa: PLC0415 - rarely needed
        from formkit.changes.wording.words import VOCABULARIES  # noqa: PLC0415

        code = "fr" if language.casefold().startswith("fr") else "en"
        kept = {word for phrase in VOCABULARIES[code].concepts for word in phrase}
        kept |= VOCABULARIES[code].small | VOCABULARIES[code].recent | set(VOCABULARIES[code].times)
        kept |= self._telling_words(row, language)
        words = text.split()
        free = [
            place
            for place, word in enumerate(words)
            if word.isalpha() and not kept.intersection(tokens_of(word))
        ]
        many = min(sum(map(str.isalpha, words)) // _REWORDED_SHARE, len(free))
        for place in self.chance.sample(free, many):
            words[place] = self.chance.choice(_FILLERS[code])
        return " ".join(words)

    def _telling_words(self, row: OutlineRow, language: str) -> set[str]:
        """The words of a label that a row beside it, asking nearly the same, does not have."""
        from formkit.changes.wording.tokens import tokens_of  # noqa: PLC0415 - rarely needed

        own = set(tokens_of(row.node.labels.get(language)))
        telling: set[str] = set()
        for number in self.siblings(row)[max(0, row.place - 1) : row.place + 2]:
            words = set(tokens_of(self.outline.rows[number].node.labels.get(language)))
            if 2 * len(own & words) >= len(own):
                telling |= own - words
        return telling
