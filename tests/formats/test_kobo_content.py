import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from formkit.changes.detection import find_changes
from formkit.core.errors import UnreadableFormError
from formkit.formats.files import parse_workbook
from formkit.formats.kobo_content import parse_kobo_content
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.model.form import Form, TextSheet
from formkit.model.sheets import Workbook
from tests.formats.kobo_model import content_of
from tests.strategies import forms

ROWS: list[dict[str, Any]] = [
    {"type": "begin_group", "name": "g", "label": ["Home", "Maison", None], "$xpath": "g"},
    {
        "type": "select_one",
        "select_from_list_name": "water",
        "$autoname": "source",
        "$kuid": "k1",
        "label": ["Source?", None, "Bare"],
        "required": True,
        "tags": ["hxl:#adm1", "hxl:+code", "old"],
        "kobo--locking-profile": "p1",
        "_or_other": True,
    },
    {"type": "select_one_from_file", "file": "v.csv", "name": "v", "required": False},
    {"type": {"select_multiple": "water"}, "name": "m", "tags": "hxl:#a", "points": 2.0},
    {"type": "end_group"},
]
CONTENT: dict[str, Any] = {
    "schema": "1",
    "survey": ROWS,
    "choices": [
        {"list_name": "water", "$autovalue": "well", "label": ["Well", "Puits", None]},
        {"list_name": "water", "name": 12, "label": ["Tap"], "media::image": ["tap.png"]},
    ],
    "settings": {"style": "pages", "default_language": "English (en)"},
    "translated": ["label"],
    "translations": ["English (en)", "Français (fr)", None],
    "kobo--locking-profiles": [
        {"name": "p1", "restrictions": ["choice_add", "group_add"]},
        {"name": "p2", "restrictions": ["group_add"]},
        {"name": "p3"},
    ],
}


def read(value: object) -> Workbook:
    return parse_workbook(json.dumps(value).encode(), "deployed.json")


def form(value: object) -> Form:
    return form_of(read(value))


# ruff: noqa: E501 - a table of a form is wide
EXPECTED = """\
| survey |
| | type | name | label::English (en) | label::Français (fr) | label | required | hxl | tags | kobo--locking-profile | $kuid | $autoname | points |
| | begin_group | g | Home | Maison | | | | | | | | |
| | select_one water or_other | source | Source? | | Bare | true | #adm1+code | old | p1 | k1 | source | |
| | select_one_from_file v.csv | v | | | | false | | | | | | |
| | select_multiple water | m | | | | | #a | | | | | 2 |
| | end_group | | | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) | $autovalue | media::image::English (en) |
| | water | well | Well | Puits | well | |
| | water | 12 | Tap | | | tap.png |
| settings |
| | style | default_language |
| | pages | English (en) |
| kobo--locking-profiles |
| | restriction | p1 | p2 | p3 |
| | choice_add | locked | | |
| | group_add | locked | locked | |
"""


def test_content_reads_as_the_workbook_that_says_it() -> None:
    assert form(CONTENT) == form_of(parse_markdown(EXPECTED))


@pytest.mark.parametrize(
    "value",
    [CONTENT, {"content": CONTENT}, {"uid": "aX", "name": "P", "content": CONTENT}],
    ids=["bare", "version", "asset"],
)
def test_an_asset_a_version_and_bare_content_are_read_alike(value: object) -> None:
    workbook = read(value)
    assert workbook == read(CONTENT)
    assert (workbook.format, workbook.path) == ("json", "deployed.json")
    assert [sheet.name for sheet in workbook.sheets] == [
        "survey",
        "choices",
        "settings",
        "kobo--locking-profiles",
    ]


def test_languages_are_in_the_order_of_translations_with_the_bare_one_in_its_place() -> None:
    content = {**CONTENT, "translations": [None, "Français (fr)", "English (en)"]}
    assert form(content).languages == ("", "Français (fr)", "English (en)")


