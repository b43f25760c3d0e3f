"""Pages of reference: a rule's, a variable's."""

from collections.abc import Iterator
from typing import assert_never

from formkit.align.standard_check.rules import StandardRule
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.rule import Rule
from formkit.model.dictionary import Variable
from formkit.render.screen import Screen
from formkit.render.text.reports import severity_word
from formkit.render.text.rule_pages import render_rule


def render_page(subject: Rule | StandardRule | Variable, screen: Screen) -> str:
    """What there is to know of a rule or a variable."""
    match subject:
        case Rule():
            return render_rule(subject, screen)
        case StandardRule():
            severity = screen.say(severity_word(subject.severity))
            head = screen.bold(f"{subject.id} {subject.slug} ({severity})")
            return f"{head}\n\n{screen.said(subject.title)}"
        case Variable():
            return "\n".join(_variable(subject, screen))
        case _:
            assert_never(subject)


def _variable(variable: Variable, screen: Screen) -> Iterator[str]:
    kind = " ".join(filter(None, (variable.type, variable.list_name)))
    yield screen.bold(f"{variable.name} ({kind})")
    yield ""
    for title, text in (*_wordings(variable), *_facts(variable)):
        if text:
            yield screen.wrapped(text, first=f"  {screen.heading(screen.say(title))}", indent=4)


def _wordings(variable: Variable) -> Iterator[tuple[Message, str]]:
    for title, texts in (
        (Message("title"), variable.titles),
        (Message("label"), variable.labels),
        (Message("hint"), variable.hints),
    ):
        yield from ((title, text) for text in _by_language(texts))


def _by_language(texts: Texts) -> Iterator[str]:
    return (f"{text} [{language}]" for language, text in texts)


def _facts(variable: Variable) -> tuple[tuple[Message, str], ...]:
    return (
        (Message("constraint"), variable.constraint),
        (Message("unit"), variable.unit),
        (Message("category"), variable.category),
        (Message("sensitivity"), variable.sensitivity),
        (Message("status"), variable.status),
        (Message("replaced by"), variable.replaced_by),
        (Message("HXL tag"), variable.hxl),
        (Message("number in DTM data"), variable.dtm_ref),
        (Message("other names"), ", ".join(variable.aliases)),
    )
