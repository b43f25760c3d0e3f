"""Files written whole or not at all, whatever happens on the way."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.replacing import Fingerprint, fingerprint_of, replace_file
from formkit.formats.retrying import LockedFileError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


class TestWriting:
    def test_the_file_has_the_new_content_and_nothing_else_is_there(self, file: Path) -> None:
        assert replace_file(b"new", file) is None
        assert file.read_bytes() == b"new"
        assert names(file.parent) == ["form.xlsx"]

    def test_a_file_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        assert replace_file(b"new", tmp_path / "form.csv", backup=True) is None
        assert names(tmp_path) == ["form.csv"]

    @POSIX
    def test_permissions_are_kept(self, file: Path) -> None:
        file.chmod(0o640)
        replace_file(b"new", file, backup=True)
        assert file.stat().st_mode & 0o777 == 0o640
        assert file.with_name("form.bak.xlsx").stat().st_mode & 0o777 == 0o640

    @POSIX
    def test_a_link_stays_a_link(self, file: Path) -> None:
        folder = file.parent / "elsewhere"
        folder.mkdir()
        link = folder / "link.xlsx"
        link.symlink_to(file)
        replace_file(b"new", link, backup=True)
        assert (link.is_symlink(), file.read_bytes()) == (True, b"new")
        assert names(file.parent) == ["elsewhere", "form.bak.xlsx", "form.xlsx"]

    def test_the_content_is_on_the_disk_before_the_name_is_taken(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[str] = []
        fsync, replace = os.fsync, Path.replace

        def noted_fsync(number: int) -> None:
            fsync(number)
            done.append("flushed")

        def noted_replace(self: Path, target: Path) -> Path:
            done.append(f"replaced, {self.read_bytes().decode()}")
            return replace(self, target)

        monkeypatch.setattr(os, "fsync", noted_fsync)
        monkeypatch.setattr(Path, "replace", noted_replace)
        replace_file(b"new", file)
        assert done[:2] == ["flushed", "replaced, new"]
        assert done[2:] == ([] if sys.platform == "win32" else ["flushed"])


class TestBackups:
    def test_an_older_backup_is_never_replaced(self, file: Path) -> None:
        for number in range(1, 4):
            kept = replace_file(f"new {number}".encode(), file, backup=True)
            assert kept == file.with_name(f"form.bak{number if number > 1 else ''}.xlsx")
        assert file.with_name("form.bak.xlsx").read_bytes() == b"old"
        assert file.with_name("form.bak2.xlsx").read_bytes() == b"new 1"
        assert file.with_name("form.bak3.xlsx").read_bytes() == b"new 2"
        assert len(names(file.parent)) == 4

    def test_somebody_takes_the_name_in_between(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = os.link

        def late(source: Path, target: Path) -> None:
            if target.name == "form.bak.xlsx":
                target.write_bytes(b"theirs")
            link(source, target)

        monkeypatch.setattr(os, "link", late)
        assert replace_file(b"new", file, backup=True) == file.with_name("form.bak2.xlsx")
        assert file.with_name("form.bak.xlsx").read_bytes() == b"theirs"

    def test_a_disk_without_hard_links(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(_source: Path, _target: Path) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refused)
        replace_file(b"new", file, backup=True)
        assert names(file.parent) == ["form.bak.xlsx", "form.xlsx"]
        assert file.with_name("form.bak.xlsx").read_bytes() == b"old"


class TestRefusals:
    def refused(self, file: Path, said: str, *, read: Fingerprint | None = None) -> None:
        """What is refused says so, and leaves the folder as it was."""
        before = names(file.parent), file.read_bytes()
        with pytest.raises(FormkitError, match=said):
            replace_file(b"new" * 50_000, file, read=read)
        assert (names(file.parent), file.read_bytes()) == before

    def test_a_file_that_is_as_it_was_read_is_written(self, file: Path) -> None:
        replace_file(b"new", file, read=fingerprint_of(b"old"))
        assert file.read_bytes() == b"new"

    @pytest.mark.parametrize("content", [b"older", b"odl"])
    def test_a_file_that_changed_since_it_was_read(self, file: Path, content: bytes) -> None:
        self.refused(file, "try again", read=fingerprint_of(content))

    def test_a_file_that_is_gone_since_it_was_read(self, tmp_path: Path) -> None:
        with pytest.raises(FormkitError, match="changed the file after formkit had read it"):
            replace_file(b"new", tmp_path / "form.xlsx", read=fingerprint_of(b"old"))
        assert names(tmp_path) == []

    @pytest.mark.parametrize(
        ("lock", "program"),
        [("~$form.xlsx", "Excel"), (".~lock.form.xlsx#", "LibreOffice")],
    )
    def test_a_file_that_is_open(self, file: Path, lock: str, program: str) -> None:
        file.with_name(lock).write_bytes(b"")
        self.refused(file, f"open in {program}.*close it there.*delete {lock.replace('$', '.')}")

    def test_a_write_protected_file(self, file: Path) -> None:
        file.chmod(0o444)
        self.refused(file, "is write-protected, so nothing was written")

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (errno.ENOSPC, "no room for the file on the disk.*free some space"),
            (errno.EROFS, "may not write into the folder .*name a file in another folder"),
            (errno.EACCES, "may not write into the folder"),
            (errno.EIO, "cannot be written .*nothing was changed"),
        ],
    )
    @pytest.mark.parametrize("step", ["open", "fsync", "replace"])
    def test_the_system_refuses(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
    ) -> None:
        owner = os if step == "fsync" else Path
        allowed = getattr(owner, step)

        def refuse(*arguments: object, **named: object) -> object:
            if "rb" in (*arguments, *named.values()):
                return allowed(*arguments, **named)
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(owner, step, refuse)
        self.refused(file, said)

    def test_another_program_holds_the_file(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def held(_self: Path, _target: Path) -> None:
            error = OSError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined]  # as Windows has it
            raise error

        monkeypatch.setattr(Path, "replace", held)
        monkeypatch.setattr(time, "sleep", lambda _: None)
        before = names(file.parent)
        with pytest.raises(LockedFileError):
            replace_file(b"new", file)
        assert (names(file.parent), file.read_bytes()) == (before, b"old")

    @POSIX
    def test_a_disk_that_is_full_in_the_middle(self, file: Path) -> None:
        """A limit on the size of files, which the system keeps as a full disk would."""
        script = (
            "import resource, signal, sys\n"
            "from pathlib import Path\n"
            "from formkit.core.errors import FormkitError\n"
            "from formkit.formats.replacing import replace_file\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
            "try:\n"
            "    replace_file(bytes(100_000), Path(sys.argv[1]), backup=True)\n"
            "except FormkitError as error:\n"
            "    print(error.message)\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", script, str(file)], capture_output=True, check=True, text=True
        )
        assert "no room" in ran.stdout
        assert file.read_bytes() == b"old"
        assert names(file.parent) == ["form.bak.xlsx", "form.xlsx"]

    @POSIX
    def test_a_folder_that_may_not_be_written(self) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "form.xlsx"
            file.write_bytes(b"old")
            file.chmod(0o666)
            Path(folder).chmod(0o555)
            with nobody():
                self.refused(file, "may not write into the folder")


@contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of root, who may write anywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


class TestLeftovers:
    def test_what_a_killed_writer_left_is_taken_away(self, file: Path) -> None:
        for name in (".form.xlsx.123.part", ".form.xlsx.x.part", ".other.xlsx.123.part"):
            file.with_name(name).write_bytes(b"half")
        replace_file(b"new", file)
        assert names(file.parent) == [".form.xlsx.x.part", ".other.xlsx.123.part", "form.xlsx"]

    @POSIX
    def test_what_another_writer_is_writing_stays(self, file: Path) -> None:
        import fcntl  # noqa: PLC0415 - Windows has none

        theirs = file.with_name(".form.xlsx.123.part")
        with theirs.open("wb") as writing:
            fcntl.flock(writing, fcntl.LOCK_EX)
            replace_file(b"new", file)
            assert theirs.exists()
        replace_file(b"new", file)
        assert not theirs.exists()


KILLED_WRITER = """
import sys
from pathlib import Path
from formkit.formats.replacing import replace_file
path = Path(sys.argv[1])
print("ready", flush=True)
for number in range(1_000_000):
    replace_file(bytes([number % 2]) * int(sys.argv[2]), path, backup=number % 16 == 0)
"""


@POSIX
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    """kill -9 at 100 random moments: the file is whole, and the next writer tidies up."""
    path, size = tmp_path / "form.xlsx", 300_000
    whole = {bytes([number]) * size for number in (0, 1)}
    path.write_bytes(bytes(size))
    moments = Random(20261122)  # noqa: S311 - the same moments in each run
    halves = 0
    for _ in range(100):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED_WRITER, str(path), str(size)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        with writer.stdout:
            writer.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert path.read_bytes() in whole
        backups = [one for one in tmp_path.iterdir() if ".bak" in one.name]
        assert all(one.read_bytes() in whole for one in backups)
        halves += any(one.name.endswith(".part") for one in tmp_path.iterdir())
        for one in backups:
            one.unlink()
    assert halves, "no writer was killed while it wrote"
    replace_file(b"new", path)
    assert names(tmp_path) == ["form.xlsx"]
