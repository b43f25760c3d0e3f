"""Workbooks into forms: the tree, texts, lists, settings, places."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.model.form import (
    Choice,
    Form,
    Group,
    Node,
    Question,
    Repeat,
    Stray,
    TextSheet,
)
from formkit.model.sheets import Cell, Row, Sheet, Workbook

CASES = YAML(typ="safe").load((Path(__file__).parent / "cases" / "survey.yaml").read_text("utf-8"))


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


def first(text: str) -> Question:
    node = read(text).nodes[0]
    assert isinstance(node, Question)
    return node


def outline(nodes: tuple[Node, ...], indent: str = "") -> Iterator[str]:
    for node in nodes:
        kind = type(node).__name__
        parts = [str(node.loc.row), kind, node.type]
        if not isinstance(node, Stray):
            parts.append(node.list_name)
        if isinstance(node, Question) and node.or_other:
            parts.append("or_other")
        line = indent + " ".join(part for part in (*parts, node.name) if part)
        if isinstance(node, Group | Repeat):
            yield line + (f", ends {node.end_loc.row}" if node.closed else ", never ends")
            yield from outline(node.children, indent + "  ")
        else:
            yield line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_tree(case: dict[str, object]) -> None:
    assert list(outline(read(str(case["form"])).nodes)) == case["tree"]


class TestTexts:
    def test_wording_stands_in_the_order_of_the_form_s_languages(self) -> None:
        form = read("""
            | survey |
            | | type | name | label::French (fr) | hint::English (en) | label::English (en) |
            | | note | a    | Eau                | H                  | Water               |
            """)
        assert form.languages == ("French (fr)", "English (en)")
        assert form.nodes[0].labels.pairs == (("French (fr)", "Eau"), ("English (en)", "Water"))
        assert form.nodes[0].hints == Texts.of([("English (en)", "H")])

    def test_languages_come_from_survey_then_choices(self) -> None:
        form = read("""
            | choices |
            | | list_name | name | label::b | media::audio::c |
            | | l         | 1    | B        | c.mp3           |
            | survey |
            | | type | name | label::a |
            | | note | a    | A        |
            | external_choices |
            | | list_name | name | label::d |
            | | l         | 1    | D        |
            """)
        assert form.languages == ("a", "b", "c", "d")
        assert form.lists[0].choices[0].audios.get("c") == "c.mp3"

    def test_a_language_without_a_word_is_a_language(self) -> None:
        text = "| survey |\n| | type | name | label::a | label::b |\n| | note | n | A | |"
        assert read(text).languages == ("a", "b")

    @pytest.mark.parametrize(("hint", "languages"), [("H", ("", "a")), ("", ("a",))])
    def test_a_bare_column_counts_where_it_has_text(
        self, hint: str, languages: tuple[str, ...]
    ) -> None:
        text = f"| survey |\n| | type | name | hint | label::a |\n| | note | n | {hint} | A |"
        assert read(text).languages == languages

    def test_every_kind_of_wording(self) -> None:
        node = first("""
            | survey |
            | | type | image::a | big-image | bind::jr:constraintMsg::a | requiredMsg |
            | | text | i.png    | b.png     | C                         | R           |
            """)
        assert node.images == Texts.of([("a", "i.png")])
        assert node.big_images == Texts.of([("", "b.png")])
        assert node.constraint_messages == Texts.of([("a", "C")])
        assert node.required_messages == Texts.of([("", "R")])


class TestCleaning:
    def test_the_survey_is_cleaned_as_pyxform_cleans_it(self) -> None:
        node = first("""
            | survey |
            | | type | name | label           | relevant            |
            | | text | n    | the  \u201cwell\u201d   of | ${a}  = \u2018x\u2019 |
            """)
        assert node.labels.first == 'the "well" of'
        assert node.relevant == "${a} = 'x'"

    def test_choices_keep_their_spaces(self) -> None:
        form = read("| choices |\n| | list_name | name | label |\n| | l | 1 | l\u2019eau  douce |")
        assert form.lists[0].choices[0].labels.first == "l'eau  douce"

    @pytest.mark.parametrize(("setting", "label"), [("no", "a  b"), ("yes", "a b"), ("", "a b")])
    def test_a_setting_turns_it_off(self, setting: str, label: str) -> None:
        form = read(f"""
            | survey |
            | | type | name | label |
            | | note | n    | a  b  |
            | settings |
            | | clean_text_values | form_id |
            | | {setting}         | x       |
            """)
        assert form.nodes[0].labels.first == label

    def test_line_breaks_stay(self) -> None:
        rows = (("type", "label"), ("note", "a\n\n  b"))
        sheet = Sheet(
            name="survey",
            rows=tuple(
                Row(number=number, cells=tuple(Cell(value=one, text=one) for one in texts))
                for number, texts in enumerate(rows, start=3)
            ),
        )
        assert form_of(Workbook(sheets=(sheet,))).nodes[0].labels.first == "a\n\n b"


class TestExtra:
    TEXT = """
        | survey |
        | | type | name | relevant | $kuid | note | relevance | Relevant | kobo--x | note |
        | | text | n    | 1        | k1    | z    | 2        | 3        |         | y    |
        """

    def test_unknown_and_repeated_columns_are_kept_by_header(self) -> None:
        node = first(self.TEXT)
        assert node.relevant == "1"
        assert node.kuid == "k1"
        assert node.extra == (
            ("$kuid", "k1"),
            ("note", "z"),
            ("note [2]", "y"),
            ("relevant [2]", "2"),
            ("relevant [3]", "3"),
        )

    def test_every_cell_of_a_row_has_its_place(self) -> None:
        form = read(self.TEXT)
        loc = form.nodes[0].loc
        assert (loc.sheet, loc.row, loc.column) == ("survey", 2, 0)
        assert form.cell(loc, "relevant").a1 == "survey!C2"
        assert form.cell(loc, "relevant [3]").a1 == "survey!G2"
        assert form.header(form.cell(loc, "relevant [2]")) == "relevance"
        assert form.cell(loc, "label") == loc

    def test_a_column_without_a_header_is_in_the_file_only(self) -> None:
        text = "| survey |\n| | type | | name |\n| | text | x | n |\n| | | y | |"
        form = read(text)
        assert [node.extra for node in form.nodes] == [()]
        columns = form.columns_of("survey")
        assert columns is not None
        assert columns.columns == (("type", 1), ("name", 3))

    def test_cells_of_end_rows_are_kept(self) -> None:
        form = read("""
            | survey |
            | | type        | name | label | note |
            | | begin group | g    | G     |      |
            | | end group   | g    | End   | x    |
            """)
        group = form.nodes[0]
        assert isinstance(group, Group)
        assert group.end_cells == (("label", "End"), ("name", "g"), ("note", "x"))
        assert form.cell(group.end_loc, "note").a1 == "survey!D3"


class TestChoices:
    def test_lists_stand_in_the_order_in_which_they_begin(self) -> None:
        form = read("""
            | choices |
            | | list name | value | caption | region |
            | | b         | 1     | One     | n      |
            | | a         | 1     |         |        |
            | | b         | 2     | Two     |        |
            | |           | 3     |         |        |
            | | a         |       |         |        |
            """)
        assert [(one.name, one.codes) for one in form.lists] == [
            ("b", ("1", "2")),
            ("a", ("1", "")),
            ("", ("3",)),
        ]
        assert form.lists[0].choices[0] == Choice(
            code="1", labels=Texts.of([("", "One")]), extra=(("region", "n"),)
        )
        assert form.lists[1].choices[1].loc == Loc(sheet="choices", row=6)
        assert form.cell(form.lists[0].choices[1].loc, "name").a1 == "choices!B4"

    def test_external_choices_are_apart(self) -> None:
        form = read("""
            | survey |
            | | type | name |
            | external_choices |
            | | list_name | name |
            | | l         | 1    |
            """)
        assert form.lists == ()
        assert [(one.name, one.codes) for one in form.external_lists] == [("l", ("1",))]

    def test_no_column_for_lists_or_names(self) -> None:
        form = read("| survey |\n| choices |\n| | label |\n| | A |")
        assert [(one.name, one.codes) for one in form.lists] == [("", ("",))]


class TestSettings:
    def test_the_first_row_counts_and_the_others_are_kept(self) -> None:
        form = read("""
            | survey |
            | settings |
            | | title | id_string | Version | kobo--lock_all |
            | | T     | f         | 1       |                |
            | | U     |           |         | yes            |
            """)
        assert form.settings.values == (("form_id", "f"), ("form_title", "T"), ("version", "1"))
        assert form.settings.further_rows == ((("form_title", "U"), ("kobo--lock_all", "yes")),)
        assert form.cell(form.settings.loc, "form_id").a1 == "settings!B2"

    def test_none(self) -> None:
        assert read("| survey |\n| settings |\n| | form_id |").settings.values == ()


class TestSheets:
    def test_other_sheets_are_kept_as_text(self) -> None:
        rows = (
            Row(number=2, cells=(Cell(text=""), Cell(text="a"), Cell(text=""))),
            Row(number=4, cells=(Cell(text="b"),)),
            Row(number=5, cells=(Cell(value=" ", text=""),)),
        )
        form = form_of(Workbook(sheets=(Sheet(name="survey"), Sheet(name="Notes", rows=rows))))
        assert form.sheets == (TextSheet(name="Notes", rows=((), ("", "a"), (), ("b",))),)

    def test_of_two_sheets_of_one_name_the_last_counts(self) -> None:
        form = read("""
            | Survey |
            | | type | name |
            | | text | a    |
            | survey |
            | | type | name |
            | | text | b    |
            """)
        assert [node.name for node in form.nodes] == ["b"]
        assert form.sheets == (TextSheet(name="Survey", rows=(("type", "name"), ("text", "a"))),)

    def test_the_author_s_name_for_a_sheet_is_kept(self) -> None:
        form = read("| SURVEY |\n| | type | name |\n| | text | a |\n| x |")
        columns = form.columns_of("survey")
        assert columns is not None
        assert columns.sheet == "SURVEY"
        assert form.cell(form.nodes[0].loc, "name").a1 == "SURVEY!B2"


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text("| survey |\n| | type | name |\n| | text | a |\n", encoding="utf-8")
    form = read_form(path)
    assert form.file == str(path)
    assert form.nodes[0].loc == Loc(file=str(path), sheet="survey", row=2)
