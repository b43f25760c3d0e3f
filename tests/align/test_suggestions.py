from formkit.align.suggestions import Suggester, Surroundings
from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.core.values import replace
from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import Choice, ChoiceList, Form, Question
from tests.align.standards import STANDARD, choices, texts


def names(question: Question) -> list[str]:
    nearest = Suggester(STANDARD.dictionary).nearest(question)
    return [suggestion.variable.name for suggestion in nearest]


def test_a_misspelt_name_finds_its_variable() -> None:
    assert names(Question(type="integer", name="loc_nb_idp_ind"))[0] == "loc_num_idp_ind"


def test_the_wording_finds_the_variable_whatever_the_name() -> None:
    question = Question(
        type="select_one", name="q12", labels=texts("", "Quelle est la source d’eau principale?")
    )
    assert names(question)[0] == "loc_water_source"


def test_a_language_written_otherwise_is_still_that_language() -> None:
    wording = texts("").of([("French", "Combien de PDI (individus) vivent dans cette localité ?")])
    assert names(Question(type="integer", name="q1", labels=wording)) == ["loc_num_idp_ind"]


def test_nothing_near_suggests_nothing() -> None:
    assert names(Question(type="text", name="zzzz", labels=texts("Blue", "?"))) == []


def test_retired_variables_are_not_suggested() -> None:
    assert "loc_old" not in names(Question(type="text", name="loc_old"))


def test_of_two_equal_dictionaries_each_suggests_its_own_variables() -> None:
    here, there = (
        Dictionary(tuple(replace(one, loc=Loc(file=file)) for one in STANDARD.dictionary.variables))
        for file in ("here.csv", "there.csv")
    )
    assert here == there
    for dictionary in (here, there):
        nearest, *_ = Suggester(dictionary).nearest(Question(type="integer", name="loc_nb_idp_ind"))
        assert nearest.variable is dictionary.by_name["loc_num_idp_ind"]


def test_another_type_lowers_the_score() -> None:
    suggester = Suggester(STANDARD.dictionary)
    same, other = (
        suggester.nearest(Question(type=kind, name="loc_num_idp_ind"))[0].score
        for kind in ("integer", "text")
    )
    assert (same, other) == (0.9, 0.63)


SEES = Variable(
    name="ind_wg_see",
    type="select_one",
    list_name="scale",
    labels=texts("Do you have difficulty seeing?", "Avez-vous des difficultés à voir ?"),
    unit="individual",
)
HEAD_SEX = Variable(
    name="hh_head_sex",
    type="select_one",
    list_name="sex",
    titles=texts("Sex of the head of household", "Sexe du chef de ménage"),
    unit="household",
)
IS_HEAD = Variable(
    name="hh_is_head",
    type="select_one",
    list_name="yes_no",
    labels=texts("Is the person answering the head of the household?"),
    unit="household",
)
WATER_HERE = Variable(
    name="loc_water",
    type="select_one",
    list_name="water",
    titles=texts("Main source of drinking water"),
    labels=texts("What is the main source of drinking water in this location?"),
    unit="location",
)
WATER_HOME = Variable(
    name="hh_water",
    type="select_one",
    list_name="water",
    titles=texts("Main source of drinking water"),
    labels=texts("What is the main source of drinking water of your household?"),
    unit="household",
)
WATER_OTHER = Variable(
    name="hh_water_other",
    type="text",
    titles=texts("Main source of drinking water: other, specify"),
    unit="household",
)
HERD = Variable(name="herd_name", type="text", titles=texts("Name of the herder"), unit="herd")
DICTIONARY = Dictionary(
    variables=(SEES, HEAD_SEX, IS_HEAD, WATER_HERE, WATER_HOME, WATER_OTHER, HERD),
    lists=(
        StandardList(name="scale", choices=choices("none", "some", "lot", "cannot")),
        StandardList(name="sex", choices=choices("male", "female")),
        StandardList(name="yes_no", choices=choices("yes", "no")),
        StandardList(name="water", choices=choices("tap", "well", "river", "other")),
    ),
)


def found(question: Question, *codes: str, **around: object) -> dict[str, float]:
    own = ChoiceList(name="own", choices=tuple(Choice(code=one) for one in codes))
    form = Form(nodes=(question,), lists=(own,))
    given = Surroundings(**({"form": form, "known": {}} | around))
    asked = replace(question, list_name="own" if codes else "")
    nearest = Suggester(DICTIONARY, given).nearest(asked)
    return {one.variable.name: one.score for one in nearest}


