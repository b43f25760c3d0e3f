"""Work in a process of its own: what comes back, and how it is ended."""

import io
import os
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.jobs.apart import ProcessDiedError, answer, apart


def sum_of(one: int, other: int) -> tuple[int, int]:
    return one + other, os.getpid()


def same(thing: bytes) -> bytes:
    time.sleep(0.3)
    return thing


def printing() -> None:
    os.write(1, b"printed")
    os.write(2, b"printed")
    print("printed")  # noqa: T201 - what is tried


def failing(name: str) -> None:
    raise UnknownNameError(Message("component"), name, known=())


def dying() -> None:
    os._exit(3)


def endless(mark: Path) -> None:
    mark.write_text(str(os.getpid()), encoding="utf-8")
    while True:
        pass


def nothing() -> None:
    """Nobody looks."""


def test_another_process_does_the_work() -> None:
    made, process = apart(sum_of, 2, 3, look=nothing)
    assert made == 5
    assert process != os.getpid()


def test_much_goes_there_and_back() -> None:
    much = b"0123456789" * 1_000_000
    assert apart(same, much, look=nothing) == much


def test_a_screen_that_takes_what_is_printed_is_no_hindrance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Screen(io.StringIO):
        def fileno(self) -> int:
            return -1  # as Textual's

    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.setattr(sys, "stderr", Screen())
    assert apart(sum_of, 2, 3, look=nothing)[0] == 5


def test_what_it_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    apart(printing, look=nothing)
    assert capfd.readouterr() == ("", "")


def test_its_errors_are_raised_here() -> None:
    with pytest.raises(UnknownNameError) as caught:
        apart(failing, "XYZ", look=nothing)
    assert "XYZ" in str(caught.value)


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(ProcessDiedError, match="not enough memory"):
        apart(dying, look=nothing)


class StopError(Exception):
    """Nobody wants the answer any more."""


def test_whoever_looks_can_end_it(tmp_path: Path) -> None:
    mark = tmp_path / "process"

    def stop_when_begun() -> None:
        if mark.exists() and mark.read_text(encoding="utf-8"):
            raise StopError

    with pytest.raises(StopError):
        apart(endless, mark, look=stop_when_begun)
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text(encoding="utf-8")), 0)


@pytest.mark.parametrize("work", [sum_of, failing])
def test_what_the_other_process_answers(
    work: Callable[..., object], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    given = (2, 3) if work is sum_of else ("XYZ",)
    kept = os.dup(1)
    try:
        answer(io.BytesIO(pickle.dumps((work, given))))
    finally:
        os.dup2(kept, 1)
    made, error = pickle.loads(capfdbinary.readouterr().out)  # noqa: S301 - written just now
    assert made == ((5, os.getpid()) if work is sum_of else None)
    assert isinstance(error, UnknownNameError) == (work is failing)
