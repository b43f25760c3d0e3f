from hypothesis import given
from hypothesis import strategies as st

from formkit.core.texts import NO_TEXTS, Texts

pairs = st.lists(
    st.tuples(st.sampled_from(["", "English (en)", "Français (fr)", "العربية (ar)"]), st.text()),
    unique_by=lambda pair: pair[0],
)


@given(pairs)
def test_languages_without_wording_are_left_out(given_pairs: list[tuple[str, str]]) -> None:
    texts = Texts.of(given_pairs)
    assert texts.languages == tuple(language for language, text in given_pairs if text)
    assert bool(texts) == bool(texts.languages)
    assert list(texts) == [pair for pair in given_pairs if pair[1]]
    assert texts.first == next((text for _, text in given_pairs if text), "")


@given(pairs)
def test_ordering_twice_is_ordering_once(given_pairs: list[tuple[str, str]]) -> None:
    order = ("Français (fr)", "English (en)")
    once = Texts.of(given_pairs).ordered(order)
    assert once.ordered(order) == once
    assert sorted(once) == sorted(Texts.of(given_pairs))


def test_named_languages_come_first_in_the_order_asked_for() -> None:
    texts = Texts.of([("English (en)", "Water"), ("", "Aqua"), ("Français (fr)", "Eau")])
    assert texts.ordered(("Français (fr)", "English (en)")).languages == (
        "Français (fr)",
        "English (en)",
        "",
    )


def test_a_language_that_is_not_there_gives_the_default() -> None:
    assert Texts.of([("English (en)", "Water")]).get("Français (fr)", "?") == "?"
    assert NO_TEXTS.get("English (en)") == ""


def test_texts_say_whether_they_hold_anything() -> None:
    assert Texts.of([("", "Water")])
    assert not Texts.of([("", "")])


def test_a_reader_gets_the_language_by_its_code_or_else_the_first() -> None:
    texts = Texts.of([("fr", "Eau"), ("English (en)", "Water")])
    assert [texts.for_reader(code) for code in ("en", "fr", "ar")] == ["Water", "Eau", "Eau"]
    assert NO_TEXTS.for_reader("en") == ""
