"""An adaptation by itself: what it does, what it declares, and writing that where it stands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.core.errors import FormkitError
from formkit.formats.adaptations import read_adaptation
from formkit.jobs.adapting import Wanted
from formkit.jobs.building import build
from formkit.jobs.judging import Judged
from formkit.jobs.judging.adaptations import judge_adaptation
from formkit.jobs.judging.declaring import declare
from formkit.jobs.judging.entries import has_entry, take_out
from formkit.jobs.judging.putting_back import put_back
from formkit.jobs.outputs import Output

COUNTRIES = Path(__file__).parents[2] / "examples" / "lake-chad"
BASE = """\
| survey |
|  | type        | name  | label |
|  | begin_group | home  | Home  |
|  | integer     | age   | Age   |
|  | text        | water | Where |
|  | end_group   |       |       |
| settings |
|  | form_title | version |
|  | Trial      | 1       |
"""
HEAD = "formkit: adaptation/1\nbase: base.md\n"
AGE = """\
  # what it costs
  - question-attribute-set: home/age
    column: label
    to: Years
"""
WATER = """\
  - question-attribute-set: home/water
    column: label
    to: From
    declared: {declared}
    reason: {reason}
"""
NEW_GROUP = """\
  - group-added: more
    after: home
    row: {type: begin_group, name: more, label: More}
    declared: false
    reason: ""
  - question-added: more/radio
    at: start
    row: {type: text, name: radio, label: Radio}
    declared: true
    reason: we listen
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes an adaptation of a small form."""
    (tmp_path / "base.md").write_text(BASE, encoding="utf-8")

    def write(*parts: str) -> Path:
        path = tmp_path / "adaptation.yaml"
        path.write_text(HEAD + "".join(parts), encoding="utf-8")
        return path

    return write


def alone(path: Path, standard: str = "") -> Judged:
    return judge_adaptation(Wanted(origin=str(path), standard=standard), today="2026-11-22")


def change_of(judged: Judged, name: str) -> Change:
    return next(one for one in judged.comparison.meant if told_of(one).target == name)


def declared(judged: Judged) -> dict[str, tuple[bool | None, str]]:
    stances = ((told_of(one).target, judged.stance(one)) for one in judged.comparison.meant)
    return {name: (one.declared, one.reason) for name, one in stances if one}


def save(output: Output) -> None:
    output.path.write_bytes(output.content)


# What it does


def test_a_country_is_laid_beside_its_template() -> None:
    judged = alone(COUNTRIES / "chad" / "adaptation.yaml")
    assert (judged.origin, judged.edited, judged.path.name) == ("bsa", None, "adaptation.yaml")
    assert declared(judged) == {
        "meta_adm1_pcode": (True, ""),
        "meta_adm2_pcode": (True, ""),
        "meta_adm3_pcode": (True, "so is level 3 called in Chad"),
        "td_island_access": (True, ""),
        "loc_access_season": (True, ""),
        "td_radio": (True, ""),
        "climate_lake_level": (True, ""),
    }
    assert judged.comparison.profile == "mappable"
    assert judged.comparison.version_verdict is None
    assert judged.comparison.new == build(judged.path)


@pytest.mark.parametrize("country", ["cameroon", "niger", "nigeria"])
def test_each_country_has_a_stance_on_each_change(country: str) -> None:
    path = COUNTRIES / country / "adaptation.yaml"
    judged = alone(path)
    assert None not in map(judged.stance, judged.comparison.changes)
    listed = {told_of(one).target for one in judged.comparison.meant if has_entry(judged, one)}
    assert listed == ({"loc_num_idp_hh"} if country == "cameroon" else {"meta_adm3_pcode"})
    assert ((False, "") in declared(judged).values()) == (country == "cameroon")


def test_of_another_form_its_changes_are_found_and_the_version_is_told(
    written: Callable[..., Path],
) -> None:
    waiting = WATER.format(declared="false", reason='""')
    judged = alone(written("changes:\n", AGE, waiting), "dtm-wca/2026.1")
    assert judged.origin.endswith("base.md")
    assert declared(judged) == {"age": (True, ""), "water": (False, "")}
    assert judged.comparison.version_verdict is not None
    assert judged.comparison.standard is not None
    assert alone(judged.path).comparison.standard is None


def test_an_adaptation_that_does_nothing_has_no_stances(written: Callable[..., Path]) -> None:
    judged = alone(written())
    assert judged.comparison.changes == ()
    assert judged.stances == {}


def test_a_declared_change_that_needs_one_that_waits_is_declared_all_the_same(
    written: Callable[..., Path],
) -> None:
    judged = alone(written("changes:\n", NEW_GROUP))
    assert declared(judged) == {"more": (False, ""), "radio": (True, "we listen")}


def test_a_cell_that_another_key_sets_first_has_the_stance_of_the_entry(tmp_path: Path) -> None:
    shutil.copytree(COUNTRIES / "chad", tmp_path, dirs_exist_ok=True)
    path = tmp_path / "adaptation.yaml"
    text = path.read_text(encoding="utf-8")
    first = 'set:\n  meta_adm3_pcode:\n    "hint::Français (fr)": Canton.\n'
    path.write_bytes(text.replace("set:\n", first).encode())
    judged = alone(path)
    reasons = [
        one.reason
        for change in judged.comparison.meant
        if told_of(change).target == "meta_adm3_pcode" and (one := judged.stance(change))
    ]
    assert reasons == ["so is level 3 called in Chad"] * 2


# Deciding


def test_only_the_entry_is_written_anew(written: Callable[..., Path]) -> None:
    waiting = WATER.format(declared="false", reason='""')
    path = written("changes:\n", AGE, waiting, "# the end\n")
    judged = alone(path)
    before = path.read_text(encoding="utf-8")
    change = change_of(judged, "water")
    save(declare(judged, [change], reason="as we say", say=lambda _one: ()).output)
    after = path.read_text(encoding="utf-8")
    assert after == before.replace(waiting, WATER.format(declared="true", reason="as we say"))
    again = alone(path)
    assert declared(again)["water"] == (True, "as we say")
    save(declare(again, [change], reason="", say=lambda _one: (), is_declared=False).output)
    assert path.read_text(encoding="utf-8") == before


def test_an_entry_is_taken_out_with_the_comment_above_it(written: Callable[..., Path]) -> None:
    kept = WATER.format(declared="true", reason="as we say")
    path = written("changes:\n", AGE, kept)
    judged = alone(path)
    save(take_out(judged, [change_of(judged, "age")]))
    assert path.read_text(encoding="utf-8") == f"{HEAD}changes:\n{kept}"


def test_what_others_need_is_not_taken_out(written: Callable[..., Path]) -> None:
    judged = alone(written("changes:\n", NEW_GROUP))
    with pytest.raises(FormkitError, match=r"without this, adaptation\.yaml cannot be built"):
        take_out(judged, [change_of(judged, "more")])


def test_nothing_is_written_where_somebody_changed_the_adaptation(
    written: Callable[..., Path],
) -> None:
    judged = alone(written("changes:\n", AGE))
    written()
    with pytest.raises(FormkitError, match="compare again"):
        take_out(judged, [change_of(judged, "age")])


def test_nothing_is_put_back_where_there_is_no_edited_form(tmp_path: Path) -> None:
    shutil.copytree(COUNTRIES / "niger", tmp_path, dirs_exist_ok=True)
    judged = alone(tmp_path / "adaptation.yaml")
    with pytest.raises(FormkitError, match="no edited form"):
        put_back(judged, judged.comparison.meant[:1])
    assert len(read_adaptation(judged.path).changes) == 1
