"""What the screen that compares says of itself, and the ways to sort changes out."""

from collections import Counter
from collections.abc import Iterator

from formkit.changes.verdicts import Comparability, Deployed
from formkit.changes.verdicts.redeploying import Moment
from formkit.core.messages import Message
from formkit.render.verdict_badges import ASPECTS, DEGREES
from formkit.tui.screens.diff.view import DECISIONS, Sought, View

ABOUT = (
    Message(
        "Compare two forms: what changed, and what each change costs. Open the edited form, then"
        " what it was made from: an earlier form, an adaptation, or a template of the standard. An"
        " adaptation opened by itself is laid beside the form that it begins with; the key L lays"
        " an edited form beside it."
    ),
    Message(
        "Three things are said of each change: whether the data still compare with before, what"
        " becomes of data collected already, and what the region asks. Signs say how much it"
        " weighs: ■ most, ▲ much, ? unknown, ○ a little, · nothing."
    ),
    Message(
        "Then decide: declare a change with its reason in the country’s adaptation, ask the"
        " regional hub for a waiver, or put the form back as it was there. Everything is written"
        " at once, a copy is kept, and it can be undone."
    ),
)
MOMENTS = {
    Moment.TODAY: Message("today"),
    Moment.NEXT_ROUND: Message("at the next round"),
    Moment.NEW_PROJECT: Message("with a new project"),
    Moment.NEVER: Message("never"),
}
_PARTS = {**ASPECTS, "decision": Message("Decision"), "moment": Message("On devices")}
"""By what changes can be sorted out."""
_SHORT: dict[tuple[str, str], Message] = {
    ("comparability", str(Comparability.MAPPABLE)): Message("to be mapped"),
    ("comparability", str(Comparability.UNKNOWN)): Message("comparison not known"),
    ("deployed", str(Deployed.SAFE)): Message("data intact"),
    ("deployed", str(Deployed.HINDERS)): Message("hinders editing"),
    ("deployed", str(Deployed.STALE)): Message("not on devices"),
    ("deployed", str(Deployed.RELABELS)): Message("relabels the data"),
    ("deployed", str(Deployed.SPLITS)): Message("splits the data"),
    ("deployed", str(Deployed.NEW_FORM)): Message("a new form on ODK"),
    ("deployed", str(Deployed.UNKNOWN)): Message("effect not known"),
    ("deployed", str(Deployed.MIXES)): Message("mixes the data"),
}
"""Verdicts for which a button has no room."""
ALL = ""
_BETWEEN = " "


def value_of(name: str) -> tuple[str, str] | None:
    """The part of the verdict and its value that an option stands for; None: all changes."""
    aspect, _, value = name.partition(_BETWEEN)
    return (aspect, value) if value else None


def options(view: View, sought: Sought, *, is_redeployed: bool) -> Iterator[tuple[str, Message]]:
    """By what the changes can be sorted out: what there is, and how often.

    Args:
        view: the comparison.
        sought: whether what is only written differently counts, too.
        is_redeployed: whether it matters when changes can go to devices.
    """
    lines = [one for one in view.lines if sought.has_spelling or not one.is_spelling]
    counts = Counter(value for line in lines for value in line.values)
    yield ALL, Message("all changes: {count}", count=len(lines))
    for value, words in _words().items():
        if count := counts[value] if value[0] != "moment" or is_redeployed else 0:
            text = "{part} · {words}: {count}"
            said = Message(text, part=_PARTS[value[0]], words=words, count=count)
            yield _BETWEEN.join(value), said


def value_words(value: tuple[str, str] | None) -> Message:
    """By what changes are sorted out now, in a word or two."""
    return _words()[value] if value else Message("filter")


def _words() -> dict[tuple[str, str], Message]:
    """Every value by which changes can be sorted out, in the order in which they are offered."""
    known = {("decision", str(one)): words for one, words in DECISIONS.items()}
    known |= {("moment", str(one)): words for one, words in MOMENTS.items()}
    known |= {(one.aspect, one.value): one.word for one in reversed(DEGREES)}
    return known | _SHORT
