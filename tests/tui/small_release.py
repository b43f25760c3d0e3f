"""A standard of three modules on disk, for screens that need one: read in no time."""

from pathlib import Path

NAME = "a-small"
"""Before the standards of the package, so that it is the first one that is found."""

_FILES = {
    "standard.yaml": """\
formkit: standard/1
id: a-small
version: "2026.1"
title: {en: A small standard}
released: "2026-11-22"
languages:
  - {code: en, name: English (en)}
  - {code: fr, name: Français (fr)}
  - {code: ar, name: العربية (ar), draft: true}
components:
  - {code: BSA, title: {en: Baseline, fr: Base}}
  - {code: FMR, title: {en: Registry, fr: Registre}}
""",
    "dictionary.csv": """\
type,name,label::English (en),label::Français (fr),label::العربية (ar),unit,category
select_one yes_no,consent_given,Do you agree?,Êtes-vous d'accord ?,هل توافق؟,person,core
text,place,Where is it?,Où est-ce ?,أين؟,location,optional
integer,people,How many people?,Combien de personnes ?,كم شخصا؟,location,core
integer,families,How many families?,Combien de familles ?,كم أسرة؟,location,optional
text,remark,Anything else?,Autre chose ?,شيء آخر؟,form,optional
text,extra,What else?,Quoi d'autre ?,ماذا أيضا؟,form,optional
""",
    "choices.csv": """\
list_name,name,label::English (en),label::Français (fr),label::العربية (ar)
yes_no,yes,Yes,Oui,نعم
yes_no,no,No,Non,لا
""",
    "lists.csv": "list_name,extensibility\nyes_no,closed\n",
    "countries.csv": """\
iso3,iso2,title::English (en),title::Français (fr),form_languages
TCD,TD,Chad,Tchad,fr ar
NER,NE,Niger,Niger,fr
CAF,CF,Central African Republic,République centrafricaine,fr sg
""",
}
_MODULES = {
    "consent_dp": ("Consent", "Consentement", "block", "", "name\nconsent_given\n"),
    "site": ("Place", "Lieu", "open", "", "name\nplace\n"),
    "figures": (
        "Figures",
        "Chiffres",
        "open",
        "needs: [site]\nparameters: [{name: most, title: {en: Most}, default: '20'}]\n",
        "name,constraint\npeople,. <= {{most}}\nfamilies,\n",
    ),
    "quality": ("Close", "Clôture", "open", "", "name\nremark\n"),
    "more": ("More", "Plus", "open", "", "name\nextra\n"),
}
_TEMPLATES = {
    "bsa": ("BSA", "Baseline", "Base", "[consent_dp, site, figures, quality]"),
    "fmr": ("FMR", "Registry", "Registre", "[consent_dp, figures, site]"),
}


def write_release(folder: Path) -> None:
    """Write the standard, and its templates, into a folder that is worked in."""
    home = folder / "standards" / NAME / "2026.1"
    for name, text in _FILES.items():
        _write(home / name, text)
    for name, (english, french, adaptation, more, rows) in _MODULES.items():
        _write(
            home / "modules" / name / "module.yaml",
            f"formkit: module/1\nid: {name}\ntitle: {{en: {english}, fr: {french}}}\n"
            f"purpose: {{en: Why {english.lower()} is asked., fr: Pourquoi {french.lower()}.}}\n"
            "unit: location\ncomponents: [BSA, FMR]\n"
            f"adaptation: {adaptation}\ngated_by_consent: false\n{more}",
        )
        _write(home / "modules" / name / "survey.csv", rows)
    for name, (component, english, french, modules) in _TEMPLATES.items():
        _write(
            folder / "templates" / NAME / "2026.1" / f"{name}.yaml",
            f"formkit: template/1\ncomponent: {component}\n"
            f"title: {{en: {english}, fr: {french}}}\nconsent_gate: whole_form\n"
            f"modules: {modules}\n",
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
