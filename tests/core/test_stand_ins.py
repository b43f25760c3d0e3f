import pytest

from formkit.core.stand_ins import mark_in, marked_language, standing_in


@pytest.mark.parametrize("text", ["Combien ?", "", "[see note] How many?"])
def test_what_stands_in_says_its_language(text: str) -> None:
    marked = standing_in(text, "fr")
    assert (mark_in(marked), marked_language(marked)) == ("[fr] ", "fr")
    assert marked.removeprefix(mark_in(marked)) == text


@pytest.mark.parametrize("text", ["Combien ?", "", "Why [fr] not?", "[fr]", "[[fr] x"])
def test_other_texts_have_no_mark(text: str) -> None:
    assert (mark_in(text), marked_language(text)) == ("", "")
