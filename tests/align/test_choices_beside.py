from formkit.align.choices_beside import ChoiceMark, choices_beside
from formkit.core.texts import Texts
from formkit.model.dictionary import StandardChoice, StandardList
from formkit.model.form import Choice, ChoiceList
from tests.align.standards import texts


def test_each_choice_stands_beside_the_standards() -> None:
    own = ChoiceList(
        name="own",
        choices=(
            Choice(code="tap", labels=texts("**Tap**")),
            Choice(code="well", labels=texts("Hole")),
            Choice(code="river", labels=texts("River")),
        ),
    )
    theirs = StandardList(
        name="water",
        choices=(
            StandardChoice(code="tap", labels=texts("Tap", "Robinet")),
            StandardChoice(code="well", labels=texts("Well")),
            StandardChoice(code="rain", labels=texts("Rain")),
            StandardChoice(code="lake", status="retired"),
        ),
    )
    assert [(one.code, str(one.mark)) for one in choices_beside(own, theirs)] == [
        ("tap", "same"),
        ("well", "reworded"),
        ("river", "only here"),
        ("rain", "only there"),
    ]


def marked(label: Texts) -> ChoiceMark:
    own = ChoiceList(name="own", choices=(Choice(code="tap", labels=label),))
    theirs = StandardList(
        name="water", choices=(StandardChoice(code="tap", labels=texts("Tap", "Robinet")),)
    )
    (only,) = choices_beside(own, theirs)
    return only.mark


def test_choices_are_compared_in_one_language_only() -> None:
    arabic = Texts.of([("العربية (ar)", "صنبور")])
    assert marked(arabic) is ChoiceMark.UNCOMPARED
    assert marked(Texts.of([("", "Pipe")])) is ChoiceMark.UNCOMPARED
    assert marked(Texts.of([("", "robinet")])) is ChoiceMark.SAME
    assert marked(Texts.of([("French", "Robinet"), *arabic])) is ChoiceMark.SAME
    assert marked(Texts.of([("French", "Tap")])) is ChoiceMark.REWORDED
    assert marked(Texts()) is ChoiceMark.SAME
