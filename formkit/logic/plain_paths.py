"""Rows that are plainly reached: each answer that their conditions read is asked for once.

Most conditions are of this kind, and then nothing needs to be tried: ``${water} = 'yes'``
holds for whoever says yes, if nothing else is asked of that answer on the way.
"""

from collections.abc import Mapping
from decimal import Decimal

from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import FormLogic, path_of, repeats_of
from formkit.model.form import Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds, ListPlace
from formkit.xpath.tree import Binary, Call, Number, Reference, Text, Tree

Answers = Mapping[str, str]
"""Question -> the answer that is asked for."""

_BESIDE = {"=": 0, ">=": 0, "<=": 0, ">": 1, "<": -1}
"""What is added to a number for one that meets the comparison with it."""


class PlainPaths:
    """What must be answered for each row to be asked, where that is plain to see."""

    def __init__(self, logic: FormLogic) -> None:
        """Keep the form's expressions."""
        self._logic = logic
        self._known: dict[tuple[str, ...], Answers | None] = {}

    def answers(self, entry: Entry) -> Answers | None:
        """Answers with which a row is asked; None where that is not plain."""
        path = path_of(entry)
        if path not in self._known:
            self._known[path] = None  # what reads itself in a circle is not plain
            self._known[path] = self._worked_out(entry)
        return self._known[path]

    def _worked_out(self, entry: Entry) -> Answers | None:
        if any(True for _ in repeats_of(entry)):
            return None
        found: dict[str, str] = {}
        for condition in self._logic.conditions(entry):
            if condition.tree is None:
                return None
            for part in conjuncts(condition.tree):
                asked = self._asked(part, entry)
                before = self.answers(asked[0]) if asked else None
                if asked is None or before is None:
                    return None
                for name, text in (*before.items(), (asked[0].node.name, asked[1])):
                    if found.setdefault(name, text) != text:
                        return None
        return found

    def _asked(self, part: Tree, owner: Entry) -> tuple[Entry, str] | None:
        """The question and the answer that one comparison asks for."""
        match part:
            case Call(name="selected", arguments=(Reference(name=name), Text(value=code))):
                entry = self._free(name, owner)
                return (entry, code) if entry and self._is_code(entry, code) else None
            case Binary(operator="=", left=Reference(name=name), right=Text(value=code)):
                entry = self._free(name, owner)
                return (entry, code) if entry and self._is_code(entry, code) else None
            case Binary(operator=operator, left=Reference(name=name), right=Number(value=number)):
                entry = self._free(name, owner)
                text = _number(number, operator)
                return (entry, text) if entry and text and self._takes(entry, text) else None
            case _:
                return None

    def _free(self, name: str, owner: Entry) -> Entry | None:
        """A question that may be answered in any way its type allows."""
        entry = self._logic.entries.get(name)
        if entry is None or not isinstance(entry.node, Question):
            return None
        node = entry.node
        around = tuple(map(id, owner.repeats))
        is_one = tuple(map(id, entry.repeats)) == around[: len(entry.repeats)]
        is_bound = node.constraint or node.calculation or node.read_only or node.choice_filter
        return None if is_bound or node.trigger or not is_one else entry

    def _is_code(self, entry: Entry, code: str) -> bool:
        node = entry.node
        known = QUESTION_TYPES.get(node.type)
        if known is None or known.list_place is not ListPlace.CHOICES or known.name == "rank":
            return False
        return isinstance(node, Question) and code in self._logic.codes_of(node.list_name)

    def _takes(self, entry: Entry, text: str) -> bool:
        known = QUESTION_TYPES.get(entry.node.type)
        if known is not None and known.holds is Holds.INT:
            return text.lstrip("-").isdigit() and known.name == "integer"
        return self._is_code(entry, text)


def _number(number: Decimal, operator: str) -> str:
    """A number that meets a comparison with this one; empty where none is plain."""
    if operator not in _BESIDE or number != number.to_integral_value():
        return ""
    return str(int(number) + _BESIDE[operator])
