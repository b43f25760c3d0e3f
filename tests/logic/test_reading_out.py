import pytest

from formkit.core.texts import Texts
from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.labels import label_of
from formkit.logic.reading_out import read_out, read_out_value
from formkit.model.index import FormIndex
from formkit.render.catalogue import Language, read_catalogue
from formkit.xpath.parser import parse

FORM = """
| survey |
| | type | name | label::English (en) | label::French (fr) |
| | integer | hh | **Households** | Ménages |
| | select_one yn | water | Water in the site? | De l'eau sur le site ? |
| | select_multiple need | needs | Needs | Besoins |
| | date | day | Day of the visit | Jour de la visite |
| | text | place | | |
| | begin repeat | people | People | Personnes |
| | integer | age | Age of ${place} | |
| | end repeat | | | |
| | select_one need | first | First need | Premier besoin |
| choices |
| | list_name | name | label::English (en) | label::French (fr) |
| | yn | 1 | Yes | Oui |
| | yn | 0 | No | Non |
| | need | food | Food | Vivres |
| | need | cash | Cash | Argent |
"""
HH = "“Households”"
LOGIC = FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "selected(${water}, '1') and ${hh} > 10",
            "“Water in the site?” is “Yes” and “Households” is more than 10",
        ),
        ("${water} = 1", "“Water in the site?” is “Yes”"),
        ("'1' = ${water}", "“Water in the site?” is “Yes”"),
        ("${water} != '0'", "“Water in the site?” is not “No”"),
        ("not(selected(${water}, '0'))", "“Water in the site?” is not “No”"),
        ("${water} = '9'", "“Water in the site?” is “9”"),
        ("${water} = '1' or ${water} = '0'", "“Water in the site?” is “Yes” or “No”"),
        (
            "selected(${needs}, 'food') or selected(${needs}, 'cash')",
            "“Needs” includes “Food” or “Cash”",
        ),
        ("not(selected(${needs}, 'food'))", "“Needs” does not include “Food”"),
        ("count-selected(${needs}) <= 2", "the number of answers to “Needs” is at most 2"),
        ("10 < ${hh}", "“Households” is more than 10"),
        ("${hh} >= -1", "“Households” is at least minus 1"),
        ("${hh} < ${age}", "“Households” is less than “Age of …”"),
        ("${hh} = 3", "“Households” is 3"),
        ("${place} = ''", "“place” is not answered"),
        ("${place} != ''", "“place” is answered"),
        ("string-length(${place}) = 8", "the length of “place” is 8"),
        ("regex(${place}, '[0-9]+')", "“place” has the form [0-9]+"),
        (". > ${hh}", "this answer is more than “Households”"),
        ("${day} <= today()", "“Day of the visit” is not after today"),
        ("${day} > date('2026-01-31')", "“Day of the visit” is after “2026-01-31”"),
        ("${day} = today()", "“Day of the visit” is today"),
        ("count(${people}) > 0", "the number of “People” is more than 0"),
        ("sum(${age}) = ${hh} + 1", "the sum of “Age of …” is “Households” plus 1"),
        ("${hh} mod 2 = 0", "the rest of “Households” divided by 2 is 0"),
        (
            "number(${hh}) * 2 - 1 div 3 > 4",
            "“Households” times 2 minus 1 divided by 3 is more than 4",
        ),
        (
            "${hh} > 1 and (${water} = 1 or ${place} = 'a')",
            "“Households” is more than 1 and (“Water in the site?” is “Yes” or “place” is “a”)",
        ),
        ("not(${hh} > 1)", "it is not so that “Households” is more than 1"),
        ("true()", "always"),
        ("false()", "never"),
        ("${hh}", "“Households” counts as yes"),
        ("need = ${place}", "the choice's need is “place”"),
        ("place = ${place}", "the choice's place is “place”"),
        ("concat(${hh}, 'x') = 'y'", "the texts “Households”, “x” joined is “y”"),
        ("once(${hh}) = 1", "what “Households” was at first is 1"),
        ("${water} = ${first}", "“Water in the site?” is the same as this answer"),
        ("${hh} != ${age}", "“Households” is not the same as “Age of …”"),
        ("selected('food cash', ${first})", "this answer is one of: “Food”, “Cash”"),
        (
            "not(selected('food 9', ${first}))",
            "this answer is none of: “Food”, “9”",
        ),
        (
            "not(selected(${needs}, 'food') and ${hh} > 1)",
            "it is not so that (“Needs” includes “Food” and “Households” is more than 1)",
        ),
        ("count-selected(.) > 1", "the number of answers given here is more than 1"),
        ("${last-saved#hh} = 1", "“Households” in the form saved last is 1"),
        ("position(..) = 1", "its place in the repeat is 1"),
        ("string(now()) = 'x'", "the time now is “x”"),
        ("boolean(${hh} > 1) = 'a'", "boolean(${hh} > 1) is “a”"),
        ("substr(${age}, 1) = 'a'", "substr(${age}, 1) is “a”"),
        ("${hh}[. > 1] = 1", "${hh}[. > 1] is 1"),
        ("${nobody} = 1", "“nobody” is 1"),
    ],
)
def test_a_condition_in_words(text: str, words: str) -> None:
    read = read_out(parse(text), LOGIC.entries["first"], LOGIC, "English (en)")
    assert read.worded() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("if(${hh} > 1, 'many', '')", "“many” if “Households” is more than 1, otherwise nothing"),
        ("(${hh} + 1) * 2", "(“Households” plus 1) times 2"),
        ("${hh} - (1 - ${hh})", "“Households” minus (1 minus “Households”)"),
        (
            "${hh} > 1 and ${hh} < 5",
            "whether “Households” is more than 1 and “Households” is less than 5",
        ),
        ("round(${hh} div 3, 1)", "“Households” divided by 3 rounded to 1 decimal places"),
        ("coalesce(${hh}, 0)", "“Households” or, where that is not answered, 0"),
        ("jr:choice-name(${water}, '${water}')", "the label of “Water in the site?”"),
        ("pulldata('sites', 'pop', 'code', ${place})", "pop in the file sites, found by “place”"),
        ("pulldata(${place}, 'pop', 'code', 1)", "pulldata(${place}, 'pop', 'code', 1)"),
        ("join(', ', ${age})", "the texts “Age of …” joined"),
        ("max(${hh}, 2)", "the largest of “Households”, 2"),
        ("-${hh}", "minus “Households”"),
        (
            "instance('need')/root/item[name = ${first}]/label",
            "label in the list need where the choice's name is this answer",
        ),
        ("instance('need')/root/item", "instance('need')/root/item"),
        ("../../x", "../../x"),
    ],
)
def test_a_value_in_words(text: str, words: str) -> None:
    read = read_out_value(parse(text), LOGIC.entries["first"], LOGIC, "English (en)")
    assert str(read) == words


