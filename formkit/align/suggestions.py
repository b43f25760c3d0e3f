"""The variables that a question may have been meant to be, the nearest first.

Scores rank candidates for a person; they never settle anything by themselves.
A wrong one costs a person more than none, so that what speaks against a
variable weighs as much as what speaks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import sqrt

from formkit.align.asked_level import is_rare, levels_of_question, levels_of_variable, usual_level
from formkit.align.compatibility import OTHER_KIND, SharedAnswers, kinds_agree
from formkit.align.drift import drifts
from formkit.align.identity import AlignedQuestion
from formkit.align.likeness import Phrases, Words
from formkit.align.other_answers import asks_what_other, is_other_variable, other_of, parents_of
from formkit.align.wording import content_words, name_words, plain_words
from formkit.core.languages import language_code
from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, Variable
from formkit.model.form import Form, Question, walk

LEAST_SCORE = 0.6
_LEAST_LIKENESS = 0.4
"""Below it nothing that speaks for a variable makes up for its wording."""
_NEARLY_THE_SAME = 0.9
"""From here on wording speaks for itself, whatever the types and lists say."""
_NO_SHARED_ANSWER = 0.65
"""The most that a variable comes to whose answers are all others."""
_OF_ACTIVITY = 0.06
"""So much of what is lacking speaks for a variable that the activity asks."""
_OUTSIDE = 0.8
"""Of a variable that the activity does not ask, that much is left."""
_OTHER_LEVEL = 0.8
_OTHER_THAN_USUAL = 0.85
_OF_RARE_LEVEL = 0.8
_ASKS_ELSE = 0.8
"""Of a wording with other people, sexes or periods in the place of the dictionary's."""
_OF_NAME = 0.5
_OF_ANSWERS = 0.35
_OF_NEAREST = 0.7
_ENOUGH_ANSWERS = 0.5
_LEAST_AGREEMENT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One candidate."""

    variable: Variable
    score: float
    """From 0 to 1; 1 when wording or name is the same and nothing speaks against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What else is known where a question is asked."""

    form: Form | None = None
    """Whose question it is: its lists are held beside those of the dictionary."""
    known: Mapping[str, str]
    """Question -> variable, of those that are identified."""
    wanted: frozenset[str] = frozenset()
    """The variables that the activity asks; none: nobody says."""


ALONE = Surroundings(known={})
"""A question of which nothing else is known."""


def surroundings_of(
    form: Form, questions: Iterable[AlignedQuestion], wanted: frozenset[str]
) -> Surroundings:
    """What is known of a form whose questions were aligned, for an activity."""
    known = {one.question.name: one.variable.name for one in questions if one.variable}
    return Surroundings(form=form, known=known, wanted=wanted)


class Suggester:
    """Finds the nearest variables; made once for a form, then asked often."""

    def __init__(self, dictionary: Dictionary, around: Surroundings = ALONE) -> None:
        """Prepare names and wording; retired variables are never suggested."""
        self._around = around
        self._dictionary = dictionary
        self._variables = _suggestible(dictionary)
        self._wordings = _wordings_of(dictionary)
        self._answers = SharedAnswers(dictionary, around.form)
        self._taken = frozenset(around.known.values())
        self._levels: dict[str, frozenset[str]] = {}
        form = around.form
        asked = (one for one in walk(form.nodes) if isinstance(one, Question)) if form else ()
        self._usual_level = usual_level(asked)

    def nearest(self, question: Question, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """At most ``limit`` variables with a score of at least 0.6, best first."""
        if asks_what_other(question):
            return self._other_of_parent(question)[:limit]
        near = self._wordings.near(question)
        rated = (
            Suggestion(variable=variable, score=self._score(question, variable, likeness))
            for variable, likeness in ((self._variables[number], each) for number, each in near)
            if variable.name not in self._taken
            and likeness >= _LEAST_LIKENESS
            and not is_other_variable(variable)
        )
        found = sorted(
            (one for one in rated if one.score >= LEAST_SCORE), key=lambda one: -one.score
        )
        return tuple(found[:limit])

    def _other_of_parent(self, question: Question) -> tuple[Suggestion, ...]:
        """What the dictionary asks after "other" of the variable that the parent stands for."""
        known = self._around.known
        names = (other_of(known[one]) for one in parents_of(question) if one in known)
        variables = (self._dictionary.by_name.get(one) for one in dict.fromkeys(names))
        return tuple(
            Suggestion(variable=one, score=_NEARLY_THE_SAME)
            for one in variables
            if one and one.status != "retired" and one.name not in self._taken
        )

    def _score(self, question: Question, variable: Variable, likeness: float) -> float:
        wanted = self._dictionary.lists_by_name.get(variable.list_name)
        kind = kinds_agree(question, variable, wanted)
        share = self._answers.share(question, variable)
        disagrees = share == 0 or kind == OTHER_KIND
        if not kind or (disagrees and likeness < _NEARLY_THE_SAME):
            return 0.0
        score = likeness
        if share:
            agreement = min(1.0, share / _ENOUGH_ANSWERS)
            score *= _LEAST_AGREEMENT + (1 - _LEAST_AGREEMENT) * agreement
            score += (1 - score) * _OF_ANSWERS * agreement * self._telling(variable.list_name)
        score *= kind * self._circumstances(question, variable)
        if variable.name in self._around.wanted:
            score += (1 - score) * _OF_ACTIVITY
        return round(min(score, _NO_SHARED_ANSWER) if disagrees else score, 3)

    def _circumstances(self, question: Question, variable: Variable) -> float:
        """What is left where the unit, the activity or the people asked about are others."""
        factor = 1.0
        wanted = self._around.wanted
        if wanted and variable.name not in wanted:
            factor *= _OUTSIDE
        theirs = self._levels_of(variable)
        own = levels_of_question(question)
        if own and not own & theirs:
            factor *= _OTHER_LEVEL
        elif not own and self._usual_level and self._usual_level not in theirs:
            factor *= _OTHER_THAN_USUAL
        elif not own and not wanted and is_rare(theirs):
            factor *= _OF_RARE_LEVEL
        if drifts(question.labels, variable.labels):
            factor *= _ASKS_ELSE
        return factor

    def _levels_of(self, variable: Variable) -> frozenset[str]:
        if variable.name not in self._levels:
            self._levels[variable.name] = levels_of_variable(variable)
        return self._levels[variable.name]

    def _telling(self, list_name: str) -> float:
        """How much a list tells of what is asked: less, the more variables use it."""
        return 1 / sqrt(self._wordings.users[list_name])


def _suggestible(dictionary: Dictionary) -> tuple[Variable, ...]:
    return tuple(one for one in dictionary.variables if one.status != "retired")


class _Wordings:
    """The wording and the names of some variables, to be met by those of a question."""

    def __init__(self, variables: tuple[Variable, ...]) -> None:
        self.users = Counter(one.list_name for one in variables)
        self._names = Phrases(
            (number, name_words(one.name)) for number, one in enumerate(variables)
        )
        self._same: dict[str, set[int]] = {}
        phrases: dict[str, list[tuple[int, Words]]] = {}
        for number, variable in enumerate(variables):
            for language, text in (*variable.labels, *variable.titles):
                words = content_words(text)
                phrases.setdefault(language_code(language), []).append((number, words))
                self._same.setdefault(plain_words(text), set()).add(number)
        self._phrases = {code: Phrases(found) for code, found in phrases.items()}
        self._languages = [len(dict(one.labels) | dict(one.titles)) for one in variables]

    def near(self, question: Question) -> Iterator[tuple[int, float]]:
        """The places of the variables that share a word with a question, and how alike they are."""
        names = self._of_name(question.name)
        if not any(text.strip() for _, text in question.labels):
            yield from names.items()
            return
        worded = self._worded(question.labels)
        for number in sorted(worded):
            likeness = worded[number]
            likeness += (1 - likeness) * _OF_NAME * names.get(number, 0.0)
            yield number, likeness

    def _of_name(self, name: str) -> Mapping[int, float]:
        return self._names.nearest(name_words(name))

    def _worded(self, labels: Texts) -> dict[int, float]:
        """Number -> likeness: most by the nearest language, the rest by all that both have."""
        rated: defaultdict[int, list[float]] = defaultdict(list)
        same: set[int] = set()
        for language, text in labels:
            words, plain = content_words(text), plain_words(text)
            if " " in plain:
                same |= self._same.get(plain, set())
            codes = self._codes_of(language)
            near = [self._phrases[code].nearest(words) for code in codes]
            for number in dict.fromkeys(number for one in near for number in one):
                rated[number].append(max(one.get(number, 0.0) for one in near))
        asked = sum(bool(self._codes_of(language)) for language, _ in labels)
        found = {
            number: _OF_NEAREST * max(each)
            + (1 - _OF_NEAREST) * sum(each) / min(asked, self._languages[number])
            for number, each in rated.items()
        }
        return found | dict.fromkeys(sorted(same), 1.0)

    def _codes_of(self, language: str) -> tuple[str, ...]:
        """The language in which a text is met; all, where nobody says which it is."""
        code = language_code(language)
        return ((code,) if code in self._phrases else ()) if code else tuple(self._phrases)


@lru_cache(maxsize=4)
def _wordings_of(dictionary: Dictionary) -> _Wordings:
    """Prepared once for all forms of a standard: it took half of the time of a check."""
    return _Wordings(_suggestible(dictionary))
