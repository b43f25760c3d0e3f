"""Each question of a form with its state: what is settled, and what a person is to decide."""

from collections.abc import Container, Iterator, Mapping
from enum import StrEnum

from formkit.align.divergence import AS_IT_IS, RULE_OF, Aspect, Divergence, divergence
from formkit.align.identity import AlignedQuestion, IdentifiedBy, align
from formkit.align.suggestions import Suggester, Suggestion, Surroundings, surroundings_of
from formkit.core.values import dataclass
from formkit.model.dictionary import Variable
from formkit.model.index import FormIndex
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.model.standard import Standard

IDENTITY_RULE = "FK501"
"""The rule that tells of questions without a variable; an exception to it says: our own."""
_MOST_SUGGESTED = 3


class QuestionState(StrEnum):
    """How a question stands to the dictionary."""

    BY_NAME = "by name"
    BY_COLUMN = "by formkit_variable"
    BY_OTHER_NAME = "by another name"
    """By an alias of the dictionary, or by the number of public DTM data."""
    DRIFTING = "drifting"
    """It stands for a variable, and asks something else in type, list, meaning or words."""
    AMBIGUOUS = "ambiguous"
    """Several variables go by its name."""
    SUGGESTED = "suggested"
    UNKNOWN = "unknown"
    LOCAL = "local"
    """The country's own, by its prefix or by a reason beside the row."""
    NO_NEED = "no need"
    """It asks nothing: notes, calculations, what the device fills in."""

    @property
    def is_open(self) -> bool:
        """Tell whether a person is to decide."""
        return self in {
            QuestionState.DRIFTING,
            QuestionState.AMBIGUOUS,
            QuestionState.SUGGESTED,
            QuestionState.UNKNOWN,
        }


Rejected = frozenset[tuple[str, str]]
"""Pairs of a question's name and a variable's that a person said do not belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuestion:
    """A question beside its variable, or beside those that it may have been meant to be."""

    aligned: AlignedQuestion
    state: QuestionState
    divergence: Divergence = AS_IT_IS
    """What differs and is not let stand by a reason beside the row."""
    suggestions: tuple[Suggestion, ...] = ()
    """For a question without a variable: the nearest ones that nobody rejected."""

    @property
    def candidates(self) -> tuple[Variable, ...]:
        """The variables that it may be, the likeliest first."""
        return self.aligned.variables or tuple(one.variable for one in self.suggestions)


def judge_questions(
    index: FormIndex,
    standard: Standard,
    *,
    rejected: Rejected = frozenset(),
    exempt: Mapping[int, Container[str]],
    wanted: frozenset[str] = frozenset(),
) -> tuple[JudgedQuestion, ...]:
    """Every question with a name, in sheet order, with its state.

    Args:
        index: the form's.
        standard: with its dictionary.
        rejected: what is not to be suggested again.
        exempt: row -> the rules that a reason beside it lets stand.
        wanted: the variables that the activity asks; none: nobody says which it is.
    """
    questions = align(index, standard)
    around = surroundings_of(index.form, questions, wanted)
    return tuple(_Judge(standard, around, rejected, exempt).judged(questions))


class _Judge:
    """One form and one standard; suggestions are looked for only where there is no variable."""

    def __init__(
        self,
        standard: Standard,
        around: Surroundings,
        rejected: Rejected,
        exempt: Mapping[int, Container[str]],
    ) -> None:
        self._around = around
        self._dictionary = standard.dictionary
        self._suggester = Suggester(standard.dictionary, around)
        self._rejected: dict[str, set[str]] = {}
        for question, variable in rejected:
            self._rejected.setdefault(question, set()).add(variable)
        self._exempt = exempt

    def judged(self, questions: tuple[AlignedQuestion, ...]) -> Iterator[JudgedQuestion]:
        for one in questions:
            yield self._identified(one) if one.variable else self._without_variable(one)

    def _identified(self, one: AlignedQuestion) -> JudgedQuestion:
        assert one.variable is not None  # noqa: S101 - the caller saw it
        assert self._around.form is not None  # noqa: S101 - as above
        found = divergence(one.question, one.variable, self._around.form, self._dictionary)
        found = _without(found, self._exempt.get(one.question.loc.row, ()))
        state = QuestionState.DRIFTING if found.aspects else _IDENTIFIED[one.by]
        return JudgedQuestion(aligned=one, state=state, divergence=found)

    def _without_variable(self, one: AlignedQuestion) -> JudgedQuestion:
        if one.is_local or IDENTITY_RULE in self._exempt.get(one.question.loc.row, ()):
            return JudgedQuestion(aligned=one, state=QuestionState.LOCAL)
        if one.variables:
            return JudgedQuestion(aligned=one, state=QuestionState.AMBIGUOUS)
        if not one.claimed and not _asks(one):
            return JudgedQuestion(aligned=one, state=QuestionState.NO_NEED)
        suggestions = self._suggestions(one)
        state = QuestionState.SUGGESTED if suggestions else QuestionState.UNKNOWN
        return JudgedQuestion(aligned=one, state=state, suggestions=suggestions)

    def _suggestions(self, one: AlignedQuestion) -> tuple[Suggestion, ...]:
        refused = self._rejected.get(one.question.name, set())
        found = self._suggester.nearest(one.question, limit=_MOST_SUGGESTED + len(refused))
        kept = (each for each in found if each.variable.name not in refused)
        return tuple(kept)[:_MOST_SUGGESTED]


_IDENTIFIED = {
    IdentifiedBy.PROVENANCE: QuestionState.BY_COLUMN,
    IdentifiedBy.NAME: QuestionState.BY_NAME,
    IdentifiedBy.ALIAS: QuestionState.BY_OTHER_NAME,
    IdentifiedBy.NUMBER: QuestionState.BY_OTHER_NAME,
}


def _asks(one: AlignedQuestion) -> bool:
    known = QUESTION_TYPES.get(one.question.type)
    return known is None or known.kind is TypeKind.ASKS


def _without(found: Divergence, exempt: Container[str]) -> Divergence:
    """What differs beside what a reason lets stand."""
    stays = {aspect for aspect, rule in RULE_OF.items() if rule not in exempt}
    if stays.issuperset(found.aspects):
        return found
    return Divergence(
        other_type=found.other_type and Aspect.TYPE in stays,
        codes=found.codes if Aspect.LIST in stays else None,
        meanings=found.meanings if Aspect.MEANING in stays else (),
        labels=found.labels if Aspect.LABEL in stays else (),
    )
