"""A question's choices beside those of the standard's list, in words."""

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.visual import Visual

from formkit.align.agreement import is_country_owned
from formkit.align.choices_beside import ChoiceBeside, ChoiceMark, choices_beside
from formkit.align.same_language import pair_for, pairs_of
from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.model.dictionary import StandardList
from formkit.model.form import ChoiceList
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.widgets.alignment_words import CHOICE_SIGNS, CHOICES, worded_in
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.sheet_row import FAINT

_MOST_CHOICES = 40
"""Choices of one kind that are told one by one."""
_INDENT = "  "


class ListBeside:
    """Words what a list and the standard's have in common."""

    def __init__(self, *, say: Callable[[Message], str], reader: str) -> None:
        """Speak to somebody.

        Args:
            say: words a message in the reader's language.
            reader: the code of that language.
        """
        self._say = say
        self._reader = reader

    def name(self, own: ChoiceList, theirs: StandardList) -> str:
        """What the two lists are called."""
        if is_country_owned(theirs):
            return self._say(Message("{list}: each country fills it", list=theirs.name))
        return f"{own.name} / {theirs.name}" if own.name != theirs.name else own.name

    def lines(self, own: ChoiceList, theirs: StandardList) -> Iterator[Visual]:
        """Those that differ under what they differ in; of the others, how many there are."""
        if is_country_owned(theirs):
            return
        choices = choices_beside(own, theirs)
        for mark, words in CHOICES.items():
            found = [one for one in choices if one.mark is mark]
            if not found:
                continue
            if mark is ChoiceMark.SAME:
                text = Message("{count} {count:choice is|choices are} the same", count=len(found))
                yield Content.styled(f"{_INDENT}= {self._say(text)}", FAINT)
                continue
            yield Hanging(Content(_INDENT), Content.styled(self._say(words), FAINT))
            yield from map(self._choice, found[:_MOST_CHOICES])
            if more := len(found[_MOST_CHOICES:]):
                yield Content(_INDENT * 2 + self._say(Message("and {count} more", count=more)))

    def _choice(self, one: ChoiceBeside) -> Visual:
        mark = Content.styled(f"{_INDENT}{CHOICE_SIGNS[one.mark]} ", "bold")
        code = (harmless(one.code), "bold")
        return Hanging(mark, Content.assemble(code, "  ", self._words(one)))

    def _words(self, one: ChoiceBeside) -> Content:
        """Both wordings in a language in which they differ, named where it is not the reader's."""
        pairs = (pair for pair in pairs_of(one.here, one.there) if not pair.is_same)
        pair = pair_for(pairs, self._reader)
        if one.mark is ChoiceMark.REWORDED and pair is not None:
            is_own = language_code(pair.language) == self._reader
            language = "" if is_own else f"  {harmless(pair.language)}"
            return Content.assemble(_both(pair.here, pair.there), (language, FAINT))
        here, there = (worded_in(texts, self._reader) for texts in (one.here, one.there))
        return Content(_both(here, there))


def _both(here: str, there: str) -> str:
    return " / ".join(shown(harmless(one)) for one in (here, there) if one)
