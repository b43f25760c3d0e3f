"""Work in a process of its own: what comes back, what is told, how it is ended."""

import os
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.messages import Message
from formkit.jobs import apart as processes
from formkit.jobs.apart import ProcessDiedError, apart
from formkit.jobs.subjects import Tell, nobody


def sum_of(one: int, other: int, tell: Tell) -> tuple[int, int]:
    tell(Message("adding …"))
    return one + other, os.getpid()


def printing(tell: Tell) -> None:
    os.write(1, b"printed")
    tell(Message("printing …"))


def failing(name: str, _tell: Tell) -> None:
    raise UnknownNameError(Message("component"), name, known=())


def dying(_tell: Tell) -> None:
    os._exit(3)


def endless(mark: Path, tell: Tell) -> None:
    mark.write_text(str(os.getpid()), encoding="utf-8")
    tell(Message("going round …"))
    while True:
        pass


def test_another_process_does_the_work() -> None:
    told: list[Message] = []
    made, process = apart(sum_of, 2, 3, tell=told.append)
    assert made == 5
    assert process != os.getpid()
    assert set(told) == {Message("adding …")}


def test_what_it_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    apart(printing, tell=nobody)
    assert capfd.readouterr() == ("", "")


def test_its_errors_are_raised_here() -> None:
    with pytest.raises(UnknownNameError) as caught:
        apart(failing, "XYZ", tell=nobody)
    assert "XYZ" in str(caught.value)


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(ProcessDiedError, match="not enough memory"):
        apart(dying, tell=nobody)


class StopError(Exception):
    """Nobody wants the answer any more."""


def test_whoever_is_told_can_end_it(tmp_path: Path) -> None:
    mark = tmp_path / "process"
    looks: list[Message] = []

    def stop_at_second_look(message: Message) -> None:
        looks.append(message)
        if len(looks) > 1:
            raise StopError

    with pytest.raises(StopError):
        apart(endless, mark, tell=stop_at_second_look)
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text(encoding="utf-8")), 0)


@pytest.mark.parametrize(
    ("work", "given", "sent"),
    [
        (sum_of, (2, 3), [("told", Message("adding …")), ("made", (5, os.getpid()))]),
        (failing, ("XYZ",), ["raised"]),
    ],
)
def test_what_the_other_process_sends(
    work: Callable[..., object],
    given: tuple[object, ...],
    sent: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "_be_quiet", lambda: None)
    here, there = Pipe(duplex=False)
    processes._work(there, work, given)  # noqa: SLF001 - runs in another process else
    got = [here.recv() for _ in sent]
    if sent == ["raised"]:
        ((kind, error),) = got
        assert kind == "raised"
        assert isinstance(error, FormkitError)
    else:
        assert got == sent
