"""Changes put into forms on purpose: they are what they say, and the same each time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.planting import PLANTERS, plant
from formkit.changes.telling import told_of
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form
from tests.changes.edited import as_read
from tests.strategies import forms

RICH = """
| survey |
|  | type | name | label::English (en) | label::Français (fr) | label::Hausa | relevant | Owner |
|  | begin_group | site | Site | Site | Wuri | | |
|  | text | name | What is the site called | Nom du site | Suna | | Ana |
|  | integer | cattle | How many cattle graze near the site | Bétail | Shanu | | Bo |
|  | integer | wells | How many wells have been dug there | Puits | Rijiya | ${cattle} > 1 | Cy |
|  | integer | huts | Count of huts that stand empty | Cases | Bukka | | Di |
|  | begin_group | inner | Inside | Dedans | Ciki | | |
|  | select_one roof | roof | Which roof covers the school | Toit | Rufi | | |
|  | text | wall | Which stones hold the wall | Mur | Bango | | |
|  | end_group | | | | | | |
|  | end_group | | | | | | |
|  | begin_group | pens | Pens | Enclos | Garke | | |
|  | text | gate | Which gate do the herders open first | Porte | Kofa | | |
|  | end_group | | | | | | |
|  | begin_repeat | members | Members | Membres | Mutane | | |
|  | integer | years | How old is this person | Âge | Shekaru | | |
|  | select_one floor | floor | What covers the floor there | Sol | Kasa | | |
|  | end_repeat | | | | | | |
|  | select_one lamp | lamp | What lights the rooms at dusk | Lampe | Fitila | | |
|  | text | end | What else would you tell us | Fin | Karshe | | |
| choices |
|  | list_name | name | label::English (en) | label::Français (fr) | label::Hausa |
|  | roof | tin | Tin | Tôle | Kwano |
|  | roof | straw | Straw | Paille | Ciyawa |
|  | roof | tile | Tile | Tuile | Tayil |
|  | roof | sheet | Sheet | Bâche | Leda |
|  | floor | sand | Sand | Sable | Yashi |
|  | floor | wood | Wood | Bois | Itace |
|  | floor | clay | Clay | Argile | Yumbu |
|  | floor | stone | Stone | Pierre | Dutse |
|  | lamp | oil | Oil | Huile | Mai |
|  | lamp | sun | Sun | Soleil | Rana |
|  | spare | a | Alpha | Alpha | Alfa |
| settings |
|  | form_title | form_id | version |
|  | Rich | rich | 1 |
| notes one |
|  | a |
| notes two |
|  | b |
| notes three |
|  | c |
"""
POOR = """
| survey |
|  | type | name | label |
|  | note | hello | |
|  | begin_group | g | |
|  | end_group | | |
|  | text | q | Age |
"""


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


@pytest.mark.parametrize("kind", PLANTERS)
@pytest.mark.parametrize("seed", range(2))
def test_what_is_planted_is_what_is_found(kind: str, seed: int) -> None:
    form = read(RICH)
    planting = plant(form, seed, (kind,))
    (planted,) = planting.planted
    changes = find_changes(form, planting.form)
    found = {(one.code, told_of(one).path, told_of(one).new) for one in changes}
    assert {(one.code, told_of(one).path, told_of(one).new) for one in planted.changes} <= found


def test_the_same_seed_plants_the_same_and_another_one_something_else() -> None:
    form = read(RICH)
    assert plant(form, 1) == plant(form, 1)
    assert plant(form, 1) != plant(form, 2)


@pytest.mark.parametrize("kind", PLANTERS)
def test_nothing_is_planted_where_there_is_no_place(kind: str) -> None:
    for form in (Form(), read(POOR)):
        planting = plant(form, 1, (kind,))
        if not planting.planted:
            assert planting.form == form


FEW = """
| survey |
|  | type | name | label::Kanuri (kr) |
|  | text | one | What is it |
|  | select_one only | two | Which |
| choices |
|  | list_name | name | label::Kanuri (kr) |
|  | only | a | A |
"""


@pytest.mark.parametrize(
    "kind", ["language-added", "label-reworded", "question-list", "names-swapped"]
)
def test_what_needs_more_than_there_is_is_left_out(kind: str) -> None:
    form = read(FEW)
    assert plant(form, 1, (kind,)).planted == ()


NAMELESS = """
| survey |
|  | type | name | label |
|  | note |  | Good morning |
|  | note |  | Thank you |
"""


def test_a_question_is_not_added_where_no_group_has_a_name_of_its_own() -> None:
    assert plant(read(NAMELESS), 1, ("question-added",)).planted == ()


def test_references_and_types_follow_new_names() -> None:
    form = read(RICH)
    for seed in range(30):
        planting = plant(form, seed, ("question-renamed",))
        (change,) = planting.planted[0].changes
        if told_of(change).target == "cattle":
            new = told_of(change).new
            assert f"${{{new}}} > 1" in str(planting.form)
            return
    pytest.fail("cattle was never renamed")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms().map(as_read), st.integers(0, 9))
def test_any_form_can_be_planted_into(form: Form, seed: int) -> None:
    planting = plant(form, seed, (*PLANTERS, *PLANTERS))
    assert apply(form, find_changes(form, planting.form)) == planting.form
