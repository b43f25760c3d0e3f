"""Dead ends and unseen choices: cases, and every answer tried without formkit's engine."""

from itertools import product
from random import Random

import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.choice_filters import ChoiceFilters, FilterJudgement
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Truth
from formkit.model.index import FormIndex
from formkit.xpath.functions import Dialect

SURVEY = """
| survey |
| | type | name | label | relevant | choice_filter | constraint |
| | select_one region | region | Region | | | |
| | select_one district | district | District | | region = ${region} | |
| | integer | size | Size | | | . < 3 |
| | select_multiple region | several | Several | | | |
| | text | word | Word | | | |
| | select_one village | village | Village | RELEVANT | FILTER | |
| choices |
| | list_name | name | label | region | district | least | ours |
| | region | n | North | | | | |
| | region | s | South | | | | |
| | region | e | East | | | | |
| | district | n1 | North 1 | n | | | |
| | district | n2 | North 2 | n | | | |
| | district | s1 | South 1 | s | | | |
| | district | w1 | West 1 | w | | | |
| | village | a | A | n | n1 | 1 | x |
| | village | b | B | s | s1 | 2 | x |
| | village | c | C | w | w1 | 9 | |
"""


def logic_of(text: str) -> FormLogic:
    return FormLogic(FormIndex(form_of(parse_workbook(text.encode(), "form.md"))))


def judged(
    choice_filter: str, relevant: str = "", dialect: Dialect = Dialect.JAVAROSA
) -> FilterJudgement:
    logic = logic_of(SURVEY.replace("RELEVANT", relevant).replace("FILTER", choice_filter))
    return ChoiceFilters(logic, dialect).judge(logic.entries["village"])


def dead(found: FilterJudgement) -> dict[str, Truth]:
    assert found.reason is None
    return {" ".join(text for _, text in end.answers): end.is_reached for end in found.dead_ends}


def unseen(found: FilterJudgement) -> str:
    assert found.reason is None
    return "".join(choice.code for choice in found.never_seen)


@pytest.mark.parametrize(
    ("choice_filter", "ends", "hidden"),
    [
        ("", {}, ""),
        ("region = ${region}", {"e": Truth.YES}, "c"),
        ("${district} = district", {"n2": Truth.YES}, "c"),
        ("district = ${district} or name = 'c'", {}, ""),
        ("region = ${region} and district = ${district}", {"n n2": Truth.YES}, "c"),
        ("ours = 'x'", {}, "c"),
        ("ours != 'x'", {}, "ab"),
        ("ours = 'y'", {"": Truth.YES}, "abc"),
        ("selected(${several}, region)", {"e": Truth.YES}, "c"),
        ("not(selected(${several}, region))", {}, ""),
        ("least <= count-selected(${several})", {}, "c"),
        ("${size} >= least", {"0": Truth.YES}, ""),
        ("least = ${size}", {"0": Truth.YES, "3": Truth.NO, "8": Truth.NO, "10": Truth.NO}, ""),
        ("region = ${region} and ${size} >= 1", {"e 0": Truth.YES}, "c"),
    ],
)
def test_what_a_filter_does(choice_filter: str, ends: dict[str, Truth], hidden: str) -> None:
    found = judged(choice_filter)
    assert ends.items() <= dead(found).items()
    if not ends:
        assert dead(found) == {}
    assert unseen(found) == hidden


def test_a_dead_end_that_the_condition_keeps_out_is_not_reached() -> None:
    assert dead(judged("region = ${region}", "${region} != 'e'")) == {"e": Truth.NO}


def test_a_dead_end_behind_a_condition_that_other_answers_rule_out() -> None:
    found = judged("district = ${district}", "${region} = 's'")
    assert dead(found) == {"n2": Truth.NO}


def test_a_dead_end_behind_a_condition_that_other_answers_allow() -> None:
    found = judged("district = ${district}", "${region} = 'n'")
    assert dead(found) == {"n2": Truth.YES}


@pytest.mark.parametrize("relevant", ["../region = 'n'", "((", "${word} = pulldata('a','b','c',1)"])
def test_where_reaching_is_not_known(relevant: str) -> None:
    found = judged("region = ${region}", relevant)
    assert set(dead(found).values()) == {Truth.UNKNOWN}


