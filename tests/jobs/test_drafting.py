"""A draft of an adaptation: what is decided stands in its text, and nothing else changes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.compose.plan import planned
from formkit.compose.sections import sections
from formkit.core.errors import FormkitError
from formkit.core.texts import Texts
from formkit.formats.yaml_text import parse_yaml
from formkit.jobs import drafting
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.files import (
    ChangedMeanwhileError,
    build_draft,
    save_draft,
    standard_for,
)
from formkit.jobs.drafting.history import History, kept_history, restored_history
from formkit.jobs.drafting.history import begun as begun_after
from formkit.jobs.drafting.languages import language_lines
from formkit.jobs.drafting.modules import (
    module_lines,
    order_of,
    with_module,
    with_module_moved,
    without_module,
)
from formkit.jobs.drafting.names import code_for, name_for
from formkit.jobs.drafting.parameters import parameter_lines, with_parameter
from formkit.jobs.drafting.preview import Preview, Workbench
from formkit.jobs.drafting.questions import (
    is_own_list,
    list_names,
    own_answers,
    own_questions,
    prefix_of,
    with_answers,
    with_question,
    without_question,
)
from formkit.jobs.drafting.rows import (
    OwnQuestion,
    Place,
    answers_of,
    text_of_answers,
    why_not,
)
from formkit.jobs.drafting.text import with_value, without_item, without_value
from formkit.jobs.outputs import WouldOverwriteError
from formkit.jobs.workspace import find_standard
from formkit.model.form import walk
from formkit.model.template import ModuleUse
from tests.compose.small_standard import BSA, EN, FR, HHS, STANDARD, template

SMALL = replace(STANDARD, templates=(BSA, HHS, template("FMR", "cover", "consent_dp")))
HERE = Path("work")
CHAD = Path(__file__).parents[2] / "examples" / "lake-chad" / "chad" / "adaptation.yaml"

WRITTEN = """\
# ours
formkit: adaptation/1
standard: small
version: "2026.1"
template: bsa
country: TCD  # for whom
languages: [fr]

# kept
hide:
  # not this round
  - reason
  - idp_ind

add_questions:
  # the first
  - after: idp_hh
    rows:
      - type: text
        name: td_one
        "label::Français (fr)": Un ?
        relevant: ${idp_hh} > 0
      - {type: integer, name: td_two, label: Two}
  - module: quality
    rows:
      - {type: text, name: td_three, "label::Français (fr)": Trois ?}
"""


SPEAKING = """
add_choices:
  reasons:
    - {name: td_drought, "label::Français (fr)": Sécheresse}

set:
  idp_hh: {"label::Français (fr)": Combien ?}

set_choices:
  reasons:
    war: {"label::Français (fr)": La guerre}
