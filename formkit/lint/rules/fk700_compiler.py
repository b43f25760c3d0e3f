"""FK700: what pyxform says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import parse_header, sheet_kind
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form, Question

if TYPE_CHECKING:
    from formkit.formats.xform import Remark

_TOLD_BY_RULES = (
    "The following language declarations do not contain valid machine-readable codes",
    "Language '",
    "On the 'choices' sheet, the 'label' value is invalid. Choices should have a label",
)
"""How pyxform begins warnings that rules of formkit tell with their cells."""
_ADVICE = (
    "Use the max-pixels parameter",
    "Repeat has no label",
    "Column headers must not be empty and must not contain spaces",  # of one's own columns
)


def plant(form: Form) -> Form | None:
    """Ask a further question, with a parameter that pyxform cannot read."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    text = Question(type="text", name="planted", labels=question.labels, parameters="rows=many")
    return with_nodes(form, question, question, text)


@rule("FK700", "compiler", Severity.ERROR, needs=Need.COMPILER, plant=plant)
def compiler(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Pyxform, which turns the form into an XForm, refuses it or warns.

    Why:
        Kobo and ODK use the same compiler: what it refuses cannot be
        deployed.  It stops at the first mistake, so there may be more behind
        it; formkit's own rules look for all at once.  What it warns of and a
        rule tells with its cell is left to that rule: languages without a code
        (FK404), columns and rows without a translation (FK402, FK406), choices
        without a label (FK205).  Its advice is told as a remark.

    Bad:
        | survey |
        |  | type | name | label | parameters |
        |  | text | town | Town  | rows=many  |

    Good:
        | survey |
        |  | type | name | label | parameters |
        |  | text | town | Town  | rows=3     |

    Fix: none.  See what it says.
    Source: pyxform 4.5.
    """
    if subject.compilation is None:
        return
    for remark in subject.compilation.errors:
        message = Message("pyxform does not accept the form: {text}", text=remark.text)
        yield this.finding(_place(subject, remark), message, name=remark.name)
    for remark in subject.compilation.warnings:
        if not remark.text.startswith(_TOLD_BY_RULES):
            message = Message("pyxform warns: {text}", text=remark.text)
            place = _place(subject, remark)
            is_advice = any(advice in remark.text for advice in _ADVICE)
            severity = Severity.INFO if is_advice else Severity.WARNING
            yield this.finding(place, message, name=remark.name, severity=severity)


def _place(subject: Subject, remark: "Remark") -> Loc:
    form = subject.form
    if not remark.row:
        entries = subject.index.by_name.get(remark.name, ())
        return form.cell(entries[0].node.loc, "name") if entries else Loc(file=form.file)
    names = [sheet.name for sheet in subject.workbook.sheets]
    sheet = next((name for name in reversed(names) if name.lower() == remark.sheet), names[0])
    row = Loc(file=form.file, sheet=sheet, row=remark.row)
    kind = sheet_kind(sheet) or "survey"
    return form.cell(row, parse_header(remark.column, kind).key) if remark.column else row
