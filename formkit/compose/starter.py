"""The adaptation that a country begins with: short, explained, ready to build."""

import re
from collections.abc import Iterable, Iterator
from textwrap import fill

from formkit.compose.gazetteers import list_of_level
from formkit.compose.languages import language_named
from formkit.compose.problems import unknown
from formkit.compose.starter_words import WORDS
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.module import asked_rows
from formkit.model.standard import Country, Standard
from formkit.model.template import Template

_OPERATIONS = "dtm_operations_public"
"""The fact of a country that names its operations: ``Lake Chad Basin Crisis (Active); …``."""

_WIDTH = 80

_OPERATION = re.compile(r"(?P<name>[^;()]+?)\s*\(Active\)")


def starter_adaptation(
    standard: Standard, template: Template, country: Country, *, language: str = "en"
) -> str:
    """The text of an ``adaptation.yaml`` in which comments explain each line.

    It builds as it is; what a country decides later stands in it as comments.

    Args:
        standard: the release to adapt.
        template: the tool to adapt.
        country: for whom; its languages, operations and names of admin levels are filled in.
        language: of the comments, ``en`` or ``fr``.

    Raises:
        UnknownNameError: there are no comments in that language.
    """
    if language not in WORDS:
        raise unknown(Message("language of the comments"), language, tuple(WORDS))
    spoken = tuple(code for code in country.form_languages if standard.language_name(code))
    spoken = spoken or ("en", "fr")
    own = standard.language_name(language)
    return WORDS[language].format(
        tool=_in(own, template.titles) or template.id,
        place=_in(own, country.names) or country.iso3,
        standard=standard.id,
        version=standard.version,
        template=template.id,
        country=country.iso3,
        languages=", ".join(spoken),
        first_language=spoken[0],
        first_header=standard.language_name(spoken[0]),
        all_languages=", ".join(one.code for one in standard.languages),
        modules=_comment(use.module for use in template.modules),
        form_version=f"{standard.released.replace('-', '')}01",
        form_id=f"{template.component}_{country.iso3}".lower(),
        prefix=country.iso2.lower(),
        operations="\n".join(_operations(country)),
        levels="\n".join(_levels(standard, template, country, spoken)),
    )


def _comment(names: Iterable[str]) -> str:
    """Names over as many comment lines as they need."""
    return fill(", ".join(names), _WIDTH, initial_indent="#   ", subsequent_indent="#   ")


def _in(language: str, texts: Texts) -> str:
    return texts.get(language, texts.first)


def _operations(country: Country) -> Iterator[str]:
    """The country's active operations as choices; nothing to choose: an empty list."""
    facts = dict(country.facts)
    names = [match["name"].strip() for match in _OPERATION.finditer(facts.get(_OPERATIONS, ""))]
    yield "  operation:" if names else "  operation: []"
    for name in names:
        code = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
        yield f"    - {{name: {code}, label: {name}}}"


def _levels(
    standard: Standard, template: Template, country: Country, spoken: tuple[str, ...]
) -> Iterator[str]:
    """What the country calls its admin levels, as hints of the questions that ask them."""
    lines: list[str] = []
    for level, names in enumerate(country.adm_names, start=1):
        question = _first_of_level(standard, template, level)
        headers = [language_named(standard, code) for code in spoken]
        worded = [(header, names.get(header)) for header in headers if names.get(header)]
        if question and worded:
            lines.append(f"  {question}:")
            lines.extend(f'    "hint::{header}": "{_sentence(text)}"' for header, text in worded)
    yield "set:" if lines else "set: {}"
    yield from lines


def _sentence(text: str) -> str:
    """A name as a sentence, so that other sentences can follow."""
    return f"{text[:1].upper()}{text[1:]}."


def _first_of_level(standard: Standard, template: Template, level: int) -> str:
    variables = standard.dictionary.by_name
    for use in template.modules:
        for node in asked_rows(standard.modules_by_id[use.module].nodes, template.component):
            variable = variables.get(node.name)
            if variable is not None and variable.list_name == list_of_level(level):
                return node.name
    return ""
