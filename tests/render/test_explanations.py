import json
from collections.abc import Callable

import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.jobs import ExplainedRows, explain_rows
from formkit.model.form import Form
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.json.explanations import render_explained as as_json
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.explanations import render_explained

FRENCH = Screen(catalogue=read_catalogue(Language.FRENCH), width=80)
ROWS = (
    ("select_one yn", "water", "Water in the site?", "De l'eau sur le site ?", {"required": "yes"}),
    (
        "integer",
        "hh",
        "Households",
        "Ménages",
        {"constraint": ". > 0 and . < 500", "required": "${water} = '1'"},
    ),
    (
        "begin_group",
        "wash",
        "Water and hygiene",
        "Eau et hygiène",
        {"relevant": "${water} = '1' and ${hh} > 10"},
    ),
    (
        "select_multiple need",
        "needs",
        "Needs",
        "Besoins",
        {"constraint": "not(selected(., 'none') and count-selected(.) > 1)"},
    ),
    ("note", "told", "There is water for ${hh} households", "Eau pour ${hh} ménages", {}),
    ("end_group", "", "", "", {}),
    ("begin_repeat", "people", "People", "Personnes", {"repeat_count": "${hh}"}),
    ("integer", "age", "Age", "Âge", {"relevant": "${hh} < 5 and ${hh} > 7"}),
    ("end_repeat", "", "", "", {}),
    ("select_one region", "region", "Region", "Région", {}),
    ("select_one town", "town", "Town", "Ville", {"choice_filter": "region = ${region}"}),
    (
        "select_one town",
        "far",
        "Far",
        "Loin",
        {"choice_filter": "region = pulldata('a', 'b', 'c', 'd')", "read_only": "${hh} = 1"},
    ),
    ("calculate", "many", "", "", {"calculation": "${hh} * 5"}),
    ("date", "day", "Day of the visit", "Jour de la visite", {"constraint": ". <= '2026-12-31'"}),
    ("text", "odd", "Odd", "Étrange", {"relevant": "(("}),
    (
        "text",
        "parity",
        "Parity",
        "Parité",
        {"relevant": "pulldata('a', 'b', 'c', ${hh}) = 'y' and ${hh} mod 2 = 1"},
    ),
    ("text", "gone", "Gone", "Disparu", {"disabled": "yes"}),
    ("text", "only", "In a browser only", "Navigateur seulement", {"relevant": "floor(${hh}) = 1"}),
    ("text", "twice", "Twice", "Deux fois", {}),
    ("begin_group", "more", "More", "Plus", {}),
    ("text", "twice", "Twice again", "Encore deux fois", {}),
    ("end_group", "", "", "", {}),
)
KEYS = (
    "relevant",
    "required",
    "constraint",
    "calculation",
    "choice_filter",
    "read_only",
    "repeat_count",
    "disabled",
)
CHOICES = """
| choices |
| | list_name | name | label::English (en) | label::Français (fr) | region |
| | yn | 1 | Yes | Oui | |
| | yn | 0 | No | Non | |
| | need | food | Food | Vivres | |
| | need | none | Nothing | Rien | |
| | region | n | North | Nord | |
| | region | s | South | Sud | |
| | town | a | A-town | Ville A | n |
| | town | b | B-town | Ville B | w |
"""


def table() -> str:
    head = ("type", "name", "label::English (en)", "label::Français (fr)", *KEYS)
    rows = ((*row[:4], *(row[4].get(key, "") for key in KEYS)) for row in ROWS)
    lines = (f"| | {' | '.join(cells)} |" for cells in (head, *rows))
    return "\n".join(("| survey |", *lines, CHOICES.strip()))


NAMES = (
    "needs",
    "hh",
    "town",
    "far",
    "many",
    "day",
    "age",
    "told",
    "odd",
    "parity",
    "only",
    "wash",
)


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(parse_workbook(table().encode(), "site.md"))


def explained(form: Form, name: str, language: str = "en") -> ExplainedRows:
    return explain_rows(form, name, language)


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("plain", PLAIN),
        ("narrow", Screen(width=50)),
        ("wide", Screen(width=100, colour=True)),
        ("french", FRENCH),
    ],
)
def test_rows_as_text(
    form: Form, name: str, screen: Screen, golden: Callable[[str, str | bytes], None]
) -> None:
    language = "fr" if name == "french" else "en"
    pages = [render_explained(explained(form, row, language), screen) for row in NAMES]
    golden(f"render/explained_{name}.txt", "\n\n\n".join(pages))


