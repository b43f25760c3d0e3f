"""Changes as items of a list: those of one row together, those that are alike in a table."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.render.change_items import ChangeItem, folded
from formkit.render.change_words import headline_of_many, is_of_cell, shows_sides
from formkit.render.html.form_texts import breakable, isolated
from formkit.render.html.markup import Html, element
from formkit.render.html.verdict_marks import verdict_marks
from formkit.render.html.word_marks import marked_sides
from formkit.render.screen import Screen
from formkit.render.verdict_badges import badges_of

Alike = tuple[ChangeItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How changes are told."""

    screen: Screen
    is_redeployed: bool = False
    """Whether to tell when each can go to devices."""


def change_rows(items: Iterable[ChangeItem], telling: Telling) -> Iterator[Html]:
    """The items of one part's list, in its order."""
    for _, those in groupby(folded(items), key=_row_of):
        alike = tuple(those)
        name = breakable(_name(alike[0])) if _name(alike[0]) else ""
        told = (_change(one, telling) for one in alike)
        yield element(
            "li",
            element("div", element("bdi", name, class_="name") if name else "", class_="at"),
            element("ol", *told, class_="said"),
            class_="row",
        )


def _row_of(alike: Alike) -> object:
    """Changes of one row follow each other; those of many rows are a row of their own."""
    return getattr(alike[0].change, "at", None) if len(alike) == 1 else alike[0].change


def _name(alike: Alike) -> str:
    return alike[0].name if len(alike) == 1 else ""


def _change(alike: Alike, telling: Telling) -> Html:
    first = alike[0]
    facts = {f"data_{one.aspect}": one.value for one in badges_of(first.verdict)}
    body = _one(first, telling) if len(alike) == 1 else _many(alike, telling)
    return element(
        "li",
        *body,
        verdict_marks(alike, telling.screen, is_redeployed=telling.is_redeployed),
        class_="change",
        data_kind=first.change.code,
        data_count=len(alike) if len(alike) > 1 else None,
        **facts,
    )


def _one(item: ChangeItem, telling: Telling) -> Iterator[Html]:
    place = _place(item)
    if is_of_cell(item):
        yield element("p", place, element("bdi", item.header, class_="header"), class_="what")
    else:
        said = isolated(telling.screen.say(describe(item.change)))
        yield element("p", place, element("span", said), class_="what")
    if shows_sides(item):
        old, new = marked_sides(item)
        yield element("div", _side(old, "old"), _side(new, "new"), class_="sides")
    if standing := describe_standing(item.change):
        yield element("p", isolated(telling.screen.say(standing)), class_="standing")


def _side(text: Html | str, side: str) -> Html:
    return element("div", text, class_=side if text else f"{side} nothing")


def _many(alike: Alike, telling: Telling) -> Iterator[Html]:
    said = isolated(telling.screen.say(headline_of_many(alike)))
    rows = (element("tr", *map(_cell, _texts(one))) for one in alike)
    titles = (Message("cell"), Message("name"), Message("old"), Message("new"))
    heads = (element("th", telling.screen.say(one)) for one in titles)
    table = element(
        "table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="alike"
    )
    box = element("div", table, class_="scrolls", tabindex=0)
    yield element("details", element("summary", said), box, class_="many")


def _texts(item: ChangeItem) -> tuple[Html | str, ...]:
    return (_place(item), element("bdi", breakable(item.name)), *marked_sides(item))


def _cell(text: Html | str) -> Html:
    return element("td", text)


def _place(item: ChangeItem) -> Html | str:
    loc = item.loc
    place = loc.cell or (str(loc.row) if loc.row else "")
    if not place:
        return ""
    return element("code", place, class_="place gone" if item.is_gone else "place")
