"""Headers, beside what pyxform makes of them."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyxform import aliases
from pyxform.parsing.sheet_headers import process_header
from pyxform.question import MultipleChoiceQuestion, Option
from pyxform.survey import Survey

from formkit.formats.headers import known_headers, parse_header, parse_headers, sheet_kind
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, Attribute, key_of

ALIASES = {"survey": aliases.survey_header, "choices": aliases.list_header}
COLUMNS = {
    "survey": frozenset(MultipleChoiceQuestion.get_slot_names()),
    "choices": frozenset(Option.get_slot_names()),
}
INTERNAL = {"extra_data"}
WRITTEN = (
    *("bind::relevant", "bind::readonly", "bind::calculate", "bind::jr:constraintMsg::fr"),
    *("body::appearance", "control::jr:count", "body::autoplay", "control::rows", "bind::odk:x"),
    *("media::image", "image::fr", "media::image::fr", "Media :: audio :: fr", "media::Image"),
    *("label::fr", "Label::fr", "caption::fr", "hint::fr", "guidance_hint::fr", "label::FR"),
    *("bind:relevant", "media:image:fr", "label:fr", "bind:jr:constraintMsg:fr", "label : fr"),
    *("Read Only", "READONLY", "Constraint  Message", "repeat count", "List Name", "list  name"),
    *("Relevant", "bind::Relevant", "instance::odk:tag", "bind::entities:saveto", "instance::x"),
    *("jr:count", "bind::jr:noAppErrorString", "requiredMsg", "compact_tag", "Big-Image"),
)
"""Headers to be told apart, or not, as pyxform does; no two differ in outer spaces only."""

SURVEY_KEYS = [
    ("bind::relevant", "relevant", "relevant"),
    ("relevance", "relevant", "relevant"),
    ("Read Only", "read_only", "read_only"),
    ("calculate", "calculation", "calculation"),
    ("body::appearance", "appearance", "appearance"),
    ("control::jr:count", "repeat_count", "repeat_count"),
    ("bind::entities:saveto", "save_to", "save_to"),
    ("caption::fr", "label::fr", "labels"),
    ("Label::English (en)", "label::English (en)", "labels"),
    ("label::", "label", "labels"),
    ("image::fr", "media::image::fr", "images"),
    ("bind::jr:constraintMsg::fr", "constraint_message::fr", "constraint_messages"),
    ("requiredMsg", "required_message", "required_messages"),
    ("hxl", "hxl", "hxl"),
    ("disabled", "disabled", "disabled"),
]
SURVEY_EXTRAS = [
    ("$kuid", "$kuid"),
    ("kobo--matrix_list", "kobo--matrix_list"),
    ("  my   note ", "my note"),
    ("Disabled", "Disabled"),
    ("bind::Relevant", "bind::Relevant"),
    ("relevant::fr", "bind::relevant::fr"),
    ("label::a::b", "label::a::b"),
    ("rows", "body::rows"),
    ("noAppErrorString", "bind::jr:noAppErrorString"),
    ("instance::hxl", "instance::hxl"),
    ("Instance :: x", "instance::x"),
    ("label#english", "label#english"),
    ("type::x", "type::x"),
    ("list_name", "list_name"),
]


@pytest.mark.parametrize(("text", "key", "field"), SURVEY_KEYS)
def test_a_known_header_has_an_attribute(text: str, key: str, field: str) -> None:
    header = parse_header(text, "survey")
    assert (header.key, header.is_extra) == (key, False)
    assert header.attribute is not None
    assert header.attribute.field == field
    assert key_of(header.attribute.header, header.language) == key


@pytest.mark.parametrize(("text", "key"), SURVEY_EXTRAS)
def test_an_unknown_header_keeps_its_own_text(text: str, key: str) -> None:
    header = parse_header(text, "survey")
    assert (header.key, header.is_extra, header.attribute) == (key, True, None)


@pytest.mark.parametrize("text", ["type", "Command", "name", "TAG", "value"])
def test_type_and_name_are_no_extras(text: str) -> None:
    header = parse_header(text, "survey")
    assert header.key in {"type", "name"}
    assert not header.is_extra


@pytest.mark.parametrize(
    ("text", "key"), [("list name", "list_name"), ("Value", "name"), ("caption", "label")]
)
def test_choices_have_their_own_aliases(text: str, key: str) -> None:
    assert parse_header(text, "choices").key == key
    assert parse_header("relevant", "external_choices").is_extra


@pytest.mark.parametrize(
    ("text", "key", "is_extra"),
    [
        ("title", "form_title", False),
        ("set form id", "form_id", False),
        ("Version", "version", False),
        ("attribute::odk:x", "attribute::odk:x", False),
        ("omit_instanceID", "omit_instanceID", False),
        ("omit_instanceid", "omit_instanceid", True),
        ("kobo--lock_all", "kobo--lock_all", True),
    ],
)
def test_settings(text: str, key: str, *, is_extra: bool) -> None:
    header = parse_header(text, "settings")
    assert (header.key, header.is_extra) == (key, is_extra)


def test_single_colons_split_only_where_no_header_has_two() -> None:
    assert [one and one.key for one in parse_headers(("name", "label:fr"), "survey")] == [
        "name",
        "label::fr",
    ]
    assert [one and one.key for one in parse_headers(("hint::fr", "label:fr"), "survey")] == [
        "hint::fr",
        "label:fr",
    ]


def test_a_repeated_header_is_an_extra_with_its_number() -> None:
    headers = parse_headers(("relevant", "", "relevance", "x [2]", "x", "x", "relevant"), "survey")
    assert [one and (one.key, one.is_extra) for one in headers] == [
        ("relevant", False),
        None,
        ("relevant [2]", True),
        ("x [2]", True),
        ("x", True),
        ("x [3]", True),
        ("relevant [3]", True),
    ]


@pytest.mark.parametrize("text", ["jr", "bind:jr", "jr:", ":", "::"])
def test_headers_that_pyxform_stumbles_over_are_extras(text: str) -> None:
    assert parse_header(text, "survey", double_colon=False).is_extra


@pytest.mark.parametrize("sheet", ["survey", "choices"])
@pytest.mark.parametrize("double_colon", [True, False])
def test_headers_are_one_where_pyxform_takes_them_for_one(
    sheet: str, *, double_colon: bool
) -> None:
    pool = {*WRITTEN, *ALIASES[sheet], *(COLUMNS[sheet] - INTERNAL)}
    if not double_colon:
        pool = {text for text in pool if "::" not in text}
    theirs = defaultdict(set)
    ours = defaultdict(set)
    for text in pool:
        _, parts = process_header(text, double_colon, ALIASES[sheet], COLUMNS[sheet])
        theirs[parts].add(text)
        ours[parse_header(text, sheet, double_colon=double_colon).key].add(text)
    assert sorted(map(sorted, ours.values())) == sorted(map(sorted, theirs.values()))


@pytest.mark.parametrize("sheet", ["survey", "choices"])
def test_every_header_of_pyxform_is_known(sheet: str) -> None:
    public = {one for one in COLUMNS[sheet] - INTERNAL if not one.startswith("_")}
    # pyxform's own name for list_name, which it reaches from either spelling
    expected = {*ALIASES[sheet], *public} - {"list name"}
    assert expected - set(known_headers(sheet)) == set()


def test_every_setting_of_pyxform_is_known() -> None:
    expected = set(aliases.settings_header)
    assert expected - set(known_headers("settings")) == set()
    assert {"version", "style", "public_key", "instance_name"} <= set(Survey.get_slot_names())


@pytest.mark.parametrize(
    ("sheet", "attribute"),
    [("survey", one) for one in SURVEY_ATTRIBUTES]
    + [("choices", one) for one in CHOICE_ATTRIBUTES],
    ids=lambda one: one if isinstance(one, str) else one.header,
)
def test_formkits_own_headers_are_read_as_themselves(sheet: str, attribute: Attribute) -> None:
    header = parse_header(attribute.header, sheet)
    assert (header.key, header.attribute) == (attribute.header, attribute)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WRITTEN) | st.text(":ab jr[2]", max_size=8), max_size=6))
def test_keys_are_unique_and_read_as_themselves(texts: list[str]) -> None:
    headers = [one for one in parse_headers(texts, "survey") if one]
    keys = [header.key for header in headers]
    assert len(set(keys)) == len(keys)
    for header in headers:
        assert parse_header(header.key, "survey").key == header.key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("survey", "survey"),
        ("SURVEY", "survey"),
        ("survey ", ""),
        ("external_choices", "external_choices"),
        ("entities", ""),
    ],
)
def test_sheet_kinds(name: str, kind: str) -> None:
    assert sheet_kind(name) == kind
