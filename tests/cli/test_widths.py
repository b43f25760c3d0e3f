"""On a small screen no line of any command runs over, unless a single word does."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Program, Ran

EDITED = Path(__file__).parents[2] / "examples" / "lake-chad" / "chad" / "bsa_tcd_edited.xlsx"
_MARKS = re.compile(r"^[\s!-]*|\s+$")

COMMANDS = [
    "list templates",
    "list modules",
    "list variables --search pdi",
    "list lists --search water",
    "list rules",
    "explain loc_num_idp_ind",
    "explain --form {built} loc_idp_change_reason",
    "explain --form {built} meta_adm3_pcode",
    "doctor",
    "standard check",
    "check {edited} --no-compile",
    "diff {edited} {built}",
    "build {adaptation} --dry-run",
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An adaptation, what is built of it, and a form that was edited."""
    from formkit import jobs  # noqa: PLC0415 - as heavy as the commands
    from formkit.jobs.outputs import save  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("f")
    adaptation = folder / "a.yaml"
    save((jobs.new("TCD", "bsa", adaptation),))
    save(jobs.build_file(adaptation, workbook=folder / "b.xlsx").outputs)
    return {"adaptation": adaptation, "built": folder / "b.xlsx", "edited": EDITED}


@pytest.mark.parametrize(("width", "language"), [(40, "fr"), (60, "en"), (80, "fr")])
@pytest.mark.parametrize("command", COMMANDS)
def test_lines_end_at_the_edge(
    formkit: Program,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, Path],
    *,
    command: str,
    width: int,
    language: str,
) -> None:
    monkeypatch.setattr("formkit.cli.streams.terminal_width", lambda _stream=None: width)
    words = [word.format(**files) for word in command.split()]
    ran = formkit(*words, "--lang", language)
    assert lines_beyond(width, ran) == []


def test_the_demo_fits_a_small_screen(
    formkit: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("formkit.cli.streams.terminal_width", lambda _stream=None: 40)
    assert lines_beyond(40, formkit("demo", "--dry-run")) == []


def lines_beyond(width: int, ran: Ran) -> list[str]:
    lines = f"{ran.out}\n{ran.err}".splitlines()
    assert len(lines) > 2
    return [line for line in lines if len(line) > width and " " in _MARKS.sub("", line)]
