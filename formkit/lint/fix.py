"""How a finding is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.values import dataclass

if TYPE_CHECKING:
    from formkit.changes.kinds import Change
    from formkit.core.messages import Message
    from formkit.model.edits import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What mends one finding: edits of cells, or changes of the form, never both."""

    title: Message
    """What it does, as an order: ``write label in place of labell``."""
    edits: tuple[Edit, ...] = ()
    """Where only a cell's spelling is wrong; they speak of the workbook as it was read."""
    changes: tuple[Change, ...] = ()
    """Where the form's meaning changes."""
    is_safe: bool = True
    """Whether nobody could have meant it otherwise; others are made only when asked for."""
