"""Locked blocks, protection, tombstones and a policy's own leaves."""

import pytest

from formkit.changes.kinds.forms import Part, Unexplained
from formkit.changes.situations import Situation
from formkit.changes.situations.situating import situation_of
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts import ChangeClass, Comparability, Deployed, Mapping, Verdict
from formkit.changes.verdicts.judging import judge_changes, judge_version, worst
from formkit.changes.verdicts.profiles import Profile, profile_of
from formkit.changes.verdicts.redeploying import Moment, redeployment_of
from formkit.model.policy import Leave, LockedBlock, Policy, Tombstone
from tests.changes.judged import evidence_of, judged, line_of, read, standard

FORM = """\
| survey |
|  | type | name | label::English (en) | formkit_module | hint::English (en) | image |
|  | begin_group       | food        | Food                  |
|  | integer           | staples     | Days with cereals?    | fcs | Count days. | a.png |
|  | select_one days   | pulses      | Days with pulses?     | fcs |
|  | end_group         |
|  | text              | radio       | Which radio?          |
|  | select_one yes_no | consent_now | Do you agree?         |
|  | select_one yes_no | spoken      | Is anybody answering? | agree |
| choices |
|  | list_name | name | label::English (en) |
|  | days      | none | None                |
|  | days      | all  | All                 |
|  | yes_no    | yes  | Yes                 |
"""
POLICY = Policy(
    leaves=((Situation.QUESTION_ADDED, Leave.WAIVER), (Situation.WORDING_EDITED, Leave.FREE)),
    blocks=(
        LockedBlock(id="fcs", modules=("fcs",)),
        LockedBlock(id="consent", modules=("agree",)),
        LockedBlock(id="media", variables=("radio",)),
    ),
    tombstones=(
        Tombstone(name="radio_old"),
        Tombstone(name="some", list_name="days"),
    ),
)


def lines(old: str, new: str, form: str = FORM, policy: Policy | None = POLICY) -> list[str]:
    assert old in form
    return [line_of(one) for one in judged(read(form), read(form.replace(old, new)), policy=policy)]


LOCKED = "locked-block-changed | B2 | breaks | safe | forbidden"
CONSENT = "consent-altered | C1 | breaks | safe | forbidden"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Days with cereals?", "Days with rice?", [LOCKED]),
        ("Count days.", "Count all.", [LOCKED]),
        ("a.png ", "b.png ", ["presentation-edited | A0 | none | safe | free"]),
        ("Which radio?", "Which radio do people hear?", [LOCKED]),
        ("Do you agree?", "Do you agree now?", [CONSENT]),
        ("Do you agree?", "**Do you agree?**", ["cosmetic-edit | A0 | none | safe | free"]),
        ("Is anybody answering?", "Is somebody answering here?", [CONSENT]),
        (
            "| integer           | staples",
            "| decimal | staples",
            ["locked-block-changed | B4 | breaks | mixes | forbidden"],
        ),
        (
            "|  | days      | all  | All                 |\n",
            "",
            ["locked-block-changed | B3 | breaks | relabels | forbidden"],
        ),
        (
            "|  | select_one days   | pulses",
            "|  | text | meat | Which meat? |\n|  | select_one days   | pulses",
            ["locked-block-extended | B2 | breaks | safe | forbidden"],
        ),
        (
            "|  | select_one days   | pulses",
            "|  | note | told | Listen |\n|  | select_one days   | pulses",
            ["locked-block-extended | B2 | breaks | safe | forbidden"],
        ),
        (
            "|  | text              | radio ",
            "|  | text | radio_old | Which? |\n|  | text              | radio ",
            ["tombstone-used | B3 | breaks | mixes | forbidden"],
        ),
        (
            "| spoken      | Is anybody answering? | agree",
            "| radio_old | Is anybody answering? | agree",
            ["tombstone-used | B3 | breaks | mixes | forbidden"],
        ),
        (
            "|  | days      | all ",
            "|  | days | some | Some |\n|  | days      | all ",
            ["tombstone-used | B3 | breaks | mixes | forbidden"],
        ),
        (
            "|  | text              | radio ",
            "|  | text | town | Which town? |\n|  | text              | radio ",
            ["question-added | A3 | none | safe | waiver"],
        ),
    ],
)
def test_what_weighs_more(old: str, new: str, expected: list[str]) -> None:
    assert lines(old, new) == expected


