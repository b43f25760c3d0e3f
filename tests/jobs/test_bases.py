"""What a form was built from, made anew: with what lies beside it, and where it cannot be."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from formkit import read_form
from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.compose.composing import compose
from formkit.jobs import Wanted, adapt, build_file, check, write_form
from formkit.jobs.bases import base_of
from formkit.jobs.outputs import Output
from formkit.jobs.subjects import Judgement
from formkit.jobs.workspace import find_examples, find_standard
from formkit.lint.planting import first_question, with_nodes
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form, Question, walk
from formkit.model.standard import Standard

COUNTRIES = ("chad", "cameroon", "niger", "nigeria")
TODAY = "2026-11-22"
POLICY_RULES = tuple(f"FK60{number}" for number in range(1, 8))
HEAD = "formkit: waivers/1\nwaivers:\n"


@cache
def standard() -> Standard:
    return find_standard("dtm-wca/2026.1")


def plain(**settings: str) -> Form:
    form = compose(standard(), standard().templates_by_id["bsa"]).form
    values = dict(form.settings.values) | settings
    kept = tuple(sorted((key, text) for key, text in values.items() if text))
    return replace(form, settings=replace(form.settings, values=kept))


@cache
def outputs(country: str) -> tuple[Output, ...]:
    """A country's form and its attachments, made once for all tests."""
    return build_file(find_examples() / "lake-chad" / country / "adaptation.yaml").outputs


def built(folder: Path, country: str = "chad") -> Path:
    """A country's form, beside its adaptation."""
    here = folder / country
    shutil.copytree(find_examples() / "lake-chad" / country, here)
    for output in outputs(country):
        (here / output.path.name).write_bytes(output.content)
    return here / outputs(country)[0].path.name


def changed(old: Form | None, new: Form) -> list[Change]:
    """What is more than the order of lists."""
    assert old
    return [one for one in find_changes(old, new) if not getattr(one, "equivalent", False)]


def edited(path: Path, name: str, **fields: object) -> Path:
    """A copy with fields of one question set, beside the form."""
    form = read_form(path)
    question = first_question(form, lambda one: one.name == name)
    assert question
    made = with_nodes(form, question, replace(question, **fields))  # type: ignore[arg-type]
    copy = path.with_name("edited.xlsx")
    write_form(made, copy, overwrite=True)
    return copy


def told(path: Path, today: str = TODAY) -> list[tuple[str, str]]:
    report = check(path, Judgement(compiles=False, today=today))
    assert not [one for one in report.skipped if one.rule in POLICY_RULES]
    return [(one.rule, one.name) for one in report.findings if one.rule in POLICY_RULES]


def not_run(form: Form) -> list[str]:
    base = base_of(form, standard())
    assert base
    assert base.form is None
    return [str(base.why_not)]


def test_a_form_that_names_no_template_has_no_base() -> None:
    assert base_of(plain(formkit_template=""), standard()) is None


def test_a_template_that_the_standard_lacks_is_told() -> None:
    [said] = not_run(plain(formkit_template="old"))
    assert said == (
        "the form says that it was built from the template old, which dtm-wca 2026.1 lacks"
    )


def test_a_form_of_another_release_is_not_held_against_this_one() -> None:
    [said] = not_run(plain(formkit_standard="dtm-wca 2025.1"))
    assert said == "the form was built from dtm-wca 2025.1, and is checked against dtm-wca 2026.1"


@pytest.mark.parametrize("stated", ["", "dtm-wca/2026.1"])
def test_a_form_that_names_this_release_or_none_is(stated: str) -> None:
    base = base_of(plain(formkit_standard=stated), standard())
    assert base
    assert base.form is not None


def test_a_country_that_the_standard_lacks_is_passed_over() -> None:
    base = base_of(plain(formkit_country="XXX"), standard())
    assert base
    assert base.form is not None


@pytest.mark.parametrize("country", ["", "TCD", "GNB"])
def test_the_base_of_a_plain_form_is_the_form(country: str) -> None:
    for template in standard().templates:
        adaptation = Adaptation(template=template.id, country=country, form_version="2027010101")
        form = compose(standard(), template, adaptation).form
        base = base_of(form, standard())
        assert base
        assert changed(base.form, form) == []


