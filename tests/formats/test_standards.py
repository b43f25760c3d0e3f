from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.core.texts import Texts
from formkit.formats.dictionary_tables import (
    CHOICE_COLUMNS,
    COUNTRY_COLUMNS,
    LIST_COLUMNS,
    VARIABLE_COLUMNS,
)
from formkit.formats.standards import read_standard
from formkit.model.dictionary import StandardChoice, StandardList, Variable
from formkit.model.form import Group, Question, Stray
from formkit.model.module import Parameter
from formkit.model.standard import Component, Country, StandardLanguage
from formkit.model.template import ModuleUse
from formkit.model.workspace import Release, Workspace
from tests.formats.small_release import FILES, RELEASE, edited, read_release, write_release

EN, FR, AR = "English (en)", "Français (fr)", "العربية (ar)"


def texts(english: str, french: str) -> Texts:
    return Texts.of([(EN, english), (FR, french)])


def problems(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        read_release(root)
    return [
        (str(loc).removeprefix(f"{root}/").removeprefix(f"{RELEASE}/"), str(message))
        for loc, message in caught.value.problems
    ]


def test_the_manifest_is_read(tmp_path: Path) -> None:
    standard = read_release(write_release(tmp_path))
    assert (standard.id, standard.version, standard.released) == ("small", "2026.1", "2026-11-22")
    assert standard.titles == texts("A small standard", "Un petit standard")
    assert standard.attached_list_rows == 20
    assert standard.languages == (
        StandardLanguage(code="en", name=EN),
        StandardLanguage(code="fr", name=FR),
        StandardLanguage(code="ar", name=AR, is_draft=True),
    )
    assert standard.components == (
        Component(
            code="AAA",
            titles=texts("First activity", "Première activité"),
            datakit_name="First",
            aliases=("A1",),
        ),
        Component(code="BBB", titles=texts("Second activity", "Deuxième activité")),
    )


def test_the_dictionary_is_read(tmp_path: Path) -> None:
    dictionary = read_release(write_release(tmp_path)).dictionary
    assert len(dictionary.variables) == 6
    variable = dictionary.by_name["loc_num_idp_ind"]
    assert variable == Variable(
        name="loc_num_idp_ind",
        type="integer",
        titles=texts("IDPs", "PDI"),
        labels=texts('How many "IDPs"?', "Combien de PDI ?"),
        hints=texts("Count all.", "Compter tous."),
        constraint=". >= 0",
        constraint_messages=texts("Not below zero.", "Pas moins de zéro."),
        unit="location",
        category="core",
        sensitivity="low",
        hxl="#affected+idps+ind",
        aliases=("idp_ind", "idps"),
    )
    assert str(variable.loc).endswith("dictionary.csv:dictionary!4")
    consent = dictionary.by_name["consent_given"]
    assert (consent.type, consent.list_name) == ("select_one", "yes_no")
    assert consent.personal_data
    assert dictionary.by_name["meta_start"].dtm_ref_match == "same_meaning"


def test_lists_and_their_choices_are_read(tmp_path: Path) -> None:
    lists = read_release(write_release(tmp_path)).dictionary.lists_by_name
    assert list(lists) == ["admin1", "yes_no", "reason", "reason_group"]
    assert lists["admin1"] == StandardList(
        name="admin1",
        extensibility="country_owned",
        source="Gazetteer",
        filter_columns=("adm0",),
        code_rules=texts("p-codes", "p-codes de la COD"),
    )
    assert lists["reason"].rolls_up_to == "reason_group"
    assert lists["reason"].choices[0] == StandardChoice(
        code="war", labels=texts("War", "Guerre"), parent="conflict"
    )


def test_countries_are_read_with_their_facts(tmp_path: Path) -> None:
    [country] = read_release(write_release(tmp_path)).countries
    assert country == Country(
        iso3="TCD",
        iso2="TD",
        names=texts("Chad", "Tchad"),
        form_languages=("fr", "ar"),
        adm_names=(texts("province", "province"), Texts(), Texts(), Texts()),
        pcode_patterns=("^TD[0-9]{2}$", "^TD[0-9]{4}$"),
        pcode_example="TD01",
        place_notes=texts("Codes moved in 2018", "Codes changés en 2018"),
        facts=(("m49", "148"),),
    )


def test_a_purpose_in_one_text_is_english(tmp_path: Path) -> None:
    older = edited("people/module.yaml", "{en: Who is here, fr: Qui est là}", "Who is here")
    people = read_release(write_release(tmp_path, **older)).modules_by_id["people"]
    assert people.purposes == Texts.of([(EN, "Who is here")])


def test_what_only_formkit_shows_keeps_its_typography(tmp_path: Path) -> None:
    plain, set_well = "fr: Qui est là}", "fr: «\xa0L’effectif\xa0»}"
    edits = edited("people/module.yaml", plain, set_well)
    people = read_release(write_release(tmp_path, **edits)).modules_by_id["people"]
    assert people.purposes.get(FR) == "«\xa0L’effectif\xa0»"


def test_modules_are_read(tmp_path: Path) -> None:
    standard = read_release(write_release(tmp_path))
    assert [module.id for module in standard.modules] == ["closing", "opening", "people"]
    people = standard.modules_by_id["people"]
    assert people.titles == texts("People", "Personnes")
    assert people.purposes == texts("Who is here", "Qui est là")
    assert people.checks == (Texts.of([(EN, "a = b")]), texts("a sum", "une somme"))
    assert people.placements == texts("before closing", "avant closing")
    assert people.needs == ("opening",)
    assert people.gated_by_consent
    assert not standard.modules_by_id["opening"].gated_by_consent
    assert people.group_relevant == (("BBB", "${consent_given} = 'yes'"),)
    assert people.parameters == (
        Parameter(name="least", titles=Texts.of([(EN, "At least")]), default="0"),
        Parameter(name="group"),
    )
    group, note, reason, _ = people.nodes
    assert isinstance(group, Group)
    assert isinstance(note, Question)
    assert isinstance(reason, Stray)
    assert group.children[0].constraint == ". >= {{least}}"
    assert reason.extra_cell("formkit_components") == "BBB"
    assert str(reason.loc).endswith("modules/people/survey.csv:survey!6")


def test_templates_are_read_in_the_order_of_components(tmp_path: Path) -> None:
    first, second = read_release(write_release(tmp_path)).templates
    assert (first.id, first.component, first.standard, first.version) == (
        "aaa",
        "AAA",
        "small",
        "2026.1",
    )
    assert first.consent_gate == "whole_form"
    assert [use.module for use in first.modules] == ["opening", "people", "closing"]
    assert second.consent_gate == "spoken_respondents_only"
    assert second.modules[1] == ModuleUse(
        module="people", prefix="idp", parameters=(("least", "1"), ("group", "IDPs"))
    )
    assert str(second.modules[1].loc).endswith("bbb.yaml:7:5")


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            ("dictionary.csv", "hxl", "hlx"),
            "dictionary.csv:dictionary!P1",
            "no column is called hlx here; is hxl meant?",
        ),
        (
            ("choices.csv", "status", "0"),
            "choices.csv:choices!F1",
            "no column is called 0 here; there are: list_name, name",
        ),
        (
            ("dictionary.csv", "low,yes", "low,1"),
            "dictionary.csv:dictionary!O3",
            "personal_data says 1; it can say: yes, no",
        ),
        (
            ("dictionary.csv", "note,qc_thanks", "note,"),
            "dictionary.csv:dictionary!B7",
            "the column name is empty here",
        ),
        (
            ("lists.csv", "reason_group,closed", "reason,closed"),
            "lists.csv:lists!A5",
            "the list reason stands here twice; keep one row",
        ),
        (
            ("countries.csv", "TCD,TD", ",TD"),
            "countries.csv:countries!A2",
            "the column iso3 is empty here",
        ),
        (
            ("standard.yaml", "title: {en: A small standard", "title: {sw: A small standard"),
            "standard.yaml:4:9",
            "the standard has no language sw; there are: en, fr, ar",
        ),
        (
            ("people/module.yaml", "id: people", "id: persons"),
            "modules/people/module.yaml:2:1",
            "the id is persons, and the folder is called people; give both one name",
        ),
        (
            ("people/module.yaml", "{en: People", "{sw: People"),
            "modules/people/module.yaml:3:9",
            "the standard has no language sw; there are: en, fr, ar",
        ),
        (
            ("people/module.yaml", "{en: Who", "{sw: Who"),
            "modules/people/module.yaml:5:11",
            "the standard has no language sw; there are: en, fr, ar",
        ),
        (
            ("people/module.yaml", "{en: a sum", "{sw: a sum"),
            "modules/people/module.yaml:10:18",
            "the standard has no language sw; there are: en, fr, ar",
        ),
        (
            ("people/module.yaml", "{en: before closing, fr: avant closing}", "[before, closing]"),
            "modules/people/module.yaml:6:1",
            "placement has to be a text, keys, each on a line of its own",
        ),
        (
            ("people/survey.csv", "constraint", "constraind"),
            "modules/people/survey.csv:survey!F1",
            "no column is called constraind here; is constraint meant?",
        ),
        (
            ("people/survey.csv", "constraint", "xyz"),
            "modules/people/survey.csv:survey!F1",
            "no column is called xyz here",
        ),
        (
            ("people/survey.csv", "loc_reason,,", "loc_reason,Why is it?,"),
            "modules/people/survey.csv:survey!C6",
            "label::English (en) of the variable loc_reason stands in the dictionary",
        ),
        (
            ("people/survey.csv", ",loc_reason,", "select_one reason,loc_reason,"),
            "modules/people/survey.csv:survey!A6",
            "type of the variable loc_reason stands in the dictionary; empty this cell",
        ),
        (
            ("people/survey.csv", ",loc_reason,", ",loc_raeson,"),
            "modules/people/survey.csv:survey!6",
            "the dictionary has no variable called loc_raeson; is loc_reason meant?",
        ),
        (
            ("people/survey.csv", ",loc_reason,", "text,my_own_question,"),
            "modules/people/survey.csv:survey!6",
            "the dictionary has no variable called my_own_question; add it there",
        ),
        (
            ("people/survey.csv", ",loc_reason,", ",,"),
            "modules/people/survey.csv:survey!6",
            "this row has no name",
        ),
        (
            ("people/survey.csv", "begin_group,numbers,Numbers", "note,numbers,Numbers"),
            "modules/people/survey.csv:survey!4",
            "this row ends a group or repeat that does not begin",
        ),
        (
            ("people/survey.csv", "end_group,", "note,mine"),
            "modules/people/survey.csv:survey!2",
            "the group numbers begins here and does not end",
        ),
        (
            ("aaa.yaml", "{en: First form", "{sw: First form"),
            "templates/small/2026.1/aaa.yaml:3:9",
            "the standard has no language sw; there are: en, fr, ar",
        ),
    ],
)
def test_a_problem_is_told_with_its_place(
    tmp_path: Path, edit: tuple[str, str, str], place: str, message: str
) -> None:
    [(found, told)] = problems(write_release(tmp_path, **edited(*edit)))
    assert found == place
    assert told.startswith(message)


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    root = write_release(tmp_path, **edited("lists.csv", "list_name,", "source_of_list,"))
    assert problems(root) == [
        (
            "lists.csv:lists!A1",
            "no column is called source_of_list here; is source meant?",
        ),
        ("lists.csv:lists!1", "the column list_name is missing"),
    ]


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    edits = (
        edited("people/module.yaml", "unit", "units"),
        edited("people/survey.csv", "relevant", "relevent"),
        edited("aaa.yaml", "component", "komponent"),
    )
    root = write_release(tmp_path, **{path: text for one in edits for path, text in one.items()})
    assert [place.split("/")[-1] for place, _ in problems(root)] == [
        "module.yaml:4:1",
        "aaa.yaml:1:1",
        "aaa.yaml:2:1",
    ]


