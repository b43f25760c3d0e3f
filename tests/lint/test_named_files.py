"""FK330 on forms in folders: what lies beside them, and what does not."""

from pathlib import Path

import pytest

from formkit.core.findings import Severity
from formkit.formats.files import read_workbook
from formkit.lint.registry import all_rules
from tests.lint.rule_cases import subject_of

FORM = """| survey |
|  | type | name | label | calculation | appearance | media::image::French (fr) | default |
|  | select_one_from_file towns.csv | a | A |  |  | |  |
|  | csv-external | sites |  |  |  |  | |
|  | text | b | B | pulldata('x', 1, 2, 3) + pulldata('sites', 1, 2, 3) | | jr://images/B.png | |
|  | select_one l | c | C |  | quick search("regions.csv", 'matches', 'k', ${b}) | B.png | |
|  | text | d | D |  |  | ${a}.png | |
|  | text | e | E |  |  | https://example.org/e.png | |
|  | text | f | F | pulldata("@geo", 1, 2, 3) | search( | - | |
| choices |
|  | list_name | name | label | big-image |
|  | l | 1 | One | one.jpg |
"""
NAMED = ("towns.csv", "sites.csv", "B.png", "regions.csv", "x.csv", "one.jpg")


def told(folder: Path, form: str = FORM) -> list[tuple[str, Severity, str]]:
    path = folder / "form.md"
    path.write_text(form, encoding="utf-8")
    subject = subject_of(read_workbook(path))
    found = all_rules()["FK330"].run(subject)
    return [(one.loc.a1, one.severity, str(one.message)) for one in found]


def test_what_is_nowhere_is_listed_once(tmp_path: Path) -> None:
    ((place, severity, message),) = told(tmp_path)
    assert (place, severity) == ("survey!A2", Severity.INFO)
    assert message.endswith(f"what the form names: {', '.join(NAMED)}")


@pytest.mark.parametrize("folder", ["", "media", "form-media"])
def test_where_some_are_kept_the_others_are_missed(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    for name in NAMED[1:]:
        (tmp_path / folder / name).touch()
    ((place, severity, message),) = told(tmp_path)
    assert (place, severity) == ("survey!A2", Severity.WARNING)
    assert "these are not: towns.csv;" in message


def test_all_are_there(tmp_path: Path) -> None:
    for name in NAMED:
        (tmp_path / name).touch()
    assert told(tmp_path) == []


def test_capitals_count(tmp_path: Path) -> None:
    for name in NAMED[:-1]:
        (tmp_path / name).touch()
    (tmp_path / "One.JPG").touch()
    ((place, severity, message),) = told(tmp_path)
    assert (place, severity) == ("choices!D2", Severity.WARNING)
    assert "names one.jpg and the file is called One.JPG" in message


def test_many_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"|  | text | q{n} | Q | p{n}.png |\n" for n in range(10))
    ((_, _, message),) = told(tmp_path, f"| survey |\n|  | type | name | label | image |\n{rows}")
    assert message.endswith("p6.png, p7.png and 2 more")


def test_a_form_of_no_folder_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    subject = subject_of(read_workbook(path))
    path.unlink()
    assert list(all_rules()["FK330"].run(subject)) == []
