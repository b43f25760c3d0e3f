"""Markup and text of forms: what is shown is what was there."""

from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.render.harmless import harmless
from formkit.render.html.form_texts import breakable, cell_text, file_name, folder_of, isolated
from formkit.render.html.markup import Html, element, escaped, joined

TEXTS = st.text(max_size=40)


def shown(markup: str) -> str:
    return unescape(sub("<[^>]*>", "", markup))


@given(TEXTS, TEXTS)
def test_what_is_no_markup_is_shown_as_it_is(text: str, value: str) -> None:
    markup = element("p", text, title=value)
    assert shown(markup) == harmless(text)
    assert markup.count("<") == markup.count(">") == 2
    assert markup.count('"') == 2


@given(TEXTS)
def test_a_sentence_is_isolated_and_nothing_is_lost(text: str) -> None:
    assert shown(isolated(text)) == harmless(text)
    assert shown(breakable(text)) == harmless(text)
    assert shown(file_name(text)) == harmless(text)


@given(
    st.text(alphabet="abc \u0627<&", max_size=30),
    st.tuples(st.integers(-3, 40), st.integers(-3, 40)),
)
def test_a_short_cell_is_shown_whole_wherever_its_span_lies(
    text: str, span: tuple[int, int]
) -> None:
    markup = cell_text(text, span)
    assert "<mark" in markup
    assert shown(markup).replace("\u2423", " ") == text


@pytest.mark.parametrize(
    ("text", "span", "markup"),
    [
        ("a && b", (2, 4), "a <mark>&amp;&amp;</mark> b"),
        ("a b", None, "a b"),
        ("(a", (2, 2), '(a<mark class="here"></mark>'),
        ("a ", (1, 2), 'a<mark class="unseen"><span>\u2423</span></mark>'),
        (
            "a\u00a0b",
            (1, 2),
            'a<mark class="unseen"><span title="no-break space">U+00A0</span></mark>b',
        ),
        ("a\tb", (1, 2), 'a<mark class="unseen"><span>U+0009</span></mark>b'),
        ("a b", (0, 2), "<mark>a </mark>b"),
    ],
)
def test_what_is_meant_is_marked(text: str, span: tuple[int, int] | None, markup: str) -> None:
    assert cell_text(text, span) == f'<bdi dir="auto">{markup}</bdi>'


def test_of_a_long_cell_what_is_meant_and_its_neighbourhood_is_shown() -> None:
    text = "x" * 1000 + "!" + "y" * 1000
    markup = shown(cell_text(text, (1000, 1001)))
    assert markup == f"…{'x' * 240}!{'y' * 240}…"
    assert shown(cell_text(text, None)) == f"{'x' * 480}…"
    assert shown(cell_text("x" * 480, None)) == "x" * 480


def test_words_from_right_to_left_are_isolated_together() -> None:
    assert isolated("la liste ماء نظيف (3)") == "la liste <bdi>ماء نظيف</bdi> (3)"


@pytest.mark.parametrize(
    ("path", "folder"),
    [("a.xlsx", ""), ("x/y/a.xlsx", "x/y/"), ("C:\\x\\a.xlsx", "C:\\x\\"), ("", "")],
)
def test_folders_before_a_name(path: str, folder: str) -> None:
    assert folder_of(path) == folder


def test_markup_is_not_escaped_again() -> None:
    inner = element("b", "<")
    assert isinstance(inner, Html)
    assert element("p", inner, hidden=True, title=None, id=False) == "<p hidden><b>&lt;</b></p>"
    assert escaped(inner) is inner
    assert joined((inner, "&"), "<") == "<b>&lt;</b>&lt;&amp;"
    assert element("input", name="a_b", aria_label="c", class_="d") == (
        '<input name="a_b" aria-label="c" class="d">'
    )
