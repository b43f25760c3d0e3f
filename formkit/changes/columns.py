"""The columns of a form that formkit does not know."""

from collections.abc import Iterator

from formkit.changes.addresses import CHOICES, SURVEY
from formkit.core.location import NOWHERE, Loc
from formkit.model.form import Choice, Form, Node, walk


def headers_of(form: Form, sheet: str) -> frozenset[str]:
    """The headers of unknown columns that have text in some row.

    Args:
        form: any form.
        sheet: ``survey``, ``choices`` or ``external_choices``.
    """
    return frozenset(header for row in _rows(form, sheet) for header, _text in row.extra)


def _rows(form: Form, sheet: str) -> Iterator[Node | Choice]:
    if sheet == SURVEY:
        yield from walk(form.nodes)
    else:
        for one in form.lists if sheet == CHOICES else form.external_lists:
            yield from one.choices


def header_row(form: Form, sheet: str) -> Loc:
    """Where a sheet has its headers; NOWHERE for a form that no file holds."""
    columns = form.columns_of(sheet)
    if columns is None:
        return NOWHERE
    return Loc(file=form.file, sheet=columns.sheet, row=columns.header_row)
