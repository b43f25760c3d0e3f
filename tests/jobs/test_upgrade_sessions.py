"""Conflicts of an upgrade decided one by one: what is kept, whatever happens meanwhile."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from formkit.changes.merging import Decision, OwnText, Take
from formkit.cli.exits import Exit
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.beside_names import conflicts_path, kept_path
from formkit.formats.conflict_lists import CONFLICTS_SHEET, ConflictList
from formkit.jobs.merging.deciding import Decided, Deciding
from formkit.jobs.standings import examine
from formkit.jobs.surveying import entry_of
from formkit.jobs.upgrading import upgrade
from formkit.jobs.upgrading.decisions import read_upgrade_decisions
from formkit.jobs.upgrading.finishing import (
    LostReleaseError,
    finish,
    lost_release,
    refuse_lost_releases,
    save_finished,
    target_of,
)
from formkit.jobs.upgrading.regions import (
    RegionLine,
    Standing,
    adaptations_in,
    open_region,
    releases_for,
)
from formkit.jobs.upgrading.release_pairs import Standards
from formkit.jobs.upgrading.sessions import (
    Choice,
    UpgradeSession,
    choose,
    open_session,
    take_back,
    take_over,
    up_to_date,
)
from formkit.jobs.upgrading.upgraded import UpgradeTask
from formkit.render.merge_words import vocabulary
from formkit.render.screen import PLAIN
from formkit.render.xlsx.conflicts import conflicts_of
from tests.cli.running import Program
from tests.jobs.small_upgrades import TO, write_region

ROOT = Path(__file__).parents[2]
THANKS, HINT, LABEL = range(3)
"""The conflicts of Chad, in their order."""


@pytest.fixture
def chad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Chad's adaptation, in a folder with both releases of its standard."""
    monkeypatch.chdir(tmp_path)
    return write_region(tmp_path).relative_to(tmp_path)


def opened(source: Path) -> UpgradeSession:
    return open_session(source, TO, vocabulary=vocabulary(), standards=Standards())


def words(decided: Decided, places: Mapping[str, Loc]) -> ConflictList:
    return conflicts_of(decided, places, Message("Then come back."), PLAIN)


def keys(session: UpgradeSession) -> list[str]:
    return [one.conflict.key for one in session.decided.conflicts]


def decisions(session: UpgradeSession) -> list[Decision | None]:
    return [one.decision for one in session.decided.conflicts]


def say(
    session: UpgradeSession, at: int, decision: Decision | None, note: str = ""
) -> UpgradeSession:
    return choose(session, Choice(key=keys(session)[at], decision=decision, note=note), words)


def write(path: Path, cell: str, text: str, sheet: str = CONFLICTS_SHEET) -> None:
    """As somebody does in Excel."""
    book = load_workbook(path)
    book[sheet][cell] = text or None
    book.save(path)


def test_opening_alone_writes_nothing(chad: Path) -> None:
    before = sorted(chad.parent.iterdir())
    session = opened(chad)
    assert decisions(session) == [None, None, None]
    assert (session.is_clean, session.read, session.stale) == (False, None, ())
    assert sorted(chad.parent.iterdir()) == before


def test_each_decision_is_there_when_it_is_opened_again(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS, "families were a mistake")
    assert decisions(opened(chad)) == [None, None, Take.THEIRS]
    own = OwnText(text="Compter tout le monde : même les absents.")
    session = say(session, HINT, own)
    session = say(session, THANKS, Take.OURS)
    again = opened(chad)
    assert decisions(again) == [Take.OURS, own, Take.THEIRS]
    notes = [one.written.note for one in again.decided.conflicts]
    assert notes == ["", "", "families were a mistake"]
    assert (again.lines, again.is_clean) == (session.lines, True)


def test_it_is_the_workbook_that_resume_reads(chad: Path) -> None:
    say(opened(chad), LABEL, Take.THEIRS)
    lines = read_upgrade_decisions(conflicts_path(chad, TO)).lines
    deciding = Deciding(lines=lines, vocabulary=vocabulary())
    (one,) = upgrade(UpgradeTask(source=chad, to=TO, deciding=deciding)).done
    assert [each.decision for each in one.decided.conflicts] == [None, None, Take.THEIRS]


