"""What an adaptation does to a form's rows: hides, adds, sets."""

from dataclasses import replace

from formkit.compose.languages import language_named
from formkit.compose.plan import Plan
from formkit.compose.policy import (
    forbidden_hiding,
    forbidden_setting,
    forbidden_wording,
    told_setting,
)
from formkit.compose.problems import Problem, stop_at, unknown
from formkit.compose.rows import asked
from formkit.compose.trees import Row, rebuilt, with_fields
from formkit.core.location import Trail
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.adaptation import AddedQuestions, SetAttribute
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    Attribute,
    AttributeKind,
    texts_of,
)
from formkit.model.form import Choice, ChoiceList, Group, Node, Question, Repeat, walk
from formkit.model.module import MODULE_COLUMN


def without_hidden(plan: Plan, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The rows without the questions that the adaptation leaves out.

    Raises:
        UnknownNameError: a question is not in the form.
        CannotComposeError: a question belongs to a module that is asked whole.
    """
    questions = {node.name: node for node in walk(nodes) if isinstance(node, Question)}
    problems: list[Problem] = []
    for name in plan.adaptation.hidden:
        if name not in questions:
            raise unknown(Message("question"), name, tuple(questions), loc=plan.adaptation.loc)
        problems.extend(forbidden_hiding(plan, questions[name]))
    stop_at(tuple(problems))
    hidden = frozenset(plan.adaptation.hidden)
    return rebuilt(
        nodes,
        lambda node: () if isinstance(node, Question) and node.name in hidden else (node,),
    )


def with_added(plan: Plan, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The rows with the country's own, block after block in the adaptation's order.

    Raises:
        UnknownNameError: a block follows a question, or ends a module, that is not there,
            or asks a variable that the dictionary does not have.
    """
    for block in plan.adaptation.questions:
        own = tuple(_own(plan, node, block) for node in block.nodes)
        nodes = _after(nodes, block, own) if block.after else _at_end(nodes, block, own)
    return nodes


def _own(plan: Plan, node: Node, block: AddedQuestions) -> Node:
    """A row of the country's; one that only names a variable is asked as the dictionary says."""
    trail = Trail(written=node.loc, used=block.loc)
    if isinstance(node, Group | Repeat):
        children = tuple(_own(plan, child, block) for child in node.children)
        return replace(node, children=children, trail=trail)
    if isinstance(node, Question):
        return replace(node, trail=trail)
    return replace(asked(node, plan.standard.dictionary), trail=trail)


def _after(
    nodes: tuple[Node, ...], block: AddedQuestions, own: tuple[Node, ...]
) -> tuple[Node, ...]:
    names = tuple(node.name for node in walk(nodes) if node.name)
    if block.after not in names:
        kind = Message("question or group for {own} to follow", own=_names(own))
        raise unknown(kind, block.after, names, loc=block.loc)
    return rebuilt(nodes, lambda node: (node, *own) if node.name == block.after else (node,))


def _at_end(
    nodes: tuple[Node, ...], block: AddedQuestions, own: tuple[Node, ...]
) -> tuple[Node, ...]:
    modules = {
        node.extra_cell(MODULE_COLUMN): node
        for node in reversed(tuple(walk(nodes)))
        if isinstance(node, Group | Repeat)
    }
    if block.module not in modules:
        known = tuple(name for name in modules if name)
        kind = Message("module of the form for {own} to stand in", own=_names(own))
        raise unknown(kind, block.module, known, loc=block.loc)
    end = modules[block.module]

    def ended(node: Node) -> tuple[Node, ...]:
        if isinstance(node, Group | Repeat) and node.name == end.name:
            return (replace(node, children=(*node.children, *own)),)
        return (node,)

    return rebuilt(nodes, ended)


def _names(own: tuple[Node, ...]) -> tuple[str, ...]:
    return tuple(node.name for node in own if node.name)


def with_cells_set(
    plan: Plan, nodes: tuple[Node, ...]
) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The rows with the cells that the adaptation words or sets, and what to declare of it.

    Raises:
        UnknownNameError: a question, a column or a language is not in the form.
        CannotComposeError: a cell is the same in the whole region.
    """
    wanted = tuple(one for one in plan.adaptation.attributes if not one.list_name)
    by_name = {node.name: node for node in walk(nodes) if node.name}
    problems: list[Problem] = []
    notes: list[Problem] = []
    for one in wanted:
        if one.name not in by_name:
            raise unknown(Message("question or group"), one.name, tuple(by_name), loc=one.loc)
        problems.extend(forbidden_setting(plan, by_name[one.name], one))
        notes.extend(told_setting(by_name[one.name], one))
    stop_at(tuple(problems))

    def cells_set(node: Node) -> tuple[Node, ...]:
        for one in wanted:
            if one.name == node.name:
                node = _set(plan, node, one, SURVEY_ATTRIBUTES)
        return (node,)

    return rebuilt(nodes, cells_set), tuple(notes)


def with_choices_worded(plan: Plan, lists: tuple[ChoiceList, ...]) -> tuple[ChoiceList, ...]:
    """The lists with the choices that the adaptation words anew.

    Raises:
        UnknownNameError: a list, a code, a column or a language is not in the form.
        CannotComposeError: a choice is worded the same in the whole region.
    """
    by_name = {one.name: one for one in lists}
    problems: list[Problem] = []
    for one in plan.adaptation.attributes:
        if not one.list_name:
            continue
        if one.list_name not in by_name:
            raise unknown(Message("list of the form"), one.list_name, tuple(by_name), loc=one.loc)
        if one.name not in by_name[one.list_name].codes:
            kind = Message("code of the list {list}", list=one.list_name)
            raise unknown(kind, one.name, by_name[one.list_name].codes, loc=one.loc)
        problems.extend(forbidden_wording(plan, one))
    stop_at(tuple(problems))
    return tuple(
        replace(one, choices=tuple(_worded(plan, one.name, choice) for choice in one.choices))
        for one in lists
    )


def _worded(plan: Plan, list_name: str, choice: Choice) -> Choice:
    for one in plan.adaptation.attributes:
        if one.list_name == list_name and one.name == choice.code:
            choice = _set(plan, choice, one, CHOICE_ATTRIBUTES)
    return choice


def _set(plan: Plan, row: Row, wanted: SetAttribute, attributes: tuple[Attribute, ...]) -> Row:
    header, _, language = wanted.header.partition("::")
    if header == "media":
        kind, _, language = language.partition("::")
        header = f"media::{kind}"
    attribute = next((one for one in attributes if one.header == header), None)
    if attribute is None:
        known = tuple(one.header for one in attributes)
        raise unknown(Message("column"), wanted.header, known, loc=wanted.loc)
    if attribute.kind is not AttributeKind.TEXTS:
        return with_fields(row, {attribute.field: wanted.text})
    texts = _worded_in(plan, texts_of(row, attribute), language, wanted)
    return with_fields(row, {attribute.field: texts})


def _worded_in(plan: Plan, texts: Texts, language: str, wanted: SetAttribute) -> Texts:
    """The texts with one language's set; without a language, one text for all of them."""
    if not language:
        return Texts.of([("", wanted.text)])
    name = language_named(plan.standard, language)
    if name not in plan.languages:
        raise unknown(Message("language of the form"), language, plan.languages, loc=wanted.loc)
    return Texts.of((*((one, text) for one, text in texts if one != name), (name, wanted.text)))
