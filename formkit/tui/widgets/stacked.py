"""Several visuals below each other in one widget, each wrapped in its own way."""

from collections.abc import Iterable

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Stacked(Visual):
    """Visuals from top to bottom."""

    def __init__(self, parts: Iterable[Visual]) -> None:
        """Keep them.

        Args:
            parts: from top to bottom; none: nothing is drawn.
        """
        self._parts = tuple(parts)

    def __str__(self) -> str:
        """All of them, each on a line of its own."""
        return "\n".join(map(str, self._parts))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the widest."""
        widths = (one.get_optimal_width(rules, container_width) for one in self._parts)
        return max(widths, default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All their lines."""
        return sum(one.get_height(rules, width) for one in self._parts)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw one below the other, as far as there is room."""
        drawn = [
            strip
            for one in self._parts
            for strip in one.render_strips(
                width, one.get_height(options.rules, width), style, options
            )
        ]
        return drawn if height is None else drawn[:height]
