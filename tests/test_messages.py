"""English and French are complete, and say the same things of the same fields."""

import pytest

from tests import messages

SAID = {*messages.templates(), *messages.help_texts()}
PAGES = messages.page_texts()
FRENCH = messages.catalogue()


def test_every_message_has_a_template_that_can_be_read_off_the_code() -> None:
    found = {
        str(path): lines
        for path in messages.PACKAGE.rglob("*.py")
        if (lines := messages.untold(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('Message("as {one}", one=1)', []),
        ('text = "as {one}"\nMessage(text, one=1)', []),
        ('Message("one" if few else "many")', []),
        ("Message(text)", [1]),
        ('Message(f"as {one}")', [1]),
    ],
)
def test_a_template_is_text_written_in_the_code(code: str, lines: list[int]) -> None:
    assert messages.untold(code) == lines


def test_the_french_catalogue_is_complete() -> None:
    assert sorted((SAID | PAGES) - set(FRENCH)) == [], "run make messages"


def test_the_french_catalogue_has_nothing_that_nobody_says() -> None:
    assert sorted(set(FRENCH) - SAID - PAGES) == []


def test_a_translation_has_the_fields_of_its_template() -> None:
    others = [
        template
        for template in sorted(SAID & set(FRENCH))
        if messages.fields(FRENCH[template]) != messages.fields(template)
    ]
    assert others == []


def test_the_catalogue_is_sorted() -> None:
    assert list(FRENCH) == sorted(FRENCH)


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("voici : {name} !", [" :", " !"]),
        ("« {name} » ; fin", ["« ", " »", " ;"]),
        ("voici\xa0: «\xa0{name}\xa0»", []),
        ("écrivez `a : b`, ou a != b", []),
    ],
)
def test_a_space_that_breaks_before_a_sign_is_found(translation: str, found: list[str]) -> None:
    assert messages.loose(translation) == found


def test_no_line_of_french_begins_with_a_sign() -> None:
    assert [text for text in FRENCH.values() if messages.loose(text)] == [], "run make messages"