def test_a_list_of_a_locked_block_may_have_another_name() -> None:
    new = FORM.replace("| days      |", "| daily     |").replace(
        "select_one days ", "select_one daily "
    )
    assert [line_of(one) for one in judged(read(FORM), read(new), policy=POLICY)] == [
        "follows | A0 | none | safe | free",
        "list-renamed | A0 | none | safe | free",
    ]


def test_an_answer_of_a_locked_block_keeps_its_words_and_not_its_picture() -> None:
    head = "| list_name | name | label::English (en) |"
    old = FORM.replace(head, f"{head} media::image::English (en) |")
    assert lines("| Yes                 |", "| Surely              |", old) == [
        "consent-altered | C1 | breaks | relabels | forbidden"
    ]
    assert lines("| None                |", "| None                | none.png |", old) == [
        "presentation-edited | A0 | none | safe | free"
    ]


def test_a_block_is_left_out_whole_or_not_at_all() -> None:
    form = FORM.replace("agree |", "fcs |")
    gone = "\n".join(line for line in form.splitlines() if "| fcs" not in line)
    costs = [line_of(one) for one in judged(read(form), read(gone), policy=POLICY)]
    assert [one for one in costs if "question" in one or "module" in one] == [
        "module-left-out | A3 | check | hinders editing | declare"
    ] * 3
    part = "\n".join(line for line in FORM.splitlines() if "| pulses" not in line)
    assert line_of(judged(read(FORM), read(part), policy=POLICY)[0]) == (
        "locked-block-changed | B2 | breaks | hinders editing | forbidden"
    )


def test_consent_is_never_left_out() -> None:
    form = FORM.replace(
        "|  | text              | radio ",
        "|  | note | told | Listen | agree |\n|  | text              | radio ",
    )
    form = form.replace("| note | told", "| text | told")
    gone = "\n".join(line for line in form.splitlines() if "| agree" not in line)
    assert [line_of(one) for one in judged(read(form), read(gone), policy=POLICY)] == [
        "consent-altered | C1 | breaks | hinders editing | forbidden"
    ] * 2


def test_modules_that_are_asked_as_they_are_lock_without_a_policy() -> None:
    old = read(
        "| survey |\n|  | type | name | label |\n"
        "|  | integer | hh_fcs_staples | On how many days did you eat it in the last 7 days? |"
    )
    new = read(
        "| survey |\n|  | type | name | label |\n"
        "|  | integer | hh_fcs_staples | On how many days did you eat it in the last month? |"
    )
    assert judged(old, new, by_standard=True)[0].situation == Situation.LOCKED_BLOCK_CHANGED
    assert judged(old, new)[0].situation == Situation.MEANING_EDITED


def test_a_name_that_asks_for_something_else() -> None:
    old = read(
        "| survey |\n|  | type | name | label |\n"
        "|  | integer | wells | How many wells does this place have? |\n"
        "|  | text | town | Which town is nearest? |"
    )
    new = read(
        "| survey |\n|  | type | name | label |\n"
        "|  | integer | boreholes | How many wells does this place have? |\n"
        "|  | text | wells | What do people say about schools? |\n"
        "|  | text | town | Which town is nearest? |"
    )
    found = {one.change.code: one.situation for one in judged(old, new)}
    assert Situation.NAME_REUSED in found.values()


def test_a_row_that_stays_and_asks_for_something_else() -> None:
    rows = (
        "| survey |\n|  | type | name | label |\n|  | {} | wells | {} |\n"
        "|  | text | town | Which town is nearest? |\n{}"
    )
    added = "|  | integer | wells_2 | How many wells does this place have? |"
    old = read(rows.format("integer", "How many wells does this place have?", ""))
    new = read(rows.format("text", "Name two schools near here", added))
    reused = {one.situation for one in judged(old, new)}
    assert Situation.NAME_REUSED in reused


