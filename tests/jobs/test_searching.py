"""Instant search: what is found, in which order, and what is forgiven."""

import time
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.jobs.searching import Found, Search, Sought, folded, words_of
from tests.pace import is_within

THINGS = (
    Sought(name="loc_num_idp_hh", titles=("IDP households", "Ménages PDI"), words=("#affected",)),
    Sought(name="loc_num_idp_ind", titles=("IDP individuals", "Individus PDI")),
    Sought(name="wash_water", titles=("Water", "Eau"), words=("Where does water come from?",)),
    Sought(name="hh_school", titles=("School", "École"), words=("Fréquentent-ils l’école ?",)),
    Sought(name="disp_reason", titles=("Reason of displacement", "Motif du déplacement")),
    Sought(name="water", titles=("Sources",), words=("Well", "River", "نهر")),
    Sought(name="other", words=("Household heads of idp families", "eau")),
)


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(THINGS)


def named(found: Found) -> list[str]:
    return [THINGS[place].name for place in found.places]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("menages", "loc_num_idp_hh"),
        ("MÉNAGES", "loc_num_idp_hh"),
        ("ménag", "loc_num_idp_hh"),
        ("num_idp_ind", "loc_num_idp_ind"),
        ("idp ind", "loc_num_idp_ind"),
        ("ecole", "hh_school"),
        ("deplacement motif", "disp_reason"),
        ("نهر", "water"),
        ("affected", "loc_num_idp_hh"),
    ],
)
def test_finds_without_accents_capitals_and_ends_of_words(
    search: Search, typed: str, first: str
) -> None:
    found = search.find(typed)
    assert named(found)[0] == first
    assert not found.meant
    assert not found.is_partial


def test_what_is_called_as_typed_comes_first(search: Search) -> None:
    assert named(search.find("water")) == ["water", "wash_water"]


def test_a_word_in_the_name_counts_more_than_one_elsewhere(search: Search) -> None:
    assert named(search.find("idp"))[-1] == "other"


@pytest.mark.parametrize(
    ("typed", "first", "meant"),
    [
        ("deplasement", "disp_reason", ("deplacement",)),
        ("wtaer", "water", ("water",)),
        ("scool", "hh_school", ("school",)),
        ("hosehold", "loc_num_idp_hh", ("household",)),
        ("placement", "disp_reason", ("deplacement",)),
        ("deplasem", "disp_reason", ("deplacem",)),
    ],
)
def test_mistyped_words_are_forgiven(
    search: Search, typed: str, first: str, meant: tuple[str, ...]
) -> None:
    found = search.find(typed)
    assert named(found)[0] == first
    assert found.meant == meant


def test_a_known_word_is_forgiven_too_where_nothing_has_all(search: Search) -> None:
    found = search.find("river famlies individuals")
    assert found.is_partial
    assert set(named(found)) == {"water", "other", "loc_num_idp_ind"}
    assert named(search.find("menages familles"))[0] == "loc_num_idp_hh"


def test_what_nothing_is_near_to_is_not_found(search: Search) -> None:
    assert search.find("zzzzqqq") == Found()
    assert search.find("zz") == Found()
    assert search.find(" _ ?") == Found()


@pytest.mark.parametrize("typed", ['"', "a OR b", "NEAR(", "*", "name:water", "x' --", "é\u0301"])
def test_signs_of_the_index_mean_nothing(search: Search, typed: str) -> None:
    search.find(typed)


@settings(max_examples=40)
@given(st.text(max_size=20))
def test_anything_can_be_typed(search: Search, typed: str) -> None:
    found = search.find(typed)
    assert len(set(found.places)) == len(found.places)
    assert search.find(typed) == found


@given(st.text(alphabet="ÀàÉéçœŒabİß’_ -x", max_size=12))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert words_of(folded(text)) == words_of(text)


@pytest.mark.parametrize("thing", THINGS, ids=lambda one: one.name)
def test_everything_is_found_by_each_of_its_words(search: Search, thing: Sought) -> None:
    place = THINGS.index(thing)
    for word in chain(words_of(thing.name), *map(words_of, (*thing.titles, *thing.words))):
        assert place in search.find(word).places


def test_a_large_index_answers_between_two_keys() -> None:
    """Two thousand things, 8,000 different words: under 50 ms of processor time a key."""
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti", "ve", "zu")
    words = ["".join(syllables[int(digit)] for digit in f"{n:04d}") for n in range(8000)]
    things = [
        Sought(name=f"q_{words[n]}", titles=tuple(words[n * 4 : n * 4 + 4]), words=(words[-n],))
        for n in range(2000)
    ]
    search = Search(things)
    for typed in ("b", "bake", "bakelimo", "bakexlimo", "bakelimo xx", "mobakxli"):
        assert is_within(min(seconds_to_find(search, typed) for _ in range(3)), 0.05)


def seconds_to_find(search: Search, typed: str) -> float:
    """Processor time; the least of several, since another process may empty the caches."""
    before = time.process_time()
    search.find(typed)
    return time.process_time() - before
