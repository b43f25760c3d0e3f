"""Home: what lies in the folder and how it stands, and what one may want to do."""

from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.surveying import Kind
from formkit.tui.bidi import shown
from formkit.tui.keys import key
from formkit.tui.screens.home.offers import READ, OfferingScreen
from formkit.tui.screens.home.summary import Summary
from formkit.tui.widgets.passing_list import PassingList
from formkit.tui.widgets.state_table import StateTable
from formkit.tui.widgets.state_words import Looked, sentences

_JOBS = (
    ("c", "compose", Message("Compose a form from the standard")),
    ("k", "check", Message("Check a form and fix it")),
    ("d", "compare", Message("See what an adaptation changes and costs")),
    ("u", "upgrade", Message("Upgrade adaptations to the next standard")),
    ("a", "align", Message("Align a form with the dictionary")),
)
"""What people come for: key, action, words."""
_MOST_RECENT = 5
_BEGINS_PATH = frozenset("\"'/~\\")


class HomeScreen(OfferingScreen):
    """The first screen."""

    ABOUT = (
        Message(
            "Above stands what you can do. Below stand the adaptations and forms of your folder,"
            " and the standards that formkit has: choose one, and formkit offers what can be done"
            " with it."
        ),
        Message(
            "■ counts errors, ▲ warnings, ○ what is for information. Changes are those from the"
            " form that the standard gives; the word beside says what they leave of it."
        ),
        Message(
            "A file from elsewhere opens when you drop it on this window, type its path below, or"
            " choose it. A folder becomes the one that you work in."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(key(letter, action, words, show=False) for letter, action, words in _JOBS),
        key("o", "pick", Message("Open a file")),
        key("f", "pick_folder", Message("Change folder")),
        key("r", "look_anew", Message("Look again")),
    ]
    DEFAULT_CSS = """
    HomeScreen {
        #top, #jobs-side, #recent-side { height: auto; }
        .heading { width: 1fr; height: 1; color: $primary; text-style: bold; padding: 0 1; }
        #jobs, #recent { height: auto; border: none; padding: 0 1; background: $background; }
        #jobs:focus, #recent:focus { border: none; background-tint: $background 0%; }
        #jobs > .option-list--option-highlighted, #recent > .option-list--option-highlighted {
            background: $background; color: $foreground;
        }
        #jobs:focus > .option-list--option-highlighted,
        #recent:focus > .option-list--option-highlighted {
            background: $primary 28%; color: $foreground; text-style: bold;
        }
        #recent { max-height: 5; }
        &.-low #recent { max-height: 2; }
        #nothing { padding: 1 2; width: 1fr; height: auto; }
        #path { border: none; padding: 0 1; height: 1; background: $surface; }
        #path:focus { background: $panel; }
        .-empty { display: none; }
        &.-high { #top, #more { margin: 1 0; } }
        &.-middle, &.-wide {
            #top { layout: horizontal; }
            #jobs-side, #recent-side { width: 1fr; }
            #recent { max-height: 5; }
        }
    }
    """

    def compose_body(self) -> ComposeResult:
        """What one may want, what was opened last, and what lies here."""
        with Container(id="top"):
            with Vertical(id="jobs-side"):
                yield self._heading(Message("What do you want to do?"))
                yield PassingList(*self._jobs(), id="jobs", markup=False)
            with Vertical(id="recent-side"):
                yield self._heading(Message("Opened last"))
                yield PassingList(id="recent", markup=False)
        yield Label("", id="nothing", classes="-empty", markup=False)
        yield StateTable(self.say, id="entries")
        yield Summary(id="more")
        hint = Message("Type or drop the path of a file here, then press Enter")
        yield Input(id="path", placeholder=self.say(hint), compact=True, select_on_focus=False)

    @property
    def marked(self) -> Looked | None:
        """The entry that the cursor is on."""
        return self.query_one(StateTable).marked

    # What is shown

    def folder_looked_at(self) -> None:
        """Show the entries, or what to do where there are none."""
        looked = self.looked()
        self.query_one(StateTable).show(looked)
        own = [one for one in looked if one.entry.kind is not Kind.STANDARD]
        nothing = self.query_one("#nothing", Label)
        nothing.set_class(bool(own), "-empty")
        nothing.update(self.say(self._nothing_here()))
        self._tell_more()

    def on_screen_resume(self) -> None:
        """Show what was opened meanwhile; Textual calls those of parent classes, too."""
        self._show_recent()

    def _nothing_here(self) -> Message:
        return Message(
            "There is no form in this folder yet. Press c to compose one, o to open one from"
            " elsewhere, or f to work in another folder."
        )

    def _tell_more(self) -> None:
        marked = self.marked
        told = tuple(self.say(one) for one in sentences(marked)) if marked else ()
        standing = marked.standing if marked else None
        title = (shown(standing.title),) if standing and standing.title else ()
        cut = self.surveyed is not None and not self.surveyed.is_whole
        if cut:
            told += (self.say(Message("there is more in this folder than is looked at")),)
        self.query_one(Summary).tell(" · ".join((*title, *told)))

    def _show_recent(self) -> None:
        files = (one for one in self.shell.memory.recent() if one.is_file())
        recent = tuple(islice(files, _MOST_RECENT))
        self._recent = recent
        shown_now = self.query_one("#recent", OptionList)
        shown_now.set_options([self._place_of(one) for one in recent])
        self.query_one("#recent-side").set_class(not recent, "-empty")

    def _place_of(self, path: Path) -> str:
        """A path as it is called here: from the folder on, where it lies in there."""
        folder = self.shell.workspace
        return str(path.relative_to(folder) if path.is_relative_to(folder) else path)

    def _heading(self, words: Message) -> Label:
        return Label(self.say(words), classes="heading", markup=False)

    def _jobs(self) -> list[Option]:
        return [
            Option(Content.assemble((f"{letter} ", "bold $accent"), f" {self.say(words)}"))
            for letter, _, words in _JOBS
        ]

    # What people do

    @on(OptionList.OptionSelected, "#jobs")
    async def _do(self, event: OptionList.OptionSelected) -> None:
        await self.run_action(_JOBS[event.option_index][1])

    @on(OptionList.OptionSelected, "#recent")
    def _open_recent(self, event: OptionList.OptionSelected) -> None:
        self.open(self._recent[event.option_index])

    @on(OptionList.OptionSelected, "#entries")
    def _open_entry(self, event: OptionList.OptionSelected) -> None:
        looked = self.query_one(StateTable).entry_at(event.option_index)
        if looked:
            self.offer_ways(looked)

    @on(OptionList.OptionHighlighted, "#entries")
    def _mark(self) -> None:
        self._tell_more()

    @on(Input.Submitted, "#path")
    def _open_typed(self, event: Input.Submitted) -> None:
        if self.open_text(event.value):
            event.input.clear()

    def on_paste(self, event: events.Paste) -> None:
        """Open what is dropped on the terminal, wherever the cursor is."""
        event.stop()
        self.open_text(event.text)

    def on_key(self, event: events.Key) -> None:
        """Begin to type a path: old consoles type what is dropped on them, letter by letter."""
        letter = event.character or ""
        if event.key == "up" and isinstance(self.focused, Input):
            self.focus_previous()
        if isinstance(self.focused, Input) or not (letter in _BEGINS_PATH or letter.isupper()):
            return
        event.stop()
        line = self.query_one("#path", Input)
        line.focus()
        line.insert_text_at_cursor(letter)

    # Keys

    def action_compose(self) -> None:
        """Compose a form."""
        self.shell.go("compose")

    def action_check(self) -> None:
        """Check a form."""
        self.ask_which(Message("Which form is to be checked?"), (Kind.FORM,), "check")

    def action_compare(self) -> None:
        """Compare with the standard: the adaptation that the cursor is on, else ask which."""
        table = self.query_one(StateTable)
        marked = table.marked if table.has_focus else None
        if marked and marked.entry.kind is Kind.ADAPTATION:
            self.shell.go("diff", marked.entry.path)
            return
        kinds = (Kind.FORM, Kind.ADAPTATION)
        self.ask_which(Message("Which one is to be held against its standard?"), kinds, "diff")

    def action_upgrade(self) -> None:
        """Upgrade one adaptation, or all of the folder."""
        if not self.surveyed or not self.surveyed.of_kind(Kind.ADAPTATION):
            text = (
                "there is no adaptation in this folder; press f to work in the folder that has them"
            )
            self.warn(Message(text))
            return
        self.shell.go("upgrade", self.shell.workspace)

    def action_align(self) -> None:
        """Align a form."""
        self.ask_which(Message("Which form is to be aligned?"), (Kind.FORM,), "align")

    def action_pick(self) -> None:
        """Choose a file from anywhere."""
        self.pick_file(Message("Which file?"), self.open, endings=READ)

    def action_pick_folder(self) -> None:
        """Choose the folder to work in."""
        self.pick_file(Message("Which folder do you work in?"), self.open, is_folder=True)

    def action_look_anew(self) -> None:
        """Find out anew how everything stands."""
        self.look_anew()
