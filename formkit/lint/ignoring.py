"""Exceptions: findings that a form's author has looked at and lets stand, with a reason.

A column ``formkit_ignore`` on the survey or choices sheet speaks of its row, one
on the settings sheet of that sheet and of the form as a whole (of a blank row, too:
with words in it the row would be none):
``FK203: agreed with the hub``, several rules with commas, several reasons with
semicolons or line breaks.
"""

import re
from collections.abc import Iterable, Iterator

from formkit.core.findings import Finding, Ignored
from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.headers import SETTINGS, sheet_kind
from formkit.lint.registry import all_rules
from formkit.lint.subject import Subject

COLUMN = "formkit_ignore"
_PARTS = re.compile(r"[;\n]+")
_NAME = re.compile(r"[a-z]{2}[0-9]{1,3}|[a-z0-9]+(?:-[a-z0-9]+)+", re.IGNORECASE)
_BETWEEN = re.compile(r"[,\s]+")

Scope = tuple[str, int]
"""The row that an exception speaks of: sheet and number; nothing and 0 for the whole form."""
_WHOLE: Scope = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """One exception of one cell."""

    rules: tuple[str, ...]
    """Ids and slugs as they are written; none where the cell cannot be read."""
    reason: str
    scope: Scope
    loc: Loc
    """The cell."""

    def covers(self, finding: Finding, scope: Scope) -> bool:
        """Tell whether a finding is let stand; without a reason none is."""
        return bool(self.reason) and scope == self.scope and self.names(finding.rule, finding.slug)

    def names(self, identifier: str, slug: str) -> bool:
        """Tell whether the exception names a rule."""
        return slug in self.rules or identifier in map(str.upper, self.rules)


def exemptions(subject: Subject) -> Iterator[Exemption]:
    """Every exception in a form, with and without a reason, in sheet order."""
    for columns in subject.form.columns:
        column = columns.column(COLUMN)
        sheet = subject.workbook.sheet(columns.sheet) if column else None
        for row in sheet.rows if sheet else ():
            text = row.cell(column).text
            if text and row.number > columns.header_row:
                loc = subject.workbook.loc(columns.sheet, row.number, column)
                is_settings = sheet_kind(columns.sheet) == SETTINGS
                scope = _WHOLE if is_settings else (columns.sheet, row.number)
                yield from _parsed(text, scope, loc)


def scope_of(subject: Subject, finding: Finding) -> Scope:
    """The row of the survey or choices sheet that a finding is about, else the whole form."""
    loc = finding.loc
    columns = subject.form.columns_of(loc.sheet.strip().lower())
    if columns is None or sheet_kind(loc.sheet) == SETTINGS or loc.row <= columns.header_row:
        return _WHOLE
    sheet = subject.workbook.sheet(columns.sheet)
    row = sheet.row(loc.row) if sheet else None
    # a reason beside it would make a blank row one that pyxform warns of
    return _WHOLE if row is None or row.is_blank else (columns.sheet, loc.row)


def without_ignored(
    subject: Subject, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Ignored, ...]]:
    """The findings that stay, and those that are let stand."""
    found = tuple(findings)
    allowed = tuple(exemptions(subject))
    if not allowed:
        return found, ()
    kept: list[Finding] = []
    ignored: list[Ignored] = []
    for finding in found:
        scope = scope_of(subject, finding)
        why = next((one for one in allowed if one.covers(finding, scope)), None)
        if why is None:
            kept.append(finding)
        else:
            ignored.append(Ignored(finding=finding, reason=why.reason, loc=why.loc))
    return tuple(kept), tuple(ignored)


def _parsed(text: str, scope: Scope, loc: Loc) -> Iterator[Exemption]:
    """One exception a part; a part that begins with no rule goes on with the reason before it."""
    read: list[tuple[tuple[str, ...], str]] = []
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        head, colon, reason = (one.strip() for one in part.partition(":"))
        rules = tuple(filter(None, _BETWEEN.split(head)))
        if rules and all(_is_name(one, surely=not colon) for one in rules):
            read.append((rules, reason))
        elif read and read[-1][1]:
            read[-1] = read[-1][0], f"{read[-1][1]}; {part}"
        else:
            read.append(((), part))
    for rules, reason in read:
        yield Exemption(rules=rules, reason=reason, scope=scope, loc=loc)


def _is_name(word: str, *, surely: bool) -> bool:
    """Tell whether a word is meant for a rule: surely so, or by its looks."""
    known = all_rules()
    if word.upper() in known or any(word == rule.slug for rule in known.values()):
        return True
    return not surely and bool(_NAME.fullmatch(word))
