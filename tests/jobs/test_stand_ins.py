"""Wording that stands in for a translation is not decided twice."""

from pathlib import Path

import pytest

from formkit.changes.merging import OwnText, Take, merge, resolved
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs.merging import as_taken
from formkit.jobs.merging.deciding import Decided, Deciding, decide
from formkit.jobs.merging.stand_ins import followed, with_followers
from formkit.jobs.upgrading.finishing import finish, save_finished, target_of
from formkit.jobs.upgrading.release_pairs import Standards
from formkit.jobs.upgrading.sessions import Choice, choose, open_session
from formkit.model.form import Form, Question
from formkit.render.merge_words import vocabulary
from tests.jobs.small_upgrades import TO, write_region
from tests.jobs.test_upgrade_sessions import words


def form(french: str, arabic: str) -> Form:
    return form_of(
        parse_markdown(
            "| survey |\n"
            "| | type | name | label::Français (fr) | label::العربية (ar) |\n"
            f"| | text | a | {french} | {arabic} |\n"
        )
    )


BASE = form("Un", "[fr] Un")
STAND_INS = merge(BASE, form("Deux", "[fr] Deux"), form("Trois", "[fr] Trois"))


def labels(decided: Form) -> tuple[str, ...]:
    (question,) = decided.nodes
    assert isinstance(question, Question)
    return tuple(text for _, text in question.labels.pairs)


def asked(decided: Decided) -> list[str]:
    return [one.conflict.texts.base for one in decided.conflicts if one.conflict.texts]


def test_people_are_asked_once() -> None:
    assert len(STAND_INS.conflicts) == 2
    assert asked(decide(STAND_INS, Deciding())) == ["Un"]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Take.OURS, ("Deux", "[fr] Deux")),
        (Take.THEIRS, ("Trois", "[fr] Trois")),
        (Take.BASE, ("Un", "[fr] Un")),
        (OwnText(text="Cinq"), ("Cinq", "[fr] Cinq")),
    ],
)
def test_what_stands_in_follows(decision: Take | OwnText, said: tuple[str, ...]) -> None:
    ((follower, source),) = followed(STAND_INS.conflicts).items()
    found = with_followers(STAND_INS.conflicts, {source: decision})
    assert found.keys() == {follower, source}
    assert labels(resolved(STAND_INS, found).form) == said
    kept = with_followers(STAND_INS.conflicts, {source: decision, follower: Take.BASE})
    assert kept[follower] is Take.BASE


def test_a_side_that_wins_wins_for_both() -> None:
    assert labels(decide(STAND_INS, Deciding(prefer=Take.OURS)).merge.form) == ("Deux", "[fr] Deux")


@pytest.mark.parametrize("arabic", ["[fr] Deux", "اثنان"])
def test_a_translation_is_asked_for(arabic: str) -> None:
    """Where one side has translated, it says something of its own."""
    found = merge(BASE, form("Deux", "اثنان"), form("Trois", arabic))
    assert followed(found.conflicts) == {}


def test_it_is_so_in_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chad = write_region(tmp_path).relative_to(tmp_path)
    text = chad.read_text(encoding="utf-8").replace("languages: [fr]", "languages: [fr, ar]")
    chad.write_text(text, encoding="utf-8")
    session = open_session(chad, TO, vocabulary=vocabulary(), standards=Standards())
    assert len(session.decided.plain.conflicts) == 5
    assert len(session.decided.conflicts) == 3
    own = OwnText(text="Combien de personnes ?")
    for one, decision in zip(session.decided.conflicts, (Take.OURS, own, Take.THEIRS), strict=True):
        session = choose(session, Choice(key=one.conflict.key, decision=decision), words)
    finished = finish(session, target_of(chad, TO), words)
    assert finished.upgraded.is_clean
    save_finished([finished])
    question = next(
        one
        for one in finished.upgraded.form.nodes[1].children[0].children  # type: ignore[union-attr]
        if one.name == "loc_num_idp_ind"
    )
    hints = dict(question.hints.pairs)  # type: ignore[union-attr]
    assert set(hints.values()) == {"Combien de personnes ?", "[fr] Combien de personnes ?"}
    again = open_session(chad, TO, vocabulary=vocabulary(), standards=Standards())
    assert again.is_clean
    taken = as_taken(again.decided.plain, again.lines)
    assert taken.conflicts == ()
