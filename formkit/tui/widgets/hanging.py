"""A mark and words, whose further lines stand below the words and not below the mark."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """A mark, and words with a hanging indent as wide as it."""

    def __init__(self, mark: Content, words: Content) -> None:
        """Keep both.

        Args:
            mark: what stands before the words; one line.
            words: what is wrapped.
        """
        self._mark = mark
        self._words = words

    def __str__(self) -> str:
        """Both as one line of text."""
        return f"{self._mark.plain}{self._words.plain}"

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """How wide both are in one line."""
        return self._mark.cell_length + self._words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the words take beside the mark."""
        return self._words.get_height(rules, max(1, width - self._mark.cell_length))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the mark before the first line, and as much room before the others."""
        indent = self._mark.cell_length
        lines = self._words.render_strips(max(1, width - indent), height, style, options)
        first = self._mark.render_strips(indent, 1, style, options)
        room = Strip.blank(indent, style.rich_style)
        befores = [*first, *(room for _ in lines)]
        return [Strip.join(pair) for pair in zip(befores, lines, strict=False)]
