"""Findings are known again wherever their rows have got to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.baseline import fingerprint, known_form, split_known

TEXT = "list {list} has the code {code} already, at {cell}"


def finding(
    row: int = 3, *, code: str = "1", cell: str = "choices!B2", sheet: str = "choices"
) -> Finding:
    return Finding(
        rule="FK203",
        slug="duplicate-choice-code",
        severity=Severity.ERROR,
        message=Message(TEXT, list="water", code=code, cell=cell),
        loc=Loc(file="a.xlsx", sheet=sheet, row=row, column=2),
        column="name",
        name="water",
    )


def test_a_moved_row_and_a_better_wording_change_nothing() -> None:
    moved = finding(30, cell="choices!B29", sheet=" Choices")
    reworded = replace(
        moved,
        message=Message("{list}: {code} is at {cell}", list="water", code="1", cell="choices!B9"),
    )
    assert fingerprint(moved) == fingerprint(finding())
    assert fingerprint(reworded) == fingerprint(finding())
    assert fingerprint(finding(code="2")) != fingerprint(finding())


def test_places_inside_other_fields_count_for_nothing() -> None:
    def said(at: str) -> Finding:
        inner = Message("see {where}", where=f"survey!{at}")
        return replace(finding(), message=Message("{what}", what=(inner, Loc(row=int(at[1:])))))

    assert fingerprint(said("B2")) == fingerprint(said("C9"))


def test_what_others_worded_may_get_better() -> None:
    def said(reason: str) -> Finding:
        texts = Texts.of([("English (en)", reason)])
        return replace(finding(), message=Message("locked ({reason})", reason=texts))

    assert fingerprint(said("it is fixed")) == fingerprint(said("it is the same everywhere"))


def test_as_many_are_known_as_were_counted() -> None:
    known = known_form("a.xlsx", [finding(3), finding(4)])
    assert [one.count for one in known.findings] == [2]
    new, old = split_known([finding(5), finding(6), finding(7), finding(8, code="2")], known)
    assert [one.loc.row for one in old] == [5, 6]
    assert [one.loc.row for one in new] == [7, 8]


@given(st.permutations([finding(row, code=code) for row, code in ((2, "1"), (3, "1"), (4, "2"))]))
def test_a_baseline_does_not_depend_on_order(found: list[Finding]) -> None:
    assert known_form("a", found) == known_form("a", sorted(found, key=lambda one: one.order))
    assert split_known(found, known_form("a", found))[0] == ()
