"""Adaptations on another release, as JSON."""

from formkit.changes.facts import facts_of
from formkit.jobs import Upgraded, Upgrades
from formkit.render.json.merges import plain_conflicts
from formkit.render.plain_json import written


def render_upgrades(upgrades: Upgrades) -> str:
    """Each adaptation with what its country gets and has to decide, and those that failed."""
    plain = {
        "to": upgrades.task.to,
        "adaptations": [_upgraded(one) for one in upgrades.done],
        "failed": [
            {"adaptation": str(one.source), "place": str(one.error.loc), "why": str(one.error)}
            for one in upgrades.failed
        ],
        "there_already": [str(path) for path in upgrades.there_already],
    }
    return written(plain)


def _upgraded(one: Upgraded) -> dict[str, object]:
    comparison = one.comparison
    facts = (facts_of(change, comparison.old, comparison.new) for change in comparison.meant)
    return {
        "adaptation": str(one.source),
        "output": str(one.output.path),
        "country": one.country,
        "from": one.old_version,
        "clean": one.is_clean,
        "to_decide": len(one.decided.open),
        "to_declare": one.undeclared,
        "changes": [
            {
                "kind": fact.kind,
                "path": fact.path,
                "attribute": fact.attribute,
                "old": fact.old,
                "new": fact.new,
                "fingerprint": fact.fingerprint,
            }
            for fact in facts
        ],
        "dropped": ["/".join(map(str, entry.keys)) for entry in one.carried.dropped],
        **plain_conflicts(one.decided),
    }
