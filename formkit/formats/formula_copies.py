"""Formulas of cells, and how much text they grow to once shared ones are written out."""

from collections.abc import Mapping

from formkit.core.values import dataclass

MOST_TEXT = 20_000_000
"""Characters of formulas that cells share, once each cell has a copy of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One formula as the file holds it."""

    text: str = ""
    """Without the equals sign; empty where a cell shares that of another one."""
    shared: str = ""
    """The number under which cells share one formula; empty when it is not shared."""


class FormulaCopies:
    """Makes the formulas of a sheet, and counts what shared ones grow to."""

    def __init__(self) -> None:
        """Know no formula yet."""
        self._longest: dict[str, int] = {}
        self._copied = 0

    def formula(self, attributes: Mapping[bytes, bytes], text: str) -> Formula:
        """The formula of one cell.

        Args:
            attributes: of its element.
            text: without the equals sign.

        Raises:
            ValueError: formulas are shared beyond measure.
        """
        is_shared = attributes.get(b"t") == b"shared"
        shared = attributes.get(b"si", b"").decode() if is_shared else ""
        if shared:
            longest = max(len(text), self._longest.get(shared, 0))
            self._longest[shared] = longest
            self._copied += longest
            if self._copied > MOST_TEXT:
                message = "cells share more text of formulas than any form has"
                raise ValueError(message)
        return Formula(text=text, shared=shared)
