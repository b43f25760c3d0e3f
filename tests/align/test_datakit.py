import pytest

from formkit.align.datakit import DatakitStatus, datakit_matches
from formkit.core.errors import FormkitError
from formkit.formats.datakit import DatakitField, datakit_fields
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.index import FormIndex
from formkit.model.sheets import Cell, Row, Sheet, Workbook

HEADER = (
    "FieldName",
    "QuestionText(en)",
    "QuestionText (fr)",
    "FieldUniqueId",
    "QuestionAnswerType",
    "QuestionComponent",
)
ROWS = (
    ("loc_num_idp_ind", "How many IDPs?", "Combien ?", "m0310", "Integer", "Baseline: Core"),
    ("loc_site_name", "Name of the site", "", "m0448", "Text", "Baseline: Core\nOther: Optional"),
    ("loc_poor", "A poor question", "", "", "Text", "Baseline: Discouraged\nno category"),
    ("loc_water", "Main source of water of people", "", "m0999", "Text", "Sub Baseline: Core"),
    ("", "no name", "", "", "", "Baseline: Core"),
    ("short",),
)


def sheet(name: str, *rows: tuple[str, ...]) -> Sheet:
    return Sheet(
        name=name,
        rows=tuple(
            Row(
                number=number,
                cells=tuple(Cell(value=text, text=" ".join(text.split())) for text in row),
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


EXPORT = Workbook(sheets=(sheet("about", ("Exported",)), sheet("myWorkSheet", HEADER, *ROWS)))


def statuses(survey: str, component: str = "baseline") -> list[tuple[str, str, str]]:
    index = FormIndex(form_of(parse_markdown(survey)))
    return [
        (
            one.entry.node.name if one.entry else "",
            str(one.status),
            one.field.name if one.field else "",
        )
        for one in datakit_matches(index, datakit_fields(EXPORT), component)
    ]


def test_fields_come_with_their_wording_and_their_categories() -> None:
    fields = datakit_fields(EXPORT)
    assert [one.name for one in fields] == [row[0] for row in ROWS if row[0]]
    assert dict(fields[0].labels) == {"en": "How many IDPs?", "fr": "Combien ?"}
    assert (fields[0].unique_id, fields[0].answer_type, fields[0].loc.row) == (
        "m0310",
        "Integer",
        2,
    )
    assert fields[1].categories == (("Baseline", "Core"), ("Other", "Optional"))
    assert fields[2].categories == (("Baseline", "Discouraged"),)
    assert fields[4] == DatakitField(name="short")


def test_a_component_is_met_by_its_whole_name() -> None:
    fields = datakit_fields(EXPORT)
    assert (fields[0].category("BASELINE"), fields[3].category("Baseline")) == ("Core", "")


def test_a_file_that_is_no_export_is_refused() -> None:
    with pytest.raises(FormkitError, match="FieldName"):
        datakit_fields(Workbook(sheets=(sheet("a", ("name",)),)))


def test_statuses_are_those_of_the_alignment_tool() -> None:
    survey = """
        | survey |
        |  | type      | name             | label::English (en)              |
        |  | note      | hello            | Hello                            |
        |  | integer   | m0310            | How many?                        |
        |  | text      | poor             | A poor question                  |
        |  | text      | loc_waters       | Where from?                      |
        |  | calculate | q_x              | Zebras, quietly                  |
    """
    assert statuses(survey) == [
        ("hello", "DoesNotNeed2Align", ""),
        ("m0310", "LikelyAligned", "loc_num_idp_ind"),
        ("poor", "DiscouragedQuestion", "loc_poor"),
        ("loc_waters", "NeedsVerification", "loc_water"),
        ("q_x", "FPReview", ""),
        ("", "MissingCoreQuestion", "loc_site_name"),
    ]


def test_a_field_that_a_question_has_exactly_is_given_to_no_other() -> None:
    survey = """
        | survey |
        |  | type | name           | label::English (en) |
        |  | text | loc_site_name  | A                   |
        |  | text | loc_site_names | B                   |
    """
    found = statuses(survey)
    assert found[:1] == [("loc_site_name", DatakitStatus.LIKELY_ALIGNED, "loc_site_name")]
    assert found[1][2] != "loc_site_name"