def test_a_careful_countrys_form_keeps_to_the_policy(tmp_path: Path) -> None:
    assert told(built(tmp_path)) == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_an_adaptation_does_is_declared(tmp_path: Path, country: str) -> None:
    assert "FK603" not in {rule for rule, _ in told(built(tmp_path, country))}


def test_without_the_adaptation_beside_it_nothing_is_declared(tmp_path: Path) -> None:
    path = built(tmp_path)
    moved = tmp_path / path.name
    shutil.move(path, moved)
    assert ("FK603", "loc_access_season") in told(moved)


def test_what_is_edited_is_told_until_it_is_declared(tmp_path: Path) -> None:
    path = built(tmp_path)
    copy = edited(path, "loc_num_return_idp_hh", constraint=". > 0 and . < 100000")
    assert told(copy) == [("FK603", "loc_num_return_idp_hh")]
    adaptation = path.with_name("adaptation.yaml")
    adapted = adapt(Wanted(origin=str(adaptation)), copy, adaptation)
    text = adapted.output.content.decode()
    assert text.count("declared: false") == 1
    adaptation.write_text(text, encoding="utf-8")
    assert told(copy) == [("FK603", "loc_num_return_idp_hh")]
    said = text.replace("declared: false", "declared: true").replace('reason: ""', "reason: a")
    adaptation.write_text(said, encoding="utf-8")
    assert told(copy) == []


def test_a_waiver_beside_the_form_holds_to_its_day(tmp_path: Path) -> None:
    path = built(tmp_path)
    copy = edited(path, "loc_num_idp_hh", relevant="1 = 2")
    report = check(copy, Judgement(compiles=False))
    [finding] = [one for one in report.findings if one.rule == "FK602"]
    mark = dict(finding.message.fields)["fingerprint"]
    waiver = f"- {{fingerprint: {mark}, reason: a, approver: hub, expires: 2026-12-31}}\n"
    path.with_name("waivers.yaml").write_text(HEAD + waiver, encoding="utf-8")
    assert told(copy, "2026-12-31") == []
    assert told(copy, "2027-01-01") == [("FK604", "loc_num_idp_hh")]
    assert told(copy, "") == []


def test_what_cannot_be_read_beside_the_form_is_told(tmp_path: Path) -> None:
    path = built(tmp_path)
    path.with_name("waivers.yaml").write_text("formkit: waivers/2\n", encoding="utf-8")
    report = check(path, Judgement(compiles=False))
    reasons = {one.rule: str(one.reason) for one in report.skipped}
    assert set(POLICY_RULES) - set(reasons) == {"FK605"}
    assert "cannot be made again: " in reasons["FK601"]


def test_an_adaptation_of_another_template_declares_nothing(tmp_path: Path) -> None:
    path = built(tmp_path)
    other = "formkit: adaptation/1\ntemplate: msla\nstandard: dtm-wca\n"
    path.with_name("adaptation.yaml").write_text(other, encoding="utf-8")
    base = base_of(read_form(path), standard())
    assert base
    assert base.declared == frozenset()
    assert base.adaptation == "adaptation.yaml"


def test_an_adaptation_without_its_gazetteer_declares_all_the_same(tmp_path: Path) -> None:
    path = built(tmp_path)
    path.with_name("gazetteer.csv").unlink()
    assert told(path) == []


def test_a_version_raised_by_hand_is_no_change(tmp_path: Path) -> None:
    form = read_form(built(tmp_path))
    values = dict(form.settings.values) | {"version": "2026112399"}
    settings = replace(form.settings, values=tuple(sorted(values.items())))
    copy = tmp_path / "chad" / "raised.xlsx"
    write_form(replace(form, settings=settings), copy)
    assert told(copy) == []


def test_a_place_that_is_asked_in_no_known_way_is_a_change() -> None:
    form = plain()
    [place] = [one for one in walk(form.nodes) if one.name == "meta_adm1_pcode"]
    assert isinstance(place, Question)
    odd = with_nodes(form, place, replace(place, type="integer"))
    base = base_of(odd, standard())
    assert base
    assert changed(base.form, form) == []
