"""Conflicts about wording that only stands in for a translation nobody has written.

``[fr] Combien ?`` stands where a language lacks a text and the French one was
taken.  Where both sides reword the French text, the stand-in is in conflict,
too; whoever decides about the one has decided about the other.
"""

from collections.abc import Iterable, Mapping

from formkit.changes.merging import CellTexts, Conflict, Decision, OwnText
from formkit.core.stand_ins import mark_in


def followed(conflicts: Iterable[Conflict]) -> dict[str, str]:
    """Conflicts about stand-ins -> the conflict about the text that stands in, by their keys."""
    found = tuple(one for one in conflicts if one.texts)
    known = {(*_place(one), one.texts): one.key for one in found}
    pairs = ((one.key, known.get((*_place(one), _unmarked(one)))) for one in found)
    return {key: source for key, source in pairs if source}


def with_followers(
    conflicts: Iterable[Conflict], decisions: Mapping[str, Decision]
) -> dict[str, Decision]:
    """Decisions, and those that follow from them for what stands in.

    Args:
        conflicts: of the merge.
        decisions: by the key of the conflict; where there is one about a stand-in, it counts.
    """
    known = {one.key: one for one in conflicts}
    follows = {
        key: following(known[key], decisions[source])
        for key, source in followed(known.values()).items()
        if source in decisions
    }
    return follows | dict(decisions)


def following(conflict: Conflict, decision: Decision) -> Decision:
    """What a decision about a text says about what stands in for it."""
    if isinstance(decision, OwnText) and conflict.texts:
        return OwnText(text=f"{mark_in(conflict.texts.base)}{decision.text}")
    return decision


def _place(conflict: Conflict) -> tuple[object, str]:
    change = conflict.ours[0]
    key = str(getattr(change, "key", ""))
    return getattr(change, "at", None), key.rpartition("::")[0] or key


def _unmarked(conflict: Conflict) -> CellTexts | None:
    """The three texts without the mark, where all have the same one."""
    texts = conflict.texts
    if texts is None:
        return None
    mark = mark_in(texts.base)
    three = (texts.base, texts.ours, texts.theirs)
    if not mark or not all(one.startswith(mark) for one in three):
        return None
    base, ours, theirs = (one.removeprefix(mark) for one in three)
    return CellTexts(base=base, ours=ours, theirs=theirs)
