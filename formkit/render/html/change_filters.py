"""What filters changes: by each of their three verdicts, by kind, by words."""

from collections import Counter

from formkit.core.messages import Message
from formkit.render.change_items import ChangeItem, counts_of
from formkit.render.html.filter_bar import filter_bar, select
from formkit.render.html.markup import Html
from formkit.render.screen import Screen


def change_filters(items: tuple[ChangeItem, ...], screen: Screen) -> Html:
    """The bar above the changes; hidden until the script shows it."""
    every = {
        "comparability": Message("Comparing: all"),
        "deployed": Message("Collected data: all"),
        "leave": Message("Leave: all"),
    }
    counts = counts_of(items)
    kinds = Counter(one.change.code for one in items)
    verdicts = (
        select(
            aspect,
            said,
            {one.value: f"{screen.say(one.word)} ({count})" for one, count in counts[aspect]},
            screen,
        )
        for aspect, said in every.items()
    )
    return filter_bar(
        *verdicts,
        select(
            "kind",
            Message("All kinds"),
            {kind: f"{kind} ({count})" for kind, count in sorted(kinds.items())},
            screen,
        ),
        find=Message("Find in changes"),
        outcome=Message("{shown} of {all} changes shown", shown="{shown}", all="{all}"),
        screen=screen,
    )