def test_labels_are_those_of_the_language_asked_for() -> None:
    read = read_out(
        parse("${water} = 1 and ${age} = 1"), LOGIC.entries["first"], LOGIC, "French (fr)"
    )
    assert read.worded() == "“De l'eau sur le site ?” is “Oui” and “Age of …” is 1"


FRENCH = read_catalogue(Language.FRENCH)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "selected(${water}, '1') and ${hh} > 10",
            (
                "«\xa0De l'eau sur le site ?\xa0» est «\xa0Oui\xa0»"
                " et «\xa0Ménages\xa0» est supérieur à 10"
            ),
        ),
        (
            "selected(${needs}, 'food') or selected(${needs}, 'cash')",
            "«\xa0Besoins\xa0» comprend «\xa0Vivres\xa0» ou «\xa0Argent\xa0»",
        ),
        ("not(selected(${needs}, 'food'))", "«\xa0Besoins\xa0» ne comprend pas «\xa0Vivres\xa0»"),
        (
            "${place} = '' or ${hh} <= 2",
            "«\xa0place\xa0» n’a pas de réponse ou «\xa0Ménages\xa0» est inférieur ou égal à 2",
        ),
        ("${day} >= today()", "«\xa0Jour de la visite\xa0» n’est pas antérieur à aujourd’hui"),
        ("${water} != ${first}", "«\xa0De l'eau sur le site ?\xa0» n’est pas identique à ce champ"),
        (
            "selected('food cash', .)",
            "ce champ est l’une des réponses\u00a0: «\xa0Vivres\xa0», «\xa0Argent\xa0»",
        ),
        (
            "not(${hh} > 1 and ${hh} < 5)",
            (
                "il est faux que («\xa0Ménages\xa0» est supérieur à 1"
                " et «\xa0Ménages\xa0» est inférieur à 5)"
            ),
        ),
        ("count(${people}) > 0", "le nombre de «\xa0Personnes\xa0» est supérieur à 0"),
        ("regex(${place}, '[a-z]+')", "«\xa0place\xa0» a la forme [a-z]+"),
        ("${place} = 'a'", "«\xa0place\xa0» est «\u00a0a\u00a0»"),
    ],
)
def test_a_condition_in_french(text: str, words: str) -> None:
    read = read_out(parse(text), LOGIC.entries["first"], LOGIC, "French (fr)")
    assert read.worded(FRENCH) == words


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("<b>Bold</b> and *slanted* and __more__", "Bold and slanted and more"),
        ("## Heading\n\nbelow", "Heading below"),
        ("", "name"),
        ("snake_case stays, 2 * 3 too", "snake_case stays, 2 * 3 too"),
        ("word " * 30, "word " * 16 + "…"),
    ],
)
def test_a_label_on_one_line(label: str, plain: str) -> None:
    assert label_of(Texts.of([("", label)]), "", "name") == plain
