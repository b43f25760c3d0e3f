"""FK107: headers that look like known ones and are not."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import CHOICES, SETTINGS, SURVEY, parse_header, sheet_kind
from formkit.lint.fix import Fix
from formkit.lint.foreign_headers import FOREIGN_HEADERS, plain
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES
from formkit.model.form import Form, SheetColumns

_MEDIA = ("image", "audio", "video")
_MEANT = {
    SURVEY: (
        *("type", "name", "relevance", "calculate", "readonly"),
        *(one.header for one in SURVEY_ATTRIBUTES),
        *_MEDIA,
    ),
    CHOICES: ("list_name", "name", *(one.header for one in CHOICE_ATTRIBUTES), *_MEDIA),
    SETTINGS: (
        *("form_title", "form_id", "version", "default_language", "style", "instance_name"),
        *("public_key", "submission_url", "allow_choice_duplicates"),
    ),
}
_LOGIC = frozenset(
    (
        *("relevant", "relevance", "required", "constraint"),
        *("calculation", "calculate", "choice_filter", "repeat_count"),
    )
)
_TOLD_ELSEWHERE = {SURVEY: {"type"}, CHOICES: {"list_name", "name"}}
"""Columns that FK108 misses, and then names the header that was probably meant."""
_SHORT, _LONG = 4, 7


def plant(form: Form) -> Form | None:
    """Put a condition under a misspelt header."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    extra = tuple(sorted((*question.extra, ("relevence", "1 = 1"))))
    return with_nodes(form, question, replace(question, extra=extra))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the header that was meant, and keep the language behind it."""
    loc = finding.loc
    columns = next(one for one in subject.form.columns if one.sheet == loc.sheet)
    header = columns.header(loc.column)
    key = next(key for key, column in columns.columns if column == loc.column)
    kind = sheet_kind(columns.sheet) or SURVEY
    new = _corrected(header, _meant(header, key, kind, columns))
    if not _is_free(new, kind, columns):
        return None
    from formkit.model.edits import HeaderSet  # noqa: PLC0415 - only for a fix

    return Fix(
        title=Message("write {new} in place of {old}", new=new, old=header),
        edits=(HeaderSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=new),),
    )


@rule("FK107", "misspelt-header", Severity.WARNING, mend=mend, plant=plant)
def misspelt_header(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A column has a header that is nearly one of XLSForm's, or a translation of one.

    Why:
        A column that nobody knows is left out without a word: with
        ``relevence`` all skip logic is gone, and the data is wrong.  That is
        an error for columns of logic, a warning for others.  Columns of your
        own are no mistake.

    Bad:
        | survey |
        |  | type    | name | label | relevence |
        |  | integer | age  | Age   | true()    |

    Good:
        | survey |
        |  | type    | name | label | relevant |
        |  | integer | age  | Age   | true()   |

    Fix: writes the header that was meant, unless the sheet has such a column already.
    Source: XLSForm reference table; pyxform, aliases.py.
    """
    for columns in subject.form.columns:
        kind = sheet_kind(columns.sheet) or SURVEY
        for key, column in columns.columns if kind in _MEANT else ():
            header = columns.header(column)
            meant = _meant(header, key, kind, columns)
            if meant and _is_filled(subject, columns, column):
                cell = Loc(
                    file=subject.form.file,
                    sheet=columns.sheet,
                    row=columns.header_row,
                    column=column,
                )
                message = Message(
                    "XLSForm knows no column {header}, so all that stands there is left out;"
                    " did you mean {meant}?",
                    header=header,
                    meant=meant,
                )
                severity = Severity.ERROR if meant in _LOGIC else this.severity
                can = _is_free(_corrected(header, meant), kind, columns)
                yield this.finding(cell, message, severity=severity, fixable=can)


def _meant(header: str, key: str, kind: str, columns: SheetColumns) -> str:
    """The header that is probably meant; empty when this one is known or nobody's business."""
    if not parse_header(header, kind).is_extra or key.startswith(("$", "_", "kobo--", "formkit_")):
        return ""
    first = plain(re.split("::?", header)[0])
    word = FOREIGN_HEADERS.get(first, "")
    if word not in _MEANT[kind]:
        word = _near(first, _MEANT[kind])
    present = {known.partition("::")[0] for known, _ in columns.columns}
    is_new = word in _LOGIC or parse_header(word, kind).key.partition("::")[0] not in present
    return word if is_new and word not in _TOLD_ELSEWHERE.get(kind, ()) else ""


def _corrected(header: str, meant: str) -> str:
    """The header that was meant, with the language of the one that is there."""
    return meant + re.sub(r"\A[^:]*", "", header).rstrip()


def _is_free(header: str, kind: str, columns: SheetColumns) -> bool:
    """Tell whether the sheet has no such column yet."""
    return not columns.column(parse_header(header, kind).key)


def _near(word: str, known: Collection[str]) -> str:
    allowed = 2 if len(word) >= _LONG else 1 if len(word) >= _SHORT else 0
    likely = [one for one in known if not _is_far(word, one, allowed)]
    if word in known or not likely:
        return ""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most columns are like no known one

    distances = ((OSA.distance(word, one, score_cutoff=allowed), one) for one in likely)
    distance, nearest = min(distances, key=lambda pair: pair[0])
    return nearest if distance <= allowed else ""


def _is_far(word: str, other: str, allowed: int) -> bool:
    """Tell by length and letters alone that the two are more slips apart than allowed."""
    lacking, surplus = len({*other} - {*word}), len({*word} - {*other})
    return max(abs(len(word) - len(other)), lacking, surplus) > allowed


def _is_filled(subject: Subject, columns: SheetColumns, column: int) -> bool:
    sheet = subject.workbook.sheet(columns.sheet)
    rows = sheet.rows if sheet else ()
    return any(row.cell(column).text for row in rows if row.number > columns.header_row)
