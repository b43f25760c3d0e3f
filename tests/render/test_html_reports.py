"""The HTML report: what stands in it, and that nothing of a form can do harm."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

import pytest

from formkit.align.standard_check.rules import STANDARD_RULES
from formkit.core.findings import Report
from formkit.render.catalogue import Language
from formkit.render.harmless import harmless
from formkit.render.html.reports import render_reports
from tests.render.html_reading import Reader, without_code
from tests.render.html_reports import (
    CLEAN,
    EMPTY,
    HOSTILE_TEXTS,
    MARKED,
    RULES,
    finding,
    hostile_report,
    rendered,
)
from tests.render.reports import FULL

ALL = (FULL, MARKED, EMPTY, CLEAN)


@pytest.mark.parametrize("language", list(Language))
def test_golden_page(language: Language, golden: Callable[[str, str | bytes], None]) -> None:
    golden(f"render/report_{language}.html", without_code(rendered(*ALL, language=language)))


def test_one_form_needs_no_table_and_no_name_twice() -> None:
    page = rendered(MARKED)
    assert 'class="forms' not in page
    assert page.count("mali.xlsx") == 2  # title and heading
    assert Reader(page).text.count("formulaires/sahel/") == 1


def test_same_reports_same_bytes() -> None:
    assert rendered(*ALL) == rendered(*ALL)


def test_every_element_is_closed_and_every_address_is_there_once() -> None:
    reader = Reader(rendered(*ALL))
    assert reader.open == []
    addresses = Counter(value for name, value in reader.attributes if name == "id")
    links = {value[1:] for name, value in reader.attributes if name == "href" and value[0] == "#"}
    assert max(addresses.values()) == 1
    assert links
    assert links <= set(addresses)


def test_a_rules_page_stands_in_the_file_once_however_many_findings_name_it() -> None:
    page = rendered(*(MARKED,) * 20)
    assert page.count("Two choices of one list have the same code.") == 1
    assert page.count('href="#FK203"') > 20


def test_a_rule_without_a_page_is_named_and_not_linked() -> None:
    page = rendered(MARKED)
    assert "<code>FK303</code> foreign-operator" in page
    assert 'href="#FK303"' not in page


def test_rules_of_the_standard_have_their_title_as_page() -> None:
    rule = STANDARD_RULES[0]
    report = Report(
        file="standard", findings=(finding("", 3, 1, RULE_SAID, rule=rule.id, slug=rule.slug),)
    )
    page = render_reports(
        (report,), version="0", catalogue={}, language="en", rules=(*RULES, *STANDARD_RULES)
    )
    assert f'id="{rule.id}"' in page
    assert "FK203" not in page


RULE_SAID = FULL.findings[1].message


def test_what_did_not_run_is_never_told_as_passed() -> None:
    text = Reader(rendered(EMPTY)).text
    assert "nothing found by the rules that ran" in text
    assert "Not run, so not passed" in text
    assert "FK701" in text
    assert "nothing found by the rules" not in Reader(rendered(CLEAN)).text


def test_forms_that_could_not_be_read_are_told() -> None:
    text = Reader(rendered(*ALL)).text
    assert "Not read, so not checked" in text
    assert "benin.xlsx: the file is encrypted" in text


def test_nothing_to_filter_no_filters() -> None:
    assert "<form" not in rendered(CLEAN, EMPTY)


def test_no_reports_at_all() -> None:
    assert "0 forms checked" in Reader(rendered()).text


def test_text_of_a_form_stays_text() -> None:
    page, calm = rendered(hostile_report()), rendered(MARKED)
    reader = Reader(page)
    assert reader.open == []
    assert set(reader.tags) <= set(Reader(calm).tags) | {"wbr"}
    assert Counter(reader.tags)["script"] == Counter(reader.tags)["style"] == 1
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", page)
    page.encode()
    for text in HOSTILE_TEXTS:
        assert harmless(text) in reader.text


def test_only_its_own_style_and_script_may_run() -> None:
    page = rendered(*ALL)
    for name in ("style", "script"):
        (code,) = re.findall(f"<{name}>(.*?)</{name}>", page, flags=re.DOTALL)
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"https?://|@import|url\(", page)


def test_130_forms_stay_small() -> None:
    one, many = len(rendered(MARKED, MARKED)), len(rendered(*(MARKED,) * 132))
    assert (many - one) / 130 / (len(MARKED.findings) + 2) < 1200
