"""Changes as plain values: what never changes from one release to the next, and their cells."""

from dataclasses import replace

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.facts import Place, cells_of, facts_of, fingerprint
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of

OLD = form_of(
    parse_markdown("""
| survey |
|  | type | name | Label::French |
|  | text | a    | Nom           |
|  | text | gone | Rien          |
| settings |
|  | version |
|  | 1       |
""")
)
NEW = form_of(
    parse_markdown("""
| survey |
|  | name | type    | Label::French |
|  | a    | integer | Âge           |
| settings |
|  | version |
|  | 2       |
| Notes |
|  | read me |
""")
)
TYPE, LABEL, GONE, VERSION, SHEET = find_changes(OLD, NEW)


def test_a_place_names_the_header_as_it_was_written() -> None:
    facts = facts_of(LABEL, OLD, NEW)
    assert facts.old_place == Place(sheet="survey", row=2, column="Label::French")
    assert facts.new_place == Place(sheet="survey", row=2, column="Label::French")
    assert facts.attribute == "label::French"


class TestColumns:
    """An unknown column under another header."""

    OLD, NEW = (
        form_of(
            parse_markdown(f"""
| survey |
|  | type | name | {header} |
|  | text | a    | north    |
""")
        )
        for header in ("Region", "REGION")
    )

    def test_it_is_seen_at_its_headers(self) -> None:
        (column,) = find_changes(self.OLD, self.NEW)
        facts = facts_of(column, self.OLD, self.NEW)
        assert facts.old_place == Place(sheet="survey", row=1, column="Region")
        assert facts.new_place == Place(sheet="survey", row=1, column="REGION")
        assert list(cells_of((column,), self.OLD, self.NEW)) == ["C1"]

    def test_a_form_that_no_file_holds_has_no_headers(self) -> None:
        old, new = (replace(form, columns=()) for form in (self.OLD, self.NEW))
        (column,) = find_changes(old, new)
        assert facts_of(column, old, new).new_place is None


def test_what_is_gone_has_no_new_place() -> None:
    facts = facts_of(GONE, OLD, NEW)
    assert (facts.old, facts.new, facts.new_place) == ("text", None, None)
    assert facts.old_place == Place(sheet="survey", row=3, column="name")


def test_the_cell_is_in_the_new_form_or_where_it_was() -> None:
    cells = cells_of((TYPE, LABEL, GONE, VERSION, SHEET, LABEL), OLD, NEW)
    assert list(cells) == ["B2", "C2", "B3", "A2", "", "C2"]
    assert facts_of(SHEET, OLD, NEW).new_place is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (TYPE, "5950f4b8e499"),
        (LABEL, "d0a538390fca"),
        (GONE, "b21b60d96acd"),
        (VERSION, "e8f6917dbcfb"),
        (SHEET, "e27102ba6e9d"),
    ],
    ids=lambda one: getattr(one, "code", ""),
)
def test_a_fingerprint_stays_what_it_was(change: object, expected: str) -> None:
    """Waivers hold fingerprints: should this fail, all waivers out there are void."""
    assert fingerprint(change) == expected
