"""Which wishes are granted, withheld or overruled, while conflicts are being found."""

import json
from collections.abc import Iterable, Mapping, Sequence

from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.merging.clashes import Clash, ConflictKind
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.outcome import CellTexts, Conflict, Decision, OwnText, Take
from formkit.changes.merging.wishes import Side, Wish
from formkit.changes.telling import told_of
from formkit.core.values import replace

_DIGITS = 12
_WINNERS = {Take.OURS: Side.OURS, Take.THEIRS: Side.THEIRS}
_TEXTS = {ConflictKind.TWO_TEXTS, ConflictKind.TWO_NAMES, ConflictKind.TWO_TYPES}
_CellSet = NodeAttributeSet | ChoiceAttributeSet | SettingSet


class Weighing:
    """The wishes of both sides and what has become of them so far."""

    def __init__(self, ground: Ground, decisions: Mapping[str, Decision]) -> None:
        """Grant everything to begin with."""
        self._wishes = tuple(wish for side in Side for wish in ground.wishes[side])
        self._decisions = dict(decisions)
        self._clashes: dict[str, Clash] = {}
        self._overruled: set[Wish] = set()
        self.granted: set[Wish] = set()
        """The wishes that somebody has decided for."""
        self.taken: list[tuple[str, Decision]] = []
        self.own: list[Change] = []
        """What somebody wants instead of either side."""

    @property
    def held(self) -> tuple[Wish, ...]:
        """The wishes that are withheld or overruled."""
        out = self._out
        return tuple(one for one in self._wishes if one in out)

    @property
    def active(self) -> tuple[Wish, ...]:
        """The wishes that are to be applied."""
        out = self._out
        return tuple(one for one in self._wishes if one not in out)

    @property
    def _out(self) -> set[Wish]:
        held = (set(clash.wishes).difference(clash.kept) for clash in self._clashes.values())
        return self._overruled.union(*held)

    def add(self, clashes: Iterable[Clash]) -> None:
        """Withhold what clashes, or do as was decided.

        Args:
            clashes: found together; their order makes no difference.
        """
        found = {key_of(one): one for one in map(self._with_parts, clashes) if not self._joins(one)}
        decided = [key for key, one in found.items() if _fits(self._decisions.get(key), one)]
        for key in decided:
            self._decide(key, found.pop(key), self._decisions.pop(key))
        for key, clash in found.items():
            if not self._overruled.intersection(clash.wishes):
                self._clashes[key] = clash

    def _joins(self, clash: Clash) -> bool:
        """Withhold what depends on wishes that are withheld or overruled, together with them."""
        known = {
            key: one
            for key, one in self._clashes.items()
            if set(clash.because).intersection(one.wishes) - set(one.kept)
        }
        for key, one in known.items():
            wishes = tuple(dict.fromkeys((*one.wishes, *clash.wishes)))
            self._clashes[key] = replace(one, wishes=wishes)
        if known:
            return True
        if self._overruled.intersection(clash.because):
            self._overruled.update(clash.wishes)
            return True
        return False

    def _with_parts(self, clash: Clash) -> Clash:
        """The clash, with the wording that a language brings where the language is in it."""
        whole = {(one.side, one.number) for one in clash.wishes}
        parts = (one for one in self._wishes if (one.side, one.origin) in whole)
        return replace(clash, wishes=tuple(dict.fromkeys((*clash.wishes, *parts))))

    def _decide(self, key: str, clash: Clash, decision: Decision) -> None:
        self.taken.append((key, decision))
        winning = _WINNERS.get(decision) if isinstance(decision, Take) else None
        self.granted |= {one for one in clash.wishes if one.side is winning}
        self._overruled |= {
            one for one in clash.wishes if one.side is not winning and one not in clash.kept
        }
        change = clash.wishes[0].change
        if isinstance(decision, OwnText) and isinstance(change, _CellSet):
            self.own.append(replace(change, new=decision.text, equivalent=False))

    def conflicts(self) -> tuple[Conflict, ...]:
        """What is left for somebody to decide."""
        found = (_conflict(key, clash) for key, clash in self._clashes.items())
        return tuple(sorted(found, key=lambda one: (one.path, one.kind, one.key)))


def _fits(decision: Decision | None, clash: Clash) -> bool:
    """Tell whether something was decided that can be: a text of one's own needs one cell."""
    if isinstance(decision, OwnText):
        return clash.kind is ConflictKind.TWO_TEXTS and isinstance(clash.wishes[0].change, _CellSet)
    return decision is not None


def key_of(clash: Clash) -> str:
    """Twelve digits that stand for what clashes, whichever side is called ours."""
    from hashlib import sha256  # noqa: PLC0415 - most merges have nothing to decide

    marks = sorted({fingerprint(one.told) for one in clash.wishes})
    text = json.dumps([clash.kind, clash.path, marks])
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def _conflict(key: str, clash: Clash) -> Conflict:
    sides = {side: _told(clash.wishes, side) for side in Side}
    texts = _texts(clash.kind, sides)
    return Conflict(
        kind=clash.kind,
        path=clash.path,
        ours=sides[Side.OURS],
        theirs=sides[Side.THEIRS],
        texts=texts,
        takes_own_text=texts is not None and isinstance(sides[Side.OURS][0], _CellSet),
        key=key,
    )


def _told(wishes: Sequence[Wish], side: Side) -> tuple[Change, ...]:
    """What a side wants; the wording of a language is in the language."""
    whole = {one.number for one in wishes if one.side is side}
    return tuple(one.told for one in wishes if one.side is side and one.origin not in whole)


def _texts(kind: ConflictKind, sides: Mapping[Side, tuple[Change, ...]]) -> CellTexts | None:
    """The three texts, where each side has one change of one text."""
    if kind not in _TEXTS or any(len(changes) != 1 for changes in sides.values()):
        return None
    ours, theirs = (told_of(sides[side][0]) for side in Side)
    return CellTexts(base=ours.old or "", ours=ours.new or "", theirs=theirs.new or "")
