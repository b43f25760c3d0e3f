"""Choice lists: the standard's, with what a country adds and hides."""

from collections.abc import Mapping

from formkit.compose.plan import Plan
from formkit.compose.policy import forbidden_choices, told_choices
from formkit.compose.problems import Problem, stop_at, unknown
from formkit.compose.trees import rebuilt
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.model.adaptation import PARENT_COLUMN, AddedChoice
from formkit.model.dictionary import StandardList
from formkit.model.form import Choice, ChoiceList, Node, Question, walk
from formkit.model.question_types import QUESTION_TYPES, ListPlace

_OTHER = "other"
_NO_ANSWER = ("none", "dnk", "pnta")
"""Codes that every list may end with: none, does not know, prefers not to answer."""
_RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The lists that a form uses, and its rows, where an empty list leaves text to type."""

    nodes: tuple[Node, ...]
    lists: tuple[ChoiceList, ...]
    notes: tuple[Problem, ...] = ()


def with_answers(plan: Plan, nodes: tuple[Node, ...], places: tuple[ChoiceList, ...]) -> Answered:
    """Give each list that some question uses its choices, in the order of first use.

    Args:
        plan: its adaptation adds and hides choices.
        nodes: the form's rows.
        places: lists that are made already.

    Raises:
        UnknownNameError: a list or code is not there.
        CannotComposeError: the adaptation changes a list that is closed.
    """
    users = _users_of_lists(nodes)
    _check_names(plan, users)
    stop_at(tuple(forbidden_choices(plan)))
    made = {one.name: one for one in places}
    lists = tuple(made[name] if name in made else _list(plan, name) for name in users)
    empty = tuple(one.name for one in lists if not one.choices)
    return Answered(
        nodes=rebuilt(nodes, lambda node: (_typed(node, empty),)),
        lists=tuple(one for one in lists if one.choices),
        notes=(*told_choices(plan), *(_empty_note(plan, name, users) for name in empty)),
    )


def _users_of_lists(nodes: tuple[Node, ...]) -> dict[str, tuple[str, ...]]:
    """List name -> the questions whose type names it, in order."""
    users: dict[str, tuple[str, ...]] = {}
    for node in walk(nodes):
        known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
        if known is not None and known.list_place is ListPlace.CHOICES:
            assert isinstance(node, Question)  # noqa: S101 - a type of a question was found
            users[node.list_name] = (*users.get(node.list_name, ()), node.name)
    return users


def _check_names(plan: Plan, users: Mapping[str, tuple[str, ...]]) -> None:
    """Stop at the first list or code that nobody has."""
    standard = plan.standard.dictionary.lists_by_name
    added = {choice.list_name for choice in plan.adaptation.choices}
    known = tuple(dict.fromkeys((*users, *standard)))
    for name in users:
        if name not in standard and name not in added:
            raise unknown(Message("list"), name, tuple(standard), loc=plan.adaptation.loc)
    for choice in plan.adaptation.choices:
        if choice.list_name not in known:
            raise unknown(Message("list"), choice.list_name, known, loc=choice.loc)
    for name, code in plan.adaptation.hidden_choices:
        if name not in standard:
            raise unknown(Message("list"), name, tuple(standard), loc=plan.adaptation.loc)
        if code not in standard[name].codes:
            kind = Message("code of the list {list}", list=name)
            raise unknown(kind, code, standard[name].codes, loc=plan.adaptation.loc)


def _list(plan: Plan, name: str) -> ChoiceList:
    regional = plan.standard.dictionary.lists_by_name.get(name, StandardList(name=name))
    hidden = {code for known, code in plan.adaptation.hidden_choices if known == name}
    kept = [
        Choice(code=choice.code, labels=choice.labels, loc=choice.loc)
        for choice in regional.choices
        if choice.status != _RETIRED and choice.code not in hidden
    ]
    own = [
        _own_choice(plan, regional, choice)
        for choice in plan.adaptation.choices
        if choice.list_name == name
    ]
    place = _place_for_own([choice.code for choice in kept])
    return ChoiceList(name=name, choices=(*kept[:place], *own, *kept[place:]))


def _place_for_own(codes: list[str]) -> int:
    """Before ``other``; in a list without it before what is no answer, such as ``dnk``."""
    if _OTHER in codes:
        return codes.index(_OTHER)
    place = len(codes)
    while place and codes[place - 1] in _NO_ANSWER:
        place -= 1
    return place


def _own_choice(plan: Plan, regional: StandardList, choice: AddedChoice) -> Choice:
    """A country's choice, with the country in ``adm0`` where the list's filters read it."""
    extra = dict(choice.extra)
    if "adm0" in regional.filter_columns and plan.iso3:
        extra.setdefault("adm0", plan.iso3)
    if choice.parent:
        extra[PARENT_COLUMN] = choice.parent
    return Choice(
        code=choice.code, labels=choice.labels, extra=tuple(sorted(extra.items())), loc=choice.loc
    )


def _typed(node: Node, empty: tuple[str, ...]) -> Node:
    if isinstance(node, Question) and node.list_name and node.list_name in empty:
        return replace(node, type="text", list_name="", choice_filter="")
    return node


def _empty_note(plan: Plan, name: str, users: Mapping[str, tuple[str, ...]]) -> Problem:
    said = (
        "the list {list} is the country's to fill and has no codes; answered by typing text:"
        " {questions}. Add the list's choices in the adaptation to offer them instead"
    )
    return plan.adaptation.loc, Message(said, list=name, questions=users[name])
