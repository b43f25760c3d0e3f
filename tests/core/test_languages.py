import pytest

from formkit.core.languages import language_code


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("Français (fr)", "fr"),
        ("French", "fr"),
        ("ar", "ar"),
        ("Hausa (ha)", "ha"),
        ("Portuguese (pt-GW)", "pt"),
        ("", ""),
        ("Kanuri", ""),
    ],
)
def test_the_code_of_a_language(language: str, code: str) -> None:
    assert language_code(language) == code
