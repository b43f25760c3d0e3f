"""FK334: appearances that no engine knows, or that do nothing here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Stray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.appearances import Slip
    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject
    from formkit.model.form import Form
    from formkit.model.index import Entry


def plant(form: Form) -> Form | None:
    """Forget a letter of an appearance."""
    question = first_question(form, lambda one: bool(one.name and one.type == "select_one"))
    return with_nodes(form, question, replace(question, appearance="minmal")) if question else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the word that was meant."""
    from formkit.lint.appearances import slip_of  # noqa: PLC0415 - only for a fix
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - as above

    text = text_at(subject, finding.loc)
    slip = slip_of(text)
    place = text.lower().find(slip.found) if slip else -1
    if slip is None or place < 0:
        return None
    new = text[:place] + slip.meant + text[place + len(slip.found) :]
    return rewritten(finding.loc, text, new, is_safe=slip.is_certain)


@rule("FK334", "misspelt-appearance", Severity.WARNING, mend=mend, plant=plant)
def misspelt_appearance(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An appearance is a slip for one that is known, or does nothing on this type.

    Why:
        pyxform lets any word pass, and an app that does not know it shows the
        question as if nothing stood there: a page falls apart into single
        questions, a list fills the screen.  Words that are like none that is
        known are let be, since some apps have their own.  What works on other
        types only (``field-list`` belongs to a group) is mentioned once a
        form and type.

    Bad:
        | survey |
        |  | type           | name | label | appearance |
        |  | select_one sex | sex  | Sex   | minmal     |

    Good:
        | survey |
        |  | type           | name | label | appearance |
        |  | select_one sex | sex  | Sex   | minimal    |

    Fix: writes the word that is meant; on request where more than one character differs.
    Source: XLSForm reference, "Appearance"; ODK Collect and Enketo, their appearances.
    """
    users: dict[str, list[Entry]] = {}
    for entry in subject.index.active:
        if entry.node.appearance and not isinstance(entry.node, Stray):
            users.setdefault(entry.node.appearance, []).append(entry)
    idle: dict[tuple[str, str], list[Entry]] = {}
    for appearance, entries in users.items():
        from formkit.lint.appearances import WORKS_ON, slip_of, words_of  # noqa: PLC0415 - some have none

        slip = slip_of(appearance)
        if slip:
            yield from (_misspelt(subject, this, entry, slip) for entry in entries)
        for word in words_of(appearance):
            for entry in entries if word in WORKS_ON else ():
                if entry.node.type not in WORKS_ON[word]:
                    idle.setdefault((word, entry.node.type), []).append(entry)
    yield from _idle(subject, this, idle)


def _misspelt(subject: Subject, this: Rule, entry: Entry, slip: Slip) -> Finding:
    message = Message(
        "no app knows the appearance {found}, so this is shown as if nothing stood here; did you"
        " mean {meant}?",
        found=slip.found,
        meant=slip.meant,
    )
    loc = subject.form.cell(entry.node.loc, "appearance")
    start = entry.node.appearance.lower().find(slip.found)
    span = (start, start + len(slip.found)) if start >= 0 else None
    return this.finding(loc, message, name=entry.node.name, fixable=start >= 0, span=span)


def _idle(
    subject: Subject, this: Rule, idle: dict[tuple[str, str], list[Entry]]
) -> Iterator[Finding]:
    from formkit.lint.appearances import WORKS_ON  # noqa: PLC0415 - as above

    for (word, kind), entries in idle.items():
        if kind in _UNJUDGED:
            continue
        first = entries[0].node
        message = Message(
            "{word} does nothing on {kind} ({names}); it works on {types}",
            word=word,
            kind=kind,
            names=tuple(dict.fromkeys(one.node.name for one in entries)),
            types=tuple(one for one in sorted(WORKS_ON[word]) if one not in _SELDOM),
        )
        loc = subject.form.cell(first.loc, "appearance")
        yield this.finding(loc, message, name=first.name, severity=Severity.INFO)


_UNJUDGED = frozenset(("", "hidden", "calculate", "note"))
"""Types that show no widget, so that nobody expects anything of it."""
_SELDOM = frozenset(
    (
        *("rank", "select_one_external", "select_one_from_file", "select_multiple_from_file"),
        *("string", "calculate", "note", "loop"),
    )
)
"""Types on which some words work, too, that need not be named."""
