"""What becomes of an adaptation's own words when a module leaves its form."""

from collections.abc import Collection, Iterator

from formkit.core.values import dataclass
from formkit.formats.adaptation_edits import without_entries
from formkit.formats.adaptation_entries import entries_of
from formkit.formats.yaml_text import Keys, Value
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.questions import own_questions
from formkit.jobs.drafting.rows import OwnQuestion, Place
from formkit.jobs.drafting.text import value_at, with_value
from formkit.model.form import Node, walk
from formkit.model.module import COMPONENTS_COLUMN, VARIABLE_COLUMN, Module
from formkit.model.standard import Standard

_PLACES = frozenset(("after", "module"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gone:
    """What a form lacks without a module."""

    module: str
    names: Collection[str]
    lists: Collection[str]

    def had(self, place: str) -> bool:
        """Tell whether own questions that stand there have lost their place."""
        return place in self.names or place == self.module

    def has(self, kind: str, name: str) -> bool:
        """Tell whether what an adaptation says of a row or list has lost what it speaks of."""
        match kind:
            case "hide" | "set":
                return name in self.names
            case "set_choices":
                return name in self.lists
            case _:
                return False


def settled_without(
    draft: Draft, standard: Standard, module: Module, left: Collection[Module], behind: str
) -> Draft:
    """The draft without a module, and with nothing that speaks of its questions.

    Own questions that stood in the module stand at the end of another one.

    Args:
        draft: the draft, in which the module is out already.
        standard: its standard.
        module: that is out.
        left: the modules that the form still has.
        behind: id of the module at whose end own questions go; empty: they stay where they were.
    """
    component = standard.templates_by_id[draft.wanted.template].component
    rows = tuple(_rows((module,), component))
    others = tuple(_rows(left, component))
    own_lists = {one.list_name for one in own_questions(draft)}
    gone = _Gone(
        module=module.id,
        names={module.repeat or module.id, *_names(rows)} - {*_names(others)},
        lists={*_lists(rows, standard)} - {*_lists(others, standard)} - own_lists,
    )
    text = draft.text
    dropped: list[Keys] = []
    for entry in entries_of(text):
        if gone.has(entry.kind, entry.words[0]):
            dropped.append(entry.keys)
        elif behind and entry.kind == "add_questions" and gone.had(entry.words[0]):
            text = with_value(text, entry.keys, _placed(draft, entry.keys, behind))
    return rewritten(draft, without_entries(text, dropped))


def moved_questions(before: Draft, after: Draft) -> tuple[OwnQuestion, ...]:
    """The own questions that stand elsewhere now, as they stand there."""
    places = {one.name: one.place for one in own_questions(before)}
    return tuple(one for one in own_questions(after) if places.get(one.name) != one.place)


def _placed(draft: Draft, keys: Keys, module: str) -> Value:
    """A block of own questions, at the end of another module."""
    block = value_at(draft.values, keys)
    assert isinstance(block, dict)  # noqa: S101 - it was read there
    return {
        **Place(module=module).pair,
        **{key: one for key, one in block.items() if key not in _PLACES},
    }


def _rows(modules: Collection[Module], component: str) -> Iterator[Node]:
    """The rows that a component asks."""
    for module in modules:
        for row in walk(module.nodes):
            if component in (row.extra_cell(COMPONENTS_COLUMN).split() or [component]):
                yield row


def _names(rows: Collection[Node]) -> Iterator[str]:
    return (row.name for row in rows if row.name)


def _lists(rows: Collection[Node], standard: Standard) -> Iterator[str]:
    for row in rows:
        name = row.extra_cell(VARIABLE_COLUMN) or row.name
        variable = standard.dictionary.by_name.get(name)
        if variable is not None:
            yield variable.list_name