def test_a_decision_is_taken_back(chad: Path) -> None:
    first = say(opened(chad), LABEL, Take.THEIRS, "why")
    second = say(first, LABEL, Take.BASE)
    emptied = say(second, LABEL, None)
    assert decisions(emptied)[LABEL] is None
    back = take_back(emptied, words)
    assert decisions(back)[LABEL] is Take.BASE
    back = take_back(back, words)
    assert decisions(back) == decisions(opened(chad)) == [None, None, Take.THEIRS]
    assert back.find(keys(back)[LABEL]).written.note == "why"
    none = take_back(back, words)
    assert (decisions(none), none.steps) == ([None, None, None], ())
    assert take_back(none, words) is none


def test_a_note_alone_is_kept(chad: Path) -> None:
    session = say(opened(chad), LABEL, None, "ask the hub")
    assert decisions(session) == [None, None, None]
    assert opened(chad).decided.conflicts[LABEL].written.note == "ask the hub"


def test_what_is_decided_in_excel_is_read_back(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    write(session.workbook, "H5", "le nôtre")
    now = up_to_date(session)
    assert decisions(now) == [None, Take.OURS, Take.THEIRS]
    assert up_to_date(now) is now
    # and a decision beside it loses nothing of it
    assert decisions(say(session, LABEL, Take.BASE)) == [None, Take.OURS, Take.BASE]
    assert decisions(opened(chad)) == [None, Take.OURS, Take.BASE]


def test_what_else_is_in_the_workbook_stays(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    write(session.workbook, "C2", "By hand", sheet="survey")
    say(session, HINT, Take.OURS)
    assert load_workbook(session.workbook)["survey"]["C2"].value == "By hand"
    with pytest.raises(FormkitError, match="was edited outside its sheet"):
        finish(opened(chad), target_of(chad, TO), words)


def test_a_workbook_of_an_older_release_is_read(chad: Path) -> None:
    """It has no sign of its form, which is then compared with the one that would be written."""
    session = say(opened(chad), LABEL, Take.THEIRS)
    write(session.workbook, "M2", "")
    assert finish(opened(chad), target_of(chad, TO), words).workbook
    write(session.workbook, "C2", "By hand", sheet="survey")
    with pytest.raises(FormkitError, match="was edited outside its sheet"):
        finish(opened(chad), target_of(chad, TO), words)


def test_a_decision_that_cannot_be_saved_is_none(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    lock = session.workbook.with_name(f"~${session.workbook.name}")
    lock.touch()
    with pytest.raises(FormkitError, match=r"is not kept.*open in Excel"):
        say(session, HINT, Take.OURS)
    lock.unlink()
    assert decisions(opened(chad)) == [None, None, Take.THEIRS]


def test_a_workbook_that_is_gone_is_written_again(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    session.workbook.unlink()
    say(session, HINT, Take.OURS)
    assert decisions(opened(chad)) == [None, Take.OURS, Take.THEIRS]


def test_decisions_of_an_adaptation_that_changed_are_kept_and_told(chad: Path) -> None:
    session = say(say(opened(chad), LABEL, Take.THEIRS, "why"), HINT, Take.OURS)
    text = chad.read_text(encoding="utf-8")
    chad.write_text(text.replace("familles", "personnes"), encoding="utf-8")
    now = up_to_date(session)
    assert decisions(now) == [None, Take.OURS, None]
    (stale,) = now.stale
    assert (stale.decision.text, stale.note) == ("theirs", "why")
    assert "label::Français (fr) of people/numbers/loc_num_idp_ind" in stale.what
    # another decision keeps it, and when the adaptation is as it was, it counts again
    other = say(now, HINT, Take.BASE)
    assert [one.as_listed for one in other.stale] == [stale.as_listed]
    chad.write_text(text, encoding="utf-8")
    expected = [None, Take.BASE, Take.THEIRS]
    assert decisions(up_to_date(other)) == decisions(opened(chad)) == expected


def test_an_adaptation_that_changed_can_be_finished(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    text = chad.read_text(encoding="utf-8")
    chad.write_text(text.replace("les absents", "les autres"), encoding="utf-8")
    finished = finish(up_to_date(session), target_of(chad, TO), words)
    assert [one.decision for one in finished.upgraded.decided.conflicts] == [
        None,
        None,
        Take.THEIRS,
    ]
    chad.write_text(text.replace("familles", "personnes"), encoding="utf-8")
    save_finished([finish(up_to_date(session), target_of(chad, TO), words)], overwrite=True)
    assert [one.decision.text for one in opened(chad).stale] == ["theirs"]
    # where all conflicts are others, the workbook is left as it is
    chad.write_text(other_texts(chad), encoding="utf-8")
    assert finish(up_to_date(session), target_of(chad, TO), words).workbook is None


def other_texts(source: Path) -> str:
    """The adaptation with other conflicts."""
    text = source.read_text(encoding="utf-8").replace("hide:\n  - qc_thanks\n", "")
    return text.replace("personnes", "familles").replace("familles", "x").replace("absents", "y")


def test_an_adaptation_that_changed_while_the_workbook_was_deleted(chad: Path) -> None:
    session = say(opened(chad), LABEL, Take.THEIRS)
    session.workbook.unlink()
    chad.write_text(f"{chad.read_text(encoding='utf-8')}# more\n", encoding="utf-8")
    now = up_to_date(session)
    assert (decisions(now), now.read) == ([None, None, Take.THEIRS], None)
    assert [one.key for one in now.steps] == [keys(now)[LABEL]]


def test_a_conflict_that_is_gone_cannot_be_decided(chad: Path) -> None:
    with pytest.raises(FormkitError, match="is not there any more"):
        choose(opened(chad), Choice(key="0123456789ab", decision=Take.OURS), words)


def test_decisions_of_a_colleague_are_taken_over(chad: Path) -> None:
    theirs = say(opened(chad), LABEL, Take.THEIRS, "as agreed")
    copy = Path("colleague.xlsx")
    theirs.workbook.rename(copy)
    mine = say(opened(chad), HINT, Take.BASE)
    taken, count = take_over(mine, copy, words)
    assert (decisions(taken), count) == ([None, Take.BASE, Take.THEIRS], 1)
    assert opened(chad).decided.conflicts[LABEL].written.note == "as agreed"
    assert take_over(taken, copy, words) == (taken, 0)


def test_a_workbook_of_other_forms_is_refused(chad: Path) -> None:
    other = chad.with_name("other.yaml")
    other.write_text(other_texts(chad), encoding="utf-8")
    workbook = say(opened(other), 0, Take.OURS).workbook
    with pytest.raises(FormkitError, match="none of the conflicts"):
        take_over(opened(chad), workbook, words)


def test_killed_in_the_middle_of_saving_nothing_is_lost(chad: Path) -> None:
    """The process dies where the new content is on the disk, and has not its name yet."""
    say(opened(chad), LABEL, Take.THEIRS)
    paths = os.pathsep.join([str(ROOT), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", _DYING, str(chad)],
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL
    assert [one.name for one in chad.parent.iterdir() if one.name.endswith(".part")]
    again = opened(chad)
    assert decisions(again) == [None, None, Take.THEIRS]
    assert decisions(say(again, HINT, Take.OURS)) == [None, Take.OURS, Take.THEIRS]
    assert not [one.name for one in chad.parent.iterdir() if one.name.endswith(".part")]


_DYING = """
import os, signal, sys
from pathlib import Path
from formkit.changes.merging import Take
from tests.jobs.test_upgrade_sessions import HINT, opened, say
session = opened(Path(sys.argv[1]))
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
say(session, HINT, Take.OURS)
"""


def test_it_ends_as_on_the_command_line(chad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = say(say(opened(chad), LABEL, Take.THEIRS), HINT, Take.OURS)
    output, workbook = target_of(chad, TO), session.workbook
    before, copy = chad.read_bytes(), Path("copy.xlsx")
    copy.write_bytes(workbook.read_bytes())
    ran = Program(capsys)("upgrade", chad, "--to", TO, "-o", "cli.yaml", "--resume", copy)
    assert ran.code == Exit.FOUND
    save_finished([finish(session, output, words)])
    assert chad.read_bytes() == before
    assert output.read_bytes() == Path("cli.yaml").read_bytes()
    found, same = (load_workbook(one)[CONFLICTS_SHEET] for one in (workbook, copy))
    rows = [[cell.value for cell in row] for row in found.iter_rows(min_row=4)]
    assert rows == [[cell.value for cell in row] for row in same.iter_rows(min_row=4)]
    assert [row[11] for row in rows] == [None, "ours", "theirs"]
    assert decisions(opened(chad)) == [None, Take.OURS, Take.THEIRS]


def test_what_is_there_is_replaced_when_told_only(chad: Path) -> None:
    output = target_of(chad, TO)
    output.write_text("mine\n", encoding="utf-8")
    finished = finish(opened(chad), output, words)
    assert (finished.workbook, finished.upgraded.is_clean) == (None, False)
    with pytest.raises(FormkitError, match="would be replaced"):
        save_finished([finished])
    save_finished([finished], overwrite=True)
    assert f'version: "{TO}"' in output.read_text(encoding="utf-8")


def test_who_is_clean_and_who_must_decide(chad: Path) -> None:
    say(opened(chad), LABEL, Take.THEIRS)
    text = chad.read_text(encoding="utf-8").replace("2026.1", TO)
    (chad.parent / "there.yaml").write_text(text, encoding="utf-8")
    (chad.parent / "wrong.yaml").write_text("formkit: adaptation/1\nzzz: 1\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    lines = open_region(
        Path(),
        TO,
        workspace=Path(),
        vocabulary=vocabulary(),
        tell=lambda number, count, _path: told.append((number, count)),
    )
    assert [(one.standing, one.decided, one.conflicts) for one in lines] == [
        (Standing.OPEN, 1, 3),
        (Standing.THERE, 0, 0),
        (Standing.FAILED, 0, 0),
        (Standing.CLEAN, 0, 0),
    ]
    assert told == [(n, 4) for n in range(1, 5)]
    assert releases_for(Path(), Path()) == ("small/2026.2",)
    session = lines[0].session
    assert session
    done = say(say(session, HINT, Take.OURS), THANKS, Take.OURS)
    line = RegionLine(source=chad, session=done)
    assert (line.standing, line.decided) == (Standing.DECIDED, 3)


def test_releases_on_offer_are_later_ones(chad: Path) -> None:
    assert releases_for(chad, Path()) == ("small/2026.2",)
    assert adaptations_in(chad) == (chad,)
    copy = kept_path(chad)
    copy.write_bytes(chad.read_bytes())
    assert adaptations_in(chad.parent) == (chad,)
    assert adaptations_in(copy) == (copy,), "what somebody names is taken"
    copy.unlink()
    text = chad.read_text(encoding="utf-8")
    chad.write_text(text.replace("2026.1", TO), encoding="utf-8")
    assert releases_for(chad, Path()) == ()
    chad.write_text(text.replace("2026.1", "2020.1"), encoding="utf-8")
    assert releases_for(chad, Path()) == ("small/2026.2", "small/2026.1")
    chad.write_text("formkit: adaptation/1\nbase: a.xlsx\n", encoding="utf-8")
    assert releases_for(chad, Path()) == ()
    chad.write_text("formkit: adaptation/1\nzzz: 1\n", encoding="utf-8")
    with pytest.raises(FormkitError, match="zzz"):
        releases_for(chad, Path())
    assert releases_for(chad.parent, Path()) == ()


def test_standards_around_the_adaptations_count_and_the_workspaces(
    chad: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert releases_for(chad, elsewhere) == ("small/2026.2",)
    elsewhere.mkdir()
    for name in ("standards", "templates"):
        shutil.move(name, elsewhere / name)
    assert releases_for(chad, tmp_path / "nowhere") == ()
    assert releases_for(chad, elsewhere) == ("small/2026.2",)
    session = open_session(chad, TO, vocabulary=vocabulary(), standards=Standards(elsewhere))
    assert session.upgraded.new_version == TO


def test_each_adaptation_of_a_folder_finds_the_standards_around_itself(tmp_path: Path) -> None:
    for name in ("east", "west"):
        write_region(tmp_path / name)
    assert releases_for(tmp_path, tmp_path) == ("small/2026.2",)
    lines = open_region(
        tmp_path, TO, workspace=tmp_path, vocabulary=vocabulary(), tell=lambda *_told: None
    )
    assert [one.standing for one in lines] == [Standing.OPEN, Standing.CLEAN] * 2


def test_what_was_upgraded_is_built_and_checked_wherever_one_works(
    chad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    source = tmp_path / chad
    session = opened(source)
    output = target_of(source, TO)
    assert lost_release(session, output) is None
    save_finished([finish(session, output, words)])
    entry = entry_of(output, elsewhere)
    assert entry
    standing = examine(entry)
    assert (standing.problem, standing.standard) == (None, "small 2026.2")
    far = tmp_path.parent / "new.yaml"
    lost = lost_release(session, far)
    assert lost
    assert lost.folder == tmp_path / "standards" / "small" / TO
    told = "new.yaml would not find the release small 2026.2, which lies in "
    with pytest.raises(LostReleaseError, match=told):
        refuse_lost_releases([session], [far])
    refuse_lost_releases([session, session], [output, source])
