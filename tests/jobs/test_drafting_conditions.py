"""Conditions put together, expressions judged, and texts still missing in a draft's form."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.compose.composing import compose_on
from formkit.core.texts import Texts
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs import drafting
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.conditions import (
    Bounds,
    Condition,
    How,
    answers_for,
    askable,
    bounds_in,
    condition_in,
    expression_of,
    expression_of_bounds,
    number_in,
    ways_of,
)
from formkit.jobs.drafting.expressions import told_of
from formkit.jobs.drafting.files import standard_for
from formkit.jobs.drafting.preview import Workbench
from formkit.jobs.drafting.questions import own_questions, with_question
from formkit.jobs.drafting.rows import OwnQuestion, Place
from formkit.jobs.drafting.translating import MissingText, missing_texts, with_translation
from formkit.model.form import Form
from tests.compose.small_standard import BSA, STANDARD
from tests.tui.small_release import write_release

FORM = form_of(
    parse_markdown("""
| survey |
|  | type                 | name  | label::English (en) | label::Hausa (ha) | hint::English (en) |
|  | begin group          | camp  | Camp                | Sansani           |                    |
|  | select_one yes_no    | water | Is there water?     |                   |                    |
|  | select_multiple ways | ways  | How do you come?    | [en] How do you…  |                    |
|  | integer              | hh    | Households          | Gidaje            | Count them.        |
|  | begin repeat         | who   | Who?                |                   |                    |
|  | text                 | last  | Last                | Na ƙarshe         |                    |
|  | end repeat           |       |                     |                   |                    |
|  | calculate            | twice | Twice               |                   |                    |
|  | end group            |       |                     |                   |                    |
| choices |
|  | list_name | name | label::English (en) | label::Hausa (ha) |
|  | yes_no    | yes  | Yes                 | E                 |
|  | yes_no    | no   | No                  |                   |
|  | ways      | foot | On foot             | Da ƙafa           |
""")
)
ON_FORM = """\
formkit: adaptation/1
base: camp.xlsx

changes:
  - question-added: camp/mine
    after: hh
    row: {type: select_one mine, name: mine, "label::English (en)": Mine?}
  - list-added: mine
    choices:
      - {name: a, "label::English (en)": Answer}
"""
ON_TEMPLATE = """\
formkit: adaptation/1
standard: small
version: "2026.1"
template: bsa
country: TCD
languages: [fr, "Hausa (ha)"]

add_questions:
  - module: figures
    rows:
      # ours
      - type: select_one td_ways
        name: td_way
        "label::Français (fr)": Comment ?

add_choices:
  td_ways:
    - {name: foot, "label::Français (fr)": À pied}
