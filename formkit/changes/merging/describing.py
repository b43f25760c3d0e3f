"""Conflicts in words: what they are about, what each side wants, what each decision costs."""

from typing import assert_never

from formkit.changes.describing import describe
from formkit.changes.kinds import Change
from formkit.changes.merging.clashes import ConflictKind
from formkit.changes.merging.outcome import Conflict, Take
from formkit.changes.merging.wishes import Side
from formkit.core.messages import Message

_MOST_TOLD = 3

_WORDS = {
    ConflictKind.TWO_TEXTS: Message("each side gives {path} another text"),
    ConflictKind.TWO_NAMES: Message("each side gives {path} another name or code"),
    ConflictKind.TWO_TYPES: Message("each side gives {path} another type or another list"),
    ConflictKind.TWO_PLACES: Message("each side puts {path} elsewhere"),
    ConflictKind.ORDER: Message(
        "each side moves something past what the other one moves, and both orders cannot hold:"
        " {path}"
    ),
    ConflictKind.REMOVED_AND_CHANGED: Message(
        "one side takes {path} away, and the other one changes it, moves it or adds to it"
    ),
    ConflictKind.ADDED_APART: Message(
        "both sides add {path}, and what they say of it differs, so that it cannot be one"
    ),
    ConflictKind.NAME_TAKEN: Message(
        "two different things would be called {path}: the data could not tell them apart"
    ),
    ConflictKind.REFERENCE_DANGLES: Message(
        "one side asks for {path}, and the other one takes it away or calls it otherwise, so that"
        " the form would not work"
    ),
    ConflictKind.NEVER_TRUE: Message(
        "each side asks {path} of somebody, but with what both sides changed nobody is asked or"
        " nobody can answer"
    ),
    ConflictKind.LABEL_LOST: Message(
        "each side takes away labels in another language, and together no label would be left:"
        " {path}"
    ),
    ConflictKind.LIST_FORKED: Message(
        "one side gives its questions a copy of list {path}, and the other one edits that list:"
        " the copy would not have the edits"
    ),
    ConflictKind.TWO_SHEETS: Message("each side writes something else on sheet {path}"),
    ConflictKind.UNEXPLAINED: Message(
        "one side changed {path} in ways that formkit has no word for, and the other one changed"
        " it, too"
    ),
}


def describe_conflict(conflict: Conflict) -> Message:
    """What both sides cannot have, in a sentence."""
    column = getattr(conflict.ours[0], "key", "") if conflict.texts else ""
    if column and conflict.kind is ConflictKind.TWO_TEXTS:
        told = "each side gives {column} of {path} another text"
        return Message(told, column=column, path=conflict.path)
    return _WORDS[conflict.kind].filled(path=conflict.path)


def describe_wish(conflict: Conflict, side: Side) -> Message:
    """What one side wants that waits for a decision."""
    changes = conflict.ours if side is Side.OURS else conflict.theirs
    if not changes:
        return Message("nothing that stands against it")
    told = tuple(map(describe, _told_first(changes)))
    more = len(changes) - len(told)
    if more:
        return Message("{changes}; and {count} more", changes=told, count=more)
    return Message("{changes}", changes=told)


def _told_first(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that are told; of many the first, those that only follow another one last."""
    ordered = sorted(changes, key=lambda one: bool(getattr(one, "equivalent", False)))
    return tuple(ordered[:_MOST_TOLD])


def describe_cost(conflict: Conflict, take: Take) -> Message:
    """What is lost if one side is taken, or neither."""
    match take:
        case Take.OURS:
            wish = describe_wish(conflict, Side.THEIRS)
            return Message("of theirs this is lost: {wish}", wish=wish)
        case Take.THEIRS:
            wish = describe_wish(conflict, Side.OURS)
            return Message("of ours this is lost: {wish}", wish=wish)
        case Take.BASE:
            return Message(
                "both are lost: the form stays here as it was. Ours: {ours}. Theirs: {theirs}",
                ours=describe_wish(conflict, Side.OURS),
                theirs=describe_wish(conflict, Side.THEIRS),
            )
        case _:
            assert_never(take)
