"""``dictionary.csv``, ``choices.csv``, ``lists.csv`` and ``countries.csv`` as model values."""

from dataclasses import replace

from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS
from formkit.formats.records import Problem, Records, flag, names, text, wording
from formkit.formats.tables import Table
from formkit.model.dictionary import StandardChoice, StandardList, Variable
from formkit.model.question_types import parse_type
from formkit.model.standard import Country

VARIABLE_COLUMNS = (
    text("type", is_key=True),
    text("name", is_key=True),
    wording("title", "titles"),
    wording("label", "labels"),
    wording("hint", "hints"),
    text("constraint"),
    wording("constraint_message", "constraint_messages"),
    text("unit"),
    text("category"),
    text("sensitivity"),
    flag("personal_data"),
    text("hxl"),
    text("dtm_ref"),
    text("dtm_ref_match"),
    text("dtm_ref_note"),
    names("aliases"),
    text("status"),
    text("replaced_by"),
)
"""``dictionary.csv``, in the order in which it is written."""

CHOICE_COLUMNS = (
    text("list_name", is_key=True),
    text("name", "code", is_key=True),
    wording("label", "labels"),
    text("parent"),
    text("status"),
)
"""``choices.csv``."""

LIST_COLUMNS = (
    text("list_name", "name", is_key=True),
    text("extensibility"),
    text("evidence"),
    text("source"),
    text("rolls_up_to"),
    names("filter_columns"),
    wording("code_rule", "code_rules"),
)
"""``lists.csv``."""

ADMIN_LEVELS = (1, 2, 3, 4)
COUNTRY_COLUMNS = (
    text("iso3", is_key=True),
    text("iso2"),
    wording("title", "names"),
    names("form_languages"),
    *(wording(f"adm{level}", f"adm{level}") for level in ADMIN_LEVELS),
    text("adm1_pcode_pattern"),
    text("adm2_pcode_pattern"),
    text("pcode_example"),
    wording("gazetteer_watch", "place_notes"),
)
"""``countries.csv``; its other columns are facts, kept as they are."""


def variables_of(
    table: Table, languages: tuple[str, ...]
) -> tuple[tuple[Variable, ...], tuple[Problem, ...]]:
    """The rows of ``dictionary.csv``, and what is wrong with them."""
    records = Records(table=table, columns=VARIABLE_COLUMNS, languages=languages)
    variables = []
    for row in table.rows:
        fields = {"name": "", "type": "", **records.fields(row)}
        parsed = parse_type(fields["type"])
        variables.append(Variable(**{**fields, "type": parsed.type, "list_name": parsed.list_name}))
    return tuple(variables), tuple(records.problems())


def lists_of(
    lists: Table, choices: Table, languages: tuple[str, ...]
) -> tuple[tuple[StandardList, ...], tuple[Problem, ...]]:
    """The rows of ``lists.csv`` with their choices; lists that have no row there come last."""
    list_records = Records(table=lists, columns=LIST_COLUMNS, languages=languages)
    choice_records = Records(table=choices, columns=CHOICE_COLUMNS, languages=languages)
    found: dict[str, StandardList] = {}
    problems = [*list_records.problems(), *choice_records.problems()]
    for row in lists.rows:
        one = StandardList(**{"name": "", **list_records.fields(row)})
        if one.name and one.name in found:
            place = lists.cell(row, "list_name")
            problems.append(
                (place, Message("the list {list} stands here twice; keep one row", list=one.name))
            )
        found[one.name] = one
    members: dict[str, list[StandardChoice]] = {}
    for row in choices.rows:
        fields = {"code": "", **choice_records.fields(row)}
        name = fields.pop("list_name", "")
        members.setdefault(name, []).append(StandardChoice(**fields))
    for name, rows in members.items():
        known = found.get(name) or StandardList(name=name, loc=rows[0].loc)
        found[name] = replace(known, choices=tuple(rows))
    return tuple(found.values()), tuple(problems)


def countries_of(
    table: Table, languages: tuple[str, ...]
) -> tuple[tuple[Country, ...], tuple[Problem, ...]]:
    """The rows of ``countries.csv``, and what is wrong with them."""
    records = Records(table=table, columns=COUNTRY_COLUMNS, languages=languages, keeps_others=True)
    countries = []
    for row in table.rows:
        fields = {"iso3": "", "iso2": "", **records.fields(row)}
        levels = tuple(fields.pop(f"adm{level}", NO_TEXTS) for level in ADMIN_LEVELS)
        patterns = tuple(fields.pop(f"adm{level}_pcode_pattern", "") for level in ADMIN_LEVELS[:2])
        countries.append(
            Country(**fields, adm_names=levels, pcode_patterns=patterns, facts=records.others(row))
        )
    return tuple(countries), tuple(records.problems())
