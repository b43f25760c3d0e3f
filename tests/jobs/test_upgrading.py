"""The four countries of the lake, and 23 of a made-up region, on the next release."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.merging import Take
from formkit.core.errors import FormkitError
from formkit.formats.adaptations import parse_adaptation
from formkit.jobs.building import build
from formkit.jobs.merging.deciding import Deciding
from formkit.jobs.outputs import save
from formkit.jobs.upgrading import Upgrades, find_adaptations, upgrade
from formkit.jobs.upgrading.release_pairs import raised_version
from formkit.jobs.upgrading.upgraded import Upgraded, UpgradeTask
from formkit.jobs.workspace import find_standard
from formkit.model.form import Form, walk
from formkit.render.json.upgrades import render_upgrades as as_json
from formkit.render.screen import PLAIN
from formkit.render.text.upgrades import render_upgrades as as_text
from tests.jobs.region import COUNTRIES, write_region
from tests.pace import is_within

LAKE = Path(__file__).parents[2] / "examples" / "lake-chad"
MOST_SECONDS = 40
"""Of one processor: 20 seconds on two."""


@pytest.fixture(autouse=True)
def lake(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace that has the second release."""
    monkeypatch.chdir(LAKE)


@cache
def examples(prefer: Take | None = None) -> Upgrades:
    return upgrade(UpgradeTask(source=Path(), to="2026.2", deciding=Deciding(prefer=prefer)))


def of(country: str, prefer: Take | None = None) -> Upgraded:
    (found,) = (one for one in examples(prefer).done if one.source.parent.name == country)
    return found


def names(form: Form) -> set[str]:
    return {node.name for node in walk(form.nodes)}


def built(one: Upgraded, folder: Path) -> Form:
    """The form that the new adaptation gives from the disk."""
    shutil.copytree(one.source.parent, folder, dirs_exist_ok=True)
    path = folder / one.output.path.name
    path.write_bytes(one.output.content)
    return build(path)


@pytest.mark.parametrize("prefer", [None, Take.OURS, Take.THEIRS])
@pytest.mark.parametrize("country", ["cameroon", "chad", "niger", "nigeria"])
def test_the_new_adaptation_gives_the_merged_form(
    country: str, prefer: Take | None, tmp_path: Path
) -> None:
    one = of(country, prefer)
    assert built(one, tmp_path) == one.form
    assert one.is_clean == (prefer is not None or country == "nigeria")


def test_countries_get_what_is_new() -> None:
    for one in examples().done:
        assert {"loc_idp_sites_ind", "loc_phone_network"} <= names(one.form)
        assert not {"loc_mobile_network", "loc_sec_market_day"} & names(one.form)
        codes = {each.name: each.codes for each in one.form.lists}
        assert "looting" not in codes["security_incident"]
        assert "climate_lake_level" in codes["disp_reason"]


def test_a_country_keeps_what_is_its_own() -> None:
    chad = of("chad")
    assert {"td_island_access", "td_radio"} <= names(chad.form)
    assert "loc_access_season" not in names(chad.form)
    text = chad.carried.text
    assert "# Round 12 does not ask whether the rains cut the road" in text
    assert "so is level 3 called in Chad" in text
    assert "climate_lake_level:\n" not in text
    assert 'form_version: "2026112301"' not in text
    changes = parse_adaptation(text).changes
    assert [one.declared for one in changes] == [True, True]
    assert chad.undeclared == 0


def test_what_is_not_decided_stays_as_the_country_has_it() -> None:
    question = {node.name: node for node in walk(of("niger").form.nodes)}["loc_num_return_idp_hh"]
    assert question.constraint == ". > 0 and . < 100000"
    theirs = {node.name: node for node in walk(of("niger", Take.THEIRS).form.nodes)}
    assert theirs["loc_num_return_idp_hh"].constraint == ". >= 0 and . < 50000"
    assert "loc_num_return_idp_hh" not in of("niger", Take.THEIRS).carried.text


def test_what_an_undeclared_change_was_it_stays() -> None:
    (change,) = parse_adaptation(of("cameroon").carried.text).changes
    assert change.declared is False
    assert change.values["from"].startswith("Combien de ménages de PDI")  # type: ignore[union-attr]


def test_the_region_in_text(golden: Callable[[str, str], None]) -> None:
    golden("render/upgrades.txt", as_text(examples(), PLAIN) + "\n")


def test_the_region_in_json(golden: Callable[[str, str], None]) -> None:
    golden("render/upgrades.json", as_json(examples()) + "\n")


