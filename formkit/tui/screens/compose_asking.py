"""What the window for a question of one's own has to know."""

from collections.abc import Iterable, Iterator

from formkit.jobs.drafting import Draft
from formkit.jobs.drafting_modules import ModuleLine, module_lines
from formkit.jobs.drafting_questions import (
    OwnQuestion,
    Place,
    is_own_list,
    list_names,
    own_answers,
    prefix_of,
)
from formkit.model.form import Form, Node, walk
from formkit.model.standard import Standard
from formkit.render.catalogue import Language
from formkit.render.listings import text_in
from formkit.tui.bidi import shown
from formkit.tui.screens.compose_question import Asked, where
from formkit.tui.screens.compose_steps import Say, View

_LONGEST = 48
"""Characters of a label that tells where a question goes."""


def new_question(draft: Draft, standard: Standard, marked: Node | None) -> OwnQuestion:
    """A question to begin with: behind the marked row, else at the end of the last module."""
    if marked is not None and marked.name:
        place = Place(after=marked.name)
    else:
        inside = [one for one in module_lines(draft, standard) if one.is_in]
        place = Place(module=inside[-1].module.id if inside else "")
    return OwnQuestion(type="text", name="", place=place)


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
    lists = list_names(draft, standard)
    names = {node.name for node in walk(form.nodes)} if form else set()
    return Asked(
        question=question,
        languages=form.languages if form else (),
        prefix=prefix_of(draft, standard),
        taken=frozenset(names - {question.name}),
        lists=lists,
        own_lists=frozenset(one for one in lists if is_own_list(one, standard)),
        answers=own_answers(draft, question.list_name) if question.list_name else (),
        places=tuple(_places(question, module_lines(draft, standard), form, say, language)),
    )


def _places(
    question: OwnQuestion,
    modules: Iterable[ModuleLine],
    form: Form | None,
    say: Say,
    language: Language,
) -> Iterator[tuple[Place, str]]:
    """Where it can go: first where it is, then the ends of modules, then behind each row."""
    yield question.place, say(where(question.place))
    for line in modules:
        place = Place(module=line.module.id)
        if line.is_in and place != question.place:
            title = text_in(line.module.titles, language)
            yield place, f"{say(where(place))} – {title}"
    for node in walk(form.nodes) if form else ():
        place = Place(after=node.name)
        if node.name and node.name != question.name and place != question.place:
            words = shown(node.labels.first.replace("\n", " ")[:_LONGEST])
            yield place, f"{say(where(place))} – {words}"
