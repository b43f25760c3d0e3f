"""What reasoning says of conditions on every type of answer, and why it sometimes cannot."""

import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Relation, Truth
from formkit.logic.reasoning import Reasoner
from formkit.model.index import FormIndex
from formkit.xpath.functions import Dialect
from formkit.xpath.parser import parse

MANY = "\n".join(f"| | places | p{number} | P |" for number in range(600))
LONG = "\n".join(f"| | needs | n{number} | N |" for number in range(12))
HEAD = (
    "| | type | name | label | relevant | constraint | calculation | readonly | default | "
    "trigger | count |"
)
FORM = f"""
| survey |
{HEAD}
| | select_one yn | water | W | | | | | | | |
| | select_one yn or_other | source | S | ${{water}} = 'yes' | | | | | | |
| | select_multiple needs | needs | N | | not(selected(., 'n0') and count-selected(.)>1) | | | | | |
| | select_one places | place | P | | | | | | | |
| | select_one nothing | empty | E | | | | | | | |
| | integer | hh | H | | . >= 1 and 500 > . | | | | | |
| | integer | men | M | | . <= ${{hh}} | | | | | |
| | integer | free | F | | | | | | | |
| | integer | exact | X | | . = 5 | | | | | |
| | decimal | dose | D | | . > -1 and . < 1.5 | | | | | |
| | date | day | D | | . <= today() and . >= date('2026-01-01') | | | | | |
| | dateTime | when | W | | | | | | | |
| | text | name | T | | string-length(.) = 3 | | | | | |
| | text | free_text | T | | | | | | | |
| | note | shown | S | | | | | | | |
| | calculate | total | | | | ${{hh}} + ${{men}} | | | | |
| | calculate | is_big | | | | ${{hh}} > 10 | | | | |
| | calculate | pulled | | | | pulldata('f', 'a', 'b', ${{hh}}) | | | | |
| | calculate | stamp | | | | ${{hh}} | | | ${{water}} | |
| | calculate | ring | | | | ${{ring}} + 1 | | | | |
| | text | fixed | F | | | | yes | set | | |
| | acknowledge | ok | O | | | | | | | |
| | geopoint | gps | G | | | | | | | |
| | select_one_from_file x.csv | filed | F | | | | | | | |
| | strange | odd | O | | | | | | | |
| | rank needs | order | O | | | | | | | |
| | text | unread | U | ${{hh}} > | | | | | | |
| | text | unread_too | U | | . > | | | | | |
| | text | below | B | ${{unread}} = 'a' | | | | | | |
| | begin repeat | people | P | | | | | | | |
| | integer | age | A | | | | | | | |
| | text | first_only | F | position(..) = 1 | | | | | | |
| | end repeat | | | | | | | | | |
| | begin repeat | fixed_times | P | | | | | | | ${{men}} |
| | integer | visit | V | | | | | | | |
| | text | never_visited | V | ${{men}} < 1 | | | | | | |
| | end repeat | | | | | | | | | |
| | begin repeat | unknown_times | P | | | | | | | ${{men}} + |
| | integer | step | V | | | | | | | |
| | end repeat | | | | | | | | | |
| | text | never | N | ${{water}} = 'yes' and ${{water}} = 'no' | | | | | | |
| | text | after_never | N | ${{never}} != '' | | | | | | |
| | text | end | E | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
{LONG}
{MANY}
"""
LOGIC = FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("condition", "can_be", "cannot_be"),
    [
        ("${water} = 'yes'", YES, YES),
        ("${water} = 'autre'", NO, YES),
        ("${water} = 'yes' or ${water} != 'yes'", YES, NO),
        ("${source} = 'other'", YES, YES),
        ("${source} = 'yes' and ${water} = 'no'", NO, YES),
        ("selected(${needs}, 'n0') and selected(${needs}, 'n1')", NO, YES),
        ("count-selected(${needs}) > 11", NO, YES),
        ("count-selected(${needs}) >= 11 and not(selected(${needs}, 'n1'))", NO, YES),
        ("count-selected(${needs}) = 10 and not(selected(${needs}, 'n1'))", YES, YES),
        ("${needs} = 'n3'", YES, YES),
        ("${place} = 'p3' or ${place} = 'p4'", YES, YES),
        ("${place} = 'q'", NO, YES),
        ("${empty} = 'a'", NO, YES),
        ("${hh} > 499", NO, YES),
        ("${hh} > 498", YES, YES),
        ("${hh} < 1", NO, YES),
        ("number(${hh}) mod 2 = 0 and ${hh} < 3", YES, YES),
        ("${hh} * 2 > 1000", NO, YES),
        ("${free} mod 2 = 7", UNKNOWN, YES),
        ("${exact} = 5 or ${exact} = ''", YES, NO),
        ("${men} > ${hh}", NO, YES),
        ("${men} >= ${hh} and ${hh} >= ${men}", YES, YES),
        ("${dose} > 1 and ${dose} < 2", YES, YES),
        ("${dose} >= 1.5", NO, YES),
        ("${dose} < -0.5", YES, YES),
        ("${day} < '2026-01-01'", NO, YES),
        ("${day} > today()", NO, YES),
        ("${day} = today()", YES, YES),
        ("${when} = ''", YES, YES),
        ("${when} > date('2026-01-01')", YES, YES),
        ("string-length(${name}) > 3", NO, YES),
        ("string-length(${name}) = 3", YES, YES),
        ("${free_text} = 'a' or ${free_text} = 'b'", YES, YES),
        ("regex(${free_text}, '[0-9]{8}')", UNKNOWN, YES),
        ("${free_text} > 5 and ${free_text} < 5.5", YES, YES),
        ("${free_text} = ${name} and ${name} != ''", YES, YES),
        ("${shown} = ''", YES, NO),
        ("${total} = ${hh} + ${men} or ${total} != ${hh} + ${men}", YES, UNKNOWN),
        ("${total} > 600 and ${men} < 2", UNKNOWN, YES),
        ("${is_big}", YES, YES),
        ("${is_big} and ${hh} < 10", NO, YES),
        ("${pulled} = 'a'", UNKNOWN, UNKNOWN),
        ("${pulled} = 'a' and ${water} = 'autre'", NO, UNKNOWN),
        ("${stamp} = 5", UNKNOWN, UNKNOWN),
        ("${ring} = 5", UNKNOWN, UNKNOWN),
        ("${fixed} = 'set'", YES, NO),
        ("${fixed} = 'other'", NO, YES),
        ("${ok} = 'OK'", YES, YES),
        ("${gps} != ''", YES, YES),
        ("${filed} = 'a'", UNKNOWN, UNKNOWN),
        ("${odd} = 'a'", UNKNOWN, UNKNOWN),
        ("selected(${order}, 'n1')", YES, YES),
        ("${unread} = 'a'", UNKNOWN, UNKNOWN),
        ("${unread_too} = 'a'", UNKNOWN, UNKNOWN),
        ("count(${people}) > 3", YES, YES),
        ("count(${people}) < 0", NO, YES),
        ("sum(${age}) > 10", YES, YES),
        ("indexed-repeat(${age}, ${people}, 1) = 4", YES, YES),
        ("indexed-repeat(${age}, ${people}, ${hh}) = 4", YES, YES),
        ("count(${fixed_times}) > 3", UNKNOWN, YES),
        ("${visit} > 0 and ${men} = 1", YES, YES),
        ("${step} > 0", UNKNOWN, UNKNOWN),
        ("${last-saved#hh} > 3", UNKNOWN, UNKNOWN),
        ("1 = 1", YES, NO),
        ("1 = 2", NO, YES),
        ("relevant(${hh})", UNKNOWN, UNKNOWN),
        ("selected(${hh}, '5')", UNKNOWN, YES),
    ],
)
def test_whether_a_condition_can_be_true_and_can_be_false(
    condition: str, can_be: Truth, cannot_be: Truth
) -> None:
    reasoner = Reasoner(LOGIC)
    end = LOGIC.entries["end"]
    tree = parse(condition)
    judged = reasoner.can_hold(tree, end), reasoner.can_hold(tree, end, wanted=False)
    assert [one.truth for one in judged] == [can_be, cannot_be]
    assert all((one.truth is UNKNOWN) == (one.reason is not None) for one in judged)


