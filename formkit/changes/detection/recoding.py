"""Conditions that speak of choices by their new codes."""

from collections.abc import Iterable, Mapping

from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceRecoded
from formkit.logic.binding import bind
from formkit.logic.form_logic import FormLogic
from formkit.model.form import Question
from formkit.model.index import Entry
from formkit.xpath.tree import Binary, Call, Path, Reference, Text, Tree, children, with_children

Codes = Mapping[str, Mapping[str, str]]
"""New name of a list -> old code -> new code, of choices that are the same answers."""


def new_codes(changes: Iterable[Change], lists: Mapping[str, Mapping[str, str]]) -> Codes:
    """The codes that changed.

    Args:
        changes: all that happened to lists.
        lists: sheet -> old list name -> new list name.
    """
    found: dict[str, dict[str, str]] = {}
    for change in changes:
        if isinstance(change, ChoiceRecoded):
            at = change.at.list
            name = lists[at.sheet].get(at.name, at.name)
            found.setdefault(name, {})[change.old] = change.new
    return found


def with_new_codes(tree: Tree, owner: Entry, logic: FormLogic, codes: Codes) -> Tree:
    """A condition with the new codes in ``${x} = 'code'`` and ``selected(${x}, 'code')``.

    Args:
        tree: the old condition, with the new names of questions.
        owner: the row of the new form in which it stands.
        logic: the new form's expressions.
        codes: what codes are called now.
    """
    if not codes:
        return tree
    match tree:
        case Binary(operator="=" | "!=", left=asked, right=Text() as code):
            return with_children(tree, (asked, _recoded(asked, code, owner, logic, codes)))
        case Binary(operator="=" | "!=", left=Text() as code, right=asked):
            return with_children(tree, (_recoded(asked, code, owner, logic, codes), asked))
        case Call(name="selected", arguments=(asked, Text() as code)):
            return with_children(tree, (asked, _recoded(asked, code, owner, logic, codes)))
        case _:
            parts = (with_new_codes(part, owner, logic, codes) for part in children(tree))
            return with_children(tree, tuple(parts))


def _recoded(asked: Tree, code: Text, owner: Entry, logic: FormLogic, codes: Codes) -> Tree:
    if not isinstance(asked, Reference | Path):
        return code
    for variable in bind(asked, owner, logic).variables:
        node = variable.entry.node if variable.entry else None
        if isinstance(node, Question) and code.value in codes.get(node.list_name, {}):
            return Text(value=codes[node.list_name][code.value])
    return code