@pytest.mark.parametrize(
    ("choice_filter", "reason"),
    [
        ("((", "(( cannot be read"),
        ("region = ${word}", "word may be answered by anything"),
        ("region = ${size} + 1", "size is more than compared with columns"),
        ("region = ${nobody}", "nobody is no single answer"),
        ("region = current()/../region", "it follows a path of its own"),
        ("region = ../region", "it follows a path of its own"),
        ("label = ${region}", "it follows a path of its own"),
        ("region = pulldata('a', 'b', 'c', ${region})", "it asks pulldata()"),
        ("region = ${village}", "circle"),
        ("indexed-repeat(${region}, ${region}, 1) = region", "indexed-repeat() needs repeats"),
        ("${size} > least + 1", "size is more than compared with columns"),
    ],
)
def test_what_is_not_known_has_its_reason(choice_filter: str, reason: str) -> None:
    found = judged(choice_filter)
    assert reason in str(found.reason)
    assert (found.dead_ends, found.never_seen) == ((), ())


def test_an_empty_cell_is_no_answer_in_collect_only() -> None:
    collect = judged("ours = '' and region = 'w'")
    browser = judged("ours = '' and region = 'w'", dialect=Dialect.WEB_FORMS)
    assert (unseen(collect), unseen(browser)) == ("ab", "abc")


def test_lists_that_stand_elsewhere() -> None:
    logic = logic_of(
        """
| survey |
| | type | name | label | choice_filter |
| | select_one_from_file a.csv | file | File | |
| | select_one_external far | far | Far | near = ${near} |
| | select_one near or_other | near | Near | |
| | select_one none | none | None | x = ${file} |
| | select_one far | farther | Farther | x = ${file} |
| choices |
| | list_name | name | label |
| | near | a | A |
| | far | a | A |
| external_choices |
| | list_name | name | near |
| | far | x | a |
"""
    )
    filters = ChoiceFilters(logic)
    assert str(filters.judge(logic.entries["file"]).reason) == "its choices stand in a.csv"
    assert str(filters.judge(logic.entries["none"]).reason) == "its choices stand in none"
    assert str(filters.judge(logic.entries["farther"]).reason) == "its choices stand in a.csv"
    assert dead(filters.judge(logic.entries["far"])) == {"other": Truth.YES}


MANY = 12


def many(choice_filter: str, budget: int = 50_000) -> FilterJudgement:
    codes = "".join(f"\n| | many | c{place} | C | |" for place in range(MANY))
    rows = "".join(f"\n| | row | r{place} | R | c{place} |" for place in range(0, MANY, 2))
    logic = logic_of(
        f"""
| survey |
| | type | name | label | choice_filter |
| | select_multiple many | picked | Picked | |
| | select_one row | row | Row | {choice_filter} |
| choices |
| | list_name | name | label | of |{codes}{rows}
"""
    )
    return ChoiceFilters(logic, budget=budget).judge(logic.entries["row"])


def test_a_long_list_of_several_answers() -> None:
    found = many("selected(${picked}, of)")
    assert list(dead(found)) == [f"c{place}" for place in range(1, MANY, 2)]
    assert unseen(found) == ""
    assert unseen(many("selected(${picked}, 'c1') or selected(${picked}, of)")) == ""
    assert unseen(many("count-selected(${picked}) > 12")) == "r0r2r4r6r8r10"


@pytest.mark.parametrize("choice_filter", ["not(selected(${picked}, of))", "of = ${picked}"])
def test_a_long_list_that_few_answers_do_not_stand_for(choice_filter: str) -> None:
    assert "more answers" in str(many(choice_filter).reason)


def test_the_budget_is_kept() -> None:
    assert "more answers" in str(many("selected(${picked}, of)", budget=5).reason)


CODES = ("p", "q", "r")
COLUMNS = ("x", "y")
Row = dict[str, str]


def rows_of(random: Random, count: int) -> list[Row]:
    cells = (*CODES, "")
    return [{column: random.choice(cells) for column in COLUMNS} for _ in range(count)]


def filter_of(random: Random, parents: tuple[str, ...]) -> tuple[str, str]:
    """A filter as XPath and as Python."""
    parts = []
    for _ in range(random.choice((1, 1, 2))):
        parent, column = random.choice(parents), random.choice(COLUMNS)
        parts.append(
            random.choice(
                (
                    (f"{column} = ${{{parent}}}", f"row['{column}'] == given['{parent}']"),
                    (f"${{{parent}}} != {column}", f"row['{column}'] != given['{parent}']"),
                    (f"{column} = 'p'", f"row['{column}'] == 'p'"),
                )
            )
        )
    join = random.choice((" and ", " or "))
    return join.join(one for one, _ in parts), join.join(other for _, other in parts)


