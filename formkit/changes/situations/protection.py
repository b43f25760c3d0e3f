"""Questions of a country's own that plainly ask for what needs protection.

Told by few words of English and French: what is found needs approval, what is
not found is not thereby harmless.
"""

import re

from formkit.model.form import Question

_PICTURES = frozenset(("image", "video", "audio", "background-audio"))
_PERSONAL = re.compile(
    r"\bphone\b|\btelephone\b|t[ée]l[ée]phone|\bwhatsapp\b|\be-?mail\b"
    r"|\b(?:your|full|first|last|family|his|her|their) names?\b|\bsurname\b"
    r"|\bnames? of (?:the |your )?(?:respondent|(?:key )?informant|person|child|survivor|victim"
    r"|head|household head)\b"
    r"|\b(?:votre|vos) (?:pr[ée])?noms?\b|\bnom complet\b|\bpr[ée]noms?\b"
    r"|\bnom (?:du|de la|de l['’]) ?(?:r[ée]pondant|informat|personne|enfant|chef|enqu[êe]t)"
    r"|\bpassport\b|\bpasseport\b|\bidentity (?:card|document|number)\b|pi[èe]ce d['’]identit[ée]"
    r"|\bfingerprint|\bempreinte|\bdate of birth\b|\bdate de naissance\b"
)
_SENSITIVE = re.compile(
    r"\bethnic|\bethni|\btribe\b|\btribu\b|\breligio|\bpolitical (?:party|opinion)"
    r"|\bopinions? politiques?\b|\bhiv\b|\bvih\b|\bsexual|\bsexuel"
    r"|\bsmuggl|\bpasseurs?\b|\btraffick|\btraite des\b|\brecruitment agency\b"
    r"|\bagences? de recrutement\b|\barmed group|\bgroupes? arm[ée]s?\b|\bdetain|\bd[ée]tenu"
    r"|\babuse|\btortur"
)
_REFUSED = re.compile(
    r"\bperpetrators?\b|\bwho (?:attacked|raped|assaulted|abused|perpetrated|committed)\b"
    r"|\bauteurs? (?:du |de la |de l['’]|de |des |d['’])(?:violences?|viols?|agression|attaque)"
    r"|\bqui (?:vous a|les a|l['’]a|a) (?:attaqu|agress|viol|commis)"
)


_STAFF = r"(?:enumerator|interviewer|surveyor|supervisor|team leader|agent|enqu[êe]t(?:eur|rice))"
_OF_OTHERS = re.compile(
    rf"\b(?:names?|nom|phone|telephone) (?:of |de |du |de l['’])?(?:the |your )?{_STAFF}"
    rf"|{_STAFF}(?:['’]s)? (?:full |code |phone )?(?:names?|phone|telephone)"
)
"""Of those who ask: their names and numbers are not those of who answers."""


def is_personal(question: Question) -> bool:
    """Tell whether the words of a question ask for personal or sensitive data.

    >>> is_personal(Question(type="text", name="td_phone"))
    True
    >>> is_personal(Question(type="integer", name="td_wells"))
    False
    """
    words = _words(question)
    if _OF_OTHERS.search(words):
        return False
    if question.type in _PICTURES:
        return bool(re.search(r"\bperson|\bface\b|\bvisage|\bportrait|\bvoice|\bvoix", words))
    return bool(_PERSONAL.search(words) or _SENSITIVE.search(words))


def is_refused(question: Question) -> bool:
    """Tell whether a question asks who did violence to somebody: nobody is asked that."""
    return bool(_REFUSED.search(_words(question)))


def _words(question: Question) -> str:
    name = question.name.replace("_", " ")
    return " | ".join((name, *(text for _, text in question.labels))).lower()
