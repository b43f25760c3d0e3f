"""What stands in the annotated copy of a form that was compared."""

from formkit.core.findings import Severity
from formkit.formats.annotations import Annotations, CellNote, FindingRow
from formkit.formats.markdown import parse_markdown
from formkit.formats.own_sheets import CHANGES_SHEET
from formkit.jobs import Comparison
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.screen import PLAIN, Screen
from formkit.render.xlsx.changes import change_annotations
from tests.render.compared import NEW, OLD, comparison

WORKBOOK = parse_markdown(NEW, "forms/new.md")
FRENCH = Screen(catalogue=read_catalogue(Language.FRENCH))


def told(
    compared: Comparison | None = None, screen: Screen = PLAIN, *, all_too: bool = False
) -> Annotations:
    return change_annotations(compared or comparison(), WORKBOOK, screen, all_too=all_too)


def note(place: str) -> CellNote:
    return next(one for one in told().notes if f"{one.sheet}!{one.cell}" == place)


def row(place: str) -> FindingRow:
    return next(one for one in told().rows if one.texts[1] == place)


def test_a_cell_gets_the_colour_of_its_cost_and_the_old_text() -> None:
    worded = note("survey!C3")
    assert worded.severity is Severity.ERROR
    old = 'label::English (en) was "Where do displaced people get water today?"'
    assert worded.text.splitlines()[:2] == [old, "B2: breaks the comparison, forbidden"]
    assert note("survey!F3").severity is Severity.WARNING
    assert note("survey!F3").text.startswith('required was "yes"\nB1: to be looked at')
    free = note("choices!C4")
    assert free.severity is Severity.INFO
    assert free.text == 'label::English (en) was "North"\nA0: costs nothing'


def test_what_was_empty_or_is_more_than_a_cell_is_told_in_a_sentence() -> None:
    old = OLD.replace("| Who speaks for them? | | ${water} = 'well' |", "| Who speaks? | | |")
    notes = told(comparison(old)).notes
    leader = next(one for one in notes if (one.sheet, one.cell) == ("survey", "E5"))
    assert leader.text.startswith("relevant was empty\n")
    assert note("survey!B4").text.startswith("question people is now called persons\n")


def test_what_is_said_of_one_cell_is_one_note_in_the_colour_of_the_worst() -> None:
    cells = [(one.sheet, one.cell) for one in told().notes]
    assert len(cells) == len(set(cells))


def test_what_is_gone_is_listed_without_a_cell_of_its_own() -> None:
    gone = row("survey!B7 in the old form")
    assert (gone.sheet, gone.cell) == ("", "")
    assert gone.texts[2:5] == ("question gone is gone", "text\nWhat is gone?", "")
    assert ("survey", "B7") not in [(one.sheet, one.cell) for one in told().notes]


def test_each_change_is_a_row_with_three_verdicts_and_what_it_needs() -> None:
    annotations = told()
    assert annotations.sheet == CHANGES_SHEET
    assert all(len(one.texts) == len(annotations.columns) for one in annotations.rows)
    recoded = row("choices!B3")
    assert (recoded.sheet, recoded.cell) == ("choices", "B3")
    assert recoded.texts[0] == "B3"
    assert recoded.texts[3:6] == ("tap", "pipe", "comparable once mapped")
    assert recoded.texts[9] == "forbidden"
    assert recoded.texts[-1] == "put it back, or do it otherwise, map tap → pipe"
    assert recoded.colours == ((5, Severity.WARNING), (7, Severity.WARNING), (9, Severity.ERROR))
    assert row("choices!C4").texts[-1] == "nothing"
    assert row("choices!C4").colours == ()
    assert row("survey!F3").texts[-1] == "a person looks at it, ask the regional hub for a waiver"
    assert row("survey!B10").texts[-1] == "declare it in the adaptation, with a reason"
    assert row("survey!B7 in the old form").texts[-1].startswith("a person judges it, ")


def test_a_setting_is_named_once() -> None:
    title = next(one for one in told().rows if one.texts[4] == "Water, 2nd round")
    assert title.texts[2] == "form_title"


def test_what_holds_for_the_form_as_a_whole_stands_at_the_end() -> None:
    *_, version, standard = told().rows
    assert version.texts[2] == "the version was not raised"
    assert standard.texts[2].startswith("judged without a standard")


def test_nothing_changed() -> None:
    (only,) = told(comparison(OLD, OLD)).rows
    assert only.texts[2] == "no changes"


def test_what_is_only_written_differently_when_asked_for() -> None:
    assert len(told(all_too=True).rows) == len(told().rows) + 2


def test_in_french() -> None:
    headers = [one.header for one in told(screen=FRENCH).columns]
    assert headers[:3] == ["Classe", "Place", "Ce qui a été modifié"]
    assert [one.header for one in told(screen=FRENCH).columns if one.is_link] == ["Place"]
