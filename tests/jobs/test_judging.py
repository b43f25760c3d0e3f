"""An edited form judged change by change: declared, asked for, put back, undone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.changes.verdicts import Verdict
from formkit.core.errors import BadManifestError, FormkitError
from formkit.formats.adaptations import read_adaptation
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.formats.waivers import read_waivers
from formkit.jobs.adapting import Wanted
from formkit.jobs.building import build, build_file
from formkit.jobs.judging import Judged, judge
from formkit.jobs.judging.change_trees import Branch, BranchKind, change_tree
from formkit.jobs.judging.declaring import declare
from formkit.jobs.judging.needing import with_needed
from formkit.jobs.judging.putting_back import put_back, save_put_back
from formkit.jobs.judging.waiver_requests import REQUESTS, Asked, find_requests, request_waivers
from formkit.jobs.outputs import Output, save
from formkit.jobs.undoing import content_of, undo, write_step

CHAD = Path(__file__).parents[2] / "examples" / "lake-chad" / "chad"
OLD = """\
| survey |
|  | type        | name  | label |
|  | begin_group | home  | Home  |
|  | integer     | age   | Age   |
|  | text        | water | Where |
|  | end_group   |       |       |
| choices |
|  | list_name | name | label |
|  | fuel      | 1    | Wood  |
"""
NEW = (
    OLD.replace("| Age   |", "| Years |").replace("| Where |", "| From  |").replace("Wood", "Logs")
)
ASKED = Asked(reason="the grid", approver="regional data focal point", expires="2027-06-30")


def nothing(_verdict: Verdict | None) -> list[str]:
    return []


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


@pytest.fixture(scope="module")
def chad(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Gives a folder with the adaptation, the form that was built from it, and the edited one."""
    built = tmp_path_factory.mktemp("built")
    shutil.copytree(CHAD, built, dirs_exist_ok=True)
    save(build_file(built / "adaptation.yaml", workbook=built / "bsa_tcd.xlsx").outputs)

    def copy() -> Path:
        return Path(shutil.copytree(built, tmp_path_factory.mktemp("chad"), dirs_exist_ok=True))

    return copy


def beside(origin: Path, edited: Path) -> Judged:
    return judge(Wanted(origin=str(origin)), edited, today="2026-11-22")


def change_of(judged: Judged, name: str) -> Change:
    return next(one for one in judged.comparison.meant if told_of(one).target == name)


def declared(judged: Judged, changes: list[Change], **how: object) -> Output:
    return declare(judged, changes, **{"say": nothing, **how}).output


def write(output: Output) -> None:
    write_step(output.path, output.content, content_of(output.path))


# Judging


