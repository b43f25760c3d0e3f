"""Rows whose name another question has now.

``q5`` may have become ``q6`` when a question was put before it, and ``q5`` be
the new one.  The name would tell all of them for reworded; so where the label
under a name is another one, and the old label stands under another name, the
label decides.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from formkit.changes.matching.likeness import RowLikeness, family
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.outline import Outline, OutlineRow
from formkit.changes.wording import Likeness

_FEWEST_WORDS = 2


def match_reused_names(pairing: RowPairing, likeness: RowLikeness) -> None:
    """Pair rows of one label whose names another row has on the other side."""
    old, new = _named_once(pairing.old), _named_once(pairing.new)
    names = {
        name
        for name, row in old.items()
        if name in new and _is_free(pairing, row, new[name]) and _differ(row, new[name], likeness)
    }
    if not names:
        return
    doubtful_old = [row for name, row in old.items() if name in names or name not in new]
    doubtful_new = [row for name, row in new.items() if name in names or name not in old]
    before = _said_once(pairing.old, doubtful_old, likeness)
    after = _said_once(pairing.new, doubtful_new, likeness)
    for key, row in before.items():
        other = after.get(key)
        if other is None or not _is_free(pairing, row, other):
            continue
        if row.node.name in names or other.node.name in names:
            pairing.add(row.number, other.number)


def _named_once(outline: Outline) -> dict[str, OutlineRow]:
    count = Counter(row.node.name for row in outline.rows)
    return {
        row.node.name: row for row in outline.rows if row.node.name and count[row.node.name] == 1
    }


def _is_free(pairing: RowPairing, old: OutlineRow, new: OutlineRow) -> bool:
    return old.number not in pairing.new_of and new.number not in pairing.old_of


def _differ(old: OutlineRow, new: OutlineRow, likeness: RowLikeness) -> bool:
    """Tell whether a name stands beside another label now."""
    one, other = old.node.labels, new.node.labels
    if one == other or not one or not other:
        return False
    return likeness.of_labels(old.node, new.node) is Likeness.UNLIKE


def _said_once(
    outline: Outline, doubtful: Iterable[OutlineRow], likeness: RowLikeness
) -> dict[Hashable, OutlineRow]:
    """The rows of which no other one has the label, by what they say."""
    labels = Counter(row.node.labels.first for row in outline.rows)
    found: dict[Hashable, list[OutlineRow]] = {}
    for row in doubtful:
        words = likeness.words(row.node)
        if labels[row.node.labels.first] == 1 and len(words.split()) >= _FEWEST_WORDS:
            key = (family(row.node), row.node.type, words)
            found.setdefault(key, []).append(row)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}
