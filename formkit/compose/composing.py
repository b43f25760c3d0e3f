"""Standard, template and adaptation to a form, in one straight line."""

from collections.abc import Iterator

from formkit.compose.adapting import (
    with_added,
    with_cells_set,
    with_choices_worded,
    without_hidden,
)
from formkit.compose.answers import with_answers
from formkit.compose.changing import with_changes
from formkit.compose.gazetteers import Attachment
from formkit.compose.languages import Completion, missing_notes
from formkit.compose.names import problems_with_names
from formkit.compose.places import with_places
from formkit.compose.plan import Plan, planned
from formkit.compose.problems import Problem, stop_at
from formkit.compose.sections import arranged, sections
from formkit.compose.settings import settings_of
from formkit.compose.trees import rebuilt
from formkit.core.texts import Texts
from formkit.core.values import dataclass, replace
from formkit.model.adaptation import Adaptation
from formkit.model.attributes import SURVEY_ATTRIBUTES, AttributeKind, texts_of
from formkit.model.form import ChoiceList, Form, Node, walk
from formkit.model.gazetteer import Gazetteer
from formkit.model.standard import Standard
from formkit.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A built form, the files that go with it, and what to know of it."""

    form: Form
    attachments: tuple[Attachment, ...] = ()
    """Name and text of each CSV file to upload beside the form."""
    notes: tuple[Problem, ...] = ()
    """Places and messages: nothing wrong, but good to know."""
    untranslated: tuple[Problem, ...] = ()
    """Those of them that say how much wording a language lacks."""


def compose(
    standard: Standard,
    template: Template,
    adaptation: Adaptation | None = None,
    gazetteer: Gazetteer | None = None,
) -> Composition:
    """Build a form from a standard; the changes that the adaptation lists come last.

    Args:
        standard: the release that the template and the adaptation are for.
        template: which modules, in what order.
        adaptation: what a country wants of it; None: the regional form, in
            English and French.
        gazetteer: places to choose among; levels that it lacks are typed.

    Raises:
        UnknownNameError: something is asked for by a name that nobody has.
        CannotComposeError: the parts do not fit together; says all that does not.
    """
    plan = planned(standard, template, adaptation or Adaptation(template=template.id))
    rows = arranged(tuple(sections(plan)))
    rows = with_added(plan, without_hidden(plan, rows))
    rows, told = with_cells_set(plan, rows)
    placed = with_places(plan, rows, gazetteer)
    answered = with_answers(plan, placed.nodes, placed.lists)
    nodes = answered.nodes
    lists = with_choices_worded(plan, answered.lists)
    stop_at(tuple(problems_with_names(plan, nodes)))
    completion = _completion(plan)
    notes = (*plan.notes, *told, *placed.notes, *answered.notes)
    missing = tuple(missing_notes(completion, tuple(_texts(nodes, lists)), plan.adaptation))
    form = Form(
        nodes=rebuilt(nodes, lambda node: (completion.completed(node),)),
        lists=tuple(_completed(one, completion) for one in lists),
        settings=settings_of(plan),
        languages=plan.languages,
    )
    changed, more = with_changes(form, plan.adaptation)
    return Composition(
        form=changed,
        attachments=placed.attachments,
        notes=(*notes, *missing, *more),
        untranslated=missing,
    )


def compose_on(base: Form, adaptation: Adaptation) -> Composition:
    """Build a form from another one: with the changes that the adaptation lists.

    Args:
        base: the form to begin with.
        adaptation: what is wanted of it.

    Raises:
        CannotComposeError: changes speak of what the base does not have.
    """
    form, notes = with_changes(base, adaptation)
    return Composition(form=form, notes=notes)


def _completion(plan: Plan) -> Completion:
    """Missing texts come from the form's own languages first, then from the standard's."""
    everyone = (language.name for language in plan.standard.languages)
    sources = dict.fromkeys((plan.default_language, *plan.languages, *everyone))
    return Completion(languages=plan.languages, sources=tuple(sources))


def _completed(one: ChoiceList, completion: Completion) -> ChoiceList:
    return replace(one, choices=tuple(map(completion.completed, one.choices)))


def _texts(nodes: tuple[Node, ...], lists: tuple[ChoiceList, ...]) -> Iterator[Texts]:
    """Every wording of the form, before it is completed."""
    for node in walk(nodes):
        for attribute in SURVEY_ATTRIBUTES:
            if attribute.kind is AttributeKind.TEXTS:
                yield texts_of(node, attribute)
    for one in lists:
        for choice in one.choices:
            yield choice.labels
