"""The HTML of a comparison: what stands in it, and that nothing of a form can do harm."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

import pytest

from formkit.changes.kinds.forms import LanguageRenamed
from formkit.render.catalogue import Language
from formkit.render.harmless import harmless
from tests.render.compared import HOSTILE_TEXTS, OLD, comparison, hostile, many, page
from tests.render.html_reading import Reader, without_code


@pytest.mark.parametrize("language", list(Language))
def test_golden_page(language: Language, golden: Callable[[str, str | bytes], None]) -> None:
    golden(f"render/changes_{language}.html", without_code(page(comparison(), language)))


def test_same_comparison_same_bytes() -> None:
    assert page(comparison()) == page(comparison())


@pytest.mark.parametrize("make", [comparison, hostile])
def test_every_element_is_closed(make: Callable) -> None:
    reader = Reader(page(make()))
    assert reader.open == []
    assert Counter(reader.tags)["script"] == Counter(reader.tags)["style"] == 1


def test_texts_of_forms_stay_texts() -> None:
    written = page(hostile())
    reader = Reader(written)
    assert {"img", "h1"} & set(reader.tags) == {"h1"}
    assert Counter(reader.tags)["h1"] == 1
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", written)
    for text in HOSTILE_TEXTS:
        assert harmless(text) in reader.text


def test_only_its_own_style_and_script_may_run() -> None:
    written = page(comparison())
    for name in ("style", "script"):
        (code,) = re.findall(f"<{name}>(.*?)</{name}>", written, flags=re.DOTALL)
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;" in written
    assert not re.search(r"https?://|@import|url\(", written)


def test_words_are_marked_where_they_differ_and_only_there() -> None:
    written = page(comparison())
    assert "Where do <del>displaced</del> people" in written
    assert "Where do <ins>returned</ins> people" in written
    assert "today?</ins>" not in written


def test_what_is_alike_is_told_once() -> None:
    written = page(comparison())
    assert written.count("label::English (en) of 6 choices") == 1
    assert 'data-count="6"' in written
    assert "The coast" in written


def test_reasons_that_name_their_rows_are_those_of_the_first() -> None:
    rows = "".join(f"|  | text | q{one} | What? |\n" for one in range(6))
    kept = "| survey |\n|  | type | name | label |\n|  | text | kept | Why? |\n"
    written = page(comparison(kept + rows, kept))
    assert "6 questions are gone" in written
    assert "the first of 6: without a dictionary formkit cannot tell how binding q0" in written
    assert "the first of 6" not in page(many(6))


def test_12000_changes_of_one_column_make_no_20_mb() -> None:
    small, large = (len(page(many(count))) for count in (100, 600))
    assert (large - small) / 500 * 12_000 < 4_000_000


def test_what_is_only_written_differently_stands_apart_and_does_not_count() -> None:
    reader = Reader(page(comparison()))
    assert "only written differently: 2" in reader.text
    assert "19 changes, compared with" in reader.text


def test_a_form_beside_itself() -> None:
    reader = Reader(page(comparison(new=OLD)))
    assert "no changes, compared with old.md" in reader.text
    assert "identical: nothing changed" in reader.text
    assert "form" not in reader.tags
    assert "the version was not raised" not in reader.text


def test_a_change_without_a_place_stands_under_the_form() -> None:
    renamed = comparison(new=OLD.replace("English (en)", "Anglais (en)"))
    assert [type(one) for one in renamed.changes] == [LanguageRenamed]
    reader = Reader(page(renamed))
    assert "the form as a whole" in reader.text
    assert "language English (en) is now called Anglais (en)" in reader.text


def test_when_changes_can_go_to_devices() -> None:
    assert "it can go today" not in page(comparison())
    reader = Reader(page(comparison(), late=True))
    assert "it can go today: nothing that was collected is harmed" in reader.text
    assert "waits for the next round and a new project: 6" in reader.text


def test_what_to_map_stands_below() -> None:
    assert "map old to new: tap → pipe" in Reader(page(comparison())).text
