"""Changes applied: what is not there, what would be lost, what is said twice."""

from dataclasses import replace

import pytest

from formkit.changes.addresses import (
    TOP,
    Anchor,
    ChoiceAddress,
    ChoiceAnchor,
    ListAddress,
    NodeKind,
)
from formkit.changes.applying import apply
from formkit.changes.describing import describe
from formkit.changes.detection import find_changes
from formkit.changes.errors import LostRowError, UnknownAddressError
from formkit.changes.facts import facts_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    Part,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    type_of,
)
from formkit.core.errors import FormkitError
from formkit.core.texts import Texts
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Choice, ChoiceList, Form, Group, Question, TextSheet

FORM = form_of(
    parse_markdown("""
| survey |
|  | type        | name | label::English (en) |
|  | begin_group | g    | Group               |
|  | text        | a    | A                   |
|  | end_group   |      |                     |
|  | text        | b    | B                   |
| choices |
|  | list_name | name | label::English (en) |
|  | water     | 1    | Well                |
|  | water     | 2    | River               |
""")
)
GROUP = TOP.child(NodeKind.GROUP, "g")
INSIDE = GROUP.child(NodeKind.QUESTION, "a")
OUTSIDE = TOP.child(NodeKind.QUESTION, "b")
NOWHERE = TOP.child(NodeKind.QUESTION, "zz")
WATER = ListAddress(name="water")
FUEL = ListAddress(name="fuel")
WELL = ChoiceAddress(list=WATER, code="1")
TAP = ChoiceAddress(list=WATER, code="9")
TEXT = type_of(Question(type="text"))
SHEET = TextSheet(name="Notes")

UNKNOWN: list[tuple[Change, str]] = [
    (NodeRemoved(at=NOWHERE, old=Question(type="text")), "zz"),
    (NodeRenamed(at=NOWHERE, old="zz", new="y"), "zz"),
    (NodeTypeChanged(at=NOWHERE, old=TEXT, new=TEXT), "zz"),
    (NodeAttributeSet(at=NOWHERE, key="relevant", old="", new="1"), "zz"),
    (NodeAttributeSet(at=OUTSIDE, key="relevence", old="", new="1"), "relevence"),
    (NodeEndChanged(at=OUTSIDE, closed=False), "b"),
    (
        NodeAdded(at=NOWHERE, parent=Anchor(at=NOWHERE), after=None, new=Question(type="text")),
        "zz",
    ),
    (
        NodeMoved(
            at=OUTSIDE,
            new_at=OUTSIDE,
            old_after=GROUP,
            parent=Anchor(at=TOP),
            after=Anchor(at=NOWHERE),
        ),
        "zz",
    ),
    (ListRenamed(at=FUEL, old="fuel", new="energy"), "fuel"),
    (ListRemoved(at=FUEL, old=ChoiceList(name="fuel")), "fuel"),
    (ListMoved(at=FUEL, old_after="water", after=None), "fuel"),
    (ChoiceRemoved(at=replace(WELL, list=FUEL), old=Choice(code="1")), "fuel/1"),
    (ChoiceRemoved(at=TAP, old=Choice(code="9")), "water/9"),
    (ChoiceRecoded(at=TAP, old="9", new="8"), "water/9"),
    (ChoiceMoved(at=WELL, old_after=None, after=ChoiceAnchor(code="9")), "water/9"),
    (ChoiceAdded(at=TAP, after=ChoiceAnchor(code="8"), new=Choice(code="9")), "water/8"),
    (ChoiceAttributeSet(at=WELL, key="hint", old="", new="x"), "hint"),
    (ColumnRenamed(sheet="choices", old="district", new="admin"), "choices/district"),
    (LanguageRemoved(language="Français (fr)"), "Français (fr)"),
    (LanguageRenamed(old="Français (fr)", new="French"), "Français (fr)"),
    (LanguageMoved(language="Français (fr)", old_after=None, after=None), "Français (fr)"),
    (SheetRemoved(old=SHEET), "Notes"),
    (SheetChanged(old=SHEET, new=SHEET), "Notes"),
    (SheetMoved(name="Notes", old_after=None, after=None), "Notes"),
]


