"""Which defaults are worked out when a form opens, and which are written down as they are."""

import re

from formkit.model.question_types import Holds
from formkit.xpath.names import NAME, REFERENCE

_TOKENS = (  # the order matters: a date is no subtraction, and a minus before a digit is its sign
    r"-?\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?",
    r"\d\d:\d\d:\d\d",
    r"-?(?:\d+\.\d*|\.\d+|\d+)",
    r"(?P<operator>[*+\-|]| mod | div )",
    r"\"[^\"]*\"|'[^']*'",
    rf"(?P<dynamic>{REFERENCE}|{NAME}(?::{NAME})?\()",
    rf"{NAME}(?::{NAME})?",
    r"[\s\S]",
)
_HYPHENATED = frozenset(
    (Holds.DATE, Holds.DATETIME, Holds.GEOPOINT, Holds.GEOTRACE, Holds.GEOSHAPE)
)


def is_dynamic(default: str, holds: Holds) -> bool:
    """Tell whether pyxform takes a default for an expression, as its own scanner decides.

    Source: pyxform, ``default_is_dynamic`` in utils.py and the tokens of parsing/expression.py.

    >>> is_dynamic("today()", Holds.DATE), is_dynamic("2026-01-31", Holds.DATE)
    (True, False)
    """
    for token in re.finditer("|".join(_TOKENS), default):
        if token["operator"] == "-" and holds in _HYPHENATED:
            return False
        if token["operator"] or token["dynamic"]:
            return True
    return False
