"""What changed, as it stands in the annotated copy of the new form."""

from collections.abc import Iterable, Iterator

from formkit.changes.describing import describe
from formkit.changes.verdicts import Comparability, Deployed, Verdict
from formkit.core.findings import Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.annotations import (
    Annotations,
    CellNote,
    FindingRow,
    ListColumn,
)
from formkit.formats.own_sheets import CHANGES_SHEET
from formkit.jobs import Comparison
from formkit.model.policy import Leave
from formkit.model.sheets import Workbook
from formkit.render.change_items import ChangeItem, change_items
from formkit.render.change_words import is_of_cell, place_of, sides_of
from formkit.render.comparison_notes import changes_counted, standard_notes
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.verdicts import Reasons, costs_nothing, verdict_lines
from formkit.render.verdict_badges import ASPECTS, Level, badges_of, level_of
from formkit.render.xlsx.annotations import marked_place

_WHY = (Message("Why"), 48)
_COLUMNS = (
    (Message("Class"), 8),
    (Message("Place"), 22),
    (Message("What changed"), 46),
    (Message("Old"), 36),
    (Message("New"), 36),
    (ASPECTS["comparability"], 24),
    _WHY,
    (ASPECTS["deployed"], 24),
    _WHY,
    (ASPECTS["leave"], 22),
    _WHY,
    (Message("What it needs"), 36),
)
_LINKED = 1
_FIRST_VERDICT = 5
"""The column of the first verdict, from 0; its reason stands behind it."""
_COLOURS = {
    Level.NONE: Severity.INFO,
    Level.LIGHT: Severity.INFO,
    Level.HEAVY: Severity.WARNING,
    Level.UNKNOWN: Severity.WARNING,
    Level.WORST: Severity.ERROR,
}
"""Three colours: what breaks or is forbidden; what has to be done or judged; the rest."""


def change_annotations(
    comparison: Comparison, workbook: Workbook, screen: Screen, *, all_too: bool = False
) -> Annotations:
    """A note for each cell that changed, with what stood there, and a row for each change.

    Args:
        comparison: whose new form the workbook is.
        workbook: as read.
        screen: whose language is spoken.
        all_too: whether to show what is only written differently, too.
    """
    items = [one for one in change_items(comparison) if all_too or not one.is_spelling]
    columns = tuple(
        ListColumn(header=screen.say(header), width=width, is_link=at == _LINKED)
        for at, (header, width) in enumerate(_COLUMNS)
    )
    return Annotations(
        notes=tuple(_notes(items, workbook, screen)),
        columns=columns,
        rows=tuple(_rows(comparison, items, screen)),
        sheet=CHANGES_SHEET,
    )


def _notes(items: Iterable[ChangeItem], workbook: Workbook, screen: Screen) -> Iterator[CellNote]:
    found: dict[tuple[str, int, int], list[ChangeItem]] = {}
    for item in items:
        place = None if item.is_gone else marked_place(item.loc, workbook)
        if place:
            found.setdefault(place, []).append(item)
    for (sheet, row, column), its in found.items():
        worst = max((level_of(one.verdict) for one in its), key=lambda one: one.rank)
        yield CellNote(
            sheet=sheet,
            row=row,
            column=column,
            severity=_COLOURS[worst],
            text="\n\n".join(_words(one, screen) for one in its),
        )


def _words(item: ChangeItem, screen: Screen) -> str:
    """What stood there, and what it costs."""
    costs = tuple(verdict_lines(item.verdict, Reasons.SHORT)) or (_free(item.verdict),)
    return "\n".join(map(screen.say, (_before(item), *costs)))


def _before(item: ChangeItem) -> Message:
    if not is_of_cell(item):
        return describe(item.change)
    old, _ = sides_of(item)
    if old is None:
        return Message("{column} was empty", column=item.header)
    return Message('{column} was "{old}"', column=item.header, old=old)


def _free(verdict: Verdict) -> Message:
    return Message("{change_class}: costs nothing", change_class=str(verdict.change_class))


def _rows(comparison: Comparison, items: list[ChangeItem], screen: Screen) -> Iterator[FindingRow]:
    for item in items:
        yield _row(item, screen)
    if left := comparison.version_verdict:
        said = screen.say(Message("the version was not raised"))
        yield _listed(left, ("", said, "", ""), Loc(), screen)
    for note in standard_notes(comparison) if items else (changes_counted(0),):
        blank = ("",) * (len(_COLUMNS) - 3)
        yield FindingRow(severity=Severity.INFO, texts=("", "", screen.say(note), *blank))


def _row(item: ChangeItem, screen: Screen) -> FindingRow:
    """A row of the sheet; it leads to the cell where the new form has one."""
    old, new = sides_of(item)
    texts = (place_of(item, screen), _what(item, screen), old or "", new or "")
    return _listed(item.verdict, texts, Loc() if item.is_gone else item.loc, screen)


def _what(item: ChangeItem, screen: Screen) -> str:
    if not is_of_cell(item):
        return screen.say(describe(item.change))
    if not item.name or item.name == item.header:
        return item.header
    return screen.say(Message("{name}, {column}", name=item.name, column=item.header))


def _listed(
    verdict: Verdict, texts: tuple[str, str, str, str], loc: Loc, screen: Screen
) -> FindingRow:
    badges = badges_of(verdict)
    costs = (screen.say(text) for badge in badges for text in (badge.word, badge.reason))
    needs = ", ".join(_needs(verdict, screen))
    return FindingRow(
        severity=_COLOURS[level_of(verdict)],
        texts=(str(verdict.change_class), *map(harmless, texts), *costs, needs),
        colours=tuple(
            (_FIRST_VERDICT + 2 * at, _COLOURS[badge.level])
            for at, badge in enumerate(badges)
            if badge.level is not Level.NONE
        ),
        sheet=loc.sheet,
        cell=Loc(row=loc.row or 1, column=loc.column or 1).cell if loc.sheet else "",
    )


def _needs(verdict: Verdict, screen: Screen) -> Iterator[str]:
    """What somebody has to do about a change."""
    yield from map(screen.say, _deeds(verdict))
    if costs_nothing(verdict):
        yield screen.say(Message("nothing"))


def _deeds(verdict: Verdict) -> Iterator[Message]:
    if verdict.leave is Leave.FORBIDDEN:
        yield Message("put it back, or do it otherwise")
    if verdict.mapping:
        pairs = ", ".join(f"{old} → {new}" for old, new in verdict.mapping.pairs)
        yield Message("map {pairs}", pairs=pairs)
    if Comparability.UNKNOWN is verdict.comparability or verdict.deployed is Deployed.UNKNOWN:
        yield Message("a person judges it")
    elif verdict.comparability is Comparability.CHECK:
        yield Message("a person looks at it")
    if verdict.leave is Leave.WAIVER and not verdict.is_waived:
        yield Message("ask the regional hub for a waiver")
    if verdict.leave is Leave.DECLARE and not verdict.is_waived:
        yield Message("declare it in the adaptation, with a reason")
