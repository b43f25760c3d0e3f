"""The country's own questions in a draft, and answers to choose among for them."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass
from formkit.formats.headers import SURVEY, parse_header
from formkit.formats.yaml_text import Keys, Value
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting_text import value_at, with_value, without_item, without_value
from formkit.model.attributes import key_of
from formkit.model.question_types import format_type, parse_type
from formkit.model.standard import Standard
from formkit.xpath.names import is_name

TYPES = (
    "text",
    "integer",
    "decimal",
    "select_one",
    "select_multiple",
    "date",
    "time",
    "note",
    "geopoint",
    "image",
    "barcode",
)
"""The types on offer, the most used first; a question of another type keeps it."""
_BLOCKS = "add_questions"
_LISTS = "add_choices"
_LONGEST = 32
"""Characters of a name that is made of a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question of the country's own goes: after a row, or at a module's end."""

    after: str = ""
    module: str = ""

    @property
    def pair(self) -> dict[str, Value]:
        """As the adaptation says it."""
        return {"after": self.after} if self.after else {"module": self.module}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """One row of the country's own."""

    type: str
    """Without its list."""
    name: str
    place: Place
    list_name: str = ""
    labels: Texts = NO_TEXTS
    """By language as headers name it; ``""`` for one wording for all."""
    at: tuple[int, int] | None = None
    """Block and row in the adaptation; None for a question that is not in it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """One answer of a list of the country's own."""

    code: str
    labels: Texts


def own_questions(draft: Draft) -> tuple[OwnQuestion, ...]:
    """The rows of the country's own, in the order of the adaptation."""
    found: list[OwnQuestion] = []
    for number, block in enumerate(_items(draft, (_BLOCKS,))):
        if not isinstance(block, dict):
            continue
        place = Place(after=str(block.get("after", "")), module=str(block.get("module", "")))
        rows = block.get("rows")
        for row, cells in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(cells, dict):
                found.append(_question(cells, place, (number, row)))
    return tuple(found)


def _question(cells: dict[str, Value], place: Place, at: tuple[int, int]) -> OwnQuestion:
    read = parse_type(str(cells.get("type", "")))
    headers = [(parse_header(header, SURVEY), str(text)) for header, text in cells.items()]
    labels = [
        (header.language, text)
        for header, text in headers
        if header.attribute is not None and header.attribute.field == "labels"
    ]
    return OwnQuestion(
        type=read.type,
        list_name=read.list_name,
        name=str(cells.get("name", "")),
        labels=Texts.of(labels),
        place=place,
        at=at,
    )


def _items(draft: Draft, keys: Keys) -> list[Value]:
    value = value_at(draft.values, keys)
    return value if isinstance(value, list) else []


def with_question(draft: Draft, question: OwnQuestion) -> Draft:
    """The draft with a question of its own, new or as it is to be now."""
    if question.at is None:
        return _with_new(draft, question, {})
    block, row = question.at
    keys: Keys = (_BLOCKS, block, "rows", row)
    cells = value_at(draft.values, keys)
    assert isinstance(cells, dict)  # noqa: S101 - it was found there
    old = _question(cells, _place(draft, block), question.at)
    if old.place == question.place:
        return rewritten(draft, _with_cells(draft.text, keys, cells, question))
    others = {key: text for key, text in cells.items() if not _is_ours(key)}
    return _with_new(without_question(draft, question.at), question, others)


def _place(draft: Draft, block: int) -> Place:
    (found,) = {one.place for one in own_questions(draft) if one.at and one.at[0] == block}
    return found


def _with_new(draft: Draft, question: OwnQuestion, others: dict[str, Value]) -> Draft:
    cells: dict[str, Value] = {"type": _type(question), "name": question.name}
    cells |= {key_of("label", language): text for language, text in question.labels}
    block: Value = {**question.place.pair, "rows": [{**cells, **others}]}
    size = len(_items(draft, (_BLOCKS,)))
    return rewritten(draft, with_value(draft.text, (_BLOCKS, size), block))


def _with_cells(text: str, keys: Keys, cells: dict[str, Value], question: OwnQuestion) -> str:
    """The text with another type, name and labels in a row; its other cells stay."""
    headers = {parse_header(key, SURVEY).key: key for key in cells}
    wanted = {key_of("label", language): label for language, label in question.labels}
    for key, value in {"type": _type(question), "name": question.name, **wanted}.items():
        text = with_value(text, (*keys, headers.get(key, key)), value)
    for key, header in headers.items():
        if _is_label(header) and key not in wanted:
            text = without_value(text, (*keys, header))
    return text


def _type(question: OwnQuestion) -> str:
    return format_type(
        parse_type(f"{question.type} {question.list_name}" if question.list_name else question.type)
    )


def _is_ours(header: str) -> bool:
    return header in {"type", "name"} or _is_label(header)


