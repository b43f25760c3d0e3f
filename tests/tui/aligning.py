"""What the tests of Align share: a form, and what stands on the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static
from textual.widgets._footer import FooterKey

from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import read_form
from formkit.formats.writing import write_workbook
from formkit.jobs.subjects import Standards
from formkit.model.form import walk
from formkit.tui.app import FormkitApp
from formkit.tui.screens.align import AlignScreen
from tests.tui.conftest import settled

Opened = Callable[..., Any]
IDPS = "How many IDPs (individuals) live in this location today?"
FORM = f"""
| survey |
|  | type | name | label::English (en) | label::العربية (ar) | relevant | formkit_variable |
|  | integer | nb_idp | {IDPS} | كم عدد النازحين؟ | | |
|  | integer | loc_num_idp_hh | How many returnee households live in this location today? | | | |
|  | select_one sex | chief_sex | Sex of the chief | | ${{nb_idp}} > 0 | enum_sex |
|  | text | market | Write the name of the location, as people use it. | | | loc_site_name |
|  | text | zzz | Qqq? | | | |
|  | text | td_well | Which well? | | | |
|  | note | thanks | Thank you | | | |
| choices |
|  | list_name | name | label::English (en) | label::العربية (ar) |
|  | sex | female | Woman | |
|  | sex | boss | The boss | |
| settings |
|  | form_id | version | formkit_standard | formkit_component | formkit_country |
|  | test | 1 | dtm-wca 2026.1 | BSA | TCD |
"""
EXPORT = """
| myWorkSheet |
|  | FieldName | QuestionText(en) | FieldUniqueId | QuestionComponent |
|  | loc_num_idp_hh | How many households? | m0309 | Baseline Sub-Area Assessment: Core |
|  | loc_camp | Which camp? | m0001 | Baseline Sub-Area Assessment: Core |
|  | markets | Markets | m0002 | Baseline Sub-Area Assessment: Optional |
"""

STANDARDS = Standards()
"""Each standard is read once for all tests."""


def made(path: Path, text: str = FORM) -> Path:
    write_workbook(parse_markdown(text), path, overwrite=True)
    return path


def content(path: Path) -> bytes:
    return path.read_bytes()


def remove(path: Path) -> None:
    path.unlink()


def screen_of(pilot: Pilot[object]) -> AlignScreen:
    assert isinstance(pilot.app, FormkitApp)
    (screen,) = (one for one in pilot.app.screen_stack if isinstance(one, AlignScreen))
    return screen


def lines(pilot: Pilot[object]) -> list[str]:
    """What the table shows, cells apart by bars."""
    table = screen_of(pilot).table
    rows = (table.get_row_at(place) for place in range(table.row_count))
    return [" | ".join(str(cell) for cell in row) for row in rows]


def questions(pilot: Pilot[object]) -> list[str]:
    table = screen_of(pilot).table
    return [line.split(" | ")[-2] for line in lines(pilot) if table.row_count]


def said(pilot: Pilot[object], name: str) -> str:
    return str(screen_of(pilot).query_one(f"#{name}", Static).content)


def notices(pilot: Pilot[object]) -> list[str]:
    return [one.message for one in pilot.app._notifications]  # noqa: SLF001 - toasts know no more


def offered(pilot: Pilot[object]) -> list[str]:
    return [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]


def title(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one(".title", Label).content)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for one in keys:
        await pilot.press(one)
        await settled(pilot)


async def mark(pilot: Pilot[object], question: str) -> None:
    """Go to a question; all are shown."""
    screen = screen_of(pilot)
    screen.show_module("")
    place = questions(pilot).index(question)
    screen.table.move_cursor(row=place)
    await settled(pilot)


async def choose(pilot: Pilot[object], words: str) -> None:
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = next(n for n, one in enumerate(offered(pilot)) if words in one)
    await press(pilot, "enter")


async def click(pilot: Pilot[object], key: str) -> None:
    """Click a hint at the bottom."""
    (hint,) = (one for one in screen_of(pilot).query(FooterKey) if one.key == key)
    await pilot.click(hint)
    await settled(pilot)


def cell(path: Path, name: str, column: str) -> str:
    (row,) = (one for one in walk(read_form(path).nodes) if one.name == name)
    return row.extra_cell(column)
