"""Upgrade: adaptations carried to another release, conflict by conflict."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, DataTable, OptionList, Static

from formkit.core.messages import Message
from formkit.jobs.merging.written_decisions import DecisionWord
from formkit.jobs.upgrading.sessions import UpgradeSession
from formkit.tui.bidi import shown
from formkit.tui.keys import key
from formkit.tui.screens.upgrade.conflicts import ConflictsScreen
from formkit.tui.screens.upgrade.words import (
    ABOUT,
    INVITE,
    line_told,
    region_head,
    session_head,
)
from formkit.tui.widgets.conflict_card import (
    ALIKE_KEY,
    CLEAR_KEY,
    KEYS,
    NOTE_KEY,
    ConflictCard,
    ShownConflict,
)
from formkit.tui.widgets.conflict_list import ConflictList
from formkit.tui.widgets.conflict_words import Sides
from formkit.tui.widgets.region_table import RegionTable

if TYPE_CHECKING:
    from textual.timer import Timer

_START, _REGION, _CONFLICTS = "start", "region", "conflicts"
_SECONDS_BETWEEN_LOOKS = 2.0
_OF_CONFLICTS = (
    *("step", "next_open", "decide", "note", "clear", "alike", "undo"),
    *("excel", "take_over", "to_region"),
)
_PARTS = {
    **dict.fromkeys(_OF_CONFLICTS, (_CONFLICTS,)),
    "write": (_REGION, _CONFLICTS),
    "write_all": (_REGION,),
    "read_anew": (_REGION, _CONFLICTS),
}
"""Action -> the parts of the screen in which there is something to do for it."""


class UpgradeScreen(ConflictsScreen):
    """What may be upgraded, a region, or the conflicts of one adaptation."""

    ABOUT = ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,right", "step(1)", Message("Next")),
        key("p,left", "step(-1)", Message("Previous")),
        key("u", "next_open", Message("Next undecided")),
        key(KEYS[DecisionWord.OURS], "decide('ours')", Message("Ours"), show=False),
        key(KEYS[DecisionWord.THEIRS], "decide('theirs')", Message("Theirs"), show=False),
        key(KEYS[DecisionWord.BASE], "decide('base')", Message("Base"), show=False),
        key(KEYS[DecisionWord.OWN], "decide('own')", Message("Own text"), show=False),
        key(NOTE_KEY, "note", Message("Note"), show=False),
        key(CLEAR_KEY, "clear", Message("Take the decision back"), show=False),
        key(ALIKE_KEY, "alike", Message("Decide what goes together alike"), show=False),
        key("z", "undo", Message("Undo")),
        key("s", "write", Message("Write")),
        key("a", "write_all", Message("Write all")),
        key("e", "excel", Message("Open in Excel")),
        key("i", "take_over", Message("Read decisions")),
        key("c", "to_region", Message("Countries")),
        key("o", "pick", Message("Open")),
        key("f", "pick_folder", Message("Folder")),
        key("r", "read_anew", Message("Read again")),
    ]
    DEFAULT_CSS = """
    UpgradeScreen {
        .head { height: 1; padding: 0 1; color: $primary; text-style: bold;
                text-wrap: nowrap; text-overflow: ellipsis; }
        #invite { padding: 1 2; width: 1fr; }
        #ways {
            height: auto; border: none; padding: 0 1; background: $background;
            &:focus { border: none; background-tint: $background 0%; }
            & > .option-list--option { padding: 0 1; }
            & > .option-list--option-highlighted { background: $primary 28%; color: $foreground; }
        }
        #told { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
        #all { display: none; }
        &.-middle, &.-wide {
            #all { display: block; border-right: solid $border; }
        }
        &.-wide #all { width: 48; }
        &.-high ConflictCard #sides { height: 18; }
    }
    """

    def __init__(self) -> None:
        """Begin without adaptations."""
        super().__init__()
        self._watch: Timer | None = None

    def compose_body(self) -> ComposeResult:
        """What may be upgraded; the region; the conflicts of one adaptation."""
        with ContentSwitcher(initial=_START, id="parts"):
            with Vertical(id=_START):
                yield Static(self.say(INVITE), id="invite", markup=False)
                yield OptionList(*self.ways(), id="ways", markup=False)
            with Vertical(id=_REGION):
                yield Static(id="region-head", classes="head", markup=False)
                yield RegionTable(self.say, id="lines")
                yield Static(id="told", markup=False)
            with Vertical(id=_CONFLICTS):
                yield Static(id="head", classes="head", markup=False)
                with Horizontal():
                    yield ConflictList(self.say, id="all")
                    yield ConflictCard(self.say, id="card")

    def on_mount(self) -> None:
        """Begin to watch the files."""
        self._watch = self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_around)
        self.query_one("#ways").focus()

    @property
    def part(self) -> str:
        """Which part of the screen is shown."""
        return self.query_one("#parts", ContentSwitcher).current or _START

    @part.setter
    def part(self, name: str) -> None:
        self.query_one("#parts", ContentSwitcher).current = name
        focus = {_START: "#ways", _REGION: "#lines", _CONFLICTS: "#choices"}[name]
        self.query_one(focus).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "write_all" and len(self.lines) < 2:  # noqa: PLR2004 - one is not all
            return False
        parts = _PARTS.get(action)
        if parts is None or not self.is_mounted:
            return super().check_action(action, parameters)
        return self.part in parts

    @on(OptionList.OptionSelected, "#ways")
    def _way(self, event: OptionList.OptionSelected) -> None:
        self.go_way(event.option_id)

    # The region

    def show_region(self) -> None:
        """Show adaptations that were carried; of one alone its conflicts."""
        self.part = _REGION
        self.show_lines()
        if len(self.lines) == 1:
            self._open_line(0)

    def show_lines(self) -> None:
        """Show the adaptations, or the one that is decided."""
        if self.part == _CONFLICTS:
            self.show_conflict()
            return
        text = self.say(region_head(self.lines, self.shown_path(self.source), self.to))
        self.query_one("#region-head", Static).update(Content(text))
        root = self.source if self.source.is_dir() else self.source.parent
        self.query_one(RegionTable).show(self.lines, root, self.at)
        self._tell_line(self.at)

    @on(DataTable.RowHighlighted)
    def _walk(self, event: DataTable.RowHighlighted) -> None:
        if self.part == _REGION and event.cursor_row < len(self.lines):
            self.at = event.cursor_row
            self._tell_line(self.at)

    @on(DataTable.RowSelected)
    def _select(self, event: DataTable.RowSelected) -> None:
        self._open_line(event.cursor_row)

    def _tell_line(self, at: int) -> None:
        told = Content(shown(self.say(line_told(self.lines[at], self.to))))
        self.query_one("#told", Static).update(told)

    def _open_line(self, at: int) -> None:
        session = self.lines[at].session
        if session is None or not session.decided.conflicts:
            return
        self.at = at
        first = next(iter(session.decided.open or session.decided.conflicts))
        self.key = first.conflict.key
        self.part = _CONFLICTS
        self.show_conflict()

    def action_to_region(self) -> None:
        """Go back to the region."""
        self.part = _REGION
        self.show_lines()

    def action_back(self) -> None:
        """Stop the work, or go back to the region."""
        if self.part == _CONFLICTS and not self.is_working:
            self.action_to_region()
        else:
            super().action_back()

    # One conflict

    def show_session(self, before: UpgradeSession) -> None:
        """Show an adaptation after a decision."""
        self.show_lines()
        session = self.session
        if session and session.is_clean and not before.is_clean:
            self.tell_decided()

    def show_conflict(self) -> None:
        """Show the conflict, among all others; the region where there is none left."""
        session = self.session
        if session is None or not self.conflicts:
            self.action_to_region()
            return
        self.key = self.conflict.conflict.key
        head = self.say(session_head(session, self.number + 1, self.lines[self.at].written))
        self.query_one("#head", Static).update(Content(head))
        self.query_one("#all", ConflictList).show(self.conflicts, self.key)
        one = session.upgraded
        names = Sides(old=one.old_version, country=one.country, new=one.new_version)
        card = ShownConflict(companions=self.companions, names=names)
        self.query_one(ConflictCard).show(card)

    @on(OptionList.OptionHighlighted, "#all")
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and event.option_id != self.key:
            self.key = event.option_id
            self.show_conflict()

    # Files

    def action_write(self) -> None:
        """Write the upgraded adaptation."""
        self.when_saved(self.write_one)

    def action_write_all(self) -> None:
        """Write all of them."""
        self.when_saved(self.write_all)

    def look_around(self) -> None:
        """Look for what others did to the files, while somebody looks at them here."""
        if self.is_current and self.part == _CONFLICTS and not self.is_working:
            self.look()