@pytest.mark.parametrize(("change", "path"), UNKNOWN, ids=lambda one: getattr(one, "code", one))
def test_what_the_form_does_not_have_is_named(change: Change, path: str) -> None:
    with pytest.raises(UnknownAddressError) as raised:
        apply(FORM, (change,))
    assert raised.value.path == path
    assert path in str(raised.value)
    assert isinstance(raised.value, FormkitError)


def test_a_group_does_not_go_without_what_is_in_it() -> None:
    with pytest.raises(LostRowError) as raised:
        apply(FORM, (NodeRemoved(at=GROUP, old=FORM.nodes[0]),))
    assert raised.value.path == "g/a"
    assert "g/a" in str(raised.value)


def test_a_group_with_rows_does_not_become_a_question() -> None:
    change = NodeTypeChanged(at=GROUP, old=type_of(FORM.nodes[0]), new=TEXT)
    with pytest.raises(LostRowError, match="g/a"):
        apply(FORM, (change,))


def test_two_rows_do_not_stand_behind_each_other() -> None:
    def behind(at: object, other: object) -> NodeMoved:
        return NodeMoved(
            at=at, new_at=at, old_after=None, parent=Anchor(at=TOP), after=Anchor(at=other)
        )

    with pytest.raises(LostRowError, match="would lose g"):
        apply(FORM, (behind(GROUP, OUTSIDE), behind(OUTSIDE, GROUP)))


def test_of_changes_of_one_cell_the_last_holds() -> None:
    first = NodeAttributeSet(at=OUTSIDE, key="relevant", old="", new="1")
    form = apply(FORM, (first, replace(first, new="2")))
    assert form.nodes[1].relevant == "2"


def test_a_change_of_another_sheet_of_choices_leaves_lists_alone() -> None:
    other = ChoiceRemoved(
        at=ChoiceAddress(list=ListAddress(name="water", sheet="choices"), code="2"),
        old=Choice(code="2"),
    )
    form = replace(FORM, external_lists=FORM.lists)
    assert apply(form, (other,)).external_lists == FORM.lists


def group_with(wording: Texts) -> Group:
    question = Question(type="text", name="a", labels=wording)
    return Group(name="g", labels=wording, children=(question,))


class TestUnexplained:
    """Forms that no file can say, so that a comparison cannot go by names."""

    OLD = replace(FORM, lists=(ChoiceList(name="w", choices=(Choice(code="1"),)),) * 2)
    NEW = replace(FORM, lists=(ChoiceList(name="w", choices=(Choice(code="2"),)),) * 2)

    def test_the_part_is_taken_whole(self) -> None:
        changes = find_changes(self.OLD, self.NEW)
        assert [(type(one), one.part) for one in changes] == [(Unexplained, Part.CHOICES)]
        assert apply(self.OLD, changes) == self.NEW

    def test_wording_in_another_order_than_that_of_the_languages(self) -> None:
        languages = ("English", "French")
        texts = Texts.of((one, one) for one in languages)
        turned = Texts.of(reversed(texts.pairs))
        old, new = (
            Form(nodes=(group_with(wording),), languages=languages) for wording in (texts, turned)
        )
        changes = find_changes(old, new)
        unexplained = changes[-1]
        assert isinstance(unexplained, Unexplained)
        assert unexplained.differences
        assert apply(old, changes) == new
        said = str(describe(unexplained))
        assert "formkit has no word for what changed in survey" in said
        assert facts_of(unexplained, old, new).path == "survey"

    def test_sheets_of_one_name(self) -> None:
        old = replace(FORM, sheets=(TextSheet(name="s", rows=(("a",),)),) * 2)
        new = replace(FORM, sheets=(TextSheet(name="s", rows=(("b",),)),) * 2)
        changes = find_changes(old, new)
        assert [one.part for one in changes] == [Part.SHEETS]
        assert apply(old, changes) == new
