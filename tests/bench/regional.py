"""The forms of a region: of six tools those of the standard, and those of 23 countries."""

from pathlib import Path

from formkit.changes.planting import plant
from formkit.compose.composing import compose
from formkit.formats.standards import read_standard
from formkit.jobs import write_form
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form
from formkit.model.standard import Standard

ROOT = Path(__file__).parents[2]
TOOLS = ("bsa", "msla", "ett", "fmr", "hhs", "tttc")
KINDS = ("question-added", "question-removed", "label-reworded", "choice-added", "choice-removed")
"""What each country does to each tool, as far as the form has a place for it."""


def forms(folder: Path) -> None:
    """Write ``standard/bsa.xlsx``, ``TCD_bsa.xlsx`` … into a folder."""
    (folder / "standard").mkdir(parents=True, exist_ok=True)
    standard = read_standard(ROOT / "standards/dtm-wca/2026.1", ROOT / "templates/dtm-wca/2026.1")
    countries = [one.iso3 for one in standard.countries if ("rowca", "yes") in one.facts]
    for tool in TOOLS:
        write_form(_composed(standard, tool, ""), folder / "standard" / f"{tool}.xlsx")
        for seed, iso3 in enumerate(countries):
            own = plant(_composed(standard, tool, iso3), seed, KINDS).form
            write_form(own, folder / f"{iso3}_{tool}.xlsx")


def _composed(standard: Standard, tool: str, iso3: str) -> Form:
    template = standard.templates_by_id[tool]
    return compose(standard, template, Adaptation(template=tool, country=iso3)).form
