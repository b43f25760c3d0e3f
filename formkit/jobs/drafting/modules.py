"""The modules of a draft: which are in, in what order, with which parameters."""

from collections.abc import Iterator, Sequence

from formkit.compose.plan import LAST_MODULE
from formkit.core.ordering import find_moved
from formkit.core.values import dataclass
from formkit.formats.yaml_text import Value, parse_yaml
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.duties import NO_DUTY, Duty, duties
from formkit.jobs.drafting.leaving import settled_without
from formkit.jobs.drafting.text import value_at, with_value, without_item, without_value
from formkit.model.module import Module
from formkit.model.standard import Standard
from formkit.model.template import ModuleUse, Template

_OUT = ("modules", "out")
_IN = ("modules", "in")
_CHANGES = ("changes",)
_START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleLine:
    """A module of the form, or one that the form could have."""

    name: str
    """Of the group or repeat that it becomes."""
    module: Module
    is_in: bool
    of_template: bool
    """Whether the template asks it, unless it is taken out."""
    host: str = ""
    """The module inside whose repeat it stands, and with which it moves."""
    duty: Duty = NO_DUTY
    """Why the form cannot do without it; nothing: it can."""


def module_lines(draft: Draft, standard: Standard) -> tuple[ModuleLine, ...]:
    """The modules of the form in its order, then those that it could have."""
    template = _template(draft, standard)
    of_template = {use.module for use in template.modules}
    uses = {_name(use, standard): use for use in _uses(draft, template, standard)}
    hosts = _hosts(draft, standard)
    bound = duties(standard, template, {use.module for use in uses.values()})
    names = [*order_of(draft, standard), *(name for name in uses if name in hosts)]
    inside = [
        ModuleLine(
            name=name,
            module=standard.modules_by_id[uses[name].module],
            is_in=True,
            of_template=uses[name].module in of_template,
            host=hosts.get(name, ""),
            duty=bound.get(uses[name].module, NO_DUTY),
        )
        for name in _with_guests(names, uses, hosts)
    ]
    present = {line.module.id for line in inside}
    return (
        *inside,
        *(
            ModuleLine(
                name=one.repeat or one.id,
                module=one,
                is_in=False,
                of_template=one.id in of_template,
                duty=bound.get(one.id, NO_DUTY) if one.id in of_template else NO_DUTY,
            )
            for one in standard.modules
            if one.id not in present
            and (not one.components or template.component in one.components)
        ),
    )


def _with_guests(
    names: Sequence[str], uses: dict[str, ModuleUse], hosts: dict[str, str]
) -> Iterator[str]:
    """Modules inside others right behind those."""
    for name in names:
        if name not in hosts:
            yield name
            yield from (one for one in uses if hosts.get(one) == uses[name].module)


def _template(draft: Draft, standard: Standard) -> Template:
    return standard.templates_by_id[draft.wanted.template]


def _uses(draft: Draft, template: Template, standard: Standard) -> tuple[ModuleUse, ...]:
    """The modules as they stand before any is moved; those that nobody knows left out."""
    wanted = draft.wanted
    added = tuple(ModuleUse(module=one) for one in wanted.modules_in)
    kept = tuple(use for use in template.modules if use.module not in wanted.modules_out)
    ends = [number for number, use in enumerate(kept) if use.module == LAST_MODULE]
    place = ends[-1] if ends else len(kept)
    uses = (*kept[:place], *added, *kept[place:])
    return tuple(use for use in uses if use.module in standard.modules_by_id)


def _name(use: ModuleUse, standard: Standard) -> str:
    module = standard.modules_by_id[use.module]
    name = module.repeat or module.id
    return f"{use.prefix}_{name}" if use.prefix else name


def _hosts(draft: Draft, standard: Standard) -> dict[str, str]:
    """Group or repeat -> the module inside which ``compose.sections`` puts it."""
    template = _template(draft, standard)
    uses = _uses(draft, template, standard)
    present = {use.module for use in uses}
    found: dict[str, str] = {}
    for use in uses:
        module = standard.modules_by_id[use.module]
        parent = standard.modules_by_id.get(module.parent)
        above = parent.id if parent is not None and parent.repeat else ""
        host = dict(module.place_in).get(template.component, "") or above
        if host in present:
            found[_name(use, standard)] = host
    return found


def with_module(draft: Draft, standard: Standard, module: str) -> Draft:
    """The draft with a module in it, and the modules that this one needs."""
    present = {use.module for use in _uses(draft, _template(draft, standard), standard)}
    for one in (*_needed(standard, module, present), module):
        if one in draft.wanted.modules_out:
            place = draft.wanted.modules_out.index(one)
            draft = rewritten(draft, without_item(draft.text, (*_OUT, place)))
        elif one not in present:
            draft = rewritten(draft, with_value(draft.text, _IN, [*draft.wanted.modules_in, one]))
    return draft


