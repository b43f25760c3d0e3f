from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic, all_written, path_of, written
from formkit.model.index import FormIndex

FORM = """
| survey |
| | type | name | label | relevant | required | readonly | choice_filter | count | constraint |
| | begin group | site | Site | ${a} = 1 | | | | | |
| | begin repeat | people | People | | | | | ${n} | |
| | integer | age | Age | ${b} = 2 | yes | no | x = 1 | 3 | . >= 0 |
| | end repeat | | | | | | | | |
| | end group | | | | | | | | |
| | integer | twice | | ${a} = | ${age} > 3 | | | | |
| | integer | twice | | | | | | | |
| | select_one yes | pick | | | | | x = 1 | | |
| | end group | | | ${a} = 1 | | | | | |
"""


def logic() -> FormLogic:
    return FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))


def test_a_row_is_asked_under_the_conditions_of_its_groups_and_its_own() -> None:
    found = logic()
    age = found.entries["age"]
    assert [(one.text, path_of(one.owner)) for one in found.conditions(age)] == [
        ("${a} = 1", ("site",)),
        ("${b} = 2", ("site", "people", "age")),
    ]


def test_a_name_that_two_rows_have_means_neither() -> None:
    found = logic()
    assert "twice" not in found.entries
    assert found.paths["twice",] is found.index.by_name["twice"][0]


def test_what_counts_as_an_expression() -> None:
    found = logic()
    keys = {
        entry.node.name: [one.key for one in all_written(entry)] for entry in found.index.active
    }
    assert keys == {
        "site": ["relevant"],
        "people": ["repeat_count"],
        "age": ["relevant", "constraint"],
        "twice": [],
        "pick": ["choice_filter"],
        "": [],
    }
    first = found.index.by_name["twice"][0]
    assert [(one.key, one.tree is None) for one in all_written(first)] == [
        ("relevant", True),
        ("required", False),
    ]
    assert written(first, "constraint") is None
