import pytest

from formkit.formats.directions import is_right_to_left, reads_right_to_left


@pytest.mark.parametrize(
    "language",
    ["Arabic (ar)", "arabe", "العربية (ar)", "العربية", "ar", "Dari (prs)", "Kurdî (ckb)", "اردو"],
)
def test_languages_in_arabic_script_read_from_right_to_left(language: str) -> None:
    assert is_right_to_left(language)


@pytest.mark.parametrize(
    "language", ["", "English (en)", "Français (fr)", "Hausa (ha)", "Bulgarian", "(1)"]
)
def test_other_languages_read_from_left_to_right(language: str) -> None:
    assert not is_right_to_left(language)


@pytest.mark.parametrize("text", ["ماء", "1. ماء", "שלום", "… ماء GPS"])
def test_a_text_that_begins_in_arabic_or_hebrew_reads_from_right_to_left(text: str) -> None:
    assert reads_right_to_left(text)


@pytest.mark.parametrize("text", ["", "Water", "Où ?", "GPS ماء", "… 12"])
def test_other_texts_read_from_left_to_right(text: str) -> None:
    assert not reads_right_to_left(text)


@pytest.mark.parametrize("text", ["GPS ماء", "ماء", "", "… 12"])
def test_in_an_arabic_column_any_arabic_letter_is_enough(text: str) -> None:
    assert reads_right_to_left(text, in_column=True)


@pytest.mark.parametrize("text", ["Water", "[fr] Où ?"])
def test_french_in_an_arabic_column_reads_from_left_to_right(text: str) -> None:
    assert not reads_right_to_left(text, in_column=True)
