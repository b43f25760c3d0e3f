"""A draft that begins with a form: what is decided of it stands among its changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from formkit.changes.describing import describe
from formkit.changes.outline import outline_of
from formkit.changes.plain import changes_of
from formkit.core.errors import FormkitError
from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.change_keys import CHANGE_KEYS
from formkit.formats.yaml_text import Keys, Value
from formkit.formats.yaml_writing import format_flow
from formkit.jobs.drafting import Draft, rewritten, text_in, with_text
from formkit.jobs.drafting.rows import (
    OwnAnswer,
    OwnQuestion,
    Place,
    answer_rows,
    answers_in,
    cells_of_question,
    question_of,
    with_cells,
)
from formkit.jobs.drafting.settings import CHANGES, changes_in, with_change
from formkit.jobs.drafting.text import with_value, without_item, without_value
from formkit.model.form import Form, Node

_QUESTION = "question-added"
_LIST = "list-added"
_LANGUAGE = "language-added"
_NO_LANGUAGE = "language-removed"
_OTHER_LANGUAGE = "language-renamed"
_DEFAULT = "default_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change of a form that a draft makes."""

    number: int
    """Its place among the changes."""
    code: str
    subject: str
    """What it speaks of, such as the path of a row."""
    told: str
    """By what its words are looked up; see ``words_of``."""


def change_lines(draft: Draft) -> tuple[ChangeLine, ...]:
    """The changes of a draft but its own questions, in the order of the file."""
    return tuple(
        ChangeLine(
            number=number, code=code, subject=_text(one.values[code]), told=_told(one.values)
        )
        for number, one in enumerate(draft.wanted.changes)
        for code in one.values
        if code in CHANGE_KEYS and code != _QUESTION
    )


def words_of(draft: Draft, base: Form) -> Mapping[str, Message]:
    """What each change of a draft does, in words; none where one of them is not understood."""
    written = [one.values for one in draft.wanted.changes]
    try:
        changes = changes_of(written, base)
    except FormkitError:
        return {}
    return {_told(one): describe(change) for one, change in zip(written, changes, strict=True)}


def _told(values: Mapping[str, Value]) -> str:
    return format_flow({**values})


def _text(value: Value) -> str:
    return value if isinstance(value, str) else format_flow(value)


def without_change(draft: Draft, number: int) -> Draft:
    """The draft without one of its changes, and without the comments above it."""
    return rewritten(draft, without_item(draft.text, (*CHANGES, number)))


# Rows


def rows_of(draft: Draft, base: Form) -> Iterator[tuple[str, Node]]:
    """The rows of the form that stay and that a path names, with their paths."""
    rows = outline_of(base.nodes).rows
    paths = [row.address.path for row in rows]
    known = Counter(paths)
    gone = tuple(
        _text(one[code])
        for one in changes_in(draft.values)
        for code in one
        if code.endswith("-removed") and code in CHANGE_KEYS
    )
    for row, path in zip(rows, paths, strict=True):
        is_gone = any(path == one or path.startswith(f"{one}/") for one in gone)
        if row.node.name and not is_gone and known[path] == 1:
            yield path, row.node


def path_of(draft: Draft, base: Form, name: str) -> str:
    """The path of the row of a name, of the form or of the draft's own; empty: there is none."""
    own = (path for one, path in _added(draft) if one.name == name)
    known = (path for path, node in rows_of(draft, base) if node.name == name)
    return next(own, "") or next(known, "")


def without_row(draft: Draft, path: str) -> Draft:
    """The draft that takes a question out of the form."""
    return rewritten(draft, with_change(draft.text, {"question-removed": path}))


# Own questions


def form_questions(draft: Draft) -> tuple[OwnQuestion, ...]:
    """The questions that a draft adds to a form, in the order of its changes."""
    return tuple(one for one, _ in _added(draft))


def _added(draft: Draft) -> Iterator[tuple[OwnQuestion, str]]:
    for number, change in enumerate(changes_in(draft.values)):
        path, cells = change.get(_QUESTION), change.get("row")
        if isinstance(path, str) and isinstance(cells, dict):
            named = {"name": path.rpartition("/")[2], **cells}
            yield question_of(named, _place(change, path), (number, 0)), path


def _place(change: dict[str, Value], path: str) -> Place:
    """Behind which row it says that it goes; nothing where it says so in another way."""
    parent, after = path.rpartition("/")[0], change.get("after")
    if not isinstance(after, str) or "into" in change:
        return Place()
    is_whole = not parent or after.startswith(f"{parent}/")
    return Place(after=after if is_whole else f"{parent}/{after}")