def test_a_form_is_laid_beside_another_one(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    assert [told_of(one).target for one in judged.comparison.meant] == ["age", "water", "1"]
    assert judged.adaptation == files[1].parent / "adaptation.yaml"
    assert judged.stances == {}
    assert judged.requests == ()


def test_a_form_is_laid_beside_the_adaptation_that_it_was_built_from(
    chad: Callable[[], Path],
) -> None:
    folder = chad()
    judged = beside(folder / "adaptation.yaml", folder / "bsa_tcd_edited.xlsx")
    stances = [judged.stance(one) for one in judged.comparison.meant]
    declared = [one.reason for one in stances if one and one.declared]
    assert declared == ["so is level 3 called in Chad"] * 2
    assert judged.adaptation == folder / "adaptation.yaml"
    settings = {told_of(one).path for one in judged.comparison.changes}
    assert "settings/formkit_adaptation" not in settings


def test_the_form_as_built_knows_the_adaptation_beside_it(chad: Callable[[], Path]) -> None:
    folder = chad()
    judged = beside(folder / "bsa_tcd.xlsx", folder / "bsa_tcd_edited.xlsx")
    assert judged.wanted.origin == str(folder / "adaptation.yaml")
    assert len(judged.stances) == 2
    assert judged.stance(change_of(judged, "loc_gps")) is None


def test_an_adaptation_that_cannot_be_read_does_not_keep_from_comparing(
    chad: Callable[[], Path],
) -> None:
    folder = chad()
    (folder / "adaptation.yaml").write_text("formkit: nothing\n", encoding="utf-8")
    judged = beside(folder / "bsa_tcd.xlsx", folder / "bsa_tcd_edited.xlsx")
    assert judged.stances == {}
    assert judged.comparison.meant


def test_a_form_is_laid_beside_a_template(chad: Callable[[], Path]) -> None:
    folder = chad()
    wanted = Wanted(origin="bsa", standard="dtm-wca/2026.1", country="TCD")
    judged = judge(wanted, folder / "bsa_tcd_edited.xlsx")
    assert judged.adaptation == folder / "bsa_tcd_edited_adaptation.yaml"
    assert any(told_of(one).target == "td_radio" for one in judged.comparison.meant)


# Declaring


def test_declared_changes_stand_in_an_adaptation_that_gives_the_form_again(
    files: tuple[Path, Path],
) -> None:
    judged = beside(*files)
    write(declared(judged, [change_of(judged, "age")], reason="as we say"))
    again = beside(*files)
    assert again.wanted.origin == str(again.adaptation)
    write(declared(again, [change_of(again, "water")], reason="so, too"))
    changes = read_adaptation(judged.adaptation).changes
    assert [(one.declared, one.reason) for one in changes[:2]] == [
        (True, "as we say"),
        (True, "so, too"),
    ]
    assert build(judged.adaptation).nodes == read_form(files[1]).nodes


def test_a_declaration_is_taken_back(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    write(declared(judged, [change_of(judged, "age")], reason="as we say"))
    again = beside(*files)
    change = change_of(again, "age")
    write(declared(again, [change], reason="", say=nothing, is_declared=False))
    stance = beside(*files).stance(change)
    assert stance is not None
    assert (stance.declared, stance.reason) == (False, "")


def test_only_what_is_declared_is_written_and_all_else_stays(chad: Callable[[], Path]) -> None:
    folder = chad()
    judged = beside(folder / "adaptation.yaml", folder / "bsa_tcd_edited.xlsx")
    before = judged.adaptation.read_text(encoding="utf-8")
    loc_gps = change_of(judged, "loc_gps")
    made = declare(judged, [loc_gps], reason="no GPS", say=lambda _verdict: ["what it costs"])
    assert made.also == ()
    text = made.output.content.decode()
    assert text.startswith(f"{before}  # what it costs\n  - question-")
    assert text.endswith("    declared: true\n    reason: no GPS\n")
    write(made.output)
    assert len(read_adaptation(judged.adaptation).changes) == 3
    again = beside(folder / "adaptation.yaml", folder / "bsa_tcd_edited.xlsx")
    assert again.comparison.changes == judged.comparison.changes
    hint = next(one for one in again.comparison.meant if told_of(one).column.startswith("hint"))
    write(declared(again, [hint, loc_gps], reason="so it is"))
    reasons = [one.reason for one in read_adaptation(judged.adaptation).changes]
    assert sorted(reasons) == ["so is level 3 called in Chad", "so it is", "so it is"]


def test_each_change_of_the_example_is_declared_alone(chad: Callable[[], Path]) -> None:
    folder = chad()
    judged = beside(folder / "adaptation.yaml", folder / "bsa_tcd_edited.xlsx")
    for change in judged.comparison.meant:
        made = declare(judged, [change], reason="so", say=nothing)
        assert made.also == ()


GROUP = """\
|  | begin_group     | extra | Extra |         |
|  | text            | radio | Radio | ${tele} |
|  | end_group       |       |       |         |
|  | select_one what | tele  | Tele  |         |
|  | text            | more  | More  |         |
"""
LIST = "|  | what      | 1    | One   |\n"
WITH_GROUP = (
    OLD.replace("| name  | label |", "| name  | label | relevant |")
    .replace("|  | text        | water | Where |\n", "")
    .replace("|  | end_group   |       |       |\n", f"|  | end_group |  |  |  |\n{GROUP}")
    + LIST
)


def test_what_a_change_needs_is_written_too_and_nobody_declares_it(
    files: tuple[Path, Path],
) -> None:
    files[1].write_text(WITH_GROUP, encoding="utf-8")
    judged = beside(*files)
    made = declare(judged, [change_of(judged, "radio")], reason="we listen", say=nothing)
    assert sorted(told_of(one).target for one in made.also) == ["extra", "tele", "what"]
    write(made.output)
    changes = read_adaptation(judged.adaptation).changes
    assert [one.reason for one in changes if one.declared] == ["we listen"]
    form = build(judged.adaptation)
    assert [node.name for node in form.nodes] == ["home", "extra", "tele"]
    again = beside(*files)
    assert again.stance(change_of(again, "radio")).declared  # type: ignore[union-attr]  # it is there
    more = declare(again, [change_of(again, "more")], reason="so, too", say=nothing)
    assert more.also == ()
    write(more.output)
    assert [node.name for node in build(judged.adaptation).nodes][1:] == ["extra", "tele", "more"]


def test_what_asked_for_a_row_that_goes_is_written_with_it(files: tuple[Path, Path]) -> None:
    old = OLD.replace("| name  | label |", "| name  | label | relevant |")
    files[0].write_text(old.replace("| Where |", "| Where | ${age} > 3 |"), encoding="utf-8")
    files[1].write_text(old.replace("|  | integer     | age   | Age   |\n", ""), encoding="utf-8")
    judged = beside(*files)
    made = declare(judged, [change_of(judged, "age")], reason="not asked", say=nothing)
    assert [told_of(one).path for one in made.also] == ["home/water"]


def test_what_the_adaptation_says_otherwise_of_the_same_cell_gives_way(
    files: tuple[Path, Path],
) -> None:
    judged = beside(*files)
    write(declared(judged, [change_of(judged, "age"), change_of(judged, "water")], reason="one"))
    files[1].write_text(NEW.replace("Years", "Winters"), encoding="utf-8")
    again = beside(*files)
    age = change_of(again, "age")
    assert again.stance(age) is None
    write(declared(again, [age], reason="two"))
    changes = read_adaptation(judged.adaptation).changes
    assert [(one.values["to"], one.reason) for one in changes] == [
        ("From", "one"),
        ("Winters", "two"),
    ]


def test_what_cannot_be_built_is_not_written(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    write(declared(judged, [change_of(judged, "age")], reason="as we say"))
    again = beside(*files)
    text = "  - question-removed: home/nowhere\n"
    with judged.adaptation.open("a", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(FormkitError, match="with this alone"):
        declare(again, [change_of(again, "water")], reason="so", say=nothing)


def test_what_was_declared_of_a_template_is_known_again(chad: Callable[[], Path]) -> None:
    folder = chad()
    wanted = Wanted(origin="bsa", standard="dtm-wca/2026.1", country="TCD")
    edited = folder / "bsa_tcd_edited.xlsx"
    for count, name in enumerate(("td_radio", "loc_gps"), start=1):
        judged = judge(wanted, edited)
        write(declared(judged, [change_of(judged, name)], reason="so"))
        assert len(read_adaptation(judged.adaptation).changes) == count
    assert judged.adaptation == folder / "bsa_tcd_edited_adaptation.yaml"


def test_another_adaptation_beside_the_form_is_left_alone(files: tuple[Path, Path]) -> None:
    other = files[1].parent / "adaptation.yaml"
    for text in ("formkit: adaptation/1\nbase: other.md\n", "nothing: here\n"):
        other.write_text(text, encoding="utf-8")
        judged = beside(*files)
        assert judged.adaptation.name == "new_adaptation.yaml"


def test_nothing_is_declared_of_a_form_that_changed_since(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    files[1].write_text(OLD, encoding="utf-8")
    with pytest.raises(FormkitError, match="compare again"):
        declare(judged, [change_of(judged, "age")], reason="as we say", say=nothing)


def test_a_change_that_the_adaptation_cannot_have_is_not_declared(
    chad: Callable[[], Path],
) -> None:
    folder = chad()
    old = folder / "older.md"
    old.write_text(OLD, encoding="utf-8")
    judged = beside(old, folder / "bsa_tcd_edited.xlsx")
    with pytest.raises(FormkitError, match="begins with another form"):
        declare(judged, [change_of(judged, "age")], reason="so", say=nothing)


def test_a_cell_that_was_adapted_before_is_declared_by_its_place(
    files: tuple[Path, Path],
) -> None:
    named = "| settings |\n|  | formkit_adaptation |\n|  | country.yaml |\n"
    adaptation = files[0].with_name("country.yaml")
    adaptation.write_text("formkit: adaptation/1\nbase: old.md\n", encoding="utf-8")
    middle = files[0].with_name("middle.md")
    middle.write_text(OLD.replace("| Age   |", "| Ages  |") + named, encoding="utf-8")
    files[1].write_text(NEW + named, encoding="utf-8")
    judged = beside(middle, files[1])
    assert judged.adaptation == adaptation
    write(declared(judged, [change_of(judged, "age")], reason="as we say"))
    (only,) = (one for one in read_adaptation(adaptation).changes if one.declared)
    assert (only.values["from"], only.values["to"]) == ("Age", "Years")


# Waivers


def test_a_request_is_written_as_the_hub_would_give_it(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    change = change_of(judged, "age")
    write(request_waivers(files[1], [change], ASKED, lambda _one: ["label of age: Years", "a\nb"]))
    path = files[1].parent / REQUESTS
    (request,) = read_waivers(path)
    assert (request.kind, request.place) == ("question-attribute-set", "home/age")
    assert (request.reason, request.approver) == ("the grid", "regional data focal point")
    text = path.read_text(encoding="utf-8")
    assert "  # label of age: Years\n  # a b\n  - fingerprint:" in text
    again = beside(*files)
    assert again.request(change) == request
    assert again.comparison.waivers == ()
    path.rename(path.with_name("waivers.yaml"))
    assert beside(*files).comparison.waivers == (request,)


def test_asking_again_replaces_the_request_and_keeps_the_others(
    files: tuple[Path, Path],
) -> None:
    judged = beside(*files)
    age, water = change_of(judged, "age"), change_of(judged, "water")
    write(request_waivers(files[1], [age, water], ASKED, lambda one: [told_of(one).target]))
    later = Asked(reason="still the grid", approver="regional hub", expires="2028-01-01")
    write(request_waivers(files[1], [age], later, lambda one: [told_of(one).target]))
    first, second = find_requests(files[1])
    assert (first.place, first.reason) == ("home/water", "the grid")
    assert (second.place, second.expires) == ("home/age", "2028-01-01")
    text = (files[1].parent / REQUESTS).read_text(encoding="utf-8")
    assert text.count("# age") == text.count("# water") == 1


def test_a_request_for_a_day_that_is_none_is_refused(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    asked = Asked(reason="so", approver="hub", expires="2027-02-30")
    with pytest.raises(BadManifestError):
        request_waivers(files[1], [change_of(judged, "age")], asked, lambda _one: [])


# Putting back


def test_a_change_is_put_back_in_the_file_and_undone(chad: Callable[[], Path]) -> None:
    folder = chad()
    edited = folder / "bsa_tcd_edited.xlsx"
    before = edited.read_bytes()
    judged = beside(folder / "bsa_tcd.xlsx", edited)
    count = len(judged.comparison.changes)
    put = put_back(judged, [change_of(judged, "loc_relation_host")])
    assert put.copy.output.losses == ()
    step = save_put_back(put)
    assert step.kept is not None
    assert step.kept.read_bytes() == before
    again = beside(folder / "bsa_tcd.xlsx", edited)
    assert len(again.comparison.changes) == count - 1
    undo(step)
    assert edited.read_bytes() == before


def test_each_change_of_the_example_is_put_back_alone(chad: Callable[[], Path]) -> None:
    folder = chad()
    judged = beside(folder / "bsa_tcd.xlsx", folder / "bsa_tcd_edited.xlsx")
    for change in judged.comparison.meant:
        put = put_back(judged, [change])
        assert put.reverted.also == put.reverted.instead == ()
        assert len(put.copy.edits) == 1


def test_nothing_is_put_back_in_a_file_that_changed_since(files: tuple[Path, Path]) -> None:
    judged = beside(*files)
    put = put_back(judged, [change_of(judged, "age")])
    files[1].write_text(NEW + "\n", encoding="utf-8")
    with pytest.raises(FormkitError, match="changed"):
        save_put_back(put)
    with pytest.raises(FormkitError, match="compare again"):
        put_back(judged, [change_of(judged, "age")])


def test_an_old_workbook_is_not_edited(shared: Path, files: tuple[Path, Path]) -> None:
    found = shared / "forms" / "misc_shared__form_koboloader.xls"
    if not found.is_file():
        pytest.skip("../shared/forms is not here")
    edited = Path(shutil.copy(found, files[1].with_suffix(".xls")))
    judged = beside(files[0], edited)
    with pytest.raises(FormkitError, match="xlsx"):
        put_back(judged, judged.comparison.meant[:1])


# Undoing


def test_a_file_that_was_not_there_goes_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.yaml"
    step = write_step(path, b"a", None)
    undo(step)
    assert not path.exists()
    undo(step)  # nothing is left to undo
    with pytest.raises(FormkitError, match="meanwhile"):
        write_step(_filled(path, b"b"), b"a", None)


def test_what_somebody_wrote_since_is_not_undone(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    step = write_step(path, b"a", None)
    path.write_bytes(b"b")
    with pytest.raises(FormkitError, match="meanwhile"):
        undo(step)
    step = write_step(path, b"c", b"b", backup=True)
    assert step.kept is not None
    path.write_bytes(b"d")
    with pytest.raises(FormkitError):
        undo(step)
    assert path.read_bytes() == b"d"


def _filled(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


# The tree


def test_changes_stand_under_what_they_are_changes_of(files: tuple[Path, Path]) -> None:
    comparison = beside(*files).comparison
    tree = change_tree(comparison.old, comparison.changes)
    assert shape(tree) == [
        (
            "sheet",
            "survey",
            0,
            [("group", "home", 0, [("row", "age", 1, []), ("row", "water", 1, [])])],
        ),
        ("sheet", "choices", 0, [("list", "fuel", 0, [("choice", "1", 1, [])])]),
    ]
    (only,) = change_tree(comparison.old, comparison.changes, [2])
    assert only.numbers == (2,)


def test_every_change_stands_once_and_groups_are_called_as_they_are_now(
    chad: Callable[[], Path],
) -> None:
    folder = chad()
    comparison = beside(folder / "bsa_tcd.xlsx", folder / "bsa_tcd_edited.xlsx").comparison
    tree = change_tree(comparison.old, comparison.changes)
    numbers = [number for branch in tree for number in branch.numbers]
    assert sorted(numbers) == list(range(len(comparison.changes)))
    assert [one.kind for one in tree[-1].inside] == [BranchKind.PART]
    assert tree[-1].name == ""
    names = [row.name for group in tree[0].inside for row in group.inside]
    assert "nb_menages_pdi" in names


def test_rows_of_a_group_that_is_gone_stand_where_it_stood(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(
        OLD.replace("Age", "Years")[: OLD.index("|  | begin")] + "|  | note | n | N |\n",
        encoding="utf-8",
    )
    comparison = beside(old, new).comparison
    tree = change_tree(comparison.old, comparison.changes)
    assert "home" in [one.name for one in tree[0].inside]
    (home,) = (one for one in tree[0].inside if one.name == "home")
    assert [one.name for one in home.inside] == ["age", "water"]
    assert home.own


def shape(tree: tuple[Branch, ...]) -> list[object]:
    return [(str(one.kind), one.name, len(one.own), shape(one.inside)) for one in tree]


# Which changes others need


def _numbers_needed(old: str, new: str, name: str) -> list[str]:
    before, after = form_of(parse_markdown(old)), form_of(parse_markdown(new))
    changes = find_changes(before, after)
    kept = [number for number, one in enumerate(changes) if told_of(one).target == name]
    needed = with_needed(before, after, changes, kept[:1])
    return [f"{changes[one].code} {told_of(changes[one]).target}" for one in sorted(needed)]


def test_a_question_takes_its_new_list_along() -> None:
    new = OLD.replace("text        | water", "select_one x | water") + "|  | x | 1 | One |\n"
    assert _numbers_needed(OLD, new, "water") == ["question-type-changed water", "list-added x"]


def test_a_list_that_goes_takes_along_whoever_asked_for_it() -> None:
    old = OLD.replace("text        | water", "select_one fuel | water")
    new = OLD[: OLD.index("| choices |")]
    assert _numbers_needed(old, new, "fuel") == ["question-type-changed water", "list-removed fuel"]


def test_a_condition_takes_along_the_new_name_that_it_asks_for() -> None:
    old = OLD.replace("| name  | label |", "| name  | label | relevant |")
    new = old.replace("age   |", "years |").replace("| Where |", "| Where | ${years} > 3 |")
    assert _numbers_needed(old, new, "water") == [
        "question-renamed age",
        "question-attribute-set water",
    ]
