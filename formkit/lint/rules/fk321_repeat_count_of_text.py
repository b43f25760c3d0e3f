"""FK321: repeats whose number is no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject

_NEVER_NUMBERS = frozenset(
    (
        *("date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "image", "audio"),
        *("video", "file", "acknowledge", "trigger", "rank", "note", "start", "end", "today"),
    )
)


def plant(form: Form) -> Form | None:
    """Ask as often as a text says."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    number = Question(name="planted_number", type="text", labels=question.labels)
    inside = Question(name="planted_inside", type="text", labels=question.labels)
    repeat = Repeat(
        name="planted_repeat",
        labels=question.labels,
        repeat_count="${planted_number}",
        children=(inside,),
    )
    return with_nodes(form, question, question, number, repeat)


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Count the codes that were chosen, or take the code for the number that it is."""
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - only for a fix

    old = text_at(subject, finding.loc)
    read = _read(subject, old)
    function = _function(subject, read) if read else ""
    return rewritten(finding.loc, old, f"{function}({old})", is_safe=False) if function else None


@rule("FK321", "repeat-count-of-text", Severity.ERROR, mend=mend, plant=plant)
def repeat_count_of_text(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A repeat is asked as often as an answer says that is no number.

    Why:
        ``repeat_count`` wants a whole number.  The answer to a select, a date or
        a word is none, and Collect then does not ask the repeat at all; a browser
        takes the code of a select_one for a number, and asks it.  A text may hold
        a number, and is warned of.

    Bad:
        | survey |
        |  | type         | name   | label     | repeat_count |
        |  | text         | people | How many? |              |
        |  | begin_repeat | person | Person    | ${people}    |
        |  | text         | name   | Name      |              |
        |  | end_repeat   |        |           |              |

    Good:
        | survey |
        |  | type         | name   | label     | repeat_count |
        |  | integer      | people | How many? |              |
        |  | begin_repeat | person | Person    | ${people}    |
        |  | text         | name   | Name      |              |
        |  | end_repeat   |        |           |              |

    Fix: writes ``count-selected()`` around a select_multiple, and ``number()`` around a
        select_one whose codes are numbers, on request.
    Source: JavaRosa 5.1, answerDataToInt, which takes what is no number for 0.
    """
    for entry in subject.index.active:
        node = entry.node
        if not isinstance(node, Repeat) or not node.repeat_count.startswith("${"):
            continue
        read = _read(subject, node.repeat_count)
        judged = _judged(read) if read else None
        if judged and read:
            sentence, severity = judged
            loc = subject.form.cell(node.loc, "repeat_count")
            yield this.finding(
                loc,
                sentence.filled(name=read.name, type=read.type),
                name=node.name,
                severity=severity,
                fixable=bool(loc.column and _function(subject, read)),
            )


def _read(subject: Subject, count: str) -> Question | None:
    """The question whose answer a count is, where it is nothing more than that."""
    name = count[2:-1]
    if count != f"${{{name}}}":
        return None
    entry = subject.logic.entries.get(name)
    return entry.node if entry and isinstance(entry.node, Question) else None


def _judged(read: Question) -> tuple[Message, Severity | None] | None:
    """What is wrong with a count, and how much; None when nothing is."""
    if read.calculation:
        return None
    if read.type.startswith("select_multiple"):
        return _SEVERAL, None
    if read.type.startswith("select_one"):
        return _CODE, None
    if read.type in _NEVER_NUMBERS:
        return _NO_NUMBER, None
    is_text = read.type == "text" and "numbers" not in read.appearance and not read.constraint
    return (_TEXT, Severity.WARNING) if is_text else None


def _function(subject: Subject, read: Question) -> str:
    """The function that makes a number of an answer; empty when there is none."""
    if read.type.startswith("select_multiple"):
        return "count-selected"
    codes = subject.logic.codes_of(read.list_name) if read.type == "select_one" else ()
    return "number" if codes and all(code.isdecimal() for code in codes) else ""


_SEVERAL = Message(
    "this repeat is asked as often as {name} says, which holds the codes that were chosen and no"
    " number, so Collect never asks it; count-selected() gives their number"
)
_CODE = Message(
    "this repeat is asked as often as {name} says, which holds a code and no number, so Collect"
    " never asks it; refer to an integer, or to a number worked out from the code"
)
_NO_NUMBER = Message(
    "this repeat is asked as often as {name} says, which is of type {type} and never a number, so"
    " Collect never asks it; refer to an integer"
)
_TEXT = Message(
    "this repeat is asked as often as {name} says, where people may type any text; at one that is"
    " no number Collect does not ask it; make {name} an integer"
)
