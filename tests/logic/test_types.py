import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.mismatches import find_mismatches
from formkit.logic.types import Kind, type_of, type_of_answer
from formkit.model.index import FormIndex
from formkit.xpath.parser import parse

FORM = """
| survey |
| | type | name | label | calculation |
| | integer | hh | Households | |
| | decimal | share | Share | |
| | text | place | Place | |
| | select_one yn | water | Water | |
| | select_one need or_other | first | First | |
| | select_multiple need | needs | Needs | |
| | select_one_from_file a.csv | far | Far | |
| | date | day | Day | |
| | time | hour | Hour | |
| | dateTime | moment | Moment | |
| | geopoint | spot | Spot | |
| | image | photo | Photo | |
| | odd | odd | Odd | |
| | note | note | Note | |
| | calculate | total | | ${hh} + 1 |
| | calculate | broken | | (( |
| | calculate | circle | | ${circle} |
| | calculate | truth | | ${hh} > 1 |
| | begin repeat | people | People | |
| | integer | age | Age | |
| | calculate | older | | ${age} + 1 |
| | end repeat | | | |
| choices |
| | list_name | name | label |
| | yn | 1 | Yes |
| | yn | 0 | No |
| | need | food | Food |
| | need | cash | Cash |
"""
LOGIC = FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", Kind.INTEGER),
        ("1.5", Kind.DECIMAL),
        ("'a'", Kind.TEXT),
        ("${hh}", Kind.INTEGER),
        ("../hh", Kind.INTEGER),
        (".", Kind.TEXT),
        ("/form/nowhere", Kind.UNKNOWN),
        ("${share}", Kind.DECIMAL),
        ("${water}", Kind.CODE),
        ("${needs}", Kind.CODES),
        ("${far}", Kind.CODE),
        ("${day}", Kind.DATE),
        ("${hour}", Kind.TIME),
        ("${moment}", Kind.DATETIME),
        ("${spot}", Kind.PLACE),
        ("${photo}", Kind.TEXT),
        ("${odd}", Kind.UNKNOWN),
        ("${note}", Kind.UNKNOWN),
        ("${nobody}", Kind.UNKNOWN),
        ("${people}", Kind.NODES),
        ("${total}", Kind.INTEGER),
        ("${broken}", Kind.UNKNOWN),
        ("${circle}", Kind.UNKNOWN),
        ("${truth}", Kind.BOOLEAN),
        ("${hh} > 1", Kind.BOOLEAN),
        ("${hh} > 1 and true()", Kind.BOOLEAN),
        ("-${hh}", Kind.INTEGER),
        ("-${share}", Kind.DECIMAL),
        ("${hh} * 2 mod 3", Kind.INTEGER),
        ("${hh} + ${share}", Kind.DECIMAL),
        ("${hh} div 2", Kind.DECIMAL),
        ("${day} - today()", Kind.INTEGER),
        ("${hh} | ${share}", Kind.NODES),
        ("${people}[age > 1]", Kind.NODES),
        ("today()", Kind.DATE),
        ("now()", Kind.DATETIME),
        ("count(${people})", Kind.INTEGER),
        ("round(${share})", Kind.INTEGER),
        ("round(${share}, 1)", Kind.DECIMAL),
        ("sum(${age})", Kind.INTEGER),
        ("max(${hh}, ${share})", Kind.DECIMAL),
        ("sum(${needs})", Kind.DECIMAL),
        ("abs(${water})", Kind.DECIMAL),
        ("selected(${needs}, 'food')", Kind.BOOLEAN),
        ("selected-at(${needs}, 0)", Kind.CODE),
        ("selected-at(${place}, 0)", Kind.TEXT),
        ("concat('a', ${hh})", Kind.TEXT),
        ("if(true(), 1, 2)", Kind.INTEGER),
        ("if(true(), ${hh}, '')", Kind.INTEGER),
        ("if(true(), '', '')", Kind.TEXT),
        ("if(true(), ${water}, 'x')", Kind.TEXT),
        ("if(true(), 1, 'x')", Kind.UNKNOWN),
        ("coalesce(${day}, today())", Kind.DATE),
        ("once(${water})", Kind.CODE),
        ("indexed-repeat(${age}, ${people}, 1)", Kind.INTEGER),
        ("max()", Kind.DECIMAL),
        ("nothing-known(1)", Kind.UNKNOWN),
        ("current()", Kind.NODES),
        ("instance('x')/root/item", Kind.UNKNOWN),
    ],
)
def test_what_an_expression_gives(text: str, kind: Kind) -> None:
    assert type_of(parse(text), LOGIC.entries["place"], LOGIC).kind is kind


