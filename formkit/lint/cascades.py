"""Choice lists of which an earlier answer shows only a part: ``region = ${region}``."""

from collections.abc import Iterator

from formkit.core.values import dataclass
from formkit.lint.subject import Subject
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import written
from formkit.model.form import Choice, ChoiceList, Question
from formkit.model.index import Entry
from formkit.xpath.tree import CHILD, Binary, Call, Filter, Path, Reference, Tree, children

_PARENTS = frozenset(("select_one", "select_multiple"))
_FILTERED = _PARENTS | {"rank"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """One column of a list that must hold the answer to an earlier select."""

    column: str
    parent: Question
    parent_list: ChoiceList

    @property
    def answers(self) -> tuple[str, ...]:
        """The parent's codes, each once, in order; ``or_other`` adds one."""
        other = ("other",) if self.parent.or_other else ()
        codes = (*self.parent_list.codes, *other)
        return tuple(dict.fromkeys(code for code in codes if code))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredQuestion:
    """A select with a choice filter and its list on the sheet choices."""

    entry: Entry
    question: Question
    choice_list: ChoiceList
    tree: Tree
    """The filter."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the list that the filter reads, in the order of the text."""
        return tuple(dict.fromkeys(_columns(self.tree)))


def filtered_questions(subject: Subject) -> Iterator[FilteredQuestion]:
    """The selects of which a filter that can be read shows a part of the list, in order."""
    lists: dict[str, ChoiceList] = {}
    for entry in subject.index.active:
        node = entry.node
        if not isinstance(node, Question) or not node.choice_filter or node.type not in _FILTERED:
            continue
        lists = lists or {one.name: one for one in subject.form.lists if one.name}
        choices = lists.get(node.list_name)
        found = written(entry, "choice_filter")
        if choices and found and found.tree:
            yield FilteredQuestion(entry=entry, question=node, choice_list=choices, tree=found.tree)


def cascades(subject: Subject, filtered: FilteredQuestion) -> Iterator[Cascade]:
    """The columns that must hold an earlier answer for a choice to be seen at all."""
    for part in conjuncts(filtered.tree):
        column, parent = _equality(part)
        entry = subject.logic.entries.get(parent) if column else None
        node = entry.node if entry else None
        if not isinstance(node, Question) or node.type not in _PARENTS:
            continue
        parent_list = subject.form.list_named(node.list_name)
        if parent_list:
            yield Cascade(column=column, parent=node, parent_list=parent_list)


def cells_of(choice_list: ChoiceList, column: str) -> frozenset[str]:
    """All that a column holds beside the choices of a list, ``""`` among it for empty cells."""
    choices = choice_list.choices
    if column == "name":
        return frozenset(choice_list.codes)
    texts = [text for one in choices for header, text in one.extra if header == column]
    return frozenset(texts if len(texts) == len(choices) else (*texts, ""))


def column_of(tree: Tree) -> str:
    """The column of the list that a part of a filter reads; empty when it reads none."""
    match tree:
        case Path(base=None, absolute=False, steps=(step,)) if step.axis == CHILD:
            return "" if step.predicates or not step.test.strip("*") else step.test
        case _:
            return ""


def cell_of(choice: Choice, column: str) -> str:
    """What a choice has in a column that filters read."""
    return choice.code if column == "name" else choice.extra_cell(column)


def _columns(tree: Tree) -> Iterator[str]:
    """What stands behind ``instance(…)`` is of another list, and not looked at."""
    if isinstance(tree, Path):
        if name := column_of(tree):
            yield name
        return
    for child in children(tree)[:1] if isinstance(tree, Filter) else children(tree):
        yield from _columns(child)


def _equality(tree: Tree) -> tuple[str, str]:
    """The column and the question of which a condition says that they are the same."""
    match tree:
        case Binary(operator="=", left=Reference() as asked, right=other):
            return column_of(other), asked.name
        case Binary(operator="=", left=other, right=Reference() as asked):
            return column_of(other), asked.name
        case Call(name="selected", arguments=(Reference() as asked, other)):
            return column_of(other), asked.name
        case _:
            return "", ""
