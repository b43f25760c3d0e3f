from formkit.align.same_language import Pair, pair_for, pairs_of
from formkit.core.texts import Texts
from tests.align.standards import texts

STANDARD = texts("Water", "Eau")


def test_wordings_stand_beside_each_other_in_each_language_that_both_have() -> None:
    here = Texts.of([("French", "L\u2019eau"), ("العربية (ar)", "ماء"), ("en", "**water**")])
    assert pairs_of(here, STANDARD) == (
        Pair(language="French", here="L\u2019eau", there="Eau"),
        Pair(language="en", here="**water**", there="Water"),
    )
    assert [one.is_same for one in pairs_of(here, STANDARD)] == [False, True]


def test_a_reader_sees_their_own_language_else_the_forms_first() -> None:
    pairs = pairs_of(Texts.of([("French", "Mare"), ("English", "Pond")]), STANDARD)
    found = [pair_for(pairs, code) for code in ("en", "fr", "ar")]
    assert [one and one.here for one in found] == ["Pond", "Mare", "Mare"]


def test_without_a_common_language_there_is_no_pair() -> None:
    for language in ("العربية (ar)", ""):
        pairs = pairs_of(Texts.of([(language, "Water")]), STANDARD)
        assert pairs == ()
        assert pair_for(pairs, "en") is None
