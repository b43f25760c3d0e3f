"""A side of a conflict: texts that run from right to left, and empty ones."""

import asyncio

from textual.app import App, ComposeResult
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.tui.bidi import shown
from formkit.tui.widgets.conflict_side import ConflictSide, Side

ARABIC = "كم عدد النازحين الذين يعيشون هنا اليوم؟"
OTHER = "كم عدد الأسر النازحة التي تعيش هنا اليوم؟"


class OneSide(App[None]):
    """Nothing but a side."""

    def compose(self) -> ComposeResult:
        yield ConflictSide(str, id="ours")

    def said(self) -> str:
        return str(self.query_one(".said", Static).content)


def lines_at(*widths: int) -> list[list[str]]:
    """The lines of an Arabic text, on screens of some widths."""

    async def run() -> list[list[str]]:
        app = OneSide()
        async with app.run_test(size=(widths[0], 12)) as pilot:
            side = Side(title=Message("Ours: {country}", country="TCD"), text=OTHER, base=ARABIC)
            app.query_one(ConflictSide).show(side)
            found = []
            for width in widths:
                await pilot.resize_terminal(width, 12)
                await pilot.pause()
                found.append(app.said().split("\n"))
        return found

    return asyncio.run(run())


def test_arabic_is_broken_before_it_is_turned() -> None:
    wide, narrow = lines_at(80, 26)
    assert len(wide) == 1
    assert len(narrow) > 1
    for lines in (wide, narrow):
        words = [word for line in lines for word in reversed(line.split())]
        assert words == [shown(word) for word in OTHER.split()]


def test_empty_texts_say_so() -> None:
    async def run() -> str:
        app = OneSide()
        async with app.run_test():
            app.query_one(ConflictSide).show(Side(title=Message("(nothing)")))
            return app.said()

    assert asyncio.run(run()) == "(empty)"