@pytest.mark.parametrize(
    ("name", "truth"),
    [
        ("water", YES),
        ("source", YES),
        ("never", NO),
        ("after_never", NO),
        ("unread", UNKNOWN),
        ("below", UNKNOWN),
        ("first_only", YES),
        ("visit", YES),
        ("never_visited", NO),
    ],
)
def test_whether_a_row_is_ever_asked(name: str, truth: Truth) -> None:
    assert Reasoner(LOGIC).is_reachable(LOGIC.entries[name]).truth is truth


@pytest.mark.parametrize(
    ("name", "met", "broken"),
    [
        ("hh", YES, YES),
        ("men", YES, YES),
        ("needs", YES, YES),
        ("name", YES, YES),
        ("water", YES, NO),
        ("unread_too", UNKNOWN, UNKNOWN),
    ],
)
def test_whether_an_answer_meets_a_constraint(name: str, met: Truth, broken: Truth) -> None:
    reasoner, entry = Reasoner(LOGIC), LOGIC.entries[name]
    judged = reasoner.can_be_answered(entry), reasoner.can_be_answered(entry, wanted=False)
    assert [one.truth for one in judged] == [met, broken]


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("${hh} > 5", "${hh} >= 6", Relation.EQUIVALENT),
        ("${hh} > 5", "${hh} > 6", Relation.TIGHTER),
        ("${water} = 'yes'", "${water} = 'yes' or ${hh} > 5", Relation.LOOSER),
        ("${water} = 'yes'", "${water} = 'no'", Relation.DIFFERENT),
        ("${water} = 'yes'", "${pulled} = 'no'", Relation.UNKNOWN),
        ("true()", "${source} = '' or ${water} = 'yes'", Relation.EQUIVALENT),
    ],
)
def test_how_two_conditions_stand_to_each_other(old: str, new: str, relation: Relation) -> None:
    change = Reasoner(LOGIC).compare(parse(old), parse(new), LOGIC.entries["end"])
    assert change.relation is relation
    assert (change.old_only is not None) == (relation in {Relation.TIGHTER, Relation.DIFFERENT})
    assert (change.new_only is not None) == (relation in {Relation.LOOSER, Relation.DIFFERENT})


