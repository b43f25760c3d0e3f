"""The HTML of a comparison in a browser: filtered, on a phone, in French, without a network."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.jobs import Comparison
from formkit.render.catalogue import Language
from tests.browser.conftest import Browser
from tests.browser.test_reports import CONTRAST
from tests.render.compared import HOSTILE_TEXTS, comparison, hostile, many, page

pytestmark = pytest.mark.browser
Save = Callable[[str], Path]
ALL = "19 of 19 changes shown"


@pytest.fixture
def shown(browser: Browser, saved: Save) -> Browser:
    browser.show(saved(page(comparison())))
    return browser


def test_nothing_leaves_the_file_and_nothing_is_complained_of(
    browser: Browser, saved: Save
) -> None:
    path = saved(page(comparison()))
    browser.show(path)
    browser.click(".card button")
    browser.click(".verdict summary")
    browser.type("x")
    asked = browser.requests()
    assert asked[0] == path.as_uri()
    assert [address for address in asked[1:] if not address.startswith("data:")] == []
    assert browser.messages() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("comparability", "breaks", "3 of 19 changes shown"),
        ("deployed", "mixes", "1 of 19 changes shown"),
        ("leave", "forbidden", "4 of 19 changes shown"),
        ("kind", "choice-relabelled", "6 of 19 changes shown"),
        ("kind", "", ALL),
    ],
)
def test_filtered_by_verdict_and_kind(shown: Browser, name: str, value: str, said: str) -> None:
    shown.choose(name, value)
    assert shown.texts("output") == [said]
    changes = shown.run("return [...document.querySelectorAll('.groups .change:not([hidden])')]")
    assert changes
    if value:
        assert all(one.get_attribute(f"data-{name}") == value for one in changes)


def test_a_number_on_top_chooses_what_it_counts_and_forgets_it_again(shown: Browser) -> None:
    shown.click(".card [data-value=forbidden] button")
    assert shown.texts("output") == ["4 of 19 changes shown"]
    assert shown.run("return document.querySelector('[name=leave]').value") == "forbidden"
    shown.click(".card [data-value=forbidden] button")
    assert shown.texts("output") == [ALL]


def test_headings_without_changes_go_and_count_what_is_left(shown: Browser) -> None:
    shown.choose("kind", "choice-recoded")
    assert shown.texts(".groups h2") == ["choices"]
    assert shown.texts(".groups h3") == ["water 1"]
    shown.click("[type=reset]")
    shown.driver.implicitly_wait(2)
    shown.driver.find_element("css selector", "[type=reset][hidden]")
    assert shown.texts("output") == [ALL]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("displaced", "1 of 19 changes shown"),
        ("من أين", "1 of 19 changes shown"),
        ("the coast", "1 of 19 changes shown"),
        ("region r2", "1 of 19 changes shown"),
        ("nowhere to be found", "0 of 19 changes shown"),
    ],
)
def test_found_by_words_also_inside_what_is_folded(shown: Browser, words: str, said: str) -> None:
    shown.type(words)
    assert shown.texts("output") == [said]


def test_of_many_that_are_alike_only_those_with_the_words_are_left(shown: Browser) -> None:
    shown.type("the coast")
    shown.click(".many summary")
    assert len(shown.texts(".alike tbody tr")) == 1
    shown.type(" ")
    assert len(shown.texts(".alike tbody tr")) == 6


def test_reasons_unfold_one_by_one(shown: Browser) -> None:
    assert shown.texts(".verdict p") == []
    shown.click(".verdict summary")
    (reason,) = shown.texts(".verdict p")
    assert reason.startswith("water asks for something else than it did")


def test_what_is_only_written_differently_unfolds(shown: Browser) -> None:
    assert shown.texts("main > .apart .change") == []
    shown.click("main > .apart > summary")
    assert len(shown.texts("main > .apart .change")) == 2


def test_without_a_script_all_is_there(browser: Browser, saved: Save) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(saved(page(comparison())))
        assert browser.texts("form.filters") == []
        assert len(browser.texts(".groups .change")) == 14
        browser.driver.find_element("css selector", ".verdict summary").click()
        assert len(browser.texts(".verdict p")) == 1
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [comparison, hostile])
def test_a_phone_shows_it_without_moving_sideways(
    browser: Browser, saved: Save, make: Callable[[], Comparison], language: Language
) -> None:
    browser.show(saved(page(make(), language, late=True)), width=360, height=740)
    for box in ("", "document.querySelectorAll('details').forEach((one) => { one.open = true });"):
        assert browser.run(f"{box} return document.documentElement.scrollWidth") == 360
    assert browser.texts(".choices") == []
    browser.click(".more-filters")
    assert len(browser.texts(".choices")) == 1
    assert browser.run("return document.documentElement.scrollWidth") == 360


def test_french(browser: Browser, saved: Save) -> None:
    browser.show(saved(page(comparison(), Language.FRENCH)))
    assert browser.run("return document.documentElement.lang") == "fr"
    assert browser.texts("output") == ["modifications affichées\xa0: 19 sur 19"]


def test_texts_that_mean_harm_are_shown_and_do_nothing(browser: Browser, saved: Save) -> None:
    browser.show(saved(page(hostile())))
    browser.click(".many summary")
    browser.type("script")
    assert browser.run("return window.hacked === undefined")
    assert len(browser.texts(".alike tbody tr")) == 3
    browser.type(HOSTILE_TEXTS[0])
    assert len(browser.texts(".alike tbody tr")) == 1
    assert browser.messages() == []


def test_twelve_hundred_alike_are_filtered_at_once(browser: Browser, saved: Save) -> None:
    browser.show(saved(page(many(1200))))
    browser.type("v1199")
    assert browser.texts("output") == ["1 of 1200 changes shown"]


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_what_is_behind_them(
    browser: Browser,
    saved: Save,
    dark: bool,  # noqa: FBT001 - a case of the test
) -> None:
    browser.show(saved(page(comparison(), late=True)), dark=dark)
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for selector in (".verdict .severity", ".class", ".place", ".header", ".name", "ins", "del",
                     ".verdict p", ".moment", ".card .severity", ".profile li"):  # fmt: skip
        found = browser.run(CONTRAST, selector)
        assert found, selector
        assert min(found) >= 4.5, selector
