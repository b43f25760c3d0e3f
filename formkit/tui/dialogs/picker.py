"""Picking a file or folder: typed, chosen from lists, or dropped on the window."""

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Button, Input, Label, OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.folders.asked import AskedFile
from formkit.jobs.folders.listing import Listing, Typed, typed
from formkit.jobs.folders.paths import is_folder, is_there, written_paths
from formkit.jobs.folders.usual import usual_folders
from formkit.tui.dialogs.window import Say, Window
from formkit.tui.widgets.folder_list import FolderList
from formkit.tui.widgets.path_input import PathInput


class Picker(Window[Path]):
    """A line to type a path, shortcuts, and what the folder holds."""

    DEFAULT_CSS = """
    Picker {
        .window { width: 92; height: 90%; max-height: 34; }
        .title { margin-bottom: 0; }
        #path { height: 1; background: $panel; padding: 0 1; }
        #here { color: $text-muted; width: 1fr; height: 1; text-wrap: nowrap; }
        #lists { height: 1fr; margin-top: 1; }
        #shortcuts {
            width: 26; height: 1fr; border: none; padding: 0 1 0 0; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis;
            & > .option-list--option-disabled { color: $text-muted; text-style: bold; }
            & > .option-list--option-highlighted { background: $surface; color: $foreground; }
            &:focus { border: none; background-tint: $foreground 0%; }
            &:focus > .option-list--option-highlighted { background: $primary 28%; }
        }
        #files { width: 1fr; height: 1fr; }
        #wrong { height: 1; }
        .buttons { margin-top: 0; }
    }
    """

    class Looked(Posted):
        """A folder was listed."""

        def __init__(self, listing: Listing) -> None:
            """Keep what it holds."""
            super().__init__()
            self.listing = listing

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
        self._asked = AskedFile(endings=endings, is_folder=is_folder, is_new=is_new)
        self._here = folder
        self._listing = Listing(folder=folder)
        self._places = usual_folders(folder)
        asks_old = not is_folder and not is_new
        self._recent = tuple(one for one in recent if asks_old and not self._asked.why_not(one))

    def compose(self) -> ComposeResult:
        """The question, the path, the lists, what is wrong, two buttons."""
        hint = Message("Name or whole path; Tab completes it")
        with Vertical(classes="window"):
            yield Label(self.say(self._title), classes="title", markup=False)
            yield Label("", id="here", markup=False)
            yield PathInput(
                id="path", placeholder=self.say(hint), compact=True, select_on_focus=False
            )
            with Horizontal(id="lists"):
                yield OptionList(*self._shortcuts(), id="shortcuts", markup=False)
                yield FolderList(self.say, id="files")
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.say(Message("Cancel")), id="no", compact=True)
                yield Button("", id="yes", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Look into the first folder."""
        self.query_one(PathInput).focus()
        self._go(self._here)

    @property
    def _ok(self) -> Message:
        if self._asked.is_folder:
            return Message("Choose {folder}", folder=self._meant.name or str(self._meant))
        return Message("Write here") if self._asked.is_new else Message("Open")

    @property
    def _meant(self) -> Path:
        """The folder that is typed, else the one that is listed."""
        named = written_paths(self.query_one(PathInput).value, self._here)
        return named[0] if named else self._here

    def _shortcuts(self) -> list[Option]:
        lines = [Option(self.say(words)) for words, _ in self._places]
        if self._recent:
            lines.append(Option(self.say(Message("Opened last")), disabled=True))
            lines += [Option(f"{path.parent.name}/{path.name}") for path in self._recent]
        return lines

    # Looking into folders

    def _go(self, folder: Path) -> None:
        """Show another folder, and begin a new path in it."""
        line = self.query_one(PathInput)
        with line.prevent(Input.Changed):
            line.clear()
        self._here = folder
        self._look(folder)

    def _look(self, folder: Path) -> None:
        asked = self._asked
        self.run_worker(
            lambda: self.post_message(self.Looked(asked.listing(folder))),
            thread=True,
            exclusive=True,
            group="look",
        )

    @on(Looked)
    def _show(self, event: Looked) -> None:
        if event.listing.folder == self._typed.folder:
            self._listing = event.listing
            self._fill()

    def _fill(self) -> None:
        listing, last = self._listing, self._typed.last
        found = listing.beginning(last)
        self.query_one("#here", Label).update(_from_home(listing.folder))
        has_parent = not last and listing.folder.parent != listing.folder
        self.query_one(FolderList).show(found, has_parent=has_parent)
        self.query_one("#yes", Button).label = Content(self.say(self._ok))
        self._tell(listing.problem or self._told_of(listing, is_empty=not found))

    def _told_of(self, listing: Listing, *, is_empty: bool) -> Message | None:
        if not listing.is_whole:
            return Message("this folder holds more than is listed; its whole path opens any file")
        if is_empty and not self._asked.is_new:
            return Message("nothing here is called so")
        return None

    def _tell(self, wrong: Message | None) -> None:
        self.query_one("#wrong", Label).update(self.say(wrong) if wrong else "")

    # Typing

    @property
    def _typed(self) -> Typed:
        return typed(self.query_one(PathInput).value, self._here)

    @on(Input.Changed)
    def _follow(self) -> None:
        folder = self._typed.folder
        if folder == self._listing.folder:
            self._fill()
        else:
            self._look(folder)

    @on(PathInput.Completing)
    def _complete(self) -> None:
        now = self._typed
        line = self.query_one(PathInput)
        is_listed = now.folder == self._listing.folder
        more = now.completed(self._listing) if is_listed else now.text
        if more == now.text:
            self.query_one(FolderList).focus()
        else:
            line.value = more
            line.cursor_position = len(more)

    @on(PathInput.Leaving)
    def _to_list(self) -> None:
        self.query_one(FolderList).focus()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is dropped, wherever the cursor is."""
        event.stop()
        paths = written_paths(event.text, self._here)
        if paths:
            self._take(paths[0])

    # Choosing

    @on(OptionList.OptionSelected, "#shortcuts")
    def _jump(self, event: OptionList.OptionSelected) -> None:
        place = event.option_index
        if place < len(self._places):
            self._go(self._places[place][1])
        else:
            self._take(self._recent[place - len(self._places) - 1])

    @on(OptionList.OptionSelected, "#files")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        row = self.query_one(FolderList).row_at(event.option_index)
        folder = self._listing.folder
        if row is None:
            self._go(folder.parent)
        elif row.is_folder:
            self._go(folder / row.name)
        elif self._asked.is_new:
            self._propose(row.name)
        else:
            self._take(folder / row.name)

    def _propose(self, name: str) -> None:
        """Take over a name, to be altered or confirmed."""
        self._here = self._listing.folder
        line = self.query_one(PathInput)
        line.value = name
        line.focus()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        """Look into the folder that is typed, or take the file, be its name whole or clear."""
        named = written_paths(event.value, self._here)
        fitting = [one for one in self._listing.beginning(self._typed.last) if one.can_be_chosen]
        if named and not self._asked.is_new and not is_there(named[0]) and len(fitting) == 1:
            self._take(self._listing.folder / fitting[0].name)
        elif named:
            self._take(named[0])
        elif self._asked.is_folder:
            self._take(self._here)
        else:
            self._tell(Message("choose a file from the list, or type its name"))

    @on(Button.Pressed, "#yes")
    def _agree(self) -> None:
        """Take what is typed, else what is marked."""
        named = written_paths(self.query_one(PathInput).value, self._here)
        files = self.query_one(FolderList)
        row = files.row_at(files.highlighted) if files.highlighted is not None else None
        if self._asked.is_folder:
            self._take(self._meant, is_meant=True)
        elif named or row is None:
            self._enter(Input.Submitted(self.query_one(PathInput), ""))
        else:
            self._take(self._listing.folder / row.name)

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.dismiss(None)

    def _take(self, path: Path, *, is_meant: bool = False) -> None:
        """Give a path to whoever asked, look into it, or say why it cannot be.

        Args:
            path: the path.
            is_meant: whether a folder is meant itself, and is not to be looked into.
        """
        leads_to_folder = is_folder(path)
        is_asked = self._asked.is_folder and (is_meant or path == self._here)
        if leads_to_folder and not is_asked:
            self._go(path)
        elif why := self._asked.why_not(path):
            self._tell(why)
        else:
            self.dismiss(self._asked.given(path))


def _from_home(folder: Path) -> str:
    """A folder as people call it: from their own one on."""
    home = Path.home()
    if folder == home or not folder.is_relative_to(home):
        return str(folder)
    return str(Path("~") / folder.relative_to(home))
