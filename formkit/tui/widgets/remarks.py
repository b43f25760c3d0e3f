"""What there is to say of a form in the making, a sentence a line."""

from collections.abc import Callable, Iterator

from textual import on
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.drafting.preview import Preview
from formkit.render.failures import sentences_of
from formkit.tui.bidi import shown
from formkit.tui.widgets.findings_tree import SIGNS
from formkit.tui.widgets.hanging import Hanging

_NOTE = "·"
_PROBLEM = "✗"
_FINE = "✓"
_WAITING = "…"
_ERROR = "$error"
_STYLES = {Severity.ERROR: _ERROR, Severity.WARNING: "$warning", Severity.INFO: "$secondary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remark:
    """One sentence about the form."""

    sign: str
    message: Message
    style: str = "dim"
    name: str = ""
    """The row that it is about, if it is about one."""
    is_untranslated: bool = False
    """Whether it says how much wording a language lacks."""


class Remarks(OptionList):
    """Why there is no form, else what waits for a translation, findings by severity, notes."""

    DEFAULT_CSS = """
    Remarks {
        height: 1fr; min-height: 4; border: none; border-top: solid $panel; padding: 0 1;
        background: $background; scrollbar-size-vertical: 1;
        & > .option-list--option-highlighted { background: $panel; color: $foreground; }
        &:focus > .option-list--option-highlighted { text-style: bold; }
        &:focus { border: none; border-top: solid $primary; background-tint: $foreground 0%; }
    }
    """

    class RowWanted(Posted):
        """Somebody wants to see the row that a remark is about."""

        def __init__(self, name: str) -> None:
            """Keep its name."""
            super().__init__()
            self.name = name

    class TranslationWanted(Posted):
        """Somebody wants to write what a language lacks."""

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin with nothing to say.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id, markup=False)
        self._say = say
        self._remarks: tuple[_Remark, ...] = ()

    def show(self, preview: Preview | None) -> None:
        """Show what there is to say; None: nothing."""
        remarks = tuple(_remarks_of(preview)) if preview else ()
        if remarks == self._remarks:
            return
        self._remarks = remarks
        place = self.highlighted
        self.clear_options()
        self.add_options([Option(self._words(one)) for one in remarks])
        if place is not None and remarks:
            self.highlighted = min(place, len(remarks) - 1)

    def _words(self, remark: _Remark) -> Hanging:
        sign = Content.styled(f"{remark.sign} ", remark.style)
        return Hanging(sign, Content(shown(self._say(remark.message))))

    @on(OptionList.OptionSelected)
    def _want_row(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        remark = self._remarks[event.option_index]
        if remark.is_untranslated:
            self.post_message(self.TranslationWanted())
        elif remark.name:
            self.post_message(self.RowWanted(remark.name))


def _remarks_of(preview: Preview) -> Iterator[_Remark]:
    if preview.error is not None:
        text = Message("The form cannot be built like this; the outline is that of before.")
        yield _Remark(sign=_PROBLEM, style=_ERROR, message=text)
        for _, message in sentences_of(preview.error):
            yield _Remark(sign=_PROBLEM, style=_ERROR, message=message)
        return
    warning = Severity.WARNING
    for _, told in preview.untranslated:
        text = Message("{remark}. Press t to go through them here", remark=told)
        yield _Remark(
            sign=SIGNS[warning], style=_STYLES[warning], message=text, is_untranslated=True
        )
    if preview.findings is None:
        yield _Remark(sign=_WAITING, message=Message("asking the rules …"))
    for one in preview.findings or ():
        message = Message("{rule}: {message}", rule=one.rule, message=one.message)
        style = _STYLES[one.severity]
        yield _Remark(sign=SIGNS[one.severity], style=style, message=message, name=one.name)
    for note in preview.notes:
        if note not in preview.untranslated:
            yield _Remark(sign=_NOTE, message=note[1])
    if preview.findings == () and not preview.notes:
        yield _Remark(sign=_FINE, message=Message("The rules find nothing."))
