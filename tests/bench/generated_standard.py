"""Standards of a given size, the same each time, with a template and an adaptation."""

import csv
from collections.abc import Iterable
from pathlib import Path

QUESTIONS_IN_MODULE = 50
STANDARD = """\
formkit: standard/1
id: generated
version: "2026.1"
title: {en: Generated, fr: Généré}
released: "2026-01-01"
languages:
  - {code: en, name: English (en)}
  - {code: fr, name: Français (fr)}
components:
  - {code: GEN, title: {en: Generated, fr: Généré}}
"""
MODULE = """\
formkit: module/1
id: module_{number}
title: {{en: Part {number}, fr: Partie {number}}}
purpose: {{en: Questions to measure with., fr: Questions pour mesurer.}}
unit: location
components: [GEN]
adaptation: open
gated_by_consent: false
"""
TEMPLATE = """\
formkit: template/1
component: GEN
title: {en: Generated, fr: Généré}
consent_gate: whole_form
modules: [%s]
"""
ADAPTATION = """\
formkit: adaptation/1
standard: generated
version: "2026.1"
template: gen
languages: [en, fr]
"""
VARIABLE_HEADER = (
    "type",
    "name",
    "title::English (en)",
    "title::Français (fr)",
    "label::English (en)",
    "label::Français (fr)",
    "unit",
    "category",
    "sensitivity",
    "personal_data",
    "hxl",
)


def workspace(folder: Path, questions: int) -> Path:
    """Write a standard of so many questions; the path of its adaptation."""
    release = folder / "standards" / "generated" / "2026.1"
    numbers = range(questions)
    modules = [numbers[at : at + QUESTIONS_IN_MODULE] for at in numbers[::QUESTIONS_IN_MODULE]]
    _write(release / "standard.yaml", STANDARD)
    _table(release / "dictionary.csv", VARIABLE_HEADER, map(_variable, numbers))
    _table(
        release / "choices.csv",
        ("list_name", "name", "label::English (en)", "label::Français (fr)"),
        [("yes_no", "yes", "Yes", "Oui"), ("yes_no", "no", "No", "Non")],
    )
    _table(release / "lists.csv", ("list_name", "extensibility"), [("yes_no", "closed")])
    _table(release / "countries.csv", ("iso3", "iso2"), [])
    for number, asked in enumerate(modules):
        part = release / "modules" / f"module_{number}"
        _write(part / "module.yaml", MODULE.format(number=number))
        rows = [("", f"loc_q_{one}", "yes" if one % 2 else "") for one in asked]
        _table(part / "survey.csv", ("type", "name", "required"), rows)
    named = ", ".join(f"module_{number}" for number in range(len(modules)))
    _write(folder / "templates" / "generated" / "2026.1" / "gen.yaml", TEMPLATE % named)
    return _write(folder / "adaptation.yaml", ADAPTATION)


def _variable(number: int) -> tuple[str, ...]:
    kind = ("select_one yes_no", "integer", "text")[number % 3]
    label, french = f"Question number {number}?", f"Question numéro {number} ?"
    return (
        kind,
        f"loc_q_{number}",
        f"Question {number}",
        f"Question {number}",
        label,
        french,
        "location",
        "optional",
        "low",
        "no",
        "#meta+q",
    )


def _table(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
