"""References made paths, as pyxform 4.5 does it.

A question in the same repeat is reached from where the expression stands, so that each
instance asks for its own; any other from the form's root.  pyxform looks for the functions
``indexed-repeat()`` and ``instance()`` in the text, not in a tree, and so does this: what it
takes for an argument or for a condition is not always one.
"""

from collections.abc import Collection, Iterator, Mapping

from formkit.xpath.names import LAST_SAVED_INSTANCE
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import references_in_text
from formkit.xpath.tree import Reference, Tree

Names = tuple[str, ...]
"""The names that lead to a question, a group or a repeat, from the form's root on."""

_INDEXED = "indexed-repeat("
_KEPT_ARGUMENTS = frozenset((0, 1, 3, 5))
"""Arguments of ``indexed-repeat()`` that stay paths from the root."""


def resolve(
    tree: Tree,
    where: Names,
    paths: Mapping[str, Names],
    repeats: Collection[Names],
    *,
    in_choice_filter: bool = False,
) -> Tree:
    """Make paths of all references, those inside quotes too.

    Args:
        tree: an expression of a form.
        where: the names that lead to the question, group or repeat that it belongs to.
        paths: for each name that is asked for, the names that lead to it.
        repeats: the names that lead to each repeat.
        in_choice_filter: whether it is a choice filter, where a path begins at ``current()``.

    Raises:
        KeyError: for a name that is not in ``paths``.

    >>> tree = resolve(parse("${b} > 1"), ("f", "r", "a"), {"b": ("f", "r", "b")}, [("f", "r")])
    >>> format_expression(tree)
    '../b > 1'
    """
    text = format_expression(tree)
    if not (found := references_in_text(text)):
        return tree
    pieces: list[str] = []
    position = 0
    for reference in found:
        target = paths[reference.name]
        path = "/" + "/".join(target)
        if reference.last_saved:
            path = f"instance('{LAST_SAVED_INSTANCE}'){path}"
        elif _may_be_relative(text, reference) and _shares_a_repeat(where, target, repeats):
            use_current = in_choice_filter or _is_in_instance_condition(text, reference)
            path = ("current()/" if use_current else "") + _relative(where, target)
        pieces += (text[position : reference.start], f" {path} ")
        position = reference.end
    return parse("".join((*pieces, text[position:])))


def _shared(where: Names, target: Names) -> int:
    """How many names both share, without the last of each."""
    pairs = zip(where[:-1], target[:-1], strict=False)
    return next(
        (depth for depth, (one, other) in enumerate(pairs) if one != other),
        min(len(where), len(target)) - 1,
    )


def _shares_a_repeat(where: Names, target: Names, repeats: Collection[Names]) -> bool:
    return any(where[:depth] in repeats for depth in range(1, _shared(where, target) + 1))


def _relative(where: Names, target: Names) -> str:
    shared = _shared(where, target)
    return "/".join((*[".."] * (len(where) - shared), *target[shared:]))


def _is_in_instance_condition(text: str, reference: Reference) -> bool:
    """Tell whether it stands in square brackets of a text that asks for an instance."""
    if "instance(" not in text:
        return False
    opening = text.find("[")
    while opening >= 0:
        closing = text.find("]", opening)
        if opening < reference.start and reference.end <= closing:
            return True
        opening = text.find("[", closing)
    return False


def _may_be_relative(text: str, reference: Reference) -> bool:
    """Tell whether pyxform makes a relative path of it where it can.

    Of several ``indexed-repeat()`` it looks at every other one only; what stands behind them
    all, or in one of those between, stays a path from the root.
    """
    if _INDEXED not in text:
        return True
    calls = _indexed_repeats(text)
    for start, end in calls:
        if reference.end > end:
            if next(calls, None) is None:
                return True
            continue
        if reference.end < start or reference.start > end:
            return True
        return _argument(text[start:end], f"${{{reference.name}}}") not in _KEPT_ARGUMENTS
    return False


def _indexed_repeats(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and, up to the first closing bracket, ends."""
    start = text.find(_INDEXED)
    while start >= 0:
        end = text.find(")", start) + 1
        yield start, end
        start = text.find(_INDEXED, end)


def _argument(call: str, written: str) -> int:
    """The last of the pieces between commas in which a reference is written, from 0."""
    pieces = call[len(_INDEXED) : -1].split(",")
    return max((number for number, piece in enumerate(pieces) if written in piece), default=0)
