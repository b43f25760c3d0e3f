"""The things in a library, as lists and searches know them."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Question
from formkit.model.index import FormIndex
from formkit.model.standard import Country, Standard
from formkit.model.template import Template


class Part(StrEnum):
    """What something in the library is."""

    TEMPLATE = "template"
    MODULE = "module"
    VARIABLE = "variable"
    LIST = "list"
    COUNTRY = "country"
    QUESTION = "question"
    """Of a form that was handed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """By what a thing in the library is looked up."""

    part: Part
    name: str
    """The id, name or code; of a form's question its path, which tells twins apart."""

    @property
    def copied(self) -> str:
        """What somebody who copies the name wants: of a path, its end."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in the library."""

    key: Key
    titles: Texts = NO_TEXTS
    words: tuple[str, ...] = ()
    """Everything else that it is found by."""


def items_of(standard: Standard, opened: Form | None) -> Iterator[Item]:
    """Everything in a standard, part by part, and then the questions of an open form."""
    yield from (_template(one, standard) for one in standard.templates)
    for module in standard.modules:
        key = Key(part=Part.MODULE, name=module.id)
        words = (*_all((module.purposes,)), module.unit)
        yield Item(key=key, titles=module.titles, words=words)
    for variable in standard.dictionary.variables:
        yield _variable(variable, standard.dictionary)
    yield from map(_list, standard.dictionary.lists)
    yield from map(_country, standard.countries)
    if opened is not None:
        yield from _questions(opened)


def _template(template: Template, standard: Standard) -> Item:
    component = next((one for one in standard.components if one.code == template.component), None)
    wordings = (component.titles,) if component else ()
    names = (component.datakit_name, *component.aliases) if component else ()
    return Item(
        key=Key(part=Part.TEMPLATE, name=template.id),
        titles=template.titles,
        words=(*_all(wordings), template.component, *names),
    )


def _variable(variable: Variable, dictionary: Dictionary) -> Item:
    offered = dictionary.lists_by_name.get(variable.list_name)
    choices = () if offered is None else (choice.labels for choice in offered.choices)
    return Item(
        key=Key(part=Part.VARIABLE, name=variable.name),
        titles=variable.titles or variable.labels,
        words=(
            *_all((variable.labels, variable.hints)),
            *variable.aliases,
            *(variable.dtm_ref, variable.hxl, variable.unit, variable.list_name),
            *_all(choices),
        ),
    )


def _list(one: StandardList) -> Item:
    words = (*_all(choice.labels for choice in one.choices), *one.codes, one.source)
    return Item(key=Key(part=Part.LIST, name=one.name), words=words)


def _country(country: Country) -> Item:
    words = (country.iso2, *_all(country.adm_names))
    return Item(key=Key(part=Part.COUNTRY, name=country.iso3), titles=country.names, words=words)


def _questions(form: Form) -> Iterator[Item]:
    lists = {one.name: one for one in form.lists}
    for entry in FormIndex(form).entries:
        node = entry.node
        if isinstance(node, Question) and node.name:
            yield Item(
                key=Key(part=Part.QUESTION, name=entry.path),
                titles=node.labels,
                words=(*_all((node.hints,)), *_labels(lists.get(node.list_name))),
            )


_MOST_CHOICES = 200
"""So many choices of a form's question are found by; a list of villages would be all words."""


def _labels(offered: ChoiceList | None) -> tuple[str, ...]:
    return _all(choice.labels for choice in offered.choices[:_MOST_CHOICES]) if offered else ()


def _all(wordings: Iterable[Texts]) -> tuple[str, ...]:
    return tuple(text for texts in wordings for _, text in texts)
