"""Wording in English and French, the languages that every standard has."""

from collections.abc import Iterator

from formkit.align.standard_check.rules import HALF_WORDING, MISSING_MESSAGE, MISSING_WORDING
from formkit.core.findings import Finding
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.model.standard import Standard

LANGUAGES = ("en", "fr")
_Worded = tuple[str, str, Texts, Loc]
"""Column or key, name, wording and place of something."""


def check_wording(standard: Standard) -> Iterator[Finding]:
    """Labels and titles that are missing; hints, messages and the like that are there by half."""
    languages = tuple(standard.language_names.get(code, code) for code in LANGUAGES)
    yield from _missing(standard, languages)
    yield from _half(standard, languages)
    for variable in standard.dictionary.variables:
        if variable.constraint and not variable.constraint_messages:
            text = "{name} refuses answers and does not say why; word a constraint_message"
            message = Message(text, name=variable.name)
            yield MISSING_MESSAGE.finding(variable.loc, message, name=variable.name)


def _missing(standard: Standard, languages: tuple[str, ...]) -> Iterator[Finding]:
    for column, name, texts, loc in _needed(standard):
        for language in languages:
            if not texts.get(language):
                header = f"{column}::{language}"
                text = "{name} has no {column} in {language}"
                message = Message(text, name=name, column=column, language=language)
                yield MISSING_WORDING.finding(loc, message, name=name, column=header)


def _needed(standard: Standard) -> Iterator[_Worded]:
    """All that people have to read."""
    for variable in standard.dictionary.variables:
        known = QUESTION_TYPES.get(variable.type)
        if known is None or known.kind is not TypeKind.METADATA:
            yield "label", variable.name, variable.labels, variable.loc
    for one in standard.dictionary.lists:
        for choice in one.choices:
            yield "label", f"{one.name} {choice.code}", choice.labels, choice.loc
    for module in standard.modules:
        yield "title", module.id, module.titles, module.loc
    for template in standard.templates:
        yield "title", template.id, template.titles, template.loc
    for component in standard.components:
        yield "title", component.code, component.titles, standard.loc


def _half(standard: Standard, languages: tuple[str, ...]) -> Iterator[Finding]:
    for column, name, texts, loc in _optional(standard):
        absent = tuple(language for language in languages if not texts.get(language))
        if texts and absent:
            text = "{name} has a {column}, and none in {absent}"
            message = Message(text, name=name, column=column, absent=absent)
            header = f"{column}::{absent[0]}"
            yield HALF_WORDING.finding(loc, message, name=name, column=header)


def _optional(standard: Standard) -> Iterator[_Worded]:
    """All that need not be said; what is said, both kinds of readers want to read."""
    for variable in standard.dictionary.variables:
        yield "title", variable.name, variable.titles, variable.loc
        yield "hint", variable.name, variable.hints, variable.loc
        yield "constraint_message", variable.name, variable.constraint_messages, variable.loc
    for module in standard.modules:
        yield "purpose", module.id, module.purposes, module.loc
        yield "placement", module.id, module.placements, module.loc
    for block in standard.policy.blocks:
        yield "reason", block.id, block.reasons, block.loc
