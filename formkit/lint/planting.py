"""Putting mistakes into forms: what the rules' ``plant`` functions share."""

from collections.abc import Callable
from dataclasses import replace

from formkit.core.texts import Texts
from formkit.model.form import Choice, Form, Group, Node, Question, Repeat, walk


def first_question(form: Form, wanted: Callable[[Question], bool]) -> Question | None:
    """The first question of which ``wanted`` holds; None when there is none."""
    questions = (node for node in walk(form.nodes) if isinstance(node, Question))
    return next((question for question in questions if wanted(question)), None)


def first_choice(form: Form, wanted: Callable[[Choice], bool]) -> Choice | None:
    """The first choice with a list of which ``wanted`` holds; None when there is none."""
    choices = (choice for one in form.lists if one.name for choice in one.choices)
    return next((choice for choice in choices if wanted(choice)), None)


def wording(form: Form, text: str) -> Texts:
    """A text in every language that the form asks its questions in."""
    asked = (node.labels.languages for node in walk(form.nodes) if isinstance(node, Question))
    languages = max(asked, key=len, default=())
    return Texts.of((language, text) for language in languages or ("",))


def with_nodes(form: Form, old: Node, *new: Node) -> Form:
    """The form with other rows in the place of one; ``old`` is found by identity."""
    return replace(form, nodes=_with_nodes(form.nodes, old, new))


def with_choices(form: Form, old: Choice, *new: Choice) -> Form:
    """The form with other choices in the place of one; ``old`` is found by identity."""
    lists = tuple(
        replace(
            one,
            choices=tuple(
                made for choice in one.choices for made in (new if choice is old else (choice,))
            ),
        )
        for one in form.lists
    )
    return replace(form, lists=lists)


def _with_nodes(nodes: tuple[Node, ...], old: Node, new: tuple[Node, ...]) -> tuple[Node, ...]:
    made: list[Node] = []
    for node in nodes:
        if node is old:
            made.extend(new)
        elif isinstance(node, Group | Repeat):
            made.append(replace(node, children=_with_nodes(node.children, old, new)))
        else:
            made.append(node)
    return tuple(made)


def with_exception(form: Form, text: str) -> Form | None:
    """The form with a text under ``formkit_ignore`` beside its first question."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    extra = tuple(sorted((*question.extra, ("formkit_ignore", text))))
    return with_nodes(form, question, replace(question, extra=extra))
