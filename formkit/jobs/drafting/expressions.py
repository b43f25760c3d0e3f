"""What there is to say of an expression while it is typed: its faults, or it in plain words."""

from collections.abc import Callable

from formkit.compose.trees import rebuilt
from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.layout import layout
from formkit.jobs.checking import report_of
from formkit.jobs.drafting.rows import OwnQuestion
from formkit.jobs.subjects import Prepared, Standards, Terms
from formkit.logic.form_logic import FormLogic
from formkit.logic.reading_out import read_out
from formkit.model.configuration import RuleSetting
from formkit.model.form import Form, Node, Question
from formkit.model.index import FormIndex
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse

_RULES = (RuleSetting(rules="FK", is_on=False), RuleSetting(rules="FK3"))
"""Of all rules, those of expressions."""
_NEW = "formkit_new_question"
"""What a question is called here that has no name yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What there is to say of an expression."""

    faults: tuple[Message, ...] = ()
    words: Message | None = None
    """The expression in plain words; None where it cannot be read."""


def told_of(form: Form, question: OwnQuestion, column: str, *, language: str = "") -> Told:
    """What the rules say of one expression of a question, and what it says itself.

    Args:
        form: where the question stands, or is to stand.
        question: as it is to be.
        column: ``relevant`` or ``constraint``.
        language: of labels in the words, as the form's headers have it.
    """
    text = str(getattr(question, column))
    name = question.name or _NEW
    node = Question(
        name=name,
        type=question.type,
        list_name=question.list_name,
        labels=question.labels,
        relevant=text if column == "relevant" else "",
        constraint=text if column == "constraint" else "",
    )
    try:
        tree = parse(text)
    except XPathSyntaxError as error:
        return Told(faults=(error.message,))
    # without its settings the form names no standard, which these rules do not ask
    whole = Form(nodes=_with(form.nodes, node, question.place.after), lists=form.lists)
    entry = next(one for one in FormIndex(whole).entries if one.node is node)
    words = read_out(tree, entry, FormLogic(FormIndex(whole)), language)
    prepared = Prepared(workbook=layout(whole), terms=Terms(compiles=False, layers=(_RULES,)))
    faults = tuple(
        one.message
        for one in report_of(prepared, Standards()).findings
        if one.name == name and one.severity is not Severity.INFO
    )
    return Told(faults=faults, words=words)


def _with(nodes: tuple[Node, ...], node: Question, after: str) -> tuple[Node, ...]:
    """The rows with a question in its place: where it is, else behind a row, else at the end."""
    before = after.rpartition("/")[2]
    for put in (_instead(node), _behind(node, before)):
        made = rebuilt(nodes, put)
        if any(one.node is node for one in FormIndex(Form(nodes=made)).entries):
            return made
    return (*nodes, node)


def _instead(node: Question) -> Callable[[Node], tuple[Node, ...]]:
    return lambda one: (node,) if one.name == node.name else (one,)


def _behind(node: Question, name: str) -> Callable[[Node], tuple[Node, ...]]:
    return lambda one: (one, node) if name and one.name == name else (one,)
