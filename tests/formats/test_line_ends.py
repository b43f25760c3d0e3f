"""Files from Windows, old Macs and Excel read the same; what formkit writes ends lines with LF."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from formkit.formats.adaptations import read_adaptation
from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.formats.tables import read_table
from formkit.model.form import Form
from tests.conftest import REPOSITORY

MARKDOWN = """\
| survey |
|        | type | name | label::Français (fr) |
|        | text | a    | Où ?                 |
| choices |
|        | list_name | name | label::Français (fr) |
|        | w         | 1    | Puits                |
"""
CSV = """\
survey,,,,
,type,name,label::Français (fr),hint
,text,a,Où ?,"one line"
"""
TABLE = 'name,label::Français (fr)\nwater,"L\'eau,\nici"\nfuel,Bois\n'
ADAPTATION = "formkit: adaptation/1\nstandard: dtm-wca\ntemplate: bsa\ncountry: TCD\n"
MARK = b"\xef\xbb\xbf"

ENDS = pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
MARKS = pytest.mark.parametrize("mark", [b"", MARK], ids=["plain", "BOM"])


def file_of(text: str, end: str, mark: bytes) -> bytes:
    return mark + text.replace("\n", end).encode()


def form(text: str, end: str, mark: bytes, name: str) -> Form:
    return form_of(parse_workbook(file_of(text, end, mark), name))


@ENDS
@MARKS
@pytest.mark.parametrize(("text", "name"), [(MARKDOWN, "a.md"), (CSV, "a.csv")])
def test_forms_as_text(text: str, name: str, end: str, mark: bytes) -> None:
    assert form(text, end, mark, name) == form(text, "\n", b"", name)
    assert form(text, end, mark, name).nodes


@ENDS
@MARKS
def test_tables_of_a_standard(tmp_path: Path, end: str, mark: bytes) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(file_of(TABLE, end, mark))
    table = read_table(path)
    assert table.header == ("name", "label::Français (fr)")
    assert [row.get(table.header[1]) for row in table.rows] == ["L'eau,\nici", "Bois"]


@ENDS
@MARKS
def test_manifests(tmp_path: Path, end: str, mark: bytes) -> None:
    path = tmp_path / "adaptation.yaml"
    path.write_bytes(file_of(ADAPTATION, end, mark))
    found = read_adaptation(path)
    assert (found.template, found.country, found.loc.row) == ("bsa", "TCD", 1)


def text_writes(code: str) -> Iterator[int]:
    """Lines where a file is opened or written as text, whose ends Windows would alter."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        named = {word.arg for word in node.keywords}
        match node.func:
            case ast.Attribute(attr="write_text") if "newline" not in named:
                yield node.lineno
            case ast.Name(id="open") | ast.Attribute(attr="open") if _is_for_text(node, named):
                yield node.lineno


def _is_for_text(node: ast.Call, named: set[str | None]) -> bool:
    modes = [one.value for one in node.args if isinstance(one, ast.Constant)]
    writes = any(isinstance(mode, str) and mode in {"w", "a", "x", "w+", "r+"} for mode in modes)
    return writes and "newline" not in named


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("path.write_text('x', encoding='utf-8')", [1]),
        ("path.write_text('x', encoding='utf-8', newline='')", []),
        ("\nopen(path, 'w')", [2]),
        ("path.open('a', newline='')", []),
        ("path.open('wb')", []),
    ],
)
def test_writing_as_text_is_seen(code: str, lines: list[int]) -> None:
    assert list(text_writes(code)) == lines


def test_formkit_writes_bytes() -> None:
    found = {
        str(path.relative_to(REPOSITORY)): lines
        for path in sorted((REPOSITORY / "formkit").rglob("*.py"))
        if (lines := list(text_writes(path.read_text(encoding="utf-8"))))
    }
    # what goes to os.devnull has no lines
    assert set(found) <= {"formkit/cli/streams.py"}


def test_a_checkout_on_windows_keeps_the_ends_of_lines() -> None:
    rules = (REPOSITORY / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert rules[0] == "* text=auto eol=lf"
    assert "*.xlsx binary" in rules
