"""The widgets of the screen Check, where a form brings them to their limits."""

from textual.content import Content

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.jobs.reviewing.proposing import CellChange, Proposal
from formkit.tui.widgets.before_after import BeforeAfter
from formkit.tui.widgets.sheet_row import cell_content


def underlined(content: Content) -> list[str]:
    return [
        content.plain[one.start : one.end] for one in content.spans if "underline" in str(one.style)
    ]


def change(row: int, before: str, after: str) -> CellChange:
    return CellChange(
        loc=Loc(sheet="survey", row=row, column=5), header="relevant", before=before, after=after
    )


def test_the_part_that_is_meant_is_underlined() -> None:
    assert underlined(cell_content("${age} => 3", (7, 9))) == ["=>"]
    assert underlined(cell_content("${age} 3", (7, 7))) == ["3"]
    assert underlined(cell_content("(1 = 1", (6, 6))) == [" "]
    assert underlined(cell_content("${age}", None)) == []
    assert cell_content("", (0, 0)).plain == ""


def test_markup_and_control_characters_of_a_form_are_text() -> None:
    content = cell_content("[red]a\x1b[2J", (0, 5))
    assert content.plain == "[red]a␛[2J"


def test_of_arabic_the_part_stands_below_the_cell() -> None:
    content = cell_content("هل تسكن هنا ${x", (12, 15))
    assert content.plain.endswith("\n►${x")
    assert len(content.plain.splitlines()) == 2


def test_words_that_differ_are_marked_unless_they_run_from_right_to_left() -> None:
    lines = fixed(change(2, "${a} => 3", "${a} >= 3"))
    assert lines == ["mend", "survey!E2  relevant", "- ${a} => 3", "+ ${a} >= 3"]
    arabic = fixed(change(2, "هل تسكن", "هل تسكن هنا"))
    assert len(arabic) == 4
    assert fixed(change(2, "", "new"))[2:] == ["+ new"]
    assert fixed(change(2, "gone", ""))[2:] == ["- gone"]


def test_of_many_cells_the_first_are_shown() -> None:
    lines = fixed(*(change(row, "a", "b") for row in range(2, 10)))
    assert lines[-1] == "and 2 more"
    assert len(lines) == 1 + 6 * 3 + 1


def fixed(*cells: CellChange) -> list[str]:
    widget = BeforeAfter(str)
    proposal = Proposal(title=Message("mend"), is_safe=True, cells=cells)
    widget.show(proposal, Loc(sheet="survey", row=1, column=1))
    return str(widget.content).splitlines()
