"""What can be done with an entry of the workspace, and which screen does it."""

from collections.abc import Iterator
from pathlib import Path

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.standings import Age
from formkit.jobs.surveying import Kind
from formkit.tui.widgets.state_words import Looked

BUILD = "build"
OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing that can be done with a file."""

    words: Message
    does: str
    """The screen that does it, else ``BUILD`` or ``OUTSIDE``."""
    path: Path | None
    """What the screen is given; None: nothing."""


def ways_of(looked: Looked) -> tuple[Way, ...]:
    """All that can be done with an entry, the likeliest first."""
    match looked.entry.kind:
        case Kind.ADAPTATION:
            return tuple(_with_adaptation(looked))
        case Kind.STANDARD:
            return tuple(_with_standard(looked))
        case Kind.FORM:
            return tuple(_with_form(looked.entry.path))


def _with_form(path: Path) -> Iterator[Way]:
    yield Way(words=Message("Check it and fix what can be fixed"), does="check", path=path)
    yield Way(words=Message("See what differs from the standard"), does="diff", path=path)
    yield Way(words=Message("Align its questions with the dictionary"), does="align", path=path)
    yield Way(words=Message("Open it in Excel"), does=OUTSIDE, path=path)
    yield Way(words=Message("Open its folder"), does=OUTSIDE, path=path.parent)


def _with_adaptation(looked: Looked) -> Iterator[Way]:
    path, standing = looked.entry.path, looked.standing
    yield Way(words=Message("Change it"), does="compose", path=path)
    yield Way(words=Message("See what it changes, and what that costs"), does="diff", path=path)
    yield Way(words=Message("Build its workbook"), does=BUILD, path=path)
    if standing and looked.age in {Age.OLDER, Age.CURRENT}:
        workbook = path.with_name(standing.builds)
        text = "Check the workbook that it builds, {workbook}"
        yield Way(words=Message(text, workbook=workbook.name), does="check", path=workbook)
        text = "Open {workbook} in Excel"
        yield Way(words=Message(text, workbook=workbook.name), does=OUTSIDE, path=workbook)
    upgrade = Message("Upgrade it to another release of the standard")
    if newer := looked.newer:
        upgrade = Message("Upgrade it to the release {version} of the standard", version=newer)
    yield Way(words=upgrade, does="upgrade", path=path)
    yield Way(words=Message("Open its folder"), does=OUTSIDE, path=path.parent)


def _with_standard(looked: Looked) -> Iterator[Way]:
    yield Way(words=Message("Look up its variables, lists and modules"), does="library", path=None)
    upgrade = Message("Upgrade the adaptations of this folder to it")
    if looked.survey.of_kind(Kind.ADAPTATION):
        yield Way(words=upgrade, does="upgrade", path=looked.survey.folder)
    yield Way(words=Message("Open its folder"), does=OUTSIDE, path=looked.entry.path)
