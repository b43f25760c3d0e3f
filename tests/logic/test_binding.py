import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.binding import bind
from formkit.logic.form_logic import FormLogic
from formkit.model.index import FormIndex
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression

FORM = """
| survey |
| | type | name | label |
| | integer | n | N |
| | begin group | site | Site |
| | text | place | Place |
| | end group | | |
| | begin repeat | people | People |
| | integer | age | Age |
| | begin repeat | meals | Meals |
| | text | meal | Meal |
| | end repeat | | |
| | text | here | Here |
| | end repeat | | |
| | text | twice | One |
| | text | twice | Two |
"""


@pytest.mark.parametrize(
    ("owner", "text", "bound", "questions"),
    [
        ("n", ". > 1 and ${place} = 'a'", "${n} > 1 and ${place} = 'a'", ["n", "place"]),
        ("n", "${n} + ${n}", "${n} + ${n}", ["n"]),
        ("here", "../age > 1 and /data/n = 1", "${age} > 1 and ${n} = 1", ["age", "n"]),
        ("here", "current()/../age > 1", "${age} > 1", ["age"]),
        ("place", "../../n", "${n}", ["n"]),
        ("meal", "${age} > 1", "${age} > 1", ["age"]),
        ("here", "${meal} = ''", "${${meal}} = ''", []),
        ("n", "${age} > 1", "${${age}} > 1", []),
        ("n", "sum(${age}) > 1", "sum(${${age}}) > 1", []),
        ("n", "count(${people}) > 1", "${count(${people})} > 1", []),
        ("n", ". <= today()", "${n} <= ${today()}", ["n"]),
        ("n", "${twice} = 1 or ${nobody} = 2", "${${twice}} = 1 or ${${nobody}} = 2", []),
        ("n", "${last-saved#place} = 1", "${${last-saved#place}} = 1", []),
        ("n", "/data/site/*", "${/data/site/*}", []),
        ("n", "/data/people[1]/age", "${/data/people[1]/age}", []),
        ("n", "instance('x')/root/item[a = 1]/b", "${instance('x')/root/item[a = 1]/b}", []),
        ("n", "${site}/place | ${n}", "${${site}/place | ${n}}", []),
        ("n", "${people}[1]", "${${people}[1]}", []),
        ("n", "/data/site", "${/data/site}", []),
        ("n", "../../../n", "${../../../n}", []),
        ("twice", ". = 1", "${.} = 1", []),
    ],
)
def test_every_part_that_varies_has_a_name(
    owner: str, text: str, bound: str, questions: list[str]
) -> None:
    logic = FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))
    row = logic.index.by_name[owner][0]
    found = bind(parse(text), row, logic)
    assert format_expression(found.tree) == bound
    assert [one.key for one in found.variables if one.entry] == questions
    assert len(found.keys) == len(found.variables)
