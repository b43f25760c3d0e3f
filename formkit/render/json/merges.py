"""A merge as JSON, for programs."""

from formkit.changes.facts import facts_of
from formkit.changes.kinds import Change
from formkit.changes.merging import Decision, Merge, OwnText
from formkit.changes.verdicts import Verdict
from formkit.jobs.merging import MergedForms, taken_changes
from formkit.jobs.merging.deciding import Decided, WeighedConflict
from formkit.model.form import Form
from formkit.render.json.changes import plain_verdict
from formkit.render.plain_json import written


def render_merge(merged: MergedForms) -> str:
    """What was taken from each side, and each conflict with both verdicts."""
    task, merge = merged.task, merged.decided.merge
    taken = taken_changes(merge)
    plain = {
        "base": str(task.base),
        "ours": str(task.ours),
        "theirs": str(task.theirs),
        "taken": {
            "ours": _changes(taken.ours, merge, merge.ours),
            "theirs": _changes(taken.theirs, merge, merge.theirs),
            "both": _changes(taken.both, merge, merge.ours),
        },
        "edited_by_hand": merged.hand_edits,
        **plain_conflicts(merged.decided),
    }
    return written(plain)


def plain_conflicts(decided: Decided) -> dict[str, object]:
    """The conflicts, those that are decided too, and the decisions that cannot be read."""
    return {
        "conflicts": [_conflict(one, decided.merge) for one in decided.conflicts],
        "unreadable": [
            {"cell": loc.a1, "message": str(message)} for loc, message in decided.problems
        ],
    }


def _conflict(weighed: WeighedConflict, merge: Merge) -> dict[str, object]:
    conflict, texts = weighed.conflict, weighed.conflict.texts
    return {
        "key": conflict.key,
        "kind": conflict.kind,
        "path": conflict.path,
        "base": texts.base if texts else None,
        "ours": _side(conflict.ours, weighed.ours_cost, merge, merge.ours),
        "theirs": _side(conflict.theirs, weighed.theirs_cost, merge, merge.theirs),
        "takes_own_text": conflict.takes_own_text,
        "decision": _decision(weighed.decision),
        "open": weighed.is_open,
    }


def _side(
    changes: tuple[Change, ...], cost: Verdict | None, merge: Merge, side: Form
) -> dict[str, object]:
    return {
        "changes": _changes(changes, merge, side),
        "verdict": plain_verdict(cost) if cost else None,
    }


def _changes(changes: tuple[Change, ...], merge: Merge, side: Form) -> list[dict[str, object]]:
    facts = (facts_of(one, merge.base, side) for one in changes)
    return [
        {
            "kind": one.kind,
            "path": one.path,
            "attribute": one.attribute,
            "old": one.old,
            "new": one.new,
            "fingerprint": one.fingerprint,
        }
        for one in facts
    ]


def _decision(decision: Decision | None) -> dict[str, object] | None:
    if decision is None:
        return None
    if isinstance(decision, OwnText):
        return {"take": "own", "text": decision.text}
    return {"take": decision, "text": None}
