"""Dates that no engine reads as dates, in expressions: ``'31/12/2026'``, ``2026-12-31`` bare."""

import re
from collections.abc import Iterator

from formkit.core.values import dataclass
from formkit.logic.form_logic import FormLogic, Written
from formkit.logic.types import Kind, type_of
from formkit.xpath.tree import Binary, Call, Number, Text, Tree, walk

_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_READ_DATES = frozenset(
    ("date", "date-time", "decimal-date-time", "format-date", "format-date-time")
)
"""Functions that take a date first."""
_DAYS = frozenset((Kind.DATE, Kind.DATETIME))
_BARE = re.compile(r"(\d{4}) *- *(\d\d) *- *(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """What a date in another spelling says."""

    iso: str
    """As engines read it, ``2026-12-31``; empty where that cannot be told."""
    is_sure: bool
    """Whether day and month cannot be taken for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MisreadDate:
    """One date in an expression that is read as something else."""

    text: str
    """As it is written, without quotes."""
    is_bare: bool
    """Whether it lacks its quotes, so that the engine subtracts."""
    meant: ReadDate
    start: int
    end: int
    new: str
    """What belongs in its place; empty where nobody can tell."""


def misread_dates(written: Written, logic: FormLogic) -> Iterator[MisreadDate]:
    """The misread dates of one expression: beside a date, or given to a function of dates."""
    if written.tree is None:
        return
    for part in walk(written.tree):
        match part:
            case Binary(operator=sign, left=left, right=right) if sign in _COMPARISONS:
                for one, other in ((left, right), (right, left)):
                    found = _misread(one, written.text, is_argument=False)
                    if found and type_of(other, written.owner, logic).kind in _DAYS:
                        yield found
            case Call(name=name, arguments=(first, *_)) if name in _READ_DATES:
                found = _misread(first, written.text, is_argument=True)
                if found:
                    yield found
            case _:
                continue


def read_date(text: str) -> ReadDate | None:
    """Read a date in another order or with other signs than engines want; None when it is none.

    >>> read_date("31/12/2026")
    ReadDate(iso='2026-12-31', is_sure=True)
    >>> read_date("05/06/2026")
    ReadDate(iso='2026-06-05', is_sure=False)
    """
    if match := _YEAR_FIRST.fullmatch(text):
        return ReadDate(iso=_iso(match[1], match[3], match[4]), is_sure=True)
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    first, second, year = match[1], match[3], match[4]
    if int(second) > _MONTHS:
        return ReadDate(iso=_iso(year, first, second), is_sure=True)
    is_sure = int(first) > _MONTHS or int(first) == int(second)
    return ReadDate(iso=_iso(year, second, first), is_sure=is_sure)


def _misread(tree: Tree, text: str, *, is_argument: bool) -> MisreadDate | None:
    if isinstance(tree, Text):
        said, meant = tree.value, read_date(tree.value.strip())
    elif match := _BARE.fullmatch(text[tree.start : tree.end]) if _subtracts(tree) else None:
        said, meant = match[0], ReadDate(iso=_iso(*match.groups()), is_sure=True)
    else:
        return None
    if meant is None:
        return None
    quoted = f"'{meant.iso}'"
    return MisreadDate(
        text=said,
        is_bare=not isinstance(tree, Text),
        meant=meant,
        start=tree.start,
        end=tree.end,
        new="" if not meant.iso else quoted if is_argument else f"date({quoted})",
    )


def _subtracts(tree: Tree) -> bool:
    match tree:
        case Binary(
            operator="-", left=Binary(operator="-", left=Number(), right=Number()), right=Number()
        ):
            return True
        case _:
            return False


def _iso(year: str, month: str, day: str) -> str:
    """The date as engines read it; empty when there is no such day, or no century."""
    from datetime import date  # noqa: PLC0415 - only for a finding

    try:
        return date(int(year), int(month), int(day)).isoformat() if len(year) > len("26") else ""
    except ValueError:
        return ""
