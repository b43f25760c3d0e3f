"""English and French are complete, and say the same things of the same fields."""

import pytest

from formkit.core.messages import Message
from formkit.render.catalogue import Language, read_catalogue
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


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("l'eau, l’abri et 'yes'", ["'"]),
        ('dites "oui"', ['"', '"']),
        ("dites “oui”", ["“", "”"]),
        ("voici\N{NARROW NO-BREAK SPACE}: rien", ["\N{NARROW NO-BREAK SPACE}"]),
        ("deux  espaces", ["x  e"]),
        ("écris ton nom", ["ton"]),
        ("lecture …", [" …"]),
        ("un, deux, …", []),
        ('écrivez `l\'eau` : "Téton"'.replace('"', ""), []),
    ],
)
def test_signs_of_typewriters_and_familiar_words_are_found(
    translation: str, found: list[str]
) -> None:
    assert messages.odd(translation) == found


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("deux éditions du standard", ["édition"]),
        ("Contrôler le formulaire", ["contrôler"]),
        ("son éditeur de formulaires, un contrôle", []),
        ("écrivez `bug`", []),
    ],
)
def test_words_for_which_there_is_another_one_are_found(translation: str, found: list[str]) -> None:
    assert messages.refused(translation) == found


def test_french_has_the_signs_and_words_it_should() -> None:
    assert [text for text in FRENCH.values() if messages.faults(text)] == [], "run make messages"


def test_refused_words_and_those_to_write_stand_in_contributing() -> None:
    text = (messages.PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("### Words in French")[2].partition("\n## ")[0]
    words = {word for pair in messages.REFUSED.items() for word in pair}
    assert sorted(word for word in words if word not in table) == []


def test_of_the_words_behind_a_number_there_are_two_forms() -> None:
    worded = [text for one in messages.templates() for text in (one, FRENCH.get(one, one))]
    assert [text for text in worded if not set().union(*messages.forms(text).values()) <= {2}] == []


@pytest.mark.parametrize("number", [0, 1, 2, 12345])
def test_every_message_can_be_worded_with_any_number(number: int) -> None:
    catalogues = [read_catalogue(language) for language in Language]
    for template in messages.templates():
        message = Message(template, **dict.fromkeys(messages.fields(template), number))
        assert all(message.worded(catalogue) for catalogue in catalogues)
