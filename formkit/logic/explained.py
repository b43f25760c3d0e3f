"""All that is known of one row's logic: when it is asked, on what it depends, what depends on it.

Everything is named by labels in one language and by column as the sheet has it, so that a
report only lays it out.
"""

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.dialects import Outcome
from formkit.logic.judgements import Truth
from formkit.logic.reading_values import Words
from formkit.logic.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as people know it."""

    name: str
    label: str
    type: str
    """``select_one``, ``integer`` …; ``group`` or ``repeat``."""
    list_name: str = ""
    questions: int | None = None
    """For a group or repeat, how many questions lie in it."""
    loc: Loc


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An expression as it is written and in plain words."""

    key: str
    """The column: ``relevant``, ``repeat_count``, ``constraint`` …"""
    row: Row
    """Where it stands: the row itself or a group around it."""
    text: str
    words: Words | None
    """None when the text is no expression."""
    parts: tuple[Words, ...] = ()
    """The same as several conditions that all hold, where it is that; else what ``words`` is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer of an example."""

    name: str
    label: str
    text: str
    """What the data holds; empty for no answer."""
    answer: str
    """The labels of what is chosen, else the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """Whether a row can ever be asked."""

    truth: Truth
    example: tuple[Given, ...] = ()
    """For ``YES``: answers with which it is."""
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Rows that one row reads in a column, or that read it in theirs."""

    key: str
    """The column; of a wording, without the language."""
    through: str = ""
    """The group around the row in which the column stands; empty for the row itself."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """An expression, and whether the two engines read it differently."""

    said: Said
    truth: Truth
    example: tuple[Given, ...] = ()
    javarosa: Outcome = None
    """For ``YES``: what it gives in KoboCollect; None where the form stops."""
    web_forms: Outcome = None
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtered:
    """What a choice filter does to its list."""

    dead_ends: tuple[tuple[Given, ...], ...] = ()
    """Answers that leave no choice, except those with which nobody is asked."""
    never_seen: tuple[str, ...] = ()
    """The labels of choices that are on offer with no answers at all."""
    reason: Message | None = None
    """Why none of this is known; None when all of it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that is known of one row's logic."""

    row: Row
    label: str
    """The whole of it, where ``row.label`` is cut."""
    inside: tuple[Row, ...]
    """The groups around it, outermost first."""
    is_disabled: bool
    """Whether it, or a group around it, is taken out of the form: nothing else is known then."""
    conditions: tuple[Said, ...] = ()
    """All of them hold when it is asked: those of its groups, then its own."""
    reachable: Reachable = Reachable(truth=Truth.UNKNOWN)
    reachable_in_browser: Truth = Truth.UNKNOWN
    expressions: tuple[Said, ...] = ()
    """Its other columns that hold expressions, in their order."""
    gives: Kind = Kind.UNKNOWN
    """What its calculation gives, where it has one."""
    filtered: Filtered | None = None
    """For a list with a filter."""
    reads: tuple[Linked, ...] = ()
    read_by: tuple[Linked, ...] = ()
    influences: tuple[Row, ...] = ()
    """The rows that are asked or not, or have another answer, by what is answered here."""
    differing: tuple[Differing, ...] = ()
    """The expressions that both engines read differently, or may."""
    alike: tuple[str, ...] = ()
    """The columns, each once, whose expressions both engines read alike."""
