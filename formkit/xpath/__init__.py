"""ODK XPath, the language of relevants, constraints, calculations and choice filters.

``parse`` reads a cell into a tree (``formkit.xpath.tree``) or raises ``XPathSyntaxError``;
``format_expression`` writes a tree.  ``normal_form`` and ``is_equivalent_spelling`` tell
whether two cells hold the same condition.  ``references`` finds the questions that an
expression asks for, ``references_in_text`` those of a label or any other cell, and
``broken_references`` what looks like one and is none; ``rename_references`` gives them new
names.  ``FUNCTIONS`` has all functions by name.
"""

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.functions import FUNCTIONS
from formkit.xpath.normal import is_equivalent_spelling, normal_form
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import (
    broken_references,
    references,
    references_in_text,
    rename_references,
)

__all__ = [
    "FUNCTIONS",
    "XPathSyntaxError",
    "broken_references",
    "format_expression",
    "is_equivalent_spelling",
    "normal_form",
    "parse",
    "references",
    "references_in_text",
    "rename_references",
]
