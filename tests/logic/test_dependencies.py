from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.dependencies import Dependencies
from formkit.logic.form_logic import FormLogic
from formkit.model.index import FormIndex

HEAD = """
| survey |
| | type | name | label | relevant | calculation | constraint | choice_filter | trigger |
"""
SITE = """
| | integer | households | Households | | | . <= ${most} | | |
| | integer | most | At most | | | | | |
| | begin group | water | Water in ${place} | ${households} > 0 | | | | |
| | text | source | Source | | | | | |
| | calculate | total | | | ${households} * 5 + ${households} | | | |
| | end group | | | | | | | |
| | text | place | Place | ${total} > 100 | | | | |
| | select_one list | pick | Pick | | | | x = ${place} | |
| | text | last | ${last-saved#place} | | | | | |
| | calculate | stamp | | | now() | | | ${place} |
"""


def dependencies(rows: str) -> Dependencies:
    form = form_of(parse_workbook((HEAD + rows.lstrip()).encode(), "form.md"))
    return Dependencies(FormLogic(FormIndex(form)))


def pairs(found: Dependencies, name: str) -> tuple[list[str], list[str]]:
    entry = next(one for path, one in found._logic.paths.items() if path[-1] == name)  # noqa: SLF001
    reads = [f"{one.key} {one.read.node.name}" for one in found.of(entry)]
    readers = [f"{one.reader.node.name} {one.key}" for one in found.on(entry)]
    return reads, readers


def test_what_reads_what() -> None:
    found = dependencies(SITE)
    assert pairs(found, "households") == (
        ["constraint most"],
        ["water relevant", "total calculation"],
    )
    assert pairs(found, "place") == (
        ["relevant total"],
        ["water label", "pick choice_filter", "stamp trigger"],
    )
    assert pairs(found, "last") == ([], [])


def test_what_an_answer_influences() -> None:
    found = dependencies(SITE)
    names = {
        name: [row.node.name for row in found.influenced_by(found._logic.entries[name])]  # noqa: SLF001
        for name in ("households", "most", "place")
    }
    assert names == {
        "households": ["water", "source", "total", "place", "pick", "stamp"],
        "most": [],
        "place": ["pick", "stamp"],
    }


def circles(rows: str) -> list[list[str]]:
    return [[row.node.name for row in circle] for circle in dependencies(rows).circles]


def test_rows_that_are_worked_out_from_each_other() -> None:
    assert circles(SITE) == []
    assert circles(
        """
| | calculate | a | | | ${b} | | | |
| | calculate | z | | | ${z} + 1 | | | |
| | calculate | b | | | ${c} | | | |
| | calculate | c | | | ${a} | | | |
| | integer | own | Own | | | ${own} > 1 | | |
"""
    ) == [["a", "b", "c"], ["z"]]


def test_a_group_that_asks_for_an_answer_inside_it() -> None:
    assert circles(
        """
| | begin group | g | G | ${x} = 1 | | | | |
| | integer | x | X | | | | | |
| | integer | y | Y | | | | | |
| | end group | | | | | | | |
"""
    ) == [["g", "x"]]
