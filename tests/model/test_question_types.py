"""The table of types, beside pyxform's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_SELECT

from formkit.model.question_types import (
    QUESTION_TYPES,
    SPAN_TYPES,
    Holds,
    ListPlace,
    ParsedType,
    QuestionType,
    Role,
    TypeKind,
    format_type,
    parse_type,
)

KOBO = {"score__row", "rank__level"}
KOBO_SPANS = {"kobomatrix", "score", "rank"}
BIND_TYPES = {
    "int": Holds.INT,
    "decimal": Holds.DECIMAL,
    "date": Holds.DATE,
    "dateTime": Holds.DATETIME,
    "time": Holds.TIME,
    "geopoint": Holds.GEOPOINT,
    "geotrace": Holds.GEOTRACE,
    "geoshape": Holds.GEOSHAPE,
    "binary": Holds.BINARY,
    "string": Holds.STRING,
    "barcode": Holds.STRING,
    "odk:rank": Holds.SELECTS,
}
WORDS = (
    *("begin", "end", "group", "repeat", "loop", "looped group", "over", "select_one", "rank"),
    *("select one from", "select_multiple_from_file", "add select one prompt using", "a.csv"),
    *("or_other", "or specify other", "or other", "water", "osm", "integer", "int", "Text", "q"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select_one water", ParsedType(type="select_one", list_name="water")),
        ("select one from  water", ParsedType(type="select_one", list_name="water")),
        (
            "select one from water or specify other",
            ParsedType(type="select_one", list_name="water", or_other=True),
        ),
        (
            "select all that apply from a or_other",
            ParsedType(type="select_multiple", list_name="a", or_other=True),
        ),
        (
            "select one from file a.csv",
            ParsedType(type="select_one_from_file", list_name="a.csv"),
        ),
        ("select_one ${name}", ParsedType(type="select_one", list_name="${name}")),
        ("select_one", ParsedType(type="select_one")),
        ("rank x", ParsedType(type="rank", list_name="x")),
        ("osm tags", ParsedType(type="osm", list_name="tags")),
        (" begin group ", ParsedType(type="group", role=Role.BEGIN)),
        ("begin_looped group", ParsedType(type="repeat", role=Role.BEGIN)),
        (
            "begin loop over water",
            ParsedType(type="loop", list_name="water", role=Role.BEGIN),
        ),
        ("begin_kobomatrix", ParsedType(type="kobomatrix", role=Role.BEGIN)),
        ("end_rank", ParsedType(type="rank", role=Role.END)),
        ("end lgroup", ParsedType(type="repeat", role=Role.END)),
        ("select one from", ParsedType(type="select_one", list_name="from")),
        ("select multiple from", ParsedType(type="select_multiple")),
        ("photo", ParsedType(type="image")),
        ("Begin group", ParsedType(type="Begin group", known=False)),
        ("end group household", ParsedType(type="end group household", known=False)),
        ("Select_one water", ParsedType(type="Select_one water", known=False)),
        ("select one using x", ParsedType(type="select one using x", known=False)),
        ("select_multiple a b", ParsedType(type="select_multiple a b", known=False)),
        ("", ParsedType(type="", known=False)),
    ],
)
def test_types_are_read_as_pyxform_reads_them(text: str, expected: ParsedType) -> None:
    assert parse_type(text) == expected


def test_every_type_of_pyxform_is_in_the_table() -> None:
    theirs = {*QUESTION_TYPE_DICT, *aliases._type_alias_map, *aliases.select}  # noqa: SLF001 - no public name
    assert [text for text in sorted(theirs) if not parse_type(text).known] == []
    spans = [f"begin {one}" for one in aliases.control] + [f"end_{one}" for one in aliases.control]
    assert [text for text in spans if parse_type(text).role is Role.QUESTION] == []


@pytest.mark.parametrize("one", QUESTION_TYPES.values(), ids=QUESTION_TYPES)
def test_every_type_in_the_table_is_one_of_pyxform_or_kobo(one: QuestionType) -> None:
    for spelling in (one.name, *one.spellings, *one.bare_spellings):
        in_pyxform = (
            spelling in {*QUESTION_TYPE_DICT, *aliases._type_alias_map}  # noqa: SLF001 - no public name
            or RE_SELECT.search(f"{spelling} water")
            or spelling in aliases.settings_header
        )
        assert in_pyxform or spelling in KOBO


@pytest.mark.parametrize("one", SPAN_TYPES.values(), ids=SPAN_TYPES)
def test_every_span_in_the_table_is_one_of_pyxform_or_kobo(one: QuestionType) -> None:
    for spelling in (one.name, *one.spellings):
        assert RE_BEGIN_CONTROL.search(f"begin {spelling}") or spelling in KOBO_SPANS
    assert one.is_span
    assert bool(one.list_column) == (one.name in KOBO_SPANS)


@pytest.mark.parametrize("name", sorted({*QUESTION_TYPES} & {*QUESTION_TYPE_DICT}))
def test_what_a_type_holds_is_what_pyxform_binds(name: str) -> None:
    bound = QUESTION_TYPE_DICT[name].get("bind", {}).get("type")
    expected = BIND_TYPES[bound] if bound else None
    if name in {"note", "trigger"} or bound is None:
        assert QUESTION_TYPES[name].holds in {Holds.NONE, Holds.STRING}
    else:
        assert QUESTION_TYPES[name].holds is expected


@pytest.mark.parametrize("name", sorted({*QUESTION_TYPES} & {*QUESTION_TYPE_DICT}))
def test_what_is_seen_is_what_pyxform_gives_a_control(name: str) -> None:
    tag = QUESTION_TYPE_DICT[name].get("control", {}).get("tag")
    is_seen = tag not in {None, "action"} and name != "background-geopoint"
    assert QUESTION_TYPES[name].needs_label == is_seen


def test_what_types_need() -> None:
    assert [name for name, one in QUESTION_TYPES.items() if one.needs_list] == [
        "select_one",
        "select_multiple",
        "select_one_from_file",
        "select_multiple_from_file",
        "select_one_external",
        "rank",
    ]
    assert QUESTION_TYPES["osm"].list_place is ListPlace.OSM
    assert QUESTION_TYPES["calculate"].needs_calculation
    assert not QUESTION_TYPES["hidden"].needs_calculation
    assert QUESTION_TYPES["csv-external"].kind is TypeKind.FILE


@given(st.lists(st.sampled_from(WORDS), max_size=5), st.sampled_from([" ", "_"]))
def test_known_types_are_those_of_pyxform(words: list[str], joint: str) -> None:
    text = joint.join(words[:2]) + " " * bool(words[2:]) + " ".join(words[2:])
    ours = parse_type(text)
    text = re.sub(" +", " ", text.strip())
    if RE_BEGIN_CONTROL.search(text):
        assert ours.role is Role.BEGIN
        assert ours.type == aliases.control[RE_BEGIN_CONTROL.search(text)["type"]]
    elif RE_END_CONTROL.search(text):
        assert ours.role is Role.END
    elif match := RE_SELECT.search(text):
        assert (ours.list_name, ours.or_other) == (
            match["list_name"],
            match["specify_other"] is not None,
        )
    else:
        assert ours.role is Role.QUESTION or ours.type in KOBO_SPANS


@given(st.lists(st.sampled_from(WORDS), max_size=5))
def test_a_type_is_written_as_it_is_read(words: list[str]) -> None:
    parsed = parse_type(" ".join(words))
    assert parse_type(format_type(parsed)) == parsed