def test_without_translations_wording_is_bare() -> None:
    row = {"type": "text", "name": "a", "label": ["Why?"], "hint": "Think"}
    (question,) = form({"survey": [row]}).nodes
    assert (question.labels.pairs, question.hints.pairs) == ((("", "Why?"),), (("", "Think"),))


def test_settings_may_be_rows_and_other_sheets_stay() -> None:
    osm = [{"list_name": "roads", "name": "highway"}]
    content = {"survey": [], "settings": [{"form_id": "f"}], "osm": osm, "choices": [], "n": 1}
    found = form(content)
    assert found.settings.get("form_id") == "f"
    assert found.sheets == (
        TextSheet(name="osm", rows=(("list_name", "name"), ("roads", "highway"))),
    )
    assert found.nodes == ()


def test_what_kobo_works_out_is_left_out_and_its_own_columns_stay() -> None:
    row = {"type": "text", "name": "a", "$xpath": "a", "$qpath": "a", "$prev": "b", "$kuid": "k"}
    (question,) = form({"survey": [row]}).nodes
    assert question.extra == (("$kuid", "k"),)


def test_rows_of_kobos_own_kinds_stay() -> None:
    rows = [
        {"type": "begin_kobomatrix", "name": "m", "kobo--matrix_list": "water"},
        {"type": "end_kobomatrix"},
        {"type": "begin_score", "name": "s", "kobo--score-choices": "scale"},
        {"type": "score__row", "name": "s1", "label": ["One"]},
        {"type": "end_score"},
    ]
    sheets = (
        "| survey |\n| | type | name | kobo--matrix_list | kobo--score-choices | label |\n"
        "| | begin_kobomatrix | m | water | | |\n| | end_kobomatrix | | | | |\n"
        "| | begin_score | s | | scale | |\n| | score__row | s1 | | | One |\n| | end_score | | | | |\n"
    )
    assert form({"survey": rows}) == form_of(parse_markdown(sheets))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"content": {"survey": [', "damaged or was cut short"),
        ('{"a": ' * 100_000, "damaged or was cut short"),
        ('{"count": 2, "results": []}', "list of projects or versions"),
        ('{"a": 1}', "no form of KoboToolbox's"),
        ('{"content": []}', "no form of KoboToolbox's"),
        ('{"content": {"survey": {}}}', "no form of KoboToolbox's"),
        ('{"survey": ["text"]}', "no form of KoboToolbox's"),
        ('{"survey": [], "translations": "en"}', "no form of KoboToolbox's"),
        ('{"survey": [], "translations": [1]}', "no form of KoboToolbox's"),
        ('{"survey": [{"label": ["a", "b"]}]}', "2 wordings of label in one row"),
    ],
)
def test_damaged_and_foreign_json_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(UnreadableFormError, match=words) as raised:
        parse_workbook(text.encode(), "x.json")
    assert raised.value.loc.file == "x.json"


def test_a_text_of_any_name_is_taken_for_what_is_in_it() -> None:
    assert parse_workbook(b'\xef\xbb\xbf {"survey": []}', "form.csv").format == "json"


def test_cells_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("formkit.formats.kobo_content.MOST_TEXT_CELLS", 3)
    with pytest.raises(UnreadableFormError, match="more than 3 cells"):
        parse_kobo_content('{"survey": [{"type": "text", "name": "a"}]}')


@settings(max_examples=60, deadline=None)
@given(forms())
def test_content_made_as_kobo_makes_it_reads_as_the_same_form(made: Form) -> None:
    written, content = content_of(layout(made))
    assert form(content) == form_of(written)


@pytest.mark.parametrize(
    "name",
    [
        "unhcr_kobocruncher__sample_xlsform.xlsx",
        "unhcr_rms__rms_cati_v0.xlsx",
        "kobo_docs__round_2.xlsx",
    ],
)
def test_a_real_form_deployed_differs_in_nothing_that_is_meant(shared: Path, name: str) -> None:
    path = shared / "forms" / name
    written, content = content_of(layout(read_form(path)))
    changes = find_changes(form_of(written), form({"content": content}))
    assert [one for one in changes if not getattr(one, "equivalent", False)] == []
