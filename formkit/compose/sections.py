"""Modules as groups and repeats: gated by consent, put where they belong."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from formkit.compose.parameters import filled_in, values_for
from formkit.compose.plan import Plan
from formkit.compose.prefixes import prefixed
from formkit.compose.rows import Asking, both
from formkit.core.location import Trail
from formkit.model.form import Group, Node, Repeat
from formkit.model.module import MODULE_COLUMN, Module

CONSENT_GIVEN = "${consent_given} = 'yes'"
"""The gate before every gated module of a form that begins with an interview."""

WHOLE_FORM = "whole_form"
"""The gate of a template in which nothing gated is asked without consent.

In the other kind, ``spoken_respondents_only``, things are counted that are
seen: only the consent module has a condition of its own there (its
``group_relevant``), and a person who says no leaves no gap in the count.
"""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One use of a module, as the group or repeat that it becomes."""

    module: Module
    node: Group | Repeat
    host: str = ""
    """The module inside whose repeat it stands; empty: at its own place."""


def sections(plan: Plan) -> Iterator[Section]:
    """Each module of the plan in order, its rows filled in."""
    parameters = dict(plan.adaptation.parameters)
    for use in plan.uses:
        module = plan.standard.modules_by_id[use.module]
        given = parameters.get(use.module, ())
        values = values_for(module, use, given, plan.built_in)
        asking = Asking(
            module=module,
            use=use,
            component=plan.component,
            dictionary=plan.standard.dictionary,
            values=values,
        )
        node = filled_in(_enclosed(module, asking.rows(), _gate(plan, module)), values)
        node = replace(node, trail=Trail(written=module.loc, used=use.loc))
        (placed,) = prefixed((node,), use.prefix)
        assert isinstance(placed, Group | Repeat)  # noqa: S101 - only names have changed
        yield Section(module=module, node=placed, host=_host(plan, module))


def _enclosed(module: Module, rows: tuple[Node, ...], gate: str) -> Group | Repeat:
    extra = ((MODULE_COLUMN, module.id),)
    if module.repeat:
        return Repeat(
            name=module.repeat,
            labels=module.titles,
            relevant=gate,
            repeat_count=module.repeat_count,
            children=rows,
            extra=extra,
        )
    return Group(name=module.id, labels=module.titles, relevant=gate, children=rows, extra=extra)


def _gate(plan: Plan, module: Module) -> str:
    gated = module.gated_by_consent and plan.template.consent_gate == WHOLE_FORM
    own = dict(module.group_relevant).get(plan.component, "")
    return both(CONSENT_GIVEN if gated else "", own)


def _host(plan: Plan, module: Module) -> str:
    """The module that this one is put inside; one that is not in the form is no host."""
    wanted = dict(module.place_in).get(plan.component, "")
    parent = plan.standard.modules_by_id.get(module.parent)
    if not wanted and parent is not None and parent.repeat:
        wanted = parent.id
    return wanted if wanted in {use.module for use in plan.uses} else ""


def arranged(parts: tuple[Section, ...]) -> tuple[Node, ...]:
    """The sections in the order of the form, those that have a host inside it."""
    return tuple(_whole(part, parts) for part in parts if not part.host)


def _whole(part: Section, parts: tuple[Section, ...]) -> Group | Repeat:
    inside = tuple(
        _whole(other, parts)
        for other in parts
        if other.host == part.module.id and other is not part
    )
    return replace(part.node, children=(*part.node.children, *inside))