def test_a_row_as_json(form: Form, golden: Callable[[str, str | bytes], None]) -> None:
    text = as_json(explained(form, "needs"), catalogue={})
    assert text.isascii()
    golden("render/explained.json", text)
    for name in (*NAMES, "twice", "gone"):
        assert json.loads(as_json(explained(form, name), catalogue={}))["name"] == name


def test_no_line_is_wider_than_the_screen(form: Form) -> None:
    for width in (45, 60, 80, 110):
        for name in (*NAMES, "region", "water", "people", "twice"):
            lines = render_explained(explained(form, name), Screen(width=width)).splitlines()
            assert max(map(len, lines)) <= width


def test_a_row_that_is_taken_out_says_so(form: Form) -> None:
    text = render_explained(explained(form, "gone"), PLAIN)
    assert text.endswith("The column disabled takes it, or a group around it, out of the form.")


def test_all_rows_of_one_name_are_told(form: Form) -> None:
    lines = render_explained(explained(form, "twice"), PLAIN).splitlines()
    assert lines[0] == "2 rows are called twice"
    assert [line for line in lines if line.startswith("  Twice")] == ["  Twice", "  Twice again"]


def test_where_a_browser_gets_further_it_is_said(form: Form) -> None:
    text = render_explained(explained(form, "only"), PLAIN)
    assert "Nobody ever gets there" not in text
    assert "In a browser it can be reached." in text


@pytest.mark.parametrize(
    ("column", "cell", "said", "unsaid"),
    [
        ("relevant", "true()", ["It can be reached."], ["for instance"]),
        ("relevant", "${one} = '05'", ["In a browser nobody ever gets there."], []),
        ("relevant", "--${one} = 3", ["Of browsers this is not known."], []),
        ("relevant", "ceiling(1.5) = 2", ["an error that stops the form"], ["for instance"]),
        ("choice_filter", "up = ''", ["choice_filter"], ["nothing is left", "nobody ever"]),
        ("choice_filter", "up = ${one}", ["nobody ever sees A"], ["nothing is left"]),
        ("choice_filter", "up = 'x' or ${one} > name", ["nothing is left"], ["nobody ever"]),
        ("read_only", "((", ["this cannot be read"], ["alike"]),
    ],
)
def test_what_is_said_of_one_cell(
    column: str, cell: str, said: list[str], unsaid: list[str]
) -> None:
    text = (
        f"| survey |\n| | type | name | label | {column} |\n| | integer | one | One | |\n"
        f"| | select_one ab | two | Two | {cell} |\n"
        "| choices |\n| | list_name | name | label | up |\n"
        "| | ab | 1 | A | |\n| | ab | 2 | B | |\n"
    )
    if "${one}" in cell and column == "choice_filter" and "name" not in cell:
        text = text.replace("| | ab | 1 | A | |", "| | ab | 1 | A | x |")
    shown = render_explained(
        explained(form_of(parse_workbook(text.encode(), "one.md")), "two"), PLAIN
    )
    assert [words for words in said if words not in shown] == []
    assert [words for words in unsaid if words in shown] == []


MANY = 20


def test_long_lists_are_cut(golden: Callable[[str, str | bytes], None]) -> None:
    readers = "".join(f"| | text | t{place} | T | ${{one}} = 'r1' | |\n" for place in range(MANY))
    later = "".join(f"| | text | u{place} | U | ${{t0}} = '{place}' | |\n" for place in range(MANY))
    codes = "".join(f"| | region | r{place} | Region {place} | |\n" for place in range(MANY))
    towns = "".join(f"| | town | w{place} | Town {place} | x |\n" for place in range(MANY))
    text = (
        f"| survey |\n| | type | name | label | relevant | choice_filter |\n"
        f"| | select_one region | one | One | | |\n{readers}{later}"
        f"| | select_one town | two | Two | | region = ${{one}} |\n"
        f"| choices |\n| | list_name | name | label | region |\n{codes}{towns}"
    )
    form = form_of(parse_workbook(text.encode(), "many.md"))
    pages = [render_explained(explained(form, name), Screen(width=80)) for name in ("one", "two")]
    golden("render/explained_many.txt", "\n\n\n".join(pages))
