"""Which columns ``formkit list`` shows of rules and of the parts of a standard."""

from collections.abc import Iterable

from formkit.core.messages import Catalogue, Message
from formkit.core.texts import Texts
from formkit.lint.rule import Rule
from formkit.model.standard import Standard
from formkit.render.catalogue import Language
from formkit.render.tables import Column, Table
from formkit.render.text.rule_pages import prose_of

_NAME = Column(key="name", title=Message("name"))
_TITLE = Column(key="title", title=Message("title"))
_TYPE = Column(key="type", title=Message("type"))
_LIST = Column(key="list", title=Message("list"))


def text_in(texts: Texts, language: Language) -> str:
    """The wording for a reader, else the first there is.

    >>> text_in(Texts.of([("English (en)", "Water"), ("Français (fr)", "Eau")]), Language.FRENCH)
    'Eau'
    """
    return texts.for_reader(language)


def _all(*wordings: Texts) -> str:
    """The wording in every language, for a search."""
    return " ".join(text for texts in wordings for _, text in texts)


def rules_table(rules: Iterable[Rule], catalogue: Catalogue) -> Table:
    """Every rule with its first line.

    Args:
        rules: in the order of rows.
        catalogue: of the reader's language; severities stay the words that options take.
    """
    return Table(
        columns=(
            Column(key="id", title=Message("rule")),
            Column(key="slug", title=Message("name")),
            Column(key="severity", title=Message("severity")),
            _TITLE,
        ),
        rows=tuple(
            (rule.id, rule.slug, str(rule.severity), catalogue.get(title, title))
            for rule in rules
            for title in prose_of(rule.docs)[:1]
        ),
    )


def templates_table(standard: Standard, language: Language) -> Table:
    """Every template of a standard."""
    columns = (_NAME, Column(key="component", title=Message("component")), _TITLE)
    rows = (
        (template.id, template.component, text_in(template.titles, language))
        for template in standard.templates
    )
    also = (_all(template.titles) for template in standard.templates)
    return Table(columns=columns, rows=tuple(rows), also=tuple(also))


def modules_table(standard: Standard, language: Language) -> Table:
    """Every module of a standard, with the components that may use it."""
    columns = (_NAME, Column(key="components", title=Message("components")), _TITLE)
    rows = (
        (module.id, " ".join(module.components), text_in(module.titles, language))
        for module in standard.modules
    )
    also = (_all(module.titles) for module in standard.modules)
    return Table(columns=columns, rows=tuple(rows), also=tuple(also))


def variables_table(standard: Standard, language: Language) -> Table:
    """Every variable of the dictionary; a search looks at its wording and other names too."""
    columns = (_NAME, _TYPE, _LIST, Column(key="category", title=Message("category")), _TITLE)
    rows = (
        (
            variable.name,
            variable.type,
            variable.list_name,
            variable.category,
            text_in(variable.titles, language) or text_in(variable.labels, language),
        )
        for variable in standard.dictionary.variables
    )
    also = (
        " ".join((_all(one.titles, one.labels), *one.aliases, one.dtm_ref))
        for one in standard.dictionary.variables
    )
    return Table(columns=columns, rows=tuple(rows), also=tuple(also))


def lists_table(standard: Standard) -> Table:
    """Every choice list, with what a country may do with it; a search looks at labels too."""
    columns = (
        _NAME,
        Column(key="extensibility", title=Message("extensibility")),
        Column(key="codes", title=Message("codes")),
    )
    lists = standard.dictionary.lists
    rows = ((one.name, one.extensibility, " ".join(one.codes)) for one in lists)
    also = (_all(*(choice.labels for choice in one.choices)) for one in lists)
    return Table(columns=columns, rows=tuple(rows), also=tuple(also))


def countries_table(standard: Standard, language: Language) -> Table:
    """Every country of a standard, with the languages of its forms."""
    columns = (
        Column(key="iso3", title=Message("code")),
        Column(key="languages", title=Message("languages")),
        Column(key="name", title=Message("country")),
    )
    rows = (
        (country.iso3, " ".join(country.form_languages), text_in(country.names, language))
        for country in standard.countries
    )
    also = (_all(country.names) for country in standard.countries)
    return Table(columns=columns, rows=tuple(rows), also=tuple(also))


def standard_table(what: str, standard: Standard, language: Language) -> Table:
    """The table of one part of a standard.

    Args:
        what: ``templates``, ``modules``, ``variables``, ``lists`` or ``countries``.
        standard: whose part it is.
        language: of the titles.
    """
    match what:
        case "templates":
            return templates_table(standard, language)
        case "modules":
            return modules_table(standard, language)
        case "variables":
            return variables_table(standard, language)
        case "lists":
            return lists_table(standard)
        case _:
            return countries_table(standard, language)
