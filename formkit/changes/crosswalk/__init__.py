"""How data collected with one form become data of another: names and codes, old to new.

A crosswalk lists what differs, and what has no counterpart, so that nothing is
lost unsaid; names and codes that stayed are not in it.  ``entries`` are for
people, ``columns`` say the same column by column of the data, for the scripts
that repair old data.
"""

from enum import StrEnum

from formkit.core.messages import Message
from formkit.core.values import dataclass

Names = tuple[str, ...]
"""The groups around a question and its own name, outermost first."""

TAKEN_ENDING = "_old"
"""Behind a name or code of old data that means something else in the new form."""


class EntryKind(StrEnum):
    """What an entry speaks of."""

    QUESTION = "question"
    GROUP = "group"
    REPEAT = "repeat"
    LIST = "list"
    CHOICE = "choice"


class Certainty(StrEnum):
    """How much an entry can be relied on."""

    CERTAIN = "certain"
    """The forms say so themselves."""
    LIKELY = "likely"
    """Wording and place say so: to be looked at before it is used."""
    NONE = "none"
    """Nothing is mapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name or code, as it was and as it is."""

    kind: EntryKind
    old: str = ""
    """The path in the old form, ``group/name``; for lists and choices the list's name."""
    new: str = ""
    """The same in the new form; empty where nothing is mapped."""
    old_code: str = ""
    new_code: str = ""
    questions: tuple[str, ...] = ()
    """For lists and choices, the paths of the old questions whose answers they are."""
    certainty: Certainty = Certainty.CERTAIN
    note: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the old data whose header or values differ in the new one."""

    old: Names
    new: Names = ()
    """Where its values go; empty: nowhere, so it stays under its old name."""
    is_lost: bool = False
    """Whether nothing in the new form stands for it, even where it is called otherwise."""
    is_alone: bool = True
    """Whether no other question of the old form has its name, so that it is known without
    its groups."""
    has_several: bool = False
    """Whether a cell holds several codes, and data may have a column for each, ``name/code``."""
    codes: tuple[tuple[str, str], ...] = ()
    """Old code -> what old data get in its place, of those that differ."""
    lost_codes: tuple[str, ...] = ()
    """Codes that no code of the new form stands for, those among ``codes`` too that are only
    kept apart from another answer."""
    labels: tuple[str, ...] = ()
    """The labels of these codes: where cells hold them, the data were exported with labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """All that differs between the data of two forms."""

    entries: tuple[Entry, ...] = ()
    columns: tuple[Column, ...] = ()
    repeats: tuple[tuple[str, str], ...] = ()
    """Old name -> new name of repeats, which are tables of their own in the data."""

    @property
    def mapped(self) -> tuple[Entry, ...]:
        """The entries that have a counterpart."""
        return tuple(one for one in self.entries if one.certainty is not Certainty.NONE)

    @property
    def unmapped(self) -> tuple[Entry, ...]:
        """The entries that have none."""
        return tuple(one for one in self.entries if one.certainty is Certainty.NONE)


def path_of(names: Names) -> str:
    """Groups and name as people and data write them.

    >>> path_of(("water", "source"))
    'water/source'
    """
    return "/".join(names)
