"""FK130: what a spreadsheet has turned into a date or another number."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import CHOICES, SURVEY, parse_header
from formkit.lint.fix import Fix
from formkit.lint.odd_cells import MIDNIGHT, OddCell
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form

_NAMES = frozenset(("name", "list_name"))
_WORDING = ("label", "hint", "constraint_message", "required_message")
_SERIAL = range(36_526, 73_051)
"""The days from 2000 to 2099, as Excel counts them."""


def plant(form: Form) -> Form | None:
    """Let Excel take the code of a choice for a day."""
    choice = first_choice(form, lambda one: bool(one.code))
    return with_choices(form, choice, replace(choice, code="5-Sep")) if choice else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the day without its hour, where a day is what was meant."""
    if finding.loc not in {cell for cell, _ in _defaults(subject)}:
        return None
    text = text_at(subject, finding.loc)
    return rewritten(finding.loc, text, text.removesuffix(MIDNIGHT)) if MIDNIGHT in text else None


@rule("FK130", "turned-value", Severity.WARNING, mend=mend, plant=plant)
def turned_value(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A code, a label or a default is a date or a number that nobody typed so.

    Why:
        Excel makes ``5-Sep`` of 5-9, ``2026-05-09 00:00:00`` of 5/9, 1.2E+11 of
        a long number, and 101 of the p-code 0101.  The data then holds that,
        people read it as a label, and no other round or map knows the code.
        Told only where nothing else can have been meant.

    Bad:
        | survey |
        |  | type           | name | label     |
        |  | select_one age | age  | Age group |
        | choices |
        |  | list_name | name  | label |
        |  | age       | 0-4   | 0-4   |
        |  | age       | 9-May | 9-May |

    Good:
        | survey |
        |  | type           | name | label     |
        |  | select_one age | age  | Age group |
        | choices |
        |  | list_name | name | label |
        |  | age       | 0-4  | 0-4   |
        |  | age       | 5-9  | 5-9   |

    Fix: takes the hour away from a date that is the default of a date question.
        Else none: format the cells as text in Excel, and type them again.
    Source: Excel, "stop automatically changing numbers to dates"; pyxform,
        xls2json_backends.py, which reads a date as day and hour.
    """
    defaults = dict(_defaults(subject))
    for odd in subject.odd_cells:
        if odd.is_turned and odd.loc not in defaults and _counts(odd):
            yield this.finding(odd.loc, _message(odd))
    for loc, text in defaults.items():
        message = Message(
            "a spreadsheet has turned this date into {text}, which is no date for a phone; format"
            " the cell as text and write a date like 2026-01-31",
            text=text,
        )
        yield this.finding(loc, message, fixable=text.endswith(MIDNIGHT))
    for choices in subject.form.lists if subject.form.columns_of(CHOICES) else ():
        yield from _lists(subject, this, choices)


def _counts(odd: OddCell) -> bool:
    """Names, codes, wording, and on the choices sheet what filters compare."""
    if odd.key in _NAMES or odd.key.partition("::")[0] in _WORDING:
        return True
    if odd.kind == SURVEY:
        return False
    return odd.kind == CHOICES and parse_header(odd.key, CHOICES).is_extra


def _message(odd: OddCell) -> Message:
    if odd.key in _NAMES:
        return Message(
            "{text} is what a spreadsheet made of something else, and the data will hold it; format"
            " the cell as text and write what was meant",
            text=odd.cell.text,
        )
    return Message(
        "{text} is what a spreadsheet made of something else, and the form shows or compares it as"
        " it stands; format the cell as text and write what was meant",
        text=odd.cell.text,
    )


def _defaults(subject: Subject) -> Iterator[tuple[Loc, str]]:
    """The defaults of date questions that are dates of a spreadsheet."""
    for entry in subject.index.active:
        node = entry.node
        if node.default and node.type == "date" and _is_serial(node.default):
            yield subject.form.cell(node.loc, "default"), node.default


def _is_serial(text: str) -> bool:
    return text.endswith(MIDNIGHT) or (text.isdecimal() and text.isascii() and int(text) in _SERIAL)


def _lists(subject: Subject, this: Rule, choices: ChoiceList) -> Iterator[Finding]:
    """Codes that lost a zero, or got a decimal, told once a list."""
    if not choices.name:
        return
    lost = _without_zero(subject, choices)
    if lost:
        message = Message(
            "list {list} has codes that begin with 0, and this one is a number that has lost its"
            " own; format the column as text and write {code} (codes of the list like this:"
            " {count})",
            list=choices.name,
            code=lost[0].code.zfill(_length(choices)),
            count=len(lost),
        )
        yield this.finding(subject.form.cell(lost[0].loc, "name"), message, name=choices.name)
    decimal = [one for one in choices.choices if _is_decimal(one.code)]
    if decimal and all(_is_decimal(code) or code.isdecimal() for code in choices.codes):
        message = Message(
            "the code {code} is a whole number that some program wrote with a decimal, and the data"
            " will hold it so; write {instead} (codes of the list like this: {count})",
            code=decimal[0].code,
            instead=decimal[0].code.removesuffix(".0"),
            count=len(decimal),
        )
        yield this.finding(subject.form.cell(decimal[0].loc, "name"), message, name=choices.name)


def _is_decimal(code: str) -> bool:
    return code.endswith(".0") and code[:-2].isdecimal()


def _length(choices: ChoiceList) -> int:
    """How long the codes that begin with 0 are, as most of them; 0 when there are none."""
    lengths = Counter(len(code) for code in choices.codes if code[:1] == "0" and code.isdecimal())
    return max(lengths, key=lambda one: lengths[one]) if lengths else 0


def _without_zero(subject: Subject, choices: ChoiceList) -> list[Choice]:
    """The choices whose code is a number, and shorter than those that begin with 0."""
    length = _length(choices)
    if length <= 1:
        return []
    short = [one for one in choices.choices if one.code.isdecimal() and len(one.code) < length]
    return [one for one in short if _is_number(subject, one)]


def _is_number(subject: Subject, choice: Choice) -> bool:
    cell = subject.form.cell(choice.loc, "name")
    sheet = subject.workbook.sheet(cell.sheet)
    row = sheet.row(cell.row) if sheet else None
    return row is not None and isinstance(row.cell(cell.column).value, int | float)
