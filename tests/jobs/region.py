"""A region to upgrade: 23 countries' adaptations of 2026.1, each with changes of its own."""

from pathlib import Path

from formkit.model.standard import Country, Standard

COUNTRIES = 23
TEMPLATES = ("bsa", "msla", "baa")

_HIDDEN = ("loc_alt_name", "loc_access_season", "loc_sec_market_day", "loc_mobile_network")
_ANCHORS = ("loc_mobile_network", "loc_sec_market_day", "loc_type_other")
_SETS = (
    "  loc_host_hh:\n    constraint: . >= 0 and . < 50000\n",
    '  loc_mobile_network:\n    "hint::{language}": Any operator.\n',
    '  loc_num_idp_hh:\n    "label::{language}": How many IDP households?\n',
    '  loc_num_idp_ind:\n    required: ""\n',
)
_CHANGES = (
    (
        "  - choice-relabelled: security_incident/looting\n"
        "    column: label::{language}\n    to: Plunder\n"
        "    declared: true\n    reason: local word\n"
    ),
    (
        "  - question-removed: access/loc_access_last_visit\n"
        "    declared: true\n    reason: never filled in\n"
    ),
    (
        "  # What the people of the place call it.\n"
        "  - question-attribute-set: idp_figures/loc_num_idp_hh\n"
        "    column: label::{language}\n    to: How many families?\n    declared: false\n"
        '    reason: ""\n'
    ),
    "  - question-moved: idp_figures/loc_num_idp_ind\n    at: start\n",
    "  - question-renamed: access/loc_mobile_network\n    to: loc_gsm\n",
)


def write_region(standard: Standard, folder: Path) -> None:
    """Write an adaptation a country, each in a folder of its own."""
    for number, country in enumerate(standard.countries[:COUNTRIES]):
        path = folder / country.iso3.lower() / "adaptation.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(_adaptation(number, country, standard), encoding="utf-8")


def _adaptation(number: int, country: Country, standard: Standard) -> str:
    template = TEMPLATES[number % len(TEMPLATES)]
    known = [standard.language_name(code) for code in country.form_languages]
    language = next(filter(None, known), "English (en)")
    own = country.iso2.lower()
    hidden = _HIDDEN[number % 4] if template != "baa" else "loc_alt_name"
    anchor = _ANCHORS[number % 3] if template != "baa" else "loc_type_other"
    anchor = "quality" if anchor == hidden else anchor
    change = _CHANGES[number % 5]
    if (template == "baa" and "security" in change) or f"{hidden}\n" in change:
        change = _CHANGES[1]
    place = "module" if anchor == "quality" else "after"
    text = f"""\
formkit: adaptation/1
standard: dtm-wca
version: "2026.1"
template: {template}
country: {country.iso3}
form_version: "20261201{number:02}"

# Not asked in this round.
hide:
  - {hidden}

add_choices:
  disp_reason:
    - name: {own}_own_reason
      parent: conflict_banditry
      "label::{language}": Our own reason

# A question of the country's own.
add_questions:
  - {place}: {anchor}
    rows:
      - type: text
        name: {own}_extra
        "label::{language}": What else is there?
        relevant: ${{loc_type}} != 'other'

set:
{_SETS[number % 4]}
settings:
  style: pages

changes:
{change}"""
    return text.replace("{language}", language)
