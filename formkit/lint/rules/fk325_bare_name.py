"""FK325: the name of a question, or a code, that an expression takes for a path."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.logic.form_logic import Written
from formkit.model.edits import CellSet
from formkit.model.form import Form, Group, Question, Repeat
from formkit.xpath.tree import CHILD, Binary, Call, Filter, Path, Reference, Tree, children

_KEYS = frozenset(("relevant", "constraint", "calculation", "repeat_count"))
"""A choice filter's names are columns of the list."""


def plant(form: Form) -> Form | None:
    """Ask for an answer by the mere name of its question."""
    question = first_question(form, lambda one: bool(one.name and one.type == "select_one"))
    if question is None:
        return None
    note = Question(name="planted_note", type="note", labels=wording(form, "Note"))
    asked = replace(note, relevant=f"{question.name} != ''")
    return with_nodes(form, question, question, Group(name="planted_group", children=(asked,)))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the signs that are missing."""
    for written in subject.logic.written:
        loc = subject.form.cell(written.owner.node.loc, written.key)
        if loc == finding.loc and (found := _bare_names(subject, written)):
            text = _mended(written.text, found)
            title = Message("write {new} in place of {old}", new=text, old=written.text)
            edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=text)
            return Fix(title=title, edits=(edit,))
    return None


@rule("FK325", "bare-name", Severity.ERROR, mend=mend, plant=plant)
def bare_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The name of a question, or a code, stands in an expression without its signs.

    Why:
        A bare word is a path: devices look for a row of that name inside the one
        that has the expression, where there is none.  ``displaced = yes`` then
        compares nothing with nothing: Collect asks the question of everybody, a
        browser of nobody, and no compiler tells.

    Bad:
        | survey |
        |  | type              | name      | label      | relevant        |
        |  | select_one yes_no | displaced | Displaced? |                 |
        |  | text              | reason    | Why?       | displaced = yes |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Good:
        | survey |
        |  | type              | name      | label      | relevant             |
        |  | select_one yes_no | displaced | Displaced? |                      |
        |  | text              | reason    | Why?       | ${displaced} = 'yes' |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: writes ``${}`` around the names of questions and quotes around codes.
    Source: XPath 1.0, location paths; XLSForm documentation, "Relevant".
    """
    for written in subject.logic.written:
        if found := _bare_names(subject, written):
            message = Message(
                "devices look for {words} as rows inside this one and find none, so no answer"
                " counts; write {written}: a question has a dollar sign and braces, a code has"
                " quotes",
                words=tuple(dict.fromkeys(one.word for one in found)),
                written=_mended(written.text, found),
            )
            yield this.finding(
                subject.form.cell(written.owner.node.loc, written.key),
                message,
                name=written.owner.node.name,
                fixable=True,
                text=written.text,
                span=(found[0].start, found[0].end),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bare:
    """A word without its signs, and its place in the cell."""

    word: str
    start: int
    end: int
    is_code: bool


def _bare_names(subject: Subject, written: Written) -> tuple[_Bare, ...]:
    """The names of questions, and codes of the list that they are compared with."""
    if written.tree is None or written.key not in _KEYS:
        return ()
    node = written.owner.node
    inside = {one.name for one in node.children} if isinstance(node, Group | Repeat) else set()
    words = tuple((path, name) for path, name in _words(written.tree) if name not in inside)
    if not words:
        return ()
    codes = {id(path) for path in _codes(subject, written.tree)}
    found = (
        _Bare(word=name, start=path.start, end=path.end, is_code=id(path) in codes)
        for path, name in words
        if id(path) in codes or name in subject.logic.entries
    )
    return tuple(sorted(found, key=lambda one: one.start))


def _words(tree: Tree) -> Iterator[tuple[Path, str]]:
    """The paths of one step down; those that ask a list or other rows ask these."""
    if name := _word(tree):
        yield tree, name  # type: ignore[misc]  # only a path has one
    inside = children(tree)
    if isinstance(tree, Path | Filter):
        inside = () if tree.base is None else (tree.base,)
    for one in inside:
        yield from _words(one)


def _word(tree: Tree) -> str:
    match tree:
        case Path(base=None, absolute=False, steps=(step,)):
            is_name = step.axis == CHILD and not step.predicates
            return step.test if is_name else ""
        case _:
            return ""


def _codes(subject: Subject, tree: Tree) -> Iterator[Tree]:
    """The words that are codes of the question on the other side."""
    for asked, word in _compared(tree):
        if _word(word) in _codes_of(subject, asked):
            yield word
    for one in children(tree):
        yield from _codes(subject, one)


def _compared(tree: Tree) -> tuple[tuple[Tree, Tree], ...]:
    """What may be a question, and what may be one of its codes."""
    match tree:
        case Binary(operator="=" | "!=", left=left, right=right):
            return (left, right), (right, left)
        case Call(name="selected", arguments=(asked, code)):
            return ((asked, code),)
        case _:
            return ()


def _codes_of(subject: Subject, asked: Tree) -> frozenset[str]:
    name = asked.name if isinstance(asked, Reference) else _word(asked)
    entry = subject.logic.entries.get(name)
    node = entry.node if entry else None
    return subject.logic.codes_of(node.list_name) if isinstance(node, Question) else frozenset()


def _mended(text: str, found: tuple[_Bare, ...]) -> str:
    """The expression with the signs that it lacks."""
    for one in reversed(found):
        signed = f"'{one.word}'" if one.is_code else f"${{{one.word}}}"
        text = f"{text[: one.start]}{signed}{text[one.end :]}"
    return text
