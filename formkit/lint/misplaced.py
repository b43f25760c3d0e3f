"""What a cell's text looks like: an appearance, a yes or no, a condition, wording."""

import re

APPEARANCES = frozenset(
    (
        *("field-list", "table-list", "minimal", "horizontal", "horizontal-compact"),
        *("compact", "quick", "quickcompact", "list-nolabel", "autocomplete", "likert"),
        *("multiline", "no-calendar", "month-year", "thousands-sep", "hidden-answer"),
        *("placement-map", "image-map", "columns-pack", "no-buttons"),
    )
)
"""Words that appearance takes and that no condition consists of."""

YES_NO = frozenset(
    (*("yes", "Yes", "YES", "no", "No", "NO"), *("oui", "non", "Oui", "Non", "sim", "Sim"))
)
"""What is written under required."""

_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_ANSWER_YES_OR_NO = frozenset(("not", "selected", "regex", "true", "false", "boolean"))
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_NOT_PROSE = frozenset("${}=<>()'\"/*+|[]@")
_OPERATORS = frozenset(("and", "or", "div", "mod"))


def is_prose(text: str) -> bool:
    """Tell whether a text is wording that holds nothing of an expression.

    >>> is_prose("Only for mothers of children"), is_prose("a and b"), is_prose("pulldata")
    (True, False, False)
    """
    if not _NOT_PROSE.isdisjoint(text):
        return False
    words = _WORD.findall(text)
    return len(words) >= _FEWEST_WORDS and _OPERATORS.isdisjoint(words)


def is_condition(text: str) -> bool:
    """Tell whether a text is an expression that answers yes or no, about some question.

    >>> is_condition("selected(${need}, 'water')"), is_condition("Over ${age} years = old?")
    (True, False)
    """
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - seldom asked
    from formkit.xpath.parser import parse  # noqa: PLC0415
    from formkit.xpath.references import references  # noqa: PLC0415
    from formkit.xpath.tree import Binary, Call, Logical  # noqa: PLC0415

    try:
        tree = parse(text)
    except XPathSyntaxError:
        return False
    if not references(tree) and not text.startswith((".", "not(.")):
        return False
    return (
        isinstance(tree, Logical)
        or (isinstance(tree, Binary) and tree.operator in _COMPARISONS)
        or (isinstance(tree, Call) and tree.name in _ANSWER_YES_OR_NO)
    )
