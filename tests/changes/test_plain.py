"""Changes as plain values: what people write, what formkit writes, and back."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from formkit.changes.addresses import ChoiceAddress, ChoiceAnchor, ListAddress, NodeKind
from formkit.changes.applying import apply
from formkit.changes.applying.references import with_followers, without_followers
from formkit.changes.detection import find_changes
from formkit.changes.errors import LostRowError
from formkit.changes.kinds.forms import Part, Unexplained
from formkit.changes.kinds.lists import ChoiceAdded
from formkit.changes.kinds.rows import RowType
from formkit.changes.plain import bare, changes_of, plain_of
from formkit.changes.plain.cells import read_type, written_type
from formkit.changes.plain.expectations import find_surprises
from formkit.changes.plain.problems import UnclearChangesError
from formkit.core.errors import FormkitError
from formkit.formats.adaptation_text import format_adaptation
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.written_changes import format_change
from formkit.model.adaptation import WrittenChange
from formkit.model.form import Choice, ChoiceList, Form
from tests.changes.edited import pairs
from tests.changes.test_cases import cases, read

LAW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

FORM = """\
| survey |
|  | type              | name    | label      | relevant     | note  | label::Español |
|  | text              | head    | Head       |              |       |                |
|  | begin_group       | home    |            |              |       |                |
|  | integer           | age     | Age        |              | a     | Edad           |
|  | note              |         | Thanks     |              |       |                |
|  | select_one water  | source  | ${age}?    | ${age} > 1   |       |                |
|  | note              |         | Bye        |              |       |                |
|  | end_group         |         |            |              |       |                |
|  | begin_group       | twin    |            |              |       |                |
|  | integer           | n       | Number     |              |       |                |
|  | end_group         |         |            |              |       |                |
|  | begin_repeat      | twin    |            |              |       |                |
|  | integer           | n       | Again      |              |       |                |
|  | end_repeat        |         |            |              |       |                |
| choices |
|  | list_name | name  | label | label::Español | zone |
|  | water     | well  | Well  | Pozo           | 1    |
|  | water     | river | River |                |      |
|  | water     | other | Other |                |      |
|  | a/b       | c     | C     |                |      |
|  | a         | b/c   | BC    |                |      |
|  | twice     | 1     | One   |                |      |
|  | twice     | 1     | Two   |                |      |
| settings |
|  | form_title | version |
|  | Water      | 1       |
| notes |
|  | one |
"""


@pytest.fixture(scope="module")
def form() -> Form:
    return read(FORM)


def written(form: Form, *changes: dict[str, Any]) -> list[dict[str, Any]]:
    """What formkit writes of changes that a person wrote."""
    return plain_of(changes_of(list(changes), form), form)


def made(form: Form, *changes: dict[str, Any]) -> Form:
    return apply(form, with_followers(form, changes_of(list(changes), form)))


def names(form: Form, group: int = 1) -> list[str]:
    return [node.name for node in form.nodes[group].children]


def problems(form: Form, *changes: dict[str, Any]) -> list[tuple[int, str, str]]:
    with pytest.raises(UnclearChangesError) as caught:
        changes_of(list(changes), form)
    return [(one.number, one.key, str(one.message)) for one in caught.value.problems]


class TestLaws:
    @LAW
    @given(pairs())
    def test_what_is_written_is_read_again(self, pair: tuple[Form, Form]) -> None:
        old, new = pair
        changes = find_changes(old, new)
        assert changes_of(plain_of(changes, old), old) == tuple(map(bare, changes))

    @LAW
    @given(pairs())
    def test_the_fewest_changes_make_the_same_form_through_a_file(
        self, pair: tuple[Form, Form]
    ) -> None:
        old, new = pair
        few = without_followers(old, find_changes(old, new))
        values = plain_of(few, old)
        items = [format_change(WrittenChange(values=one)) for one in values]
        text = format_adaptation("formkit: adaptation/1\nbase: a.xlsx\n", items)
        again = [one.values for one in parse_adaptation(text).changes]
        assert again == values
        assert apply(old, with_followers(old, changes_of(again, old))) == new

    @pytest.mark.parametrize("case", tuple(cases()))
    def test_what_the_cases_change_can_be_written(self, case: dict[str, Any]) -> None:
        old, new = read(case["old"]), read(case["new"])
        changes = find_changes(old, new)
        back = changes_of(plain_of(changes, old), old)
        assert back == tuple(map(bare, changes))
        assert not list(find_surprises(old, back))


@pytest.mark.parametrize(
    "change",
    [
        {"question-renamed": "home/age", "to": "years"},
        {"group-renamed": "twin", "to": "one"},
        {"repeat-renamed": "twin", "to": "two"},
        {"question-removed": "home/(question)[2]"},
        {"question-removed": [{"repeat": "twin"}, {"question": "n"}]},
        {"group-unclosed": "home"},
        {"question-moved": "head", "into": "home", "after": "age"},
        {"question-moved": "home/source", "into": "/", "after": [{"repeat": "twin"}]},
        {"question-type-changed": "head", "from": "text", "to": "integer"},
        {"question-list-changed": "home/source", "from": "select_one water", "to": "select_one a"},
        {"question-attribute-set": "head", "column": "label", "from": "Head", "to": ""},
        {"question-attribute-set": "head", "column": "note", "to": "x"},
        {"question-attribute-set": "head", "column": "hint", "to": "x", "extra": "true"},
        {"question-added": "new", "at": "start", "row": {"type": "text", "name": "new"}},
        {
            "question-added": "new",
            "into": [{"group": "twin"}],
            "at": "start",
            "row": {"type": "text", "name": "new"},
        },
        {
            "question-moved": "head",
            "into": [{"group": "twin"}],
            "after": [{"group": "twin"}, {"question": "n"}],
        },
        {"question-moved": "home/source", "at": "start"},
        {"question-moved": "home/source", "into": "/", "after": "head"},
        {"list-added": "fuel", "at": "start", "choices": [{"name": "wood", "label": "Wood"}]},
        {
            "list-added": {"list": "external_choices/x"},
            "after": "a",
            "choices": [{"row": {"name": "1"}, "extra": {"label::A [2]": "x"}}],
        },
        {"list-removed": "water"},
        {"list-renamed": "water", "to": "waters"},
        {"list-moved": "water", "after": "a"},
        {"choice-added": "water/lake", "after": "well", "row": {"name": "lake"}},
        {"choice-added": "twice/1[3]", "after": "1[2]", "row": {"name": "1"}},
        {"choice-removed": "twice/1[2]"},
        {"choice-removed": {"list": "a", "code": "b/c"}},
        {"choice-recoded": "water/well", "to": "borehole"},
        {"choice-moved": "water/other", "at": "start"},
        {"choice-relabelled": "water/well", "column": "label", "from": "Well", "to": "Wells"},
        {"choice-attribute-set": "water/well", "column": "zone", "from": "1", "to": "2"},
        {
            "language-added": "Deutsch",
            "after": "Español",
            "wordings": [
                {"row": "head", "label": "Kopf", "hint": "so"},
                {"choice": "water/well", "label": "Brunnen"},
            ],
        },
        {"language-removed": "Español"},
        {"language-renamed": "Español", "to": "Español (es)"},
        {"language-moved": "Español", "at": "start"},
        {"column-renamed": "survey/note", "to": "remark"},
        {"setting-set": "version", "from": "1", "to": "2"},
        {"setting-set": "version", "nth_row": "2", "to": "2"},
        {"sheet-added": "more", "after": "notes", "rows": [["a", "b"], "", ["c"]]},
        {"sheet-removed": "notes"},
        {"sheet-changed": "notes", "rows": [["two"]]},
        {"sheet-moved": "notes", "at": "start"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_person_writes_is_what_formkit_writes(form: Form, change: dict[str, Any]) -> None:
    assert written(form, change) == [change]


@pytest.mark.parametrize(
    ("change", "as_formkit_writes_it"),
    [
        (
            {"question-added": "home/new", "row": {"type": "text"}},
            {"after": "(question)[2]", "row": {"type": "text", "name": "new"}},
        ),
        (
            {"question-added": "(question)", "row": {"type": "note", "relevance": "“a”"}},
            {"after": [{"repeat": "twin"}], "row": {"type": "note", "relevant": '"a"'}},
        ),
        (
            {"question-attribute-set": "head", "column": "Label", "to": "x"},
            {"column": "label", "from": "Head", "to": "x"},
        ),
        ({"choice-added": "water/lake", "row": {}}, {"after": "other", "row": {"name": "lake"}}),
        ({"list-moved": "water"}, {"after": "twice"}),
        ({"list-added": "new", "choices": []}, {"after": "twice"}),
        ({"language-added": "Deutsch"}, {"after": "Español"}),
        ({"sheet-added": "more", "rows": []}, {"after": "notes"}),
        ({"setting-set": "version", "to": "2"}, {"from": "1"}),
    ],
)
def test_what_is_left_out_is_filled_in(
    form: Form, change: dict[str, Any], as_formkit_writes_it: dict[str, Any]
) -> None:
    assert written(form, change) == [{**change, **as_formkit_writes_it}]


class TestPlaces:
    def test_rows_without_a_word_come_last_in_the_order_of_the_file(self, form: Form) -> None:
        row = {"type": "text"}
        after = made(
            form,
            {"question-removed": "home/(question)[2]"},
            {"question-added": "home/one", "row": row},
            {"question-added": "home/two", "row": row},
            {"group-added": "inner", "row": {"type": "begin_group"}},
            {"question-added": "inner/three", "row": row},
            {"question-moved": "head", "into": "inner", "after": "three"},
        )
        assert names(after, 0) == ["age", "", "source", "one", "two"]
        assert names(after, -1) == ["three", "head"]

    def test_choices_without_a_word_come_behind_those_that_stay(self, form: Form) -> None:
        after = made(
            form,
            {"choice-removed": "water/other"},
            {"choice-added": "water/lake", "row": {"name": "lake"}},
            {"choice-added": "water/sea", "after": "lake", "row": {"name": "sea"}},
            {"choice-added": "water/bay", "at": "start", "row": {"name": "bay"}},
        )
        assert after.lists[0].codes == ("bay", "well", "river", "lake", "sea")
        emptied = made(
            form,
            {"choice-removed": "a/b/c"} | {"choice-removed": {"list": "a", "code": "b/c"}},
            {"choice-added": "a/new", "row": {"name": "new"}},
        )
        assert emptied.lists[2].codes == ("new",)

    def test_lists_come_behind_the_last_one_by_its_new_name(self, form: Form) -> None:
        after = made(
            form,
            {"list-renamed": "twice", "to": "again"},
            {"list-added": "fuel", "choices": [{"name": "wood"}]},
        )
        assert [one.name for one in after.lists] == ["water", "a/b", "a", "again", "fuel"]

    def test_a_form_without_lists_gets_one(self) -> None:
        after = made(
            read("| survey |\n|  | type | name |\n|  | text | a |\n"),
            {"list-added": "fuel", "choices": [{"name": "wood"}]},
            {"question-removed": "a"},
            {"question-added": "b", "row": {"type": "text"}},
            {"language-added": "Deutsch"},
            {"setting-set": "version", "to": "1"},
        )
        assert [one.name for one in after.lists] == ["fuel"]
        assert [one.name for one in after.nodes] == ["b"]

    def test_added_rows_of_one_name_are_told_apart(self, form: Form) -> None:
        note = {"type": "note"}
        changes = changes_of(
            [
                {"question-added": "(question)", "at": "start", "row": note},
                {"question-added": "(question)", "after": "(question)", "row": note},
                {"question-added": "last", "after": {"added": "(question)[2]"}, "row": note},
            ],
            form,
        )
        again = plain_of(changes, form)
        assert [one.get("after") for one in again] == [None, "(question)", "(question)[2]"]
        assert changes_of(again, form) == changes

    def test_a_row_cannot_stand_behind_one_that_goes(self, form: Form) -> None:
        with pytest.raises(LostRowError):
            changes_of(
                [
                    {"question-removed": "head"},
                    {"question-added": "b", "after": "head", "row": {"type": "text"}},
                ],
                form,
            )


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (
            {"question-renamed": "home/agee", "to": "a"},
            "",
            "the form has no home/agee; is home/age",
        ),
        ({"question-renamed": "zzz", "to": "a"}, "", "the form has no zzz"),
        ({"question-removed": [{"group": "zzz"}]}, "", "the form has no [{group: zzz}]"),
        ({"question-removed": [{"nth": "x"}]}, "", "the form has no"),
        ({"question-removed": ["home"]}, "", "the form has no"),
        ({"question-removed": [{"group": "twin", "nth": "x"}]}, "", "the form has no"),
        (
            {"question-moved": "head", "into": "twin"},
            "into",
            "twin names several rows; write the one that is meant as [{group: twin}]",
        ),
        ({"question-moved": "head", "after": {"added": "x"}}, "after", "the form has no"),
        ({"question-added": ["a"], "row": {"type": "text"}}, "", "names no path"),
        (
            {"question-added": "a/b", "row": {"type": "text", "name": "c"}},
            "",
            "a/b ends in another name than the row has: c",
        ),
        (
            {"group-added": "a", "row": {"type": "text"}},
            "row",
            "the row is of type text, and the change says that a group is added",
        ),
        ({"question-added": "a", "row": {"name": "a"}}, "row", "the row is of type nothing"),
        (
            {"question-type-changed": "head", "to": {"type": "a"}},
            "to",
            "kind says {type: a}; it can",
        ),
        ({"question-attribute-set": "head", "column": "name", "to": "x"}, "column", "is a change"),
        ({"choice-removed": "water/wel"}, "", "the form has no water/wel; is water/well meant?"),
        ({"choice-removed": "zzz"}, "", "the form has no zzz"),
        ({"choice-removed": "a/b/c"}, "", "a/b/c can be read in several ways"),
        ({"choice-removed": {"list": "a", "code": "x", "nth": "y"}}, "", "the form has no"),
        ({"choice-moved": "zzz"}, "", "the form has no zzz"),
        ({"choice-added": "a", "row": {"name": "b"}}, "", "a ends in another name"),
        ({"choice-added": "water/a", "after": "b", "row": {}}, "after", "the form has no b"),
        ({"list-moved": "zzz"}, "", "the form has no zzz"),
        ({"list-renamed": "zzz", "to": "a"}, "", "the form has no zzz"),
        ({"language-removed": "X"}, "", "the form has no language X; it has: , Español"),
        ({"sheet-removed": "X"}, "", "the form has no other sheet called X; it has: notes"),
        (
            {"language-added": "X", "wordings": [{"row": "head", "note": "a"}]},
            "wordings",
            "note is no column of wording",
        ),
        ({"question-renamed": "head"}, "", "the key to is missing here"),
        ({"question-renam": "head"}, "", "one kind of change has to stand here"),
        ({"question-removed": "head", "list-removed": "a"}, "", "and stand only once"),
    ],
)
def test_what_cannot_be_understood(form: Form, change: dict[str, Any], key: str, said: str) -> None:
    ((number, found, message),) = problems(form, change)
    assert (number, found) == (0, key or next(iter(change)))
    assert said in message


ALIKE = """\
| survey |
|  | type | name |
|  | text | a    |
| choices |
|  | list_name          | name |
|  | external_choices/x | 1    |
| external_choices |
|  | list_name | name |
|  | x         | 1    |
|  | y         | 1    |
"""


@pytest.mark.parametrize(
    "change",
    [
        {"list-removed": "external_choices/y"},
        {"list-removed": {"list": "x", "sheet": "external_choices"}},
        {"list-removed": {"list": "external_choices/x"}},
        {"choice-removed": {"list": "x", "sheet": "external_choices", "code": "1"}},
        {
            "choice-added": {"list": "x", "sheet": "external_choices", "code": "2"},
            "after": "1",
            "row": {"name": "2"},
        },
        {"list-added": "external_choices/z", "after": "y", "choices": []},
    ],
)
def test_lists_of_two_sheets_are_told_apart(change: dict[str, Any]) -> None:
    form = read(ALIKE)
    assert written(form, change) == [change]
    made(form, change)


def test_a_choice_written_in_parts_needs_no_row_to_name_it() -> None:
    change = {"choice-added": {"list": "y", "sheet": "external_choices", "code": "2"}, "row": {}}
    assert made(read(ALIKE), change).external_lists[1].codes == ("1", "2")


@pytest.mark.parametrize(
    ("row_type", "parts"),
    [
        (
            RowType(kind=NodeKind.QUESTION, type="select_one", list_name="a b", or_other=True),
            {"kind": "question", "type": "select_one", "list": "a b", "or_other": "true"},
        ),
        (RowType(kind=NodeKind.QUESTION, type=""), {"kind": "question", "type": ""}),
        (RowType(kind=NodeKind.STRAY, type="end_group"), "end_group"),
        (RowType(kind=NodeKind.GROUP, type="kobomatrix", list_name="a"), "begin_kobomatrix a"),
        (RowType(kind=NodeKind.REPEAT, type="repeat"), "begin_repeat"),
    ],
)
def test_types_that_no_cell_can_say_are_written_in_parts(row_type: RowType, parts: Any) -> None:
    assert written_type(row_type) == parts
    assert read_type("to", parts) == row_type


def test_all_problems_are_told_at_once(form: Form) -> None:
    found = problems(
        form,
        {"question-removed": "x"},
        {"question-removed": "head"},
        {"group-renamed": "home"},
        {"list-removed": "y"},
    )
    assert [number for number, _, _ in found] == [0, 2, 3]
    with pytest.raises(UnclearChangesError, match="and 1 more problem"):
        changes_of([{"question-removed": "x"}, {"list-removed": "y"}], form)


def test_what_nobody_can_say_is_not_written(form: Form) -> None:
    change = Unexplained(part=Part.LANGUAGES, differences=(), new=())
    with pytest.raises(FormkitError, match="the sheet languages is nothing that changes can say"):
        plain_of([change], form)


def test_cells_that_say_something_else_than_a_change_expects(form: Form) -> None:
    changes = changes_of(
        [
            {"language-renamed": "Español", "to": "ES"},
            {"column-renamed": "survey/note", "to": "remark"},
            {"question-attribute-set": "home/age", "column": "remark", "from": "b", "to": "c"},
            {"question-attribute-set": "home/age", "column": "label::ES", "from": "", "to": "E"},
            {"choice-relabelled": "water/well", "column": "label::ES", "from": "Pozo", "to": "P"},
            {"question-attribute-set": "home/age", "column": "hint", "from": "", "to": "E"},
            {"question-attribute-set": "home/age", "column": "required", "from": "1", "to": "E"},
        ],
        form,
    )
    found = [(change.key, text) for change, text in find_surprises(form, changes)]
    assert found == [("remark", "a"), ("label::ES", "Edad"), ("required", "")]


def test_a_choice_that_a_path_cannot_tell_is_named_by_its_parts() -> None:
    old = Form(
        lists=(
            ChoiceList(name="l", choices=tuple(Choice(code=code) for code in ("a", "a", "a[2]"))),
        )
    )
    added = ChoiceAdded(
        at=ChoiceAddress(list=ListAddress(name="l"), code="n"),
        after=ChoiceAnchor(code="a", nth=2),
        new=Choice(code="n"),
    )
    (plain,) = plain_of((added,), old)
    assert plain["after"] == {"code": "a", "nth": "2"}
    assert changes_of([plain], old) == (added,)
    assert [one.code for one in apply(old, (added,)).lists[0].choices] == ["a", "a", "n", "a[2]"]
