from pathlib import Path

import pytest

from formkit.align.standard_check import check_standard
from formkit.align.standard_check.rules import NOT_GIVEN, STANDARD_RULES
from formkit.core.findings import Finding
from tests.formats.small_release import edited, read_release, write_release

THANKS = "note,qc_thanks"


def before_thanks(name: str) -> str:
    """A further row of the dictionary, and the one that follows it."""
    return f"note,{name}{',' * 20}\n{THANKS}"


PLANTED = [
    ("FS01", "dictionary.csv", "select_one yes_no", "select_one nothing", "dictionary!3"),
    ("FS02", "lists.csv", "yes_no,closed,confirmed,Sector,,,,\n", "", "choices!2"),
    ("FS03", "dictionary.csv", THANKS, before_thanks("meta_start"), "dictionary!7"),
    ("FS03", "dictionary.csv", "idp_ind idps", "idps loc_reason", "dictionary!5"),
    ("FS03", "aaa.yaml", "people, closing", "people, people, closing", "survey!2"),
    ("FS04", "choices.csv", "reason,other,", "reason,war,", "choices!5"),
    ("FS06", "closing/survey.csv", ",qc_thanks", "note,mine", "dictionary!7"),
    ("FS07", "aaa.yaml", "closing", "closin", "4:28"),
    ("FS07", "people/module.yaml", "needs: [opening]", "needs: [opening, nowhere]", "1:1"),
    ("FS08", "aaa.yaml", "component: AAA", "component: CCC", "1:1"),
    ("FS08", "people/module.yaml", "[AAA, BBB]", "[AAA, BBB, CCC]", "1:1"),
    ("FS08", "people/module.yaml", "{BBB:", "{CCC:", "1:1"),
    ("FS08", "people/survey.csv", "other',,,BBB", "other',,,CCC", "survey!7"),
    ("FS08", "people/module.yaml", "[AAA, BBB]", "[BBB]", "4:20"),
    ("FS09", "people/survey.csv", "${loc_num_idp_ind} > 0", "${nothing} > 0", "survey!6"),
    ("FS09", "people/survey.csv", "Remember to sum", "Remember ${nothing}", "survey!5"),
    ("FS09", "dictionary.csv", "Why?", "Why ${nothing}?", "dictionary!5"),
    ("FS09", "people/module.yaml", "${consent_given} = 'yes'", "${nothing} = 1", "1:1"),
    ("FS10", "people/survey.csv", "${loc_num_idp_ind} > 0", "${loc_reason_other} = 1", "survey!6"),
    ("FS11", "dictionary.csv", ". >= 0", ". >=", "dictionary!4"),
    ("FS11", "people/survey.csv", "${loc_num_idp_ind} > 0", "${loc_num_idp_ind} >", "survey!6"),
    ("FS12", "dictionary.csv", "Pourquoi ?", "", "dictionary!5"),
    ("FS12", "choices.csv", "yes,Yes", "yes,", "choices!2"),
    ("FS12", "people/module.yaml", "{en: People, ", "{", "1:1"),
    ("FS12", "aaa.yaml", "{en: First form, ", "{", "1:1"),
    ("FS12", "standard.yaml", "{en: First activity, ", "{", "1:1"),
    ("FS13", "dictionary.csv", "Compter tous.", "", "dictionary!4"),
    ("FS13", "dictionary.csv", "Consentement", "", "dictionary!3"),
    ("FS13", "people/module.yaml", "{en: Who is here, ", "{", "1:1"),
    ("FS13", "people/module.yaml", "{en: Who is here, fr: Qui est là}", "Who is here", "1:1"),
    ("FS13", "people/module.yaml", ", fr: avant closing", "", "1:1"),
    ("FS13", "policy.yaml", ", fr: c'est promis", "", "12:5"),
    ("FS14", "dictionary.csv", "#affected+idps", "#affected idps", "dictionary!4"),
    ("FS14", "dictionary.csv", "#meta+consent", "meta", "dictionary!3"),
    ("FS15", "dictionary.csv", THANKS, before_thanks("qc_Thanks"), "dictionary!7"),
    ("FS15", "dictionary.csv", THANKS, before_thanks("end_thanks"), "dictionary!7"),
    ("FS15", "dictionary.csv", THANKS, before_thanks(f"qc_{'x' * 40}"), "dictionary!7"),
    ("FS16", "choices.csv", "yes_no,yes", "yes_no,1", "choices!2"),
    ("FS17", "dictionary.csv", "location,core,moderate", "location,kore,moderate", "dictionary!5"),
    ("FS17", "lists.csv", "yes_no,closed", "yes_no,shut", "lists!3"),
    ("FS17", "choices.csv", "Oui,,", "Oui,,old", "choices!2"),
    ("FS18", "choices.csv", "Guerre,conflict", "Guerre,strife", "choices!4"),
    ("FS18", "lists.csv", "Sector,reason_group", "Sector,", "choices!4"),
    ("FS19", "dictionary.csv", "active,", "active,loc_new", "dictionary!4"),
    ("FS20", "dictionary.csv", "Not below zero.,Pas moins de zéro.", ",", "dictionary!4"),
    ("FS21", "people/survey.csv", "${loc_reason} = 'other'", "1 > 0", "dictionary!5"),
    ("FS22", "dictionary.csv", "integer,", "intger,", "dictionary!4"),
    ("FS22", "dictionary.csv", "select_one yes_no", "select_one", "dictionary!3"),
    ("FS23", "countries.csv", "^TD[0-9]{2}$", "^XX[0-9]{2}$", "countries!2"),
    ("FS23", "countries.csv", "^TD[0-9]{4}$", "^TD[0-9$", "countries!2"),
    ("FS24", "aaa.yaml", "[opening, people, ", "[people, opening, ", "4:11"),
    ("FS25", "policy.yaml", "[opening]", "[openin]", "12:5"),
    ("FS25", "policy.yaml", "[loc_reason]", "[loc_reasn]", "12:5"),
    ("FS25", "policy.yaml", "replaced_by: loc_num_idp_ind", "replaced_by: nothing", "17:5"),
    ("FS25", "policy.yaml", "list: reason", "list: reasons", "18:5"),
    ("FS25", "policy.yaml", "replaced_by: war", "replaced_by: wars", "18:5"),
    ("FS26", "policy.yaml", "[opening]\n    variables: [loc_reason]", "[]", "12:5"),
    ("FS27", "policy.yaml", "name: nb_idp", "name: idps", "17:5"),
    ("FS27", "policy.yaml", "name: peace", "name: other", "18:5"),
    ("FS30", "lists.csv", "Sector", "", "lists!3"),
]  # fmt: skip
"""Rule, file, text, what is planted in its place, and where it is found."""


