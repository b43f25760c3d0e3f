"""What the countries of a workspace make of a standard's parts."""

from collections.abc import Mapping

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.library import Adapted, Library
from formkit.jobs.library.items import Key, Part
from formkit.model.adaptation import Adaptation, PlainValue
from formkit.model.module import is_asked_by
from formkit.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryUse:
    """One adaptation of the workspace, and what it does to a thing."""

    adapted: Adapted
    does: Message
    """Such as: leaves it out."""

    @property
    def country(self) -> str:
        """Whose adaptation it is."""
        return self.adapted.adaptation.country

    @property
    def told(self) -> Message:
        """The same with the file: for a country that has several."""
        return Message("{does}: {file}", does=self.does, file=self.adapted.shown_path)


_USES = Message("uses it")
_ADAPTS = Message("adapts it")
_LEAVES_OUT = Message("leaves it out")
_TAKES_IN = Message("takes it in")
_CHANGES = Message("uses it and changes it")


def country_uses(library: Library, key: Key) -> tuple[CountryUse, ...]:
    """The adaptations that have to do with a thing, and what each does; by path."""
    found = ((one, _does(library, one.adaptation, key)) for one in library.adapted)
    return tuple(CountryUse(adapted=one, does=does) for one, does in found if does)


def _does(library: Library, wanted: Adaptation, key: Key) -> Message | None:
    template = library.standard.templates_by_id.get(wanted.template)
    match key.part:
        case Part.TEMPLATE:
            return _ADAPTS if wanted.template == key.name else None
        case Part.COUNTRY:
            is_its = wanted.country == key.name
            return Message("adapts {template}", template=wanted.template) if is_its else None
        case Part.MODULE:
            return _with_module(wanted, template, key.name)
        case Part.VARIABLE:
            return _with_variable(library, wanted, template, key.name)
        case Part.LIST:
            return _with_list(wanted, key.name)
        case _:
            return None


def _with_module(wanted: Adaptation, template: Template | None, module: str) -> Message | None:
    if module in wanted.modules_out:
        return _LEAVES_OUT
    if module in wanted.modules_in:
        return _TAKES_IN
    if template is None or all(use.module != module for use in template.modules):
        return None
    changed = any(_parts_of(one.values)[0] == module for one in wanted.changes)
    return _CHANGES if changed else _USES


def _with_variable(
    library: Library, wanted: Adaptation, template: Template | None, name: str
) -> Message | None:
    """Names of questions are those of variables, but where a module says otherwise."""
    rows = library.places.get(name, ())
    modules = {place.module.id for place in rows}
    asked = {_with_module(wanted, template, module) for module in modules} - {None, _LEAVES_OUT}
    names = {name, *(place.row.name for place in rows)}
    if names & set(wanted.hidden):
        return _LEAVES_OUT
    if not asked or not any(
        template is not None and is_asked_by(place.row, template.component) for place in rows
    ):
        return None
    is_set = any(not one.list_name and one.name in names for one in wanted.attributes)
    changed = any(names & set(_parts_of(one.values)) for one in wanted.changes)
    return _CHANGES if is_set or changed else _USES


def _with_list(wanted: Adaptation, list_name: str) -> Message | None:
    added = tuple(one.code for one in wanted.choices if one.list_name == list_name)
    hidden = tuple(code for name, code in wanted.hidden_choices if name == list_name)
    changed = any(_parts_of(one.values)[0] == list_name for one in wanted.changes)
    changed = changed or any(one.list_name == list_name for one in wanted.attributes)
    if added and hidden:
        text = "adds {codes} and leaves out {others}"
        return Message(text, codes=added, others=hidden)
    if added:
        return Message("adds {codes}", codes=added)
    if hidden:
        return Message("leaves out {codes}", codes=hidden)
    return Message("changes it") if changed else None


def _parts_of(values: Mapping[str, PlainValue]) -> tuple[str, ...]:
    """The names in the place that a written change speaks of: ``access/loc_gps``."""
    place = next(iter(values.values()), "")
    return tuple(place.split("/")) if isinstance(place, str) else ("",)
