"""Two wordings word by word: the quick way tells what difflib tells."""

from difflib import SequenceMatcher

from hypothesis import example, given, settings
from hypothesis import strategies as st

from formkit.render.text.words import WordStep, word_steps

WORDS = st.lists(
    st.sampled_from(("how", "many", "boys", "girls", "live", "here", "now")), max_size=8
)


def by_difflib(old: str, new: str) -> tuple[WordStep, ...]:
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.4:
        return ()
    return tuple(
        WordStep(kept=" ".join(after[begin:end]))
        if kind == "equal"
        else WordStep(gone=" ".join(before[one:other]), come=" ".join(after[begin:end]))
        for kind, one, other, begin, end in matcher.get_opcodes()
    )


@settings(max_examples=400)
@given(WORDS, WORDS)
@example(["how", "many", "boys"], ["how", "many", "girls"])
@example(["how", "many", "boys"], ["many", "boys", "how"])
@example(["now"], ["now"])
@example(["now"], ["here"])
@example(["now"], [])
def test_steps_are_those_of_difflib(old: list[str], new: list[str]) -> None:
    texts = " ".join(old), " ".join(new)
    assert word_steps(*texts) == by_difflib(*texts)
