"""Long work beside the screen: in a thread, with progress, to be stopped."""

import gc
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.message import Message as Posted
from textual.screen import Screen
from textual.widgets import Button
from textual.worker import Worker, get_current_worker

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.tui.widgets.progress import Progress

T = TypeVar("T")
Tell = Callable[[Message], None]
"""A job says with it how far it is."""


class StoppedError(Exception):
    """Somebody stopped the work; a job learns it when it tells how far it is."""


class Told(Posted):
    """A job says how far it is."""

    def __init__(self, group: str, message: Message) -> None:
        """Keep what it says."""
        super().__init__()
        self.group = group
        self.message = message


class Done(Posted, Generic[T]):
    """A job is done."""

    def __init__(self, worker: "Worker[None]", then: Callable[[T], None], made: T) -> None:
        """Keep what it made, and for whom."""
        super().__init__()
        self.worker = worker
        self.then = then
        self.made = made


class Failed(Posted):
    """A job could not be done."""

    def __init__(
        self,
        worker: "Worker[None]",
        error: FormkitError | OSError,
        otherwise: Callable[[FormkitError | OSError], None] | None,
    ) -> None:
        """Keep why."""
        super().__init__()
        self.worker = worker
        self.error = error
        self.otherwise = otherwise


class Working(Screen[None]):
    """A screen that can have work done beside it."""

    def __init__(self) -> None:
        """Begin without work."""
        super().__init__()
        self._shown_workers: dict[str, Worker[None]] = {}

    def work(
        self,
        job: Callable[[Tell], T],
        then: Callable[[T], None],
        *,
        doing: Message | None = None,
        group: str = "job",
        otherwise: Callable[[FormkitError | OSError], None] | None = None,
    ) -> None:
        """Have a job done in a thread; the last one of a group wins, the others are dropped.

        Args:
            job: is given a function that says how far it is; touches no widget.
            then: is given what the job made, where widgets may be touched.
            doing: what is shown meanwhile; None: nothing is, and Escape does not stop it.
            group: jobs of one group replace each other.
            otherwise: is given a FormkitError or OSError; None: it becomes a notice.
        """
        worker = self.run_worker(
            partial(self._in_thread, job, then, group, otherwise),
            group=group,
            description=group,  # else Textual writes out all that the job was given
            thread=True,
            exclusive=True,
        )
        if doing is not None:
            self._shown_workers[group] = worker
            self.query_one(Progress).show(self.say(doing))
        elif self._shown_workers.pop(group, None) is not None:
            self._hide_when_idle()

    @property
    def is_working(self) -> bool:
        """Tell whether there is work that can be stopped."""
        return bool(self._shown_workers)

    def is_working_on(self, group: str) -> bool:
        """Tell whether work of a group is shown."""
        return group in self._shown_workers

    def drop_work(self, group: str) -> None:
        """Have nothing more of a group's work, which may go on unheard."""
        self._shown_workers.pop(group, None)
        self.workers.cancel_group(self, group)
        self._hide_when_idle()

    def stop_work(self) -> None:
        """Stop all work that is shown."""
        for worker in self._shown_workers.values():
            worker.cancel()
        self._shown_workers.clear()
        self._hide_when_idle()

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        raise NotImplementedError

    def fail(self, error: Exception) -> None:
        """Tell a person of an error."""
        raise NotImplementedError

    def _in_thread(
        self,
        job: Callable[[Tell], T],
        then: Callable[[T], None],
        group: str,
        otherwise: Callable[[FormkitError | OSError], None] | None,
    ) -> None:
        worker: Worker[None] = get_current_worker()

        def tell(message: Message) -> None:
            if worker.is_cancelled:
                raise StoppedError
            self.post_message(Told(group, message))

        try:
            made = job(tell)
        except StoppedError:
            return
        except (FormkitError, OSError) as error:
            self.post_message(Failed(worker, error, otherwise))
        else:
            self.post_message(Done(worker, then, made))

    def on_told(self, event: Told) -> None:
        """Show how far the work is."""
        if event.group in self._shown_workers:
            self.query_one(Progress).show(self.say(event.message))

    def on_done(self, event: Done[T]) -> None:
        """Hand on what was made, unless nobody wants it any more."""
        self._finish(event.worker)
        gc.freeze()  # what was made is a tree: each look through it for circles takes a blink
        if not event.worker.is_cancelled:
            event.then(event.made)

    def on_failed(self, event: Failed) -> None:
        """Tell why there is nothing."""
        self._finish(event.worker)
        if not event.worker.is_cancelled:
            (event.otherwise or self.fail)(event.error)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Stop the work by mouse."""
        if event.button.id == "stop":
            event.stop()
            self.stop_work()

    def _finish(self, worker: "Worker[None]") -> None:
        for group, one in list(self._shown_workers.items()):
            if one is worker:
                del self._shown_workers[group]
        self._hide_when_idle()

    def _hide_when_idle(self) -> None:
        if not self._shown_workers:
            self.query_one(Progress).hide()
