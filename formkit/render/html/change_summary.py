"""What stands above the changes: how much of the old form is left, and how many cost what."""

from formkit.changes.verdicts.profiles import Profile
from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.render.change_items import ChangeItem, Count, counts_of
from formkit.render.comparison_notes import (
    changes_counted,
    moment_notes,
    standard_notes,
    version_notes,
)
from formkit.render.html.form_texts import breakable, file_name, folder_of, isolated
from formkit.render.html.markup import Html, element
from formkit.render.html.verdict_marks import SHAPES
from formkit.render.screen import Screen
from formkit.render.text.verdicts import PROFILES
from formkit.render.verdict_badges import ASPECTS

_STEPS = {
    Profile.IDENTICAL: Message("identical"),
    Profile.COMPARABLE: Message("comparable"),
    Profile.MAPPABLE: Message("mappable"),
    Profile.DEPLOYABLE: Message("deployable"),
    Profile.NONE: Message("not deployable"),
}


def change_summary(
    comparison: Comparison,
    items: tuple[ChangeItem, ...],
    screen: Screen,
    *,
    is_redeployed: bool = False,
) -> Html:
    """The head of the page.

    Args:
        comparison: two forms and what happened.
        items: the changes that alter more than spelling.
        screen: whose language is spoken.
        is_redeployed: whether to tell how many changes can go to devices today.
    """
    file = comparison.new.file
    folder = folder_of(file)
    was = screen.say(Message("compared with"))
    lead = (screen.say(changes_counted(len(items))), ", ", was, " ")
    notes = (
        *(moment_notes(comparison) if is_redeployed else ()),
        *version_notes(comparison),
        *standard_notes(comparison),
    )
    return element(
        "header",
        element("p", breakable(folder), class_="folders") if folder else "",
        element("h1", breakable(file.removeprefix(folder))),
        element("p", *lead, file_name(comparison.old.file.removeprefix(folder)), class_="lead"),
        _profile(comparison.profile, screen),
        _cards(items, screen) if items else "",
        _remarks(notes, screen) if items else "",
        class_="top",
    )


def _profile(profile: Profile, screen: Screen) -> Html:
    """The rungs of a ladder, the one reached marked, and what it means."""
    rungs = (
        element("li", screen.say(word), aria_current="step" if one is profile else None)
        for one, word in _STEPS.items()
    )
    said = screen.say(PROFILES[profile])
    return element(
        "section",
        element("ol", *rungs),
        element("p", said),
        class_="profile",
        data_profile=str(profile),
    )


def _cards(items: tuple[ChangeItem, ...], screen: Screen) -> Html:
    counts = counts_of(items)
    cards = (
        element(
            "section",
            element("h2", screen.say(title)),
            element("ul", *(_count(one, screen) for one in counts[aspect])),
            class_="card",
        )
        for aspect, title in ASPECTS.items()
    )
    return element("div", *cards, class_="cards")


def _count(count: Count, screen: Screen) -> Html:
    degree, number = count
    said = element("span", screen.say(degree.word), class_=SHAPES[degree.level])
    named = {"data_name": degree.aspect, "data_value": degree.value}
    return element("li", said, " ", element("b", str(number)), **named)


def _remarks(notes: tuple[Message, ...], screen: Screen) -> Html | str:
    said = [element("li", isolated(screen.say(one))) for one in notes]
    return element("ul", *said, class_="aside") if said else ""
