"""The library that is open, and the page that is shown of it."""

from functools import partial
from pathlib import Path

from textual import on

from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.reading import read_form
from formkit.jobs.library import Library, read_library
from formkit.jobs.library.items import Key, Part
from formkit.jobs.library.pages import page_of
from formkit.jobs.question_looks import Look, look_at
from formkit.tui.job_screen import JobScreen
from formkit.tui.widgets.library_page import LibraryPage
from formkit.tui.working import Tell

_LOOKING = frozenset((Part.VARIABLE, Part.LIST, Part.QUESTION))
"""Parts that look like something on a phone."""
_MOST_OF_LIST = 300
"""Choices of a list that are shown on its own page."""


class ShowingScreen(JobScreen):
    """Reads a library, and shows its pages one after the other."""

    def __init__(self) -> None:
        """Begin without a library."""
        super().__init__()
        self.library: Library | None = None
        self.form: Path | None = None
        """The form whose questions are found, too."""
        self.shown_key: Key | None = None
        self._before: list[Key] = []
        self._language = ""

    # The library

    def read(self, name: str = "") -> None:
        """Read a release of a standard; the form that is open stays.

        Args:
            name: ``dtm-wca/2026.1``; empty: the newest.
        """
        opened = self.library.opened if self.library else None
        self.work(
            lambda _tell: _indexed(read_library(name, self.shell.workspace, opened)),
            self._take,
            doing=Message("reading the standard …"),
            group="read",
        )

    def open(self, *paths: Path) -> None:
        """Take a form, so that its questions are found beside those of the standard."""
        self.work(
            partial(_with_form, self.library, self.shell.workspace, paths[0]),
            partial(self._take_form, paths[0]),
            doing=Message("reading the form …"),
            group="read",
        )

    def _take_form(self, path: Path, library: Library) -> None:
        self.form = path
        self._take(library)

    def _take(self, library: Library) -> None:
        self.library = library
        self._before.clear()
        if self.shown_key not in library.by_key:
            self.shown_key = None
        self.show_library(library)
        self.refresh_bindings()

    def show_library(self, library: Library) -> None:
        """Show what there is in a library that was just read."""
        raise NotImplementedError

    @property
    def reader(self) -> str:
        """The code of the reader's language."""
        return str(self.shell.language)

    # The page

    @property
    def page(self) -> LibraryPage:
        """Where pages are shown."""
        return self.query_one(LibraryPage)

    def show_key(self, key: Key) -> None:
        """Show the page of a thing."""
        if self.library is None or key == self.shown_key:
            return
        self.shown_key = key
        self._offer_languages(key)
        self.page.show(page_of(self.library, key, self.reader), self._look(key))
        self.refresh_bindings()

    @on(LibraryPage.Followed)
    def _follow(self, event: LibraryPage.Followed) -> None:
        event.stop()
        if self.shown_key:
            self._before.append(self.shown_key)
        self.show_key(event.key)

    def show_before(self) -> bool:
        """Show the page from which one came here; tell whether there was one."""
        if not self._before:
            return False
        self.show_key(self._before.pop())
        return True

    @property
    def has_before(self) -> bool:
        """Tell whether one followed a link to get here."""
        return bool(self._before)

    def forget_before(self) -> None:
        """Begin a way of links anew."""
        self._before.clear()

    # How it looks, in one language

    def _look(self, key: Key) -> Look | None:
        if self.library is None or key.part not in _LOOKING:
            return None
        is_asked = key.part is Part.QUESTION
        logic = self.library.opened_logic if is_asked else self.library.logic
        entry = self.library.entry(key)
        if key.part is Part.LIST:
            return look_at(entry, logic, self._language, shown=_MOST_OF_LIST)
        return look_at(entry, logic, self._language)

    def languages(self, key: Key) -> tuple[str, ...]:
        """The languages that a thing can be looked at in."""
        if self.library is None or key.part not in _LOOKING:
            return ()
        if key.part is Part.QUESTION and self.library.opened:
            return self.library.opened.languages
        return tuple(one.name for one in self.library.standard.languages)

    def _offer_languages(self, key: Key) -> None:
        """Offer the languages of a thing; the one that is chosen stays, else the reader's."""
        languages = self.languages(key)
        if languages and self._language not in languages:
            wanted = language_code(self._language) or self.reader
            same = (one for one in languages if language_code(one) in {wanted, self.reader})
            self._language = next(same, languages[0])
        self.offer_languages(languages, self._language)

    def offer_languages(self, languages: tuple[str, ...], chosen: str) -> None:
        """Offer languages; none: what is shown has none."""
        raise NotImplementedError

    def show_language(self, language: str) -> None:
        """Show the same thing in another language."""
        if language != self._language:
            self._language = language
            if self.shown_key:
                self.page.show_look(self._look(self.shown_key))


def _indexed(library: Library) -> Library:
    """The library with its index, so that nobody waits for it at the first key."""
    _ = library.search, library.logic.entries
    return library


def _with_form(library: Library | None, workspace: Path, path: Path, _tell: Tell) -> Library:
    form = read_form(path)
    if library is None:
        return _indexed(read_library("", workspace, form))
    return _indexed(replace(library, opened=form))
