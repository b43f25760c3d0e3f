"""``formkit convert --into``: a form written into somebody's workbook."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook as Styled
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from formkit import jobs, read_form
from formkit.cli.exits import Exit
from formkit.core.errors import FormkitError
from tests.cli.running import Program
from tests.formats.xls_files import workbook_stream, xls

NEW = """\
| survey |
|        | type             | name  | label::English (en) | label::Français (fr) |
|        | select_one water | water | Where from?         | D’où ?               |
|        | integer          | size  | How many?           | Combien ?            |
| choices |
|        | list_name | name | label::English (en) | label::Français (fr) |
|        | water     | well | Well                | Puits                |
| settings |
|        | form_title | form_id |
|        | Water      | water   |
"""


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.md"
    path.write_text(NEW, encoding="utf-8")
    return path


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A workbook as an officer has it: a colour, a comment, a sheet of notes, a formula."""
    book = Styled()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    survey.append(["Type", "Name", "Label::English (en)", "Label::Français (fr)"])
    survey.append(["select one water", "water", "Source", "Source"])
    survey["C2"].fill = PatternFill("solid", fgColor="FFFF00")
    survey["B2"].comment = Comment("ask the chief", "office")
    choices = book.create_sheet("choices")
    choices.append(["list name", "name", "label::English (en)", "label::Français (fr)"])
    choices.append(["water", "well", "Well", "Puits"])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id"])
    settings.append(["Water", "water"])
    path = tmp_path / "country.xlsx"
    book.save(path)
    return path


class TestInto:
    def test_a_copy_says_the_form_and_keeps_its_looks(
        self, formkit: Program, new: Path, country: Path, tmp_path: Path
    ) -> None:
        before, copy = country.read_bytes(), tmp_path / "copy.xlsx"
        ran = formkit("convert", new, "--into", country, "-o", copy)
        assert (ran.code, ran.err) == (Exit.OK, f"written: {copy}\n")
        assert ran.out.splitlines() == [
            f"{country}: cells set: 2, rows inserted: 1",
            "  survey!C2: “Source” becomes “Where from?”",
            "  survey!D2: “Source” becomes “D'où ?”",
            "  survey: a new row below row 2: integer, size, How many?",
        ]
        assert read_form(copy) == read_form(new)
        assert country.read_bytes() == before
        survey = load_workbook(copy)["survey"]
        assert survey["C2"].fill.fgColor.rgb == "00FFFF00"
        assert survey["B2"].comment is not None
        assert survey["A2"].value == "select one water"

    def test_other_sheets_stay(
        self, formkit: Program, new: Path, country: Path, tmp_path: Path
    ) -> None:
        """What the form has not heard of is nobody's to delete; what it says otherwise counts."""
        book = load_workbook(country)
        for name, rows in (
            ("notes", ["by hand"]),
            ("fuel", ["wood", "", "gas"]),
            ("towns", ["Bol", "Liwa"]),
        ):
            sheet = book.create_sheet(name)
            for number, text in enumerate(rows, start=1):
                sheet.cell(number, 1, text or None)
        book.save(country)
        others = (
            "| towns |\n| | Bol |\n| | Ngouboua |\n"
            "| fuel |\n| | wood |\n| | gas |\n| wells |\n| | deep |\n"
        )
        new.write_text(NEW + others, encoding="utf-8")
        copy = tmp_path / "copy.xlsx"
        assert formkit("convert", new, "--into", country, "-o", copy).code == Exit.OK
        after = load_workbook(copy)
        assert after.sheetnames[-4:] == ["notes", "fuel", "towns", "wells"]
        columns = {
            name: [cell.value for cell in after[name]["A"]] for name in after.sheetnames[-4:]
        }
        assert columns == {
            "notes": ["by hand"],
            "fuel": ["wood", None, "gas"],
            "towns": ["Bol", "Ngouboua"],
            "wells": ["deep"],
        }

    def test_in_place_with_a_backup(self, formkit: Program, new: Path, country: Path) -> None:
        before = country.read_bytes()
        ran = formkit("convert", new, "--into", country, "--in-place", "--backup")
        kept = country.with_name("country.bak.xlsx")
        assert ran.err == f"written: {country}\nwhat was there is kept as {kept}\n"
        assert (read_form(country), kept.read_bytes()) == (read_form(new), before)

    def test_what_says_the_form_already_is_left_alone(
        self, formkit: Program, new: Path, country: Path, tmp_path: Path
    ) -> None:
        formkit("convert", new, "--into", country, "--in-place")
        before, when = country.read_bytes(), country.stat().st_mtime_ns
        ran = formkit("convert", new, "--into", country, "--in-place", "--backup")
        assert ran.out == f"{country} says this form already\n"
        assert ran.err == "nothing has changed, so nothing is written\n"
        assert (country.read_bytes(), country.stat().st_mtime_ns) == (before, when)
        copy = tmp_path / "copy.xlsx"
        assert formkit("convert", new, "--into", country, "-o", copy).code == Exit.OK
        assert copy.read_bytes() == before

    def test_a_dry_run_tells_and_writes_nothing(
        self, formkit: Program, new: Path, country: Path
    ) -> None:
        before = country.read_bytes()
        ran = formkit("convert", new, "--into", country, "--in-place", "--dry-run")
        assert (ran.code, ran.err) == (Exit.OK, f"would write {country}\n")
        assert "rows inserted: 1" in ran.out
        assert country.read_bytes() == before

    def test_many_edits_are_counted(self, formkit: Program, country: Path, tmp_path: Path) -> None:
        form = "| survey |\n| | type | name |\n"
        new = tmp_path / "long.md"
        new.write_text(form + "".join(f"| | text | q{n} |\n" for n in range(30)), encoding="utf-8")
        ran = formkit("convert", new, "--into", country, "--in-place", "--accept-loss")
        first, *told, more = ran.out.splitlines()[:14]
        assert first.endswith("rows inserted: 30, rows deleted: 1, sheets deleted: 2")
        assert len(told) == 12
        assert more == "  and 23 more"
        assert read_form(country) == read_form(new)

    def test_it_speaks_french(self, formkit: Program, new: Path, country: Path) -> None:
        ran = formkit("convert", new, "--into", country, "--in-place", "--dry-run", "--lang", "fr")
        assert "cellules modifiées\N{NO-BREAK SPACE}: 2" in ran.out


