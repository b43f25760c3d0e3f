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
    from difflib import SequenceMatcher  # noqa: PLC0415 - only wording needs it

    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return ()
    return tuple(
        WordStep(kept=" ".join(after[new_start:new_end]))
        if kind == "equal"
        else WordStep(gone=" ".join(before[start:end]), come=" ".join(after[new_start:new_end]))
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
    )


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
