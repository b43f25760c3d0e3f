"""The old and the new text on one line, what is gone struck out and what has come in bold."""

from collections.abc import Iterator

from formkit.render.change_items import ChangeItem
from formkit.render.change_words import is_worded, sides_of
from formkit.render.markdown.markup import escaped
from formkit.render.text.words import WordStep, word_steps

_MOST = 40
"""Words of one text; an e-mail needs no more to be understood."""
_AROUND = 5
"""Words shown on either side of what changed."""


def changed_words(item: ChangeItem) -> str:
    """What stood there and what stands there; long texts are cut, with ``…`` where."""
    old, new = sides_of(item)
    steps = word_steps(old, new) if old and new and is_worded(item) else ()
    if steps:
        return " ".join(_marked(steps))
    return " → ".join(_side(text, sign) for text, sign in ((old, "~~"), (new, "**")) if text)


def _side(text: str, sign: str) -> str:
    return f"{sign}{escaped(_cut(text.split()))}{sign}"


def _marked(steps: tuple[WordStep, ...]) -> Iterator[str]:
    for number, step in enumerate(steps):
        if step.kept:
            is_first, is_last = number == 0, number == len(steps) - 1
            yield escaped(_kept(step.kept.split(), is_first=is_first, is_last=is_last))
        if step.gone:
            yield _side(step.gone, "~~")
        if step.come:
            yield _side(step.come, "**")


def _kept(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """What stayed, but for its middle, or its end that is far from all changes."""
    if len(words) <= 2 * _AROUND + 1:
        return " ".join(words)
    before = [] if is_first else words[:_AROUND]
    after = [] if is_last else words[-_AROUND:]
    return " ".join((*before, "…", *after))


def _cut(words: list[str]) -> str:
    return " ".join((*words[:_MOST], "…") if len(words) > _MOST else words)
