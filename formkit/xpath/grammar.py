"""XPath's operators, axes and node types, as parser and printer share them."""

from formkit.xpath.tree import ATTRIBUTE, CHILD, DESCENDANT_OR_SELF, PARENT, SELF

POWERS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
"""How strongly each operator binds."""

LOGICAL = frozenset(("and", "or"))
"""The operators whose chains are one node."""

NEGATIVE_POWER = 7
"""How strongly a minus sign before a value binds."""

AXES = frozenset(
    (
        SELF,
        PARENT,
        CHILD,
        ATTRIBUTE,
        DESCENDANT_OR_SELF,
        "ancestor",
        "ancestor-or-self",
        "descendant",
        "following",
        "following-sibling",
        "namespace",
        "preceding",
        "preceding-sibling",
    )
)
"""XPath's axes; what Collect runs knows child, parent, self and attribute only."""

NODE_TYPES = frozenset(("node", "text", "comment", "processing-instruction"))
"""What looks like a function and is a step."""
