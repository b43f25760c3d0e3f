from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.core.texts import Texts
from formkit.formats.adaptations import parse_adaptation, read_adaptation
from formkit.model.adaptation import Adaptation, AddedChoice, SetAttribute
from formkit.model.form import Group, Question

FR = "Français (fr)"
HEAD = "formkit: adaptation/1\ntemplate: bsa\n"

EVERYTHING = """\
formkit: adaptation/1
standard: dtm-wca
version: 2026.1
template: bsa
country: TCD
languages: [fr, ar]
default_language: fr
gazetteer: gazetteer.csv
form_title: Évaluation
form_id: tcd_bsa
form_version: 2026112201
modules: {out: [security], in: [markets]}
parameters:
  sadd: {group: idp, least: 1}
hide: [loc_alt_name]
hide_choices:
  settlement_class: [nomadic, other]
add_choices:
  disp_reason:
    - name: td_gold
      label::Français (fr): Conflit lié à l’or
      parent: conflict
      zone: 1
      empty: ''
set:
  loc_type: {"label :: Français (fr)": Quel “type” ?, bind::relevant: "${a} = 1"}
set_choices:
  yes_no:
    yes: {"label::Français (fr)": Ouais}
settings: {style: pages}
"""


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_adaptation(text, file="a.yaml")
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


def test_all_that_an_adaptation_may_say_is_read() -> None:
    assert parse_adaptation(EVERYTHING) == Adaptation(
        template="bsa",
        standard="dtm-wca",
        version="2026.1",
        country="TCD",
        languages=("fr", "ar"),
        default_language="fr",
        gazetteer="gazetteer.csv",
        form_title="Évaluation",
        form_id="tcd_bsa",
        form_version="2026112201",
        modules_out=("security",),
        modules_in=("markets",),
        parameters=(("sadd", (("group", "idp"), ("least", "1"))),),
        hidden=("loc_alt_name",),
        hidden_choices=(("settlement_class", "nomadic"), ("settlement_class", "other")),
        choices=(
            AddedChoice(
                list_name="disp_reason",
                code="td_gold",
                labels=Texts.of([(FR, "Conflit lié à l'or")]),
                parent="conflict",
                extra=(("zone", "1"),),
            ),
        ),
        settings=(("style", "pages"),),
        attributes=(
            SetAttribute(name="loc_type", header=f"label::{FR}", text='Quel "type" ?'),
            SetAttribute(name="loc_type", header="relevant", text="${a} = 1"),
            SetAttribute(name="yes", list_name="yes_no", header=f"label::{FR}", text="Ouais"),
        ),
    )


def test_everything_but_the_template_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD, encoding="utf-8")
    adaptation = read_adaptation(path)
    assert adaptation == Adaptation(template="bsa")
    assert str(adaptation.loc) == f"{path}:1:1"


def test_added_rows_are_read_as_a_survey_with_the_places_of_their_lines() -> None:
    text = """\
add_questions:
  - after: loc_type
    rows:
      - {type: begin_group, name: td_group, "label::Français (fr)": Groupe}
      - type: select_one yes_no
        name: td_mine
        required: true
      - type: end_group
      - {type: text, name: td_why, relevant: "${td_mine} = 'yes'"}
  - module: quality
    rows: [{type: note, name: td_a, label: A}, {type: note, name: td_b, label: B}]
"""
    first, second = parse_adaptation(HEAD + text, file="a.yaml").questions
    group, question = first.nodes
    assert isinstance(group, Group)
    [inner] = group.children
    assert isinstance(inner, Question)
    assert (inner.name, inner.list_name, inner.required) == ("td_mine", "yes_no", "true")
    assert isinstance(question, Question)
    assert question.relevant == "${td_mine} = 'yes'"
    assert [str(one) for one in (group.loc, inner.loc, group.end_loc, question.loc)] == [
        "a.yaml:6",
        "a.yaml:7",
        "a.yaml:10",
        "a.yaml:11",
    ]
    assert (first.after, first.module, str(first.loc)) == ("loc_type", "", "a.yaml:4:5")
    assert [node.name for node in second.nodes] == ["td_a", "td_b"]
    assert (second.after, second.module) == ("", "quality")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "set: {a: {lable::Français (fr): B}}",
            "a.yaml:3:11",
            "lable::Français (fr) is no column that can be set; is label::Français (fr) meant?",
        ),
        (
            "set: {a: {wholly_else: B}}",
            "a.yaml:3:11",
            "wholly_else is no column that can be set; there are: label, hint, guidance_hint",
        ),
        (
            "set: {a: {type: text}}",
            "a.yaml:3:11",
            "type is no column that can be set; there are: label, hint, guidance_hint",
        ),
        (
            "set_choices: {a: {b: {hint: C}}}",
            "a.yaml:3:23",
            "hint is no column that can be set; there are: label, media::image",
        ),
        (
            "add_questions: [{rows: [{type: note}]}]",
            "a.yaml:3:17",
            "say where these questions go: either after or module",
        ),
        (
            "add_questions: [{after: a, module: b, rows: [{type: note}]}]",
            "a.yaml:3:17",
            "say where these questions go: either after or module",
        ),
    ],
)
def test_what_no_form_has_is_told_with_its_place(text: str, place: str, message: str) -> None:
    [(found, told)] = problems(HEAD + text)
    assert found == place
    assert told.startswith(message)
