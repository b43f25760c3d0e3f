"""What was built, as text."""

from collections.abc import Callable, Iterator

from formkit.changes.verdicts import Verdict
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.jobs import Adapted, Built
from formkit.model.form import Form, Question, walk
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.render.screen import Screen
from formkit.render.text.verdicts import Reasons, costs_of, verdict_lines


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
    form, version = built.composition.form, built.composition.form.settings.get("version")
    if built.standard and built.template:
        yield Message(
            "template {template} of {standard}, version {version}",
            template=built.template.id,
            standard=f"{built.standard.id} {built.standard.version}",
            version=version,
        )
    else:
        yield Message("changes of {base}, version {version}", base=built.base, version=version)
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


def comments_on(screen: Screen) -> Callable[[Verdict | None], Iterator[str]]:
    """A function that says what a change costs, for a file's comments; None: a cell stays."""

    def say(verdict: Verdict | None) -> Iterator[str]:
        if verdict is None:
            yield screen.say(Message("the cell stays, though what it asks for has a new name"))
        elif any(costs_of(verdict)):
            yield from map(screen.say, verdict_lines(verdict, Reasons.SHORT))

    return say


def render_adapted(adapted: Adapted, screen: Screen) -> str:
    """How much was changed, and what the country still has to say of it."""
    count, waiting = len(adapted.written), adapted.undeclared
    lines = [Message("changes written down: {count}", count=count)]
    if waiting:
        text = "to be declared, with a reason each: {count}"
        lines.append(Message(text, count=waiting))
    return "\n".join(screen.wrapped(screen.say(line)) for line in lines)
