"""The line at the bottom: what the keys do; each can be clicked."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from formkit.tui.keys import is_ours

_SIGNS_BESIDE = 3
"""Blanks around a key and behind its words."""


class Hints(Footer):
    """As many hints as fit, in the order of the screen's keys; help is always among them."""

    LAST = ("help",)
    """Actions that keep their place at the end, whatever else does not fit."""
    AFTER_ALL = ("quit",)
    """Actions behind those, where there is room left."""

    _told: list[tuple[str, str, bool]] | None = None
    """What is shown: key, words, whether it can be pressed."""

    def compose(self) -> ComposeResult:
        """Show what fits."""
        if not self._bindings_ready:
            return
        for one in self._fitting(list(self._wanted())):
            binding = one.binding
            yield FooterKey(
                binding.key,
                self.app.get_key_display(binding),
                binding.description,
                binding.action,
                disabled=not one.enabled,
                tooltip=one.tooltip,
            ).data_bind(compact=Footer.compact)

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Show other hints, where they are others: keys and focus change all the time."""
        told = [(one.binding.key, one.binding.description, one.enabled) for one in self._wanted()]
        if told != self._told:
            self._told = told
            super().bindings_changed(screen)

    def on_resize(self, _event: events.Resize) -> None:
        """Fit again."""
        self.call_after_refresh(self.recompose)

    def _wanted(self) -> Iterator[ActiveBinding]:
        told: set[str] = set()
        active = self.screen.active_bindings.values()
        found = [one for one in active if one.binding.show and is_ours(one.binding)]
        ends = (*self.LAST, *self.AFTER_ALL)
        found.sort(
            key=lambda one: ends.index(one.binding.action) if one.binding.action in ends else -1
        )
        for one in found:
            if one.binding.action not in told:
                told.add(one.binding.action)
                yield one

    def _fitting(self, wanted: list[ActiveBinding]) -> list[ActiveBinding]:
        kept = [one for one in wanted if one.binding.action in self.LAST]
        after = [one for one in wanted if one.binding.action in self.AFTER_ALL]
        room = self.app.size.width - sum(map(self._width, kept))
        fitting = self._first([one for one in wanted if one not in [*kept, *after]], room)
        room -= sum(map(self._width, fitting))
        return [*fitting, *kept, *self._first(after, room)]

    def _first(self, wanted: list[ActiveBinding], room: int) -> list[ActiveBinding]:
        """As many of them as there is room for, the first ones."""
        ends = accumulate(map(self._width, wanted))
        return [one for one, end in zip(wanted, ends, strict=True) if end <= room]

    def _width(self, one: ActiveBinding) -> int:
        words = one.binding.description
        return len(self.app.get_key_display(one.binding)) + len(words) + _SIGNS_BESIDE
