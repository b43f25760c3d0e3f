"""Forms held against the shipped standard: states, coverage, decisions and taking them back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.align.states import JudgedQuestion, QuestionState
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.formats.files import read_workbook
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import read_form
from formkit.formats.writing import workbook_bytes
from formkit.jobs.aligning import AlignedForm, AlignmentTerms, align_file, known_component
from formkit.jobs.aligning.decisions import (
    Decision,
    own_name,
    way_to_let_stand,
    way_to_part,
    way_to_reword,
    ways_to_accept,
    ways_to_own,
)
from formkit.jobs.aligning.steps import carry_out, take_back
from formkit.jobs.subjects import Standards
from formkit.model.form import Question, walk
from tests.align.test_datakit import EXPORT

IDPS = "How many IDPs (individuals) live in this location today?"
FORM = f"""
| survey |
|  | type | name | label::English (en) | relevant | formkit_variable | formkit_ignore |
|  | integer | nb_idp | {IDPS} | | | |
|  | integer | loc_num_idp_hh | How many returnee households live in this location today? | | | |
|  | text | radio | Which radio? | ${{nb_idp}} > 0 | | |
|  | text | market | Write the name of the location, as people use it. | | loc_site_name | |
|  | text | chief | Who is the chief? | | | FK501: asked by the ministry |
|  | text | wrong | What is this? | | gone_variable | |
|  | text | td_well | Which well? | | | |
|  | note | thanks | Thank you | | | |
| settings |
|  | form_id | version | formkit_country |
|  | test | 1 | TCD |
"""
TERMS = AlignmentTerms(standard="dtm-wca/2026.1", component="BSA")


@pytest.fixture(scope="session")
def standards() -> Standards:
    """The standard, read once."""
    return Standards()


Align = Callable[..., AlignedForm]


@pytest.fixture
def align(tmp_path: Path, standards: Standards) -> Align:
    def aligned(path: Path | None = None, terms: AlignmentTerms = TERMS) -> AlignedForm:
        if path is None:
            path = tmp_path / "form.xlsx"
            if not path.exists():
                path.write_bytes(workbook_bytes(parse_markdown(FORM), "xlsx"))
        return align_file(path, terms, standards=standards)

    return aligned


def named(form: AlignedForm, name: str) -> JudgedQuestion:
    return next(one for one in form.questions if one.aligned.question.name == name)


def question(path: Path, name: str) -> Question:
    found = [one for one in walk(read_form(path).nodes) if one.name == name]
    assert isinstance(found[0], Question)
    return found[0]


def said(decision: Decision) -> list[str]:
    return [str(one) for one in decision.costs]


def test_every_question_has_its_state(align: Align) -> None:
    form = align()
    assert {one.aligned.question.name: one.state for one in form.questions} == {
        "nb_idp": QuestionState.SUGGESTED,
        "loc_num_idp_hh": QuestionState.DRIFTING,
        "radio": QuestionState.UNKNOWN,
        "market": QuestionState.BY_COLUMN,
        "chief": QuestionState.LOCAL,
        "wrong": QuestionState.UNKNOWN,
        "td_well": QuestionState.LOCAL,
        "thanks": QuestionState.NO_NEED,
    }
    assert (form.settled.asked, form.settled.wanted) == (3, 7)
    assert list(form.askers) == ["loc_num_idp_hh", "loc_site_name"]
    assert form.country is not None
    assert form.country.iso2 == "TD"


def test_what_the_component_asks_and_the_form_lacks(align: Align) -> None:
    form = align()
    missing = {one.asked.variable.name: one for one in form.missing}
    lacking = missing["loc_num_idp_ind"]
    assert [one.aligned.question.name for one in lacking.may_be] == ["nb_idp"]
    assert lacking.asked.module == form.modules["loc_num_idp_ind"]
    assert "loc_num_idp_hh" not in missing
    assert form.required.wanted == form.required.asked + len(missing)
    assert sum(one.total.asked for one in form.coverage) <= len(form.askers)


def test_without_a_component_nothing_is_missing(align: Align) -> None:
    form = align(terms=AlignmentTerms())
    assert (form.component, form.missing, form.coverage) == ("", (), ())
    assert f"{form.standard.id}/{form.standard.version}" == "dtm-wca/2026.1"
    assert form.required.percentage == 100


def test_a_component_that_the_standard_lacks_is_refused(align: Align) -> None:
    with pytest.raises(UnknownNameError, match="no component is called XXX"):
        align(terms=AlignmentTerms(standard="dtm-wca/2026.1", component="XXX"))
    with pytest.raises(UnknownNameError, match="no component is called XXX"):
        known_component(align().standard, "XXX")
    assert known_component(align().standard, "BSA").code == "BSA"


def test_the_datakits_statuses_stand_beside_the_questions(align: Align, tmp_path: Path) -> None:
    export = tmp_path / "export.xlsx"
    export.write_bytes(workbook_bytes(EXPORT, "xlsx"))
    form = align(terms=AlignmentTerms(datakit=export))
    row = named(form, "radio").aligned.question.loc.row
    assert form.datakit_by_row[row].status == "FPReview"
    assert form.missing_in_datakit == ()
    assert align().datakit_by_row == {}


def test_a_core_field_of_the_datakit_that_is_missing(align: Align, tmp_path: Path) -> None:
    standard = align().standard
    name = known_component(standard, "BSA").datakit_name or "BSA"
    header = "| FieldName | QuestionText(en) | QuestionComponent |"
    text = f"| myWorkSheet |\n|  {header}\n|  | loc_gps | Where? | {name}: Core |"
    export = tmp_path / "export.xlsx"
    export.write_bytes(workbook_bytes(parse_markdown(text), "xlsx"))
    form = align(terms=AlignmentTerms(standard="dtm-wca/2026.1", component="BSA", datakit=export))
    assert [one.name for one in form.missing_in_datakit] == ["loc_gps"]


def test_accepting_by_the_column_changes_one_cell(align: Align) -> None:
    form = align()
    one = named(form, "nb_idp")
    by_column, _ = ways_to_accept(form, one, one.candidates[0])
    assert said(by_column) == [
        (
            "the question keeps its name, so collected data and devices notice nothing; the column"
            " nb_idp of the data is to be called loc_num_idp_ind when it joins the series"
        )
    ]
    step = carry_out(form, by_column)
    assert question(step.written, "nb_idp").extra_cell("formkit_variable") == "loc_num_idp_ind"
    assert named(align(), "nb_idp").state is QuestionState.BY_COLUMN
    assert step.kept is None


def test_accepting_by_the_name_takes_references_along(align: Align) -> None:
    form = align()
    one = named(form, "nb_idp")
    _, by_name = ways_to_accept(form, one, one.candidates[0])
    assert said(by_name) == [
        (
            "answers collected so far stay in column nb_idp; new ones go to loc_num_idp_ind: join"
            " the two in the analysis"
        ),
        "it would spoil what was collected: it waits for the next round, in a new project",
        "cells that ask for its answer and follow the new name: 1",
    ]
    step = carry_out(form, by_name, backup=True)
    assert question(step.written, "radio").relevant == "${loc_num_idp_ind} > 0"
    assert named(align(), "loc_num_idp_ind").state is QuestionState.BY_NAME
    assert step.kept == step.read.with_name("form.bak.xlsx")
    assert step.kept.read_bytes() == step.content


def test_a_claim_of_something_else_follows_the_name(align: Align) -> None:
    form = align()
    variable = form.standard.dictionary.by_name["loc_gps"]
    _, by_name = ways_to_accept(form, named(form, "market"), variable)
    step = carry_out(form, by_name)
    assert question(step.written, "loc_gps").extra_cell("formkit_variable") == "loc_gps"


def test_what_is_so_already_or_taken_is_not_done(align: Align) -> None:
    form = align()
    site, households = (
        form.standard.dictionary.by_name[one] for one in ("loc_site_name", "loc_num_idp_hh")
    )
    by_column, _ = ways_to_accept(form, named(form, "market"), site)
    assert str(by_column.why_not) == "market stands for loc_site_name already"
    _, by_name = ways_to_accept(form, named(form, "loc_num_idp_hh"), households)
    assert str(by_name.why_not) == "loc_num_idp_hh stands for loc_num_idp_hh already"
    _, taken = ways_to_accept(form, named(form, "radio"), households)
    assert str(taken.why_not).startswith("row 3 is called loc_num_idp_hh already")
    assert said(taken)[-1].startswith("loc_num_idp_hh is asked by loc_num_idp_hh already")
    with pytest.raises(FormkitError, match="row 3 is called"):
        carry_out(form, taken)


def test_a_question_becomes_the_countrys_own_by_its_prefix(align: Align) -> None:
    form = align()
    one = named(form, "radio")
    _, by_name = ways_to_own(form, one, form.country, "asked by the ministry")
    assert form.country is not None
    assert own_name(form, one, form.country) == "td_radio"
    assert (
        said(by_name)[0] == "everybody sees whose it is, and it never meets a name of the standard"
    )
    carry_out(form, by_name)
    assert named(align(), "td_radio").state is QuestionState.LOCAL


def test_a_question_becomes_the_countrys_own_by_a_reason(align: Align) -> None:
    form = align()
    noted, _ = ways_to_own(form, named(form, "radio"), form.country, " the ministry; asks \n it ")
    step = carry_out(form, noted)
    cell = question(step.written, "radio").extra_cell("formkit_ignore")
    assert cell == "FK501, FK607: the ministry, asks it"
    assert named(align(), "radio").state is QuestionState.LOCAL
    (again,) = ways_to_own(form, named(form, "td_well"), form.country, "more")
    assert again.why_not is None
    (without,) = ways_to_own(form, named(form, "radio"), None, " ; ")
    assert str(without.why_not).startswith("without a reason nobody knows")


def test_what_differs_is_let_stand_with_a_reason(align: Align) -> None:
    form = align()
    decision = way_to_let_stand(form, named(form, "loc_num_idp_hh"), "as agreed")
    step = carry_out(form, decision)
    cell = question(step.written, "loc_num_idp_hh").extra_cell("formkit_ignore")
    assert cell == "FK505: as agreed"
    assert named(align(), "loc_num_idp_hh").state is QuestionState.BY_NAME
    without = way_to_let_stand(form, named(form, "loc_num_idp_hh"), " ")
    assert str(without.why_not).startswith("without a reason")
    nothing = way_to_let_stand(form, named(form, "radio"), "as agreed")
    assert str(nothing.why_not).startswith("what differs is the list")


def test_a_name_of_the_dictionary_is_given_up_only_for_another_one(align: Align) -> None:
    form = align()
    (by_name,) = ways_to_own(form, named(form, "loc_num_idp_hh"), form.country, "ours")
    assert str(by_name.title) == "Rename loc_num_idp_hh to td_loc_num_idp_hh"


def test_what_a_question_claimed_goes_when_it_is_the_countrys_own(align: Align) -> None:
    form = align()
    for way in ways_to_own(form, named(form, "wrong"), form.country, "ours"):
        step = carry_out(form, way)
        name = "td_wrong" if "td_wrong" in str(way.done) else "wrong"
        assert question(step.written, name).extra_cell("formkit_variable") == ""
        take_back(step)


def test_parting_empties_the_column(align: Align) -> None:
    form = align()
    decision = way_to_part(form, named(form, "market"))
    assert str(decision.done) == "market no longer stands for loc_site_name"
    step = carry_out(form, decision)
    assert question(step.written, "market").extra_cell("formkit_variable") == ""


def test_taking_the_dictionarys_wording(align: Align) -> None:
    form = align()
    one = named(form, "loc_num_idp_hh")
    assert one.divergence.aspects == ("meaning",)
    step = carry_out(form, way_to_reword(form, one))
    assert one.aligned.variable is not None
    assert (
        question(step.written, "loc_num_idp_hh").labels.first == one.aligned.variable.labels.first
    )
    after = align()
    assert named(after, "loc_num_idp_hh").state is QuestionState.BY_NAME
    with pytest.raises(FormkitError, match="no other wording"):
        way_to_reword(after, named(after, "loc_num_idp_hh"))
    with pytest.raises(FormkitError, match="no other wording"):
        way_to_reword(form, named(form, "radio"))


def test_a_name_that_is_none_is_refused(align: Align, tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    text = "| survey |\n|  | type | name | label |\n|  | text | 1 radio | Which? |"
    path.write_bytes(workbook_bytes(parse_markdown(text), "xlsx"))
    form = align(path)
    _, by_name = ways_to_own(form, named(form, "1 radio"), form.standard.country("TCD"), "ours")
    assert str(by_name.why_not) == "td_1 radio cannot be the name of a question"


def test_each_step_can_be_taken_back(align: Align) -> None:
    form = align()
    before = form.path.read_bytes()
    steps = []
    for name in ("radio", "nb_idp"):
        now = align()
        _, way = ways_to_own(now, named(now, name), now.country, "ours")
        steps.append(carry_out(now, way))
    assert named(align(), "td_radio").aligned.question.relevant == "${td_nb_idp} > 0"
    assert take_back(steps[1]) == form.path
    assert take_back(steps[0]) == form.path
    assert form.path.read_bytes() == before


def test_nothing_is_written_over_somebodys_work(align: Align) -> None:
    form = align()
    _, way = ways_to_own(form, named(form, "radio"), form.country, "ours")
    step = carry_out(form, way)
    with pytest.raises(FormkitError, match="another program changed the file"):
        carry_out(form, way)
    form.path.write_bytes(workbook_bytes(parse_markdown(FORM.replace("Which", "What")), "xlsx"))
    theirs = form.path.read_bytes()
    with pytest.raises(FormkitError, match="another program changed the file"):
        take_back(step)
    assert form.path.read_bytes() == theirs


def test_an_old_workbook_goes_on_in_a_new_one(align: Align, shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes((shared / "forms" / "epfl_city__abidjan_2022.xls").read_bytes())
    form = align(path)
    one = next(each for each in form.questions if each.state is QuestionState.UNKNOWN)
    _, way = ways_to_own(form, one, form.standard.country("CIV"), "ours")
    step = carry_out(form, way, backup=True)
    assert (step.written.name, step.kept) == ("old.xlsx", None)
    written = step.written.read_bytes()
    step.written.write_bytes(b"theirs")
    with pytest.raises(FormkitError, match="nothing was taken back"):
        take_back(step)
    step.written.write_bytes(written)
    assert take_back(step) == path
    assert not step.written.exists()


def test_nothing_else_moves_in_real_forms(align: Align, shared: Path, tmp_path: Path) -> None:
    names = ("irq_informal_sites__tool_site.xlsx", "kobo_docs__round_1.xlsx")
    for name in names:
        path = tmp_path / name
        path.write_bytes((shared / "forms" / name).read_bytes())
        form = align(path)
        one = next(each for each in form.questions if each.state.is_open)
        variable = form.standard.dictionary.variables[0]
        way, _ = ways_to_accept(form, one, variable)
        step = carry_out(form, way)
        before, after = (read_workbook(each) for each in (shared / "forms" / name, step.written))
        assert [sheet.name for sheet in before.sheets] == [sheet.name for sheet in after.sheets]
        texts = [
            [cell.text for sheet in book.sheets for row in sheet.rows for cell in row.cells]
            for book in (before, after)
        ]
        added = ["formkit_variable", variable.name]
        assert sorted(filter(None, texts[1])) == sorted([*filter(None, texts[0]), *added])


def test_what_is_suggested_in_a_household_survey(align: Align, shared: Path) -> None:
    path = shared / "forms" / "irq_informal_sites__hh_tool.xlsx"
    form = align(path, AlignmentTerms(standard="dtm-wca/2026.1", component="HHS"))
    first = {
        one.aligned.question.name: one.suggestions[0].variable.name
        for one in form.questions
        if one.suggestions
    }
    right = {
        "hohh": "hh_respondent_is_head",
        "hoh_age": "hh_head_age",
        "hoh_gender": "hh_head_sex",
        "respondent_gender": "mem_sex",
        "difficulty_seeing": "ind_wg_see",
        "assistance_type": "hh_assist_received",
        "shelter_type_family_live": "hh_shelter_type",
        "source_drinking_water": "hh_water_source",
        "number_displacements": "hh_num_displacements",
    }
    assert {name: first.get(name) for name in right} == right
    assert "governorate" not in first
    assert not [name for name in first if name.endswith("_other")]
