import pytest

from formkit.align.drift import Topic, drifts
from formkit.core.texts import Texts
from tests.align.standards import texts


def label(text: str) -> Texts:
    return Texts.of([("", text)])


@pytest.mark.parametrize(
    ("topic", "here", "there"),
    [
        (Topic.UNIT, "Number of families", "Number of individuals"),
        (Topic.UNIT, "Nombre de ménages", "How many people live here?"),
        (Topic.POPULATION, "How many retournés?", "Combien de déplacés ?"),
        (Topic.SEX, "Number of girls under 5", "Number of boys under 5"),
        (Topic.PERIOD, "In the last 7 days, how often?", "In the past 30 days, how often?"),
        (Topic.PERIOD, "Au cours des trois derniers mois", "In the last month"),
        (Topic.PERIOD, "How many arrived last week?", "How many arrived?"),
    ],
)
def test_another_word_is_a_drift(topic: Topic, here: str, there: str) -> None:
    (found,) = drifts(label(here), texts(there))
    assert found.topic is topic
    assert bool(found.there) is (there != "How many arrived?")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("How many families and individuals?", "How many individuals?"),
        ("Combien ?", "How many IDPs in the last 30 days?"),
        ("How many IDPs?", "How many?"),
        ("Au cours des 30 derniers jours", "In the last thirty days or past 30 days"),
        ("Durant les trois mois passés", "In the last 3 months"),
        ("Boys of 5 to 17 years", "Boys, 5-17 years"),
    ],
)
def test_more_or_fewer_words_are_none(here: str, there: str) -> None:
    assert drifts(label(here), texts(there)) == ()


def test_without_the_dictionarys_wording_nothing_drifts() -> None:
    assert drifts(label("In the last 7 days"), Texts.of([])) == ()


def test_the_dictionarys_word_is_told_in_the_labels_language() -> None:
    wanted = texts("How many individuals?", "Combien d’individus ?")
    (french,) = drifts(Texts.of([("French (fr)", "Combien de ménages ?")]), wanted)
    (hausa,) = drifts(Texts.of([("Hausa (ha)", "households")]), wanted)
    assert (french.there, hausa.there) == (("individus",), ("individuals",))
