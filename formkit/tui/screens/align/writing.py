"""Decisions written into a form, each at once, and taken back one by one."""

from collections.abc import Callable
from pathlib import Path

from textual.content import Content
from textual.visual import Visual

from formkit.align.states import Rejected
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.decisions import Decision
from formkit.jobs.aligning.steps import Step, carry_out, prepare, take_back
from formkit.jobs.editing import EditedCopy
from formkit.jobs.reviewing import FileChangedError
from formkit.tui.screens.align.reading import HoldingScreen
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked

_DECIDING = "decide"
_WRITING = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """What a decision changed."""

    said: Message
    rejected: Rejected
    """What had been rejected before it."""
    step: Step | None = None
    """What was written; None where nothing was."""


@dataclass(frozen=True, kw_only=True)
class _Saving:
    """A decision on its way into the file."""

    form: AlignedForm
    way: Decision
    undoable: Undoable
    rejected: Rejected
    """What is rejected afterwards."""


class WritingScreen(HoldingScreen):
    """Writes decisions, only while the file is as it was read, and takes them back."""

    def __init__(self) -> None:
        """Begin with nothing decided."""
        super().__init__()
        self.done: list[Undoable] = []
        self._kept: set[Path] = set()
        self._losing: set[Path] = set()
        """Files that somebody agreed to write although not all can be kept."""

    @property
    def free_form(self) -> AlignedForm | None:
        """The form, while no decision is on its way into it."""
        return self.held.form if self.held and not self.is_writing else None

    def open(self, *paths: Path) -> None:
        """Begin with another form; what was decided in the last one stays in its file."""
        if paths and self.is_writing:
            self.warn(Message("a decision is being written; open the form again in a moment"))
        elif paths:
            self.done.clear()
            super().open(*paths)

    def decide(
        self,
        job: Callable[[], tuple[Decision, ...]],
        then: Callable[[tuple[Decision, ...]], None],
    ) -> None:
        """Work out what can be decided, then ask."""
        self.work(lambda _tell: job(), then, group=_DECIDING)

    def choose_way(
        self, title: Message, ways: tuple[Decision, ...], then: Callable[[Decision], None]
    ) -> None:
        """Ask which way is taken, saying what each costs.

        Args:
            title: what is decided.
            ways: how it can be written down.
            then: is given the way.
        """

        def chosen(name: str) -> None:
            way = ways[int(name)]
            if way.why_not is None or way.has_reason:
                then(way)
            else:
                self.warn(way.why_not)

        options = [(str(number), self._way(way)) for number, way in enumerate(ways)]
        self.choose(title, options, chosen)

    def _way(self, way: Decision) -> Visual:
        sign, told = ("  · ", way.costs) if way.why_not is None else ("  ✗ ", (way.why_not,))
        lines = (Hanging(Content(sign), Content.styled(self.say(one), "not bold")) for one in told)
        return Stacked((Content.styled(self.say(way.title), "bold"), *lines))

    def write(self, way: Decision, *, rejected: Rejected | None = None) -> None:
        """Write a decision down.

        Args:
            way: the decision.
            rejected: what is rejected afterwards; None: what is so now.
        """
        form = self.free_form
        if form is None:
            return
        self.is_writing = True
        saving = _Saving(
            form=form,
            way=way,
            undoable=Undoable(said=way.done, rejected=self.terms.rejected),
            rejected=self.terms.rejected if rejected is None else rejected,
        )
        self.work(
            lambda _tell: prepare(form, way),
            lambda copy: self._after_losses(saving, copy),
            group=_WRITING,
            otherwise=self._not_written,
        )

    def decide_aside(self, said: Message, rejected: Rejected) -> None:
        """Remember what is rejected, which no form has a place for."""
        self.done.append(Undoable(said=said, rejected=self.terms.rejected))
        self.tell(said)
        if self.path is not None:
            self._go_on(self.path, rejected)

    def _after_losses(self, saving: _Saving, copy: EditedCopy) -> None:
        """Go on, after a question where not all of a workbook can be kept."""
        if not copy.output.losses or saving.form.path in self._losing:
            self._save(saving, copy)
            return
        self.is_writing = False
        losses = "\n".join(f"• {self.say(one)}" for one in copy.output.losses)
        text = "not all of {file} can be kept:\n{losses}"
        question = Message(text, file=copy.output.path.name, losses=losses)
        yes = Message("Write it all the same")
        self.ask_whether(question, lambda: self._save(saving, copy), yes=yes)

    def _save(self, saving: _Saving, copy: EditedCopy) -> None:
        self.is_writing = True
        path = copy.output.path
        self._losing.add(path)
        is_first = path not in self._kept
        self.work(
            lambda _tell: carry_out(saving.form, saving.way, copy, backup=is_first),
            lambda step: self._written(saving, step),
            group=_WRITING,
            otherwise=self._not_written,
        )

    def _written(self, saving: _Saving, step: Step) -> None:
        self._kept.add(step.written)
        self.done.append(replace(saving.undoable, step=step))
        said = step.done
        if step.kept is not None:
            text = "{said}; what was there is kept as {file}"
            said = Message(text, said=said, file=step.kept.name)
        elif step.written != step.read:
            text = "{said}; it goes on in {file}, since an .xls file cannot be edited"
            said = Message(text, said=said, file=step.written.name)
        self.tell(said)
        self._go_on(step.written, saving.rejected)

    def _go_on(self, path: Path, rejected: Rejected) -> None:
        """Read what was written."""
        self.is_writing = True
        self.path = path
        self.terms = replace(self.terms, rejected=rejected)
        self.keep_draft()
        self.read(is_quiet=True)

    def _not_written(self, error: FormkitError | OSError) -> None:
        self.is_writing = False
        self.fail(error)
        if isinstance(error, FileChangedError):
            self.read()

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self.is_writing:
            return
        if not self.done:
            self.tell(Message("there is nothing to take back"))
            return
        last = self.done[-1]
        step = last.step
        if step is None:
            if self.path is not None:
                self._undone(last, self.path)
            return
        self.is_writing = True
        self.work(
            lambda _tell: take_back(step),
            lambda path: self._undone(last, path),
            group=_WRITING,
            otherwise=self._not_written,
        )

    def _undone(self, last: Undoable, path: Path) -> None:
        self.done.pop()
        self._tell_undone(last)
        self._go_on(path, last.rejected)

    def _tell_undone(self, last: Undoable) -> None:
        self.tell(Message("taken back: {said}", said=last.said))