def test_a_row_renamed_to_a_name_that_was_another_ones() -> None:
    rows = (
        "| survey |\n|  | type | name | label |\n|  | integer | {} | How many wells? |\n"
        "|  | text | {} | Which town is nearest? |"
    )
    swapped = judged(read(rows.format("a_one", "b_two")), read(rows.format("b_two", "a_one")))
    assert {one.situation for one in swapped} == {Situation.NAME_REUSED}


def test_the_main_language_may_have_another_name() -> None:
    rows = (
        "| survey |\n|  | type | name | label::{} | label::Français (fr) |\n"
        "|  | text | a | {} | {} |"
    )
    old = rows.format("English", "How many wells?", "Combien de puits ?")
    new = rows.format("English (en)", "How many schools last year?", "Combien de puits ?")
    worded = judged(read(old), read(new))[0]
    assert worded.situation in {Situation.MEANING_EDITED, Situation.WORDING_EDITED}
    settings = "\n| settings |\n|  | default_language |\n|  | Français (fr) |"
    new = rows.format("English", "How many schools last year?", "Combien de puits ?")
    (edited,) = judged(read(old + settings), read(new + settings))
    assert edited.situation == Situation.TRANSLATION_MEANING_EDITED


def test_questions_of_persons_need_approval() -> None:
    head = "| survey |\n|  | type | name | label |\n|  | text | town | Which town? |\n"
    old = read(head)
    for row, situation in {
        "image | face | A picture of a person": Situation.PERSONAL_QUESTION_ADDED,
        "image | place | A picture of the well": Situation.QUESTION_ADDED,
        "text | td_who | Who attacked you?": Situation.REFUSED_QUESTION_ADDED,
        "text | hh_id | Enter the identifier of the household": Situation.PERSONAL_QUESTION_ADDED,
        "note | who | Who attacked you?": Situation.NOTE_CHANGED,
        "text | name_enumerator | Name of the enumerator": Situation.QUESTION_ADDED,
        "text | who | For enumerators: what is the name of the respondent?": (
            Situation.PERSONAL_QUESTION_ADDED
        ),
    }.items():
        new = read(f"{head}|  | {row} |\n")
        (verdict,) = judged(old, new, by_standard=True)
        assert verdict.situation == situation, row


def test_a_version_that_was_left_as_it_was() -> None:
    form = (
        "| survey |\n|  | type | name | label |\n|  | text | a | {} |\n"
        "| settings |\n|  | form_id | version |\n|  | {} | {} |"
    )
    old = read(form.format("Which?", "bsa", "7"))
    left = judge_version(evidence_of(old, read(form.format("What?", "bsa", "7"))))
    assert left is not None
    assert (left.deployed, left.leave) == (Deployed.STALE, Leave.FORBIDDEN)
    assert "such as 8" in str(left.leave_reason)
    for label, form_id, version in (
        ("What?", "bsa", "8"),
        ("What?", "msla", "7"),
        ("What?", "bsa", ""),
        ("Which?", "bsa", "7"),
    ):
        assert judge_version(evidence_of(old, read(form.format(label, form_id, version)))) is None


ROWS = """\
| survey |
|  | type             | name | label | relevant |
|  | select_one water | w    | Which water do people drink? | {relevant} |
|  | integer          | n    | {label} |  |
| choices |
|  | list_name | name | label |
|  | water     | {code} | Well |
"""


def made(relevant: str = "", label: str = "How many wells?", code: str = "well") -> str:
    return ROWS.format(relevant=relevant, label=label, code=code)


@pytest.mark.parametrize(
    ("new", "profile"),
    [
        (made(), Profile.IDENTICAL),
        (made(label="How many good wells?"), Profile.COMPARABLE),
        (made(code="w1"), Profile.MAPPABLE),
        (made(relevant="${n} > 5"), Profile.DEPLOYABLE),
        (made(label="How many schools last year?"), Profile.NONE),
    ],
)
def test_how_much_is_left(new: str, profile: Profile) -> None:
    assert profile_of(judged(read(made()), read(new))) is profile
    assert profile.meets(Profile.NONE)
    assert profile.meets(profile)


