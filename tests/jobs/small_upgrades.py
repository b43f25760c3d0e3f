"""A region small enough to be carried in no time: two releases, and countries that disagree."""

from pathlib import Path

from tests.formats.small_release import FILES, write_release

TO = "2026.2"
_EDITS = (
    ("How many “IDPs”?,Combien de PDI ?", "How many IDPs live here?,Combien de PDI vivent ici ?"),
    ("Count all.,Compter tous.", "Count everybody.,Compter tout le monde."),
    ("Thank you.,Merci.", "Thank you very much.,Merci beaucoup."),
    ("Consent,Consentement,Do you agree?", "Consent,Consentement,Do you agree to answer?"),
)
_COUNTRY = """\
formkit: adaptation/1
standard: small
version: "2026.1"
template: aaa
country: TCD
languages: [fr]
"""
CHAD = """\
hide:
  - qc_thanks
set:
  loc_num_idp_ind:
    "label::Français (fr)": Combien de familles de PDI ?
    "hint::Français (fr)": Compter aussi les absents.
"""
"""What disagrees with the release: two texts, and a question that it words anew."""
_CONDITION = """\
    constraint: . < 9000
    "constraint_message::Français (fr)": Moins de 9000.
"""


def write_region(folder: Path) -> Path:
    """Write both releases, Chad (three conflicts), and one that is clean; gives Chad's file."""
    older = {name: text.replace("  - {name: group}\n", "") for name, text in FILES.items()}
    newer = {name.replace("2026.1", TO): _newer(text) for name, text in older.items()}
    write_release(folder, **older, **newer)
    clean = folder / "clean" / "adaptation.yaml"
    clean.parent.mkdir()
    clean.write_text(_COUNTRY, encoding="utf-8")
    chad = folder / "chad" / "adaptation.yaml"
    chad.parent.mkdir()
    chad.write_text(_COUNTRY + CHAD, encoding="utf-8")
    return chad


def write_checked_region(folder: Path) -> Path:
    """The same, and Chad and the release want another condition with another message, too."""
    chad = write_region(folder)
    table = folder / "standards" / "small" / TO / "dictionary.csv"
    old, new = ". >= 0,Not below zero.,Pas moins de zéro.", ". > 2,More than two.,Plus de deux."
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new), encoding="utf-8", newline="")
    with chad.open("a", encoding="utf-8") as file:
        file.write(_CONDITION)
    return chad


def _newer(text: str) -> str:
    text = text.replace('version: "2026.1"', f'version: "{TO}"').replace("2026-11-22", "2027-03-01")
    for old, new in _EDITS:
        text = text.replace(old, new)
    return text
