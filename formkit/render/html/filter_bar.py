"""The bar above a list that finds and filters: there only where the page's script runs."""

from formkit.core.messages import Message
from formkit.render.html.markup import Html, element
from formkit.render.screen import Screen


def filter_bar(*choices: Html | str, find: Message, outcome: Message, screen: Screen) -> Html:
    """The bar; hidden until the script shows it.

    Args:
        choices: what can be chosen.
        find: the words in the box for words.
        outcome: how much is shown; the script fills in ``{shown}`` and ``{all}``.
        screen: whose language is spoken.
    """
    search = element(
        "input",
        type="search",
        name="words",
        placeholder=screen.say(find),
        aria_label=screen.say(find),
        autocomplete="off",
    )
    more = element(
        "button",
        screen.say(Message("Filters")),
        type="button",
        class_="more-filters",
        aria_expanded="false",
        aria_controls="filters",
    )
    return element(
        "form",
        element("div", search, more, _outcome(outcome, screen), class_="find"),
        element("div", *choices, id="filters", class_="choices"),
        class_="filters",
        hidden=True,
        role="search",
    )


def select(name: str, every: Message, options: dict[str, str], screen: Screen) -> Html | str:
    """A list to choose one of; nothing where there is nothing to choose.

    Args:
        name: of what is chosen.
        every: the words for no choice.
        options: value -> what is read.
        screen: whose language is spoken.
    """
    if len(options) < 2:  # noqa: PLR2004 - one is no choice
        return ""
    first = element("option", screen.say(every), value="")
    rest = (element("option", said, value=value) for value, said in options.items())
    return element("select", first, *rest, name=name, aria_label=screen.say(every))


def _outcome(said: Message, screen: Screen) -> Html:
    return element(
        "p",
        element("output", data_said=screen.say(said)),
        element("button", screen.say(Message("Show all")), type="reset", hidden=True),
        class_="outcome",
    )
