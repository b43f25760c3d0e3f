"""Upgraded adaptations written: one or all, beside the old ones or over them when told."""

from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.jobs.merging import Words
from formkit.jobs.outputs import WouldOverwriteError
from formkit.jobs.upgrading.finishing import (
    FinishedUpgrade,
    LostReleaseError,
    finish,
    refuse_lost_releases,
    save_finished,
    target_of,
)
from formkit.jobs.upgrading.regions import RegionLine
from formkit.jobs.upgrading.sessions import UpgradeSession, up_to_date
from formkit.tui.screens.upgrade.deciding import DecidingScreen
from formkit.tui.screens.upgrade.words import NEXT
from formkit.tui.working import Tell

_BESIDE, _OTHER, _OVER = "beside", "other", "over"
_MOST_NAMED = 4
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is to be written where."""

    sessions: tuple[UpgradeSession, ...]
    outputs: tuple[Path, ...]
    overwrite: bool = False
    is_lost_well: bool = False
    """Whether somebody said that files may go where nothing finds their release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What became of it."""

    finished: tuple[FinishedUpgrade, ...] = ()
    """Those that were written; none where something changed meanwhile."""
    sessions: tuple[UpgradeSession, ...] = ()
    """As they are now."""


class WritingScreen(DecidingScreen):
    """Writes what was decided."""

    source = Path()
    """The adaptation or the folder that was opened."""

    def show_lines(self) -> None:
        """Show the adaptations anew, since what is known of them changed."""
        raise NotImplementedError

    def write_one(self) -> None:
        """Write the adaptation that is decided."""
        session = self.session
        if session is None:
            self.warn(Message("there is nothing to write here"))
            return
        self._ask_open((session,), partial(self._ask_place, session))

    def write_all(self) -> None:
        """Write all adaptations that can be carried."""
        sessions = tuple(one.session for one in self.lines if one.session)
        if not sessions:
            self.warn(Message("there is nothing to write here"))
            return
        self._ask_open(sessions, partial(self._ask_folder, sessions))

    def _ask_open(self, sessions: tuple[UpgradeSession, ...], then: "partial[None]") -> None:
        """Before writing what is not decided."""
        count = sum(len(one.decided.open) for one in sessions)
        if not count:
            then()
            return
        text = (
            "{count} {count:conflict is|conflicts are} not decided: there the country keeps what"
            " it has. Write all the same?"
        )
        self.ask_whether(Message(text, count=count), then, yes=Message("Write"))

    def _ask_place(self, session: UpgradeSession) -> None:
        beside = target_of(session.source, session.to)
        options = (
            (_BESIDE, self.say(Message("Beside it: {file}", file=beside.name))),
            (_OTHER, self.say(Message("Another file …"))),
            (_OVER, self.say(Message("Over {file} itself", file=session.source.name))),
        )
        title = Message("Where is the upgraded adaptation to be written?")
        self.choose(title, options, partial(self._place_chosen, session, beside))

    def _place_chosen(self, session: UpgradeSession, beside: Path, place: str) -> None:
        if place == _OTHER:
            self.pick_file(
                Message("Write the upgraded adaptation to …"),
                lambda path: self._write(_Wanted(sessions=(session,), outputs=(path,))),
                endings=_YAML,
                is_new=True,
            )
        elif place == _OVER:
            self._write(_Wanted(sessions=(session,), outputs=(session.source,), overwrite=True))
        else:
            self._write(_Wanted(sessions=(session,), outputs=(beside,)))

    def _ask_folder(self, sessions: tuple[UpgradeSession, ...]) -> None:
        options = (
            (_BESIDE, self.say(Message("Beside the old ones, each under a name of its own"))),
            (_OTHER, self.say(Message("Into another folder …"))),
            (_OVER, self.say(Message("Over the old ones"))),
        )
        title = Message("Where are the upgraded adaptations to be written?")
        self.choose(title, options, partial(self._folder_chosen, sessions))

    def _folder_chosen(self, sessions: tuple[UpgradeSession, ...], place: str) -> None:
        sources = tuple(one.source for one in sessions)
        if place == _OTHER:
            self.pick_file(
                Message("Write the upgraded adaptations into …"),
                lambda folder: self._write(
                    _Wanted(sessions=sessions, outputs=self._below(folder, sources))
                ),
                is_folder=True,
                is_new=True,
            )
        elif place == _OVER:
            self._write(_Wanted(sessions=sessions, outputs=sources, overwrite=True))
        else:
            beside = tuple(target_of(one.source, one.to) for one in sessions)
            self._write(_Wanted(sessions=sessions, outputs=beside))

    def _below(self, folder: Path, sources: tuple[Path, ...]) -> tuple[Path, ...]:
        root = self.source if self.source.is_dir() else self.source.parent
        return tuple(folder / one.relative_to(root) for one in sources)

    def _write(self, wanted: _Wanted) -> None:
        words = self.words
        # Textual writes out what a partial holds, and a session holds whole forms
        self.work(
            lambda tell: _written(wanted, words, tell),
            self._done,
            doing=Message("writing …"),
            group="write",
            otherwise=lambda error: self._not_written(wanted, error),
        )

    def _not_written(self, wanted: _Wanted, error: FormkitError | OSError) -> None:
        if isinstance(error, LostReleaseError):
            asked = Message("{why}. Write all the same?", why=error.message)
            again = replace(wanted, is_lost_well=True)
            self.ask_whether(asked, partial(self._write, again), yes=Message("Write"))
        elif isinstance(error, WouldOverwriteError):
            text = "{files} would be replaced, and what is in there lost. Replace?"
            names = tuple(path.name for path in error.paths[:_MOST_NAMED])
            again = replace(wanted, overwrite=True)
            self.ask_whether(
                Message(text, files=names), partial(self._write, again), yes=Message("Replace")
            )
        else:
            self.fail(error)

    def _done(self, written: _Written) -> None:
        now = {one.source: one for one in written.sessions}
        outputs = {one.upgraded.source: one.upgraded.output.path for one in written.finished}
        self.lines = tuple(
            _line_now(session, outputs.get(line.source))
            if (session := now.get(line.source))
            else line
            for line in self.lines
        )
        self.show_lines()
        if not written.finished:
            text = (
                "the files changed meanwhile, so nothing was written: look at what is to be"
                " decided now, then write again"
            )
            self.warn(Message(text))
            return
        paths = [output.path for one in written.finished for output in one.outputs]
        names = tuple(self.shown_path(path) for path in paths[:_MOST_NAMED])
        said = Message("written: {files}", files=names)
        if more := len(paths[_MOST_NAMED:]):
            said = Message("written: {files} and {count} more", files=names, count=more)
        self.tell(Message("{written}. {next}", written=said, next=NEXT))

    def shown_path(self, path: Path) -> str:
        """A path from the workspace on, or whole where it lies elsewhere."""
        here = self.shell.workspace
        if path == here:
            return path.name
        return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _written(wanted: _Wanted, words: Words, tell: Tell) -> _Written:
    if not wanted.is_lost_well:
        refuse_lost_releases(wanted.sessions, wanted.outputs)
    sessions, finished = [], []
    pairs = zip(wanted.sessions, wanted.outputs, strict=True)
    for number, (session, output) in enumerate(pairs, start=1):
        text = "{number} of {count}: {file}"
        count = len(wanted.sessions)
        name = f"{session.source.parent.name}/{session.source.name}"
        tell(Message(text, number=number, count=count, file=name))
        now = up_to_date(session)
        sessions.append(now)
        finished.append(finish(now, output, words))
    if any(map(_differs, wanted.sessions, sessions)):
        return _Written(sessions=tuple(sessions))
    save_finished(finished, overwrite=wanted.overwrite)
    # writing the workbooks changed them, and what was decided stays
    over = set(wanted.outputs)
    kept = (one if one.source in over else up_to_date(one) for one in sessions)
    return _Written(finished=tuple(finished), sessions=tuple(kept))


def _line_now(session: UpgradeSession, written: Path | None) -> RegionLine:
    """An adaptation after it was written, or was not; written over itself it is there."""
    is_over = written == session.source
    return RegionLine(source=session.source, session=None if is_over else session, written=written)


def _differs(before: UpgradeSession, now: UpgradeSession) -> bool:
    """Tell whether other conflicts wait for a decision, or others were decided otherwise."""
    known, found = (
        {each.conflict.key: each.decision for each in one.decided.conflicts}
        for one in (before, now)
    )
    return known != found
