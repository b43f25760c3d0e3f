"""When rows of a form are asked, and what depends on them, as JSON."""

from formkit.core.messages import Catalogue, Message
from formkit.jobs import ExplainedRows
from formkit.logic.explained import Differing, Explanation, Filtered, Given, Linked, Row, Said
from formkit.logic.types import Kind
from formkit.render.plain_json import written


def render_explained(explained: ExplainedRows, *, catalogue: Catalogue) -> str:
    """All rows of the name; words in the reader's language, names and columns as they are."""
    plain = {
        "file": explained.file,
        "name": explained.name,
        "rows": [_explanation(one, catalogue) for one in explained.rows],
    }
    return written(plain)


def _explanation(one: Explanation, catalogue: Catalogue) -> dict[str, object]:
    return {
        **_row(one.row),
        "label": one.label,
        "inside": [_row(row) for row in one.inside],
        "disabled": one.is_disabled,
        "conditions": [_said(said, catalogue) for said in one.conditions],
        "reachable": {
            "truth": str(one.reachable.truth),
            "in_browser": str(one.reachable_in_browser),
            "example": _example(one.reachable.example),
            "reason": _worded(one.reachable.reason, catalogue),
        },
        "expressions": [_said(said, catalogue) for said in one.expressions],
        "gives": str(one.gives) if one.gives is not Kind.UNKNOWN else "",
        "filtered": _filtered(one.filtered, catalogue) if one.filtered else None,
        "reads": [_linked(linked) for linked in one.reads],
        "read_by": [_linked(linked) for linked in one.read_by],
        "influences": [_row(row) for row in one.influences],
        "differing": [_differing(found, catalogue) for found in one.differing],
        "alike": list(one.alike),
    }


def _filtered(filtered: Filtered, catalogue: Catalogue) -> dict[str, object]:
    return {
        "dead_ends": [_example(answers) for answers in filtered.dead_ends],
        "never_seen": list(filtered.never_seen),
        "reason": _worded(filtered.reason, catalogue),
    }


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "label": row.label,
        "type": row.type,
        "questions": row.questions,
        "sheet": row.loc.sheet,
        "row": row.loc.row,
    }


def _said(said: Said, catalogue: Catalogue) -> dict[str, object]:
    return {
        "column": said.key,
        "of": said.row.name,
        "row": said.row.loc.row,
        "expression": said.text,
        "words": _worded(said.words, catalogue) if said.words is not None else None,
    }


def _linked(linked: Linked) -> dict[str, object]:
    return {
        "column": linked.key,
        "through": linked.through,
        "rows": [_row(row) for row in linked.rows],
    }


def _differing(found: Differing, catalogue: Catalogue) -> dict[str, object]:
    return {
        **_said(found.said, catalogue),
        "truth": str(found.truth),
        "example": _example(found.example),
        "kobocollect": found.javarosa,
        "browser": found.web_forms,
        "reason": _worded(found.reason, catalogue),
    }


def _example(example: tuple[Given, ...]) -> list[dict[str, str]]:
    return [
        {"name": one.name, "label": one.label, "value": one.text, "answer": one.answer}
        for one in example
    ]


def _worded(words: Message | str | None, catalogue: Catalogue) -> str:
    if isinstance(words, Message):
        return words.worded(catalogue)
    return words or ""
