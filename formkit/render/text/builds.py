"""What was built, as text."""

from collections.abc import Iterator

from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.jobs import Built
from formkit.model.form import Form, Question, walk
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.render.screen import Screen


def render_built(built: Built, screen: Screen) -> str:
    """The form in a few facts, and what to know of it."""
    form = built.composition.form
    lines = [screen.bold(screen.wrapped(form.settings.get("form_title")))]
    lines += (screen.wrapped(screen.say(fact), first="  ", indent=4) for fact in _facts(built))
    for loc, note in built.composition.notes:
        place = f"{loc}: " if loc != NOWHERE else ""
        lines.append(screen.wrapped(f"{place}{screen.say(note)}", first="  ! ", indent=4))
    return "\n".join(lines)


def _facts(built: Built) -> Iterator[Message]:
    form, standard = built.composition.form, built.standard
    yield Message(
        "template {template} of {standard}, version {version}",
        template=built.template.id,
        standard=f"{standard.id} {standard.version}",
        version=form.settings.get("version"),
    )
    yield Message(
        "{questions} questions and {lists} choice lists, in {languages}",
        questions=count_of_questions(form),
        lists=len(form.lists),
        languages=form.languages,
    )


def count_of_questions(form: Form) -> int:
    """How many rows ask something; notes and calculations do not."""
    return sum(isinstance(node, Question) and _asks(node) for node in walk(form.nodes))


def _asks(question: Question) -> bool:
    known = QUESTION_TYPES.get(question.type)
    return known is not None and known.kind is TypeKind.ASKS
