"""Files held by other programs; Windows' own errors are made by hand."""

import pytest

from formkit.formats.retrying import LockedFileError, retry_while_locked


def refusal(winerror: int | None = None) -> OSError:
    """What Windows raises; elsewhere an error has no such number."""
    error = PermissionError(13, "Permission denied", "form.xlsx.part")
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]  # Windows alone knows it
    return error


class Held:
    """A file that is held for some attempts."""

    def __init__(self, attempts: int, error: OSError) -> None:
        self.left, self.error, self.tried = attempts, error, 0

    def __call__(self) -> str:
        self.tried += 1
        if self.tried <= self.left:
            raise self.error
        return "written"


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("attempts", [0, 1, 5])
def test_it_waits_a_little_longer_each_time(winerror: int, attempts: int) -> None:
    waits: list[float] = []
    held = Held(attempts, refusal(winerror))
    assert retry_while_locked(held, sleep=waits.append) == "written"
    assert waits == [0.1, 0.2, 0.4, 0.8, 1.0][:attempts]


@pytest.mark.parametrize(("path", "told"), [("", "form.xlsx.part"), ("form.xlsx", "form.xlsx")])
def test_a_file_that_stays_held_is_told(path: str, told: str) -> None:
    held = Held(99, refusal(32))
    with pytest.raises(LockedFileError, match=rf"^{told}: .*Excel.*OneDrive") as raised:
        retry_while_locked(held, sleep=lambda _wait: None, path=path)
    assert (raised.value.path, held.tried) == (told, 6)
    assert raised.value.__cause__ is held.error


@pytest.mark.parametrize("error", [refusal(), refusal(3), OSError(28, "No space left")])
def test_what_waiting_does_not_help_is_raised_at_once(error: OSError) -> None:
    held = Held(99, error)
    with pytest.raises(OSError, match=r".") as raised:
        retry_while_locked(held, sleep=pytest.fail)
    assert raised.value is error
    assert held.tried == 1


def test_another_error_at_the_last_attempt_is_raised_as_it_is() -> None:
    errors = [*(refusal(32) for _ in range(5)), OSError(28, "No space left")]

    def action() -> None:
        raise errors.pop(0)

    with pytest.raises(OSError, match="No space left"):
        retry_while_locked(action, sleep=lambda _wait: None)
