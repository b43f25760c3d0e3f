"""Two wordings word by word: what is gone and what has come, told without colours."""

from collections.abc import Iterator

from formkit.core.values import dataclass

_LEAST_SHARED = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStep:
    """Some words of two wordings: those that stayed, or those that took others' place."""

    kept: str = ""
    gone: str = ""
    come: str = ""


def word_steps(old: str, new: str) -> tuple[WordStep, ...]:
    """What happened from one wording to another, from its first word to its last.

    Nothing where the two have so little in common that both are better read whole.
    """
    before, after = old.split(), new.split()
    steps = _one_place(before, after)
    return steps if steps is not None else _many_places(before, after)


def _many_places(before: list[str], after: list[str]) -> tuple[WordStep, ...]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - few wordings need it

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return ()
    return tuple(
        WordStep(kept=" ".join(after[new_start:new_end]))
        if kind == "equal"
        else WordStep(gone=" ".join(before[start:end]), come=" ".join(after[new_start:new_end]))
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
    )


def _one_place(before: list[str], after: list[str]) -> tuple[WordStep, ...] | None:
    """The steps where the wordings differ in one place; None where that is not clear at once.

    It is clear where no word stands twice, and none between what both begin and end with
    is one of the other wording: then no other words can be taken for the same.
    """
    if not before or not after:
        return None
    known, others = set(before), set(after)
    if len(known) < len(before) or len(others) < len(after):
        return None
    shortest = min(len(before), len(after))
    first = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    room = shortest - first
    last = next((n for n in range(room) if before[-1 - n] != after[-1 - n]), room)
    gone, come = before[first : len(before) - last], after[first : len(after) - last]
    if not known.isdisjoint(come) or not others.isdisjoint(gone):
        return None
    if 2 * (first + last) / (len(before) + len(after)) < _LEAST_SHARED:
        return ()
    steps = (
        WordStep(kept=" ".join(after[:first])),
        WordStep(gone=" ".join(gone), come=" ".join(come)),
        WordStep(kept=" ".join(after[len(after) - last :])),
    )
    return tuple(one for one in steps if one.kept or one.gone or one.come)


def compare_words(old: str, new: str) -> str:
    """The new wording with what is gone in ``[- -]`` and what has come in ``{+ +}``.

    Empty where the two have so little in common that both are better read whole.

    >>> compare_words("How many IDPs live here?", "How many IDP households live here?")
    'How many [-IDPs-] {+IDP households+} live here?'
    >>> compare_words("Name", "Age")
    ''
    """
    return " ".join(_marked(word_steps(old, new)))


def _marked(steps: tuple[WordStep, ...]) -> Iterator[str]:
    for step in steps:
        if step.kept:
            yield step.kept
        if step.gone:
            yield f"[-{step.gone}-]"
        if step.come:
            yield f"{{+{step.come}+}}"
