"""Two wordings word by word: what is gone and what has come, told without colours."""

from collections.abc import Iterator, Sequence

_LEAST_SHARED = 0.4


def compare_words(old: str, new: str) -> str:
    """The new wording with what is gone in ``[- -]`` and what has come in ``{+ +}``.

    Empty where the two have so little in common that both are better read whole.

    >>> compare_words("How many IDPs live here?", "How many IDP households live here?")
    'How many [-IDPs-] {+IDP households+} live here?'
    >>> compare_words("Name", "Age")
    ''
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only wording needs it

    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return ""
    return " ".join(_marked(before, after, matcher.get_opcodes()))


def _marked(
    before: list[str], after: list[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[str]:
    for kind, start, end, new_start, new_end in steps:
        gone, come = " ".join(before[start:end]), " ".join(after[new_start:new_end])
        if kind == "equal":
            yield come
            continue
        if gone:
            yield f"[-{gone}-]"
        if come:
            yield f"{{+{come}+}}"
