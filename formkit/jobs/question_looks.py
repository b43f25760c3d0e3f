"""A question as the person who asks it sees it, in one language, with its logic in words."""

from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import FormLogic, Written, written
from formkit.logic.reading_out import read_out, read_out_value
from formkit.logic.reading_values import Words
from formkit.model.form import Group, Question, Repeat, Stray
from formkit.model.index import Entry, is_yes

CHOICES_SHOWN = 10
"""As many choices of a list are shown at once; a select of places may have thousands."""
_ONE_MORE = 1
"""A list is not cut for the sake of one line, which the line of the cut would take again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One answer on offer."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One question in one language."""

    name: str
    type: str
    """As in ``model.question_types``."""
    list_name: str = ""
    language: str
    """As headers have it."""
    label: str
    hint: str = ""
    offered: tuple[Offered, ...] = ()
    """The first choices of the list."""
    more: int = 0
    """How many choices follow."""
    is_required: bool = False
    required_when: tuple[Words, ...] = ()
    """Where an answer is needed only sometimes: all of this holds then."""
    constraint_message: str = ""
    """What is said when an answer is not taken."""
    limits: tuple[Words, ...] = ()
    """What an answer must be to be taken: all of this."""
    conditions: tuple[Words, ...] = ()
    """When it is asked: all of this holds, that of its groups first."""
    filters: tuple[Words, ...] = ()
    """Which of the choices are on offer: those with which all of this holds."""
    calculation: Words | None = None
    untranslated: tuple[str, ...] = ()
    """Columns that have wording, but none in this language: another language's is shown."""


def look_at(entry: Entry, logic: FormLogic, language: str, *, shown: int = CHOICES_SHOWN) -> Look:
    """How a question looks on a phone set to a language.

    Args:
        entry: the question; the row of a group looks like a note.
        logic: the expressions of the form that it stands in.
        language: as the form's headers have it; where a text lacks it, its first language.
        shown: as many choices are shown.
    """
    node = entry.node
    offered = _offered(entry, logic, language)
    cut = len(offered) if len(offered) <= shown + _ONE_MORE else shown
    calculation = written(entry, "calculation")
    return Look(
        name=node.name,
        type=node.type,
        list_name="" if isinstance(node, Stray) else node.list_name,
        language=language,
        label=_text(node.labels, language),
        hint=_text(node.hints, language),
        offered=offered[:cut],
        more=len(offered) - cut,
        is_required=is_yes(node.required),
        required_when=_said(written(entry, "required"), logic, language),
        constraint_message=_text(node.constraint_messages, language),
        limits=_said(written(entry, "constraint"), logic, language),
        conditions=tuple(
            words for one in logic.conditions(entry) for words in _said(one, logic, language)
        ),
        filters=_said(written(entry, "choice_filter"), logic, language),
        calculation=_valued(calculation, logic, language),
        untranslated=tuple(_untranslated(node, language)),
    )


def _text(texts: Texts, language: str) -> str:
    return texts.get(language) or texts.first


def _untranslated(node: Question | Group | Repeat | Stray, language: str) -> list[str]:
    wordings = (
        ("label", node.labels),
        ("hint", node.hints),
        ("constraint_message", node.constraint_messages),
    )
    return [column for column, texts in wordings if texts and not texts.get(language)]


def _offered(entry: Entry, logic: FormLogic, language: str) -> tuple[Offered, ...]:
    node = entry.node
    found = isinstance(node, Question) and logic.index.form.list_named(node.list_name)
    if not found:
        return ()
    return tuple(
        Offered(code=one.code, label=_text(one.labels, language) or one.code)
        for one in found.choices
    )


def _said(one: Written | None, logic: FormLogic, language: str) -> tuple[Words, ...]:
    """A condition as all that must hold; one that cannot be read stays as it is written."""
    if one is None:
        return ()
    if one.tree is None:
        return (one.text,)
    return tuple(read_out(tree, one.owner, logic, language) for tree in conjuncts(one.tree))


def _valued(one: Written | None, logic: FormLogic, language: str) -> Words | None:
    if one is None:
        return None
    if one.tree is None:
        return one.text
    return read_out_value(one.tree, one.owner, logic, language)
