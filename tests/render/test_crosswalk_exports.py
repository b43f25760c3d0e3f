"""The script in Python on real exports of KoboToolbox, beside the same repaired by hand."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from formkit.changes.crosswalk.finding import find_crosswalk
from formkit.changes.detection import find_changes
from formkit.core.texts import Texts
from formkit.core.values import replace
from formkit.formats.reading import read_form
from formkit.model.form import Choice, ChoiceList, Form, Group, Node, Repeat
from formkit.render.crosswalk import program
from formkit.render.crosswalk.python_script import render_python
from formkit.render.crosswalk.scripts import Source

Rows = list[list[Any]]


def scripted(old: Form, new: Form) -> str:
    found = find_crosswalk(old, new, find_changes(old, new))
    return render_python(Source(crosswalk=found, old="old", new="new", catalogue={}))


def renamed(nodes: tuple[Node, ...], names: dict[str, str]) -> tuple[Node, ...]:
    def one(node: Node) -> Node:
        node = replace(node, name=names.get(node.name, node.name))
        if isinstance(node, Group | Repeat):
            return replace(node, children=renamed(node.children, names))
        return node

    return tuple(map(one, nodes))


def with_choices(form: Form, name: str, choices: tuple[Choice, ...]) -> Form:
    lists = (
        ChoiceList(name=name, choices=choices) if one.name == name else one for one in form.lists
    )
    return replace(form, lists=tuple(lists))


def recoded(form: Form, name: str, codes: dict[str, str]) -> Form:
    found = form.list_named(name)
    assert found
    made = (replace(one, code=codes.get(one.code, one.code)) for one in found.choices)
    return with_choices(form, name, tuple(made))


def sheets(path: Path) -> dict[str, Rows]:
    book = load_workbook(path)
    return {
        one.title: [list(row) for row in one.iter_rows(values_only=True)] for one in book.worksheets
    }


def columns(rows: Rows) -> dict[str, list[Any]]:
    return {str(header): [row[at] for row in rows[1:]] for at, header in enumerate(rows[0])}


def test_an_export_with_groups_a_repeat_and_parts_of_answers(shared: Path, tmp_path: Path) -> None:
    old = read_form(shared / "forms" / "unhcr_kobocruncher__sample_xlsform.xlsx")
    names = {
        "profile": "respondent",
        "reason": "reasons_left",
        "members": "family",
        "HHSize": "hh_size",
    }
    new = replace(old, nodes=renamed(old.nodes, names))
    new = recoded(new, "location", {"home": "own_home", "private_facility": "home"})
    reasons = new.list_named("reasons")
    assert reasons
    both = [one for one in reasons.choices if one.code in {"education", "community"}]
    label = " or ".join(one.labels.first for one in both)
    joined = replace(both[0], code="educ_comm", labels=Texts.of([("", label)]))
    merged = (*(one for one in reasons.choices if one not in both), joined)
    text = scripted(old, with_choices(new, "reasons", merged))
    (tmp_path / "repair.py").write_text(text, encoding="utf-8")
    export = shared / "data" / "unhcr_kobocruncher__sample_kobo_export.xlsx"
    command = [sys.executable, "repair.py", str(export), "new.xlsx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)

    before, after = sheets(export), sheets(tmp_path / "new.xlsx")
    assert list(after) == ["Sample Dataset KoboloadeR", "family"]
    was, now = (columns(one["Sample Dataset KoboloadeR"]) for one in (before, after))
    assert now["respondent.hh_size"] == was["profile.HHSize"]
    assert now["respondent.country"] == was["profile.country"]
    codes = {"home": "own_home", "private_facility": "home"}
    assert now["location"] == [codes.get(one, one) for one in was["location"]]
    assert now["respondent.reasons_left.educ_comm"] == [
        max(pair)
        for pair in zip(
            was["profile.reason.education"], was["profile.reason.community"], strict=True
        )
    ]
    assert [set(str(one).split()) for one in now["respondent.reasons_left"]] == [
        {"educ_comm" if code in {"education", "community"} else code for code in str(one).split()}
        for one in was["profile.reason"]
    ]
    assert not any("profile" in one or "community" in one for one in now)
    untouched = [one for one in was if one.startswith("_") or one in {"start", "end"}]
    assert {one: now[one] for one in untouched} == {one: was[one] for one in untouched}
    assert now.keys() - {one.replace("profile", "respondent") for one in was} == {
        "respondent.hh_size",
        "respondent.reasons_left",
        *(one for one in now if one.startswith("respondent.reasons_left.")),
    }
    people, family = columns(before["members"]), columns(after["family"])
    assert family["family.age"] == people["members.age"]
    assert family["_parent_table_name"] == people["_parent_table_name"]
    assert "have no counterpart" not in done.stdout


def test_an_export_of_tests_with_swapped_codes(shared: Path, tmp_path: Path) -> None:
    old = read_form(shared / "forms" / "iom_workshop__form.xlsx")
    new = replace(old, nodes=renamed(old.nodes, {"q2": "q2_people", "q3": "q3_poor"}))
    new = recoded(new, "q1", {"A": "B", "B": "C", "C": "A"})
    names: dict[str, Any] = {"__name__": "repair"}
    exec(scripted(old, new), names)  # noqa: S102 - our own script
    export = sheets(shared / "data" / "iom_workshop__kobo_export.xlsx")["Fact-based Worldview"]
    source, target = tmp_path / "old.csv", tmp_path / "new.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(export)
    tables = (names["COLUMNS"], names["REPEATS"], names["WORDS"])
    assert program.main([str(source), str(target)], *tables) == 0
    with source.open(newline="", encoding="utf-8") as file:
        by_hand = list(csv.reader(file, delimiter=";"))
    at = by_hand[0].index("q1")
    by_hand[0] = [{"q2": "q2_people", "q3": "q3_poor"}.get(one, one) for one in by_hand[0]]
    for row in by_hand[1:]:
        row[at] = {"A": "B", "B": "C", "C": "A"}.get(row[at], row[at])
    with target.open(newline="", encoding="utf-8-sig") as file:
        assert list(csv.reader(file, delimiter=";")) == by_hand


def test_a_workbook_is_repaired_sheet_by_sheet(
    shared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = read_form(shared / "forms" / "unhcr_kobocruncher__sample_xlsform.xlsx")
    new = replace(old, nodes=renamed(old.nodes, {"members": "family"}))
    names: dict[str, Any] = {"__name__": "repair"}
    exec(scripted(old, new), names)  # noqa: S102 - our own script
    tables = (names["COLUMNS"], names["REPEATS"], names["WORDS"])
    export = str(shared / "data" / "unhcr_kobocruncher__sample_kobo_export.xlsx")
    target = tmp_path / "new.xlsx"
    assert program.main([export], *tables) == 2
    assert "Run it as" in capsys.readouterr().err
    assert program.main([export, str(target)], *tables) == 0
    assert list(sheets(target)) == ["Sample Dataset KoboloadeR", "family"]
    assert "members.age is now family.age" in capsys.readouterr().out
    assert program.main([export, str(target)], *tables) == 2
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert program.main([export, str(tmp_path / "other.xlsx")], *tables) == 2
    assert "save the export as CSV" in capsys.readouterr().err