def asked(label: str, name: str = "q", kind: str = "select_one") -> Question:
    return Question(type=kind, name=name, labels=texts(label))


def test_a_list_with_no_answer_in_common_is_no_candidate() -> None:
    question = asked("Do you have any difficulty with seeing him?", "ind_see")
    assert "ind_wg_see" in found(question, "none", "some")
    assert found(question, "male", "female") == {}


def test_the_same_wording_with_other_answers_stays_and_is_low() -> None:
    assert found(asked("Do you have difficulty seeing?"), "far", "near") == {"ind_wg_see": 0.65}


def test_answers_in_common_raise_the_score() -> None:
    question = asked("Difficulty seeing things that are far away", "see")
    few, more = (found(question, *one)["ind_wg_see"] for one in (("none", *"abc"), ("none", "lot")))
    assert few < more < 1


def test_answers_tell_who_is_head_from_the_heads_sex() -> None:
    question = asked("Are you the head of household?", "hohh")
    assert list(found(question, "yes", "no")) == ["hh_is_head"]


def test_what_is_counted_or_typed_is_not_chosen_from_a_list() -> None:
    assert found(asked("What is the main source of the water?", kind="integer")) == {}
    assert found(asked("What is the main source of the water?", kind="geopoint")) == {}


def test_the_unit_that_the_words_name_comes_first() -> None:
    for label, first in (("household", "hh_water"), ("location", "loc_water")):
        names = found(asked(f"Main source of drinking water of this {label}"), "tap", "well")
        assert next(iter(names)) == first


def test_the_unit_that_the_form_is_about_comes_first() -> None:
    question = asked("What is the main source of drinking water?")
    for label, first in (("household", "hh_water"), ("village", "loc_water")):
        form = Form(nodes=(question, *(asked(f"Has the {label} a {one}?") for one in "abc")))
        assert next(iter(found(question, form=form))) == first


def test_what_the_activity_does_not_ask_comes_later() -> None:
    question = asked("What is the main source of drinking water?")
    for wanted in ("hh_water", "loc_water"):
        names = found(question, "tap", "well", wanted=frozenset((wanted,)))
        assert next(iter(names)) == wanted
    nobody_says, outside = (
        found(question, "tap", "well", wanted=one)["hh_water"]
        for one in (frozenset[str](), frozenset(("loc_water",)))
    )
    assert outside < nobody_says


def test_a_unit_of_few_activities_needs_to_be_named() -> None:
    question = asked("Name of the herder", kind="text")
    assert (
        found(question)["herd_name"]
        < found(question, wanted=frozenset(("herd_name",)))["herd_name"]
    )


def test_what_other_was_goes_with_its_parent_only() -> None:
    question = replace(
        asked("If other, please specify", "source_oth", "text"), relevant="${source} = 'other'"
    )
    assert found(question) == {}
    assert list(found(question, known={"source": "hh_water"})) == ["hh_water_other"]
    assert found(question, known={"source": "loc_water"}) == {}
    taken = {"source": "hh_water", "q": "hh_water_other"}
    assert found(question, known=taken) == {}
    plain = asked("What is the main source of drinking water: other, specify", "x", "text")
    assert found(plain) == {}


def test_a_variable_that_the_form_asks_is_not_suggested_again() -> None:
    question = asked("Do you have difficulty seeing?")
    assert found(question, known={"other": "ind_wg_see"}) == {}


def test_a_label_in_no_language_is_held_beside_all() -> None:
    for text in ("Do you have difficulty seeing?", "Avez-vous des difficultés à voir ?"):
        question = Question(type="select_one", name="q", labels=Texts.of([("", text)]))
        assert list(found(question)) == ["ind_wg_see"]
    unknown = Texts.of([("Hausa (ha)", "Do you have difficulty seeing?")])
    # the very same words are the same in whatever language
    assert list(found(Question(type="select_one", name="q", labels=unknown))) == ["ind_wg_see"]


def test_other_people_in_the_wording_lower_the_score() -> None:
    question = asked("How many IDPs (households) live in this location today?", "q1", "integer")
    nearest = Suggester(STANDARD.dictionary).nearest(question)
    assert [one.score < 0.8 for one in nearest] == [True]
