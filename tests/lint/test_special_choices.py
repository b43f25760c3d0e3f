"""Which choices are other, none, do not know or prefer not to answer."""

import pytest

from formkit.core.texts import Texts
from formkit.lint.special_choices import LONGEST, Special, special_choices, special_of
from formkit.model.form import Choice, ChoiceList


@pytest.mark.parametrize(
    ("code", "label", "special"),
    [
        ("other", "", Special.OTHER),
        ("OTHER", "Something", Special.OTHER),
        ("96", "Other (please specify)", Special.OTHER),
        ("96", "Autre, à préciser : ", Special.OTHER),
        ("x", "Autres (merci de spécifier)", Special.OTHER),
        ("none", "Nothing", Special.NONE),
        ("0", "None of the above", Special.NONE),
        ("0", "Aucune de ces réponses", Special.NONE),
        ("dnk", "", Special.DO_NOT_KNOW),
        ("98", "Don’t know", Special.DO_NOT_KNOW),
        ("98", "I don't know (do not read)", Special.DO_NOT_KNOW),
        ("98", "Ne sait pas", Special.DO_NOT_KNOW),
        ("pnta", "", Special.NO_ANSWER),
        ("99", "Prefer not to answer", Special.NO_ANSWER),
        ("99", "Préfère ne pas répondre", Special.NO_ANSWER),
        ("a", "Other relatives", None),
        ("b", "Autre pays", None),
        ("no_school", "No school nearby", None),
        ("c", "None of my family stays", None),
        ("unknown", "Unknown", None),
        ("d", "Don't know where to go", None),
        ("e", "", None),
        ("DNK", "Denmark", None),
        ("DNK", "Do not know", Special.DO_NOT_KNOW),
        ("f", "Othello", None),
    ],
)
def test_special_by_code_or_by_the_whole_label(
    code: str, label: str, special: Special | None
) -> None:
    assert special_of(Choice(code=code, labels=Texts.of((("English", label),)))) is special


def test_any_language_tells() -> None:
    labels = Texts.of((("العربية", "غير ذلك"), ("Français", "Autre")))
    assert special_of(Choice(code="7", labels=labels)) is Special.OTHER


def test_long_lists_hold_places() -> None:
    choices = (
        Choice(code="other"),
        Choice(code=""),
        *(Choice(code=str(n)) for n in range(LONGEST)),
    )
    assert special_choices(ChoiceList(name="l", choices=choices)) == ()
    short = special_choices(ChoiceList(name="l", choices=choices[:3]))
    assert short == ((choices[0], Special.OTHER),)
