"""Questions that ask what "other" was: which question they follow."""

import re

from formkit.align.wording import plain_words
from formkit.model.dictionary import Variable
from formkit.model.form import Question
from formkit.xpath.references import references_in_text

_ENDING = re.compile(r"_?(?:others?|oth|autres?|aut|specify|spec|sp|preciser|ot)$", re.IGNORECASE)
_NAMED = re.compile(r"[_-](?:others?|oth|autres?|aut|specify|preciser)\d*$", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:others?|autres?|otr[oa]s?|outr[oa]s?)\b")
_SPECIFY = re.compile(r"\b(?:specify|précisez|préciser|preciser|especifi\w+)\b")
_VARIABLE_ENDING = "_other"


def asks_what_other(question: Question) -> bool:
    """Tell whether a question asks in words what another one has no code for.

    It is a text whose name ends so, or whose label says both "other" and "specify".
    """
    if question.type != "text":
        return False
    words = [plain_words(text) for _, text in question.labels]
    return bool(_NAMED.search(question.name)) or any(
        _OTHER.search(one) and _SPECIFY.search(one) for one in words
    )


def is_other_variable(variable: Variable) -> bool:
    """Tell whether a variable is what the dictionary asks after "other"."""
    return variable.type == "text" and variable.name.endswith(_VARIABLE_ENDING)


def parents_of(question: Question) -> tuple[str, ...]:
    """The names of the questions that it may follow, the likeliest first.

    Those that its condition reads come first, then its own name without the ending.
    """
    read = dict.fromkeys(one.name for one in references_in_text(question.relevant))
    return (*read, _ENDING.sub("", question.name))


def other_of(variable: str) -> str:
    """The name that the dictionary gives to what "other" was of a variable."""
    return f"{variable}{_VARIABLE_ENDING}"
