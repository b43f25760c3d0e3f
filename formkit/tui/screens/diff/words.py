"""What the screen that compares says of itself, and the ways to sort changes out."""

from collections import Counter
from collections.abc import Iterator

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
    Moment.TODAY: Message("can go to devices today"),
    Moment.NEXT_ROUND: Message("waits for the next round"),
    Moment.NEW_PROJECT: Message("waits for the next round and a new project"),
    Moment.NEVER: Message("cannot go as it is"),
}
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
    for decision, words in DECISIONS.items():
        if count := counts["decision", str(decision)]:
            yield f"decision {decision}", Message("{words}: {count}", words=words, count=count)
    for moment, words in MOMENTS.items():
        if is_redeployed and (count := counts["moment", str(moment)]):
            yield f"moment {moment}", Message("{words}: {count}", words=words, count=count)
    for one in reversed(DEGREES):
        if count := counts[one.aspect, one.value]:
            text = "{aspect} · {words}: {count}"
            words = Message(text, aspect=ASPECTS[one.aspect], words=one.word, count=count)
            yield f"{one.aspect} {one.value}", words


def value_words(value: tuple[str, str] | None) -> Message:
    """By what changes are sorted out now, in a word or two."""
    if value is None:
        return Message("all")
    known = {("decision", str(one)): words for one, words in DECISIONS.items()}
    known |= {("moment", str(one)): words for one, words in MOMENTS.items()}
    known |= {(one.aspect, one.value): one.word for one in DEGREES}
    return known[value]
