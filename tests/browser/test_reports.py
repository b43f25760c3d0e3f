"""The HTML report in a browser: sorted, filtered, on a phone, in French, and without a network."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.render.catalogue import Language
from tests.browser.conftest import Browser
from tests.render.html_reports import CLEAN, EMPTY, HOSTILE_TEXTS, MARKED, hostile_report, rendered
from tests.render.reports import FULL

pytestmark = pytest.mark.browser
Save = Callable[[str], Path]
REPORTS = (FULL, MARKED, EMPTY, CLEAN)
PLACES = ".groups .finding .place"
IN_ORDER = ["survey!E7", "survey!C9", "choices!B4", "choices!C1"]


@pytest.fixture
def one(browser: Browser, saved: Save) -> Browser:
    browser.show(saved(rendered(MARKED)))
    return browser


@pytest.fixture
def many(browser: Browser, saved: Save) -> Browser:
    browser.show(saved(rendered(*REPORTS)))
    return browser


def test_nothing_leaves_the_file_and_nothing_is_complained_of(
    browser: Browser, saved: Save
) -> None:
    path = saved(rendered(*REPORTS))
    browser.show(path)
    browser.click("[value=severity]")
    browser.click("a.rule")
    browser.click("th button")
    browser.type("x")
    asked = browser.requests()
    assert asked[0] == path.as_uri()
    assert [address for address in asked[1:] if not address.startswith("data:")] == []
    assert browser.messages() == []


def test_findings_come_in_the_order_of_the_sheets(one: Browser) -> None:
    assert one.texts(PLACES) == IN_ORDER
    assert one.texts(".groups h3") == ["survey 2", "choices 2"]


def test_sorted_by_severity_and_by_rule_and_back(one: Browser) -> None:
    one.click("[value=severity]")
    assert one.texts(".groups h3") == ["error 1", "warning 3"]
    one.click("[value=rule]")
    assert one.texts(".groups h3") == ["FK203 duplicate-choice-code 3", "FK303 foreign-operator 1"]
    assert one.texts(PLACES) == [*IN_ORDER[1:], IN_ORDER[0]]
    one.click("[value=cell]")
    assert one.texts(PLACES) == IN_ORDER
    assert one.texts(".groups h3") == ["survey 2", "choices 2"]


def test_filtered_by_severity(one: Browser) -> None:
    one.click("input[value=warning]")
    assert one.texts(PLACES) == IN_ORDER[:1]
    assert one.texts("output") == ["1 of 4 findings shown"]
    one.click("input[value=warning]")
    assert one.texts(PLACES) == IN_ORDER


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [("rule", "FK303", IN_ORDER[:1]), ("sheet", "choices", IN_ORDER[2:]), ("sheet", "", IN_ORDER)],
)
def test_filtered_by_choice(one: Browser, name: str, value: str, shown: list[str]) -> None:
    one.choose(name, value)
    assert one.texts(PLACES) == shown


def test_filtered_to_what_may_be_mended(one: Browser) -> None:
    one.click("[name=fixable]")
    assert one.texts(PLACES) == IN_ORDER[1:3]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("deplaces", ["choices!B4"]),
        ("DÉPLACÉS odd", ["choices!B4"]),
        ("${age}", ["survey!E7"]),
        ("العربية", ["survey!C9"]),
        ("survey FK203", ["survey!C9"]),
        ("nowhere to be found", []),
    ],
)
def test_found_by_words_whatever_their_accents(one: Browser, words: str, shown: list[str]) -> None:
    one.type(words)
    assert one.texts(PLACES) == shown
    assert len(one.texts(".groups h3")) == len(shown)


def test_sorting_keeps_the_filter_and_showing_all_forgets_both(one: Browser) -> None:
    one.type("odd")
    one.click("[value=rule]")
    assert one.texts(PLACES) == ["choices!B4"]
    one.click("[type=reset]")
    one.driver.implicitly_wait(2)
    one.driver.find_element("css selector", "[type=reset][hidden]")
    assert one.texts(PLACES) == IN_ORDER
    assert one.texts("output") == ["4 of 4 findings shown"]


def test_enter_sends_nothing_away(one: Browser) -> None:
    one.type("odd\n")
    assert one.texts(PLACES) == ["choices!B4"]


def test_forms_without_what_is_looked_for_are_hidden(many: Browser) -> None:
    assert len(many.texts(".form h2")) == 4
    many.choose("form", "2")
    assert many.texts(".form h2") == ["formulaires/sahel/mali.xlsx"]
    many.choose("form", "")
    many.type("mali")
    assert many.texts(".form h2") == ["formulaires/sahel/mali.xlsx"]


def test_the_table_of_forms_is_sorted_by_what_is_clicked(many: Browser) -> None:
    def forms() -> list[str]:
        return [text.rpartition("/")[2] for text in many.texts(".forms tbody th")]

    def order(column: int) -> str:
        head = f"return document.querySelectorAll('.forms thead th')[{column}].ariaSort"
        return str(many.run(head))

    start = forms()
    many.click(".forms th:nth-child(3) button")
    assert (forms()[0], order(2)) == ("mali.xlsx", "descending")
    many.click(".forms th:nth-child(3) button")
    assert (forms()[-1], order(2)) == ("mali.xlsx", "ascending")
    many.click(".forms th:first-child button")
    assert (forms()[0], order(0), order(2)) == ("niger.xlsx", "ascending", "None")
    assert sorted(forms()) == sorted(start)


def test_a_rules_page_unfolds_below_the_finding_and_folds_again(one: Browser) -> None:
    link = ".groups a.rule"
    one.click(link)
    assert one.texts(".groups .page") == one.run(
        "return [document.querySelector('#FK203').textContent.trim()]"
    )
    assert one.run("return document.querySelectorAll('#FK203').length") == 1
    assert one.driver.find_element("css selector", link).get_attribute("aria-expanded") == "true"
    one.click(link)
    assert one.texts(".groups .page") == []


def test_an_address_unfolds_the_page_that_it_names(browser: Browser, saved: Save) -> None:
    path = saved(rendered(MARKED))
    browser.show(path)
    assert browser.texts(".rules .page") == []
    browser.click(".ids a")
    assert len(browser.texts("#FK501")) == 1
    browser.show(path, fragment="#FK203")
    assert len(browser.texts("#FK203")) == 1


def test_french(browser: Browser, saved: Save) -> None:
    browser.show(saved(rendered(MARKED, language=Language.FRENCH)))
    assert browser.run("return document.documentElement.lang") == "fr"
    browser.click("[value=severity]")
    assert browser.texts(".groups h3") == ["erreur 1", "avertissement 3"]
    assert browser.texts("output") == ["constats affichés\xa0: 4 sur 4"]


def test_without_a_script_it_is_a_plain_list(browser: Browser, saved: Save) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(saved(rendered(*REPORTS)), fragment="#FK203")
        assert browser.texts("form.filters") == []
        assert len(browser.texts(".groups .finding")) == 9
        assert len(browser.texts("#FK203")) == 1
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reports", [(MARKED,), (*REPORTS, hostile_report())])
def test_a_phone_shows_it_without_moving_sideways(
    browser: Browser, saved: Save, reports: tuple, language: Language
) -> None:
    browser.show(saved(rendered(*reports, language=language)), width=360, height=740)
    browser.click("a.rule")
    for box in ("", "document.querySelectorAll('details').forEach((one) => { one.open = true });"):
        width = browser.run(f"{box} return document.documentElement.scrollWidth")
        assert width == 360
    assert browser.texts(".choices") == []
    browser.click(".more-filters")
    assert len(browser.texts(".choices")) == 1
    assert browser.run("return document.documentElement.scrollWidth") == 360


def test_texts_that_mean_harm_are_shown_and_do_nothing(browser: Browser, saved: Save) -> None:
    browser.show(saved(rendered(hostile_report(), MARKED)))
    browser.click("[value=rule]")
    browser.click("[value=severity]")
    browser.type("script")
    assert browser.run("return window.hacked === undefined")
    assert len(browser.texts(".groups .finding")) == len(HOSTILE_TEXTS)
    assert browser.messages() == []


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>window.hacked = true</script>",
        "<img src=x onerror='window.hacked = true'>",
        "<img src='https://example.org/x.png'>",
    ],
)
def test_even_markup_that_got_in_may_do_nothing(
    browser: Browser, saved: Save, smuggled: str
) -> None:
    path = saved(rendered(MARKED).replace("<main>", f"<main>{smuggled}"))
    browser.show(path)
    assert browser.run("return window.hacked === undefined")
    assert "Content Security Policy" in " ".join(browser.messages())
    assert [one for one in browser.requests() if one.startswith("http")] == []


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const rgb = (colour) => {
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (colour) => {
  const [r, g, b] = rgb(colour).map((one) => one / 255)
    .map((one) => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const behind = (one) => {
  const colour = getComputedStyle(one).backgroundColor;
  return colour === 'rgba(0, 0, 0, 0)' && one.parentElement ? behind(one.parentElement) : colour;
};
return [...document.querySelectorAll(arguments[0])].map((one) => {
  const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
  return (a + .05) / (b + .05);
});
"""


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_what_is_behind_them(
    browser: Browser,
    saved: Save,
    dark: bool,  # noqa: FBT001 - a case of the test
) -> None:
    browser.show(saved(rendered(*REPORTS)), dark=dark)
    browser.click("a.rule")
    words = (".severity", ".place", ".name", ".message", ".header", ".more a", ".counts", "mark")
    for selector in words:
        found = browser.run(CONTRAST, selector)
        assert found, selector
        assert min(found) >= 4.5, selector
