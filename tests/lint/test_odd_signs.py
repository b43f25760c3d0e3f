"""Letters and signs that look like others."""

import pytest

from formkit.lint.odd_signs import odd_words, plain_signs, plain_word, requoted

CYRILLIC_A, ZERO_WIDTH = "\u0430", "\u200b"


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        (f"w{CYRILLIC_A}ter", "water"),
        (f"wa{ZERO_WIDTH}ter", "water"),
        ("\uff41\uff42", "ab"),
        ("h\u03bfme", "home"),
        (f"dur\u00e9e{ZERO_WIDTH}", "dur\u00e9e"),
    ],
)
def test_words_with_letters_of_another_alphabet(word: str, plain: str) -> None:
    assert odd_words(f"${{{word}}} = 1") == (word,)
    assert plain_word(word) == plain


@pytest.mark.parametrize(
    "word",
    [
        "water",
        "dur\u00e9e",
        "\u0432\u043e\u0434\u0430",
        "\u0645\u0627\u0621",
        ZERO_WIDTH,
        "\u0440\u0430",
    ],
)
def test_words_of_one_alphabet_are_not_odd(word: str) -> None:
    assert odd_words(word) == ()


def test_signs_of_word_processors() -> None:
    assert plain_signs("${a} \u2265 5 and ${b} = \u00ab yes \u00bb") == "${a} >= 5 and ${b} = 'yes'"
    assert requoted("${a} = 'l\u2019eau'") == '${a} = "l\'eau"'
    assert requoted("${a} = 'leau'") == "${a} = 'leau'"
