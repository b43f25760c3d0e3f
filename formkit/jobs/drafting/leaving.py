"""What becomes of an adaptation's own words when a module leaves its form."""

from collections.abc import Collection

from formkit.formats.adaptation_edits import without_entries
from formkit.formats.adaptation_entries import entries_of
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.questions import own_questions
from formkit.jobs.drafting.rows import OwnQuestion, Place
from formkit.jobs.drafting.text import value_at, with_value
from formkit.model.module import asked_rows, variable_name
from formkit.model.standard import Standard
from formkit.model.template import ModuleUse

_PLACES = frozenset(("after", "module"))


def settled_without(
    draft: Draft,
    standard: Standard,
    gone: Collection[ModuleUse],
    left: Collection[ModuleUse],
    behind: str,
) -> Draft:
    """The draft without a module, and with nothing that speaks of its questions.

    Own questions that stood in the module stand at the end of another one.

    Args:
        draft: the draft, in which the module is out already.
        standard: its standard.
        gone: how the form used the module.
        left: what the form still uses.
        behind: id of the module at whose end own questions go; empty: they stay where they were.
    """
    component = standard.templates_by_id[draft.wanted.template].component
    names, lists = _asked(gone, standard, component)
    other_names, other_lists = _asked(left, standard, component)
    names -= other_names
    lists -= other_lists | {one.list_name for one in own_questions(draft)}
    modules = {use.module for use in gone}
    speaking = {"hide": names, "set": names, "set_choices": lists}
    entries = entries_of(draft.text)
    dropped = [one.keys for one in entries if one.words[0] in speaking.get(one.kind, ())]
    text = draft.text
    for keys in (one.keys for one in entries if behind and one.kind == "add_questions"):
        block = value_at(draft.values, keys)
        assert isinstance(block, dict)  # noqa: S101 - it was read there
        if block.get("after") in names or block.get("module") in modules:
            rest = {key: one for key, one in block.items() if key not in _PLACES}
            text = with_value(text, keys, {**Place(module=behind).pair, **rest})
    return rewritten(draft, without_entries(text, dropped))


def moved_questions(before: Draft, after: Draft) -> tuple[OwnQuestion, ...]:
    """The own questions that stand elsewhere now, as they stand there."""
    places = {one.name: one.place for one in own_questions(before)}
    return tuple(one for one in own_questions(after) if places.get(one.name) != one.place)


def _asked(
    uses: Collection[ModuleUse], standard: Standard, component: str
) -> tuple[set[str], set[str]]:
    """The names of groups and rows that modules bring into a form, and of their lists."""
    names: set[str] = set()
    lists: set[str] = set()
    for use in uses:
        module = standard.modules_by_id[use.module]
        rows = tuple(asked_rows(module.nodes, component))
        before = f"{use.prefix}_" if use.prefix else ""
        own = (module.repeat or module.id, *(row.name for row in rows if row.name))
        names |= {f"{before}{name}" for name in own}
        variables = map(standard.dictionary.by_name.get, map(variable_name, rows))
        lists |= {one.list_name for one in variables if one is not None}
    return names, lists
