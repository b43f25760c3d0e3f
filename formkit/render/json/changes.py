"""What changed between two forms, as JSON; its schema is ``changes.json`` of the schemas."""

from formkit.changes.facts import Facts, Place, facts_of
from formkit.changes.standing import Example, Standing
from formkit.changes.verdicts import Verdict
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.jobs import Comparison
from formkit.render.plain_json import written


def render_comparison(comparison: Comparison, *, is_redeployed: bool = False) -> str:
    """All changes, those that are only written differently among them, and what each costs.

    Args:
        comparison: two forms and what happened.
        is_redeployed: whether the old form is what devices have, so that it is said
            when each change can go to them.
    """
    old, new, standard = comparison.old, comparison.new, comparison.standard
    changes = zip(comparison.changes, comparison.verdicts, strict=True)
    left = comparison.version_verdict
    plain = {
        "old": old.file,
        "new": new.file,
        "standard": f"{standard.id}/{standard.version}" if standard else None,
        "profile": comparison.profile,
        "version": plain_verdict(left) if left else None,
        "changes": [
            _change(facts_of(change, old, new))
            | {
                "verdict": plain_verdict(verdict),
                "redeployment": _redeployment(verdict) if is_redeployed else None,
            }
            for change, verdict in changes
        ],
    }
    return written(plain)


def plain_verdict(verdict: Verdict) -> dict[str, object]:
    """What a change costs, in plain values."""
    mapping = verdict.mapping
    return {
        "situation": verdict.situation,
        "class": verdict.change_class,
        "comparability": verdict.comparability,
        "deployed": verdict.deployed,
        "policy": verdict.leave,
        "reasons": {
            "comparability": str(verdict.comparability_reason),
            "deployed": str(verdict.deployed_reason),
            "policy": str(verdict.leave_reason),
        },
        "waiver": _waiver(verdict),
        "mapping": {"column": mapping.column, "pairs": dict(mapping.pairs)} if mapping else None,
    }


def _waiver(verdict: Verdict) -> dict[str, object] | None:
    waiver = verdict.waiver
    if waiver is None:
        return None
    return {
        "holds": verdict.is_waived,
        "until": waiver.expires,
        "reason": waiver.reason,
        "approver": waiver.approver,
    }


def _redeployment(verdict: Verdict) -> dict[str, object]:
    found = redeployment_of(verdict)
    return {"moment": found.moment, "reason": str(found.reason)}


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
