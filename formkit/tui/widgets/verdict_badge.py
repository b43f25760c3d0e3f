"""What a change costs, as signs and words; colour only adds to them."""

from collections.abc import Callable, Iterator

from textual.content import Content

from formkit.changes.verdicts import Verdict
from formkit.core.messages import Message
from formkit.render.verdict_badges import ASPECTS, Badge, Level, badges_of
from formkit.tui.bidi import shown
from formkit.tui.widgets.hanging import Hanging

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


def hanging_badge(one: Badge, say: Say) -> Hanging:
    """The same where the room is narrow: further lines stand below the word."""
    colour = LEVEL_COLOURS[one.level]
    sign = Content.styled(f"{LEVEL_SIGNS[one.level]} ", colour)
    return Hanging(sign, Content.styled(say(one.word), colour))


def weighty_reasons(verdict: Verdict, say: Say) -> Iterator[Hanging]:
    """Why, in a line for each part that weighs anything, the gravest first; no reason twice."""
    told: set[str] = set()
    for one in sorted(badges_of(verdict), key=lambda one: -one.level.rank):
        reason = say(one.reason)
        if one.level is not Level.NONE and reason not in told:
            told.add(reason)
            colour = LEVEL_COLOURS[one.level]
            yield Hanging(Content.styled(f"{LEVEL_SIGNS[one.level]} ", colour), _told(reason))


def _told(reason: str) -> Content:
    return Content.styled(shown(reason), "$foreground")


def badges(verdict: Verdict, say: Say) -> Content:
    """The three parts of a verdict side by side."""
    return Content("   ").join([badge(one, say) for one in badges_of(verdict)])


def reasons(verdict: Verdict, say: Say) -> Iterator[Content]:
    """Why, part by part, each below what it is about."""
    for one in badges_of(verdict):
        yield Content.assemble(
            badge(one, say), (f"  {say(ASPECTS[one.aspect])}", MUTED), "\n", say(one.reason)
        )
