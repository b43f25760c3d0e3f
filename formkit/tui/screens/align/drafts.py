"""What is remembered of an alignment between two starts, as plain values."""

from pathlib import Path

from formkit.jobs.aligning import BY_THE_FORM, AlignmentTerms

_PAIR = 2


def draft_of(terms: AlignmentTerms) -> dict[str, object]:
    """Against what a form is held, and what was rejected."""
    return {
        "standard": terms.standard,
        "component": terms.component,
        "datakit": str(terms.datakit) if terms.datakit else "",
        "country": terms.country,
        "rejected": [list(pair) for pair in sorted(terms.rejected)],
    }


def terms_of_draft(draft: object) -> AlignmentTerms:
    """The same again; what cannot be read is as if it had never been kept."""
    if not isinstance(draft, dict):
        return BY_THE_FORM
    datakit = _text(draft, "datakit")
    return AlignmentTerms(
        standard=_text(draft, "standard"),
        component=_text(draft, "component"),
        datakit=Path(datakit) if datakit and Path(datakit).is_file() else None,
        country=_text(draft, "country"),
        rejected=frozenset(
            (str(pair[0]), str(pair[1]))
            for pair in _pairs(draft.get("rejected"))
            if len(pair) == _PAIR
        ),
    )


def _text(draft: dict[str, object], name: str) -> str:
    found = draft.get(name)
    return found if isinstance(found, str) else ""


def _pairs(found: object) -> list[list[object]]:
    pairs = found if isinstance(found, list) else []
    return [one for one in pairs if isinstance(one, list)]
