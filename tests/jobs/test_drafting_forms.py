"""A draft that begins with a form: what is decided stands among its changes, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from formkit.compose.composing import compose_on
from formkit.core.errors import FormkitError
from formkit.core.texts import Texts
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.formats.writing import write_workbook
from formkit.jobs import drafting
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.changes import (
    change_lines,
    form_languages,
    path_of,
    rows_of,
    with_form_languages,
    without_change,
    without_row,
    words_of,
)
from formkit.jobs.drafting.files import build_draft, save_draft, workbook_name
from formkit.jobs.drafting.languages import language_lines
from formkit.jobs.drafting.preview import Workbench
from formkit.jobs.drafting.questions import (
    is_own_list,
    list_names,
    own_answers,
    own_questions,
    with_answers,
    with_question,
    without_question,
)
from formkit.jobs.drafting.rows import OwnAnswer, OwnQuestion, Place
from formkit.model.form import Form, walk
from tests.compose.small_standard import STANDARD

BASE = form_of(
    parse_markdown("""
| survey |
|  | type              | name  | label::English (en) | label::Kanuri (kr) |
|  | begin group       | camp  | Camp                |                    |
|  | select_one yes_no | water | Is there water?     | Nji mbeji wa?      |
|  | integer           | hh    | Households          |                    |
|  | integer           | old   | Old                 |                    |
|  | end group         |       |                     |                    |
|  | note              | twin  | A                   |                    |
|  | note              | twin  | B                   |                    |
|  | text              | last  | Last                |                    |
| choices |
|  | list_name | name | label::English (en) | label::Kanuri (kr) |
|  | yes_no    | yes  | Yes                 |                    |
| settings |
|  | form_title | form_id | version |
|  | Camps      | camps   | 1       |
""")
)
TEXT = """\
# ours
formkit: adaptation/1
base: forms/camp.xlsx  # as it was

changes:
  # nobody answers it
  - question-removed: camp/old
    declared: true
    reason: "too long"
  - question-added: camp/first
    at: start
    row: {type: text, name: first, "label::English (en)": First?}
  # the second
  - question-added: camp/own
    after: water
    declared: true
    reason: ""
    row:
      type: select_one ways
      name: own
      "label::English (en)": How?
      relevant: ${water} = 'yes'
  - list-added: ways
    choices:
      - {name: foot, "label::English (en)": On foot, note: kept}
