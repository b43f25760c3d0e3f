"""Many forms at once: which files, by what they are judged, and by how many processes."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import formkit
from formkit.core.errors import BadManifestError, FormkitError, UnknownNameError
from formkit.core.findings import Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.jobs import baseline_of, check, check_files, executor_for, find_forms
from formkit.jobs.subjects import Judgement
from formkit.model.configuration import RuleSetting

QUICK = Judgement(compiles=False)
WRONG = "| survey |\n|  | type | name | label |\n|  | intt | q    | What? |\n"
CONFIGURATION = "formkit: configuration/1\n"


def form(folder: Path, name: str = "form.md", text: str = WRONG) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rules_of(path: Path, judgement: Judgement = QUICK) -> dict[str, Severity]:
    return {one.rule: one.severity for one in check(path, judgement).findings}


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    paths = [
        form(tmp_path, f"{number}.md", WRONG.replace("q ", f"q{number} ")) for number in range(20)
    ]
    paths[7].write_bytes(b"\0\0")
    return [*paths, tmp_path / "none.md"]


@pytest.mark.parametrize("compiles", [False, pytest.param(True, marks=pytest.mark.java)])
def test_processes_say_the_same_in_the_same_order(many: list[Path], *, compiles: bool) -> None:
    judgement = Judgement(compiles=compiles)
    alone = check_files(many, judgement)
    with ProcessPoolExecutor(2) as executor:
        together = check_files(many, judgement, executor=executor)
    assert together.reports == alone.reports
    assert [str(one) for one in together.unreadable] == [str(one) for one in alone.unreadable]
    assert len(alone.reports) == 19
    assert check_files(many[::-1], judgement).reports == alone.reports[::-1]


@pytest.mark.parametrize(
    "error",
    [
        FormkitError(Message("no {what}", what="way"), loc=Loc(file="a")),
        BadManifestError(((Loc(file="a"), Message("one")), (Loc(file="a"), Message("two")))),
        UnknownNameError(Message("standard"), "x", known=("y",)),
    ],
)
def test_errors_come_back_from_other_processes(error: FormkitError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_few_forms_are_done_here_and_many_by_several() -> None:
    with executor_for(3) as executor:
        assert executor is None
    with executor_for(1, jobs=8) as executor:
        assert executor is None
    with executor_for(100, jobs=2) as executor:
        assert executor is not None
        assert executor.submit(int, "3").result() == 3
    with executor_for(100) as executor:
        assert executor is None or executor.submit(int, "3").result() == 3


def test_folders_and_patterns_are_looked_through(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.XLSM", "~$a.xlsm", "a.bak.xlsx", "a.bak2.xls", "notes.csv", ".x.xls"):
        form(tmp_path, name)
    inner = form(tmp_path / "in", "c.xls")
    form(tmp_path / ".git", "d.xlsx")
    first, second = tmp_path / "a.XLSM", tmp_path / "b.xlsx"
    assert find_forms([tmp_path]) == (first, second, inner)
    assert find_forms([second, tmp_path, second]) == (second, first, inner)
    assert find_forms([tmp_path / "*.csv"]) == (tmp_path / "notes.csv",)
    assert find_forms([tmp_path / "**" / "?.xls"]) == (inner,)
    assert find_forms([tmp_path / "none.xlsx"]) == (tmp_path / "none.xlsx",)
    kept = tmp_path / "a.bak.xlsx"
    assert find_forms([tmp_path / "*.xlsx"]) == (second,)
    assert find_forms([tmp_path / "*.bak.xlsx"]) == find_forms([kept]) == (kept,)


def test_a_name_with_a_star_that_is_there_is_no_pattern(tmp_path: Path) -> None:
    path = form(tmp_path, "a[1].md")
    assert find_forms([path]) == (path,)


@pytest.mark.parametrize("named", ["", "*.xlsx"])
def test_where_there_is_no_form_it_is_said(tmp_path: Path, named: str) -> None:
    with pytest.raises(FormkitError, match="there is no form here"):
        find_forms([tmp_path / named])


def test_each_form_is_judged_by_its_own_folder(tmp_path: Path) -> None:
    inner = form(tmp_path / "chad")
    outer = form(tmp_path)
    settings = CONFIGURATION + "rules: {FK101: warning}\nfail_on: info\n"
    (tmp_path / "chad" / "formkit.yaml").write_text(settings, encoding="utf-8")
    checked = check_files([inner, outer], QUICK)
    assert [one.findings[0].severity for one in checked.reports] == ["warning", "error"]
    assert checked.fail_on == (Severity.INFO, None)
    alone = check_files([inner], QUICK)
    assert (alone.fails(), alone.fails(Severity.ERROR)) == (True, False)


def test_the_user_wins_over_the_workspace(tmp_path: Path) -> None:
    path = form(tmp_path)
    own = tmp_path / "formkit.yaml"
    own.write_text(CONFIGURATION + "rules: {FK101: off}\n", encoding="utf-8")
    assert "FK101" not in rules_of(path)
    on = Judgement(compiles=False, rules=(RuleSetting(rules="FK1", severity=Severity.INFO),))
    assert rules_of(path, on)["FK101"] is Severity.INFO
    other = tmp_path / "other.yaml"
    other.write_text(CONFIGURATION, encoding="utf-8")
    assert rules_of(path, Judgement(compiles=False, configuration=other))["FK101"] == "error"


def test_a_workspace_may_name_the_standard(tmp_path: Path) -> None:
    path = form(tmp_path)
    own = tmp_path / "formkit.yaml"
    own.write_text(CONFIGURATION + "standard: dtm-wca\ncomponent: BSA\n", encoding="utf-8")
    assert "FK506" in rules_of(path)
    own.write_text(CONFIGURATION + "standard: dtm-mars\n", encoding="utf-8")
    with pytest.raises(UnknownNameError):
        check(path, QUICK)


def test_a_rule_that_is_not_there_stops_the_check(tmp_path: Path) -> None:
    path = form(tmp_path)
    (tmp_path / "formkit.yaml").write_text(CONFIGURATION + "rules: {FK9: off}\n", encoding="utf-8")
    with pytest.raises(BadManifestError, match=r"formkit\.yaml:2:9: no rule is called FK9"):
        check(path, QUICK)


def test_a_baseline_leaves_what_is_new(tmp_path: Path) -> None:
    path, baseline = form(tmp_path / "forms"), tmp_path / "baseline.json"
    output = baseline_of([check(path, QUICK)], baseline)
    assert b'"file": "forms/form.md"' in output.content
    baseline.write_bytes(output.content)
    known = Judgement(compiles=False, baseline=baseline)
    assert check(path, known).findings == ()
    assert [one.rule for one in check(path, known).known] == ["FK101"]
    head, row = WRONG.rsplit("\n|  | intt", 1)
    form(
        tmp_path / "forms", text=f"{head}\n|  | text | p | P |\n|  | intx | r | R |\n|  | intt{row}"
    )
    assert [one.name for one in check(path, known).findings] == ["r"]
    assert baseline_of([check(path, QUICK)], baseline).content != output.content


def test_what_a_baseline_knows_of_other_forms_is_kept(tmp_path: Path) -> None:
    one, other = form(tmp_path, "one.md"), form(tmp_path, "other.md")
    baseline = tmp_path / "baseline.json"
    baseline.write_bytes(baseline_of([check(one, QUICK)], baseline).content)
    both = baseline_of([check(other, QUICK)], baseline).content
    assert both == baseline_of(check_files([other, one], QUICK).reports, baseline).content


def test_another_file_never_becomes_a_baseline(tmp_path: Path) -> None:
    path = form(tmp_path)
    with pytest.raises(FormkitError, match="another file here"):
        baseline_of([check(path, QUICK)], path)


def test_a_form_in_memory_has_no_workspace() -> None:
    report = formkit.check(formkit.Form(), QUICK)
    assert report.known == report.ignored == ()
