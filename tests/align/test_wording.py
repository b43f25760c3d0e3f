import pytest

from formkit.align.wording import content_words, name_words, plain_words


def test_words_leave_marks_and_case_behind() -> None:
    assert plain_words("<b>Combien</b> d’IDP ?") == "b combien b d idp"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5.5. Do households have masks?", ("household", "mask")),
        ("A-4.7.1 Please specify", ("specify",)),
        ("EM14. What is your <b>gender</b>, ${name}?", ("sex",)),
        ("7 days", ("7", "day")),
        ("30 days ago", ("30", "day", "ago")),
        ("Number of families", ("many", "household")),
        ("Le sexe du chef de famille", ("sexe", "chef", "ménage")),
        ("${name}", ("name",)),
        ("", ()),
    ],
)
def test_what_a_text_is_about(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("FCSDairy", ("fcs", "dairy")),
        ("hohh", ("head", "household")),
        ("loc_num_idp_hh", ("location", "many", "idp", "household")),
    ],
)
def test_what_a_name_is_about(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words
