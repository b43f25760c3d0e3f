"""The old and the new text beside each other, their words marked where they differ."""

from collections.abc import Iterator

from formkit.render.change_items import ChangeItem
from formkit.render.change_words import is_worded, sides_of
from formkit.render.html.markup import Html, element
from formkit.render.text.words import WordStep, word_steps


def marked_sides(item: ChangeItem) -> tuple[Html | str, Html | str]:
    """What stands on the old and on the new side; empty where nothing does."""
    old, new = sides_of(item)
    steps = word_steps(old, new) if old and new and is_worded(item) else ()
    if steps:
        return _side(_marked(steps, is_new=False)), _side(_marked(steps, is_new=True))
    return _side([old]) if old else "", _side([new]) if new else ""


def _side(parts: list[str]) -> Html:
    return element("bdi", *parts, dir="auto")


def _marked(steps: tuple[WordStep, ...], *, is_new: bool) -> list[str]:
    return list(_spaced(_words(steps, is_new=is_new)))


def _words(steps: tuple[WordStep, ...], *, is_new: bool) -> Iterator[str]:
    for step in steps:
        if step.kept:
            yield step.kept
        elif is_new and step.come:
            yield element("ins", step.come)
        elif not is_new and step.gone:
            yield element("del", step.gone)


def _spaced(words: Iterator[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        if number:
            yield " "
        yield word