@pytest.mark.parametrize("seed", range(60))
def test_against_every_answer_tried(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    second, third = rows_of(random, 3), rows_of(random, 6)
    second_filter = filter_of(random, ("one",))
    third_filter = filter_of(random, ("one", "two"))
    listed = [("one", code, dict.fromkeys(COLUMNS, "")) for code in CODES]
    listed += [("two", code, row) for code, row in zip(CODES, second, strict=True)]
    listed += [("three", f"k{place}", row) for place, row in enumerate(third)]
    table = "\n".join(
        f"| | {name} | {code} | L | {row['x']} | {row['y']} |" for name, code, row in listed
    )
    logic = logic_of(
        f"""
| survey |
| | type | name | label | choice_filter |
| | select_one one | one | One | |
| | select_one two | two | Two | {second_filter[0]} |
| | select_one three | three | Three | {third_filter[0]} |
| choices |
| | list_name | name | label | x | y |
{table}
"""
    )
    found = ChoiceFilters(logic).judge(logic.entries["three"])
    assert found.reason is None

    def offers(condition: str, row: Row, given: Row) -> bool:
        return bool(eval(condition, {"row": row, "given": given}))  # noqa: S307 - written above

    seen: set[str] = set()
    ends: set[tuple[str, str]] = set()
    for one, two in product((*CODES, ""), repeat=2):
        given = {"one": one, "two": two}
        if two and not offers(second_filter[1], second[CODES.index(two)], given):
            continue
        offered = {
            f"k{place}" for place, row in enumerate(third) if offers(third_filter[1], row, given)
        }
        seen |= offered
        if not offered and one and two:
            ends.add((one, two))
    assert {choice.code for choice in found.never_seen} <= {
        f"k{place}" for place in range(6)
    } - seen
    asked = set(found.parents)
    assert asked <= {"one", "two"}
    if asked == {"one", "two"}:
        assert {choice.code for choice in found.never_seen} == {
            f"k{place}" for place in range(6)
        } - seen
        assert {
            tuple(dict(end.answers)[name] for name in ("one", "two")) for end in found.dead_ends
        } == ends


CHAIN = """
| survey |
| | type | name | label | relevant | choice_filter |
| | integer | number | Number | | |
| | select_one a | a | A | | {a} |
| | select_one b | b | B | | {b} |
| | select_one c | c | C | | {c} |
| | select_one d | d | D | {relevant} | up = ${{c}} |
| choices |
| | list_name | name | label | up | side |
| | a | a1 | L | | b1 |
| | a | a2 | L | | b2 |
| | b | b1 | L | a1 | |
| | b | b2 | L | a2 | |
| | b | b2 | L | a1 | |
| | c | c1 | L | b1 | a1 |
| | c | c2 | L | b2 | a2 |
| | d | d1 | L | c1 | |
"""
FILTERS = {"a": "", "b": "up = ${a}", "c": "up = ${b}", "relevant": ""}


@pytest.mark.parametrize(
    ("changed", "reached"),
    [
        ({}, Truth.YES),
        ({"relevant": "${a} = 'a2'"}, Truth.YES),
        ({"relevant": "${a} = 'a1'"}, Truth.YES),
        ({"relevant": "${b} = 'b1'"}, Truth.NO),
        ({"relevant": "${a} = ''"}, Truth.NO),
        ({"a": "side = ${b}"}, Truth.UNKNOWN),
        ({"c": "up = ${b} and side = ${a}"}, Truth.UNKNOWN),
        ({"b": "up = ${a} and ${number} > 1"}, Truth.UNKNOWN),
        ({"a": "${number} mod 2 = 1"}, Truth.UNKNOWN),
    ],
)
def test_whether_answers_before_let_somebody_get_there(
    changed: dict[str, str], reached: Truth
) -> None:
    logic = logic_of(CHAIN.format(**{**FILTERS, **changed}))
    assert dead(ChoiceFilters(logic).judge(logic.entries["d"])) == {"c2": reached}
