"""Everything about one change: both sides, what it costs and why, what was decided."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceRemoved, ListAdded, ListRemoved
from formkit.changes.kinds.rows import NodeAdded, NodeRemoved, type_of
from formkit.changes.telling import told_of
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.core.messages import Message
from formkit.jobs.judging import Judged
from formkit.model.attributes import cells_of
from formkit.model.form import Choice, ChoiceList, Node
from formkit.render.change_items import ChangeItem
from formkit.render.change_words import is_of_cell, is_worded, place_of, sides_of
from formkit.render.comparison_notes import changes_counted
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.verdict_badges import CLASSES
from formkit.tui.bidi import shown
from formkit.tui.widgets.sides import Sides
from formkit.tui.widgets.verdict_badge import MUTED, badges, reasons
from formkit.tui.widgets.wording import Pieces, compared, plain, written

_MOST_TOLD = 12
"""Changes of one part that are told below each other."""
_MOST_CHOICES = 40
_WIDTH = 60
_NOTHING = Content("")


class ChangeDetail(VerticalScroll):
    """One change, or the changes of one part of the form."""

    DEFAULT_CSS = """
    ChangeDetail {
        padding: 0 2;
        scrollbar-size-vertical: 1;
        #told { height: auto; }
        #verdict { height: auto; display: none; }
        #sides.-gone { display: none; }
        #why { height: auto; }
    }
    ChangeDetail:focus { background-tint: $foreground 3%; }
    """

    def __init__(self, screen: Screen, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a change.

        Args:
            screen: whose language is spoken.
            id: of the widget.
        """
        super().__init__(id=id)
        self._screen = screen
        self._say = screen.say

    def compose(self) -> ComposeResult:
        """What happened, its verdict where the room is narrow, both sides, and why it matters."""
        yield Static(id="told", markup=False)
        yield Static(id="verdict", markup=False)
        yield Sides(self._say, id="sides")
        yield Static(id="why", markup=False)

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a change."""
        self._show(Content(words), None, Content(""))

    def show_one(
        self, judged: Judged, item: ChangeItem, label: str, *, is_redeployed: bool
    ) -> None:
        """Show one change.

        Args:
            judged: the forms.
            item: the change.
            label: how the row or choice was worded; empty where nothing is to be said.
            is_redeployed: whether to tell when it can go to devices.
        """
        self._show(
            self._told(item, label),
            sides(item),
            Content("\n\n").join(list(self._why(judged, item, is_redeployed=is_redeployed))),
            Content("") if item.is_spelling else badges(item.verdict, self._say),
        )

    def show_many(
        self, name: str, items: Sequence[ChangeItem], *, notes: Sequence[Message] = ()
    ) -> None:
        """Show the changes of one part of the form, below each other.

        Args:
            name: of the part.
            items: all changes in it.
            notes: what is said before them.
        """
        counted = self._say(changes_counted(len(items)))
        told = Content.assemble((name, "bold"), "  ", (counted, MUTED))
        each = [Content.styled(f"! {self._say(one)}", "$warning") for one in notes]
        each += [self._briefly(item) for item in items[:_MOST_TOLD]]
        if more := len(items[_MOST_TOLD:]):
            each.append(Content.styled(self._say(Message("… {count} more", count=more)), MUTED))
        self._show(told, None, Content("\n") + Content("\n\n").join(each))

    def _show(
        self,
        told: Content,
        both: tuple[Pieces | None, Pieces | None] | None,
        why: Content,
        verdict: Content = _NOTHING,
    ) -> None:
        self.query_one("#told", Static).update(told)
        self.query_one("#why", Static).update(why)
        badges_line = self.query_one("#verdict", Static)
        badges_line.update(verdict)
        badges_line.set_class(not verdict, "-gone")
        side_by_side = self.query_one(Sides)
        side_by_side.set_class(both is None, "-gone")
        if both is not None:
            side_by_side.show(*both)
        self.scroll_home(animate=False)

    def _told(self, item: ChangeItem, label: str) -> Content:
        lines = [Content.styled(self._heading(item), "bold")]
        about = " · ".join(filter(None, (place_of(item, self._screen), *self._around(item))))
        if about:
            lines.append(Content.styled(about, MUTED))
        if label and label != told_of(item.change).old:
            lines.append(Content.styled(shown(harmless(label)), f"{MUTED} italic"))
        return Content("\n").join(lines)

    def _around(self, item: ChangeItem) -> Iterator[str]:
        """The groups around a row, from the outermost on; the list of a choice."""
        at = getattr(item.change, "at", None)
        if isinstance(at, Address) and at.parent.steps:
            groups = " > ".join(at.parent.path.split("/"))
            yield shown(self._say(Message("in {groups}", groups=groups)))
        elif isinstance(at, ChoiceAddress):
            yield shown(self._say(Message("in the list {name}", name=at.list.path)))

    def _heading(self, item: ChangeItem) -> str:
        if is_of_cell(item):
            return shown(f"{harmless(item.name)} · {harmless(item.header)}")
        return shown(self._say(describe(item.change)))

    def _why(self, judged: Judged, item: ChangeItem, *, is_redeployed: bool) -> Iterator[Content]:
        if standing := describe_standing(item.change):
            yield Content(shown(self._say(standing)))
        if item.is_spelling:
            text = "It differs in spelling only: nothing has to be decided."
            yield Content.styled(self._say(Message(text)), MUTED)
            return
        yield from self._decided(judged, item)
        yield from reasons(item.verdict, self._say)
        if is_redeployed:
            moment = redeployment_of(item.verdict).reason
            yield Content.assemble(
                (self._say(Message("On devices")), "bold"), "\n", self._say(moment)
            )
        if item.verdict.mapping:
            pairs = ", ".join(f"{old} → {new}" for old, new in item.verdict.mapping.pairs)
            yield Content(shown(self._say(Message("map old to new: {pairs}", pairs=pairs))))
        change_class = item.verdict.change_class
        head = self._screen.heading(str(change_class))
        yield Content.styled(f"{head}{self._say(CLASSES[change_class])}", MUTED)

    def _decided(self, judged: Judged, item: ChangeItem) -> Iterator[Content]:
        stance = judged.stance(item.change)
        if stance is not None and stance.declared:
            text = Message("declared in {file}", file=judged.adaptation.name)
            if stance.reason:
                text = Message("declared: {reason}", reason=stance.reason)
            yield Content.styled(f"✓ {self._say(text)}", "$success")
        if request := judged.request(item.change):
            text = Message(
                "a waiver was asked for until {day}: {reason}",
                day=request.expires,
                reason=request.reason,
            )
            yield Content.styled(f"✓ {self._say(text)}", "$success")

    def _briefly(self, item: ChangeItem) -> Content:
        lines = [Content.styled(f"{self._heading(item)}", "bold")]
        both = sides(item)
        for sign, pieces in zip("-+", both or (None, None), strict=True):
            if pieces is not None:
                text = written(pieces, _WIDTH, is_new=sign == "+")
                lines.append(Content.assemble((f"{sign} ", MUTED), text))
        if not item.is_spelling:
            lines.append(badges(item.verdict, self._say))
        return Content("\n").join(lines)


def sides(item: ChangeItem) -> tuple[Pieces | None, Pieces | None] | None:
    """What stands on each side; None where the heading says it all."""
    match item.change:
        case NodeAdded(new=one) | ChoiceAdded(new=one) | ListAdded(new=one):
            return None, plain(_content(one))
        case NodeRemoved(old=one) | ChoiceRemoved(old=one) | ListRemoved(old=one):
            return plain(_content(one)), None
        case _ if is_of_cell(item):
            old, new = sides_of(item)
            if old and new and is_worded(item):
                return compared(old, new)
            return (plain(old) if old else None, plain(new) if new else None)
        case _:
            return None


def _content(one: Node | Choice | ChoiceList) -> str:
    return _list(one) if isinstance(one, ChoiceList) else _row(one)


def _row(row: Node | Choice) -> str:
    """All filled cells of a row."""
    first = row.code if isinstance(row, Choice) else type_of(row).text
    cells = (f"{key}: {text}" for key, text in (*cells_of(row), *row.extra))
    return "\n".join((first, *cells))


def _list(one: ChoiceList) -> str:
    lines = [f"{choice.code}  {choice.labels.first}" for choice in one.choices[:_MOST_CHOICES]]
    return "\n".join((*lines, "…") if len(one.choices) > _MOST_CHOICES else lines)
