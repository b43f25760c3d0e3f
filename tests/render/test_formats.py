"""What a program may want, it gets as JSON too; what only people read is text alone."""

from pathlib import Path

from formkit.render.formats import Format

RENDER = Path(__file__).parents[2] / "formkit" / "render"
FOR_PEOPLE_ONLY = {"builds", "demo", "edits", "excerpts", "fixes", "pages", "rule_pages"}
"""Fixes stand in the JSON of reports."""
PARTS = {"folding", "parts", "verdicts", "words"}
"""No results: what the text of changes is made of."""


def results(form: Format) -> set[str]:
    return {path.stem for path in (RENDER / form).glob("*.py")} - {"__init__"}


def test_every_format_has_a_folder() -> None:
    assert all((RENDER / form / "__init__.py").is_file() for form in Format)


def test_each_result_has_each_format() -> None:
    assert results(Format.TEXT) - FOR_PEOPLE_ONLY - PARTS == results(Format.JSON)
