"""Changes put back in the form; whatever was written, and undoing it."""

from collections.abc import Callable, Sequence

from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.judging import Judged
from formkit.jobs.judging.entries import has_entry, take_out
from formkit.jobs.judging.putting_back import PutBack, put_back, save_put_back
from formkit.jobs.outputs import Output
from formkit.jobs.undoing import Step, content_of, undo, write_step
from formkit.render.change_items import ChangeItem
from formkit.tui.screens.diff.opening import OpeningScreen
from formkit.tui.screens.diff.view import View
from formkit.tui.working import Tell

_MOST_NAMED = 6
_WRITING = Message("writing …")
Steps = tuple[Step, ...]
"""The files of one decision, in the order in which they were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written for one decision."""

    steps: Steps
    told: Message
    """What is said of it."""


class WritingScreen(OpeningScreen):
    """Writes what was decided, and takes it back."""

    view: View | None = None

    def __init__(self) -> None:
        """Begin with nothing written."""
        super().__init__()
        self._steps: list[Steps] = []

    @property
    def marked(self) -> tuple[ChangeItem, ...]:
        """The changes that the cursor is on."""
        raise NotImplementedError

    # Writing and undoing

    def decide(self, job: Callable[[Tell], Written]) -> None:
        """Have something written beside the screen, then compare again.

        Args:
            job: writes it.
        """
        if self.is_working:
            return

        def done(written: Written) -> None:
            self._steps.append(written.steps)
            self._tell_of(written)

        self.work(job, done, doing=_WRITING)

    def written(self, output: Output) -> Step:
        """A small file of formkit's own, written over what it was made from; for a worker."""
        is_first = not any(one.path == output.path for steps in self._steps for one in steps)
        before = content_of(output.path)
        return write_step(output.path, output.content, before, backup=is_first)

    def _tell_of(self, written: Written) -> None:
        told = written.told
        kept = next((one.kept.name for one in written.steps if one.kept), "")
        if kept:
            told = Message("{told}; {file} keeps what was there", told=told, file=kept)
        self.compare_again(lambda: self.tell(told))

    def action_undo(self) -> None:
        """Give the files that were written last what they held before."""
        if self.is_working:
            return
        if not self._steps:
            self.tell(Message("nothing was written here yet: there is nothing to undo"))
            return
        steps = self._steps[-1]

        def job(_tell: Tell) -> None:
            for one in reversed(steps):
                undo(one)

        def done(_none: None) -> None:
            self._steps.remove(steps)
            names = tuple(one.path.name for one in steps)
            self.compare_again(lambda: self.tell(Message("undone in {files}", files=names)))

        self.work(job, done, doing=_WRITING)

    # Putting back

    def action_put_back(self) -> None:
        """See what goes back with the marked changes; ask where it is more than they."""
        view, items = self.view, self.marked
        if view is None or not items or self.is_working:
            return
        if view.judged.edited is None:
            self._ask_or_take_out(view.judged, self.listed(items))
            return
        chosen = [one.change for one in items if not one.is_spelling] or [
            one.change for one in items
        ]
        self.work(
            lambda _tell: put_back(view.judged, chosen),
            lambda put: self._ask_or_write(view.judged, chosen, put),
            doing=Message("looking at what goes back …"),
        )

    def _ask_or_write(self, judged: Judged, chosen: Sequence[Change], put: PutBack) -> None:
        reverted, losses = put.reverted, put.copy.output.losses
        if len(chosen) == 1 and not (reverted.also or reverted.instead or losses):
            self._put_back(judged, chosen, put)
            return
        question = Message(
            "Put back in {file}: {names}?", file=judged.path.name, names=named(chosen)
        )
        if reverted.also:
            text = "{before}\n\nThese cannot stay without it, and go back too: {names}."
            question = Message(text, before=question, names=named(reverted.also))
        if reverted.staying:
            text = "{before}\n\nThese cannot be put back by themselves, and stay: {names}."
            question = Message(text, before=question, names=named(reverted.staying))
        if reverted.instead:
            text = "{before}\n\nThese differ then, which did not before: {names}."
            question = Message(text, before=question, names=named(reverted.instead))
        for loss in losses:
            question = Message("{before}\n\nNot kept: {loss}", before=question, loss=loss)
        self.ask_whether(
            question, lambda: self._put_back(judged, chosen, put), yes=Message("Put back")
        )

    def _put_back(self, judged: Judged, chosen: Sequence[Change], put: PutBack) -> None:
        path = judged.path
        is_first = not any(one.path == path for steps in self._steps for one in steps)
        listed = [one for one in (*chosen, *put.reverted.also) if has_entry(judged, one)]
        told = Message("put back as before in {file}; the key U undoes it", file=path.name)

        def job(_tell: Tell) -> Written:
            left = take_out(judged, listed) if listed else None
            step = save_put_back(put, backup=is_first)
            others = (self.written(left),) if left else ()
            return Written(steps=(step, *others), told=told)

        self.decide(job)

    # Taking out of an adaptation

    def listed(self, items: Sequence[ChangeItem]) -> tuple[ChangeItem, ...]:
        """Those changes that an adaptation by itself lists among its ``changes``."""
        view = self.view
        return tuple(one for one in items if view and has_entry(view.judged, one.change))

    def _ask_or_take_out(self, judged: Judged, items: Sequence[ChangeItem]) -> None:
        name, changes = judged.adaptation.name, [one.change for one in items]

        told = Message("taken out of {file}; the key U undoes it", file=name)

        def job(_tell: Tell) -> Written:
            return Written(steps=(self.written(take_out(judged, changes)),), told=told)

        def write() -> None:
            self.decide(job)

        if not items:
            text = (
                "{file} makes this change whenever the form is built: take it out in Compose, or"
                " open the edited form and put it back there"
            )
            self.warn(Message(text, file=name))
        elif len(items) == 1:
            write()
        else:
            text = "Take out of {file}: {names}?"
            question = Message(text, file=name, names=named(changes))
            self.ask_whether(question, write, yes=Message("Take out"))


def named(changes: Sequence[Change]) -> tuple[str, ...]:
    """The rows, codes and parts that changes are about, the first few of them."""
    names = tuple(dict.fromkeys(told_of(one).target or one.code for one in changes))
    return (*names[:_MOST_NAMED], "…") if len(names) > _MOST_NAMED else names
