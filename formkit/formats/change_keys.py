"""The keys of each written change: which it must have, and which it may have."""

from dataclasses import dataclass

_ROWS = ("question", "group", "repeat", "stray")
_PLACE = ("after", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeKeys:
    """The keys of a kind of change besides its code."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


_ADDED = ChangeKeys(required=("row",), optional=("into", *_PLACE, "extra", "closed"))
_GONE = ChangeKeys()
_RENAMED = ChangeKeys(required=("to",))
_MOVED = ChangeKeys(optional=_PLACE)
_CELL = ChangeKeys(required=("column", "to"), optional=("from", "extra"))
_TYPE = ChangeKeys(required=("to",), optional=("from",))

_OF_ROWS = {
    "added": _ADDED,
    "removed": _GONE,
    "renamed": _RENAMED,
    "moved": ChangeKeys(optional=("into", *_PLACE)),
    "type-changed": _TYPE,
    "list-changed": _TYPE,
    "closed": _GONE,
    "unclosed": _GONE,
    "attribute-set": _CELL,
}

CHANGE_KEYS = {
    **{f"{row}-{what}": keys for row in _ROWS for what, keys in _OF_ROWS.items()},
    "list-added": ChangeKeys(required=("choices",), optional=_PLACE),
    "list-removed": _GONE,
    "list-renamed": _RENAMED,
    "list-moved": _MOVED,
    "choice-added": ChangeKeys(required=("row",), optional=(*_PLACE, "extra")),
    "choice-removed": _GONE,
    "choice-recoded": _RENAMED,
    "choice-moved": _MOVED,
    "choice-relabelled": _CELL,
    "choice-attribute-set": _CELL,
    "language-added": ChangeKeys(optional=(*_PLACE, "wordings")),
    "language-removed": _GONE,
    "language-renamed": _RENAMED,
    "language-moved": _MOVED,
    "column-renamed": _RENAMED,
    "setting-set": ChangeKeys(required=("to",), optional=("from", "nth_row")),
    "sheet-added": ChangeKeys(required=("rows",), optional=_PLACE),
    "sheet-removed": _GONE,
    "sheet-changed": ChangeKeys(required=("rows",)),
    "sheet-moved": _MOVED,
}
"""Code of a change -> its keys."""

STANCE = ("declared", "reason")
"""What the country says of any change."""
