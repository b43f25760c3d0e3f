from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.formats.tables import format_table, parse_table, read_table

FILE = Loc(file="a.csv", sheet="a")


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_table(text, loc=FILE)
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


@pytest.mark.parametrize(
    "content",
    [
        "name,label\na,Évaluation\n".encode(),
        "name;label\r\na;Évaluation\r\n".encode("cp1252"),
        "\ufeffname\tlabel\r\na\tÉvaluation".encode(),
        '"name","label"\n\n"a","Évaluation"\n,,\n'.encode(),
    ],
)
def test_a_table_is_read_whatever_a_french_excel_made_of_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    table = read_table(path)
    assert table.header == ("name", "label")
    assert [row.cells for row in table.rows] == [(("name", "a"), ("label", "Évaluation"))]


def test_a_row_and_a_cell_know_their_place() -> None:
    table = parse_table("name,label\n\na,b\n", loc=FILE)
    [row] = table.rows
    assert str(row.loc) == "a.csv:a!3"
    assert str(table.cell(row, "label")) == "a.csv:a!B3"
    assert table.cell(row, "none") == row.loc
    assert row.get("label") == "b"
    assert row.get("none") == ""


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a,b,a\n1,2,3\n", "a.csv:a!C1", "the header a stands twice"),
        ("a,,b\n1,2,3\n", "a.csv:a!B1", "this column has no header"),
        ("a,b\n1,2,,3\n", "a.csv:a!2", "3 stands in a column without header"),
        ('a\n"' + "x" * 200_000, "a.csv:a", "cannot be read as CSV"),
    ],
)
def test_what_is_no_table_is_told_with_its_place(text: str, place: str, word: str) -> None:
    [(found, message)] = problems(text)
    assert found == place
    assert word in message


@pytest.mark.parametrize(
    ("content", "word"), [(b"a\x81\xff", "CSV UTF-8"), (None, "a.csv: there is no such file")]
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, content: bytes | None, word: str
) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadManifestError, match=word):
        read_table(path)


def test_an_empty_file_is_a_table_without_columns() -> None:
    assert parse_table("", loc=FILE).header == ()


CELLS = st.text(alphabet='aé01,;"\n=\t ', max_size=8).map(str.strip)
HEADER = ("one", "two", "three")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS).filter(any), max_size=8))
@settings(max_examples=100)
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str]]) -> None:
    written = format_table([HEADER, *rows])
    table = parse_table(written, loc=FILE)
    assert tuple(table.lists()) == (HEADER, *rows)
    assert format_table(table.lists()) == written
