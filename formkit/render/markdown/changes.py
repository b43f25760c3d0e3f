"""What changed between two forms and what it costs, as Markdown that fits an e-mail."""

from collections.abc import Iterator

from formkit.changes.describing import describe
from formkit.changes.verdicts import Comparability
from formkit.core.messages import Catalogue, Message
from formkit.jobs import Comparison
from formkit.render.change_items import ChangeItem, Count, by_part, change_items, counts_of, folded
from formkit.render.change_words import headline_of_many, is_of_cell, place_of, reason_of_many
from formkit.render.comparison_notes import (
    changes_counted,
    moment_notes,
    standard_notes,
    version_notes,
)
from formkit.render.markdown.change_sections import Section, sections_of
from formkit.render.markdown.changed_words import changed_words
from formkit.render.markdown.markup import escaped, table
from formkit.render.screen import Screen
from formkit.render.text.verdicts import PROFILES
from formkit.render.verdict_badges import ASPECTS, Level

_MOST_LINES = 15
"""Of one section; an e-mail that nobody reads to its end says nothing."""
_MOST_NAMES = 6


def render_comparison(
    comparison: Comparison, *, catalogue: Catalogue, is_redeployed: bool = False
) -> str:
    """A table of counts, what has to be done, and how many changes ask for nothing.

    Args:
        comparison: two forms and what happened.
        catalogue: the reader's language.
        is_redeployed: whether to tell how many changes can go to devices today.
    """
    screen = Screen(catalogue=catalogue)
    items = change_items(comparison)
    meant = tuple(one for one in items if not one.is_spelling)
    notes = (
        *(moment_notes(comparison) if is_redeployed else ()),
        *(version_notes(comparison) if meant else ()),
        *(standard_notes(comparison) if meant else ()),
    )
    found, rest = sections_of(meant)
    blocks = (
        f"# {_files(comparison)}",
        f"**{escaped(screen.say(PROFILES[comparison.profile]))}**",
        _counts(meant, screen),
        *(escaped(screen.say(note)) for note in notes),
        *(_section(section, its, screen) for section, its in found if its),
        _rest(rest, len(items) - len(meant), screen),
    )
    return "\n\n".join(filter(None, blocks))


def _files(comparison: Comparison) -> str:
    names = (_name(one.file) for one in (comparison.old, comparison.new))
    return " → ".join(map(escaped, names))


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _counts(items: tuple[ChangeItem, ...], screen: Screen) -> str:
    total = escaped(screen.say(changes_counted(len(items))))
    rows = tuple(row for its in counts_of(items).items() for row in _rows(*its, screen))
    if not rows:
        return total
    heads = (Message("What"), Message("Cost"), Message("Changes"))
    return f"{total}\n\n{table(tuple(map(screen.say, heads)), rows)}"


def _rows(aspect: str, counts: list[Count], screen: Screen) -> Iterator[tuple[str, ...]]:
    """The rows of one part of the verdict, which is named in the first one."""
    title = screen.say(ASPECTS[aspect])
    for degree, count in counts:
        if degree.level is not Level.NONE:
            yield escaped(title), escaped(screen.say(degree.word)), str(count)
            title = ""


def _section(section: Section, items: list[ChangeItem], screen: Screen) -> str:
    parts = by_part(items).items()
    lines = [(one, home) for home, its in parts for one in folded(its)]
    shown = [_line(one, home[1], section, screen) for one, home in lines[:_MOST_LINES]]
    left = sum(len(one) for one, _ in lines[_MOST_LINES:])
    if left:
        more = Message(
            "and {count} more; {count:it stands|all of them stand} in what formkit diff writes"
            " with --format html",
            count=left,
        )
        shown.append(f"- {escaped(screen.say(more))}")
    return "\n".join((f"## {escaped(screen.say(section.title))} ({len(items)})", "", *shown))


def _line(alike: tuple[ChangeItem, ...], part: str, section: Section, screen: Screen) -> str:
    first = alike[0]
    said = _one(first, screen) if len(alike) == 1 else _many(alike, part, screen)
    reasons = [reason for one in alike if (reason := section.reason(one.verdict))]
    line = f"- {said}"
    if not reasons:
        return line
    return f"{line}  \n  {escaped(screen.say(reason_of_many(reasons)))}"


def _one(item: ChangeItem, screen: Screen) -> str:
    where = place_of(item, screen)
    place = f"**{escaped(where)}** " if where else ""
    if not is_of_cell(item):
        return f"{place}{escaped(screen.say(describe(item.change)))}"
    title = screen.heading(f"{item.name}, {item.header}" if item.name else item.header)
    return f"{place}{escaped(title)} {changed_words(item)}"


def _many(alike: tuple[ChangeItem, ...], part: str, screen: Screen) -> str:
    sheet = alike[0].loc.sheet
    place = f"**{escaped(', '.join(filter(None, (sheet, part))))}** "
    names = [one.name for one in alike[:_MOST_NAMES]]
    listed = ", ".join((*names, "…") if len(alike) > _MOST_NAMES else names)
    head = screen.heading(screen.say(headline_of_many(alike)))
    return f"{place}{escaped(head)} {escaped(listed)}"


def _rest(rest: list[ChangeItem], spelling: int, screen: Screen) -> str:
    return "\n".join(f"- {escaped(screen.say(one))}" for one in _rest_counts(rest, spelling))


def _rest_counts(rest: list[ChangeItem], spelling: int) -> Iterator[Message]:
    looked = sum(one.verdict.comparability is Comparability.CHECK for one in rest)
    if looked:
        yield Message("to be looked at, and nothing to be asked for: {count}", count=looked)
    if len(rest) > looked:
        yield Message("ask for nothing: {count}", count=len(rest) - looked)
    if spelling:
        yield Message("only written differently: {count}", count=spelling)
