"""Choice filters that read a column of the choices under its new header."""

from collections.abc import Mapping

from formkit.logic.list_filters import column_of
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.normal import normal_form
from formkit.xpath.parser import parse
from formkit.xpath.tree import Path, Step, Tree, children, with_children


def follows_columns(old: str, new: str, headers: Mapping[str, str]) -> bool:
    """Tell whether two filters are one but for the headers of columns.

    Args:
        old: the filter as it was, with the new names of questions.
        new: the filter as it is.
        headers: old header -> new header, of columns of choices.
    """
    try:
        before, after = parse(old), parse(new)
    except XPathSyntaxError:
        return False
    return normal_form(_with_headers(before, headers)) == normal_form(after)


def _with_headers(tree: Tree, headers: Mapping[str, str]) -> Tree:
    column = column_of(tree)
    if column in headers:
        return Path(steps=(Step(test=headers[column]),))
    return with_children(tree, tuple(_with_headers(part, headers) for part in children(tree)))
