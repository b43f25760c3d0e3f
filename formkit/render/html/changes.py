"""What changed between two forms and what it costs, as one HTML file."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from formkit.changes.addresses import SURVEY
from formkit.core.messages import Catalogue, Message
from formkit.jobs import Comparison
from formkit.render.change_items import ChangeItem, Home, by_part, change_items
from formkit.render.html.change_filters import change_filters
from formkit.render.html.change_rows import Telling, change_rows
from formkit.render.html.change_summary import change_summary
from formkit.render.html.form_texts import breakable, folder_of
from formkit.render.html.markup import Html, element
from formkit.render.html.page import Page, render_page
from formkit.render.screen import Screen
from formkit.render.verdict_badges import CLASSES


def render_comparison(
    comparison: Comparison,
    *,
    version: str,
    catalogue: Catalogue,
    language: str,
    is_redeployed: bool = False,
) -> str:
    """All changes in one file; those that are only written differently are folded at its end.

    Args:
        comparison: two forms and what happened.
        version: formkit's own.
        catalogue: the reader's language.
        language: its code, ``fr``.
        is_redeployed: whether the old form is what devices have, so that it is said
            when each change can go to them.
    """
    screen = Screen(catalogue=catalogue)
    telling = Telling(screen=screen, is_redeployed=is_redeployed)
    items = change_items(comparison)
    meant = tuple(one for one in items if not one.is_spelling)
    spelling = tuple(one for one in items if one.is_spelling)
    body = (
        change_summary(comparison, meant, screen, is_redeployed=is_redeployed),
        element(
            "main",
            change_filters(meant, screen) if meant else "",
            _legend(comparison, screen) if items else "",
            element("div", *_sheets(meant, telling), class_="groups"),
            _spelling(spelling, telling) if spelling else "",
        ),
        _classes(meant, screen) if meant else "",
        element("footer", f"formkit {version}"),
    )
    file = comparison.new.file
    page = Page(
        title=f"{file.removeprefix(folder_of(file))} – formkit",
        language=language,
        body=element("div", *body, class_="page-body"),
        part="changes",
    )
    return render_page(page)


def _legend(comparison: Comparison, screen: Screen) -> Html:
    """Which side is which."""
    files = (("old", comparison.old.file), ("new", comparison.new.file))
    words = {"old": Message("old"), "new": Message("new")}
    sides = (
        element("p", screen.heading(screen.say(words[side])), element("bdi", _name(file)))
        for side, file in files
    )
    marked = (element("div", one, class_=side) for one, (side, _) in zip(sides, files, strict=True))
    return element("div", *marked, class_="sides legend")


def _name(file: str) -> str:
    return file.removeprefix(folder_of(file))


def _sheets(items: Iterable[ChangeItem], telling: Telling) -> Iterator[Html]:
    whole = telling.screen.say(Message("the form as a whole"))
    parts = by_part(items).items()
    for sheet, its in groupby(parts, key=lambda one: one[0][0]):
        groups = (_part(home, those, telling) for home, those in its)
        heading = element("h2", breakable(sheet) if sheet else whole)
        yield element("section", heading, *groups, class_="sheet-part")


def _part(home: Home, items: list[ChangeItem], telling: Telling) -> Html:
    title = _title(home, telling.screen)
    count = element("span", str(len(items)))
    heading = element("h3", breakable(title), " ", count)
    rows = element("ol", *change_rows(items, telling))
    return element("section", heading, rows, class_="group")


def _title(home: Home, screen: Screen) -> str:
    sheet, part = home
    if part or not sheet:
        return part
    outside, lists = Message("outside all groups"), Message("whole lists")
    return screen.say(outside if sheet == SURVEY else lists)


def _spelling(items: tuple[ChangeItem, ...], telling: Telling) -> Html:
    said = Message("only written differently: {count}", count=len(items))
    head = element("summary", telling.screen.say(said))
    return element("details", head, *_sheets(items, telling), class_="apart")


def _classes(items: tuple[ChangeItem, ...], screen: Screen) -> Html:
    """What the classes mean that stand beside the changes."""
    used = {one.verdict.change_class for one in items}
    terms = (
        element("div", element("dt", str(one)), element("dd", screen.say(said)))
        for one, said in CLASSES.items()
        if one in used
    )
    head = element("summary", screen.say(Message("What A0 to C2 mean")))
    return element("details", head, element("dl", *terms), class_="apart classes")
