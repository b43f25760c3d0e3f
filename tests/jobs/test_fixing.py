"""Mended files say what was mended in memory, and nothing else in them moves."""

from pathlib import Path

import pytest

from formkit.core.messages import Message
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.files import parse_workbook, read_workbook
from formkit.formats.xform import compile_form
from formkit.jobs import fix_files, fixing, save_edited
from formkit.jobs.fixing import FixedForm, why_refused
from formkit.jobs.subjects import Judgement
from formkit.model.sheets import Workbook

QUICK = Judgement(compiles=False)
FORM = (
    "| survey |\n|  | type | name | label::en | label::Français (fr) |\n"
    "|  | text | q | What? | Quoi ? |\n"
)


def cells(workbook: Workbook) -> dict[tuple[str, int, int], str]:
    return {
        (sheet.name, row.number, column): cell.text
        for sheet in workbook.sheets
        for row in sheet.rows
        for column, cell in enumerate(row.cells, 1)
        if cell.text
    }


def is_as_mended(fixed: FixedForm) -> bool:
    copy = fixed.copy
    assert copy
    written = parse_workbook(copy.output.content, str(copy.output.path))
    return cells(written) == cells(edit_workbook(copy.workbook, copy.edits))


@pytest.mark.corpus
def test_real_forms_compile_if_they_did_and_nothing_else_moves(shared: Path) -> None:
    paths = [one for one in sorted((shared / "forms").glob("*.xls*")) if one.suffix != ".xls"]
    mended = [one for one in fix_files(paths[::5], QUICK, unsafe=True) if one.copy]
    assert len(mended) > 5
    for fixed in mended:
        assert fixed.copy
        assert is_as_mended(fixed), fixed.path
        after = parse_workbook(fixed.copy.output.content, str(fixed.path))
        assert not compile_form(after).errors or compile_form(fixed.copy.workbook).errors


def test_an_old_workbook_is_written_beside_as_a_new_one(shared: Path, tmp_path: Path) -> None:
    for source in sorted((shared / "forms").glob("*.xls")):
        path = tmp_path / source.name
        path.write_bytes(source.read_bytes())
        (fixed,) = fix_files([path], QUICK)
        if fixed.copy:
            save_edited(fixed.copy)
            assert path.read_bytes() == source.read_bytes()
            beside = path.with_suffix(".xlsx")
            assert cells(read_workbook(beside)) == cells(
                edit_workbook(fixed.copy.workbook, fixed.copy.edits)
            )
            return
    pytest.skip("no .xls form with anything to mend")


def test_a_text_file_is_mended_once(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    (fixed,) = fix_files([path], QUICK)
    assert is_as_mended(fixed)
    assert fixed.copy
    save_edited(fixed.copy)
    assert fix_files([path], QUICK)[0].made == ()


REFUSED = FORM.replace("label::en |", "label::en | relevant |").replace(
    "What? |", "What? | ${nobody} = 1 |"
)


def test_pyxform_has_to_take_a_mended_form_only_where_it_took_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, unsound = tmp_path / "sound.md", tmp_path / "unsound.md"
    sound.write_text(FORM, encoding="utf-8")
    unsound.write_text(REFUSED, encoding="utf-8")
    assert why_refused(sound.read_bytes(), str(sound)) is None
    assert "pyxform would refuse" in str(why_refused(unsound.read_bytes(), str(unsound)))
    assert all(one.copy for one in fix_files([sound, unsound]))
    why = Message("pyxform would refuse it")
    before = sound.read_bytes()
    monkeypatch.setattr(
        fixing, "why_refused", lambda content, _: None if content == before else why
    )
    (refused,) = fix_files([sound])
    assert (refused.copy, refused.why_not) == (None, why)


def test_what_is_let_stand_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    text = FORM + "| settings |\n|  | formkit_ignore |\n|  | FK404: the hub asks for codes |\n"
    path.write_text(text, encoding="utf-8")
    assert fix_files([path], QUICK)[0].made == ()


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    assert fix_files([tmp_path / "none.xlsx"], QUICK) == ()
