"""``formkit merge``: two versions of a form joined, and decided upon on a sheet."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from formkit import read_form
from formkit.cli.exits import Exit
from formkit.formats.conflict_lists import CONFLICTS_SHEET, read_decisions
from formkit.formats.files import read_workbook
from formkit.formats.writing import workbook_bytes
from formkit.model.form import Question
from tests.cli.running import GOOD, Program, Ran
from tests.formats.xls_files import workbook_stream, xls

DECISION, OWN = "H", "I"
FIRST = 4


class Forms:
    """A base and two sides in a folder, and the workbook that they are merged into."""

    def __init__(self, folder: Path, formkit: Program) -> None:
        self.folder = folder
        self._formkit = formkit
        self.merged = folder / "merged.xlsx"

    def put(self, name: str, text: str) -> Path:
        table = self.folder / f"{name}.md"
        table.write_text(text, encoding="utf-8")
        path = table.with_suffix(".xlsx")
        path.write_bytes(workbook_bytes(read_workbook(table), "xlsx"))
        return path

    def __call__(self, *options: str | Path) -> Ran:
        files = (self.folder / f"{one}.xlsx" for one in ("base", "ours", "theirs"))
        return self._formkit("merge", *files, *options)

    def resume(self, *options: str | Path) -> Ran:
        return self("--resume", self.merged, *options)

    def decide(self, *words: str, row: int = FIRST) -> None:
        """Fill in a row of the sheet as Excel would."""
        book = load_workbook(self.merged)
        sheet = book[CONFLICTS_SHEET]
        for column, word in zip((DECISION, OWN), (*words, ""), strict=False):
            sheet[f"{column}{row}"] = word or None
        book.save(self.merged)

    def label(self) -> str:
        (question,) = read_form(self.merged).nodes
        assert isinstance(question, Question)
        return question.labels.first


@pytest.fixture
def forms(tmp_path: Path, formkit: Program) -> Forms:
    """One label that both reworded, and a choice each reworded in a language of its own."""
    found = Forms(tmp_path, formkit)
    found.put("base", GOOD)
    found.put("ours", GOOD.replace("Source of water", "Our water").replace("Tap  ", "Taps "))
    theirs = GOOD.replace("Source of water", "Their water").replace("Robinet", "Fontaine")
    found.put("theirs", theirs)
    return found


def sheet_of(path: Path) -> Worksheet:
    return load_workbook(path)[CONFLICTS_SHEET]


class TestMerging:
    def test_tells_what_was_taken_and_what_is_to_be_decided(self, forms: Forms) -> None:
        ran = forms("-o", forms.merged)
        assert ran.code == Exit.FOUND
        assert ran.out.splitlines()[1:] == [
            "  taken from ours: 1",
            "      choices water: 1",
            "  taken from theirs: 1",
            "      choices water: 1",
            "  conflicts: 1, to be decided: 1",
            "   1. each side gives label::English (en) of water another text",
            "      base: Source of water",
            "      ours: Our water",
            "        A1: costs nothing",
            "      theirs: Their water",
            "        A1: costs nothing",
            "      to be decided: until then the form says what the base said",
        ]
        assert ran.err.splitlines() == [
            f"written: {forms.merged}",
            f"to be decided on the sheet formkit conflicts of {forms.merged}: 1",
        ]
        form = read_form(forms.merged)
        assert [one.labels.pairs for one in form.lists[0].choices] == [
            (("English (en)", "Well"), ("Français (fr)", "Puits")),
            (("English (en)", "Taps"), ("Français (fr)", "Fontaine")),
        ]
        assert forms.label() == "Source of water"

    def test_without_conflicts_there_is_no_sheet(self, forms: Forms) -> None:
        forms.put("theirs", GOOD.replace("Robinet", "Fontaine"))
        ran = forms("-o", forms.merged)
        assert (ran.code, ran.out.splitlines()[-1]) == (Exit.OK, "  no conflicts")
        assert CONFLICTS_SHEET not in load_workbook(forms.merged).sheetnames
        assert forms.label() == "Our water"

    def test_what_both_did_is_told_once(self, forms: Forms) -> None:
        forms.put("theirs", GOOD.replace("Source of water", "Our water"))
        assert "  the same on both sides: 1" in forms().out.splitlines()

    def test_json(self, forms: Forms) -> None:
        told = json.loads(forms("--format", "json").out)
        assert [len(told["taken"][side]) for side in ("ours", "theirs", "both")] == [1, 1, 0]
        (conflict,) = told["conflicts"]
        assert conflict["base"] == "Source of water"
        assert conflict["ours"]["changes"][0]["new"] == "Our water"
        assert conflict["theirs"]["verdict"]["class"] == "A1"
        assert (conflict["open"], conflict["decision"]) == (True, None)

    @pytest.mark.parametrize(("side", "label"), [("ours", "Our water"), ("theirs", "Their water")])
    def test_a_side_may_be_preferred(self, forms: Forms, side: str, label: str) -> None:
        assert forms("-o", forms.merged, "--prefer", side).code == Exit.OK
        assert forms.label() == label

    def test_the_looks_of_ours_stay(self, forms: Forms) -> None:
        path = forms.folder / "ours.xlsx"
        book = load_workbook(path)
        book["survey"]["B2"].fill = PatternFill("solid", fgColor="FFFF00")
        book.create_sheet("plan")["A1"] = "by hand"
        book.save(path)
        forms("-o", forms.merged)
        after = load_workbook(forms.merged)
        assert after["survey"]["B2"].fill.fgColor.rgb == "00FFFF00"
        assert after["plan"]["A1"].value == "by hand"

    def test_nothing_is_replaced_unasked(self, forms: Forms) -> None:
        ours = forms.folder / "ours.xlsx"
        before = ours.read_bytes()
        ran = forms("-o", ours)
        assert (ran.code, ours.read_bytes()) == (Exit.WRONG_INPUT, before)
        assert "add --overwrite" in ran.err
        assert forms("-o", ours, "--overwrite").code == Exit.FOUND
        assert CONFLICTS_SHEET in load_workbook(ours).sheetnames

    def test_dry_run_writes_nothing(self, forms: Forms) -> None:
        ran = forms("-o", forms.merged, "--dry-run")
        assert (ran.code, ran.err) == (Exit.FOUND, f"would write {forms.merged}\n")
        assert not forms.merged.exists()

    def test_without_an_output_it_only_tells(self, forms: Forms) -> None:
        before = sorted(forms.folder.iterdir())
        assert (forms().err, sorted(forms.folder.iterdir())) == ("", before)

    def test_the_same_bytes_each_time(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        other = forms.folder / "other" / "merged.xlsx"
        forms("-o", other)
        assert other.read_bytes() == forms.merged.read_bytes()

    def test_text_files_get_the_sheet_as_a_table(self, forms: Forms, formkit: Program) -> None:
        files = [forms.folder / f"{one}.md" for one in ("base", "ours", "theirs")]
        merged = forms.folder / "merged.md"
        assert formkit("merge", *files, "-o", merged).code == Exit.FOUND
        (line,) = read_decisions(read_workbook(merged)) or ()
        text = merged.read_text(encoding="utf-8")
        lines = text.splitlines()
        at = next(number for number, one in enumerate(lines) if line.key in one)
        cells = lines[at].split("|")
        cells[-5 if not line.taken else -6] = " theirs "
        lines[at] = "|".join(cells)
        merged.write_text("\n".join(lines), encoding="utf-8")
        ran = formkit("merge", *files, "--resume", merged)
        assert (ran.code, read_form(merged).nodes[0].labels.first) == (Exit.OK, "Their water")
        assert formkit("merge", *files, "--resume", merged, "--finish").code == Exit.OK
        assert CONFLICTS_SHEET not in merged.read_text(encoding="utf-8")

    def test_what_cannot_be_kept_stops_it(self, forms: Forms, formkit: Program) -> None:
        book = load_workbook(forms.folder / "theirs.xlsx")
        book["survey"]["D2"] = "Source\nd'eau"
        book.save(forms.folder / "theirs.xlsx")
        files = [forms.folder / one for one in ("base.xlsx", "ours.md", "theirs.xlsx")]
        merged = forms.folder / "merged.md"
        ran = formkit("merge", *files, "-o", merged)
        assert (ran.code, merged.exists()) == (Exit.WRONG_INPUT, False)
        assert "add --accept-loss" in ran.err
        assert formkit("merge", *files, "-o", merged, "--accept-loss").code == Exit.FOUND

    def test_what_formulas_show_is_told(self, forms: Forms) -> None:
        book = load_workbook(forms.folder / "ours.xlsx")
        book.create_sheet("plan")["A1"] = "=1+1"
        book.save(forms.folder / "ours.xlsx")
        assert "the workbook has formulas (plan)" in forms("-o", forms.merged).err

    def test_an_old_workbook_becomes_a_new_one(self, forms: Forms, formkit: Program) -> None:
        old = forms.folder / "ours.xls"
        rows: list[list[str | float]] = [
            ["type", "name", "label"],
            ["integer", "size", "Size of all"],
        ]
        old.write_bytes(xls(workbook_stream(rows)))
        text = "| survey |\n| | type | name | label |\n| | integer | size | {} |\n"
        base, theirs = (
            forms.put("base", text.format("Size")),
            forms.put("theirs", text.format("How many")),
        )
        assert formkit("merge", base, old, theirs, "-o", forms.merged).code == Exit.FOUND
        assert CONFLICTS_SHEET in load_workbook(forms.merged).sheetnames
        ran = formkit("merge", base, old, theirs, "old.xls", "--git")
        assert ran.code == Exit.WRONG_INPUT
        assert "save it as .xlsx first" in ran.err

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--finish",), "--finish goes with --resume"),
            (("--git",), "formkit merge --git %O %A %B %P"),
            (("name.xlsx",), "formkit merge --git %O %A %B %P"),
            (("name.xlsx", "--git", "-o", "x.xlsx"), "--git writes into OURS"),
        ],
    )
    def test_what_can_be_read_in_no_way_is_refused(
        self, forms: Forms, options: tuple[str, ...], told: str
    ) -> None:
        ran = forms(*options)
        assert ran.code == Exit.WRONG_INPUT
        assert told in ran.err


class TestDeciding:
    @pytest.mark.parametrize(
        ("words", "label"),
        [
            (("ours",), "Our water"),
            (("Theirs ",), "Their water"),
            (("base",), "Source of water"),
            (("le leur",), "Their water"),
            (("own text", "Water of all"), "Water of all"),
            (("Texte propre", "Water of all"), "Water of all"),
        ],
    )
    def test_a_decision_is_read_in_either_language(
        self, forms: Forms, words: tuple[str, ...], label: str
    ) -> None:
        forms("-o", forms.merged)
        forms.decide(*words)
        ran = forms.resume()
        assert (ran.code, forms.label()) == (Exit.OK, label)
        assert "--finish" in ran.err

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("mine",), "formkit conflicts!H4: mine is none of the decisions on offer"),
            (("own text",), "formkit conflicts!I4: H4 says that your own text"),
            (("", "Water of all"), "formkit conflicts!I4: a text of your own stands here"),
            (("own text", "=1+1"), "formkit conflicts!I4: Excel took the text for a formula"),
        ],
    )
    def test_what_cannot_be_read_is_told_and_kept(
        self, forms: Forms, words: tuple[str, ...], told: str
    ) -> None:
        forms("-o", forms.merged)
        forms.decide(*words)
        ran = forms.resume()
        assert (ran.code, forms.label()) == (Exit.FOUND, "Source of water")
        assert told in ran.out
        sheet = sheet_of(forms.merged)
        assert (sheet[f"{DECISION}{FIRST}"].value or "") == words[0]

    def test_a_wrong_decision_is_taken_back(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        for word, label in (
            ("ours", "Our water"),
            ("theirs", "Their water"),
            ("", "Source of water"),
        ):
            forms.decide(word)
            ran = forms.resume()
            assert (ran.code == Exit.OK, forms.label()) == (bool(word), label)

    def test_decisions_stand_until_all_is_finished(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        assert forms.resume("--finish").code == Exit.FOUND
        assert CONFLICTS_SHEET in load_workbook(forms.merged).sheetnames
        forms.decide("ours")
        assert forms.resume("--finish").code == Exit.OK
        assert load_workbook(forms.merged).sheetnames == ["survey", "choices", "settings"]
        assert forms.label() == "Our water"
        ran = forms.resume()
        assert ran.code == Exit.WRONG_INPUT
        assert "there is no sheet formkit conflicts" in ran.err

    def test_nothing_new_is_not_written_again(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        assert "nothing has changed, so nothing is written" in forms.resume().err

    def test_edits_by_hand_stay(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        book["survey"]["D2"] = "Quelle eau ?"
        book["survey"].append(["text", "why", "Why?", "Pourquoi ?"])
        book["survey"]["B2"].fill = PatternFill("solid", fgColor="FFFF00")
        book.save(forms.merged)
        forms.decide("theirs")
        ran = forms.resume()
        assert ran.code == Exit.OK
        assert "  changed by hand in the merged workbook, and kept: 2" in ran.out.splitlines()
        question, why = read_form(forms.merged).nodes
        assert question.labels.pairs == (
            ("English (en)", "Their water"),
            ("Français (fr)", "Quelle eau ?"),
        )
        assert why.name == "why"
        after = load_workbook(forms.merged)
        assert after["survey"]["B2"].fill.fgColor.rgb == "00FFFF00"

    def test_what_was_edited_by_hand_stands_against_a_decision(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        book["survey"]["C2"] = "By hand"
        book.save(forms.merged)
        forms.decide("theirs")
        assert (forms.resume().code, forms.label()) == (Exit.OK, "By hand")

    def test_rows_may_be_sorted_and_columns_moved(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        sheet = book[CONFLICTS_SHEET]
        sheet.insert_cols(1)
        sheet.insert_rows(FIRST)
        sheet[f"I{FIRST + 1}"] = "ours"
        book.save(forms.merged)
        assert (forms.resume().code, forms.label()) == (Exit.OK, "Our water")

    def test_a_row_that_stands_twice_counts_once(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        sheet = book[CONFLICTS_SHEET]
        for column in range(1, 12):
            sheet.cell(FIRST + 1, column).value = sheet.cell(FIRST, column).value
        sheet[f"{DECISION}{FIRST}"], sheet[f"{DECISION}{FIRST + 1}"] = "ours", "theirs"
        book.save(forms.merged)
        ran = forms.resume()
        assert (ran.code, forms.label()) == (Exit.FOUND, "Our water")
        assert "formkit conflicts!H5: the conflict of this row stands in row 4, too" in ran.out

    def test_other_forms_are_refused_before_a_decision_is_lost(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        forms.decide("ours")
        before = forms.merged.read_bytes()
        forms.put("theirs", GOOD)
        ran = forms.resume()
        assert (ran.code, forms.merged.read_bytes()) == (Exit.WRONG_INPUT, before)
        assert "none of the conflicts on this sheet is one of these forms" in ran.err

    def test_sides_the_other_way_round_are_refused(self, forms: Forms, formkit: Program) -> None:
        forms("-o", forms.merged)
        names = (f"{forms.folder}/{one}.xlsx" for one in ("base", "theirs", "ours"))
        ran = formkit("merge", *names, "--resume", forms.merged)
        assert ran.code == Exit.WRONG_INPUT
        assert "OURS and THEIRS are named the other way round" in ran.err

    def test_a_decision_about_nothing_is_told(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        for column, text in (("K", "abcdefabcdef+"), (DECISION, "ours")):
            book[CONFLICTS_SHEET][f"{column}{FIRST + 1}"] = text
        book.save(forms.merged)
        ran = forms.resume()
        assert ran.code == Exit.FOUND
        assert (
            "formkit conflicts!H5: this decision is about a conflict that is not there" in ran.out
        )

    def test_an_interruption_loses_nothing(
        self, forms: Forms, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        forms("-o", forms.merged)
        forms.decide("ours")
        before = forms.merged.read_bytes()

        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("formkit.formats.replacing.retry_while_locked", stopped)
            assert forms.resume().code == Exit.STOPPED
        assert forms.merged.read_bytes() == before
        assert sorted(one.name for one in forms.folder.iterdir() if "merged" in one.name) == [
            "merged.xlsx"
        ]
        assert (forms.resume().code, forms.label()) == (Exit.OK, "Our water")

    def test_a_workbook_that_is_open_elsewhere_is_left_alone(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        forms.decide("ours")
        forms.merged.with_name("~$merged.xlsx").write_bytes(b"")
        ran = forms.resume()
        assert ran.code == Exit.WRONG_INPUT
        assert "open in Excel" in ran.err

    def test_a_sheet_without_its_hidden_columns_cannot_be_read(self, forms: Forms) -> None:
        forms("-o", forms.merged)
        book = load_workbook(forms.merged)
        book[CONFLICTS_SHEET].delete_cols(11)
        book.save(forms.merged)
        assert "with its hidden columns" in forms.resume().err

    def test_in_french(self, forms: Forms) -> None:
        ran = forms("-o", forms.merged, "--lang", "fr")
        assert "conflits : 1, à décider : 1" in ran.out.replace("\u202f", " ").replace("\xa0", " ")
        sheet = sheet_of(forms.merged)
        assert sheet[f"{DECISION}3"].value == "Décision"
        (offer,) = sheet.data_validations.dataValidation
        assert offer.formula1 == '"le nôtre,le leur,la base,texte propre"'
        forms.decide("ours")
        forms.resume("--lang", "fr")
        assert sheet_of(forms.merged)[f"{DECISION}{FIRST}"].value == "le nôtre"
