"""The texts that a draft's form still lacks in one of its languages, and their translations."""

from collections.abc import Iterator, Sequence

from formkit.core.languages import language_code
from formkit.core.stand_ins import marked_language
from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.formats.headers import SURVEY, parse_header
from formkit.formats.yaml_text import Keys, Value
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.changes import rows_of
from formkit.jobs.drafting.questions import own_questions
from formkit.jobs.drafting.settings import CHANGES, changes_in, with_change
from formkit.jobs.drafting.text import value_at, with_value
from formkit.lint.languages import known_languages
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    AttributeKind,
    key_of,
    texts_of,
)
from formkit.model.form import Form, Group, Node, Question, Repeat, walk
from formkit.model.question_types import QUESTION_TYPES, TypeKind

_UNSEEN = frozenset((TypeKind.CALCULATES, TypeKind.METADATA, TypeKind.FILE, TypeKind.SETTING))
_WORDS = tuple(
    one
    for one in SURVEY_ATTRIBUTES
    if one.kind is AttributeKind.TEXTS and not one.header.startswith("media::")
)
_CHOICE_WORDS = tuple(one for one in CHOICE_ATTRIBUTES if one.header == "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingText:
    """A text that other languages of the form have."""

    language: str
    """As headers name it."""
    column: str
    """``label``, ``hint`` …"""
    name: str
    """Of the row; of an answer, its code."""
    list_name: str = ""
    """Of an answer; empty for a row."""
    texts: Texts
    """What the other languages say."""
    is_made: bool = False
    """Whether composing itself makes the words, so that only a change of the form says others."""

    @property
    def header(self) -> str:
        """The column with its language."""
        return key_of(self.column, self.language)


def missing_texts(form: Form) -> tuple[MissingText, ...]:
    """The texts that are still to be translated, language after language, in the form's order."""
    return tuple(
        one for language in form.languages if language for one in _missing_in(form, language)
    )


def _missing_in(form: Form, language: str) -> Iterator[MissingText]:
    for node in walk(form.nodes):
        for attribute in _WORDS:
            said = texts_of(node, attribute)
            if node.name and _is_missing(said, language, is_seen=_is_seen(node)):
                yield MissingText(
                    language=language,
                    column=attribute.header,
                    name=node.name,
                    texts=_translated(said),
                    is_made=attribute.header != "label" and _is_typed_code(node),
                )
    for one in form.lists:
        for choice in one.choices:
            if choice.code and _is_missing(choice.labels, language, is_seen=True):
                yield MissingText(
                    language=language,
                    column="label",
                    name=choice.code,
                    list_name=one.name,
                    texts=_translated(choice.labels),
                )


def _is_seen(node: Node) -> bool:
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    return known is None or known.kind not in _UNSEEN


def _is_typed_code(node: Node) -> bool:
    """Tell whether a code is typed, such as a place's: composing words how."""
    is_text = isinstance(node, Question) and node.type == "text"
    return is_text and node.constraint.startswith("regex(.")


def _is_missing(texts: Texts, language: str, *, is_seen: bool) -> bool:
    """Tell whether words are missing, or those of another language stand there, marked."""
    if texts.get(language):
        return _is_stand_in(texts.get(language), language)
    return is_seen and not texts.get("") and bool(_translated(texts))


def _is_stand_in(text: str, language: str) -> bool:
    other = marked_language(text)
    return other in known_languages() and other != language_code(language)


def _translated(texts: Texts) -> Texts:
    """The texts without those that only stand in; all where there are no others."""
    kept = Texts.of((one, text) for one, text in texts if not _is_stand_in(text, one))
    return kept or texts


# Translations


def with_translation(draft: Draft, form: Form, missing: MissingText, text: str) -> Draft:
    """The draft with one of these texts, where the text that it belongs to stands.

    Args:
        draft: the draft.
        form: the one that it begins with; on a template, the one that is built of it.
        missing: which text.
        text: its words.
    """
    keys = _own_place(draft, missing)
    if keys:
        row = value_at(draft.values, keys)
        assert isinstance(row, dict)  # noqa: S101 - it was found there
        return rewritten(draft, with_value(draft.text, (*keys, _header(row, missing)), text))
    if draft.wanted.base or missing.is_made:
        return _with_change(draft, form, missing, text)
    place: Keys = ("set_choices", missing.list_name) if missing.list_name else ("set",)
    keys = (*place, missing.name, missing.header)
    return rewritten(draft, with_value(draft.text, keys, text))


def _header(row: dict[str, Value], missing: MissingText) -> str:
    """The key of the text in a row, as its author spells it where it is there."""
    spelt = (one for one in row if parse_header(one, SURVEY).key == missing.header)
    return next(spelt, missing.header)


def _own_place(draft: Draft, missing: MissingText) -> Keys:
    """Where a row or an answer of the country's own is written; nothing where it is none."""
    if missing.list_name:
        for keys in _own_lists(draft, missing.list_name):
            rows = value_at(draft.values, keys)
            for number, row in enumerate(rows if isinstance(rows, list) else ()):
                if isinstance(row, dict) and row.get("name") == missing.name:
                    return (*keys, number)
        return ()
    for one in own_questions(draft):
        if one.name == missing.name and one.at is not None:
            block, row_number = one.at
            if draft.wanted.base:
                return (*CHANGES, block, "row")
            return ("add_questions", block, "rows", row_number)
    return ()


def _own_lists(draft: Draft, list_name: str) -> Sequence[Keys]:
    if not draft.wanted.base:
        return (("add_choices", list_name),)
    changes = enumerate(changes_in(draft.values))
    return [
        (*CHANGES, number, "choices")
        for number, one in changes
        if one.get("list-added") == list_name
    ]


def _with_change(draft: Draft, form: Form, missing: MissingText, text: str) -> Draft:
    """The draft with a text of a form, as one of its changes."""
    subject = _subject(draft, form, missing)
    if not subject:
        return draft
    told: dict[str, Value] = {**subject, "column": missing.header}
    for number, one in enumerate(changes_in(draft.values)):
        if told.items() <= one.items():
            return rewritten(draft, with_value(draft.text, (*CHANGES, number, "to"), text))
    return rewritten(draft, with_change(draft.text, {**told, "to": text}))


def _subject(draft: Draft, form: Form, missing: MissingText) -> dict[str, Value]:
    """The change and what it speaks of; nothing where no path leads there."""
    if missing.list_name:
        found = form.list_named(missing.list_name)
        is_there = found is not None and missing.name in found.codes
        path = f"{missing.list_name}/{missing.name}"
        return {"choice-relabelled": path} if is_there else {}
    rows = (one for one in rows_of(draft, form) if one[1].name == missing.name)
    return next(({f"{_word(node)}-attribute-set": path} for path, node in rows), {})


def _word(node: Node) -> str:
    if isinstance(node, Group):
        return "group"
    return "repeat" if isinstance(node, Repeat) else "question"
