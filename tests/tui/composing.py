"""What tests of the screen that composes do again and again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import (
    Input,
    Label,
    Select,
    Static,
)
from textual.widgets._footer import FooterKey

from formkit.jobs.drafting import Draft
from formkit.jobs.workspace import find_examples
from formkit.model.form import walk
from formkit.tui.screens.compose import ComposeScreen
from formkit.tui.widgets.outline import Outline
from formkit.tui.widgets.remarks import Remarks
from tests.tui.conftest import settled

Opened = Callable[..., Any]
Composing = Callable[..., Any]
NARROW = (80, 24)
CHAD = find_examples() / "lake-chad" / "chad" / "adaptation.yaml"
OURS = """\
# ours
formkit: adaptation/1
standard: a-small
version: "2026.1"
template: bsa
country: TCD
languages: [fr, en]  # in this order

hide:
  - families

add_questions:
  - after: people
    rows:
      - {type: text, name: td_one, "label::Français (fr)": Un ?, "label::English (en)": One?}
"""
CAMP = """
| survey |
|  | type              | name  | label::English (en) | label::Français (fr) |
|  | begin group       | camp  | Camp                | Camp                 |
|  | select_one yes_no | water | Is there water?     | Y a-t-il de l’eau ?  |
|  | integer           | hh    | Households          | Ménages              |
|  | end group         |       |                     |                      |
|  | text              | last  | Anything else?      | Autre chose ?        |
| choices |
|  | list_name | name | label::English (en) | label::Français (fr) |
|  | yes_no    | yes  | Yes                 | Oui                  |
|  | yes_no    | no   | No                  | Non                  |
| settings |
|  | form_title | form_id | version |
|  | Camps      | camps   | 1       |
"""
ON_CAMP = """\
# ours
formkit: adaptation/1
base: camp.xlsx  # as it was

changes:
  # in short
  - question-attribute-set: camp/hh
    column: label::English (en)
    to: How many households?
    declared: true
    reason: "asked so"
"""


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def screen_of(pilot: Pilot[object]) -> ComposeScreen:
    return next(one for one in pilot.app.screen_stack if isinstance(one, ComposeScreen))


def draft_of(pilot: Pilot[object]) -> Draft:
    draft = screen_of(pilot).draft
    assert draft is not None
    return draft


def rows_of(pilot: Pilot[object]) -> list[str]:
    preview = screen_of(pilot).preview
    assert preview is not None
    assert preview.form is not None
    return [node.name for node in walk(preview.form.nodes)]


def remarks_of(pilot: Pilot[object]) -> str:
    remarks = screen_of(pilot).query_one(Remarks)
    return "\n".join(str(one.prompt) for one in remarks.options)


def wrong_of(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one("#wrong", Label).content)


def title_of(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one(".title", Label).content)


def text_of(pilot: Pilot[object], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).content)


def notices(pilot: Pilot[object]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)  # noqa: SLF001 - no other way


async def press(pilot: Pilot[object], *keys: str) -> None:
    """Press keys, and wait until what they did is done."""
    await pilot.press(*keys)
    await settled(pilot)


async def write(pilot: Pilot[object], text: str) -> None:
    """Write over what stands in the line that has the focus."""
    line = pilot.app.focused
    assert isinstance(line, Input)
    line.value = text
    await settled(pilot)


async def built(pilot: Pilot[object]) -> None:
    """Wait until what was typed is built, too."""
    while screen_of(pilot).draft != getattr(screen_of(pilot).preview, "draft", None):
        await pilot.pause(0.05)
    await settled(pilot)


async def told(pilot: Pilot[object], column: str, words: str) -> str:
    """What is said of a condition, once these words are in it."""
    label = pilot.app.screen.query_one(f"#{column}-told", Label)
    for _ in range(60):
        if words in str(label.content):
            break
        await pilot.pause(0.05)
        await settled(pilot)
    return str(label.content)


async def click(
    pilot: Pilot[object], target: Widget, offset: tuple[int, int] | None = None
) -> None:
    if offset is None:
        await pilot.click(target)
    else:
        await pilot.click(target, offset=offset)
    await settled(pilot)


async def click_hint(pilot: Pilot[object], words: str) -> None:
    """Click what the bottom line says."""
    found = [one for one in pilot.app.screen.query(FooterKey) if one.description == words]
    assert len(found) == 1, [one.description for one in pilot.app.screen.query(FooterKey)]
    await click(pilot, found[0])


def hints(pilot: Pilot[object]) -> list[str]:
    return [one.description for one in pilot.app.screen.query(FooterKey)]


async def choose(pilot: Pilot[object], select: str, words: str) -> None:
    """Choose from a list that drops down, by keys."""
    pilot.app.screen.query_one(select, Select).focus()
    await press(pilot, "enter", *words, "enter")


def width_of(widget: Widget) -> int:
    return widget.region.width


def opened_groups(outline: Outline) -> list[str]:
    groups = outline.rows.root.children
    return [one.data.name for one in groups if one.is_expanded and one.data is not None]
