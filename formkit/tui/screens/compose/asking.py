"""What the window for a question of one's own has to know."""

from collections.abc import Iterator
from textwrap import shorten

from formkit.compose.plan import LAST_MODULE
from formkit.core.languages import language_code
from formkit.core.values import replace
from formkit.jobs.drafting.changes import path_of, rows_of
from formkit.jobs.drafting.modules import module_lines
from formkit.jobs.drafting.questions import (
    is_own_list,
    list_names,
    own_answers,
    own_questions,
    prefix_of,
)
from formkit.jobs.drafting.rows import OwnQuestion, Place
from formkit.model.form import Node, walk
from formkit.render.catalogue import Language
from formkit.render.listings import text_in
from formkit.tui.bidi import shown
from formkit.tui.screens.compose.asked import Asked, where
from formkit.tui.screens.compose.steps import Say, View

_LONGEST = 48
"""Characters of a label that tells where a question goes."""


def new_question(view: View, marked: Node | None) -> OwnQuestion:
    """A question to begin with: behind the marked row, else before the interview is closed."""
    return OwnQuestion(type="text", name="", place=_first_place(view, marked))


def _first_place(view: View, marked: Node | None) -> Place:
    assert view.draft is not None  # noqa: S101 - there is one to add to
    if view.is_on_form:
        name = marked.name if marked and view.base else ""
        return Place(after=path_of(view.draft, view.base, name) if name and view.base else "")
    if marked is not None and marked.name:
        return Place(after=marked.name)
    inside = [one.module.id for one in module_lines(view.draft, view.standard) if one.is_in]
    open_ = [one for one in inside if one != LAST_MODULE] or inside
    return Place(module=open_[-1] if open_ else "")


def asked_of(
    question: OwnQuestion,
    view: View,
    say: Say,
    language: Language,
) -> Asked:
    """All that the window shows of a question.

    Args:
        question: as it is.
        view: the draft where it stands or is to stand, and the form that was built of it.
        say: words a message.
        language: of the titles.
    """
    draft, standard = view.draft, view.standard
    assert draft is not None  # noqa: S101 - there is one to add to
    form = view.preview.form if view.preview else None
    lists = list_names(draft, standard, view.base)
    names = {node.name for node in walk(form.nodes)} if form else set()
    return Asked(
        question=question,
        languages=tuple(filter(None, form.languages)) if form else (),
        prefix=prefix_of(draft, standard),
        taken=frozenset(names - {question.name}),
        lists=lists,
        own_lists=frozenset(one for one in lists if is_own_list(one, standard, view.base)),
        answers=own_answers(draft, question.list_name) if question.list_name else (),
        places=tuple(_places(question, view, say, language)),
        form=form,
        language=_spoken(form.languages, language) if form else "",
    )


def _spoken(languages: tuple[str, ...], language: Language) -> str:
    """The reader's language as the form's headers have it; empty where they do not."""
    return next((one for one in languages if language_code(one) == str(language)), "")


def _places(
    question: OwnQuestion, view: View, say: Say, language: Language
) -> Iterator[tuple[Place, str]]:
    """Where it can go: first where it is, then the ends of modules, then behind each row."""
    titles = dict((*_ends(view, language), *_rows(question, view)))
    if question.place.after:
        titles[question.place] = ""  # so that the row where it is fits on one line
    for place in dict.fromkeys((question.place, *titles)):
        told, words = say(where(replace(question, place=place))), titles.get(place, "")
        yield place, f"{told} – {words}" if words else told


def _ends(view: View, language: Language) -> Iterator[tuple[Place, str]]:
    if view.draft is None or view.is_on_form:
        return
    for line in module_lines(view.draft, view.standard):
        if line.is_in:
            yield Place(module=line.module.id), text_in(line.module.titles, language)


def _rows(question: OwnQuestion, view: View) -> Iterator[tuple[Place, str]]:
    """The rows that it can stand behind; in a form by their paths."""
    form = view.preview.form if view.preview else None
    if view.draft is not None and view.base is not None:
        known = {node.name: node for node in walk(form.nodes)} if form else {}
        names = (one.name for one in own_questions(view.draft) if one.name in known)
        added = ((path_of(view.draft, view.base, name), known[name]) for name in names)
        rows = [*rows_of(view.draft, view.base), *added]
    else:
        rows = [(node.name, node) for node in walk(form.nodes)] if form else []
    for path, node in rows:
        if node.name and node.name != question.name:
            yield Place(after=path), shown(shorten(node.labels.first, _LONGEST, placeholder=" …"))
