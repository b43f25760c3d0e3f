"""The country's own questions in a draft, and answers to choose among for them."""

from collections.abc import Collection, Sequence

from formkit.formats.yaml_text import Keys, Value
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.changes import (
    form_answers,
    form_lists,
    form_questions,
    with_form_answers,
    with_form_question,
    without_change,
)
from formkit.jobs.drafting.rows import (
    OwnAnswer,
    OwnQuestion,
    Place,
    answer_rows,
    cells_of_question,
    is_ours,
    question_of,
    with_cells,
)
from formkit.jobs.drafting.text import value_at, with_value, without_item, without_value
from formkit.model.form import Form
from formkit.model.standard import Standard

_BLOCKS = "add_questions"
_LISTS = "add_choices"


def own_questions(draft: Draft) -> tuple[OwnQuestion, ...]:
    """The rows of the country's own, in the order of the adaptation."""
    if draft.wanted.base:
        return form_questions(draft)
    found: list[OwnQuestion] = []
    for number, block in enumerate(_items(draft, (_BLOCKS,))):
        if not isinstance(block, dict):
            continue
        place = Place(after=str(block.get("after", "")), module=str(block.get("module", "")))
        rows = block.get("rows")
        for row, cells in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(cells, dict):
                found.append(question_of(cells, place, (number, row)))
    return tuple(found)


def _items(draft: Draft, keys: Keys) -> list[Value]:
    value = value_at(draft.values, keys)
    return value if isinstance(value, list) else []


def with_question(draft: Draft, question: OwnQuestion) -> Draft:
    """The draft with a question of its own, new or as it is to be now."""
    if draft.wanted.base:
        return with_form_question(draft, question)
    if question.at is None:
        return _with_new(draft, question, {})
    block, row = question.at
    keys: Keys = (_BLOCKS, block, "rows", row)
    cells = value_at(draft.values, keys)
    assert isinstance(cells, dict)  # noqa: S101 - it was found there
    old = question_of(cells, _place(draft, block), question.at)
    if old.place == question.place:
        return rewritten(draft, with_cells(draft.text, keys, cells, question))
    others = {key: text for key, text in cells.items() if not is_ours(key)}
    return _with_new(without_question(draft, question.at), question, others)


def _place(draft: Draft, block: int) -> Place:
    (found,) = {one.place for one in own_questions(draft) if one.at and one.at[0] == block}
    return found


def _with_new(draft: Draft, question: OwnQuestion, others: dict[str, Value]) -> Draft:
    block: Value = {**question.place.pair, "rows": [{**cells_of_question(question), **others}]}
    size = len(_items(draft, (_BLOCKS,)))
    return rewritten(draft, with_value(draft.text, (_BLOCKS, size), block))


def without_question(draft: Draft, at: tuple[int, int]) -> Draft:
    """The draft without a question of its own, and without the block that it was alone in."""
    block, row = at
    if draft.wanted.base:
        return without_change(draft, block)
    rows = _items(draft, (_BLOCKS, block, "rows"))
    keys: Keys = (_BLOCKS, block) if len(rows) == 1 else (_BLOCKS, block, "rows", row)
    return rewritten(draft, without_item(draft.text, keys))


def own_answers(draft: Draft, list_name: str) -> tuple[OwnAnswer, ...]:
    """The answers that the country adds to a list, or of which its own list is made."""
    if draft.wanted.base:
        return form_answers(draft, list_name)
    return tuple(
        OwnAnswer(code=one.code, labels=one.labels)
        for one in draft.wanted.choices
        if one.list_name == list_name
    )


def with_answers(draft: Draft, list_name: str, answers: Sequence[OwnAnswer]) -> Draft:
    """The draft with a list of the country's own; other cells of its answers stay."""
    if draft.wanted.base:
        return with_form_answers(draft, list_name, answers)
    keys: Keys = (_LISTS, list_name)
    if not answers:
        return rewritten(draft, without_value(draft.text, keys))
    before = {str(one.get("name")): one for one in _items(draft, keys) if isinstance(one, dict)}
    rows = answer_rows(answers, before)
    return rewritten(draft, with_value(draft.text, keys, rows))


def list_names(draft: Draft, standard: Standard, base: Form | None = None) -> tuple[str, ...]:
    """The lists that a question can offer: the country's own, then those that are there.

    Args:
        draft: the draft.
        standard: whose lists there are.
        base: the form that the draft begins with, whose lists there are then.
    """
    known = _known_lists(standard, base)
    added = (one.list_name for one in draft.wanted.choices)
    own = (one for one in (*added, *form_lists(draft)) if one not in known)
    return tuple(dict.fromkeys((*own, *known)))


def is_own_list(list_name: str, standard: Standard, base: Form | None = None) -> bool:
    """Tell whether a list is the country's to fill, and none that is there already."""
    return list_name not in _known_lists(standard, base)


def _known_lists(standard: Standard, base: Form | None) -> Collection[str]:
    if base is not None:
        return dict.fromkeys(one.name for one in base.lists)
    return standard.dictionary.lists_by_name


def prefix_of(draft: Draft, standard: Standard) -> str:
    """What names of the country's own questions begin with: ``td_``."""
    country = standard.country(draft.wanted.country)
    return f"{country.iso2.lower()}_" if country else ""
