"""When rows of a form are asked, and what depends on them, as text."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import assert_never

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.jobs import ExplainedRows
from formkit.logic.dialects import Outcome
from formkit.logic.explained import (
    Differing,
    Explanation,
    Filtered,
    Given,
    Linked,
    Reachable,
    Row,
    Said,
)
from formkit.logic.judgements import Truth
from formkit.logic.reading_values import Words
from formkit.logic.types import Kind
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.render.screen import Screen

_MARGIN = "  "
_MOST_ROWS = 12
_MOST_NAMES = 30
_MOST_ENDS = 5
_WIDEST_NAME = 24

_ASKED = (Message("Asked when:"), Message("Asked when all of this holds:"))
_SHOWN = (Message("Shown when:"), Message("Shown when all of this holds:"))
_WORKED_OUT = (Message("Worked out when:"), Message("Worked out when all of this holds:"))
_EXPRESSIONS = {
    "required": Message("An answer is needed when:"),
    "constraint": Message("An answer is taken when:"),
    "calculation": Message("Its value:"),
    "read_only": Message("Nobody can change it when:"),
    "choice_filter": Message("A choice is on offer when:"),
}
_GIVEN = {
    Kind.BOOLEAN: Message("yes or no"),
    Kind.INTEGER: Message("a whole number"),
    Kind.DECIMAL: Message("a number"),
    Kind.TEXT: Message("a text"),
    Kind.CODE: Message("the code of a choice"),
    Kind.CODES: Message("the codes of choices"),
    Kind.DATE: Message("a date"),
    Kind.TIME: Message("a time"),
    Kind.DATETIME: Message("a date with its time"),
    Kind.PLACE: Message("a place"),
}


def render_explained(explained: ExplainedRows, screen: Screen) -> str:
    """Every row of the name in turn, a blank line and a rule between two."""
    pages = ["\n\n".join(_page(one, explained.file, screen)) for one in explained.rows]
    if len(pages) > 1:
        text = "{count} rows are called {name}"
        message = Message(text, count=len(pages), name=explained.name)
        pages.insert(0, screen.wrapped(screen.say(message)))
    return "\n\n\n".join(pages)


def _page(one: Explanation, file: str, screen: Screen) -> Iterator[str]:
    yield "\n".join(_head(one, file, screen))
    if one.is_disabled:
        text = "The column disabled takes it, or a group around it, out of the form."
        yield screen.wrapped(screen.say(Message(text)))
        return
    yield from _conditions(one, screen)
    yield from _reachable(one, screen)
    for said in one.expressions:
        heading = _EXPRESSIONS[said.key]
        if said.key == "calculation" and one.gives in _GIVEN:
            heading = Message("Its value, {kind}:", kind=_GIVEN[one.gives])
        blocks = [_said(said, one, screen)]
        if said.key == "choice_filter" and one.filtered:
            blocks += _filtered(one.filtered, screen)
        yield _section(screen.say(heading), blocks, screen)
    if one.reads:
        title = screen.say(Message("It depends on:"))
        yield _section(title, _linked(one.reads, screen), screen)
    yield from _read_by(one, screen)
    yield from _differing(one, screen)


def _head(one: Explanation, file: str, screen: Screen) -> Iterator[str]:
    kind = " ".join(filter(None, (one.row.type, one.row.list_name)))
    yield screen.bold(screen.wrapped(f"{one.row.name} ({kind})", indent=2))
    if one.label:
        yield screen.wrapped(one.label, first=_MARGIN, indent=2)
    if one.inside:
        groups = " > ".join(row.label or row.name for row in one.inside)
        message = Message("in: {groups}", groups=groups)
        yield screen.wrapped(screen.say(message), first=_MARGIN, indent=4)
    place = ":".join(filter(None, (PurePath(file).name, one.row.loc.a1)))
    yield screen.faint(screen.wrapped(place, first=_MARGIN, indent=4))


def _section(title: str, blocks: Iterable[str], screen: Screen) -> str:
    return "\n".join((screen.bold(screen.wrapped(title)), *blocks))


def _conditions(one: Explanation, screen: Screen) -> Iterator[str]:
    known = QUESTION_TYPES.get(one.row.type)
    kind = known.kind if known and one.row.questions is None else TypeKind.ASKS
    words = {TypeKind.ASKS: _ASKED, TypeKind.SHOWS: _SHOWN}.get(kind, _WORKED_OUT)
    if not one.conditions:
        always = {
            TypeKind.ASKS: Message("Always asked: there are no conditions."),
            TypeKind.SHOWS: Message("Always shown: there are no conditions."),
        }
        message = always.get(kind, Message("Always worked out: there are no conditions."))
        yield screen.wrapped(screen.say(message))
        return
    title = screen.say(words[sum(max(len(said.parts), 1) for said in one.conditions) > 1])
    yield _section(title, (_said(said, one, screen) for said in one.conditions), screen)


def _said(said: Said, one: Explanation, screen: Screen) -> str:
    """An expression in words, and below it as it is written."""
    place = said.key
    if said.row != one.row:
        text = "{column} of {group}"
        place = screen.say(Message(text, column=said.key, group=said.row.name))
    expression = screen.wrapped(said.text, first=f"    {screen.heading(place)}", indent=6)
    words = said.parts or (Message("this cannot be read as an expression"),)
    if said.key == "repeat_count" and said.words is not None:
        text = "{row} is asked this many times: {count}"
        words = (Message(text, row=said.row.label or said.row.name, count=said.words),)
    lines = (screen.wrapped(_say(part, screen), first="  - ", indent=4) for part in words)
    return "\n".join((*lines, screen.faint(expression)))


def _say(words: Words, screen: Screen) -> str:
    return screen.say(words) if isinstance(words, Message) else words


def _reachable(one: Explanation, screen: Screen) -> Iterator[str]:
    if not one.conditions:
        return
    reachable = one.reachable
    blocks = [screen.wrapped(screen.say(_verdict(reachable)))]
    if reachable.truth is Truth.NO:
        blocks = [screen.severe(blocks[0], Severity.WARNING)]
    if reachable.example:
        blocks.append(_example(reachable.example, screen))
    if one.reachable_in_browser is not reachable.truth:
        message = {
            Truth.YES: Message("In a browser it can be reached."),
            Truth.NO: Message("In a browser nobody ever gets there."),
            Truth.UNKNOWN: Message("Of browsers this is not known."),
        }[one.reachable_in_browser]
        blocks.append(screen.wrapped(screen.say(message)))
    yield "\n".join(blocks)


def _verdict(reachable: Reachable) -> Message:
    match reachable.truth:
        case Truth.YES if reachable.example:
            return Message("It can be reached, for instance with these answers:")
        case Truth.YES:
            return Message("It can be reached.")
        case Truth.NO:
            return Message("Nobody ever gets there: no answers meet these conditions.")
        case Truth.UNKNOWN:
            text = "Whether anybody ever gets there is not known: {reason}"
            return Message(text, reason=reachable.reason or Message("it is not worked out here"))
        case _:
            assert_never(reachable.truth)


def _example(example: tuple[Given, ...], screen: Screen, margin: str = _MARGIN) -> str:
    nothing = screen.say(Message("(no answer)"))
    texts = (f"{one.label} → {one.answer or nothing}" for one in example)
    indented = len(margin) + 2
    return "\n".join(screen.wrapped(text, first=margin, indent=indented) for text in texts)


def _filtered(filtered: Filtered, screen: Screen) -> Iterator[str]:
    """Which answers leave no choice, and which choices nobody sees."""
    if filtered.reason:
        text = "whether answers leave no choice is not known: {reason}"
        message = Message(text, reason=filtered.reason)
        yield screen.wrapped(screen.say(message), first="  - ", indent=4)
        return
    if filtered.dead_ends:
        count = len(filtered.dead_ends)
        message = Message("nothing is left to choose after:")
        yield screen.wrapped(screen.say(message), first="  - ", indent=4)
        for answers in filtered.dead_ends[:_MOST_ENDS]:
            text = ", ".join(f"{one.label} → {one.answer}" for one in answers)
            yield screen.wrapped(text, first="      ", indent=8)
        if count > _MOST_ENDS:
            more = Message("… and {count} more", count=count - _MOST_ENDS)
            yield f"      {screen.say(more)}"
    if filtered.never_seen:
        shown = filtered.never_seen[:_MOST_ROWS]
        message = Message("nobody ever sees {choices}", choices=shown)
        if len(shown) < len(filtered.never_seen):
            text = "nobody ever sees {choices} and {count} more {count:choice|choices}"
            message = Message(text, choices=shown, count=len(filtered.never_seen) - len(shown))
        yield screen.wrapped(screen.say(message), first="  - ", indent=4)


def _linked(found: tuple[Linked, ...], screen: Screen) -> Iterator[str]:
    """Rows under the columns through which they hang together."""
    names = (len(row.name) for linked in found for row in linked.rows[:_MOST_ROWS])
    width = min(max(names, default=0), _WIDEST_NAME)
    for linked in found:
        yield f"{_MARGIN}{screen.faint(_column(linked, screen))}"
        for row in linked.rows[:_MOST_ROWS]:
            head = f"    {row.name.ljust(width)}  "
            if screen.is_narrow or len(row.name) > width:
                head = f"    {row.name}\n      "
            label = _label(row, screen)
            below = 6 if "\n" in head else len(head)
            yield screen.wrapped(label, first=head, indent=below) if label else head.rstrip()
        if len(linked.rows) > _MOST_ROWS:
            more = Message("… and {count} more", count=len(linked.rows) - _MOST_ROWS)
            yield f"    {screen.say(more)}"


def _column(linked: Linked, screen: Screen) -> str:
    if not linked.through:
        return linked.key
    text = "{column} of {group}"
    return screen.say(Message(text, column=linked.key, group=linked.through))


def _label(row: Row, screen: Screen) -> str:
    """The label; of a group also how many questions go with it."""
    if row.questions is None:
        return row.label
    count = Message("{count} {count:question|questions}", count=row.questions)
    return f"{row.label} ({screen.say(count)})".lstrip()


def _read_by(one: Explanation, screen: Screen) -> Iterator[str]:
    if not one.read_by:
        yield screen.wrapped(screen.say(Message("Nothing depends on it.")))
        return
    blocks = list(_linked(one.read_by, screen))
    direct = {row.name for linked in one.read_by for row in linked.rows}
    if not direct.issuperset(row.name for row in one.influences):
        names = tuple(row.name for row in one.influences[:_MOST_NAMES])
        message = Message("What is answered here decides about {names}", names=names)
        if len(one.influences) > _MOST_NAMES:
            more = len(one.influences) - _MOST_NAMES
            text = "What is answered here decides about {names} and {count} more {count:row|rows}"
            message = Message(text, names=names, count=more)
        blocks.append(screen.wrapped(screen.say(message), first=_MARGIN, indent=2))
    yield _section(screen.say(Message("What depends on it:")), blocks, screen)


def _differing(one: Explanation, screen: Screen) -> Iterator[str]:
    blocks = [_difference(found, screen) for found in one.differing]
    if one.alike:
        message = Message("both read {columns} alike", columns=one.alike)
        blocks.append(screen.wrapped(screen.say(message), first="  - ", indent=4))
    if blocks:
        yield _section(screen.say(Message("KoboCollect and browsers:")), blocks, screen)


def _difference(found: Differing, screen: Screen) -> str:
    column = found.said.key
    if found.truth is Truth.UNKNOWN:
        text = "whether both read {column} alike is not known: {reason}"
        message = Message(text, column=column, reason=found.reason or "")
        return screen.wrapped(screen.say(message), first="  - ", indent=4)
    text = "{column} gives {kobocollect} in KoboCollect and {browser} in a browser"
    message = Message(
        text,
        column=column,
        kobocollect=_outcome(found.javarosa),
        browser=_outcome(found.web_forms),
    )
    if not found.example:
        return screen.wrapped(screen.say(message), first="  - ", indent=4)
    message = Message("{difference}, for instance with these answers:", difference=message)
    said = screen.wrapped(screen.say(message), first="  - ", indent=4)
    return f"{said}\n{_example(found.example, screen, margin='      ')}"


def _outcome(outcome: Outcome) -> Message:
    match outcome:
        case None:
            return Message("an error that stops the form")
        case True:
            return Message("yes")
        case False:
            return Message("no")
        case "":
            return Message("nothing")
        case text:
            return Message("“{text}”", text=text)
