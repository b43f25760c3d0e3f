"""FK124: codes with a space at their end, inside conditions."""

import re
from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question

_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_PERHAPS = re.compile(r"= *['\"] | ['\"](?= *(?:\)|!?=|and |or |\Z))")


def plant(form: Form) -> Form | None:
    """Let the condition of a note look for a code with a space behind it."""
    question = first_question(form, lambda one: bool(one.name and _first_code(form, one)))
    if question is None:
        return None
    condition = f"${{{question.name}}} = '{_first_code(form, question)} '"
    labels = wording(form, "Note")
    note = Question(name="planted_note", type="note", labels=labels, relevant=condition)
    return with_nodes(form, question, question, note)


def _first_code(form: Form, question: Question) -> str:
    found = form.list_named(question.list_name) if question.type == "select_one" else None
    return next((code for code in found.codes if code), "") if found else ""


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Take the spaces out from inside the quotes."""
    text = text_at(subject, finding.loc)
    codes = _codes(subject)
    wrong = {code for code in _spaced(text) if code not in codes and code.strip() in codes}
    new = _QUOTED.sub(lambda match: _trimmed(match, wrong), text)
    return rewritten(finding.loc, text, new) if new != text else None


@rule("FK124", "space-in-quotes", Severity.ERROR, mend=mend, plant=plant)
def space_in_quotes(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A condition names a code with a space too many inside the quotes.

    Why:
        ``'yes '`` is not ``'yes'``: nobody can give that answer, so ``=`` never
        holds, and nothing shows why.  Spaces around the code on the choices
        sheet do no harm, nor do those in ``selected()``: they are cut off.

    Bad:
        | survey |
        |  | type              | name | label    | relevant         |
        |  | select_one yes_no | work | Any work |                  |
        |  | text              | job  | Which    | ${work} = 'yes ' |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Good:
        | survey |
        |  | type              | name | label    | relevant        |
        |  | select_one yes_no | work | Any work |                 |
        |  | text              | job  | Which    | ${work} = 'yes' |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: takes these spaces out.
    Source: ODK XForms specification, "XPath"; pyxform trims cells and nothing inside them.
    """
    codes: frozenset[str] | None = None
    for expression in subject.expressions:
        for spaced in _spaced(expression.text):
            codes = codes if codes is not None else _codes(subject)
            if spaced not in codes and spaced.strip() in codes:
                message = Message(
                    "no choice has the code {code} with a space, so this never holds; write it"
                    " without the space inside the quotes",
                    code=f"'{spaced}'",
                )
                cell = subject.form.cell(expression.loc, expression.key)
                yield this.finding(cell, message, name=expression.name, fixable=True)
                break


def _trimmed(match: re.Match[str], wrong: set[str]) -> str:
    """What is quoted, without the space where it is one of the wrong ones."""
    whole = match.group()
    inner = whole[1:-1]
    return f"{whole[0]}{inner.strip()}{whole[0]}" if inner in wrong else whole


def _spaced(text: str) -> Iterator[str]:
    """What an expression compares by = or != with a space at its beginning or end."""
    if not _PERHAPS.search(text):
        return
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - seldom needed
    from formkit.xpath.parser import parse  # noqa: PLC0415
    from formkit.xpath.tree import Binary, Text, walk  # noqa: PLC0415

    try:
        tree = parse(text)
    except XPathSyntaxError:
        return
    for part in walk(tree):
        if isinstance(part, Binary) and part.operator in {"=", "!="}:
            for side in (part.left, part.right):
                if isinstance(side, Text) and side.value != side.value.strip():
                    yield side.value


def _codes(subject: Subject) -> frozenset[str]:
    return frozenset(code for one in subject.form.lists if one.name for code in one.codes)
