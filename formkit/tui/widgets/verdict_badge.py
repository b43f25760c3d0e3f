"""What a change costs, as signs and words; colour only adds to them."""

from collections.abc import Callable, Iterator

from textual.content import Content

from formkit.changes.verdicts import Verdict
from formkit.core.messages import Message
from formkit.render.verdict_badges import ASPECTS, Badge, Level, badges_of

Say = Callable[[Message], str]

MUTED = "$foreground 65%"
"""The colour of what matters less."""

LEVEL_SIGNS = {
    Level.NONE: "·",
    Level.LIGHT: "○",
    Level.HEAVY: "▲",
    Level.UNKNOWN: "?",
    Level.WORST: "■",
}
"""Signs that every terminal has, so that colour is never the only one."""
LEVEL_COLOURS = {
    Level.NONE: MUTED,
    Level.LIGHT: "$secondary",
    Level.HEAVY: "$warning",
    Level.UNKNOWN: "$warning",
    Level.WORST: "$error",
}


def badge(one: Badge, say: Say) -> Content:
    """One part of a verdict: its sign and its word."""
    return Content.styled(f"{LEVEL_SIGNS[one.level]} {say(one.word)}", LEVEL_COLOURS[one.level])


def badges(verdict: Verdict, say: Say) -> Content:
    """The three parts of a verdict side by side."""
    return Content("   ").join([badge(one, say) for one in badges_of(verdict)])


def reasons(verdict: Verdict, say: Say) -> Iterator[Content]:
    """Why, part by part, each below what it is about."""
    for one in badges_of(verdict):
        yield Content.assemble(
            badge(one, say), (f"  {say(ASPECTS[one.aspect])}", MUTED), "\n", say(one.reason)
        )
