"""What changed between two forms, as JSON; its schema is ``changes.json`` of the schemas."""

from formkit.changes.facts import Facts, Place, facts_of
from formkit.changes.standing import Example, Standing
from formkit.jobs import Comparison
from formkit.render.plain_json import written


def render_comparison(comparison: Comparison) -> str:
    """All changes, those that are only written differently among them."""
    old, new = comparison.old, comparison.new
    plain = {
        "old": old.file,
        "new": new.file,
        "changes": [_change(facts_of(one, old, new)) for one in comparison.changes],
    }
    return written(plain)


def _change(facts: Facts) -> dict[str, object]:
    return {
        "kind": facts.kind,
        "target": facts.target,
        "path": facts.path,
        "attribute": facts.attribute,
        "old": facts.old,
        "new": facts.new,
        "equivalent": facts.equivalent,
        "condition": _standing(facts.standing),
        "fingerprint": facts.fingerprint,
        "where": {"old": _place(facts.old_place), "new": _place(facts.new_place)},
    }


def _standing(standing: Standing | None) -> dict[str, object] | None:
    if standing is None:
        return None
    return {
        "relation": standing.relation,
        "old_only": _example(standing.old_only),
        "new_only": _example(standing.new_only),
        "reason": str(standing.reason) if standing.reason else None,
    }


def _example(example: Example | None) -> dict[str, object] | None:
    if example is None:
        return None
    return {"answers": dict(example.answers), "only_in": example.only_in}


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"sheet": place.sheet, "row": place.row, "column": place.column}
