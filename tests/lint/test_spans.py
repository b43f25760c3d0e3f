"""Which part of a cell a finding means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.formats.cleaning import CleanTexts
from formkit.lint.registry import all_rules
from formkit.lint.spans import placed
from tests.lint.rule_cases import cases_of, findings, own_rules

FORM = """
    | survey |
    |  | type               | name  | label             | relevant | constraint |
    |  | select_one yes_no  | water | Water?            | {relevant} | {constraint} |
    |  | select_multiple needs | needs | Needs?         |          |            |
    |  | begin_repeat       | hh    | House             |          |            |
    |  | integer            | age   | Age               |          |            |
    |  | end_repeat         |       |                   |          |            |
    |  | date               | day   | {label}           |          |            |
    |  | integer            | twice | One               |          |            |
    |  | begin_group        | part  | Part              |          |            |
    |  | integer            | twice | Two               |          |            |
    |  | end_group          |       |                   |          |            |
    | choices |
    |  | list_name | name | label |
    |  | yes_no    | yes  | Yes   |
    |  | needs     | food | Food  |
"""


@pytest.mark.parametrize(
    ("rule", "column", "text", "meant"),
    [
        ("FK301", "relevant", "1 = 1 and ${wter} = 'yes'", ["${wter}"]),
        ("FK301", "label", "${a} or ${b} or ${a}?", ["${a}", "${b}"]),
        ("FK302", "relevant", "${twice} > 1 or ${twice} < 0", ["${twice}"]),
        ("FK305", "relevant", "1 = 1 and len('a') = 1", ["len"]),
        ("FK305", "relevant", "if(1 = 1) = 1", ["if"]),
        ("FK306", "constraint", "1 = 1 or . = 'no'", [". = 'no'"]),
        ("FK307", "relevant", "1 = 1 and ${needs} = 'food'", ["${needs} = 'food'"]),
        ("FK308", "relevant", "1 = 1 or selected(${age}, '5')", ["selected(${age}, '5')"]),
        ("FK309", "relevant", "1 = 1 or ${day} > '2026-01-01'", ["${day} > '2026-01-01'"]),
        ("FK313", "relevant", "1 = 1 or ${age} > 5", ["${age}"]),
        ("FK314", "constraint", "1 = 1 and ${water} = 'yes'", ["${water}"]),
        ("FK315", "relevant", "1 = 1 or ${day} = today()", ["${day}"]),
    ],
)
def test_finding_tells_the_part_of_the_cell(
    rule: str, column: str, text: str, meant: list[str]
) -> None:
    cells = {"relevant": "", "constraint": "", "label": "Day"} | {column: text}
    found = [one for one in findings(all_rules()[rule], FORM.format(**cells)) if one.text == text]
    assert [one.text[slice(*one.span)] for one in found if one.span] == meant


def test_span_is_counted_in_the_cell_where_formkit_reads_less() -> None:
    text = "1  =  1 and  ${needs} = \u2018food\u2019"
    cells = {"relevant": text, "constraint": "", "label": "Day"}
    (finding,) = findings(all_rules()["FK307"], FORM.format(**cells))
    assert finding.text == text
    assert finding.span
    assert text[slice(*finding.span)] == "${needs} = \u2018food\u2019"


def test_spans_lie_inside_the_text() -> None:
    cases = [(rule, case) for rule in own_rules() for case in cases_of(rule)]
    found = [one for rule, case in cases for one in findings(rule, case.form)]
    spans = [(one.span, one.text) for one in found if one.span]
    assert spans
    assert all(0 <= start <= end <= len(text) for (start, end), text in spans)


def test_findings_of_cells_tell_their_text_and_those_of_rows_none() -> None:
    form = "| survey |\n| | type | name | label |\n| | text | a b | |"
    assert [one.text for one in findings(all_rules()["FK104"], form)] == ["a b"]
    assert [one.text for one in findings(all_rules()["FK401"], form)] == [""]


@pytest.mark.parametrize(
    ("span", "read", "text", "meant"),
    [
        ((0, 1), "a", "a", (0, 1)),
        ((4, 5), "a = 'b'", "a  =  \u2018b\u2019", (6, 7)),
        ((7, 7), "a = 'b'", "a  =  'b'", (9, 9)),
        ((0, 0), "a b", "a  b", (0, 0)),
        ((1, 2), "a b", "a  b", (1, 2)),
        ((0, 1), "something else", "a", None),
        ((0, 1), "a", "", None),
    ],
)
def test_span_is_counted_in_what_the_cell_says(
    span: tuple[int, int], read: str, text: str, meant: tuple[int, int] | None
) -> None:
    assert placed(span, read, text) == meant


@given(st.text(alphabet="ab '\u2018\u2019"), st.data())
def test_span_means_the_same_characters(text: str, data: st.DataObject) -> None:
    text = text.strip()
    clean = CleanTexts(joins_spaces=True)
    read = clean[text]
    start = data.draw(st.integers(0, len(read)))
    end = data.draw(st.integers(start, len(read)))
    found = placed((start, end), read, text)
    assert found
    assert clean[text[slice(*found)]] == read[start:end]
