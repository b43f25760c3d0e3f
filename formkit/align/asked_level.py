"""What a question asks about by its words: a place, a household, a person, somebody else."""

from collections import Counter
from collections.abc import Iterable

from formkit.align.levels import level_of
from formkit.align.wording import content_words, name_words
from formkit.model.dictionary import Variable
from formkit.model.form import Question

_WORDS = {
    "household": "household ménage hogar agregado hogares",
    "location": "location site village locality community settlement camp neighbourhood"
    " localité communauté quartier localidad comunidad",
    "key_informant": "informant informateur informatrice",
    "form": "enumerator interviewer enquêteur enquêtrice",
}
_LEVEL_OF = {word: level for level, words in _WORDS.items() for word in words.split()}
_WITHIN = {"individual": "household", "respondent": "household"}
"""Whoever asks about people of a household asks about the household, too."""
_USUAL = frozenset(("household", "location", "individual", "form", "respondent"))
_CLEAR = 1.5
"""A form is about one thing where its words say so half as often again as anything else."""

Levels = frozenset[str]


def levels_of_question(question: Question) -> Levels:
    """What the words of a question name; nothing where they do not say."""
    return _told((question.name, *(text for _, text in question.labels)))


def levels_of_variable(variable: Variable) -> Levels:
    """The variable's unit, and what its words name."""
    unit = level_of(variable.unit) or variable.unit
    told = _told((variable.name, *(text for _, text in (*variable.labels, *variable.titles))))
    return told | {unit, _WITHIN.get(unit, unit)}


def is_rare(levels: Levels) -> bool:
    """Tell whether only forms of a few activities ask at these levels, as of herds or incidents."""
    return not levels & _USUAL


def usual_level(questions: Iterable[Question]) -> str:
    """What most questions of a form name; empty where that is not clear."""
    counts = Counter(level for one in questions for level in levels_of_question(one))
    (first, most), (_, next_most), *_ = (*counts.most_common(2), ("", 0), ("", 0))
    return first if most >= _CLEAR * max(next_most, 1) else ""


def _told(texts: Iterable[str]) -> Levels:
    words = (word for text in texts for word in (*content_words(text), *name_words(text)))
    return frozenset(_LEVEL_OF[word] for word in words if word in _LEVEL_OF)
