"""Everything about one thing in the library: how it looks, what is true of it, where it leads."""

from collections.abc import Callable, Iterator
from textwrap import wrap

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.library.facts import Fact, Said
from formkit.jobs.library.items import Key, Part
from formkit.jobs.library.pages import Page
from formkit.jobs.question_looks import Look
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.widgets.library_words import ONE
from formkit.tui.widgets.question_card import QuestionCard

_FAINT = "$foreground 65%"
_TITLES = 24
"""Columns that titles of facts take at most."""
_EDGE = 5
"""Columns of blanks and scroll bar beside the text."""


class LibraryPage(VerticalScroll):
    """One page."""

    DEFAULT_CSS = """
    LibraryPage {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        #title { height: auto; padding: 0 1; }
        #facts { height: auto; padding: 0 1; margin-top: 1; }
        #links {
            height: auto; border: none; padding: 0 1; margin-top: 1; background: $background;
            text-wrap: nowrap; text-overflow: ellipsis;
            &:focus { border: none; background-tint: $background 0%; }
            & > .option-list--option-highlighted { background: $background; color: $foreground; }
            &:focus > .option-list--option-highlighted { background: $primary 28%; }
        }
        .-gone { display: none; }
    }
    LibraryPage:focus { background-tint: $foreground 3%; }
    """

    class Followed(Posted):
        """Somebody follows a link."""

        def __init__(self, key: Key) -> None:
            """Keep where it leads."""
            super().__init__()
            self.key = key

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a page.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        """What it is called, how it looks, what is true of it, where it leads."""
        yield Static(id="title", markup=False)
        yield QuestionCard(self._say, id="card")
        yield Static(id="facts", markup=False)
        yield OptionList(id="links", markup=False)

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.tell(Message(""))

    def tell(self, words: Message) -> None:
        """Show a sentence in place of a page."""
        self._page = None
        self.query_one("#title", Static).update(self._say(words))
        for name in ("card", "facts", "links"):
            self._part(name, is_there=False)

    def show(self, page: Page, look: Look | None) -> None:
        """Show another page.

        Args:
            page: what there is to read.
            look: how it looks as a question, or its choices; None: like nothing.
        """
        self._page = page
        self.query_one("#title", Static).update(self._title(page, look))
        self.show_look(look)
        self._part("facts", is_there=bool(page.facts))
        self._draw()
        self._part("links", is_there=bool(page.shelves))
        links = self.query_one("#links", OptionList)
        links.set_options(self._options(page))
        self.scroll_home(animate=False)

    def show_look(self, look: Look | None) -> None:
        """Show how it looks in another language."""
        self._part("card", is_there=look is not None)
        if look is not None and self._page:
            has_codes = self._page.key.part is Part.LIST
            self.query_one(QuestionCard).show(look, has_codes=has_codes)

    def on_resize(self, _event: events.Resize) -> None:
        """Break the lines of facts anew."""
        self._draw()

    def _part(self, name: str, *, is_there: bool) -> None:
        self.query_one(f"#{name}").set_class(not is_there, "-gone")

    def _title(self, page: Page, look: Look | None) -> Content:
        kind = f"{self._say(ONE[page.key.part])} · {page.key.copied}"
        if look is not None and page.key.part is not Part.LIST:
            type_ = " ".join(filter(None, (look.type, look.list_name)))
            fits = len(kind) + len(type_) + 3 < self.size.width - _EDGE
            kind += f" · {type_}" if fits else f"\n{type_}"
        title = (shown(harmless(page.title)), "bold $primary")
        return Content.assemble(title, "\n", (harmless(kind), _FAINT))

    def _draw(self) -> None:
        if self._page:
            facts = Content("\n").join(self._facts(self._page.facts))
            self.query_one("#facts", Static).update(facts)

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[Content]:
        """Titles in one column, and what is said beside them in another."""
        titles = [self._say(one.title) for one in facts]
        most = min(_TITLES, self.size.width // 3)
        column = min(max(map(len, titles), default=0), most) + 2
        width = max(self.size.width - _EDGE - column, 16)
        for title, fact in zip(titles, facts, strict=True):
            lines = wrap(self._worded(fact.text), width) or [""]
            first, *others = map(shown, lines)
            head = f"{title:{column}}"
            if len(title) + 2 > column:
                head = f"{title}\n{' ' * column}"
            rest = "".join(f"\n{' ' * column}{line}" for line in others)
            yield Content.assemble((head, _FAINT), first, rest)

    def _worded(self, said: Said) -> str:
        return self._say(said) if isinstance(said, Message) else harmless(said)

    def _options(self, page: Page) -> Iterator[Option]:
        """Headings, which nobody can choose, and links below them."""
        for number, shelf in enumerate(page.shelves):
            blank = "\n" if number else ""
            heading = Content.assemble(blank, (self._say(shelf.title), f"bold {_FAINT}"))
            yield Option(heading, disabled=True)
            for link in shelf.links:
                name = "" if link.text == link.key.copied else f"  {link.key.copied}"
                note = f"  {self._worded(link.note)}" if link.note else ""
                text = Content.assemble(
                    "→ ", shown(link.text), (harmless(name), _FAINT), (shown(note), "italic")
                )
                yield Option(text)

    def _leads(self) -> list[Key | None]:
        """Where each line of the links leads; None for headings."""
        found: list[Key | None] = []
        for shelf in self._page.shelves if self._page else ():
            found += [None, *(link.key for link in shelf.links)]
        return found

    @on(OptionList.OptionSelected, "#links")
    def _follow(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = self._leads()[event.option_index]
        if key:
            self.post_message(self.Followed(key))
