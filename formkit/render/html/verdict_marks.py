"""What a change costs: three words, each unfolding to its reason."""

from collections.abc import Iterator

from formkit.changes.redeploying import redeployment_of
from formkit.changes.verdicts import Verdict
from formkit.core.messages import Message
from formkit.render.change_items import ChangeItem
from formkit.render.html.form_texts import isolated
from formkit.render.html.markup import Html, element
from formkit.render.screen import Screen
from formkit.render.text.verdicts import costs_nothing
from formkit.render.verdict_badges import CLASSES, Badge, Level, badges_of

SHAPES = {
    Level.NONE: "severity harmless",
    Level.LIGHT: "severity info",
    Level.HEAVY: "severity warning",
    Level.UNKNOWN: "severity skipped",
    Level.WORST: "severity error",
}
"""What draws the shape beside a word."""


def verdict_marks(
    items: tuple[ChangeItem, ...], screen: Screen, *, is_redeployed: bool = False
) -> Html:
    """The class and the three words of changes that cost the same.

    Args:
        items: one change or several; of several the first one's reasons are told.
        screen: whose language is spoken.
        is_redeployed: whether to tell when they can go to devices.
    """
    verdict = items[0].verdict
    class_name = verdict.change_class
    said = screen.say(CLASSES[class_name])
    parts = [element("abbr", str(class_name), title=said, class_="class")]
    if costs_nothing(verdict):
        reasons = (one.reason for one in badges_of(verdict))
        parts.append(_mark(Message("costs nothing"), Level.NONE, *reasons, screen=screen))
    else:
        parts += [_badge(one, items, screen) for one in badges_of(verdict)]
    if is_redeployed:
        found = redeployment_of(verdict)
        parts.append(element("p", screen.say(found.reason), class_="moment"))
    return element("div", *parts, *_mappings(items, screen), class_="costs")


def _badge(badge: Badge, items: tuple[ChangeItem, ...], screen: Screen) -> Html:
    reason = badge.reason
    others = (badges_of(one.verdict) for one in items[1:])
    if any(reason != one.reason for badges in others for one in badges if _is_like(one, badge)):
        reason = Message("the first of {count}: {reason}", count=len(items), reason=reason)
    return _mark(badge.word, badge.level, reason, screen=screen)


def _is_like(one: Badge, other: Badge) -> bool:
    return one.aspect == other.aspect


def _mark(word: Message, level: Level, *reasons: Message, screen: Screen) -> Html:
    head = element("summary", element("span", screen.say(word), class_=SHAPES[level]))
    said = (element("p", isolated(screen.say(one))) for one in reasons)
    return element("details", head, *said, class_="verdict")


def _mappings(items: tuple[ChangeItem, ...], screen: Screen) -> Iterator[Html]:
    """What to map; of several it stands in their table already."""
    mapping = _mapping_of(items[0].verdict) if len(items) == 1 else ()
    if mapping:
        pairs = ", ".join(f"{old} → {new}" for old, new in mapping)
        said = Message("map old to new: {pairs}", pairs=pairs)
        yield element("p", isolated(screen.say(said)), class_="mapping")


def _mapping_of(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    return verdict.mapping.pairs if verdict.mapping else ()
