"""A row of a country's own as the steps of composing know it, and as text files say it."""

from collections.abc import Collection, Mapping, Sequence

from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass
from formkit.formats.headers import SURVEY, parse_header
from formkit.formats.yaml_text import Keys, Value
from formkit.jobs.drafting.names import code_for
from formkit.jobs.drafting.text import with_value, without_value
from formkit.model.attributes import key_of
from formkit.model.question_types import format_type, parse_type
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


WORDINGS = ("label", "hint", "constraint_message")
"""The columns of words that the steps of composing write, one a language."""
_FIELDS = {"label": "labels", "hint": "hints", "constraint_message": "constraint_messages"}
_CELLS = ("required", "relevant", "constraint")
"""The other columns that they write, where there is something to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question of the country's own goes: after a row, or at a module's end.

    In a form without modules the row is said by its path, and nothing is the form's end.
    """

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
    hints: Texts = NO_TEXTS
    required: str = ""
    """The cell as it is written: ``yes``, or a condition; empty: it may be passed over."""
    relevant: str = ""
    """The condition on which it is asked; empty: always."""
    constraint: str = ""
    """The condition that an answer has to meet; empty: none."""
    constraint_messages: Texts = NO_TEXTS
    """What is said of an answer that does not."""
    at: tuple[int, int] | None = None
    """Block and row in the adaptation, or change and 0; None: it is not in there yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """One answer of a list of the country's own."""

    code: str
    labels: Texts


def question_of(cells: dict[str, Value], place: Place, at: tuple[int, int]) -> OwnQuestion:
    """A row that is written somewhere."""
    read = parse_type(str(cells.get("type", "")))
    said = {parse_header(header, SURVEY).key: str(text) for header, text in cells.items()}
    return OwnQuestion(
        type=read.type,
        list_name=read.list_name,
        name=str(cells.get("name", "")),
        place=place,
        at=at,
        labels=_texts_in(cells, "label"),
        hints=_texts_in(cells, "hint"),
        required=said.get("required", ""),
        relevant=said.get("relevant", ""),
        constraint=said.get("constraint", ""),
        constraint_messages=_texts_in(cells, "constraint_message"),
    )


def _texts_in(cells: dict[str, Value], column: str) -> Texts:
    return Texts.of(
        (parse_header(header, SURVEY).language, str(text))
        for header, text in cells.items()
        if _is_wording(header, (column,))
    )


def cells_of_question(question: OwnQuestion) -> dict[str, Value]:
    """The cells of a new row."""
    cells: dict[str, Value] = {"type": _type(question), "name": question.name}
    filled = {column: getattr(question, column) for column in _CELLS}
    cells |= {column: text for column, text in filled.items() if text}
    for column in WORDINGS:
        texts: Texts = getattr(question, _FIELDS[column])
        cells |= {key_of(column, language): text for language, text in texts}
    return cells


def with_cells(text: str, keys: Keys, cells: dict[str, Value], question: OwnQuestion) -> str:
    """The text with the cells of a question as it is to be now; other cells stay."""
    headers = {parse_header(key, SURVEY).key: key for key in cells}
    wanted = cells_of_question(question)
    for key, value in wanted.items():
        text = with_value(text, (*keys, headers.get(key, key)), value)
    for key, header in headers.items():
        if is_ours(header) and key not in wanted:
            text = without_value(text, (*keys, header))
    return text


def _type(question: OwnQuestion) -> str:
    return format_type(
        parse_type(f"{question.type} {question.list_name}" if question.list_name else question.type)
    )


def is_ours(header: str) -> bool:
    """Tell whether a cell is one that composing writes, such as a label."""
    key = parse_header(header, SURVEY).key
    return key in {"type", "name", *_CELLS} or _is_wording(header, WORDINGS)


def is_label(header: str) -> bool:
    """Tell whether a header is that of a label."""
    return _is_wording(header, ("label",))


def _is_wording(header: str, columns: Collection[str]) -> bool:
    attribute = parse_header(header, SURVEY).attribute
    return attribute is not None and attribute.header in columns


def answers_in(rows: Sequence[Value]) -> tuple[OwnAnswer, ...]:
    """Answers that are written as rows of a choices sheet."""
    return tuple(
        OwnAnswer(
            code=str(cells.get("name", "")),
            labels=Texts.of(
                (parse_header(key, SURVEY).language, str(text))
                for key, text in cells.items()
                if is_label(key)
            ),
        )
        for cells in rows
        if isinstance(cells, dict)
    )


def answer_rows(
    answers: Sequence[OwnAnswer], before: Mapping[str, dict[str, Value]]
) -> list[Value]:
    """Answers as rows of a choices sheet; other cells than code and label stay.

    Args:
        answers: as they are to be.
        before: code -> the row of an answer as it was.
    """
    rows: list[Value] = []
    for one in answers:
        cells: dict[str, Value] = {"name": one.code}
        cells |= {key_of("label", language): text for language, text in one.labels}
        others = {
            key: text
            for key, text in before.get(one.code, {}).items()
            if key != "name" and not is_label(key)
        }
        rows.append({**cells, **others})
    return rows


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
        made = code.strip() if equals else code_for(labels, taken)
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
