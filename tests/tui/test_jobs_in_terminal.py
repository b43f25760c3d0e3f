"""The officer's jobs in a real terminal, by keys alone, from ``formkit`` to the file on disk."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.jobs import write_form
from formkit.jobs.workspace import find_examples
from formkit.model.form import Form, Node
from tests.tui.terminal import Terminal, needs_tmux, terminal

pytestmark = needs_tmux

Sit = Callable[..., AbstractContextManager[Terminal]]

MISTAKEN = """
| survey |
|  | type | name | label | relevant |
|  | integer | people | How many people live here? | |
|  | text | others | Who else? | ${people} == 3 |
| settings |
|  | form_title | form_id | version |
|  | People | people | 1 |
"""


@pytest.fixture
def sit(workspace: Path, tmp_path: Path) -> Sit:
    """Sit down at a terminal in the workspace and type ``formkit``."""

    def sitting(*, language: str = "en", size: tuple[int, int] = (120, 40)) -> object:
        return terminal(workspace, tmp_path / "memory", language=language, size=size)

    return sitting  # type: ignore[return-value]  # the context manager of terminal()


def test_a_form_is_composed_and_built(sit: Sit, workspace: Path) -> None:
    with sit() as it:
        it.wait_for("What do you want to do?")
        it.press("c")
        it.wait_for("Everything else follows")
        it.press("Enter")
        it.wait_for("Baseline sub-area")
        it.type("Baseline s")
        it.press("Enter")
        it.wait_for("Baseline sub-area assessment  not saved yet")
        it.press("Tab", "Enter")
        it.wait_for("Chad (TCD)")
        it.type("Chad")
        it.press("Enter")
        it.wait_for("bsa_tcd")
        it.press("C-b")
        it.wait_for("Write the workbook as")
        it.press("Enter")
        it.wait_for("Built: bsa_tcd/bsa_tcd.xlsx")
        leave(it)
    assert read_form(workspace / "bsa_tcd" / "bsa_tcd.xlsx").settings.get("form_id") == "bsa_tcd"
    assert "country: TCD" in (workspace / "bsa_tcd" / "adaptation.yaml").read_text("utf-8")


def test_a_form_is_checked_and_mended(sit: Sit, workspace: Path) -> None:
    path = workspace / "people.xlsx"
    write_form(form_of(parse_markdown(MISTAKEN)), path)
    with sit() as it:
        it.wait_for("people.xlsx")
        it.press("k")
        it.wait_for("Which form is to be checked?")
        it.press("Enter")
        it.wait_for("survey!D3")
        it.press("f")
        it.wait_without("survey!D3")
        leave(it)
    (_, others) = read_form(path).nodes
    assert others.relevant == "${people} = 3"


def test_an_adaptation_is_judged_and_a_waiver_asked_for(sit: Sit, workspace: Path) -> None:
    shutil.copytree(find_examples() / "lake-chad" / "chad", workspace / "chad")
    with sit() as it:
        it.wait_for("bsa_tcd_edited.xlsx")
        it.press("d")
        it.wait_for("held against its standard", "│  chad/bsa_tcd_edited.xlsx")
        it.press("Up", "Enter")
        it.wait_for("to be decided", "Find …")
        it.press("/")
        it.wait_for("f1 Help")
        it.type("loc_access_constraint")
        it.press("Enter")
        it.wait_for("needs a waiver", "w Ask for a waiver")
        it.press("w")
        it.wait_for("Why does the country need this?")
        it.type("Only roads are known")
        it.press("Enter")
        it.wait_for("Who is to allow it?")
        it.press("Enter")
        it.wait_for("Until which day?")
        it.press("Enter")
        it.wait_without("Until which day?")
        leave(it)
    written = (workspace / "chad" / "waiver_requests.yaml").read_text("utf-8")
    assert "reason: Only roads are known" in written


def test_adaptations_are_upgraded_in_french(sit: Sit, workspace: Path) -> None:
    shutil.copytree(find_examples() / "lake-chad", workspace, dirs_exist_ok=True)
    with sit(language="fr") as it:
        it.wait_for("cameroon/adaptation.yaml")
        it.press("u")
        it.wait_for("Toutes les adaptations")
        it.press("Enter")
        it.wait_for("CMR", "NGA")
        it.press("Enter")
        it.wait_for("conflit 1 sur 1")
        it.press("t", "s")
        it.wait_for("adaptation_2026.2.yaml")
        it.press("Enter")
        it.wait_for("cameroon/adaptation_2026.2.yaml")
        leave(it)
    written = (workspace / "cameroon" / "adaptation_2026.2.yaml").read_text("utf-8")
    assert 'version: "2026.2"' in written
    assert (workspace / "cameroon" / "adaptation_2026.2_conflicts.xlsx").is_file()
    assert 'version: "2026.1"' in (workspace / "cameroon" / "adaptation.yaml").read_text("utf-8")


def test_a_form_is_aligned(sit: Sit, workspace: Path) -> None:
    path = workspace / "edited.xlsx"
    shutil.copy(find_examples() / "lake-chad" / "chad" / "bsa_tcd_edited.xlsx", path)
    with sit() as it:
        it.wait_for("edited.xlsx")
        it.press("a")
        it.wait_for("│  edited.xlsx")
        it.press("Enter")
        it.wait_for("? unknown")
        it.press("/")
        it.wait_for("f1 Help")
        it.type("qui_attaque")
        it.wait_without("loc_departure_reason")
        it.press("Enter")
        it.wait_for("l Our own")
        it.press("l")
        it.wait_for("How is that to be written down?")
        it.press("End", "Enter")  # what is harmless stands first, another name last
        it.wait_without("How is that to be written down?")
        leave(it)
    assert "td_qui_attaque" in [node.name for node in _nodes(read_form(path))]


def _nodes(form: Form) -> Iterator[Node]:
    waiting = list(form.nodes)
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(getattr(one, "children", ()))


def leave(it: Terminal) -> None:
    """Quit, and look that the program ended well."""
    it.press("C-q")
    assert it.exit_code() == "0"