"""


def written(text: str) -> Draft:
    here = {"folder": "work", "path": "work/adaptation.yaml"}
    return drafting.restored({**here, "text": text, "saved": text, "begun": "", "language": "en"})


def question(**fields: object) -> OwnQuestion:
    new = OwnQuestion(type="text", name="new", place=Place(after="camp/hh"))
    return replace(new, **fields)


# Conditions


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Condition(name="water", how=How.IS, answer="yes"), "${water} = 'yes'"),
        (Condition(name="water", how=How.IS_NOT, answer="yes"), "${water} != 'yes'"),
        (Condition(name="ways", how=How.INCLUDES, answer="foot"), "selected(${ways}, 'foot')"),
        (Condition(name="ways", how=How.LACKS, answer="foot"), "not(selected(${ways}, 'foot'))"),
        (Condition(name="hh", how=How.MORE, answer="10"), "${hh} > 10"),
        (Condition(name="hh", how=How.AT_MOST, answer="-2.5"), "${hh} <= -2.5"),
        (Condition(name="last", how=How.ANSWERED), "${last} != ''"),
        (Condition(name="last", how=How.UNANSWERED), "${last} = ''"),
    ],
)
def test_what_is_chosen_is_written_and_read_back(condition: Condition, text: str) -> None:
    assert expression_of(condition) == text
    assert condition_in(text, askable(FORM)) == condition


@given(
    st.sampled_from(askable(FORM)).flatmap(
        lambda one: st.tuples(st.just(one), st.sampled_from(ways_of(one)))
    ),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
)
@settings(max_examples=60, deadline=None)
def test_every_comparison_that_is_offered_is_read_back(chosen: tuple, number: object) -> None:
    asked, how = chosen
    code = next(answers_for(asked, FORM), (f"{number:f}", ""))[0]
    without = how in {How.ANSWERED, How.UNANSWERED}
    condition = Condition(name=asked.name, how=how, answer="" if without else code)
    assert condition_in(expression_of(condition), askable(FORM)) == condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        "${hh} > ",
        "${hh} > 10 and ${water} = 'yes'",
        "${hh} > ${twice}",
        "${hh} + 1",
        "not(${hh} > 1)",
        "${elsewhere} = 'yes'",
        "selected(${water}, 'yes')",
        "${last} = 'x'",
    ],
)
def test_an_expression_that_says_more_stays_an_expression(text: str) -> None:
    assert condition_in(text, askable(FORM)) is None


def test_what_can_be_asked_for() -> None:
    assert [one.name for one in askable(FORM, "hh")] == ["water", "ways", "last"]
    (water, *_) = askable(FORM)
    assert [label for _, label in answers_for(water, FORM)] == ["Yes", "No"]
    assert [label for _, label in answers_for(water, FORM, "Hausa (ha)")] == ["E", "No"]


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Bounds(least="0"), ". >= 0"),
        (Bounds(most="2.5"), ". <= 2.5"),
        (Bounds(least="-1", most="120"), ". >= -1 and . <= 120"),
    ],
)
def test_bounds_are_written_and_read_back(bounds: Bounds, text: str) -> None:
    assert expression_of_bounds(bounds) == text
    assert bounds_in(text) == bounds


@pytest.mark.parametrize(
    "text",
    [
        ". >",
        ". > 0",
        ". >= 0 or . <= 1",
        ". >= 0 and . >= 1",
        "${hh} >= 0",
        "hh >= 0",
        ". >= ${hh}",
        "1",
        ".[1] >= 0",
    ],
)
def test_other_constraints_are_no_bounds(text: str) -> None:
    assert bounds_in(text) is None


def test_numbers_are_read_with_a_comma_and_no_words_are() -> None:
    found = [number_in(one) for one in (" 2,50 ", "1e3", "ten", "Infinity", "")]
    assert found == ["2.50", "1000", None, None, None]


# Expressions


def test_an_expression_is_told_in_words_or_its_faults_are() -> None:
    told = told_of(FORM, question(relevant="${water} = 'yes' and ${hh} > 3"), "relevant")
    assert told.faults == ()
    assert str(told.words) == "“Is there water?” is “Yes” and “Households” is more than 3"
    hausa = told_of(FORM, question(relevant="${hh} > 3"), "relevant", language="Hausa (ha)")
    assert str(hausa.words) == "“Gidaje” is more than 3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("${water} = 'yes", "yes"),
        ("${watre} = 'yes'", "no question is called watre"),
        ("${water} = 'maybe'", "which list yes_no does not have"),
        ("iif(1, 2)", "no engine has a function iif()"),
    ],
)
def test_faults_are_told_before_a_question_has_a_name(text: str, said: str) -> None:
    (fault,) = told_of(FORM, question(name="", relevant=text), "relevant").faults
    assert said in str(fault)


def test_an_expression_is_judged_where_the_question_stands() -> None:
    late = question(name="first", relevant="${last} != ''", place=Place(after="camp/water"))
    assert any("last" in str(one) for one in told_of(FORM, late, "relevant").faults)
    # one that is there already stays there, and one whose place is not known stands at the end
    there = question(name="hh", type="integer", constraint=". > ${hh}")
    assert told_of(FORM, there, "constraint").words is not None
    end = question(constraint=". != ''", place=Place(module="figures"))
    assert told_of(FORM, end, "constraint").faults == ()


# Rows


def test_conditions_and_hints_stand_in_the_row_and_go_again() -> None:
    draft = written(ON_TEMPLATE)
    (own,) = own_questions(draft)
    full = replace(
        own,
        hints=Texts.of([("Français (fr)", "Un seul.")]),
        relevant="${idp_hh} > 10",
        constraint=". != 'x'",
        constraint_messages=Texts.of([("Français (fr)", "Pas x."), ("Hausa (ha)", "A'a.")]),
    )
    made = with_question(draft, full)
    assert "# ours" in made.text
    assert own_questions(made) == (full,)
    assert drafting.rewritten(draft, made.text).values["add_questions"][0]["rows"] == [
        {
            "type": "select_one td_ways",
            "name": "td_way",
            "label::Français (fr)": "Comment ?",
            "relevant": "${idp_hh} > 10",
            "constraint": ". != 'x'",
            "hint::Français (fr)": "Un seul.",
            "constraint_message::Français (fr)": "Pas x.",
            "constraint_message::Hausa (ha)": "A'a.",
        }
    ]
    assert with_question(made, own).text == draft.text
    moved = with_question(made, replace(full, place=Place(after="idp_hh")))
    assert [one.constraint for one in own_questions(moved)] == [". != 'x'"]


def test_conditions_stand_in_the_change_that_adds_a_question() -> None:
    draft = written(ON_FORM)
    (own,) = own_questions(draft)
    made = with_question(draft, replace(own, relevant="${water} = 'yes'"))
    assert own_questions(made)[0].relevant == "${water} = 'yes'"
    node = next(
        one for one in compose_on(FORM, made.wanted).form.nodes[0].children if one.name == "mine"
    )
    assert node.relevant == "${water} = 'yes'"


# Texts still missing


def told(missing: tuple[MissingText, ...]) -> list[tuple[str, str, str]]:
    return [(one.list_name, one.name, one.column) for one in missing]


def test_texts_that_a_language_lacks() -> None:
    missing = missing_texts(FORM)
    assert {one.language for one in missing} == {"Hausa (ha)"}
    assert told(missing) == [
        ("", "water", "label"),
        ("", "ways", "label"),
        ("", "hh", "hint"),
        ("", "who", "label"),
        ("yes_no", "no", "label"),
    ]
    # what only stands in is no wording
    assert missing[1].texts.languages == ("English (en)",)
    assert missing_texts(Form()) == ()


def translated(draft: Draft, form: Form, base: Form) -> Draft:
    for one in missing_texts(form):
        draft = with_translation(draft, base, one, f"{one.name} in Hausa")
    return draft


def test_texts_of_a_form_are_translated_where_they_stand() -> None:
    draft = written(ON_FORM)
    form = compose_on(FORM, draft.wanted).form
    made = translated(draft, form, FORM)
    assert '"label::Hausa (ha)": mine in Hausa' in made.text
    assert '"label::Hausa (ha)": a in Hausa' in made.text
    again = compose_on(FORM, made.wanted).form
    assert missing_texts(again) == ()
    changes = made.values["changes"]
    assert {
        "repeat-attribute-set": "camp/who",
        "column": "label::Hausa (ha)",
        "to": "who in Hausa",
    } in changes
    # another wording of the same text is the same change
    (one,) = (one for one in missing_texts(form) if one.name == "water")
    other = with_translation(made, FORM, one, "Ruwa?")
    assert len(other.values["changes"]) == len(changes)
    assert "Ruwa?" in other.text
    group = replace(one, name="camp")
    assert "group-attribute-set: camp" in with_translation(draft, FORM, group, "Sansani").text


def test_a_text_that_no_path_leads_to_is_not_written() -> None:
    draft = written(ON_FORM)
    lost = MissingText(language="Hausa (ha)", column="label", name="x", texts=Texts(()))
    assert with_translation(draft, FORM, lost, "X") == draft
    assert with_translation(draft, FORM, replace(lost, list_name="yes_no"), "X") == draft
    assert with_translation(draft, FORM, replace(lost, list_name="none"), "X") == draft


def test_texts_of_the_standard_are_translated_in_the_adaptation() -> None:
    draft = written(ON_TEMPLATE)
    bench = Workbench(standard=replace(STANDARD, templates=(BSA,)))
    before = bench.outline(draft)
    assert before.form is not None, before.error
    made = translated(draft, before.form, before.form)
    after = bench.outline(made)
    assert after.form is not None, after.error
    assert missing_texts(after.form) == ()
    assert "# ours" in made.text
    assert made.values["add_questions"][0]["rows"][0]["label::Hausa (ha)"] == "td_way in Hausa"
    assert made.values["add_choices"]["td_ways"][0]["label::Hausa (ha)"] == "foot in Hausa"
    assert "td_way" not in made.values["set"]


# Where the standard is


def test_the_standard_around_an_adaptation_comes_first(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    for one in (there / "tcd", here):
        one.mkdir(parents=True)
    write_release(there)
    path = there / "tcd" / "adaptation.yaml"
    path.write_text(
        'formkit: adaptation/1\nstandard: a-small\nversion: "2026.1"\ntemplate: bsa\n',
        encoding="utf-8",
    )
    assert standard_for(here, drafting.open_draft(path)).id == "a-small"