def test_one_country_in_text(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    task = UpgradeTask(
        source=Path("niger/adaptation.yaml"), to="2026.2", output=tmp_path / "a.yaml"
    )
    golden("render/upgrade.txt", as_text(upgrade(task), PLAIN) + "\n")


def test_paths_lead_from_where_it_goes(tmp_path: Path) -> None:
    task = UpgradeTask(source=Path(), to="2026.2", output=tmp_path / "new")
    upgrades = upgrade(task)
    save(upgrades.outputs)
    for one in upgrades.done:
        assert build(one.output.path) == one.form
    again = upgrade(UpgradeTask(source=tmp_path, to="2026.2"))
    assert again.there_already == tuple(one.output.path for one in upgrades.done)
    assert "for 2026.2 already" in as_text(again, PLAIN)


def test_waivers_follow_their_changes(tmp_path: Path) -> None:
    shutil.copytree("cameroon", tmp_path / "cameroon")
    path = tmp_path / "cameroon" / "adaptation.yaml"
    (change,) = (
        one
        for one in find_changes(
            of("cameroon").decided.plain.base, of("cameroon").decided.plain.ours
        )
        if getattr(one, "key", "") == "label::Français (fr)"
    )
    mark = fingerprint(change)
    lines = "formkit: waivers/1\nwaivers:\n"
    for one in (mark, "0123456789ab"):
        lines += (
            f"  - fingerprint: {one}\n    place: here {one}\n    reason: r\n    approver: hub\n"
            '    expires: "2027-12-31"\n'
        )
    (path.parent / "waivers.yaml").write_text(lines, encoding="utf-8")
    upgrades = upgrade(UpgradeTask(source=path, to="2026.2"))
    (one,) = upgrades.done
    assert [kept.fingerprint for kept in one.waivers.kept] == [mark]
    assert [lost.fingerprint for lost in one.waivers.lost] == ["0123456789ab"]
    (new,) = (
        each
        for each in find_changes(one.decided.plain.theirs, one.form)
        if getattr(each, "key", "") == "label::Français (fr)"
    )
    _, waivers = upgrades.outputs
    assert fingerprint(new) != mark
    assert fingerprint(new).encode() in waivers.content
    assert "the waiver for here 0123456789ab allows nothing any more" in as_text(upgrades, PLAIN)


BEGIN = "formkit: adaptation/1\ntemplate: bsa\ncountry: TCD\n"


@pytest.mark.parametrize(
    ("text", "to", "said"),
    [
        (f'{BEGIN}standard: dtm-wca\nversion: "2026.2"\n', "2026.2", "for 2026.2 already"),
        (BEGIN, "2026.2", "does not say from which release"),
        (f'{BEGIN}standard: dtm-wca\nversion: "2026.1"\n', "2031.1", "is called 2031.1"),
        (f'{BEGIN}standard: dtm-wca\nversion: "2020.1"\n', "2026.2", "is called 2020.1"),
        (
            f'{BEGIN}standard: dtm-wca\nversion: "2026.1"\n'.replace("bsa", "zzz"),
            "2026.2",
            "no template of the release 2026.1 is called zzz",
        ),
        ("formkit: adaptation/1\nbase: a.xlsx\n", "2026.2", "begins with a form, a.xlsx"),
    ],
)
def test_what_cannot_be_carried_says_why(text: str, to: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "adaptation.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormkitError) as caught:
        upgrade(UpgradeTask(source=path, to=to))
    assert said in str(caught.value)


def test_one_that_fails_keeps_the_others_from_nothing(tmp_path: Path) -> None:
    shutil.copytree("nigeria", tmp_path / "nigeria")
    (tmp_path / "wrong.yaml").write_text(BEGIN, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("rules: {}\n", encoding="utf-8")
    upgrades = upgrade(UpgradeTask(source=tmp_path, to="2026.2"))
    assert [one.source.name for one in upgrades.failed] == ["wrong.yaml"]
    assert [one.country for one in upgrades.done] == ["NGA"]
    assert "cannot be carried: 1" in as_text(upgrades, PLAIN)
    assert '"failed": [\n    {' in as_json(upgrades)


def test_a_folder_without_adaptations_says_so(tmp_path: Path) -> None:
    with pytest.raises(FormkitError, match="there is no adaptation here"):
        find_adaptations(tmp_path)


@pytest.mark.parametrize(
    ("version", "raised"),
    [("", ""), ("2026112301", ""), ("2027030101", "2027030102"), ("v7", "v7")],
)
def test_a_version_is_raised(version: str, raised: str) -> None:
    assert raised_version(version, "2027-03-01") == raised


@pytest.mark.corpus
def test_a_region_is_carried_in_time(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    write_region(find_standard("dtm-wca/2026.1"), tmp_path / "old")
    task = UpgradeTask(source=tmp_path / "old", to="2026.2", output=tmp_path / "new")
    start = process_time()
    upgrades = upgrade(task)
    seconds = process_time() - start
    record_property("figures", f"upgrade: {COUNTRIES} adaptations in {seconds:.1f} s of processor")
    assert (len(upgrades.done), upgrades.failed) == (COUNTRIES, ())
    assert is_within(seconds, MOST_SECONDS)
    save(upgrades.outputs)
    for one in upgrades.done:
        assert build(one.output.path) == one.form
        assert not [change for change in _lost(one) if change]


def _lost(one: Upgraded) -> list[str]:
    """Changes of the country that are neither in its new form nor in the release's."""
    plain = one.decided.plain
    before = {fingerprint(change): change for change in find_changes(plain.base, plain.ours)}
    rows = names(one.form)
    return [
        change.at.name
        for change in before.values()
        if getattr(change, "code", "") == "question-added" and change.new.name not in rows  # type: ignore[union-attr]
    ]


def test_the_work_can_be_spread() -> None:
    with ThreadPoolExecutor(2) as executor:
        spread = upgrade(UpgradeTask(source=Path(), to="2026.2"), executor=executor)
    assert [one.source for one in spread.done] == [one.source for one in examples().done]
    assert [one.carried.text for one in spread.done] == [
        one.carried.text for one in examples().done
    ]