"""
"""More of an adaptation, about questions and answers of one module."""


def begun(template: str = "bsa", country: str = "TCD") -> Draft:
    return drafting.begin_draft(SMALL, template, country, folder=HERE)


def written(text: str = WRITTEN, path: Path = HERE / "adaptation.yaml") -> Draft:
    draft = replace(begun(), path=path, saved=text, begun=False)
    return drafting.rewritten(draft, text)


def values(draft: Draft) -> dict[str, object]:
    return dict(parse_yaml(draft.text).values)


def lines_gone(old: str, new: str) -> set[str]:
    return set(old.splitlines()) - set(new.splitlines())


# The text


def test_a_value_is_set_where_it_stands_and_its_comment_stays() -> None:
    text = with_value(WRITTEN, ("country",), "NER")
    assert "country: NER  # for whom\n" in text
    assert lines_gone(WRITTEN, text) == {"country: TCD  # for whom"}


def test_a_value_that_is_there_already_changes_nothing() -> None:
    assert with_value(WRITTEN, ("country",), "TCD") is WRITTEN


def test_a_key_that_was_missing_comes_in_its_order() -> None:
    keys = [*parse_yaml(with_value(WRITTEN, ("modules", "out"), ["place"])).values]
    assert keys.index("modules") == keys.index("languages") + 1


def test_a_suggestion_that_was_switched_off_is_switched_on_and_off_again() -> None:
    off = begun().text
    on = with_value(off, ("gazetteer",), "places.csv")
    assert lines_gone(off, on) == {"# gazetteer: gazetteer.csv"}
    again = without_value(on, ("gazetteer",))
    assert lines_gone(off, again) == {"# gazetteer: gazetteer.csv"}
    assert "# gazetteer: places.csv" in again


def test_an_item_goes_with_the_comment_above_it_only() -> None:
    text = without_item(WRITTEN, ("hide", 0))
    assert lines_gone(WRITTEN, text) == {"  # not this round", "  - reason"}


def test_the_last_item_leaves_an_empty_list_and_its_comments() -> None:
    text = without_item(without_item(WRITTEN, ("hide", 0)), ("hide", 0))
    assert "# kept\nhide: []\n" in text


def test_an_item_of_a_list_on_one_line_goes() -> None:
    text = with_value(WRITTEN, ("languages",), ["fr", "en", "ar"])
    assert "languages: [fr, ar]\n" in without_item(text, ("languages", 1))


@pytest.mark.parametrize("keys", [("settings",), ("hide", 7), ("add_questions", 0, "rows", 9)])
def test_what_is_not_there_cannot_go(keys: tuple[str | int, ...]) -> None:
    assert without_value(WRITTEN, keys) == WRITTEN
    assert without_item(WRITTEN, keys) == WRITTEN


def test_a_file_on_one_line_is_written_anew() -> None:
    text = with_value("{formkit: adaptation/1, template: bsa}", ("template",), "hhs")
    assert parse_yaml(text).values == {"formkit": "adaptation/1", "template": "hhs"}


def test_a_list_under_a_key_on_the_line_of_others_is_written_anew() -> None:
    text = 'formkit: adaptation/1\nparameters: {a: {x: "1", y: "2"}}\n'
    text = without_value(text, ("parameters", "a", "x"))
    assert parse_yaml(text).values["parameters"] == {"a": {"y": "2"}}


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
).filter(lambda one: one == one.strip() and one.lower() not in {"~", "null"})
_VALUES = st.one_of(
    _TEXTS,
    st.lists(_TEXTS, min_size=1, max_size=3),
    st.dictionaries(_TEXTS, _TEXTS, min_size=1, max_size=3),
    st.lists(st.dictionaries(_TEXTS, _TEXTS, min_size=1, max_size=3), min_size=1, max_size=2),
)
_KEYS = st.sampled_from(
    [("country",), ("gazetteer",), ("settings", "style"), ("hide",), ("hide", 1), ("hide", 2),
     ("add_questions", 0, "rows", 1, "name"), ("add_questions", 2), ("modules", "out")]
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(_KEYS, _VALUES), max_size=4))
def test_whatever_is_set_is_read_back_and_all_else_stays(
    deeds: list[tuple[tuple[str | int, ...], object]],
) -> None:
    text = WRITTEN
    for keys, value in deeds:
        if keys == ("hide",) and not isinstance(value, list):
            continue  # what is no list there, the schema refuses
        wanted = _set(parse_yaml(text).values, keys, value)
        text = with_value(text, keys, value)  # type: ignore[arg-type]
        assert parse_yaml(text).values == wanted
    assert "# ours" in text


def _set(values: object, keys: tuple[str | int, ...], value: object) -> object:
    if not keys:
        return value
    first, *rest = keys
    if isinstance(first, int):
        items = list(values) if isinstance(values, list) else []
        here = items[first] if first < len(items) else None
        return [*items[:first], _set(here, tuple(rest), value), *items[first + 1 :]]
    pairs = dict(values) if isinstance(values, dict) else {}
    return {**pairs, first: _set(pairs.get(first), tuple(rest), value)}


# Template, country, languages, gazetteer


def test_a_draft_begins_as_a_new_adaptation_does() -> None:
    draft = begun()
    assert (draft.wanted.template, draft.wanted.country) == ("bsa", "TCD")
    assert draft.begun
    assert not draft.is_saved


def test_comments_are_english_where_no_others_are_known() -> None:
    draft = drafting.begin_draft(SMALL, "bsa", "TCD", folder=HERE, language="pt")
    assert draft.language == "en"


def test_the_form_of_the_region_has_no_country() -> None:
    assert begun(country="").wanted.country == ""


def test_another_country_brings_its_own_start_and_keeps_what_was_decided() -> None:
    draft = without_module(begun(), SMALL, "place")
    draft = drafting.with_text(draft, "form_title", "Ours")
    moved = drafting.with_country(draft, SMALL, "NER")
    assert (moved.wanted.country, moved.wanted.form_title) == ("NER", "Ours")
    assert moved.wanted.modules_out == ("place",)
    assert "ne_" in moved.text
    assert "td_" not in moved.text
    assert drafting.with_country(moved, SMALL, "TCD").wanted == draft.wanted


def test_what_was_taken_away_stays_away_in_another_country() -> None:
    draft = drafting.with_languages(begun(), ())
    assert "languages" not in values(drafting.with_country(draft, SMALL, "NER"))


def test_another_template_drops_the_modules_that_it_does_not_know() -> None:
    draft = with_parameter(without_module(begun(), SMALL, "place"), "figures", "most", "7")
    moved = drafting.with_template(draft, SMALL, "fmr")
    assert moved.wanted.modules_out == ()
    assert moved.wanted.template == "fmr"


def test_a_file_of_a_person_keeps_its_lines_in_another_country() -> None:
    draft = written()
    moved = drafting.with_country(drafting.with_template(draft, SMALL, "fmr"), SMALL, "NER")
    assert lines_gone(draft.text, moved.text) == {"template: bsa", "country: TCD  # for whom"}
    assert "country" not in values(drafting.with_country(moved, SMALL, ""))


def test_languages_have_an_order_and_one_that_is_gone_does_not_open_the_form() -> None:
    draft = drafting.with_text(written(), "default_language", "fr")
    chosen = drafting.with_languages(draft, ("en", "Hausa (ha)"))
    assert chosen.wanted.languages == ("en", "Hausa (ha)")
    assert chosen.wanted.default_language == "en"
    assert drafting.with_languages(chosen, ()).wanted.languages == ()


def test_languages_on_offer() -> None:
    chad = language_lines(drafting.with_languages(begun(), ("fr", "Hausa (ha)")), SMALL)
    said = [(one.key, one.is_in, one.is_draft, one.is_own) for one in chad]
    assert said == [
        ("fr", True, False, False),
        ("Hausa (ha)", True, False, True),
        ("en", False, False, False),
        ("ar", False, True, False),
        ("Sängö (sg)", False, False, True),
    ]


def test_languages_on_offer_where_the_file_names_one_that_nobody_has() -> None:
    draft = drafting.with_languages(begun(country=""), ("xx",))
    assert not any(one.is_in for one in language_lines(draft, SMALL))


def test_a_gazetteer_is_named_from_the_folder_of_the_draft() -> None:
    draft = drafting.with_gazetteer(begun(), HERE.parent / "places" / "chad.csv")
    assert draft.wanted.gazetteer == "../places/chad.csv"
    moved = drafting.moved_to(draft, HERE.parent / "places" / "adaptation.yaml")
    assert moved.wanted.gazetteer == "chad.csv"
    assert drafting.with_gazetteer(moved, None).wanted.gazetteer == ""


def test_a_file_on_another_drive_is_named_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", refuse)
    assert drafting.way_from(HERE, Path("a.csv")) == Path("a.csv").absolute().as_posix()


def test_questions_are_left_out_and_asked_again() -> None:
    draft = drafting.with_hidden(written(), "adm1")
    assert draft.wanted.hidden == ("reason", "idp_ind", "adm1")
    assert drafting.with_hidden(draft, "adm1") is draft
    shown = drafting.with_shown(draft, "reason")
    assert shown.wanted.hidden == ("idp_ind", "adm1")
    assert drafting.with_shown(shown, "reason") is shown


# Modules


def names(draft: Draft, *, inside: bool = True) -> list[str]:
    return [one.name for one in module_lines(draft, SMALL) if one.is_in is inside]


def test_modules_of_the_form_and_those_that_it_could_have() -> None:
    assert names(begun()) == ["cover", "consent_dp", "place", "figures", "quality"]
    assert names(begun(), inside=False) == ["wgss"]
    lines = {one.name: one.host for one in module_lines(begun("hhs"), SMALL)}
    assert list(lines)[:6] == ["cover", "consent_dp", "household", "member", "wgss", "quality"]
    assert lines["wgss"] == "roster"


@pytest.mark.parametrize("tool", [one.id for one in find_standard().templates])
def test_modules_stand_where_the_builder_puts_them(tool: str) -> None:
    standard = find_standard()
    draft = drafting.begin_draft(standard, tool, "TCD", folder=HERE)
    built = {
        one.node.name: one.host
        for one in sections(planned(standard, standard.templates_by_id[tool], draft.wanted))
    }
    lines = {one.name: one.host for one in module_lines(draft, standard) if one.is_in}
    assert lines == built


def test_a_module_used_twice_has_two_lines() -> None:
    twice = template("BSA", "cover", ModuleUse(module="quality", prefix="b"), "quality")
    lines = module_lines(begun(), replace(SMALL, templates=(twice,)))
    assert [one.name for one in lines if one.is_in] == ["cover", "b_quality", "quality"]


def test_a_module_goes_and_comes_back() -> None:
    out = without_module(begun(), SMALL, "place")
    assert "place" in names(out, inside=False)
    assert names(with_module(out, SMALL, "place")) == names(begun())


def test_a_module_that_comes_brings_what_it_needs() -> None:
    draft = begun("hhs")
    for one in ("roster", "household", "consent_dp"):
        draft = without_module(draft, SMALL, one)
    assert names(with_module(draft, SMALL, "roster")).index("household") == 1
    added = with_module(draft, SMALL, "figures")
    assert added.wanted.modules_in == ("figures",)
    assert "consent_dp" in names(added)
    gone = without_module(added, SMALL, "figures")
    assert gone.wanted.modules_in == ()


def test_a_module_that_goes_takes_its_parameters_and_its_place_with_it() -> None:
    draft = with_parameter(begun(), "figures", "most", "7")
    moved = with_module_moved(draft, SMALL, "figures", -1)
    moved = with_module_moved(moved, SMALL, "place", 2)
    gone = without_module(moved, SMALL, "figures")
    assert gone.wanted.parameters == ()
    assert names(gone) == ["cover", "consent_dp", "quality", "place"]
    assert Workbench(standard=SMALL).preview(gone).error is None


def test_own_questions_outlive_the_module_that_they_stood_in() -> None:
    text = (WRITTEN + SPEAKING).replace("        relevant: ${idp_hh} > 0\n", "")
    gone = without_module(written(text), SMALL, "figures")
    assert [str(one.place.pair) for one in own_questions(gone)] == [
        "{'module': 'place'}",
        "{'module': 'place'}",
        "{'module': 'quality'}",
    ]
    # comments stay, and what spoke of its questions and answers alone is gone
    assert "  # the first\n" in gone.text
    assert (gone.wanted.hidden, gone.wanted.attributes) == ((), ())
    assert [one.list_name for one in gone.wanted.choices] == ["reasons"]
    assert Workbench(standard=SMALL).outline(gone).error is None
    assert without_module(gone, SMALL, "figures") == gone


def test_own_questions_outlive_a_module_that_is_used_a_second_time() -> None:
    again = ModuleUse(module="figures", prefix="new")
    twice = template("BSA", "cover", "consent_dp", "place", "figures", again, "quality")
    standard = replace(SMALL, templates=(twice,))
    text = WRITTEN.replace("after: idp_hh", "after: new_idp_hh")
    gone = without_module(written(text), standard, "figures")
    assert own_questions(gone)[0].place == Place(module="place")


def test_own_questions_of_the_first_module_go_to_the_next_one() -> None:
    text = WRITTEN.replace("after: idp_hh", "module: cover")
    gone = without_module(written(text), SMALL, "cover")
    assert own_questions(gone)[0].place == Place(module="consent_dp")


def test_what_is_said_of_answers_that_an_own_question_offers_stays() -> None:
    text = (WRITTEN + SPEAKING).replace(
        "{type: integer, name: td_two", "{type: select_one reasons, name: td_two"
    )
    assert len(without_module(written(text), SMALL, "figures").wanted.attributes) == 1


@pytest.mark.parametrize(
    ("name", "steps", "order"),
    [
        ("figures", -1, ["cover", "consent_dp", "figures", "place", "quality"]),
        ("quality", -9, ["quality", "cover", "consent_dp", "place", "figures"]),
        ("place", 9, ["cover", "consent_dp", "figures", "quality", "place"]),
        ("place", 0, ["cover", "consent_dp", "place", "figures", "quality"]),
        ("nobody", 1, ["cover", "consent_dp", "place", "figures", "quality"]),
    ],
)
def test_a_module_is_moved(name: str, steps: int, order: list[str]) -> None:
    draft = with_module_moved(begun(), SMALL, name, steps)
    assert names(draft) == order
    form = Workbench(standard=SMALL).preview(draft).form
    assert form is not None
    assert [node.name for node in form.nodes] == order


def test_a_repeat_is_moved_with_what_is_inside() -> None:
    draft = with_module_moved(begun("hhs"), SMALL, "member", 1)
    assert names(draft) == ["cover", "consent_dp", "household", "quality", "member", "wgss"]
    assert draft.wanted.changes[0].values == {"repeat-moved": "member", "after": "quality"}
    assert Workbench(standard=SMALL).preview(draft).error is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["cover", "place", "figures"]), st.integers(-3, 3))))
def test_moves_say_the_fewest_and_go_back(deeds: list[tuple[str, int]]) -> None:
    draft, order = begun(), names(begun())
    for name, steps in deeds:
        place = max(0, min(4, order.index(name) + steps))
        order.remove(name)
        order.insert(place, name)
        draft = with_module_moved(draft, SMALL, name, steps)
        assert list(order_of(draft, SMALL)) == order
    assert len(draft.wanted.changes) < len(order)
    back = draft
    for place, name in enumerate(names(begun())):
        back = with_module_moved(back, SMALL, name, place - order_of(back, SMALL).index(name))
    assert "changes" not in values(back)


def test_changes_of_a_person_stay_where_modules_move() -> None:
    changes = """
