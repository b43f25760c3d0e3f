"""Which choice list is which, and which choice of a list is which."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from formkit.changes.matching.pairing import Key, Pairing
from formkit.changes.wording import likeness, plain_words
from formkit.model.form import Choice, ChoiceList

_LEAST_SHARED = 0.5
_FEWEST_WORDS = 2
"""Fewer words tell too little of an answer to know it by them under another code."""

ChoiceKey = Callable[[Choice], Key]
Accepts = Callable[[Choice, Choice], bool]


def match_lists(
    old: Sequence[ChoiceList], new: Sequence[ChoiceList], users: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Old name -> new name, by name first, then by content and by who uses them.

    Args:
        old: the old lists of one sheet, no name twice.
        new: the new ones.
        users: of each question in both forms, the list that it names in the old and in the
            new one.

    Returns:
        The pairs, in the order of the old lists.
    """
    names = {one.name for one in new}
    matched = {one.name: one.name for one in old if one.name in names}
    free_old = [one for one in old if one.name not in matched]
    free_new = [one for one in new if one.name not in matched]
    votes = Counter(users)
    candidates = []
    for place, one in enumerate(free_old):
        for other_place, other in enumerate(free_new):
            vote = votes[one.name, other.name]
            shared = _shared(one, other) if vote or _is_same(one, other) else 0.0
            if shared >= _LEAST_SHARED:
                candidates.append((-vote, -shared, place, other_place))
    for _vote, _shared_part, place, other_place in sorted(candidates):
        name, new_name = free_old[place].name, free_new[other_place].name
        if name not in matched and new_name not in matched.values():
            matched[name] = new_name
    return {one.name: matched[one.name] for one in old if one.name in matched}


def _is_same(old: ChoiceList, new: ChoiceList) -> bool:
    return bool(old.choices) and old.choices == new.choices


def _shared(old: ChoiceList, new: ChoiceList) -> float:
    """The share of codes, or of labels where that is more, that two lists have in common."""
    codes = _overlap((one.code for one in old.choices), (one.code for one in new.choices))
    labels = _overlap(
        (plain_words(one.labels.first) for one in old.choices),
        (plain_words(one.labels.first) for one in new.choices),
    )
    return max(codes, labels)


def _overlap(old: Iterable[str], new: Iterable[str]) -> float:
    before, after = Counter(filter(None, old)), Counter(filter(None, new))
    most = max(before.total(), after.total())
    return (before & after).total() / most if most else 0.0


def match_choices(
    old: Sequence[Choice], new: Sequence[Choice], languages: Mapping[str, str]
) -> Pairing:
    """Pair the choices of two lists: by Kobo's identifier, by code, then by label.

    A code whose label says something else now waits until labels have been
    looked for under other codes: where a choice goes and those behind it are
    numbered anew, each has been recoded, and none has another label.

    Where a code stands several times, as lists for cascading selects have it,
    the choices that say the same are pairs first, and what is left in order.

    Args:
        old: the old list's choices.
        new: the new list's choices.
        languages: old language -> new language, of those that both forms have.
    """
    pairing = Pairing(len(old), len(new))

    def pair(key: ChoiceKey, new_key: ChoiceKey, accepts: Accepts | None = None) -> None:
        pairing.add_unique(
            lambda number: key(old[number]),
            lambda number: new_key(new[number]),
            accepts and (lambda one, other: accepts(old[one], new[other])),
        )

    pair(_kuid, _kuid, _are_plausible)
    pair(_code, _code, partial(_say_the_same, languages=languages))
    if not pairing.free_old or not pairing.free_new:
        return pairing
    for key in (_whole, _code_and_labels):
        pair(key, key)
    for language, new_language in languages.items():
        pair(partial(_label, language=language), partial(_label, language=new_language))
    for language, new_language in languages.items():
        pair(partial(_telling, language=language), partial(_telling, language=new_language))
    for key in (_code_and_extra, _code):
        pair(key, key)
    pairing.add_in_order(lambda number: _code(old[number]), lambda number: _code(new[number]))
    return pairing


def _kuid(choice: Choice) -> Key:
    return dict(choice.extra).get("$kuid") or None


def _code(choice: Choice) -> Key:
    return choice.code or None


def _whole(choice: Choice) -> Key:
    return choice


def _code_and_extra(choice: Choice) -> Key:
    return (choice.code, choice.extra)


def _code_and_labels(choice: Choice) -> Key:
    return (choice.code, choice.labels)


def _label(choice: Choice, language: str) -> Key:
    return plain_words(choice.labels.get(language)) or None


def _telling(choice: Choice, language: str) -> Key:
    """The words of a label but the small ones, where there are some."""
    from formkit.changes.wording.words import SMALL_WORDS  # noqa: PLC0415 - slow to import

    words = [word for word in _words(choice, language) if word not in SMALL_WORDS]
    return tuple(words) if len(words) >= _FEWEST_WORDS else None


def _words(choice: Choice, language: str) -> list[str]:
    return plain_words(choice.labels.get(language)).split()


def _are_plausible(old: Choice, new: Choice) -> bool:
    return old.code == new.code or old.labels == new.labels


def _say_the_same(old: Choice, new: Choice, languages: Mapping[str, str]) -> bool:
    """Tell whether labels are alike in a language, or in none can be compared."""
    told = []
    for language, name in languages.items():
        one, other = old.labels.get(language), new.labels.get(name)
        if one and one == other:
            return True
        if one and other:
            told.append((one, other))
    return not told or any(likeness(plain_words(one), plain_words(other)) for one, other in told)
