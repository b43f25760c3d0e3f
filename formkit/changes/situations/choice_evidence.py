"""What several changes of one choice list say together: merges, splits, swapped meanings.

Labels tell: where "Tent" and "Tarpaulin" are gone and "Tent or tarpaulin" has
come, the new one holds all words of the others and hardly one more; of
"Protected well" and "Unprotected well", "Well" holds what both have in common.
Where labels do not tell, codes do: ``boys`` and ``girls``, ``boys_girls``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    ChoiceAddress,
    ListAddress,
    counted_codes,
)
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageRenamed
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRecoded,
    ChoiceRemoved,
)
from formkit.changes.matching import lists_of
from formkit.changes.wording import name_parts
from formkit.changes.wording.tokens import tokens_of
from formkit.changes.wording.words import SMALL_WORDS, VOCABULARIES, Facet
from formkit.core.texts import Texts
from formkit.core.values import dataclass, field
from formkit.model.form import Choice, Form

_FEWEST = 2
_MOST_NEW_WORDS = 1
_SHORTEST_PLURAL = 4
_MOST_PARTS = 5
"""More are places or models that have a word in common."""
_GENERAL = frozenset({"other", "autre", "specify", "preciser"})
_JOINING = frozenset({"or", "and", "both", "ou", "et"})
_NO_SORTS = _JOINING | frozenset(
    phrase[0]
    for one in VOCABULARIES.values()
    for phrase, (facet, _concept) in one.concepts.items()
    if facet is Facet.NEGATION and len(phrase) == 1
)
_UNSAID = SMALL_WORDS - _JOINING
_CODES = "\n"
"""Where the words of codes stand among languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Several answers that are one answer now."""

    old: tuple[ChoiceAddress, ...]
    """Those that were; first the one that stayed and took in the others, if one did."""
    new: ChoiceAddress
    """The list by its old name, the choice by its new code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One answer that is several answers now."""

    old: ChoiceAddress
    new: tuple[ChoiceAddress, ...]
    """The list by its old name, the choices by their new codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A code that was one answer and is another now: old and new data only look alike."""

    at: ChoiceAddress
    """The code, in the list by its old name."""
    old: str
    """The label that it had, in the first language that has one."""
    new: str
    """The label that it has now."""


def find_merges(changes: Sequence[Change], old: Form, new: Form) -> tuple[Merge, ...]:
    """Answers that were joined, list by list.

    Args:
        changes: all changes from ``old`` to ``new``.
        old: the old form.
        new: the new form.
    """
    del new  # labels stand in the old form and in the changes
    return _merges(_fates_by_list(changes, old))


def find_splits(changes: Sequence[Change], old: Form, new: Form) -> tuple[Split, ...]:
    """Answers that were divided, list by list; arguments as in ``find_merges``."""
    del new
    return _splits(_fates_by_list(changes, old))


def find_merges_and_splits(
    changes: Sequence[Change], old: Form
) -> tuple[tuple[Merge, ...], tuple[Split, ...]]:
    """Both, from one look at the changes; arguments as in ``find_merges``."""
    fates = _fates_by_list(changes, old)
    return _merges(fates), _splits(fates)


def find_swaps(changes: Sequence[Change], old: Form, new: Form) -> tuple[Swap, ...]:
    """Codes of both forms under which another answer stands now.

    Two answers may have exchanged their codes, or one may have got the code of
    another that is gone or has got a third; arguments as in ``find_merges``.
    """
    del new  # an answer that kept its meaning is worded well enough by its old label
    may_be = [one for one in changes if isinstance(one, ChoiceAdded | ChoiceRecoded)]
    before = _choices_by_address(old) if may_be else {}
    found = []
    for change in may_be:
        at = change.at
        if isinstance(change, ChoiceAdded):
            answer = change.new
        else:
            at, answer = ChoiceAddress(list=at.list, code=change.new), before[at]
        if at in before:
            found.append(Swap(at=at, old=before[at].labels.first, new=answer.labels.first))
    return tuple(found)


def _choices_by_address(form: Form) -> dict[ChoiceAddress, Choice]:
    return {
        ChoiceAddress(list=ListAddress(name=one.name, sheet=sheet), code=code, nth=nth): choice
        for sheet in (CHOICES, EXTERNAL_CHOICES)
        for one in lists_of(form, sheet)
        for choice, (code, nth) in zip(one.choices, counted_codes(one.choices), strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Worded:
    """A choice and the words of its label, by language, and of its code."""

    at: ChoiceAddress
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Fates:
    """What became of the answers of one list."""

    removed: list[_Worded] = field(default_factory=list)
    added: list[_Worded] = field(default_factory=list)
    relabelled: list[tuple[_Worded, _Worded]] = field(default_factory=list)
    """Those that stayed with another label, as they were and as they are."""


def _merges(fates: Iterable[_Fates]) -> tuple[Merge, ...]:
    return tuple(
        Merge(old=parts, new=whole)
        for one in fates
        for whole, parts in _joined(one.added, one.removed, one.relabelled)
    )


def _splits(fates: Iterable[_Fates]) -> tuple[Split, ...]:
    return tuple(
        Split(old=whole, new=parts)
        for one in fates
        for whole, parts in _joined(
            one.removed, one.added, [(after, before) for before, after in one.relabelled]
        )
    )


def _fates_by_list(changes: Sequence[Change], old: Form) -> Iterable[_Fates]:
    """What became of the answers of each list that has lost or gained some."""
    names = {one.old: one.new for one in changes if isinstance(one, LanguageRenamed)}
    fates: dict[ListAddress, _Fates] = {}
    for change in changes:
        if isinstance(change, ChoiceRemoved):
            gone = _worded(change.at, change.old.labels, names)
            fates.setdefault(change.at.list, _Fates()).removed.append(gone)
        elif isinstance(change, ChoiceAdded):
            come = _worded(change.at, change.new.labels, {})
            fates.setdefault(change.at.list, _Fates()).added.append(come)
    relabelled = _relabelled(changes, fates) if fates else {}
    choices = _choices_by_address(old) if relabelled else {}
    for at, cells in relabelled.items():
        before = {names.get(language, language): text for language, text in choices[at].labels}
        after = {**before, **{language: cell.new for language, cell in cells.items()}}
        one, other = (Texts.of(labels.items()) for labels in (before, after))
        fates[at.list].relabelled.append((_worded(at, one, {}), _worded(at, other, {})))
    return fates.values()


def _relabelled(
    changes: Sequence[Change], fates: Mapping[ListAddress, _Fates]
) -> dict[ChoiceAddress, dict[str, ChoiceAttributeSet]]:
    """The labels that changed in these lists, by language; recoded answers left out."""
    cells: dict[ChoiceAddress, dict[str, ChoiceAttributeSet]] = {}
    recoded = {one.at for one in changes if isinstance(one, ChoiceRecoded)}
    for change in changes:
        if not isinstance(change, ChoiceAttributeSet) or change.code != "choice-relabelled":
            continue
        if change.at.list in fates and change.at not in recoded:
            cells.setdefault(change.at, {})[change.key.partition("::")[2]] = change
    return cells


def _worded(at: ChoiceAddress, labels: Texts, names: Mapping[str, str]) -> _Worded:
    words = {names.get(language, language): tokens_of(text) for language, text in labels}
    words[_CODES] = tuple(name_parts(at.code).split())
    said = {key: frozenset(map(_stem, tokens)) - _UNSAID for key, tokens in words.items()}
    return _Worded(at, {key: stems for key, stems in said.items() if stems})


def _stem(word: str) -> str:
    is_plural = len(word) >= _SHORTEST_PLURAL and word[-1] in "sx"
    return word[:-1] if is_plural else word


def _joined(
    wholes: Sequence[_Worded],
    parts: Sequence[_Worded],
    kept: Sequence[tuple[_Worded, _Worded]],
) -> Iterator[tuple[ChoiceAddress, tuple[ChoiceAddress, ...]]]:
    """Answers that are made of several others, each with those; none is part of two.

    Args:
        wholes: answers on the side of the joined ones that the other side does not have.
        parts: answers on the other side that this one does not have.
        kept: answers of both sides, first as on the side of the parts.
    """
    free = {part.at: part for part in parts}
    wanted: list[tuple[_Worded | None, _Worded]] = [*kept, *((None, whole) for whole in wholes)]
    for before, whole in wanted:
        known = (before,) if before else ()
        found = _parts_of(whole, known, tuple(free.values()))
        for at in found:
            free.pop(at, None)
        if found:
            yield whole.at, found


def _parts_of(
    whole: _Worded, known: tuple[_Worded, ...], free: tuple[_Worded, ...]
) -> tuple[ChoiceAddress, ...]:
    """What an answer is made of: the known part, where there is one, and free ones."""
    for key in _telling(whole, known):
        words = whole.words[key]
        for fits in (_is_part, _is_sort):
            found = [one for one in (*known, *free) if fits(one, key, words)]
            if any(one not in found or one.words[key] == words for one in known):
                continue
            said = {one.words[key] for one in found}
            new_words = words.difference(_JOINING, *said)
            is_few = len(said) >= _FEWEST and len(found) <= _MOST_PARTS
            if is_few and len(new_words) <= _MOST_NEW_WORDS:
                return tuple(one.at for one in found)
    return ()


def _telling(whole: _Worded, known: tuple[_Worded, ...]) -> Iterator[str]:
    """The first language in which an answer is worded, and its code where that is new.

    Other languages are not asked: in one of them two answers may seem to be parts of
    what the first one shows to be their opposite.
    """
    languages = (key for key in whole.words if key != _CODES)
    first = next((key for key in languages if all(key in one.words for one in known)), None)
    if first is not None:
        yield first
    if not known and _CODES in whole.words:
        yield _CODES


def _is_part(one: _Worded, key: str, words: frozenset[str]) -> bool:
    """Tell whether an answer says a part of what these words say: *tent*, of *tent or hut*."""
    said = one.words.get(key)
    return said is not None and said <= words


def _is_sort(one: _Worded, key: str, words: frozenset[str]) -> bool:
    """Tell whether an answer says what these words say, and which: *dug well*, of *well*.

    A denial is no sort, nor is one of several things that an answer names.
    """
    said = one.words.get(key)
    return (
        said is not None
        and said > words
        and not words <= _GENERAL
        and not (said - words) & _NO_SORTS
    )