class TestRefusals:
    def test_nothing_else_is_replaced_unasked(
        self, formkit: Program, new: Path, country: Path, tmp_path: Path
    ) -> None:
        mine = tmp_path / "mine.xlsx"
        mine.write_bytes(b"mine")
        arguments = ("convert", new, "--into", country, "-o", mine)
        for more in ((), ("--dry-run",)):
            ran = formkit(*arguments, *more)
            assert ran.code == Exit.WRONG_INPUT
            assert "add --overwrite" in ran.err
        assert mine.read_bytes() == b"mine"
        assert formkit(*arguments, "--overwrite", "--backup").code == Exit.OK
        assert mine.with_name("mine.bak.xlsx").read_bytes() == b"mine"

    def test_the_workbook_itself_is_replaced_only_when_asked_for(
        self, formkit: Program, new: Path, country: Path
    ) -> None:
        ran = formkit("convert", new, "--into", country, "-o", country)
        assert ran.code == Exit.WRONG_INPUT
        assert "add --overwrite" in ran.err
        assert formkit("convert", new, "--into", country, "-o", country, "--overwrite").code == 0
        assert read_form(country) == read_form(new)

    def test_a_workbook_that_changed_meanwhile_stays(self, new: Path, country: Path) -> None:
        copy = jobs.edit_into(new, country)
        country.write_bytes(country.read_bytes() + b" ")
        before = country.read_bytes()
        with pytest.raises(FormkitError, match="somebody changed the file"):
            jobs.save_edited(copy)
        assert country.read_bytes() == before

    def test_a_workbook_that_is_open_stays(
        self, formkit: Program, new: Path, country: Path
    ) -> None:
        before = country.read_bytes()
        country.with_name("~$country.xlsx").write_bytes(b"")
        ran = formkit("convert", new, "--into", country, "--in-place")
        assert ran.code == Exit.WRONG_INPUT
        assert "open in Excel" in ran.err
        assert country.read_bytes() == before

    def test_what_cannot_be_kept_needs_a_word(
        self, formkit: Program, new: Path, country: Path, tmp_path: Path
    ) -> None:
        book = load_workbook(country)
        book["survey"]["C2"] = '="So" & "urce"'
        book.save(country)
        copy = tmp_path / "copy.xlsx"
        ran = formkit("convert", new, "--into", country, "-o", copy)
        assert ran.code == Exit.WRONG_INPUT
        assert "  ! not kept: " in ran.out
        assert "add --accept-loss" in ran.err
        assert not copy.exists()
        ran = formkit("convert", new, "--into", country, "-o", copy, "--accept-loss")
        assert ran.code == Exit.OK
        assert read_form(copy) == read_form(new)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "name either the file to write, as `convert SOURCE TARGET`"),
            (("copy.xlsx", "--into", "country.xlsx"), "name either the file to write"),
            (("copy.xlsx", "--backup"), "go with --into only"),
            (("copy.xlsx", "-o", "x.xlsx"), "go with --into only"),
            (("--into", "country.xlsx"), "-o FILE for a copy, or --in-place"),
            (("--into", "country.xlsx", "-o", "x.xlsx", "--in-place"), "-o FILE for a copy"),
        ],
    )
    def test_a_command_line_that_says_nothing_or_too_much(
        self, formkit: Program, new: Path, arguments: tuple[str, ...], said: str
    ) -> None:
        ran = formkit("convert", new, *arguments)
        assert ran.code == Exit.WRONG_INPUT
        assert said in ran.err

    def test_a_copy_in_another_format(self, formkit: Program, new: Path, country: Path) -> None:
        ran = formkit("convert", new, "--into", country, "-o", "copy.csv")
        assert ran.code == Exit.WRONG_INPUT
        assert "let its name end in .xlsx" in ran.err