def test_a_witness_shows_what_was_asked() -> None:
    judged = Reasoner(LOGIC).can_hold(parse("${source} = 'no'"), LOGIC.entries["end"])
    assert judged.witness == (("water", "yes"), ("source", "no"))


def test_engines_differ() -> None:
    end = LOGIC.entries["end"]
    tree = parse("${is_big} and ${hh} < 10")
    assert Reasoner(LOGIC, Dialect.JAVAROSA).can_hold(tree, end).truth is NO
    assert Reasoner(LOGIC, Dialect.WEB_FORMS).can_hold(tree, end).truth is YES


def test_what_takes_too_long_is_unknown() -> None:
    judged = Reasoner(LOGIC, budget=3).can_hold(
        parse("${hh} > 3 and ${men} > ${hh}"), LOGIC.entries["end"]
    )
    assert judged.truth is UNKNOWN
    assert str(judged.reason) == "it depends on more answers than can be tried"


def test_what_cannot_be_met_at_all_is_found_at_length_too() -> None:
    """Of more answers than are looked at with what the form says of them, and of more than 500."""
    names = [f"q{number}" for number in range(7)]
    rows = "".join(f"| | select_one yn | {name} | Q |\n" for name in names)
    text = f"""
| survey |
| | type | name | label |
{rows}
| | note | end | E |
| choices |
| | list_name | name | label |
| | yn | yes | Y |
| | yn | no | N |
"""
    logic = FormLogic(FormIndex(form_of(parse_workbook(text.encode(), "form.md"))))
    some = " or ".join(f"${{{name}}} = 'yes'" for name in names)
    tree, end = parse(f"({some}) and ({some}) = false()"), logic.entries["end"]
    assert Reasoner(logic, most_variables=5).can_hold(tree, end).truth is NO
    assert Reasoner(logic, most_variables=5, budget=100).can_hold(tree, end).truth is UNKNOWN
