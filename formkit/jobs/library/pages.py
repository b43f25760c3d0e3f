"""What there is to read about one thing in the library: facts, what it holds, who uses it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.library import Library
from formkit.jobs.library.facts import Fact, Said, facts_of, questions_in
from formkit.jobs.library.items import Item, Key, Part
from formkit.jobs.library.uses import country_uses
from formkit.model.form import walk
from formkit.model.module import Module, is_asked_by, variable_name
from formkit.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another thing that one leads to."""

    key: Key
    text: str
    """What it is called, in the reader's language."""
    note: Said = ""
    """What it has to do with this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Things under one heading."""

    title: Message
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What there is to read about one thing."""

    key: Key
    title: str
    facts: tuple[Fact, ...]
    shelves: tuple[Shelf, ...]
    """Those with anything on them."""


def page_of(library: Library, key: Key, reader: str) -> Page:
    """What there is to read about a thing.

    Args:
        library: where it stands.
        key: the thing.
        reader: the code of the reader's language, ``fr``.
    """
    writer = _Writer(library, reader)
    return Page(
        key=key,
        title=writer.title(key),
        facts=facts_of(library, key, reader),
        shelves=tuple(shelf for shelf in writer.shelves(key) if shelf.links),
    )


class _Writer:
    """Lays out what one thing leads to, for one reader."""

    def __init__(self, library: Library, reader: str) -> None:
        self._library = library
        self._standard = library.standard
        self._reader = reader

    def title(self, key: Key) -> str:
        """What a thing is called; its name where nobody has called it anything."""
        item = self._library.by_key.get(key, Item(key=key))
        return item.titles.for_reader(self._reader) or key.copied

    def shelves(self, key: Key) -> Iterator[Shelf]:
        """What the thing leads to, the nearest first."""
        match key.part:
            case Part.TEMPLATE:
                yield from self._template(self._standard.templates_by_id[key.name])
            case Part.MODULE:
                yield from self._module(self._standard.modules_by_id[key.name])
            case Part.VARIABLE:
                yield from self._variable(key.name)
            case Part.LIST:
                yield from self._list(key.name)
            case Part.COUNTRY:
                yield Shelf(title=Message("Adaptations here"), links=tuple(self._templates_of(key)))
            case Part.QUESTION:
                yield from self._question(key)

    def _link(self, part: Part, name: str, note: Said = "") -> Link:
        key = Key(part=part, name=name)
        return Link(key=key, text=self.title(key), note=note)

    def _links(self, part: Part, names: Iterable[str]) -> tuple[Link, ...]:
        known = self._library.by_key
        return tuple(self._link(part, name) for name in names if Key(part=part, name=name) in known)

    def _template(self, template: Template) -> Iterator[Shelf]:
        modules = self._standard.modules_by_id
        held = (
            self._link(
                Part.MODULE,
                use.module,
                _questions(questions_in(modules[use.module], template.component)),
            )
            for use in template.modules
            if use.module in modules
        )
        yield Shelf(title=Message("Modules, in the order of the form"), links=tuple(held))
        yield self._countries(Key(part=Part.TEMPLATE, name=template.id))

    def _module(self, module: Module) -> Iterator[Shelf]:
        asked = tuple(_variables_of(module))
        yield Shelf(title=Message("Questions"), links=self._links(Part.VARIABLE, asked))
        templates = self._library.templates_of.get(module.id, ())
        names = (template.id for template in templates)
        yield Shelf(title=Message("Used by templates"), links=self._links(Part.TEMPLATE, names))
        yield Shelf(title=Message("Needs before it"), links=self._links(Part.MODULE, module.needs))
        yield self._countries(Key(part=Part.MODULE, name=module.id))

    def _variable(self, name: str) -> Iterator[Shelf]:
        variable = self._standard.dictionary.by_name[name]
        modules = dict.fromkeys(place.module.id for place in self._library.places.get(name, ()))
        yield Shelf(title=Message("Asked in"), links=self._links(Part.MODULE, modules))
        yield Shelf(
            title=Message("Choice list"), links=self._links(Part.LIST, (variable.list_name,))
        )
        found = (one.id for module in modules for one in self._library.templates_of.get(module, ()))
        templates = tuple(one for one in dict.fromkeys(found) if self._asks(one, name))
        yield Shelf(title=Message("Used by templates"), links=self._links(Part.TEMPLATE, templates))
        replaced = (variable.replaced_by,) if variable.replaced_by else ()
        yield Shelf(title=Message("Replaced by"), links=self._links(Part.VARIABLE, replaced))
        yield self._countries(Key(part=Part.VARIABLE, name=name))

    def _asks(self, template: str, name: str) -> bool:
        component = self._standard.templates_by_id[template].component
        return any(
            is_asked_by(place.row, component) for place in self._library.places.get(name, ())
        )

    def _list(self, name: str) -> Iterator[Shelf]:
        dictionary = self._standard.dictionary
        askers = (one.name for one in dictionary.variables if one.list_name == name)
        yield Shelf(title=Message("Asked by"), links=self._links(Part.VARIABLE, askers))
        above = dictionary.lists_by_name[name].rolls_up_to
        yield Shelf(title=Message("Its codes roll up to"), links=self._links(Part.LIST, (above,)))
        yield self._countries(Key(part=Part.LIST, name=name))

    def _question(self, key: Key) -> Iterator[Shelf]:
        node = self._library.entry(key).node
        variable = variable_name(node)
        links = self._links(Part.VARIABLE, (variable,))
        yield Shelf(title=Message("In the dictionary"), links=links)

    def _countries(self, key: Key) -> Shelf:
        uses = country_uses(self._library, key)
        known = Counter(one.country for one in uses)
        links = (
            self._link(Part.COUNTRY, one.country, one.does if known[one.country] == 1 else one.told)
            for one in uses
        )
        return Shelf(title=Message("In the countries, by the adaptations here"), links=tuple(links))

    def _templates_of(self, key: Key) -> Iterator[Link]:
        for one in country_uses(self._library, key):
            adapted = one.adapted
            yield self._link(Part.TEMPLATE, adapted.adaptation.template, adapted.shown_path)


def _variables_of(module: Module) -> Iterator[str]:
    for row in walk(module.nodes):
        if row.name:
            yield variable_name(row)


def _questions(count: int) -> Message:
    return Message("{count} {count:question|questions}", count=count)
