"""What of an adaptation still says the truth on another release."""

import pytest

from formkit.compose.carrying import Carrying, fits
from formkit.core.texts import Texts
from formkit.formats.adaptation_entries import Entry
from formkit.formats.yaml_text import Keys
from formkit.model.form import Choice, ChoiceList, Form, Group, Question, Settings
from formkit.model.module import MODULE_COLUMN, Module, Parameter
from formkit.model.standard import Standard, StandardLanguage
from formkit.model.template import ModuleUse, Template

FR = "Français (fr)"
STANDARD = Standard(
    id="small",
    version="2",
    languages=(StandardLanguage(code="fr", name=FR),),
    modules=(Module(id="water", parameters=(Parameter(name="unit"),)), Module(id="fuel")),
)
TEMPLATE = Template(id="aaa", component="AAA", modules=(ModuleUse(module="water"),))


def entry(*keys: str | int, words: str) -> Entry:
    return Entry(keys=keys, words=tuple(words.split("|")))


@pytest.mark.parametrize(
    ("keys", "words", "expected"),
    [
        (("modules", "out", 0), "water", True),
        (("modules", "out", 0), "fuel", False),
        (("modules", "in", 0), "fuel", True),
        (("modules", "in", 0), "water", False),
        (("modules", "in", 0), "gone", False),
        (("parameters", "water", "unit"), "water|unit", True),
        (("parameters", "water", "size"), "water|size", False),
        (("parameters", "gone", "unit"), "gone|unit", False),
        (("hide", 0), "anything", True),
    ],
)
def test_modules_have_to_be_there(keys: Keys, words: str, *, expected: bool) -> None:
    assert fits(entry(*keys, words=words), STANDARD, TEMPLATE) is expected


def question(name: str, label: str = "") -> Question:
    return Question(type="text", name=name, labels=Texts.of([(FR, label)] if label else []))


def a_list(*codes: str, label: str = "") -> ChoiceList:
    labels = Texts.of([(FR, label)] if label else [])
    return ChoiceList(name="need", choices=tuple(Choice(code=one, labels=labels) for one in codes))


def form(*questions: Question, choices: ChoiceList, style: str = "") -> Form:
    group = Group(name="g", children=questions, extra=((MODULE_COLUMN, "water"),))
    settings = Settings(values=(("style", style),) if style else ())
    return Form(nodes=(group,), lists=(choices,), settings=settings)


CARRYING = Carrying(
    standard=STANDARD,
    plain=form(question("a", "A"), question("b", "B"), choices=a_list("x", "y", label="Old")),
    wanted=form(
        question("a", "New"),
        question("own"),
        choices=a_list("x", "z", label="New"),
        style="pages",
    ),
)


@pytest.mark.parametrize(
    ("keys", "words", "expected"),
    [
        (("hide", 0), "b", True),
        (("hide", 0), "a", False),
        (("hide", 0), "gone", False),
        (("hide", 0), "g", False),
        (("hide_choices", "need", 0), "need|y", True),
        (("hide_choices", "need", 0), "need|x", False),
        (("hide_choices", "need", 0), "need|gone", False),
        (("add_choices", "need", 0), "need|z", True),
        (("add_choices", "need", 0), "need|x", False),
        (("add_choices", "need", 0), "need|gone", False),
        (("add_questions", 0), "a|own", True),
        (("add_questions", 0), "water|own", True),
        (("add_questions", 0), "gone|own", False),
        (("add_questions", 0), "a|b", False),
        (("settings", "style"), "style|pages", True),
        (("settings", "style"), "style|grid", False),
        (("set", "a", "l"), f"a|label::{FR}|New", True),
        (("set", "a", "l"), "a|label::fr|New", True),
        (("set", "a", "l"), "a|label::fr|Other", False),
        (("set", "a", "l"), "a|hint|", False),
        (("set", "b", "l"), f"b|label::{FR}|New", False),
        (("set", "own", "l"), f"own|label::{FR}|", True),
        (("set_choices", "need", "x", "l"), f"need|x|label::{FR}|New", True),
        (("set_choices", "need", "z", "l"), f"need|z|label::{FR}|New", True),
        (("set_choices", "need", "x", "l"), f"need|x|label::{FR}|Old", False),
        (("set_choices", "need", "y", "l"), f"need|y|label::{FR}|Old", False),
    ],
)
def test_what_holds_is_kept(keys: Keys, words: str, *, expected: bool) -> None:
    one = entry(*keys, words=words)
    assert CARRYING.kept([one]) == ((one,) if expected else ())


def test_modules_are_judged_before_there_is_a_form() -> None:
    assert CARRYING.kept([entry("modules", "out", 0, words="water")]) == ()
