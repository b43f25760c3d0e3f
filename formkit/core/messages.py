"""What formkit says to people: a template in English and its fields.

Nothing is worded before it is shown: ``render`` words a message with the
catalogue of the reader's language (``formkit/locale/``).  A message may be a
field of another one, and so may a tuple of messages or texts.  What others have
worded in several languages (``Texts``) is said in the reader's.

A number, or how many a tuple holds, chooses words: ``{count:row is|rows are} new``,
first those for one.
"""

from collections.abc import Mapping
from datetime import date

from formkit.core.counting import COUNTS, Counting, EnglishCounting, Said, digits
from formkit.core.texts import Texts
from formkit.core.values import dataclass

Catalogue = Mapping[str, str]
"""English template -> template in the reader's language; a missing one stays English."""

_ENGLISH = EnglishCounting()


class Translation(dict[str, str]):
    """A catalogue that knows how its language counts; any other catalogue counts in English."""

    __slots__ = ("counting",)

    def __init__(self, texts: Mapping[str, str], counting: Counting) -> None:
        """Keep the texts, and what words the numbers and days in them."""
        super().__init__(texts)
        self.counting = counting


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A whole sentence with named fields, such as ``list {list} has no code {code}``."""

    template: str
    fields: tuple[tuple[str, object], ...]

    def __init__(self, template: str, /, **fields: object) -> None:
        """Keep the template and its fields, in the order given."""
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "fields", tuple(fields.items()))

    def worded(self, catalogue: Catalogue | None = None) -> str:
        """The sentence in the catalogue's language; English without one.

        >>> Message("list {list} has no code {code}", list="water", code="1").worded()
        'list water has no code 1'
        >>> Message("{count} {count:choice is|choices are} new", count=1).worded()
        '1 choice is new'
        """
        template = (catalogue or {}).get(self.template, self.template)
        counting = catalogue.counting if isinstance(catalogue, Translation) else _ENGLISH
        return template.format_map(
            {name: _said(name, value, catalogue, counting) for name, value in self.fields}
        )

    def filled(self, **fields: object) -> "Message":
        """The same sentence with other fields: for tables of sentences."""
        message = object.__new__(Message)
        object.__setattr__(message, "template", self.template)
        object.__setattr__(message, "fields", tuple(fields.items()))
        return message

    def __str__(self) -> str:
        return self.worded()


def _said(name: str, value: object, catalogue: Catalogue | None, counting: Counting) -> Said:
    if isinstance(value, int):
        text = digits(value, counting) if name in COUNTS else str(value)
        return Said(text=text, number=value, counting=counting)
    number = len(value) if isinstance(value, tuple) else None
    return Said(text=_worded(value, catalogue, counting), number=number, counting=counting)


def _worded(value: object, catalogue: Catalogue | None, counting: Counting) -> str:
    if isinstance(value, Message):
        return value.worded(catalogue)
    if isinstance(value, tuple):
        return ", ".join(_worded(part, catalogue, counting) for part in value)
    if isinstance(value, date):
        return counting.day(value)
    if isinstance(value, Texts):
        return value.for_reader(counting.language)
    return str(value)