def with_form_question(draft: Draft, question: OwnQuestion) -> Draft:
    """The draft with a question of its own, new or as it is to be now."""
    parent, _, after = question.place.after.rpartition("/")
    path = f"{parent}/{question.name}" if parent else question.name
    where: dict[str, Value] = {"after": after} if after else {}
    if question.at is None:
        change: dict[str, Value] = {_QUESTION: path, **where, "row": cells_of_question(question)}
        return rewritten(draft, with_change(draft.text, change))
    keys: Keys = (*CHANGES, question.at[0])
    change = changes_in(draft.values)[question.at[0]]
    cells = change["row"]
    assert isinstance(cells, dict)  # noqa: S101 - it was found there
    text = with_cells(draft.text, (*keys, "row"), cells, question)
    old = str(change[_QUESTION])
    if _place(change, old) == question.place:
        head = old.rpartition("/")[0]
        path = f"{head}/{question.name}" if head else question.name
        return rewritten(draft, with_value(text, (*keys, _QUESTION), path))
    text = with_value(text, (*keys, _QUESTION), path)
    for key in ("at", "into"):
        text = without_value(text, (*keys, key))
    return rewritten(draft, with_value(text, (*keys, "after"), after))


# Own lists


def form_lists(draft: Draft) -> tuple[str, ...]:
    """The lists that a draft adds to a form."""
    return tuple(
        name for one in changes_in(draft.values) if isinstance(name := one.get(_LIST), str)
    )


def form_answers(draft: Draft, list_name: str) -> tuple[OwnAnswer, ...]:
    """The answers of a list that a draft adds."""
    return answers_in(_choices(draft, list_name)[1])


def with_form_answers(draft: Draft, list_name: str, answers: Sequence[OwnAnswer]) -> Draft:
    """The draft with a list of its own; other cells of its answers stay."""
    number, choices = _choices(draft, list_name)
    before = {str(one.get("name")): one for one in choices}
    rows = answer_rows(answers, before)
    if number is None:
        change: dict[str, Value] = {_LIST: list_name, "choices": rows}
        return rewritten(draft, with_change(draft.text, change)) if rows else draft
    if not rows:
        return without_change(draft, number)
    return rewritten(draft, with_value(draft.text, (*CHANGES, number, "choices"), rows))


def _choices(draft: Draft, list_name: str) -> tuple[int | None, list[dict[str, Value]]]:
    for number, change in enumerate(changes_in(draft.values)):
        rows = change.get("choices")
        if change.get(_LIST) == list_name and isinstance(rows, list):
            return number, [one for one in rows if isinstance(one, dict)]
    return None, []


# Languages


def form_languages(draft: Draft, base: Form) -> tuple[str, ...]:
    """The languages of the form once the draft's changes are made; one without name is none."""
    names = [one for one in base.languages if one]
    for change in changes_in(draft.values):
        old = change.get(_OTHER_LANGUAGE, change.get(_NO_LANGUAGE))
        if isinstance(old, str) and old in names:
            names[names.index(old) : names.index(old) + 1] = filter(None, [_renamed(change)])
        if isinstance(new := change.get(_LANGUAGE), str):
            names.append(new)
    return tuple(dict.fromkeys(names))


def _renamed(change: dict[str, Value]) -> str:
    return str(change["to"]) if _OTHER_LANGUAGE in change else ""


def with_form_languages(draft: Draft, base: Form, languages: Sequence[str]) -> Draft:
    """The draft whose form has these languages; those that it has keep their order."""
    for name in form_languages(draft, base):
        if name not in languages:
            draft = _without_language(draft, name)
    for name in languages:
        if name not in form_languages(draft, base):
            draft = _with_language(draft, name)
    return draft


def _with_language(draft: Draft, name: str) -> Draft:
    number = _number(draft, _NO_LANGUAGE, name)
    if number is not None:
        return without_change(draft, number)
    return rewritten(draft, with_change(draft.text, {_LANGUAGE: name}))


def _without_language(draft: Draft, name: str) -> Draft:
    if text_in(draft, _DEFAULT) == name:
        draft = with_text(draft, _DEFAULT, "")
    for number, change in enumerate(changes_in(draft.values)):
        if change.get(_LANGUAGE) == name:
            return without_change(draft, number)
        if _renamed(change) == name:
            name = str(change[_OTHER_LANGUAGE])
            draft = without_change(draft, number)
            break
    return rewritten(draft, with_change(draft.text, {_NO_LANGUAGE: name}))


def _number(draft: Draft, code: str, subject: str) -> int | None:
    told = enumerate(changes_in(draft.values))
    return next((number for number, one in told if one.get(code) == subject), None)


def offered_languages(present: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Languages that a form could have, too: those whose codes it lacks.

    Args:
        present: its own.
        others: as a standard or a country names them.
    """
    codes = {language_code(one) for one in present}
    return tuple(one for one in others if one not in present and language_code(one) not in codes)
