"""A standard's policy as KoboToolbox's locking profiles."""

from dataclasses import replace
from functools import cache

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts.judging import judge_change
from formkit.compose.composing import compose
from formkit.compose.locking import (
    LOCK_ALL,
    PROFILE,
    PROFILES,
    RESTRICTIONS,
    with_locks,
)
from formkit.core.texts import Texts
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.formats.xform import compile_form
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from formkit.lint.subject import Subject
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form, Group, Question, Stray, TextSheet, walk
from formkit.model.index import FormIndex
from formkit.model.policy import Leave, LockedBlock, Policy
from formkit.model.standard import Standard

TEMPLATES = ("bsa", "hhs", "fmr")


@cache
def standard() -> Standard:
    return find_standard("dtm-wca/2026.1")


@cache
def built(template: str) -> Form:
    recipe = standard().templates_by_id[template]
    return compose(standard(), recipe, Adaptation(template=template, country="TCD")).form


@cache
def locked(template: str) -> Form:
    return with_locks(built(template), standard())


def profiles(form: Form) -> dict[str, set[str]]:
    """Profile -> what it locks, as the sheet says."""
    [sheet] = [one for one in form.sheets if one.name == PROFILES]
    header, *rows = sheet.rows
    assert header[0] == "restriction"
    return {
        name: {row[0] for row in rows if row[column : column + 1] == ("locked",)}
        for column, name in enumerate(header[1:], start=1)
    }


def of(form: Form, name: str) -> set[str]:
    """What is locked of a row."""
    [node] = [one for one in walk(form.nodes) if one.name == name]
    profile = node.extra_cell(PROFILE)
    return profiles(form)[profile] if profile else set()


def test_the_restrictions_are_those_that_kobo_knows() -> None:
    assert len(RESTRICTIONS) == len(set(RESTRICTIONS)) == 10 + 8 + 7
    for template in TEMPLATES:
        [sheet] = [one for one in locked(template).sheets if one.name == PROFILES]
        assert [row[0] for row in sheet.rows] == ["restriction", *RESTRICTIONS]


def test_a_question_of_a_block_is_locked_whole() -> None:
    assert of(locked("bsa"), "consent_given") == set(RESTRICTIONS[:10])


@pytest.mark.parametrize(
    ("name", "restrictions"),
    [
        ("loc_num_idp_ind", {"question_delete", "question_settings_edit"}),
        ("loc_access", {"question_delete", "choice_add", "choice_delete", "choice_value_edit"}),
        ("loc_reason_disp_idp", {"question_delete", "choice_delete", "choice_value_edit"}),
        ("idp_figures", {"group_delete", "group_settings_edit", "group_split"}),
    ],
)
def test_what_needs_a_waiver_is_locked(name: str, restrictions: set[str]) -> None:
    assert restrictions <= of(locked("bsa"), name)


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("loc_reason_disp_idp", {"choice_add", "choice_label_edit", "question_label_edit"}),
        ("loc_num_idp_ind", {"question_label_edit", "question_validation_edit"}),
        ("loc_access_season", set(RESTRICTIONS[5:10])),
        ("idp_figures", {"group_question_add", "group_label_edit"}),
    ],
)
def test_what_a_country_may_do_is_open(name: str, free: set[str]) -> None:
    assert not free & of(locked("bsa"), name)


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_hinders_translation_nor_questions_of_ones_own(template: str) -> None:
    every = set().union(*profiles(locked(template)).values())
    assert not every & set(RESTRICTIONS[18:])
    assert not locked(template).settings.get(PROFILE)
    assert not locked(template).settings.get(LOCK_ALL)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_profile_is_defined_and_used(template: str) -> None:
    form = locked(template)
    used = {one.extra_cell(PROFILE) for one in walk(form.nodes)} - {""}
    assert used == set(profiles(form))
    assert "locked" not in used
    workbook = layout(form)
    subject = Subject(workbook=workbook, form=form_of(workbook), index=FormIndex(form))
    assert list(all_rules()["FK704"].run(subject)) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_pyxform_takes_the_form(template: str) -> None:
    compilation = compile_form(layout(locked(template)))
    assert (compilation.errors, compilation.warnings) == ((), ())


@pytest.mark.parametrize("template", TEMPLATES)
def test_read_back_it_is_the_same_form_but_for_the_locks(template: str) -> None:
    read = form_of(layout(locked(template)))
    assert read == locked(template)
    changes = find_changes(built(template), read)
    evidence = Evidence(built(template), read, changes, norms_of(standard()))
    assert {judge_change(one, evidence).leave for one in changes} == {Leave.FREE}
    assert {getattr(one, "key", PROFILE) for one in changes} == {PROFILE}


def test_locking_twice_is_locking_once() -> None:
    assert with_locks(locked("bsa"), standard()) == locked("bsa")


def small(policy: Policy) -> Standard:
    return replace(standard(), stated_policy=policy)


def form(*names: str) -> Form:
    label = Texts.of([("", "How many?")])
    rows = tuple(Question(type="integer", name=name, labels=label) for name in names)
    return Form(nodes=(*rows, Stray(name="odd")), languages=("",))


def test_a_form_of_questions_that_all_are_locked_is_locked_whole() -> None:
    policy = Policy(blocks=(LockedBlock(id="all", variables=("a", "b")),))
    made = with_locks(form("a", "b"), small(policy))
    assert made.settings.get(LOCK_ALL) == "true"
    assert compile_form(layout(replace(made, nodes=made.nodes[:-1]))).errors == ()
    assert with_locks(form("a", "b", "c"), small(policy)).settings.get(LOCK_ALL) == ""


def test_a_form_with_nothing_to_lock_stays_as_it_is() -> None:
    assert with_locks(form("td_a"), standard()) == form("td_a")


def test_a_sheet_of_locks_that_is_there_is_replaced() -> None:
    old = TextSheet(name=PROFILES, rows=(("restriction", "mine"),))
    made = with_locks(replace(built("bsa"), sheets=(old,)), standard())
    assert made == locked("bsa")


def test_profiles_of_one_kind_that_lock_otherwise_have_names_of_their_own() -> None:
    leaves = (("core-question-removed", Leave.FREE),)
    names = profiles(with_locks(built("bsa"), small(Policy(tiers=(("core", leaves),)))))
    assert {"core", "core_2"} <= set(names)
    assert names["core"] != names["core_2"]


def test_a_group_around_rows_of_a_block_takes_no_further_rows() -> None:
    policy = Policy(blocks=(LockedBlock(id="all", variables=("a",)),))
    made = with_locks(Form(nodes=(Group(name="g", children=form("a").nodes),)), small(policy))
    assert "group_question_add" in of(made, "g")
    assert "group_delete" not in of(made, "g")