changes:
  # why so
  - question-attribute-set: quality/closing/read_this
    column: label::Français (fr)
    to: Lisez.
  - group-moved: quality/closing
    at: start
  - group-moved: figures
    into: quality
  - group-moved: cover
  - group-moved: place
    after: cover
"""
    draft = written(WRITTEN + changes)
    assert names(draft)[-2:] == ["cover", "place"]
    moved = with_module_moved(draft, SMALL, "cover", -9)
    assert "  # why so\n  - question-attribute-set: quality/closing/read_this\n" in moved.text
    assert [one.values for one in moved.wanted.changes[1:]] == [
        {"group-moved": "quality/closing", "at": "start"},
        {"group-moved": "figures", "into": "quality"},
        {"group-moved": "place", "after": "quality"},
    ]
    assert names(moved)[0] == "cover"


def test_moves_in_a_circle_are_told_and_not_followed() -> None:
    changes = (
        "changes:\n  - {group-moved: cover, after: place}\n  - {group-moved: place, after: cover}\n"
    )
    assert set(names(written(WRITTEN + changes))) == set(names(begun()))


def test_parameters_are_those_of_modules_that_are_in() -> None:
    (line,) = parameter_lines(begun(), SMALL)
    assert (line.module, line.name, line.value, line.default) == ("figures", "most", "20", "20")
    assert line.is_number
    assert not line.is_given
    given_ = with_parameter(begun(), "figures", "most", "7")
    (line,) = parameter_lines(given_, SMALL)
    assert (line.value, line.is_given) == ("7", True)
    assert with_parameter(given_, "figures", "most", "").wanted.parameters == ()
    assert parameter_lines(without_module(begun(), SMALL, "figures"), SMALL) == ()


# Questions of the country's own

THIRD = OwnQuestion(
    type="text",
    name="td_three",
    labels=Texts.of([(FR, "Trois ?")]),
    place=Place(module="quality"),
    at=(1, 0),
)


def test_own_questions_are_read() -> None:
    first, second, third = own_questions(written())
    assert (first.name, first.place, first.at) == ("td_one", Place(after="idp_hh"), (0, 0))
    assert second.labels == Texts.of([("", "Two")])
    assert third == THIRD
    assert own_questions(begun()) == ()


def test_a_new_question_stands_at_the_end() -> None:
    new = OwnQuestion(
        type="select_one",
        list_name="yes_no",
        name="td_new",
        labels=Texts.of([(FR, "Quoi : ?"), (EN, "What?")]),
        place=Place(after="idp_hh"),
    )
    for draft, block in ((begun(), 0), (written(), 2)):
        assert own_questions(with_question(draft, new))[-1] == replace(new, at=(block, 0))


def test_a_question_is_reworded_and_its_other_cells_stay() -> None:
    draft = written()
    (first, *_) = own_questions(draft)
    labels = Texts.of([(EN, "One?")])
    changed = with_question(draft, replace(first, type="integer", labels=labels))
    gone = lines_gone(draft.text, changed.text)
    assert gone == {"      - type: text", '        "label::Français (fr)": Un ?'}
    assert own_questions(changed)[0] == replace(first, type="integer", labels=labels)


def test_a_question_has_to_be_answered_or_may_be_passed_over() -> None:
    (first, *_) = own_questions(written())
    draft = with_question(written(), replace(first, required="yes"))
    assert own_questions(draft)[0].required == "yes"
    moved = with_question(
        draft, replace(own_questions(draft)[0], place=Place(module="place"), required="")
    )
    assert own_questions(moved)[-1].required == ""
    again = with_question(draft, replace(own_questions(draft)[0], required=""))
    assert again.text == written().text
    new = replace(first, name="td_new", required="${idp_hh} > 0", at=None)
    assert own_questions(with_question(written(), new))[-1].required == "${idp_hh} > 0"


def test_a_question_goes_elsewhere_with_its_other_cells() -> None:
    draft = written()
    (first, *_) = own_questions(draft)
    moved = with_question(draft, replace(first, place=Place(module="place")))
    assert own_questions(moved)[-1].name == "td_one"
    assert moved.text.count("${idp_hh} > 0") == 1
    assert "# the first" in moved.text


def test_questions_go() -> None:
    draft = without_question(without_question(written(), (0, 1)), (1, 0))
    assert [one.name for one in own_questions(draft)] == ["td_one"]
    assert values(without_question(draft, (0, 0)))["add_questions"] == []


def test_answers_of_a_list_of_ones_own() -> None:
    languages = (FR, EN)
    answers = answers_of("En pirogue | By canoe\nford = À gué\n\n|", languages)
    draft = with_answers(begun(), "td_boats", answers)
    assert own_answers(draft, "td_boats") == answers
    assert text_of_answers(answers, languages) == "en_pirogue = En pirogue | By canoe\nford = À gué"
    assert answers_of(text_of_answers(answers, languages), languages) == answers
    assert text_of_answers(answers, (EN, "x")).endswith("By canoe\nford = À gué")
    assert "td_boats" in list_names(draft, SMALL)
    assert is_own_list("td_boats", SMALL)
    assert own_answers(with_answers(draft, "td_boats", ()), "td_boats") == ()


def test_other_cells_of_an_answer_stay() -> None:
    choices = "add_choices:\n  reasons:\n    - {name: gold, parent: conflict, label: Gold}\n"
    draft = written(WRITTEN + choices)
    (gold,) = own_answers(draft, "reasons")
    changed = with_answers(draft, "reasons", (replace(gold, labels=Texts.of([("", "Or")])),))
    assert changed.wanted.choices[0].parent == "conflict"


def test_names_are_made_of_labels() -> None:
    assert name_for("Où ça ?", prefix_of(begun(), SMALL), {"td_ca"}) == "td_ca_2"
    assert name_for("Par quel moyen arrive-t-on ?", "td_", ()) == "td_moyen_arrive"
    assert name_for("Où est-ce ?", "td_", ()) == "td_ou_est_ce"
    long = "Quels obstacles empêchent les familles de rentrer chez elles ?"
    assert name_for(long, "td_", ()) == "td_obstacles_empechent"
    assert name_for("Anticonstitutionnellement_parlant", "", ()) == "anticonstitutionnellemen"
    assert code_for(Texts.of([("", "؟")]), ()) == "answer"
    assert code_for(Texts.of([("", "3 fois")]), ()) == "q_3_fois"
    assert [one.code for one in answers_of("Autre\nNe sait pas\nAutre, préciser", ())] == [
        "other",
        "dnk",
        "other_2",
    ]
    assert name_for("؟", "", ()) == "question"
    assert name_for("2 fois", "", ()) == "q_2_fois"
    assert prefix_of(begun(country=""), SMALL) == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, None),
        ({"name": ""}, "give the question a name"),
        ({"name": "td three"}, "cannot be a name"),
        ({"name": "idp_hh"}, "already"),
        ({"labels": Texts()}, "in one language at least"),
        ({"type": "select_one"}, "choose a list"),
    ],
)
def test_why_a_question_cannot_be_asked(fields: dict[str, object], said: str | None) -> None:
    told = why_not(replace(THIRD, **fields), {"idp_hh"})  # type: ignore[arg-type]
    assert told is None if said is None else said in str(told)


# History, keeping, preview, files


def test_deeds_are_undone_and_done_again() -> None:
    first = begun()
    second = drafting.with_text(first, "form_title", "A")
    third = drafting.with_text(first, "form_title", "AB")
    history = History(now=first)
    assert history.undone() is history
    assert history.redone() is history
    assert history.did(first) is history
    typed = history.did(second, "title").did(third, "title")
    assert (typed.now, typed.undone().now) == (third, first)
    assert typed.undone().redone().now == third
    assert history.did(second).did(third).undone().now == second


def test_undoing_stays_in_the_file_that_was_saved(tmp_path: Path) -> None:
    first = begun()
    history = History(now=first).did(drafting.with_text(first, "form_title", "A"))
    saved = save_draft(history.now, tmp_path / "adaptation.yaml")
    undone = history.in_file(saved).undone()
    assert undone.now.path == saved.path
    assert not undone.now.is_saved
    assert undone.redone().now.is_saved


def test_undoing_leads_back_to_the_form_that_was_put_aside(tmp_path: Path) -> None:
    first = begun()
    old = History(now=first).did(drafting.with_text(first, "form_title", "A"))
    other = begun("hhs")
    history = begun_after(other, old).did(drafting.with_text(other, "form_title", "B"))
    assert not history.is_with(old)
    saved = history.in_file(save_draft(history.now, tmp_path / "adaptation.yaml"))
    back = saved.undone().undone()
    # what was put aside is no part of the file in which the other one was saved
    assert (back.now, back.before, back.can_redo) == (old.now, old.before, True)
    assert back.now.path is None
    assert back.undone().now == first
    assert back.redone().redone().now == saved.now
    assert not back.did(first).can_redo
    assert not History(now=first).can_undo
    assert begun_after(first, None) == History(now=first)
    assert begun_after(old.now, old) is old


def test_what_was_put_aside_is_kept_where_it_is_saved_nowhere() -> None:
    first, third = begun(), begun("hhs")
    second = replace(written(), saved=written().text)
    history = begun_after(third, begun_after(second, begun_after(first, None)))
    again = restored_history(kept_history(history))
    assert again.now == third
    assert again.earlier is not None
    assert again.earlier.now == first
    broken = {**drafting.kept(third), "earlier": {"text": ""}}
    assert restored_history(broken) == History(now=third)


def test_the_last_deeds_can_be_undone_by_who_comes_back() -> None:
    history = History(now=begun())
    for number in range(14):
        history = history.did(drafting.with_text(history.now, "form_title", f"Title {number}"))
    again = restored_history(json.loads(json.dumps(kept_history(history.undone().undone()))))
    assert again.now.wanted.form_title == "Title 11"
    assert again.redone().redone().now == history.now
    for _ in range(10):
        again = again.undone()
    assert (again.now.wanted.form_title, again.can_undo) == ("Title 1", False)


def test_deeds_that_cannot_be_read_any_more_are_forgotten_and_not_the_draft() -> None:
    history = History(now=begun()).did(drafting.with_text(begun(), "form_title", "A"))
    broken = {**kept_history(history), "before": [{"text": "nothing"}], "after": "nothing"}
    assert restored_history(broken) == History(now=history.now)
    aside = History(now=history.now, earlier=History(now=begun("hhs")))
    assert restored_history({**kept_history(aside), "before": [{"text": "nothing"}]}) == aside


def test_a_draft_is_untouched_until_something_is_decided() -> None:
    draft = begun()
    assert drafting.is_untouched(draft, SMALL)
    assert not drafting.is_untouched(drafting.with_text(draft, "form_title", "A"), SMALL)
    assert not drafting.is_untouched(written(), SMALL)
    with pytest.raises(FormkitError, match="nothing"):
        begun("nothing")


def test_a_draft_is_kept_as_plain_texts() -> None:
    for draft in (begun(), written()):
        assert drafting.restored(drafting.kept(draft)) == draft
    with pytest.raises(FormkitError, match="cannot be read any more"):
        drafting.restored({"text": ""})


def test_an_outline_is_there_before_its_findings() -> None:
    bench = Workbench(standard=SMALL)
    outline = bench.outline(begun())
    assert outline.findings is None
    whole = bench.judged(outline)
    assert whole.findings is not None
    assert bench.judged(whole) is whole
    assert bench.outline(begun()) == whole
    assert (whole.rows, whole.questions) == (19, 10)
    assert Preview(draft=begun()).rows == Preview(draft=begun()).questions == 0


def test_nothing_is_built_twice_where_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench(standard=SMALL)
    first = bench.preview(begun())
    monkeypatch.setattr("formkit.jobs.drafting.preview.compose", None)
    monkeypatch.setattr("formkit.jobs.drafting.preview.report_of", None)
    draft = drafting.rewritten(begun(), f"# a comment\n{begun().text}")
    assert bench.preview(draft).form is first.form


def test_the_standard_of_a_draft_is_found(tmp_path: Path) -> None:
    assert standard_for(tmp_path).version == "2026.1"
    assert standard_for(CHAD.parents[1]).version == "2026.2"
    assert standard_for(CHAD.parents[1], drafting.open_draft(CHAD)).version == "2026.1"


def test_a_preview_says_why_there_is_no_form() -> None:
    bench = Workbench(standard=SMALL)
    assert "needs the module consent_dp" in str(
        bench.preview(without_module(begun(), SMALL, "consent_dp")).error
    )
    lost = drafting.with_gazetteer(begun(), Path("nowhere.csv"))
    assert isinstance(bench.preview(lost).error, FormkitError)


def test_a_gazetteer_is_read_again_when_it_changes(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("level,pcode,name,parent\n1,TD01,A,TCD\n", encoding="utf-8")
    draft = drafting.with_gazetteer(replace(begun(), folder=tmp_path), places)
    bench = Workbench(standard=SMALL)
    form = bench.preview(draft).form
    assert form is not None
    assert [one.list_name for one in walk(form.nodes) if one.name == "adm1"] == ["admin1"]  # type: ignore[union-attr]
    rows = "".join(f"1,TD{number:02},A,TCD\n" for number in range(10, 20))
    places.write_text(f"level,pcode,name,parent\n{rows}", encoding="utf-8")
    assert bench.preview(draft).attachments == ("admin1.csv",)


def test_an_adaptation_of_a_person_is_opened_saved_and_built(tmp_path: Path) -> None:
    draft = drafting.open_draft(CHAD)
    assert draft.is_saved
    draft = drafting.with_text(draft, "form_title", "Lac")
    saved = save_draft(draft, tmp_path / "tcd" / "adaptation.yaml")
    assert saved.is_saved
    assert len(lines_gone(draft.text, saved.text)) == 1, "the way to the gazetteer"
    built = build_draft(saved)
    assert built.workbook.exists()
    assert built.composition.form.settings.get("form_title") == "Lac"
    assert build_draft(saved).attachments == ()
    other = save_draft(
        drafting.with_text(saved, "form_title", "Lac 2"), tmp_path / "tcd" / "b.yaml"
    )
    with pytest.raises(WouldOverwriteError):
        build_draft(other)
    assert build_draft(other, overwrite=True).workbook == built.workbook


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "adaptation.yaml"
    draft = save_draft(begun(), path)
    again = save_draft(drafting.with_text(draft, "form_title", "A"), path)
    path.write_text(f"# by somebody\n{again.text}", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        save_draft(drafting.with_text(again, "form_title", "B"), path)
    assert save_draft(again, path, overwrite=True).is_saved
    with pytest.raises(WouldOverwriteError):
        save_draft(drafting.with_text(begun(), "form_title", "C"), path)


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "adaptation.yaml"
    draft = save_draft(begun(), path)
    path.unlink()
    assert save_draft(draft, path).is_saved
    assert path.exists()
