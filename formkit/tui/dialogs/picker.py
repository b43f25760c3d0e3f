"""Picking a file or folder."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, DirectoryTree, Input, Label

from formkit.core.messages import Message
from formkit.tui.dialogs.window import Say, Window


class Picker(Window[Path]):
    """A path that can be typed or chosen from a tree."""

    DEFAULT_CSS = """
    Picker DirectoryTree { height: 16; background: $surface; }
    """

    def __init__(
        self,
        say: Say,
        title: Message,
        folder: Path,
        *,
        endings: tuple[str, ...] = (),
        recent: tuple[Path, ...] = (),
        is_folder: bool = False,
        is_new: bool = False,
    ) -> None:
        """Ask for a path.

        Args:
            say: words a message.
            title: the question.
            folder: where to begin.
            endings: of the files that can be chosen; none: all can.
            recent: files that were opened before.
            is_folder: whether a folder is asked for.
            is_new: whether the file need not be there yet.
        """
        super().__init__(say)
        self._title = title
        self._folder = folder
        self._endings = endings
        self._recent = recent
        self._is_folder = is_folder
        self._is_new = is_new

    def compose(self) -> ComposeResult:
        """The question, the path, the tree."""
        with Vertical(classes="window"):
            yield Label(self.say(self._title), classes="title", markup=False)
            yield Input(id="path")
            yield DirectoryTree(self._folder)
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.say(Message("Cancel")), id="no")
                yield Button(self.say(Message("OK")), id="yes", variant="primary")

    @on(DirectoryTree.FileSelected)
    def _take(self, event: DirectoryTree.FileSelected) -> None:
        self.query_one(Input).value = str(event.path)

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _give(self) -> None:
        path = self._folder / self.query_one(Input).value
        is_there = path.is_dir() if self._is_folder else path.is_file()
        if is_there or self._is_new:
            self.dismiss(path)
        else:
            text = Message("there is no such file: {path}", path=str(path))
            self.query_one("#wrong", Label).update(self.say(text))

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.dismiss(None)
