"""Whether a merge lost anything that one side did, or broke anything."""

from collections import Counter
from collections.abc import Iterator

from formkit.changes.addresses import CHOICES
from formkit.changes.columns import headers_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
)
from formkit.changes.merging import Merge
from formkit.changes.versions import is_raised
from formkit.core.findings import Severity
from formkit.jobs import check
from formkit.jobs.subjects import Judgement
from formkit.model.attributes import cells_of
from formkit.model.form import Form, walk


def lost(merged: Merge, changes: tuple[Change, ...]) -> Iterator[Change]:
    """The changes of a side that neither the merge nor a conflict speaks of.

    Args:
        merged: a merge.
        changes: what that side did to the base.
    """
    waiting = {one for conflict in merged.conflicts for one in (*conflict.ours, *conflict.theirs)}
    made = Counter(map(mark, merged.changes))
    for change in changes:
        if getattr(change, "equivalent", False) or bare(change) in waiting:
            continue
        if not made[mark(change)] and not holds(change, merged.form):
            yield change


def bare(change: Change) -> Change:
    if isinstance(change, LanguageAdded):
        return LanguageAdded(language=change.language, after=change.after)
    if isinstance(change, LanguageRemoved):
        return LanguageRemoved(language=change.language)
    return change


def mark(change: Change) -> object:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    """What a change does, whatever things are called afterwards and what stands beside them."""
    kind = type(change).__name__
    match change:
        case NodeAdded():
            return kind, change.new.name, change.new.type
        case NodeMoved() | ChoiceMoved():
            return kind, change.at
        case NodeAttributeSet() | ChoiceAttributeSet():
            key = "" if change.is_extra else change.key.partition("::")[0]
            return kind, change.at, key, worded(change.new)
        case NodeTypeChanged():
            return kind, change.at, change.new.type
        case NodeRenamed() | ChoiceRecoded() | ListRenamed():
            return kind, change.at, change.new
        case NodeRemoved() | NodeEndChanged() | ListRemoved() | ChoiceRemoved() | ListAdded():
            return kind, change.at
        case ChoiceAdded():
            return kind, change.at.list, change.new.code
        case LanguageAdded() | LanguageRemoved() | LanguageMoved():
            return kind, change.language
        case LanguageRenamed() | ColumnRenamed():
            return kind, change.old, change.new
        case SettingSet():
            new = "" if change.key == "default_language" else change.new
            return kind, change.key, change.nth_row, worded(new)
        case SheetAdded() | SheetChanged():
            return kind, change.new
        case SheetRemoved():
            return kind, change.old.name
        case SheetMoved():
            return kind, change.name
        case _:
            return change


def worded(text: str) -> str:
    """A text without the names that it asks for, which the other side may have changed."""
    pieces = text.split("${")
    return "${".join((pieces[0], *(piece.partition("}")[2] for piece in pieces[1:])))


def holds(change: Change, form: Form) -> bool:
    """Whether what a cell says stands somewhere, or a column that it is gone from is gone.

    Of two raised versions the higher one holds the other: devices take it for newer than both.
    """
    if isinstance(change, SettingSet) and change.key == "version":
        kept = form.settings.get("version", "")
        return change.new.isdecimal() and kept.isdecimal() and is_raised(change.new, kept)
    if isinstance(change, NodeAttributeSet | ChoiceAttributeSet) and not change.new:
        sheet = "survey" if isinstance(change, NodeAttributeSet) else change.at.list.sheet
        if change.is_extra:
            return change.key not in headers_of(form, sheet)
        language = change.key.partition("::")[2]
        return bool(language) and language not in form.languages
    if isinstance(change, NodeAttributeSet):
        texts = {worded(text) for row in walk(form.nodes) for _, text in cells_of(row)}
        return worded(change.new) in texts
    return False


def errors(form: Form) -> Counter[str]:
    """How many errors of each rule a form has.

    References in the labels of choices are left out: a side may hold one that dangles in a
    list that nobody asks from, and the other side asks from that list.
    """
    found = check(form, Judgement(compiles=False)).findings
    return Counter(
        one.rule
        for one in found
        if one.severity is Severity.ERROR and not (one.rule == "FK301" and one.loc.sheet == CHOICES)
    )


def has_codes(form: Form) -> bool:
    """Tell whether all choices have a code: those without cannot be told apart."""
    lists = (*form.lists, *form.external_lists)
    return all(choice.code for one in lists for choice in one.choices)
