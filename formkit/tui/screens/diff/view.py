"""A comparison made ready to be shown and searched: one line a change, in the reader's words."""

import unicodedata
from collections.abc import Hashable, Iterator
from enum import StrEnum

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet, Unexplained
from formkit.changes.kinds.lists import ChoiceAttributeSet, ChoiceRecoded, ListRenamed
from formkit.changes.kinds.rows import (
    NodeAttributeSet,
    NodeEndChanged,
    NodeRenamed,
    NodeTypeChanged,
)
from formkit.changes.outline import outline_of
from formkit.changes.telling import told_of
from formkit.changes.verdicts.redeploying import Moment, redeployment_of
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.comparing import Comparison
from formkit.jobs.judging import Judged
from formkit.model.form import Form
from formkit.model.policy import Leave
from formkit.render.change_items import ChangeItem, change_items
from formkit.render.comparison_notes import version_notes
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.verdict_badges import Level, badges_of, level_of

_MARKS = {"added": "+", "removed": "-", "moved": "→", "renamed": "→", "recoded": "→"}


class Decision(StrEnum):
    """What was decided about a change."""

    NONE = "none"
    """Nothing has to be."""
    OPEN = "open"
    """Nobody has decided yet."""
    DECLARED = "declared"
    ASKED = "asked"
    """A waiver was asked for."""
    WAIVED = "waived"
    """The regional hub allows it."""


DECISIONS = {
    Decision.OPEN: Message("to be decided"),
    Decision.DECLARED: Message("declared"),
    Decision.ASKED: Message("waiver asked for"),
    Decision.WAIVED: Message("waived"),
}
_DECIDED = frozenset((Decision.DECLARED, Decision.ASKED, Decision.WAIVED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change in a tree."""

    level: Level
    mark: str
    """``+`` new, ``-`` gone, ``→`` elsewhere or called otherwise, ``~`` changed."""
    words: str
    label: str
    """How the row or choice was worded before."""
    decision: Decision
    decided: str
    """The same as a word; empty where nothing was decided."""
    is_spelling: bool
    values: frozenset[tuple[str, str]]
    """Part of the verdict and its value; what changes are sorted out by."""
    sought: str
    """What it can be found by, without capitals and accents."""


@dataclass(frozen=True, kw_only=True)
class View:
    """All that the screen needs of a comparison, made in one go beside it."""

    judged: Judged
    items: tuple[ChangeItem, ...]
    lines: tuple[Line, ...]
    notes: tuple[Message, ...]
    """What is said of the comparison as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which changes are to be shown."""

    text: str = ""
    value: tuple[str, str] | None = None
    """Part of the verdict and its value; None: all."""
    has_spelling: bool = False
    """Whether what is only written differently is shown, too."""


def view_of(judged: Judged, screen: Screen) -> View:
    """Word all changes of a comparison.

    Args:
        judged: the forms.
        screen: whose language is spoken.
    """
    comparison = judged.comparison
    items = change_items(comparison)
    labels = _labels(comparison.old)
    lines = (_line(judged, one, labels.get(_place(one.change), ""), screen) for one in items)
    return View(
        judged=judged,
        items=items,
        lines=tuple(lines),
        notes=tuple(_notes(comparison)),
    )


def _notes(comparison: Comparison) -> Iterator[Message]:
    yield from version_notes(comparison)
    if comparison.standard is None:
        text = (
            "judged without a standard: which variables are core and which lists are closed is"
            " not known; the key J chooses one"
        )
        yield Message(text)


def matching(view: View, sought: Sought) -> tuple[int, ...]:
    """The positions of the changes that are to be shown."""
    words = plain(sought.text).split()
    return tuple(
        number
        for number, line in enumerate(view.lines)
        if (sought.has_spelling or not line.is_spelling)
        and (sought.value is None or sought.value in line.values)
        and all(word in line.sought for word in words)
    )


def plain(text: str) -> str:
    """A text without capitals and accents.

    >>> plain("Sécheresse")
    'secheresse'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _labels(old: Form) -> dict[Hashable, str]:
    """Row, or list and code -> its words in the form's first language."""
    labels: dict[Hashable, str] = {
        row.address: row.node.labels.first for row in outline_of(old.nodes).rows
    }
    for one in old.lists:
        labels |= {(one.name, choice.code): choice.labels.first for choice in one.choices}
    return labels


def _place(change: Change) -> Hashable:
    at = getattr(change, "at", None)
    return (at.list.name, at.code) if isinstance(at, ChoiceAddress) else at


def _line(judged: Judged, item: ChangeItem, label: str, screen: Screen) -> Line:
    decision = _decision(judged, item)
    badges = badges_of(item.verdict)
    moment: Moment = redeployment_of(item.verdict).moment
    values = {(one.aspect, one.value) for one in badges}
    values |= {("decision", str(decision)), ("moment", str(moment))}
    return Line(
        level=Level.NONE if item.is_spelling else level_of(item.verdict),
        mark=_mark(item.change),
        words=_words(item, screen),
        label=label,
        decision=decision,
        decided=screen.say(DECISIONS[decision]) if decision in _DECIDED else "",
        is_spelling=item.is_spelling,
        values=frozenset(values),
        sought=plain(" ".join((*_texts(item), label))),
    )


def _decision(judged: Judged, item: ChangeItem) -> Decision:
    verdict = item.verdict
    if item.is_spelling or verdict.leave is Leave.FREE:
        return Decision.NONE
    if verdict.is_waived:
        return Decision.WAIVED
    stance = judged.stance(item.change)
    if verdict.leave is Leave.DECLARE and stance is not None and stance.declared:
        return Decision.DECLARED
    return Decision.ASKED if judged.request(item.change) else Decision.OPEN


def _mark(change: Change) -> str:
    _, _, what = change.code.rpartition("-")
    return _MARKS.get(what, "~")


def _words(item: ChangeItem, screen: Screen) -> str:
    """What happened, beside a name that stands there already."""
    if isinstance(item.change, NodeAttributeSet | ChoiceAttributeSet):
        return harmless(item.header)
    return screen.say(_what(item.change))


def _what(change: Change) -> Message:
    told = told_of(change)
    match change:
        case NodeRenamed(old=name) | ListRenamed(old=name) if name:
            return Message("was called {name}", name=name)
        case ChoiceRecoded(new=code):
            return Message("has the code {code} now", code=code)
        case NodeTypeChanged() | NodeEndChanged() | SettingSet():
            return Message("{old} → {new}", old=told.old or "", new=told.new or "")
        case Unexplained():
            return Message("formkit has no word for it")
        case _:
            _, _, what = change.code.rpartition("-")
            return _WHAT.get(what, Message("changed"))


_WHAT = {
    "added": Message("new"),
    "removed": Message("gone"),
    "moved": Message("stands elsewhere"),
    "renamed": Message("called otherwise"),
}


def _texts(item: ChangeItem) -> Iterator[str]:
    told = told_of(item.change)
    yield from (told.path, told.target, item.header, item.change.code)
    yield from (told.old or "", told.new or "")
    row = getattr(item.change, "new", None) or getattr(item.change, "old", None)
    for _, text in getattr(row, "labels", None) or ():
        yield text
    if isinstance(at := getattr(item.change, "new_at", None), Address):
        yield at.path
