"""What is true of each thing in the library, line by line."""

from collections.abc import Iterator

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.library import Library
from formkit.jobs.library.items import Key, Part
from formkit.jobs.library.words import (
    EXTENSIBILITIES,
    GATES,
    SENSITIVITIES,
    STATUSES,
    TIERS,
    UNITS,
    worded,
)
from formkit.model.dictionary import StandardList, Variable
from formkit.model.form import Question, walk
from formkit.model.module import Module, components_of, is_asked_by
from formkit.model.policy import LockedBlock
from formkit.model.standard import Country, Standard
from formkit.model.template import Template

Said = Message | str
_Line = tuple[Message, Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line that is true of a thing."""

    title: Message
    text: Said


def facts_of(library: Library, key: Key, reader: str) -> tuple[Fact, ...]:
    """What is true of a thing; what nobody has said of it is left out.

    Args:
        library: where it stands.
        key: the thing.
        reader: the code of the reader's language, ``fr``.
    """
    lines = _lines(library, key, reader)
    return tuple(Fact(title=title, text=text) for title, text in lines if text)


def _lines(library: Library, key: Key, reader: str) -> Iterator[_Line]:
    standard = library.standard
    match key.part:
        case Part.TEMPLATE:
            return _template(standard.templates_by_id[key.name], standard, reader)
        case Part.MODULE:
            return _module(standard.modules_by_id[key.name], standard, reader)
        case Part.VARIABLE:
            return _variable(library, standard.dictionary.by_name[key.name], reader)
        case Part.LIST:
            return _list(standard.dictionary.lists_by_name[key.name], reader)
        case Part.COUNTRY:
            return _country(standard, key.name, reader)
        case Part.QUESTION:
            return _question(library, key, reader)


def _template(template: Template, standard: Standard, reader: str) -> Iterator[_Line]:
    component = next((one for one in standard.components if one.code == template.component), None)
    title = component.titles.for_reader(reader) if component else ""
    yield Message("Component"), " – ".join(filter(None, (template.component, title)))
    yield Message("Consent"), worded(GATES, template.consent_gate)
    questions = sum(
        questions_in(standard.modules_by_id[use.module], template.component)
        for use in template.modules
        if use.module in standard.modules_by_id
    )
    text = "{modules} {modules:module|modules}, {questions} {questions:question|questions}"
    yield Message("Size"), Message(text, modules=len(template.modules), questions=questions)


def questions_in(module: Module, component: str = "") -> int:
    """How many rows of a module a component asks; of all components, without one."""
    rows = (row for row in walk(module.nodes) if row.name)
    return sum(not component or is_asked_by(row, component) for row in rows)


def _module(module: Module, standard: Standard, reader: str) -> Iterator[_Line]:
    yield Message("Purpose"), module.purposes.for_reader(reader)
    yield from _locks(blocks_of_module(standard, module.id), reader)
    yield Message("One record is about"), worded(UNITS, module.unit)
    yield Message("Components"), ", ".join(module.components)
    if not module.gated_by_consent:
        yield Message("Consent"), Message("asked before consent, or without it")
    if module.repeat:
        count = module.repeat_count
        text = "{name}, {count} times" if count else "{name}, as often as wanted"
        yield Message("Repeat"), Message(text, name=module.repeat, count=count)
    for component, condition in module.group_relevant:
        text = "asked only when {condition}"
        yield Message("In {component}", component=component), Message(text, condition=condition)
    yield Message("Place"), module.placements.for_reader(reader)
    for parameter in module.parameters:
        yield Message("Parameter"), f"{parameter.name}: {parameter.titles.for_reader(reader)}"
    for check in module.checks:
        yield Message("Check on the data"), check.for_reader(reader)


def blocks_of_module(standard: Standard, module: str) -> tuple[LockedBlock, ...]:
    """The locked blocks that a module is in, as a whole."""
    return tuple(one for one in standard.policy.blocks if module in one.modules)


def _locks(blocks: tuple[LockedBlock, ...], reader: str) -> Iterator[_Line]:
    for block in blocks:
        reason = block.reasons.for_reader(reader)
        locked = Message("the same in the whole region")
        said = Message("the same in the whole region: {reason}", reason=reason)
        yield Message("Locked"), said if reason else locked


def _variable(library: Library, variable: Variable, reader: str) -> Iterator[_Line]:
    standard = library.standard
    yield Message("Tier"), worded(TIERS, variable.category)
    yield Message("Sensitivity"), worded(SENSITIVITIES, variable.sensitivity)
    if variable.personal_data:
        yield Message("Personal data"), Message("yes: it can tell who somebody is")
    modules = {place.module.id for place in library.places.get(variable.name, ())}
    blocks = tuple(
        one
        for one in standard.policy.blocks
        if variable.name in one.variables or modules & set(one.modules)
    )
    yield from _locks(blocks, reader)
    yield Message("One record is about"), worded(UNITS, variable.unit)
    yield Message("HXL"), variable.hxl
    yield Message("Number in DTM data"), variable.dtm_ref
    yield Message("Other names"), ", ".join(variable.aliases)
    if variable.status != "active":
        yield Message("Status"), worded(STATUSES, variable.status)
    for place in library.places.get(variable.name, ()):
        yield Message("Asked only in"), ", ".join(components_of(place.row))


def _list(one: StandardList, reader: str) -> Iterator[_Line]:
    yield Message("For countries"), worded(EXTENSIBILITIES, one.extensibility)
    yield Message("Choices"), str(len(one.choices)) if one.choices else ""
    yield Message("Codes"), one.code_rules.for_reader(reader)
    yield Message("Columns for filters"), ", ".join(one.filter_columns)
    yield Message("Source"), one.source


def _country(standard: Standard, iso3: str, reader: str) -> Iterator[_Line]:
    country = standard.country(iso3)
    if country is None:
        return
    names = (standard.language_name(code) or code for code in country.form_languages)
    yield Message("Languages of its forms"), ", ".join(names)
    for level, texts in enumerate(country.adm_names, start=1):
        yield Message("Level {level}", level=level), texts.for_reader(reader)
    yield Message("P-code"), country.pcode_example
    yield from _sources(country)
    yield Message("About its places"), country.place_notes.for_reader(reader)


_SHOWN_OF_COUNTRY = {
    "currency": Message("Currency"),
    "dtm_operations_public": Message("Operations"),
    "components_known": Message("Components known"),
    "cod_valid_from": Message("Places valid from"),
}
"""Columns of ``countries.csv`` that an officer asks for."""


def _sources(country: Country) -> Iterator[_Line]:
    facts = dict(country.facts)
    for column, title in _SHOWN_OF_COUNTRY.items():
        yield title, ", ".join(part.strip() for part in facts.get(column, "").split(";"))


def _question(library: Library, key: Key, reader: str) -> Iterator[_Line]:
    entry = library.entry(key)
    around = (one.labels.for_reader(reader) or one.name for one in entry.parents)
    yield Message("In"), " > ".join(filter(None, around))
    yield Message("Row"), str(entry.node.loc.row or "")
    yield Message("Appearance"), entry.node.appearance
    if isinstance(entry.node, Question):
        yield Message("HXL"), entry.node.hxl