def test_codes_know_their_list() -> None:
    place = LOGIC.entries["place"]
    lists = {
        text: type_of(parse(text), place, LOGIC).list_name
        for text in ("${water}", "selected-at(${needs}, 0)", "${far}", "if(true(), ${first}, '')")
    }
    assert list(lists.values()) == ["yn", "need", "", "need"]


def test_an_answer_of_a_repeat_is_several_outside_it_and_one_inside() -> None:
    age = parse("${age}")
    outside = type_of(age, LOGIC.entries["place"], LOGIC)
    inside = type_of(age, LOGIC.entries["older"], LOGIC)
    assert (outside.is_several, inside.is_several) == (True, False)
    assert (outside.kind, outside.is_number) == (Kind.INTEGER, True)
    assert type_of(parse("${last-saved#hh}"), LOGIC.entries["place"], LOGIC).kind is Kind.INTEGER


def test_the_answer_of_a_row() -> None:
    kinds = {name: type_of_answer(LOGIC.entries[name], LOGIC).kind for name in ("older", "people")}
    assert kinds == {"older": Kind.INTEGER, "people": Kind.NODES}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("${hh} > 1 and ${place} = 'a' and ${water} = '1'", []),
        ("${hh} = '5' or ${hh} > '5'", []),
        ("${hh} = 'five'", ["number-with-text"]),
        ("'five' = ${hh}", ["number-with-text"]),
        ("${hh} = ''", []),
        ("${hh} > 'five'", ["order-of-texts"]),
        ("${day} > '2026-01-31'", ["date-with-text"]),
        ("${day} > date('2026-01-31')", []),
        ("${day} = '2026-01-31'", []),
        ("${day} = 2026", ["date-with-number"]),
        ("(${hh} > 1) = 'true'", ["truth-with-value"]),
        ("${truth} = 1", ["truth-with-value"]),
        ("${truth} > 0", ["truth-with-value"]),
        ("(${hh} > 1) = true()", []),
        ("${needs} = 'food'", ["codes-as-one"]),
        ("${needs} != ''", []),
        ("${water} = '2'", ["unknown-code"]),
        ("${water} = 1 and ${water} != 2", ["unknown-code"]),
        ("${far} = 'anything'", []),
        ("${first} = 'other'", []),
        ("${water} = ${first}", ["other-list"]),
        ("${first} = selected-at(${needs}, 0)", []),
        ("selected-at(${hh}, 0) = '1'", ["selected-of-no-select"]),
        ("selected(${needs}, 'food') and selected(${water}, '1')", []),
        ("selected(${needs}, 'wood')", ["unknown-code"]),
        ("selected(${needs}, ${place})", []),
        ("selected(${hh}, '5')", ["selected-of-no-select"]),
        ("count-selected(${day}) > 1", ["selected-of-no-select"]),
        ("selected('a b', ${water})", []),
        ("${hh} + 1 = 2", []),
        ("if(${hh} = 'x', 1, 2)", ["number-with-text"]),
        ("${nobody} = 'x'", []),
    ],
)
def test_comparisons_whose_sides_do_not_go(text: str, kinds: list[str]) -> None:
    found = list(find_mismatches(parse(text), LOGIC.entries["place"], LOGIC))
    assert [str(one.kind) for one in found] == kinds
    assert all(text[one.tree.start : one.tree.end] for one in found)
