"""FK402: wording in one language that another one lacks."""

from collections.abc import Iterable, Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.core.values import dataclass, replace
from formkit.lint.languages import LanguageColumns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    Attribute,
    AttributeKind,
    key_of,
)
from formkit.model.form import Choice, Form, Group, Node, Repeat
from formkit.model.question_types import TypeKind

_TWO = 2
_UNSEEN = frozenset(
    (TypeKind.CALCULATES, TypeKind.METADATA, TypeKind.FILE, TypeKind.SETTING),
)
_ROWS_NAMED = 10
_ONLY_ASKED = frozenset(("hints", "guidance_hints", "constraint_messages", "required_messages"))
"""Wording that a group or a repeat may have, and that is shown nowhere."""
_SURVEY_TEXTS = tuple(one for one in SURVEY_ATTRIBUTES if one.kind is AttributeKind.TEXTS)
_CHOICE_TEXTS = tuple(one for one in CHOICE_ATTRIBUTES if one.kind is AttributeKind.TEXTS)


def plant(form: Form) -> Form | None:
    """Take one language of a label away, or add one that nothing else has."""
    question = first_question(form, lambda one: bool(one.labels) and not _is_unseen(one))
    if question is None:
        return None
    pairs = tuple(question.labels)
    kept = Texts(pairs[:-1]) if len(pairs) > 1 else Texts((*pairs, ("Kanuri (kr)", "~")))
    return with_nodes(form, question, replace(question, labels=kept))


@rule("FK402", "missing-translation", Severity.WARNING, plant=plant)
def missing_translation(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Wording is there in one language of the form and lacks in another.

    Why:
        Who works in that language sees a dash, or the wording of another one.
        One finding a column and sheet names the rows; a language without any
        wording is told once.  What nobody sees, as the label of a calculate,
        is passed over.

    Bad:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | integer | age  | Age                 |                      |

    Good:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | integer | age  | Age                 | Âge                  |

    Fix: none.  A translation is the author's to write.
    Source: XLSForm reference, "Multiple language support"; pyxform, translations_checks.py.
    """
    form = subject.form
    if len(form.languages) < _TWO:
        return
    languages = _Languages(form)
    if len(languages.all) < _TWO:
        return
    nodes = (entry.node for entry in subject.index.active if not _is_unseen(entry.node))
    choices = (choice for one in form.lists if one.name for choice in one.choices)
    sheets = (
        (_SURVEY_TEXTS, _rows_by_languages(nodes, _SURVEY_TEXTS)),
        (_CHOICE_TEXTS, _rows_by_languages(choices, _CHOICE_TEXTS)),
    )
    spoken = {
        languages.named_alike(one) for _, found in sheets for _, there in found for one in there
    }
    for language in languages.named:
        if language in languages.all and language not in spoken:
            yield _empty(this, languages, language)
    for attributes, found in sheets:
        for gap in _gaps(found, attributes, languages):
            if gap.language in spoken:
                yield _finding(form, this, gap, languages)


def _is_unseen(node: Node) -> bool:
    known = type_of(node)
    return known is not None and known.kind in _UNSEEN


_Found = dict[tuple[int, tuple[str, ...]], list[Loc]]
"""Number of the attribute and languages that are there -> the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """The rows that have no wording in one language, though in another."""

    attribute: Attribute
    language: str
    locs: tuple[Loc, ...]


class _Languages(LanguageColumns):
    """The form's languages; the bare column stands for the default language."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.all = tuple(dict.fromkeys(map(self.named_alike, form.languages)))

    def named_alike(self, language: str) -> str:
        """The one name of a language; the default one's for the bare column."""
        return self.chosen.get(language or self.default, language or self.default)

    def lacking(self, present: Iterable[str]) -> tuple[str, ...]:
        """The languages that are not among those present."""
        there = {self.named_alike(language) for language in present}
        return tuple(language for language in self.all if language not in there)


def _rows_by_languages(rows: Iterable[Node | Choice], attributes: tuple[Attribute, ...]) -> _Found:
    found: _Found = {}
    fields = tuple(enumerate(attribute.field for attribute in attributes))
    of_spans = tuple(one for one in fields if one[1] not in _ONLY_ASKED)
    for row in rows:
        for number, field in of_spans if isinstance(row, Group | Repeat) else fields:
            pairs = getattr(row, field).pairs
            if pairs:
                present = tuple([language for language, _ in pairs])
                found.setdefault((number, present), []).append(row.loc)
    return found


def _gaps(
    found: _Found, attributes: tuple[Attribute, ...], languages: _Languages
) -> Iterator[_Gap]:
    spoken: dict[int, set[str]] = {}
    for number, present in found:
        spoken.setdefault(number, set()).update(present)
    gaps: dict[tuple[int, str], list[Loc]] = {}
    for (number, present), locs in found.items():
        if _is_told_as_bare(attributes[number], spoken[number]):
            continue
        for language in languages.lacking(present):
            if language or "" in spoken[number]:
                gaps.setdefault((number, language), []).extend(locs)
    for (number, language), locs in sorted(gaps.items(), key=lambda gap: gap[0][0]):
        ordered = tuple(sorted(locs, key=lambda loc: loc.row))
        yield _Gap(attribute=attributes[number], language=language, locs=ordered)


def _is_told_as_bare(attribute: Attribute, spoken: set[str]) -> bool:
    """Whether all wording stands in the bare column, which FK406 tells; it knows no media."""
    return spoken == {""} and not attribute.header.startswith("media::")


def _empty(this: Rule, languages: _Languages, language: str) -> Finding:
    message = Message(
        "the form has columns for {language} and no text in it, so people who choose it see"
        " dashes; translate the form, or take these columns out",
        language=language,
    )
    return this.finding(languages.place(language), message)


def _finding(form: Form, this: Rule, gap: _Gap, languages: _Languages) -> Finding:
    header, first = gap.attribute.header, gap.locs[0]
    key = key_of(header, gap.language)
    cell = form.cell(first, key)
    if not cell.column and gap.language == languages.named_alike(""):
        cell = form.cell(first, header)
    return this.finding(cell, _message(gap, first.sheet), column="" if cell.column else key)


def _message(gap: _Gap, sheet: str) -> Message:
    header = gap.attribute.header
    language = gap.language or Message("the column without a language")
    rows = tuple(str(loc.row) for loc in gap.locs[:_ROWS_NAMED])
    if len(gap.locs) == 1:
        return Message(
            "row {rows} of sheet {sheet} has no {header} in {language} though in another language;"
            " translate it",
            sheet=sheet,
            header=header,
            language=language,
            rows=rows,
        )
    return Message(
        "{count} rows of sheet {sheet} have no {header} in {language} though in another"
        " language: {rows}; translate them",
        count=len(gap.locs),
        sheet=sheet,
        header=header,
        language=language,
        rows=rows if len(gap.locs) <= _ROWS_NAMED else (*rows, "…"),
    )
