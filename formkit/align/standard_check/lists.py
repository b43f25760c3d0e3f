"""What holds between variables, lists, codes and countries."""

import re
from collections.abc import Iterator

from formkit.align.standard_check.rules import (
    BROKEN_ROLL_UP,
    COUNTRY_PATTERN,
    DUPLICATE_CODE,
    DUPLICATE_NAME,
    MISSING_LIST,
    UNDESCRIBED_LIST,
)
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.model.dictionary import Dictionary, StandardList
from formkit.model.question_types import QUESTION_TYPES, ListPlace
from formkit.model.standard import Country, Standard


def check_lists(standard: Standard) -> Iterator[Finding]:
    """Names and codes that stand twice, lists that are missing, and what rolls up to nothing."""
    yield from _names(standard.dictionary)
    yield from _missing(standard.dictionary)
    for one in standard.dictionary.lists:
        yield from _codes(one)
        yield from _roll_up(one, standard.dictionary)
    for country in standard.countries:
        yield from _patterns(country)


def _names(dictionary: Dictionary) -> Iterator[Finding]:
    """A name or alias that was said before, by the same variable or another one."""
    rows: dict[str, int] = {}
    for variable in dictionary.variables:
        for name in (variable.name, *variable.aliases):
            if name in rows:
                text = "{name} stands for another variable already, in row {row}"
                message = Message(text, name=name, row=rows[name])
                yield DUPLICATE_NAME.finding(variable.loc, message, name=variable.name)
            rows.setdefault(name, variable.loc.row)


def _missing(dictionary: Dictionary) -> Iterator[Finding]:
    for variable in dictionary.variables:
        known = QUESTION_TYPES.get(variable.type)
        on_choices = known is not None and known.list_place is ListPlace.CHOICES
        if on_choices and variable.list_name and variable.list_name not in dictionary.lists_by_name:
            text = "{name} names the list {list}, and neither lists.csv nor choices.csv has it"
            message = Message(text, name=variable.name, list=variable.list_name)
            yield MISSING_LIST.finding(variable.loc, message, name=variable.name, column="type")
    for one in dictionary.lists:
        if not one.extensibility:
            text = (
                "nothing says whether the list {list} may be extended; give it a row in lists.csv"
            )
            message = Message(text, list=one.name)
            yield UNDESCRIBED_LIST.finding(one.loc, message, name=one.name)


def _codes(one: StandardList) -> Iterator[Finding]:
    rows: dict[str, int] = {}
    for choice in one.choices:
        if choice.code in rows:
            text = "the list {list} has the code {code} already, in row {row}"
            message = Message(text, list=one.name, code=choice.code, row=rows[choice.code])
            yield DUPLICATE_CODE.finding(choice.loc, message, name=one.name, column="name")
        rows.setdefault(choice.code, choice.loc.row)


def _roll_up(one: StandardList, dictionary: Dictionary) -> Iterator[Finding]:
    """Parents that the list above does not have; a list that no source gives is told as such."""
    above = dictionary.lists_by_name.get(one.rolls_up_to)
    for choice in one.choices:
        if choice.parent and not one.rolls_up_to:
            text = "{code} of the list {list} has a parent, and lists.csv names no list above it"
            message = Message(text, code=choice.code, list=one.name)
        elif choice.parent and above and choice.parent not in above.codes:
            text = "{code} of the list {list} rolls up to {parent}, which {above} does not have"
            message = Message(
                text, code=choice.code, list=one.name, parent=choice.parent, above=above.name
            )
        else:
            continue
        yield BROKEN_ROLL_UP.finding(choice.loc, message, name=one.name, column="parent")


def _patterns(country: Country) -> Iterator[Finding]:
    for level, pattern in enumerate(country.pcode_patterns, start=1):
        column = f"adm{level}_pcode_pattern"
        try:
            matches = re.fullmatch(pattern, country.pcode_example)
        except re.error:
            message = Message("{pattern} is no regular expression", pattern=pattern)
            yield COUNTRY_PATTERN.finding(country.loc, message, name=country.iso3, column=column)
            continue
        if level == 1 and country.pcode_example and not matches:
            text = "the pattern {pattern} of level 1 does not take the example {example}"
            message = Message(text, pattern=pattern, example=country.pcode_example)
            yield COUNTRY_PATTERN.finding(country.loc, message, name=country.iso3, column=column)
