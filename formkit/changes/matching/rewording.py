"""Whether a row that stands where another one stood asks the same in other words."""

from formkit.changes.matching.likeness import RowLikeness, parts_of_name
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.outline import Outline
from formkit.changes.wording.grades import is_reworded
from formkit.model.form import Node


def asks_the_same(pairing: RowPairing, likeness: RowLikeness, old: int, new: int) -> bool:
    """Tell whether only words were exchanged that do not tell two questions apart.

    They do where the names say them too (``eats_meat`` and ``eats_fish``), and
    where they tell the row from the ones beside it, in a series of questions.

    Args:
        pairing: of two forms.
        likeness: which language is compared.
        old: a row of the old form without partner.
        new: one of the new form.
    """
    one, other = pairing.old.rows[old].node, pairing.new.rows[new].node
    return (
        _are_alike(likeness, one, other)
        and not _is_named_after(likeness, one, other)
        and _telling_words(likeness, pairing.old, old) <= _words(likeness, other)
    )


def _are_alike(likeness: RowLikeness, one: Node, other: Node) -> bool:
    (language, text), (_language, other_text) = likeness.label(one), likeness.label(other)
    return is_reworded(text, other_text, language)


def _is_named_after(likeness: RowLikeness, old: Node, new: Node) -> bool:
    """Tell whether both names hold words that only their own label has."""
    before, after = _words(likeness, old), _words(likeness, new)
    old_name, new_name = (frozenset(parts_of_name(node).split()) for node in (old, new))
    return bool((before - after) & old_name) and bool((after - before) & new_name)


def _telling_words(likeness: RowLikeness, outline: Outline, number: int) -> frozenset[str]:
    """The words that tell a row from those beside it that ask nearly the same."""
    row = outline.rows[number].node
    beside = (outline.rows[one].node for one in outline.neighbours(number) if one is not None)
    series = (_words(likeness, one) for one in beside if _are_alike(likeness, one, row))
    return frozenset().union(*(_words(likeness, row) - words for words in series))


def _words(likeness: RowLikeness, node: Node) -> frozenset[str]:
    return frozenset(likeness.words(node).split())