def test_profiles_are_in_order() -> None:
    assert not Profile.MAPPABLE.meets(Profile.COMPARABLE)
    unknown = judged(read(made(relevant="1 = 1")), read(made(relevant="${gone} = 1")))
    assert profile_of(unknown) is Profile.NONE


def test_the_worst_counts() -> None:
    assert worst(()) is None
    verdicts = judged(read(made()), read(made(relevant="${n} > 5", label="How many good wells?")))
    gravest = worst(verdicts)
    assert gravest is not None
    assert gravest.situation == Situation.RELEVANT_TIGHTENED


def test_what_no_kind_accounts_for_is_unknown() -> None:
    form = read(made())
    left = Unexplained(part=Part.SURVEY, differences=(), new=form.nodes)
    assert situation_of(left, evidence_of(form, form)) is Situation.UNEXPLAINED


def test_a_situation_is_the_gravest_one() -> None:
    old = read(FORM)
    evidence = evidence_of(old, read(FORM.replace("cereals", "rice")), policy=POLICY)
    assert situation_of(evidence.changes[0], evidence) is Situation.LOCKED_BLOCK_CHANGED


def test_what_is_mapped() -> None:
    (verdict,) = judged(read(made()), read(made(code="w1")))
    assert verdict.mapping == Mapping(column="water", pairs=(("well", "w1"),))


def test_the_public_judge_says_the_same() -> None:
    old, new = read(made()), read(made(code="w1"))
    evidence = evidence_of(old, new, by_standard=True)
    norms = norms_of(standard())
    verdicts = judge_changes(
        old,
        new,
        evidence.changes,
        dictionary=norms.dictionary,
        modules=norms.modules,
        policy=None,
        prefixes=norms.prefixes,
    )
    assert verdicts == judged(old, new, by_standard=True)


@pytest.mark.parametrize(
    ("new", "moment"),
    [
        (made(label="How many good wells?"), Moment.TODAY),
        (made(relevant="${n} > 5"), Moment.NEXT_ROUND),
        (made(code="w1"), Moment.NEW_PROJECT),
    ],
)
def test_when_a_change_can_go_to_devices(new: str, moment: Moment) -> None:
    assert [redeployment_of(one).moment for one in judged(read(made()), read(new))] == [moment]


def test_what_is_refused_never_goes() -> None:
    old = read("| survey |\n|  | type | name | label |\n|  | text | town | Which town? |\n")
    new = read(
        "| survey |\n|  | type | name | label |\n|  | text | town | Which town? |\n"
        "|  | text | who | Who attacked you? |\n"
    )
    (verdict,) = judged(old, new)
    assert redeployment_of(verdict).moment is Moment.NEVER
    assert [one.rank for one in Moment] == [0, 1, 2, 3]


def test_a_condition_that_hides_nothing_can_go_today() -> None:
    (verdict,) = judged(read(made(relevant="${n} > 5")), read(made(relevant="${n} > 1")))
    assert redeployment_of(verdict).moment is Moment.TODAY


def test_ranks_put_unknown_above_all_but_the_worst() -> None:
    assert [one.rank for one in Comparability] == list(range(5))
    assert max(Deployed, key=lambda one: one.rank) is Deployed.MIXES
    assert Comparability.UNKNOWN.rank == Comparability.BREAKS.rank - 1
    assert Deployed.UNKNOWN.rank == Deployed.MIXES.rank - 1
    assert max(ChangeClass) is ChangeClass.C2
    assert isinstance(judged(read(made()), read(made(code="x")))[0], Verdict)


def test_a_list_of_hundreds_is_replaced_without_looking_for_merges() -> None:
    head = "| choices |\n|  | list_name | name | label |\n|  | town | bol | Bol or Mao |\n"
    old = "\n".join(f"|  | town | a{number} | Place {number} |" for number in range(150))
    new = "\n".join(f"|  | town | b{number} | Camp {number} {number} |" for number in range(150))
    found = {one.situation for one in judged(read(head + old), read(head + new))}
    assert found == {Situation.CHOICE_REMOVED, Situation.CHOICE_ADDED_WITHOUT_PARENT}
