"""The data dictionary: variables and their choice lists, the single source of meaning."""

from enum import StrEnum
from functools import cached_property

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field


class Category(StrEnum):
    """How binding a variable is: the framework's five indicator types, and one marker."""

    CORE_CDW = "core_cdw"
    CORE = "core"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"
    REQUESTED_BY_MISSION = "requested_by_mission"

    @property
    def is_core(self) -> bool:
        """Tell whether a component must ask it."""
        return self in {Category.CORE_CDW, Category.CORE}


class Extensibility(StrEnum):
    """What a country may do with a choice list."""

    CLOSED = "closed"
    """No code added, removed or recoded."""
    OPEN_END = "open_end"
    """Codes may be added before ``other``, with a regional parent code."""
    COUNTRY_OWNED = "country_owned"
    """The country supplies the content under a regional shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One entry of the dictionary; ``dictionary.csv`` has a column for each field."""

    name: str
    type: str
    """XLSForm's type without its list: ``select_one``, ``integer`` …"""
    list_name: str = ""
    titles: Texts = NO_TEXTS
    """Short title, for tables and reports."""
    labels: Texts = NO_TEXTS
    """What the enumerator reads."""
    hints: Texts = NO_TEXTS
    constraint: str = ""
    constraint_messages: Texts = NO_TEXTS
    unit: str = ""
    """What one record describes: location, household, individual, group, event …"""
    category: str = ""
    """One of ``Category``; as written, so that a wrong one can be told."""
    sensitivity: str = ""
    """``low``, ``moderate``, ``high`` or ``severe`` (the four OCHA classes)."""
    personal_data: bool = False
    hxl: str = ""
    dtm_ref: str = ""
    """The identifier in public DTM data, ``m0310_loc_num_idp_ind``; empty when none is known."""
    dtm_ref_match: str = ""
    dtm_ref_note: str = ""
    aliases: tuple[str, ...] = ()
    """Other names under which the variable is known."""
    status: str = "active"
    """``draft``, ``active``, ``deprecated``, ``discouraged`` or ``retired``."""
    replaced_by: str = ""
    loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def is_core(self) -> bool:
        """Tell whether a component must ask it."""
        return self.category in {Category.CORE_CDW, Category.CORE}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardChoice:
    """One row of the standard's ``choices.csv``."""

    code: str
    labels: Texts = NO_TEXTS
    parent: str = ""
    """The regional code that this one rolls up to, in the list named by ``rolls_up_to``."""
    status: str = "active"
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardList:
    """One row of the standard's ``lists.csv`` with its choices."""

    name: str
    extensibility: str = ""
    """One of ``Extensibility``; as written."""
    evidence: str = ""
    source: str = ""
    rolls_up_to: str = ""
    """The list that ``parent`` codes belong to; empty when it does not roll up."""
    filter_columns: tuple[str, ...] = ()
    """For a country-owned list, the columns that choice filters read: ``adm0``, ``adm1`` …"""
    code_rules: Texts = NO_TEXTS
    """For a country-owned list, how its codes are made, in words."""
    choices: tuple[StandardChoice, ...] = ()
    loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in order."""
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True)
class Dictionary:
    """All variables and lists of a standard, in the order of its tables."""

    variables: tuple[Variable, ...] = ()
    lists: tuple[StandardList, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Variable]:
        """Name -> variable; of two with one name the first."""
        found: dict[str, Variable] = {}
        for variable in self.variables:
            found.setdefault(variable.name, variable)
        return found

    @cached_property
    def lists_by_name(self) -> dict[str, StandardList]:
        """Name -> list; of two with one name the first."""
        found: dict[str, StandardList] = {}
        for one in self.lists:
            found.setdefault(one.name, one)
        return found