"""


def written(text: str = TEXT) -> Draft:
    here = {"folder": "work", "path": "work/adaptation.yaml"}
    return drafting.restored({**here, "text": text, "saved": text, "begun": "", "language": "en"})


def built(draft: Draft) -> Form:
    return compose_on(BASE, draft.wanted).form


def names(draft: Draft) -> list[str]:
    return [node.name for node in walk(built(draft).nodes)]


def gone(old: Draft, new: Draft) -> set[str]:
    return set(old.text.splitlines()) - set(new.text.splitlines())


def question(name: str, after: str = "", **more: object) -> OwnQuestion:
    labels = Texts.of([("English (en)", "What?")])
    return replace(
        OwnQuestion(type="text", name=name, labels=labels, place=Place(after=after)), **more
    )


# What there is


def test_own_questions_and_other_changes_are_told_apart() -> None:
    draft = written()
    first, own = own_questions(draft)
    assert (first.name, first.place, first.at) == ("first", Place(), (1, 0))
    assert (own.name, own.type, own.list_name) == ("own", "select_one", "ways")
    assert own.place == Place(after="camp/water")
    assert [(one.number, one.code, one.subject) for one in change_lines(draft)] == [
        (0, "question-removed", "camp/old"),
        (3, "list-added", "ways"),
    ]
    told = words_of(draft, BASE)
    assert str(told[change_lines(draft)[0].told]) == "question old is gone"
    assert words_of(written(TEXT.replace("camp/old", "camp/none")), BASE) == {}


def test_rows_that_stay_and_that_a_path_names_can_be_followed() -> None:
    paths = [path for path, _ in rows_of(written(), BASE)]
    assert paths == ["camp", "camp/water", "camp/hh", "twin", "twin[2]", "last"]
    behind = with_question(written(), question("new", "twin[2]"))
    assert names(behind)[-2:] == ["new", "last"]
    assert path_of(written(), BASE, "hh") == "camp/hh"
    assert path_of(written(), BASE, "own") == "camp/own"
    assert path_of(written(), BASE, "old") == ""


def test_lists_and_answers() -> None:
    draft = written()
    assert list_names(draft, STANDARD, BASE) == ("ways", "yes_no")
    assert is_own_list("ways", STANDARD, BASE)
    assert not is_own_list("yes_no", STANDARD, BASE)
    labels = Texts.of([("English (en)", "On foot")])
    assert own_answers(draft, "ways") == (OwnAnswer(code="foot", labels=labels),)
    assert own_answers(draft, "none") == ()


# What can be done


def test_a_question_is_added_where_it_is_wanted() -> None:
    draft = with_question(written(), question("new", "camp/hh"))
    draft = with_question(draft, question("newer", "camp/new"))
    draft = with_question(draft, question("end"))
    assert gone(written(), draft) == set()
    assert draft.text.startswith(TEXT)
    assert names(draft) == [
        *("camp", "first", "water", "own", "hh", "new", "newer"),
        *("twin", "twin", "last", "end"),
    ]


def test_an_edited_question_keeps_its_other_cells_and_comments() -> None:
    draft = written()
    _, own = own_questions(draft)
    labels = Texts.of([("English (en)", "Which way?")])
    edited = with_question(draft, replace(own, name="way", labels=labels))
    assert gone(draft, edited) == {
        "  - question-added: camp/own",
        "      name: own",
        '      "label::English (en)": How?',
    }
    assert names(edited)[3] == "way"
    moved = with_question(
        edited, replace(own, name="way", labels=labels, place=Place(after="last"))
    )
    assert names(moved)[-1] == "way"
    assert "# the second" in moved.text
    first, _ = own_questions(moved)
    told = with_question(moved, replace(first, place=Place(after="camp/hh")))
    assert names(told)[:4] == ["camp", "water", "hh", "first"]
    plain = with_question(draft, question("alone"))
    again = with_question(plain, replace(own_questions(plain)[-1], name="lonely"))
    assert names(again)[-1] == "lonely"


def test_a_question_goes_and_one_of_the_form_is_left_out() -> None:
    draft = without_question(written(), (1, 0))
    assert "first" not in names(draft)
    draft = without_row(draft, "camp/hh")
    assert names(draft) == ["camp", "water", "own", "twin", "twin", "last"]
    back = without_change(draft, 0)
    assert "old" in names(back)
    assert "nobody answers it" not in back.text


def test_answers_of_its_own() -> None:
    draft = written()
    answers = (*own_answers(draft, "ways"), OwnAnswer(code="boat", labels=Texts.of([("", "Boat")])))
    more = with_answers(draft, "ways", answers)
    assert [one.code for one in own_answers(more, "ways")] == ["foot", "boat"]
    assert "note: kept" in more.text
    assert own_answers(with_answers(draft, "ways", ()), "ways") == ()
    assert with_answers(draft, "none", ()) == draft
    other = with_answers(draft, "other", answers[1:])
    assert [one.code for one in own_answers(other, "other")] == ["boat"]


def test_languages_come_and_go() -> None:
    draft = written()
    english, kanuri = BASE.languages
    keys = [(one.key, one.is_in) for one in language_lines(draft, STANDARD, BASE)]
    assert keys[:2] == [(english, True), (kanuri, True)]
    assert (english, False) not in keys
    assert language_lines(draft, STANDARD) == ()
    more = with_form_languages(draft, BASE, (english, kanuri, "Hausa (ha)"))
    assert built(more).languages == form_languages(more, BASE) == (english, kanuri, "Hausa (ha)")
    opens = drafting.with_text(more, "default_language", "Hausa (ha)")
    assert with_form_languages(opens, BASE, (english, kanuri)).text == draft.text
    less = with_form_languages(draft, BASE, (english,))
    assert built(less).languages == (english,)
    assert language_lines(less, STANDARD, BASE)[1].is_in is False
    assert with_form_languages(less, BASE, (english, kanuri)).text == draft.text
    renamed = f"{TEXT}  - language-renamed: {kanuri}\n    to: Kanouri (kr)\n"
    draft = written(renamed)
    assert form_languages(draft, BASE) == (english, "Kanouri (kr)")
    less = with_form_languages(draft, BASE, (english,))
    assert built(less).languages == (english,)


@pytest.mark.parametrize("key", ["form_title", "form_id", "form_version", "default_language"])
def test_settings_are_changes(key: str) -> None:
    draft = written()
    assert drafting.text_in(draft, key) == ""
    said = drafting.with_text(draft, key, "one")
    assert drafting.text_in(said, key) == "one"
    assert drafting.text_in(drafting.with_text(said, key, "two"), key) == "two"
    assert drafting.with_text(said, key, " ").text == draft.text
    assert drafting.with_text(draft, key, "") == draft


def test_a_country_is_all_that_is_no_change() -> None:
    draft = drafting.with_country(written(), STANDARD, "TCD")
    assert draft.wanted.country == "TCD"
    assert gone(written(), draft) == set()
    assert drafting.with_country(draft, STANDARD, "").wanted.country == ""


# Files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "forms").mkdir()
    write_workbook(layout(BASE), tmp_path / "forms" / "camp.xlsx")
    found = tmp_path / "adaptation.yaml"
    found.write_text(TEXT, encoding="utf-8")
    return found


def test_it_is_previewed_and_built(path: Path) -> None:
    draft = drafting.open_draft(path)
    bench = Workbench(standard=STANDARD)
    preview = bench.preview(draft)
    assert preview.form is not None
    assert preview.base == BASE
    assert preview.findings is not None
    assert len(preview.words) == 4
    assert workbook_name(draft, preview.form) == "camp_adapted.xlsx"
    made = build_draft(draft)
    assert read_form(made.workbook) == preview.form
    with pytest.raises(FormkitError, match="name another file"):
        build_draft(draft, path.parent / "forms" / "camp.xlsx")


def test_it_says_what_is_wrong(path: Path) -> None:
    bench = Workbench(standard=STANDARD)
    broken = drafting.rewritten(drafting.open_draft(path), TEXT.replace("camp/old", "camp/none"))
    preview = bench.outline(broken)
    assert preview.error is not None
    assert preview.base == BASE
    (path.parent / "forms" / "camp.xlsx").unlink()
    gone_ = bench.outline(drafting.open_draft(path))
    assert (gone_.base, gone_.form) == (None, None)
    assert gone_.error is not None


def test_its_form_is_found_from_another_folder(path: Path) -> None:
    (path.parent / "there").mkdir()
    saved = save_draft(drafting.open_draft(path), path.parent / "there" / "adaptation.yaml")
    assert saved.wanted.base == "../forms/camp.xlsx"
    assert "# as it was" in saved.text
