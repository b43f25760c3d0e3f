"""Lists of answers that have an order: how often, how much, how old."""

import re

from formkit.model.form import ChoiceList

_FEWEST = 3
_BAND = re.compile(r"\D{0,14}\d[\d .,]*(?:\s*(?:-|–|to|à|et|and|years?|ans)\b.*|\D*)")
_STEPS = re.compile(
    r"\b(?:never|rarely|seldom|sometimes|often|always|jamais|rarement|parfois|souvent|toujours"
    r"|none|few|some|half|most|all|aucun|peu|moiti[ée]|plupart|tous"
    r"|very|tr[èe]s|strongly|fully|quite|slightly|tout à fait|plut[ôo]t"
    r"|low|medium|moderate|high|faible|moyen|[ée]lev[ée]"
    r"|bad|poor|fair|average|good|excellent|mauvais|bon|bonne|better|worse|mieux|pire"
    r"|(?:dis)?agree|d['’]accord|(?:dis|un)?satisfied|(?:in)?satisfait"
    r"|no difficulty|some difficulty|a lot of difficulty|cannot|difficult[ée])\b"
)


def is_scale(choices: ChoiceList) -> bool:
    """Tell whether most labels of a list are steps of a scale, or bands of numbers.

    Steps are known by words of English and French; of three choices or fewer
    every one must be a step.
    """
    labels = [one.labels.first.lower() for one in choices.choices]
    steps = sum(bool(_BAND.fullmatch(label) or _STEPS.search(label)) for label in labels)
    return steps >= _FEWEST and steps * 2 > len(labels)
