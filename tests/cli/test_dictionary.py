"""``formkit dictionary import``: a form beside the Datakit's export."""

from pathlib import Path

import pytest

from formkit.cli.exits import Exit
from formkit.formats.files import read_workbook
from formkit.formats.survey_rows import typed_row
from formkit.jobs.outputs import output_of
from formkit.model.sheets import Sheet, Workbook
from tests.cli.running import Program

EXPORT = (
    ("FieldName", "QuestionText(en)", "FieldUniqueId", "QuestionComponent"),
    (
        "loc_num_idp_ind",
        "How many IDPs?",
        "m0310",
        "Baseline Sub-Area Assessment: Core\nOther: Optional",
    ),
    ("loc_lost", "A lost question", "", "Baseline Sub-Area Assessment: Core"),
)
FORM = """
| survey |
|  | type | name            | label::English (en) |
|  | text | loc_num_idp_ind | How many IDPs?      |
|  | text | zebra           | Quietly             |
"""


def write(path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = Sheet(name="myWorkSheet", rows=tuple(typed_row(*one) for one in enumerate(rows, 1)))
    path.write_bytes(output_of(Workbook(sheets=(sheet,)), path).content)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    export, form = tmp_path / "datakit.xlsx", tmp_path / "form.md"
    write(export, EXPORT)
    form.write_text(FORM, encoding="utf-8")
    return export, form, tmp_path / "alignment.xlsx"


def lines(path: Path, sheet: str) -> list[tuple[str, ...]]:
    found = read_workbook(path).sheet(sheet)
    assert found
    return [tuple(cell.text for cell in row.cells) for row in found.rows]


@pytest.mark.parametrize("component", ["BSA", "Baseline Sub-Area Assessment"])
def test_statuses_stand_beside_own_findings(
    formkit: Program, files: tuple[Path, Path, Path], component: str
) -> None:
    export, form, target = files
    ran = formkit("dictionary", "import", export, form, "--component", component, "--xlsx", target)
    assert (ran.code, ran.err) == (Exit.OK, f"written: {target}\n")
    counts = {one[0]: one[1] for one in lines(target, "summary")[1:]}
    assert (counts["LikelyAligned"], counts["FPReview"], counts["MissingCoreQuestion"]) == (
        "1",
        "1",
        "1",
    )
    first, second, missing = lines(target, "alignment")[1:]
    assert first[1:6] == ("loc_num_idp_ind", "LikelyAligned", "loc_num_idp_ind", "m0310", "1.00")
    assert "FK502 variable-type" in first[6]
    assert second[1:3] == ("zebra", "FPReview")
    assert "FK501 variable-identity" in second[6]
    assert missing[2:4] == ("MissingCoreQuestion", "loc_lost")


def test_a_file_that_is_no_export_is_wrong_input(
    formkit: Program, files: tuple[Path, Path, Path]
) -> None:
    export, form, target = files
    write(export, (("a", "b"), ("1", "2")))
    ran = formkit("dictionary", "import", export, form, "--component", "BSA", "--xlsx", target)
    assert ran.code == Exit.WRONG_INPUT
    assert "FieldName" in ran.err
    assert not target.exists()
