"""Library: what the standard offers, found while one types."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, Tabs

from formkit.core.messages import Message
from formkit.jobs.library import Library, Matches, find_items, release_names
from formkit.jobs.library.items import Part
from formkit.tui.bidi import shown
from formkit.tui.keys import key
from formkit.tui.screens.compose.wishes import FormWanted
from formkit.tui.screens.library.about import ABOUT, WELCOME
from formkit.tui.screens.library.showing import ShowingScreen
from formkit.tui.widgets.chips import Chips
from formkit.tui.widgets.library_page import LibraryPage
from formkit.tui.widgets.library_tree import LibraryTree
from formkit.tui.widgets.library_words import PARTS
from formkit.tui.widgets.result_list import ResultList

_ALL = "all"


class LibraryScreen(ShowingScreen):
    """A tree or what a search found on one side, the marked thing on the other."""

    ABOUT = ABOUT
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "find", Message("Find")),
        key("k", "next_part", Message("Kind")),
        key("l", "next_language", Message("Language")),
        key("y", "copy_name", Message("Copy name")),
        key("b", "before", Message("Back")),
        key("c", "compose", Message("Compose from it")),
        key("h", "check_form", Message("Check form")),
        key("a", "align_form", Message("Align form")),
        key("o", "open_form", Message("Open a form")),
        key("r", "release", Message("Release")),
    ]
    DEFAULT_CSS = """
    LibraryScreen {
        #sought { height: 1; background: $surface; padding: 0 1; }
        #sought:focus { background: $panel; }
        #told { height: auto; max-height: 2; padding: 0 1; color: $text-warning; }
        #sides { height: 1fr; }
        #list { width: 2fr; height: 1fr; }
        #shown { width: 3fr; height: 1fr; border-left: vkey $panel; }
        LibraryTree, ResultList, LibraryPage { height: 1fr; }
        #languages { height: 1; padding: 0 1; }
        .-gone { display: none; }
        &.-high #parts { margin-bottom: 1; }
        &.-narrow #list { width: 30; }
        &.-narrow #languages { padding: 0; }
    }
    """

    def __init__(self) -> None:
        """Begin without a library."""
        super().__init__()
        self._offered: tuple[str, ...] = ()

    def compose_body(self) -> ComposeResult:
        """A line to type in, the kinds, the list, the page."""
        hint = Message("Find: word, name, code, in any language")
        yield Input(placeholder=self.say(hint), id="sought", compact=True)
        words = [(_ALL, Message("Everything")), *((str(one), PARTS[one]) for one in PARTS)]
        yield Chips(((name, self.say(one)) for name, one in words), id="parts")
        yield Static(id="told", classes="-gone", markup=False)
        with Horizontal(id="sides"):
            with Vertical(id="list"):
                yield LibraryTree(self.say, id="tree")
                yield ResultList(self.say, id="results")
            with Vertical(id="shown"):
                yield Horizontal(id="languages", classes="-gone")
                yield LibraryPage(self.say, id="page")

    def on_mount(self) -> None:
        """Read the newest release."""
        self.page.tell(WELCOME)
        self.results.add_class("-gone")
        self.query_one("#parts", Chips).hide(f"chip-{Part.QUESTION}")
        self.whole.focus()
        if not self.is_working:
            self.read()

    @property
    def whole(self) -> LibraryTree:
        """Everything, part by part."""
        return self.query_one(LibraryTree)

    @property
    def results(self) -> ResultList:
        """What was found."""
        return self.query_one(ResultList)

    @property
    def sought(self) -> Input:
        """The line to type in."""
        return self.query_one("#sought", Input)

    # What is shown

    def show_library(self, library: Library) -> None:
        """Show what there is in a library that was just read."""
        parts = self.query_one("#parts", Chips)
        if library.opened:
            parts.show(f"chip-{Part.QUESTION}")
        if self.shown_key is None:
            self.page.tell(WELCOME)
        self._show_tree()
        self._search()

    @property
    def _part(self) -> Part | None:
        chosen = self.query_one("#parts", Chips).chosen
        return Part(chosen) if chosen and chosen != _ALL else None

    def _show_tree(self) -> None:
        if self.library:
            self.whole.show(self.library, self.reader, self._part)

    def _search(self) -> None:
        """List what has the words that stand in the line; without any, the tree is shown."""
        typed = self.sought.value
        if self.library is None:
            return
        matches = find_items(self.library, typed, self._part) if typed.strip() else None
        self.whole.set_class(matches is not None, "-gone")
        self.results.set_class(matches is None, "-gone")
        self._tell_found(matches)
        self._count(matches)
        if matches is not None:
            self.results.show(matches.items, self.reader)

    def _tell_found(self, matches: Matches | None) -> None:
        """Say so where what is found is not quite what was typed."""
        words = self._found_words(matches) if matches else None
        told = self.query_one("#told", Static)
        told.set_class(words is None, "-gone")
        if words:
            told.update(self.say(words))

    def _found_words(self, matches: Matches) -> Message | None:
        if not matches.found.places:
            text = "Nothing is like “{words}”. Type another word; Escape shows everything again."
            return Message(text, words=self.sought.value.strip())
        meant = " ".join(matches.found.meant)
        if matches.found.is_partial:
            return Message("Nothing has all these words; these have some of them.")
        if meant:
            return Message("Nothing is spelt so; found with “{words}”:", words=shown(meant))
        return None

    def _count(self, matches: Matches | None) -> None:
        """Say at each kind how many were found."""
        parts = self.query_one("#parts", Chips)
        for part, words in PARTS.items():
            count = f" {matches.counts.get(part, 0)}" if matches else ""
            parts.word(part, f"{self.say(words)}{count}")

    def offer_languages(self, languages: tuple[str, ...], chosen: str) -> None:
        """Offer languages above the page; none: what is shown has none."""
        place = self.query_one("#languages", Horizontal)
        place.set_class(not languages, "-gone")
        if not languages:
            return
        at = str(languages.index(chosen))
        if languages == self._offered:
            place.query(Chips).last().choose(at)  # one before it may be on its way out
            return
        self._offered = languages
        words = [(str(number), shown(_called(one))) for number, one in enumerate(languages)]
        place.remove_children()
        place.mount(Chips(words, chosen=at))

    # What people do

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    @on(Input.Submitted, "#sought")
    def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        self._focus_list()

    def on_key(self, event: events.Key) -> None:
        """Down leads from the line to what was found."""
        if event.key == "down" and self.focused is self.sought:
            event.stop()
            self._focus_list()

    def _focus_list(self) -> None:
        (self.results if self.sought.value.strip() else self.whole).focus()

    @on(Tabs.TabActivated, "#parts")
    def _take_part(self, event: Tabs.TabActivated) -> None:
        event.stop()
        self._show_tree()
        self._search()

    @on(Tabs.TabActivated, "#languages Chips")
    def _take_language(self, event: Tabs.TabActivated) -> None:
        event.stop()
        if event.tabs is self.query("#languages Chips").last():
            self.show_language(self._offered[int(event.tabs.active.partition("-")[2])])

    @on(LibraryTree.Marked)
    @on(ResultList.Marked)
    def _mark(self, event: LibraryTree.Marked | ResultList.Marked) -> None:
        event.stop()
        self.forget_before()
        self.show_key(event.key)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is shown."""
        shown_part = self.shown_key.part if self.shown_key else None
        needed = {
            "copy_name": self.shown_key is not None,
            "next_language": bool(self.shown_key and self.languages(self.shown_key)),
            "before": self.has_before,
            "compose": shown_part is Part.TEMPLATE,
            "check_form": self.form is not None,
            "align_form": self.form is not None,
        }
        return needed.get(action, super().check_action(action, parameters))

    def action_find(self) -> None:
        """Type what to find."""
        self.set_focus(self.sought)

    def action_next_part(self) -> None:
        """Keep to the next kind."""
        self.query_one("#parts", Chips).choose_next()

    def action_next_language(self) -> None:
        """Show the question in the next language."""
        self.query_one("#languages Chips", Chips).choose_next()

    def action_copy_name(self) -> None:
        """Copy the name of what is shown."""
        if self.shown_key:
            name = self.shown_key.copied
            self.app.copy_to_clipboard(name)
            self.tell(Message("{name} is copied", name=name))

    def action_before(self) -> None:
        """Go back to the page that led here."""
        self.show_before()

    def action_back(self) -> None:
        """Stop the work; else go back; else show the tree again."""
        if self.is_working:
            self.stop_work()
        elif self.focused is self.sought or not self.show_before():
            self.sought.clear()
            self._focus_list()

    def action_compose(self) -> None:
        """Compose a form from the template that is shown."""
        if self.shown_key and self.library:
            wish = FormWanted(self.shown_key.name, self.library.name)
            self.shell.go("compose", wish=wish)

    def action_check_form(self) -> None:
        """Check the form that is open."""
        if self.form:
            self.shell.go("check", self.form)

    def action_align_form(self) -> None:
        """Hold the form that is open beside the dictionary."""
        if self.form:
            self.shell.go("align", self.form)

    def action_open_form(self) -> None:
        """Find the questions of a form here, too."""
        self.pick_file(Message("Which form?"), self.open)

    def action_release(self) -> None:
        """Show another release of a standard."""
        workspace = self.shell.workspace
        self.work(lambda _tell: release_names(workspace), self._ask_release, group="releases")

    def _ask_release(self, names: tuple[str, ...]) -> None:
        chosen = self.library.name if self.library else ""
        options = [(name, name) for name in names]
        self.choose(Message("Which release?"), options, self.read, chosen=chosen)


def _called(language: str) -> str:
    """A language without its code: ``Français``; a dash for columns that name none."""
    return language.partition(" (")[0] or "–"