def found(root: Path, **edits: str) -> list[Finding]:
    standard = read_release(write_release(root, **edits))
    return [one for one in check_standard(standard).findings if one.rule != NOT_GIVEN.id]


def test_a_standard_without_mistakes_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize("planted", PLANTED, ids="-".join)
def test_a_mistake_is_found_where_it_was_planted(
    tmp_path: Path, planted: tuple[str, str, str, str, str]
) -> None:
    rule, file, text, mistake, place = planted
    standard = read_release(write_release(tmp_path, **edited(file, text, mistake)))
    findings = [one for one in check_standard(standard).findings if one.rule == rule]
    assert place in [one.loc.a1 for one in findings]


def test_a_module_that_no_template_uses_is_found(tmp_path: Path) -> None:
    folder = "standards/small/2026.1/modules/spare"
    manifest = "formkit: module/1\nid: spare\ntitle: {en: Spare, fr: Autre}\ncomponents: [AAA]\n"
    survey = "type,name,label::English (en),label::Français (fr)\nnote,mine,Hello,Bonjour\n"
    edits = {f"{folder}/module.yaml": manifest, f"{folder}/survey.csv": survey}
    [finding] = found(tmp_path, **edits)
    assert (finding.rule, finding.name) == ("FS05", "spare")
    assert str(finding.message) == "no template uses the module spare"


def test_a_variable_that_is_no_longer_asked_may_be_retired(tmp_path: Path) -> None:
    edits = {
        **edited("dictionary.csv", "optional,low,no,,,,,,,", "optional,low,no,,,,,,retired,"),
        **edited("closing/survey.csv", ",qc_thanks", "note,mine"),
    }
    assert found(tmp_path, **edits) == []


def test_every_rule_has_a_planted_mistake_and_an_id_of_its_own() -> None:
    ids = [rule.id for rule in STANDARD_RULES]
    assert ids == sorted(set(ids))
    assert len({rule.slug for rule in STANDARD_RULES}) == len(ids)
    assert {rule for rule, *_ in PLANTED} | {"FS05"} == set(ids)
    assert all(rule.title.endswith(".") for rule in STANDARD_RULES)


def test_one_reference_that_several_templates_lack_is_told_once(tmp_path: Path) -> None:
    edits = edited("people/survey.csv", "Remember to sum", "Remember ${nothing}")
    [finding] = found(tmp_path, **edits)
    assert str(finding.message) == (
        "remember reads nothing, which is not asked in forms of: aaa, bbb"
    )
    assert finding.column == "label::English (en)"


def test_what_the_sources_do_not_give_is_listed_by_column(tmp_path: Path) -> None:
    findings = check_standard(read_release(write_release(tmp_path))).findings
    told = [(one.loc.a1, str(one.message)) for one in findings]
    assert ("dictionary!7", "hxl is empty in 1 of 6 rows: qc_thanks") in told
    assert ("1:1", "datakit_name is empty in 1 of 2 rows: BBB") in told
    assert ("countries!2", "form_languages is empty in 0 of 2 rows") not in told


def test_a_list_above_that_no_source_gives_is_no_error(tmp_path: Path) -> None:
    edits = edited("lists.csv", "Sector,reason_group", "Sector,elsewhere")
    standard = read_release(write_release(tmp_path, **edits))
    findings = [one for one in check_standard(standard).findings if one.column == "rolls_up_to"]
    assert [one.rule for one in findings] == ["FS30"]
    assert "reason rolls up to elsewhere" in str(findings[0].message)


def test_many_names_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"yes_no,c{number},C,C,,\n" for number in range(12))
    text = f"reason_group,conflict,Conflict,Conflit,,\n{rows}"
    edits = edited("choices.csv", "reason_group,conflict,Conflict,Conflit,,\n", text)
    findings = check_standard(read_release(write_release(tmp_path, **edits))).findings
    [finding] = [
        one for one in findings if one.column.endswith("(ar)") and "17 rows" in str(one.message)
    ]
    assert str(finding.message).endswith("and 7 more")
