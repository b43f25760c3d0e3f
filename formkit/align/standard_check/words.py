"""Names, codes, tags and fixed words of the dictionary."""

import re
from collections.abc import Iterator

from formkit.align.standard_check.rules import (
    MALFORMED_HXL,
    TYPE_AND_LIST,
    UNKNOWN_REPLACEMENT,
    UNKNOWN_WORD,
    UNRULY_CODE,
    UNRULY_NAME,
)
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.model.dictionary import Category, Extensibility, StandardList, Variable
from formkit.model.question_types import QUESTION_TYPES
from formkit.model.standard import Standard

LONGEST_NAME = 40
"""Longer names are cut by Stata and by spreadsheets."""

PREFIXES = (
    "meta",
    "enum",
    "consent",
    "loc",
    "ki",
    "sadd",
    "ett",
    "hh",
    "mem",
    "ind",
    "reg",
    "fmp",
    "fmr",
    "fms",
    "mpm",
    "ttt",
    "alert",
    "si",
    "avrr",
    "rein",
    "rss",
    "mmp",
    "mne",
    "qc",
)
"""What a name begins with: the level or topic of its record."""

FIXED_WORDS = {
    "category": tuple(Category),
    "sensitivity": ("low", "moderate", "high", "severe"),
    "status": ("draft", "active", "deprecated", "discouraged", "retired"),
    "dtm_ref_match": ("same_meaning", "related"),
}
"""Columns of the dictionary that say one of a few words, or nothing."""

CHOICE_STATUSES = ("active", "deprecated", "retired")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HXL = re.compile(r"#[a-z][a-z0-9_]*(?: *\+[a-z][a-z0-9_]*)*")
_CODE = re.compile(r"[a-z][a-z0-9_]*|[A-Z][A-Z0-9]*")


def check_words(standard: Standard) -> Iterator[Finding]:
    """Everything that one row of the dictionary, of a list or of a country says wrong."""
    names = standard.dictionary.by_name
    for variable in standard.dictionary.variables:
        yield from _name(variable)
        yield from _tag(variable)
        yield from _fixed_words(variable)
        yield from _type(variable)
        if variable.replaced_by and variable.replaced_by not in names:
            text = "{name} is replaced by {other}, which the dictionary does not have"
            message = Message(text, name=variable.name, other=variable.replaced_by)
            yield UNKNOWN_REPLACEMENT.finding(variable.loc, message, name=variable.name)
    for one in standard.dictionary.lists:
        yield from _list(one)


def _name(variable: Variable) -> Iterator[Finding]:
    name = variable.name
    prefix = name.partition("_")[0]
    if not _NAME.fullmatch(name):
        text = "{name} is not written in small letters, digits and _, beginning with a letter"
        yield UNRULY_NAME.finding(variable.loc, Message(text, name=name), name=name)
    elif len(name) > LONGEST_NAME:
        text = "{name} has {length} characters; Stata and spreadsheets cut names beyond {most}"
        message = Message(text, name=name, length=len(name), most=LONGEST_NAME)
        yield UNRULY_NAME.finding(variable.loc, message, name=name)
    elif prefix not in PREFIXES:
        text = "{name} begins with none of the standard's prefixes: {known}"
        message = Message(text, name=name, known=PREFIXES)
        yield UNRULY_NAME.finding(variable.loc, message, name=name)


def _tag(variable: Variable) -> Iterator[Finding]:
    if variable.hxl and not _HXL.fullmatch(variable.hxl):
        text = "{tag} is no HXL tag; it is written like {example}"
        message = Message(text, tag=variable.hxl, example="#affected+idps+ind")
        yield MALFORMED_HXL.finding(variable.loc, message, name=variable.name, column="hxl")


def _fixed_words(variable: Variable) -> Iterator[Finding]:
    for column, known in FIXED_WORDS.items():
        word = getattr(variable, column)
        if word and word not in known:
            message = Message("{word} is none of: {known}", word=word, known=known)
            yield UNKNOWN_WORD.finding(variable.loc, message, name=variable.name, column=column)


def _type(variable: Variable) -> Iterator[Finding]:
    known = QUESTION_TYPES.get(variable.type)
    if known is None:
        message = Message("{type} is no type of question", type=variable.type)
    elif known.needs_list and not variable.list_name:
        message = Message("{type} has to name its list", type=variable.type)
    else:
        return
    yield TYPE_AND_LIST.finding(variable.loc, message, name=variable.name, column="type")


def _list(one: StandardList) -> Iterator[Finding]:
    known = tuple(Extensibility)
    if one.extensibility and one.extensibility not in known:
        message = Message("{word} is none of: {known}", word=one.extensibility, known=known)
        yield UNKNOWN_WORD.finding(one.loc, message, name=one.name, column="extensibility")
    for choice in one.choices:
        if not _CODE.fullmatch(choice.code):
            text = (
                "the code {code} of the list {list} is not a word of small letters, digits and _,"
                " nor of capitals and digits"
            )
            message = Message(text, code=choice.code, list=one.name)
            yield UNRULY_CODE.finding(choice.loc, message, name=one.name, column="name")
        if choice.status not in CHOICE_STATUSES:
            message = Message(
                "{word} is none of: {known}", word=choice.status, known=CHOICE_STATUSES
            )
            yield UNKNOWN_WORD.finding(choice.loc, message, name=one.name, column="status")
