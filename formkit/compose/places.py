"""Questions about places: choices from the gazetteer, or a typed p-code."""

from collections.abc import Mapping
from enum import Enum

from formkit.compose.gazetteers import (
    OTHER,
    Attachment,
    Places,
    level_of_list,
    list_of_level,
    pattern_of_level,
    start_of_pcodes,
)
from formkit.compose.plan import Plan
from formkit.compose.problems import Problem, stop_at
from formkit.compose.rows import both
from formkit.compose.trees import rebuilt
from formkit.compose.wording import (
    NOT_THIS_PCODE,
    OR_TYPE_OTHER,
    OTHER_PLACE,
    TYPE_THE_PCODE,
    joined,
    worded,
)
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, replace
from formkit.model.form import Choice, ChoiceList, Node, Question, walk
from formkit.model.gazetteer import Gazetteer
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import references_in_text
from formkit.xpath.tree import Call, Reference, Text
from formkit.xpath.tree import walk as walk_tree

_PAIR = 2


class _Way(Enum):
    """How the questions about one level are answered."""

    FROM_LIST = "list"
    FROM_FILE = "file"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A form's rows once its questions about places have answers."""

    nodes: tuple[Node, ...]
    lists: tuple[ChoiceList, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Problem, ...] = ()


def with_places(plan: Plan, nodes: tuple[Node, ...], gazetteer: Gazetteer | None) -> Placed:
    """Answer each question about places, level by level.

    A level is a cascading list; beyond ``attached_list_rows`` a CSV file; and
    without places in the gazetteer a typed p-code under the country's pattern.

    Raises:
        CannotComposeError: the gazetteer has a p-code twice, or a place without its parent.
    """
    places = Places(gazetteer=gazetteer or Gazetteer(), country=plan.country)
    stop_at(tuple(places.problems()))
    asked = _asked(nodes)
    ways = {level: _way(plan, places, level) for level in sorted(asked)}
    others = {level: _other(plan, asked[level]) for level in ways}

    def answered(node: Node) -> tuple[Node, ...]:
        return (_answered(plan, _asked_where_places_are(node, places, ways), ways),)

    return Placed(
        nodes=rebuilt(nodes, answered),
        lists=tuple(
            places.as_list(level, others[level]) if level else _countries(plan)
            for level, way in ways.items()
            if way is _Way.FROM_LIST
        ),
        attachments=tuple(
            places.as_file(level, others[level].ordered((plan.default_language,)).first)
            for level, way in ways.items()
            if way is _Way.FROM_FILE
        ),
        notes=(
            *places.remarks(),
            *(
                _typed_note(plan, level, asked[level])
                for level, way in ways.items()
                if way is _Way.TYPED
            ),
        ),
    )


def _asked(nodes: tuple[Node, ...]) -> dict[int, tuple[Question, ...]]:
    """Level -> the questions that ask for a place of it."""
    asked: dict[int, tuple[Question, ...]] = {}
    for node in walk(nodes):
        level = _level(node)
        if level is not None and isinstance(node, Question):
            asked[level] = (*asked.get(level, ()), node)
    return asked


def _level(node: Node) -> int | None:
    return level_of_list(node.list_name) if isinstance(node, Question) else None


def _way(plan: Plan, places: Places, level: int) -> _Way:
    if level == 0:
        return _Way.FROM_LIST
    if not places.has(level):
        return _Way.TYPED
    too_long = len(places.gazetteer.level(level)) > plan.standard.attached_list_rows
    return _Way.FROM_FILE if too_long else _Way.FROM_LIST


def _countries(plan: Plan) -> ChoiceList:
    """The form's country; for a form of no country all that the standard knows."""
    countries = (plan.country,) if plan.country else plan.standard.countries
    choices = (Choice(code=one.iso3, labels=one.names, loc=one.loc) for one in countries)
    return ChoiceList(name=list_of_level(0), choices=tuple(choices))


def _offers_other(question: Question) -> bool:
    return f"name = '{OTHER}'" in question.choice_filter


def _other(plan: Plan, questions: tuple[Question, ...]) -> Texts:
    if any(_offers_other(question) for question in questions):
        return worded(plan.standard, OTHER_PLACE)
    return NO_TEXTS


def _answered(plan: Plan, node: Node, ways: Mapping[int, _Way]) -> Node:
    level = _level(node)
    if level is None or not isinstance(node, Question) or ways[level] is _Way.FROM_LIST:
        return node
    if ways[level] is _Way.TYPED:
        return _typed(plan, node, level)
    return replace(node, type=f"{node.type}_from_file", list_name=f"{node.list_name}.csv")


def _asked_where_places_are(node: Node, places: Places, ways: Mapping[int, _Way]) -> Node:
    """The question, asked only after an answer below which there are places to choose.

    One that offers ``other`` is asked always.
    """
    level = _level(node)
    chosen = (_Way.FROM_LIST, _Way.FROM_FILE)
    if not level or not isinstance(node, Question) or _offers_other(node):
        return node
    above = references_in_text(node.choice_filter)
    empty = places.childless(level - 1)
    if not (above and empty) or ways[level] not in chosen or ways.get(level - 1) not in chosen:
        return node
    parent, filled = above[0].name, places.with_children(level - 1)
    if len(filled) <= len(empty):
        condition = _after_one_of(" ".join(filled), parent)
    else:
        condition = _after_none_of(" ".join((*empty, OTHER)), parent)
    return replace(node, relevant=both(node.relevant, condition))


def _after_one_of(pcodes: str, parent: str) -> str:
    return f"selected('{pcodes}', ${{{parent}}})"


def _after_none_of(pcodes: str, parent: str) -> str:
    return f"${{{parent}}} != '' and not(selected('{pcodes}', ${{{parent}}}))"


def is_asked_where_places_are(before: str, now: str) -> bool:
    """Tell whether a condition is the one before it, and that there are places to choose.

    Args:
        before: ``relevant`` of a question about places, in a form without places.
        now: its ``relevant`` in a form that has them.
    """
    try:
        parts = tuple(walk_tree(parse(now)))
    except XPathSyntaxError:
        return False
    return any(
        now == both(before, condition(pcodes.value, parent.name))
        for one in parts
        if isinstance(one, Call) and one.name == "selected" and len(one.arguments) == _PAIR
        for pcodes, parent in [one.arguments]
        if isinstance(pcodes, Text) and isinstance(parent, Reference)
        for condition in (_after_one_of, _after_none_of)
    )


def _typed(plan: Plan, question: Question, level: int) -> Question:
    start = start_of_pcodes(plan.country)
    constraint = f"regex(., '{pattern_of_level(plan.country, level)}')"
    hint = worded(plan.standard, TYPE_THE_PCODE, start=start)
    if _offers_other(question):
        constraint = f"{constraint} or . = '{OTHER}'"
        hint = joined(hint, worded(plan.standard, OR_TYPE_OTHER))
    message = worded(plan.standard, NOT_THIS_PCODE, start=start)
    return replace(
        question,
        type="text",
        list_name="",
        choice_filter="",
        hints=joined(question.hints, hint),
        constraint=both(question.constraint, constraint),
        constraint_messages=joined(question.constraint_messages, message),
    )


def _typed_note(plan: Plan, level: int, questions: tuple[Question, ...]) -> Problem:
    said = (
        "no places of level {level} were given; answered by typing a p-code under the pattern"
        " {pattern}: {questions}. Give a gazetteer to offer names instead"
    )
    names = tuple(question.name for question in questions)
    pattern = pattern_of_level(plan.country, level)
    loc = plan.adaptation.loc
    return loc, Message(said, level=level, questions=names, pattern=pattern)
