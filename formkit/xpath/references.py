"""The questions that a text asks for: in expressions, and in labels and hints.

pyxform replaces ``${name}`` wherever it stands, inside quotes too, which is how
``jr:choice-name(${sex}, '${sex}')`` works; so the texts inside an expression are
searched like labels.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from formkit.xpath.diagnosis import broken_reference
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.names import REFERENCE, named
from formkit.xpath.tree import Path, Reference, Text, Tree, walk

_REFERENCE = re.compile(REFERENCE)
_OPENING = "${"
_UNNAMED = re.compile(r"\$\{(?!\})")
_REMEMBERED = 4096


def references(tree: Tree) -> tuple[Reference, ...]:
    """All references in an expression, in its order, those inside quotes too."""
    found: list[Reference] = []
    for part in walk(tree):
        if isinstance(part, Reference):
            found.append(part)
        elif isinstance(part, Text) and _OPENING in part.value:
            found.extend(_references(part.value, part.start + 1))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def references_in_text(text: str) -> tuple[Reference, ...]:
    """All references in a label, a hint or any other cell, in its order.

    Those of the texts last read are remembered, since several rules ask for them.

    >>> [reference.name for reference in references_in_text("Is ${name} of ${village} here?")]
    ['name', 'village']
    """
    return _references(text, 0) if _OPENING in text else ()


def broken_references(text: str) -> tuple[XPathSyntaxError, ...]:
    """What is wrong with each ``${`` of a cell that begins no reference, in its order.

    An empty ``${}`` is left out: in a label, pyxform takes it for plain text.

    A form that has any other is refused, be it in a label or in an expression.
    """
    starts = {reference.start for reference in references_in_text(text)}
    openings = [match.start() for match in _UNNAMED.finditer(text)]
    return tuple(broken_reference(text, place) for place in openings if place not in starts)


def rename_references(text: str, names: Mapping[str, str]) -> str:
    """Give the questions that a cell asks for their new names; all else stays as it is.

    Works on expressions and on labels alike, since pyxform reads references alike in both.

    Args:
        text: a cell.
        names: old name to new name, all replaced at once, so that two may change places.

    >>> rename_references("${a} > 1 and ${b} = ''", {"a": "b", "b": "a"})
    "${b} > 1 and ${a} = ''"
    """
    pieces: list[str] = []
    position = 0
    for reference in references_in_text(text):
        if reference.name in names:
            pieces += (text[position : reference.name_start], names[reference.name])
            position = reference.end - 1
    return "".join((*pieces, text[position:]))


def absolute_paths(tree: Tree) -> tuple[Path, ...]:
    """All paths from the form's root, such as ``/data/village``: renaming leaves them alone."""
    return tuple(part for part in walk(tree) if isinstance(part, Path) and part.absolute)


def _references(text: str, offset: int) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for match in _REFERENCE.finditer(text):
        name, last_saved = named(match.group())
        start, end = offset + match.start(), offset + match.end()
        found.append(Reference(name=name, last_saved=last_saved, start=start, end=end))
    return tuple(found)
