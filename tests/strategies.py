"""Forms as hypothesis makes them, for laws that must hold for every form.

What they mean can be written and read again: texts have no outer or doubled
spaces and no curly quotes, and spans close.  Names may be missing or stand
twice and types may be unknown, since real forms are like that, too.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from formkit.core.texts import Texts
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    Attribute,
    AttributeKind,
)
from formkit.model.form import (
    Choice,
    ChoiceList,
    Extra,
    Form,
    Group,
    Node,
    Question,
    Repeat,
    Settings,
    Stray,
    TextSheet,
    walk,
)
from formkit.model.question_types import QUESTION_TYPES, REPEAT_TYPES, SPAN_TYPES, ListPlace

LANGUAGES = ("English (en)", "Français (fr)", "العربية (ar)", "")
NAMES = ("age", "water", "members", "n1", "n2", "éa", "")
LIST_NAMES = ("yes_no", "water", "l1")
EXPRESSIONS = (
    "true()",
    "${age} > 17",
    "${age}>17",
    "selected(${water}, '1') and ${n1} != ''",
    "count(${members}) * 2",
    "concat('a b', ${n2}",
)
EXTRA_HEADERS = ("$kuid", "bind::odk:length", "formkit_variable", "kobo--locking-profile", "Note")
SETTINGS = ("default_language", "form_id", "form_title", "kobo--lock_all", "style", "version")
SHEETS = ("entities", "kobo--locking-profiles", "Notes")
CHARACTERS = "abc é ع 水 \n\"'`|\\#=<&>,;:{}$.!?-_01 "


def wordings(min_size: int = 1) -> SearchStrategy[str]:
    """Text of a cell as the reader gives it: no outer spaces, no two spaces in a row."""
    raw = st.text(CHARACTERS, max_size=20)
    return raw.map(tidy).filter(lambda text: len(text) >= min_size)


def tidy(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form of a few rows, lists and languages."""
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=3)))
    nodes = tuple(draw(st.lists(survey_nodes(languages), max_size=4)))
    on_survey = any(map(has_bare_text, walk(nodes)))
    if not on_survey:  # the survey is read first, so that the bare language then comes last
        languages = tuple(sorted(languages, key=lambda language: not language))
    lists = draw(choice_lists(languages))
    external = draw(st.one_of(st.just(()), choice_lists(languages)))
    rows = (choice for one in (*lists, *external) for choice in one.choices)
    bare = on_survey or any(map(has_bare_text, rows))
    return Form(
        nodes=nodes,
        lists=lists,
        external_lists=external,
        languages=tuple(language for language in languages if language or bare),
        settings=Settings(values=draw(extras(SETTINGS))),
        sheets=draw(text_sheets()),
    )


def has_bare_text(row: Node | Choice) -> bool:
    attributes = CHOICE_ATTRIBUTES if isinstance(row, Choice) else SURVEY_ATTRIBUTES
    translated = [one.field for one in attributes if one.kind is AttributeKind.TEXTS]
    return any("" in getattr(row, field).languages for field in translated)


def survey_nodes(languages: tuple[str, ...]) -> SearchStrategy[Node]:
    """A question, a stray row, or a group or repeat with nodes inside."""
    leaves = st.one_of(questions(languages), questions(languages), strays(languages))
    return st.recursive(leaves, lambda inner: spans(languages, inner), max_leaves=6)


@st.composite
def questions(draw: st.DrawFn, languages: tuple[str, ...]) -> Question:
    """A question of a known type, or of one that nobody knows."""
    name = draw(st.sampled_from((*QUESTION_TYPES, "mystery")))
    known = QUESTION_TYPES.get(name)
    fields = draw(attributes_of(SURVEY_ATTRIBUTES, languages))
    if known and known.list_place is not ListPlace.NONE:
        fields["list_name"] = draw(st.sampled_from(LIST_NAMES))
        fields["or_other"] = draw(st.booleans()) and known.list_place is ListPlace.CHOICES
    return Question(type=name, name=draw(st.sampled_from(NAMES)), **fields)


@st.composite
def strays(draw: st.DrawFn, languages: tuple[str, ...]) -> Stray:
    """A row without a type."""
    return Stray(
        name=draw(st.sampled_from(NAMES[:-1])),
        **draw(attributes_of(SURVEY_ATTRIBUTES, languages)),
    )


@st.composite
def spans(draw: st.DrawFn, languages: tuple[str, ...], inner: SearchStrategy[Node]) -> Node:
    """A group or repeat, Kobo's kinds among them."""
    name = draw(st.sampled_from(tuple(SPAN_TYPES)))
    fields = draw(attributes_of(SURVEY_ATTRIBUTES, languages))
    if SPAN_TYPES[name].needs_list:
        fields["list_name"] = draw(st.sampled_from(LIST_NAMES))
    return (Repeat if name in REPEAT_TYPES else Group)(
        type=name,
        name=draw(st.sampled_from(NAMES)),
        children=tuple(draw(st.lists(inner, max_size=3))),
        **fields,
    )


@st.composite
def choice_lists(draw: st.DrawFn, languages: tuple[str, ...]) -> tuple[ChoiceList, ...]:
    """Lists with one choice at least, no two of one name."""
    names = draw(st.lists(st.sampled_from(LIST_NAMES), unique=True, max_size=3))
    return tuple(
        ChoiceList(
            name=name, choices=tuple(draw(st.lists(choices(languages), min_size=1, max_size=3)))
        )
        for name in names
    )


@st.composite
def choices(draw: st.DrawFn, languages: tuple[str, ...]) -> Choice:
    """A choice; its code may be missing or stand twice."""
    fields = draw(attributes_of(CHOICE_ATTRIBUTES, languages))
    return Choice(code=draw(st.sampled_from(("1", "2", "other", ""))), **fields)


@st.composite
def attributes_of(
    draw: st.DrawFn, attributes: tuple[Attribute, ...], languages: tuple[str, ...]
) -> dict[str, Any]:
    """A few fields of a row, filled."""
    chosen = draw(st.lists(st.sampled_from(attributes), unique=True, max_size=4))
    fields: dict[str, Any] = {one.field: draw(values_of(one, languages)) for one in chosen}
    fields["extra"] = draw(extras(EXTRA_HEADERS))
    return fields


def values_of(attribute: Attribute, languages: tuple[str, ...]) -> SearchStrategy[Any]:
    match attribute.kind:
        case AttributeKind.TEXTS:
            texts = st.tuples(*(wordings(min_size=0) for _ in languages))
            return texts.map(lambda wording: Texts.of(zip(languages, wording, strict=True)))
        case AttributeKind.EXPRESSION:
            return st.sampled_from(EXPRESSIONS)
        case AttributeKind.PLAIN:
            return wordings()


def extras(headers: tuple[str, ...]) -> SearchStrategy[Extra]:
    """Headers with text, sorted; most often none."""
    filled = st.dictionaries(st.sampled_from(headers), wordings(), max_size=2)
    return filled.map(lambda cells: tuple(sorted(cells.items())))


@st.composite
def text_sheets(draw: st.DrawFn) -> tuple[TextSheet, ...]:
    """Sheets that formkit keeps as text."""
    names = draw(st.lists(st.sampled_from(SHEETS), unique=True, max_size=2))
    row = st.lists(wordings(), min_size=1, max_size=3).map(tuple)
    rows = st.lists(row, min_size=1, max_size=3).map(tuple)
    return tuple(TextSheet(name=name, rows=draw(rows)) for name in names)