def _needed(standard: Standard, module: str, present: set[str]) -> tuple[str, ...]:
    """Modules that have to come before one and are not there, the first needed first."""
    found: dict[str, None] = {}

    def look(one: str) -> None:
        known = standard.modules_by_id[one]
        for need in (*known.needs, *filter(None, [known.parent])):
            if need not in present and need not in found and need in standard.modules_by_id:
                look(need)
                found[need] = None

    look(module)
    return tuple(found)


def without_module(draft: Draft, standard: Standard, module: str) -> Draft:
    """The draft without a module, and without what it says of that module.

    Questions of its own that stood there stand at the end of the module before, or of the
    one behind where it was the first.
    """
    order = order_of(draft, standard)
    uses = _uses(draft, _template(draft, standard), standard)
    gone = tuple(use for use in uses if use.module == module)
    if not gone:
        return draft
    inside = [line.module.id for line in module_lines(draft, standard) if line.is_in]
    place = inside.index(module)
    near = [*reversed(inside[:place]), *(one for one in inside[place:] if one != module)]
    if module in draft.wanted.modules_in:
        text = without_item(draft.text, (*_IN, draft.wanted.modules_in.index(module)))
    else:
        text = with_value(draft.text, _OUT, [*draft.wanted.modules_out, module])
    text = without_value(text, ("parameters", module))
    draft = _ordered(rewritten(draft, text), standard, order)
    left = tuple(use for use in uses if use.module != module)
    return settled_without(draft, standard, gone, left, behind=near[0] if near else "")


def with_module_moved(draft: Draft, standard: Standard, name: str, steps: int) -> Draft:
    """The draft with a module further up or down; beyond an end, at that end.

    Args:
        draft: the draft.
        standard: its standard.
        name: of the module's group or repeat; one inside another one stays.
        steps: how far; below zero for up.
    """
    order = list(order_of(draft, standard))
    if name not in order:
        return draft
    place = max(0, min(len(order) - 1, order.index(name) + steps))
    order.remove(name)
    order.insert(place, name)
    return _ordered(draft, standard, order, name)


def order_of(draft: Draft, standard: Standard) -> tuple[str, ...]:
    """The names of the outermost groups and repeats in the order of the form."""
    base = _base_order(draft, standard)
    moves = {name: after for name, (after, _) in _moves(draft, base).items()}
    names = [name for name in base if name not in moves]
    waiting = dict(moves)
    while waiting:
        placed = [one for one, after in waiting.items() if after in {"", *names}]
        if not placed:  # the file moves modules behind each other in a circle
            return (*names, *waiting)
        for one in placed:
            after = waiting.pop(one)
            names.insert(names.index(after) + 1 if after else 0, one)
    return tuple(names)


def _base_order(draft: Draft, standard: Standard) -> tuple[str, ...]:
    hosts = _hosts(draft, standard)
    uses = _uses(draft, _template(draft, standard), standard)
    return tuple(name for use in uses if (name := _name(use, standard)) not in hosts)


def _moves(draft: Draft, names: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Of some names those that were moved: behind what, empty for first, and by which change."""
    found: dict[str, tuple[str, int]] = {}
    for number, written in enumerate(draft.wanted.changes):
        change = written.values
        if "into" in change:
            continue
        name = change.get("group-moved", change.get("repeat-moved"))
        after = change.get("after", names[-1] if names else "")
        if isinstance(name, str) and name in names and isinstance(after, str):
            found[name] = ("" if change.get("at") == _START else after, number)
    return found


def _ordered(draft: Draft, standard: Standard, wanted: Sequence[str], moved: str = "") -> Draft:
    """The draft with its modules in this order; those that it does not name come as they came.

    Of two that changed places the one that the person took is said to have moved.
    """
    base = _base_order(draft, standard)
    order = [name for name in wanted if name in base]
    for place, name in enumerate(base):
        if name not in order:
            order.insert(order.index(base[place - 1]) + 1 if place else 0, name)
    likely = {*_moves(draft, base), moved}
    weights = [1 if name in likely else 2 for name in order]
    places = find_moved([base.index(name) for name in order], weights)
    new = {order[place]: order[place - 1] if place else "" for place in sorted(places)}
    text = draft.text
    known = [*base, *(one.repeat or one.id for one in standard.modules)]
    for name, (after, number) in reversed(_moves(draft, known).items()):
        if new.get(name) == after:
            del new[name]
        else:
            text = without_value(text, (*_CHANGES, number))
    repeats = {one.repeat for one in standard.modules if one.repeat}
    for name, after in new.items():
        kind = "repeat-moved" if name in repeats else "group-moved"
        where: dict[str, Value] = {"after": after} if after else {"at": _START}
        listed = value_at(parse_yaml(text).values, _CHANGES)
        size = len(listed) if isinstance(listed, list) else 0
        text = with_value(text, (*_CHANGES, size), {kind: name, **where})
    return rewritten(draft, text)