def test_every_table_of_a_release_that_extends_none_has_to_be_there(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    (root / RELEASE / "lists.csv").unlink()
    (root / RELEASE / "choices.csv").unlink()
    assert [place for place, _ in problems(root)] == ["choices.csv", "lists.csv"]


@pytest.mark.parametrize(
    ("columns", "type_", "elsewhere"),
    [
        (VARIABLE_COLUMNS, Variable, {"list_name"}),
        (CHOICE_COLUMNS, StandardChoice, set()),
        (LIST_COLUMNS, StandardList, {"choices"}),
        (COUNTRY_COLUMNS, Country, {"adm_names", "pcode_patterns", "facts"}),
    ],
)
def test_a_table_has_a_column_for_each_field(
    columns: tuple[object, ...], type_: type, elsewhere: set[str]
) -> None:
    filled = {column.field for column in columns}  # type: ignore[attr-defined]
    fields = set(type_.__dataclass_fields__) - {"loc"} - elsewhere
    joined = {name for name in filled if name.startswith("adm") or name == "list_name"}
    assert filled - joined == fields - joined


NEXT = "standards/small/2026.2"
NEXT_MANIFEST = 'formkit: standard/1\nid: small\nversion: "2026.2"\nextends: "2026.1"\n'


def read_next(root: Path, workspace: Workspace | None = None) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        read_standard(root / NEXT, root / "templates/small/2026.2", workspace=workspace)
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


def test_a_release_takes_what_it_does_not_hold_from_the_one_that_it_extends(tmp_path: Path) -> None:
    header, _, _, line, *_ = FILES[f"{RELEASE}/dictionary.csv"].splitlines()
    changed = line.replace("How many “IDPs”?", "How many people?")
    added = line.replace("loc_num_idp_ind", "loc_num_new").replace("idp_ind idps", "")
    module = "formkit: module/1\nid: closing\ntitle: {en: End}\ncomponents: [AAA]\n"
    template = "formkit: template/1\ncomponent: AAA\nmodules: [closing]\n"
    root = write_release(
        tmp_path,
        **{
            f"{NEXT}/standard.yaml": NEXT_MANIFEST,
            f"{NEXT}/dictionary.csv": f"{header}\n{changed}\n{added}\n",
            f"{NEXT}/modules/closing/module.yaml": module,
            f"{NEXT}/modules/closing/survey.csv": "type,name\n,loc_num_new\n",
            "templates/small/2026.2/aaa.yaml": template,
        },
    )
    base = read_release(root)
    standard = read_standard(root / NEXT, root / "templates/small/2026.2")
    names = [one.name for one in base.dictionary.variables]
    assert [one.name for one in standard.dictionary.variables] == [*names, "loc_num_new"]
    assert standard.dictionary.by_name["loc_num_idp_ind"].labels.get(EN) == "How many people?"
    assert standard.dictionary.lists == base.dictionary.lists
    assert standard.countries == base.countries
    assert standard.languages == base.languages
    assert standard.components == base.components
    assert standard.titles == base.titles
    assert (standard.attached_list_rows, standard.released) == (20, "")
    assert [one.id for one in standard.modules] == ["closing", "opening", "people"]
    assert standard.modules_by_id["closing"].components == ("AAA",)
    assert [len(one.modules) for one in standard.templates] == [1, 3]


def test_a_release_to_extend_is_found_in_the_workspace(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    write_release(far)
    (near / NEXT).mkdir(parents=True)
    (near / NEXT / "standard.yaml").write_text(NEXT_MANIFEST, encoding="utf-8")
    release = Release(
        id="small",
        version="2026.1",
        folder=far / RELEASE,
        templates=far / "templates/small/2026.1",
    )
    standard = read_standard(
        near / NEXT,
        near / "templates/small/2026.2",
        workspace=Workspace(releases=(release,)),
    )
    assert len(standard.dictionary.variables) == 6
    [(place, message)] = read_next(near)
    assert place.endswith("standard.yaml:4:1")
    assert message == "there is no release 2026.1 to extend; there are: none"


def test_a_release_cannot_extend_itself_by_a_detour(tmp_path: Path) -> None:
    root = write_release(
        tmp_path,
        **{
            f"{RELEASE}/standard.yaml": FILES[f"{RELEASE}/standard.yaml"].replace(
                "released: 2026-11-22", 'extends: "2026.2"'
            ),
            f"{NEXT}/standard.yaml": NEXT_MANIFEST,
        },
    )
    [(_, message)] = read_next(root)
    assert message == "2026.2 extends itself, by way of: 2026.2, 2026.1"