def _is_label(header: str) -> bool:
    attribute = parse_header(header, SURVEY).attribute
    return attribute is not None and attribute.field == "labels"


def without_question(draft: Draft, at: tuple[int, int]) -> Draft:
    """The draft without a question of its own, and without the block that it was alone in."""
    block, row = at
    rows = _items(draft, (_BLOCKS, block, "rows"))
    keys: Keys = (_BLOCKS, block) if len(rows) == 1 else (_BLOCKS, block, "rows", row)
    return rewritten(draft, without_item(draft.text, keys))


def own_answers(draft: Draft, list_name: str) -> tuple[OwnAnswer, ...]:
    """The answers that the country adds to a list, or of which its own list is made."""
    return tuple(
        OwnAnswer(code=one.code, labels=one.labels)
        for one in draft.wanted.choices
        if one.list_name == list_name
    )


def with_answers(draft: Draft, list_name: str, answers: Sequence[OwnAnswer]) -> Draft:
    """The draft with a list of the country's own; other cells of its answers stay."""
    keys: Keys = (_LISTS, list_name)
    if not answers:
        return rewritten(draft, without_value(draft.text, keys))
    before = {str(one.get("name")): one for one in _items(draft, keys) if isinstance(one, dict)}
    rows: list[Value] = []
    for one in answers:
        cells: dict[str, Value] = {"name": one.code}
        cells |= {key_of("label", language): text for language, text in one.labels}
        others = {
            key: text
            for key, text in before.get(one.code, {}).items()
            if key != "name" and not _is_label(key)
        }
        rows.append({**cells, **others})
    return rewritten(draft, with_value(draft.text, keys, rows))


def list_names(draft: Draft, standard: Standard) -> tuple[str, ...]:
    """The lists that a question can offer: the country's own, then the standard's."""
    known = standard.dictionary.lists_by_name
    own = (one.list_name for one in draft.wanted.choices if one.list_name not in known)
    return tuple(dict.fromkeys((*own, *known)))


def is_own_list(list_name: str, standard: Standard) -> bool:
    """Tell whether a list is the country's to fill, and none of the standard's."""
    return list_name not in standard.dictionary.lists_by_name


def prefix_of(draft: Draft, standard: Standard) -> str:
    """What names of the country's own questions begin with: ``td_``."""
    country = standard.country(draft.wanted.country)
    return f"{country.iso2.lower()}_" if country else ""


def name_for(label: str, prefix: str, taken: Collection[str]) -> str:
    """A name that nothing else has, made of a label.

    >>> name_for("Comment atteint-on l'île ?", "td_", ())
    'td_comment_atteint_on_l_ile'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].strip("_") or "question"
    name = f"{prefix}{words}"
    if not prefix and name[0].isdigit():
        name = f"q_{name}"
    number = 2
    found = name
    while found in taken:
        found = f"{name}_{number}"
        number += 1
    return found


def why_not(question: OwnQuestion, taken: Collection[str]) -> Message | None:
    """Why a question cannot be asked like this; None when it can.

    Args:
        question: as it is to be.
        taken: the names of all other rows of the form.
    """
    if not question.name:
        return Message("give the question a name: the data's column is called so")
    if not is_name(question.name):
        text = "{name} cannot be a name; use letters without accents, digits and _, a letter first"
        return Message(text, name=question.name)
    if question.name in taken:
        text = "another row of the form is called {name} already; give this one another name"
        return Message(text, name=question.name)
    if not question.labels:
        return Message("say what is asked, in one language at least")
    if question.type.startswith("select_") and not question.list_name:
        return Message("choose a list, or write answers of your own")
    return None


def answers_of(text: str, languages: Sequence[str]) -> tuple[OwnAnswer, ...]:
    """Answers as a person types them: one a line, a wording for each language after ``|``.

    >>> answers_of("En pirogue | By canoe", ("Français (fr)", "English (en)"))[0].code
    'en_pirogue'
    """
    found: list[OwnAnswer] = []
    for line in text.splitlines():
        code, equals, rest = line.partition("=")
        words = [one.strip() for one in (rest if equals else line).split("|")]
        if not any(words):
            continue
        labels = Texts.of(zip(languages or ("",), words, strict=False))
        taken = {one.code for one in found}
        made = code.strip() if equals else name_for(labels.first, "", taken)
        found.append(OwnAnswer(code=made, labels=labels))
    return tuple(found)


def text_of_answers(answers: Sequence[OwnAnswer], languages: Sequence[str]) -> str:
    """Answers as ``answers_of`` reads them."""
    lines = []
    for one in answers:
        words = [one.labels.get(language) for language in languages]
        if not any(words):
            words = [one.labels.first]
        lines.append(f"{one.code} = {' | '.join(words).rstrip(' |')}")
    return "\n".join(lines)
