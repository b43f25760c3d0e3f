"""What a change costs: three words, each unfolding to its reason."""

from collections.abc import Iterator

from formkit.changes.verdicts import Verdict
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.core.messages import Message
from formkit.render.change_items import ChangeItem
from formkit.render.change_words import reason_of_many
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
        parts += [_badge(alike, screen) for alike in zip(*map(_badges, items), strict=True)]
    if is_redeployed:
        found = redeployment_of(verdict)
        parts.append(element("p", screen.say(found.reason), class_="moment"))
    return element("div", *parts, *_mappings(items, screen), class_="costs")


def _badges(item: ChangeItem) -> tuple[Badge, ...]:
    return badges_of(item.verdict)


def _badge(alike: tuple[Badge, ...], screen: Screen) -> Html:
    reason = reason_of_many([one.reason for one in alike])
    return _mark(alike[0].word, alike[0].level, reason, screen=screen)


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
