"""One choice filter made ready to say which rows of its list are on offer.

Rows are sorted by the columns that the filter compares with answers (``adm1 = ${region}``),
so that of a list of thousands only those that fit are looked at.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.binding import bind
from formkit.logic.engine import ROOT, context_at, element_name, truth_of
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import FormLogic, written
from formkit.model.form import Choice, ChoiceList, Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds, ListPlace
from formkit.xpath.context import Context
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.tree import CHILD, Binary, Call, Path, Reference, Tree, walk

Answers = Mapping[str, str]
"""Question -> its answer, ``""`` for none."""

_ELSEWHERE = frozenset(("instance", "pulldata", "jr:choice-name", "now", "today", "random"))
_WORDING = frozenset(("label", "itextId"))
"""Columns that the form may hold otherwise, by language."""


class NotFollowedError(Exception):
    """What a filter asks that cannot be told from the form's own rows; says why."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason."""
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """One comparison of a column with the answer to a select."""

    column: str
    parent: str


class ListFilter:
    """A question's list and filter."""

    def __init__(self, entry: Entry, logic: FormLogic, dialect: Dialect) -> None:
        """Read list and filter.

        Raises:
            NotFollowedError: which choices are on offer does not depend on answers and rows
                of the form alone.
        """
        self._logic = logic
        self._dialect = dialect
        node = entry.node
        assert isinstance(node, Question)  # noqa: S101 - only questions have lists
        self.name = node.name
        self.choices = _list_of(node, logic).choices
        filtered = written(entry, "choice_filter")
        if filtered and filtered.tree is None:
            raise NotFollowedError(Message("{expression} cannot be read", expression=filtered.text))
        self.tree = filtered.tree if filtered else None
        self.parents = tuple(self._parents(self.tree, entry)) if self.tree else ()
        """The questions whose answers the filter reads, each once."""
        parts = tuple(conjuncts(self.tree)) if self.tree else ()
        keys = [self._key(part) for part in parts]
        self._keys = tuple(key for key in keys if key)
        self._rest = tuple(part for part, key in zip(parts, keys, strict=True) if not key)
        self._root = Element(ROOT)
        self._elements: dict[str, Element] = {}
        for parent in self.parents:
            known = QUESTION_TYPES[parent.node.type]
            element = Element(element_name(parent.node.name), data_type=known.holds.value)
            self._elements[parent.node.name] = self._root.add(element)
        self._offered: dict[tuple[str, ...], tuple[Choice, ...]] = {}

    def offered(self, answers: Answers) -> tuple[Choice, ...]:
        """The choices on offer with some answers to ``parents``.

        Raises:
            EvaluationError: the engine would stop.
            NotSupportedError: nobody can tell what the engine would say.
        """
        given = tuple(answers[name] for name in self._elements)
        if given not in self._offered:
            self._offered[given] = tuple(self._find(answers))
        return self._offered[given]

    def _find(self, answers: Answers) -> Iterator[Choice]:
        for name, element in self._elements.items():
            element.text = answers[name]
        wanted = tuple(answers[key.parent] for key in self._keys)
        if all(wanted):
            fitting, parts = self._rows_by_key.get(wanted, ()), self._rest
        else:
            fitting, parts = self._rows, tuple(conjuncts(self.tree)) if self.tree else ()
        tests = [truth_of(part, self._dialect) for part in parts]
        for choice, context in fitting:
            if all(test(context) for test in tests):
                yield choice

    @cached_property
    def _rows(self) -> tuple[tuple[Choice, Context], ...]:
        """Each choice with the place at which the filter is evaluated for it."""
        plain = context_at(self._root)
        return tuple(
            (choice, Context(_item(choice), plain.environment, current=self._root))
            for choice in self.choices
        )

    @cached_property
    def _rows_by_key(self) -> dict[tuple[str, ...], tuple[tuple[Choice, Context], ...]]:
        found: dict[tuple[str, ...], list[tuple[Choice, Context]]] = {}
        for choice, context in self._rows:
            cells = tuple(cell_of(choice, key.column) for key in self._keys)
            found.setdefault(cells, []).append((choice, context))
        return {cells: tuple(rows) for cells, rows in found.items()}

    def _key(self, tree: Tree) -> _Key | None:
        match tree:
            case (
                Binary(operator="=", left=Reference(name=parent), right=Path() as path)
                | Binary(operator="=", left=Path() as path, right=Reference(name=parent))
            ):
                known = QUESTION_TYPES[self._logic.entries[parent].node.type]
                is_code = known.holds is Holds.SELECT
                return _Key(column=path.steps[0].test, parent=parent) if is_code else None
            case _:
                return None

    def _parents(self, tree: Tree, owner: Entry) -> Iterator[Entry]:
        """The questions that the filter reads; all else that it reads must be columns."""
        found: dict[str, Entry] = {}
        for part in walk(tree):
            match part:
                case Reference(name=name):
                    (variable,) = bind(part, owner, self._logic).variables
                    if variable.entry is None or variable.entry.node.type not in QUESTION_TYPES:
                        reason = Message("{name} is no single answer", name=name)
                        raise NotFollowedError(reason)
                    found[name] = variable.entry
                case Path() if not column_of(part):
                    raise NotFollowedError(Message("it follows a path of its own"))
                case Call(name=name) if name in _ELSEWHERE:
                    raise NotFollowedError(Message("it asks {name}()", name=name))
                case _:
                    pass
        yield from found.values()


def column_of(tree: Tree) -> str:
    """The column of the choices sheet that a part of a filter reads; empty for other parts."""
    match tree:
        case Path(base=None, absolute=False, steps=(step,)) if (
            step.axis == CHILD and not step.predicates and step.test not in _WORDING
        ):
            return step.test
        case _:
            return ""


def cell_of(choice: Choice, column: str) -> str:
    """What a choice has in a column."""
    return choice.code if column == "name" else choice.extra_cell(column)


def _item(choice: Choice) -> Element:
    """A choice as pyxform writes it: an element for each cell that is filled."""
    item = Element("item")
    for column, text in (("name", choice.code), *choice.extra):
        if text:
            item.add(Element(column, text))
    return item


def _list_of(question: Question, logic: FormLogic) -> ChoiceList:
    known = QUESTION_TYPES.get(question.type)
    form = logic.index.form
    lists = {ListPlace.CHOICES: form.lists, ListPlace.EXTERNAL_CHOICES: form.external_lists}
    found = next(
        (
            one
            for one in lists.get(known.list_place if known else ListPlace.NONE, ())
            if one.name == question.list_name
        ),
        None,
    )
    if found is None:
        raise NotFollowedError(Message("its choices stand in {file}", file=question.list_name))
    return found
