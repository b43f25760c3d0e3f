"""Somebody who has a mouse and no keyboard: sees words on the screen, and clicks on them."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from formkit.core.messages import Message
from formkit.tui.app import FormkitApp
from tests.tui.conftest import settled

_LOOKS = 100
"""How often something is looked for before it is missed; machines may be busy."""
_GLANCE = 0.02
"""Seconds between two looks."""
_INTO_THE_LIST = 2
"""Lines from what stands above a list to a line of it."""

Words = Message | str
"""Words of formkit's own, in the reader's language; or words of a form, as they are."""


class Mouse:
    """Clicks, and turns the wheel; presses no key."""

    def __init__(self, pilot: Pilot[object]) -> None:
        """Hold the mouse of an application."""
        self._pilot = pilot

    @property
    def app(self) -> FormkitApp:
        """The application."""
        assert isinstance(self._pilot.app, FormkitApp)
        return self._pilot.app

    def screen(self) -> list[str]:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - no other way is quick
        return [strip.text for strip in strips]

    def is_seen(self, words: Words) -> bool:
        """Tell whether words stand where they can be clicked."""
        return next(self._places(words), None) is not None

    async def see(self, *wanted: Words) -> None:
        """Wait until all words stand on the screen."""
        for _ in range(_LOOKS):
            await settled(self._pilot)
            if all(map(self.is_seen, wanted)):
                return
            await self._pilot.pause(_GLANCE)
        self._miss(*wanted)

    async def see_no_more(self, words: Words) -> None:
        """Wait until words are gone from the screen."""
        for _ in range(_LOOKS):
            await settled(self._pilot)
            if not self.is_seen(words):
                return
            await self._pilot.pause(_GLANCE)
        pytest.fail(f"{self._said(words)!r} does not go:\n{self._shown()}")

    async def click(self, words: Words, *, times: int = 1) -> None:
        """Click on words, once they are there; of several, on the uppermost."""
        await self.see(words)
        await self._pilot.click(offset=next(self._places(words)), times=times)
        await settled(self._pilot)

    async def click_at(self, x: int, y: int) -> None:
        """Click somewhere on the screen."""
        await self._pilot.click(offset=(x, y))
        await settled(self._pilot)

    async def scroll_to(self, words: Words, *, below: Words) -> None:
        """Turn the wheel until words are there, first down, then up.

        Args:
            words: what is looked for.
            below: what stands above the list that scrolls.
        """
        await self.see(below)
        x, y = next(self._places(below))
        for turn in (events.MouseScrollDown, events.MouseScrollUp):
            before: list[str] = []
            while not self.is_seen(words) and (now := self.screen()) != before:
                before = now
                await self._turn(turn, (x, y + _INTO_THE_LIST))
            if self.is_seen(words):
                return
        self._miss(words)

    async def do(self, words: Message) -> None:
        """Do what a key does: by its hint at the bottom; by the menu where there is no room."""
        await settled(self._pilot)
        hint = next((one for one in self._places(words) if self._is_hint(one)), None)
        if hint is None:
            await self.do_by_menu(words)
        else:
            await self.click_at(*hint)

    async def do_by_menu(self, words: Words) -> None:
        """Do something by the menu, at the top on the right."""
        await self.click("≡")
        await self.scroll_to(words, below=Message("Search what you want to do …"))
        await self.click(words)

    async def type_letters(self, text: str) -> None:
        """Type letters where the cursor is: what only the person knows, no mouse can give."""
        for letter in text:
            self.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await settled(self._pilot)

    async def _turn(self, turn: type[events.MouseEvent], place: tuple[int, int]) -> None:
        await self._pilot._post_mouse_events([turn], offset=place)  # noqa: SLF001 - as its click()
        await self._pilot.pause()

    def _places(self, words: Words) -> Iterator[tuple[int, int]]:
        """Where words stand on what can be clicked: nothing below a window can."""
        said = self._said(words)
        for y, line in enumerate(self.screen()):
            at = line.find(said)
            while at >= 0:
                x = cell_len(line[:at])
                if not isinstance(self.app.screen.get_widget_at(x, y)[0], Screen):
                    yield x, y
                at = line.find(said, at + 1)

    def _is_hint(self, place: tuple[int, int]) -> bool:
        return place[1] == self.app.size.height - 1

    def _said(self, words: Words) -> str:
        return words if isinstance(words, str) else self.app.say(words)

    def _miss(self, *wanted: Words) -> None:
        said = ", ".join(repr(self._said(one)) for one in wanted)
        pytest.fail(f"{said} cannot be seen:\n{self._shown()}")

    def _shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen())
