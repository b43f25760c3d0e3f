"""What holds between templates, modules and components."""

from collections import Counter
from collections.abc import Iterator

from formkit.align.standard_check.asking import asked_by, variable_of
from formkit.align.standard_check.rules import (
    DUPLICATE_NAME,
    MISSING_TWIN,
    MODULE_ORDER,
    UNKNOWN_COMPONENT,
    UNKNOWN_MODULE,
    UNUSED_MODULE,
    UNUSED_VARIABLE,
)
from formkit.core.findings import Finding
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.model.form import walk
from formkit.model.module import COMPONENTS_COLUMN, Module, components_of
from formkit.model.standard import Standard
from formkit.model.template import Template
from formkit.xpath.references import references_in_text

OTHER = "other"
TWIN = "_other"
"""How the name of the text question ends that asks what "other" stands for."""


def check_templates(standard: Standard) -> Iterator[Finding]:
    """Modules that are unknown, unused, misplaced, or used by components that may not."""
    components = tuple(component.code for component in standard.components)
    yield from _unused(standard)
    for module in standard.modules:
        yield from _named_modules(module, standard)
        yield from _named_components(module, components)
    for template in standard.templates:
        yield from _template(template, standard, components)
        yield from _names(template, standard)
    yield from _twins(standard)


def _unused(standard: Standard) -> Iterator[Finding]:
    used = {use.module for template in standard.templates for use in template.modules}
    asked = set()
    for module in standard.modules:
        asked |= {variable_of(node, standard) for node in walk(module.nodes)}
        if module.id not in used:
            message = Message("no template uses the module {module}", module=module.id)
            yield UNUSED_MODULE.finding(module.loc, message, name=module.id)
    for variable in standard.dictionary.variables:
        if variable not in asked and variable.status == "active":
            message = Message("no module asks {name}", name=variable.name)
            yield UNUSED_VARIABLE.finding(variable.loc, message, name=variable.name)


def _named_modules(module: Module, standard: Standard) -> Iterator[Finding]:
    places = dict.fromkeys((*module.needs, module.parent, *dict(module.place_in).values()))
    for name in places:
        if name and name not in standard.modules_by_id:
            text = "{module} names the module {name}, which the standard does not have"
            message = Message(text, module=module.id, name=name)
            yield UNKNOWN_MODULE.finding(module.loc, message, name=module.id)


def _named_components(module: Module, components: tuple[str, ...]) -> Iterator[Finding]:
    named = (*module.components, *dict(module.group_relevant), *dict(module.place_in))
    for code in dict.fromkeys(named):
        known = components if code in module.components else module.components
        if code not in known:
            message = Message("{code} is none of the components: {known}", code=code, known=known)
            yield UNKNOWN_COMPONENT.finding(module.loc, message, name=module.id)
    for node in walk(module.nodes):
        for code in components_of(node):
            if code not in module.components:
                text = "{code} is none of the module's components: {known}"
                message = Message(text, code=code, known=module.components)
                column = COMPONENTS_COLUMN
                yield UNKNOWN_COMPONENT.finding(node.loc, message, name=node.name, column=column)


def _template(
    template: Template, standard: Standard, components: tuple[str, ...]
) -> Iterator[Finding]:
    if template.component not in components:
        text = "{code} is none of the components: {known}"
        message = Message(text, code=template.component, known=components)
        yield UNKNOWN_COMPONENT.finding(template.loc, message, name=template.id)
    before: set[str] = set()
    for use in template.modules:
        module = standard.modules_by_id.get(use.module)
        if module is None:
            message = Message("the standard has no module {module}", module=use.module)
            yield UNKNOWN_MODULE.finding(use.loc, message, name=template.id)
            continue
        yield from _use(template, module, use.loc, before)
        before.add(module.id)


def _use(template: Template, module: Module, loc: Loc, before: set[str]) -> Iterator[Finding]:
    if template.component not in module.components:
        text = "the module {module} is not for {code}; it is for: {known}"
        message = Message(text, module=module.id, code=template.component, known=module.components)
        yield UNKNOWN_COMPONENT.finding(loc, message, name=template.id)
    host = dict(module.place_in).get(template.component, "")
    for name in dict.fromkeys((*module.needs, module.parent, host)):
        if name and name not in before:
            text = "{module} needs the module {name} before it, and there it is not"
            message = Message(text, module=module.id, name=name)
            yield MODULE_ORDER.finding(loc, message, name=template.id)


def _names(template: Template, standard: Standard) -> Iterator[Finding]:
    """Names that a form of this template would have twice."""
    counted: Counter[str] = Counter()
    for asked in asked_by(template, standard):
        name = f"{asked.prefix}_{asked.name}" if asked.prefix else asked.name
        counted[name] += 1
        if name and counted[name] == 2:  # noqa: PLR2004 - the second one is one too many
            text = "{name} stands twice in a form of the template {template}"
            message = Message(text, name=name, template=template.id)
            yield DUPLICATE_NAME.finding(asked.loc, message, name=name)


def _twins(standard: Standard) -> Iterator[Finding]:
    """Core questions whose list has "other", and no text question asks what that is.

    A text question may stand for several, as after needs that are ranked.
    """
    twinned = {
        reference.name
        for module in standard.modules
        for node in walk(module.nodes)
        if node.name.endswith(TWIN)
        for reference in references_in_text(node.relevant)
    }
    for variable in standard.dictionary.variables:
        known = standard.dictionary.lists_by_name.get(variable.list_name)
        if variable.is_core and known and OTHER in known.codes and variable.name not in twinned:
            text = "{name} offers {code} and no question ending in {twin} asks what that is"
            message = Message(text, name=variable.name, code=OTHER, twin=TWIN)
            yield MISSING_TWIN.finding(variable.loc, message, name=variable.name)