class TestOtherFormats:
    def test_macros_are_kept(self, formkit: Program, new: Path, country: Path) -> None:
        macro = country.with_suffix(".xlsm")
        packed = BytesIO()
        with ZipFile(country) as old, ZipFile(packed, "w") as package:
            for name in old.namelist():
                package.writestr(name, old.read(name))
            package.writestr("xl/vbaProject.bin", b"macros")
        macro.write_bytes(packed.getvalue())
        assert formkit("convert", new, "--into", macro, "--in-place").code == Exit.OK
        with ZipFile(macro) as package:
            assert package.read("xl/vbaProject.bin") == b"macros"
        assert read_form(macro) == read_form(new)

    @pytest.mark.parametrize("ending", ["csv", "md"])
    def test_text_files_are_edited(
        self, formkit: Program, new: Path, tmp_path: Path, ending: str
    ) -> None:
        target = tmp_path / f"old.{ending}"
        old = tmp_path / "old_form.md"
        old.write_text(NEW.replace("Where from?", "Source"), encoding="utf-8")
        formkit("convert", old, target)
        ran = formkit("convert", new, "--into", target, "--in-place")
        assert (ran.code, ran.err) == (Exit.OK, f"written: {target}\n")
        assert ran.out == (f"{target}: cells set: 1\n  survey!C2: “Source” becomes “Where from?”\n")
        assert read_form(target) == read_form(new)
        before = target.read_bytes()
        copy = tmp_path / f"copy.{ending}"
        assert formkit("convert", new, "--into", target, "-o", copy).code == Exit.OK
        assert copy.read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            (
                "old.csv",
                "survey;;;\n;type;name;label\n;text;a;é\n".encode("cp1252"),
                [
                    "  ! not kept: the encoding of the file (cp1252): it is written in UTF-8",
                    "  ! not kept: the ; between the cells: commas are written",
                ],
            ),
            (
                "old.md",
                b"# Old\n\n| survey |\n|  | type | name | # x\n|--|--|\n|  | text | b |\nEnd\n",
                ["  ! not kept: comments, and text outside the tables: 3 lines, first line 1"],
            ),
        ],
    )
    def test_what_a_text_file_loses_is_told(
        self,
        formkit: Program,
        new: Path,
        tmp_path: Path,
        *,
        name: str,
        content: bytes,
        told: list[str],
    ) -> None:
        target = tmp_path / name
        target.write_bytes(content)
        ran = formkit("convert", new, "--into", target, "--in-place")
        assert ran.code == Exit.WRONG_INPUT
        assert [line for line in ran.out.splitlines() if "  !" in line] == told
        assert target.read_bytes() == content
        assert formkit("convert", new, "--into", target, "--in-place", "--accept-loss").code == 0
        assert read_form(target) == read_form(new)

    def test_old_results_of_formulas_are_told_and_stop_nothing(
        self, formkit: Program, new: Path, country: Path
    ) -> None:
        book = load_workbook(country)
        book.create_sheet("sums")["A1"] = "=COUNTA(survey!A:A)"
        book.save(country)
        ran = formkit("convert", new, "--into", country, "--in-place")
        assert (ran.code, "the workbook has formulas (sums)" in ran.out) == (Exit.OK, True)

    def test_an_xls_file_becomes_an_xlsx_file_beside(
        self, formkit: Program, tmp_path: Path
    ) -> None:
        old, new = tmp_path / "old.xls", tmp_path / "new.md"
        before = xls(workbook_stream([["type", "name", "label"], ["note", "a", "A"]]))
        old.write_bytes(before)
        new.write_text("| survey |\n| | type | name | label |\n| | note | a | B |\n")
        ran = formkit("convert", new, "--into", old, "--in-place")
        assert ran.code == Exit.OK
        assert "a workbook of the old kind" in ran.err
        assert f"written: {old.with_suffix('.xlsx')}" in ran.err
        assert read_form(old.with_suffix(".xlsx")) == read_form(new)
        assert old.read_bytes() == before

    def test_what_the_workbook_cannot_say_is_told(
        self, formkit: Program, country: Path, tmp_path: Path
    ) -> None:
        new = tmp_path / "new.csv"
        new.write_bytes(
            b'"survey","","","",""\n"","type","name","label",""\n"","note","a","x\ry",""\n'
        )
        ran = formkit("convert", new, "--into", country, "--in-place")
        assert ran.code == Exit.WRONG_INPUT
        assert "does not say quite the same form" in ran.out
