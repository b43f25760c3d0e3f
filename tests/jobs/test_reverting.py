"""Changes taken back one by one: that one is gone, and no other appears."""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.core.errors import FormkitError, UnreadableFormError
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.jobs.judging.reverting import Reverted, revert
from formkit.model.form import Form
from tests.changes.edited import pairs
from tests.families import FORMS, families
from tests.shares import share_of

OLD = """\
| survey |
|  | type              | name   | label::English (en) | label::Français (fr) | relevant      |
|  | begin_group       | home   | Home                | Maison               |               |
|  | integer           | age    | Age                 | Âge                  |               |
|  | select_one water  | source | Where from          | D'où                 | ${age} > 17   |
|  | text              | why    | Why ${source}       | Pourquoi             | ${source} = 1 |
|  | end_group         |        |                     |                      |               |
|  | text              | notes  | Notes               | Notes                |               |
| choices |
|  | list_name | name | label::English (en) | label::Français (fr) |
|  | water     | 1    | Well                | Puits                |
|  | water     | 2    | River               | Fleuve               |
|  | fuel      | 1    | Wood                | Bois                 |
| settings |
|  | form_title | default_language |
|  | Trial      | English (en)     |
"""
FAMILIES = families()


def form(text: str) -> Form:
    return form_of(parse_markdown(text))


def meant(changes: tuple[Change, ...]) -> list[Change]:
    return [one for one in changes if not getattr(one, "equivalent", False)]


def said(changes: tuple[Change, ...]) -> list[str]:
    return [f"{one.code} {told_of(one).target}" for one in meant(changes)]


def without(new: str, *chosen: str) -> tuple[Reverted, tuple[Change, ...]]:
    """The form without the changes that are said so, and what is left to tell of it."""
    old, edited = form(OLD), form(new)
    changes = find_changes(old, edited)
    picked = [one for one in meant(changes) if f"{one.code} {told_of(one).target}" in chosen]
    assert len(picked) == len(chosen), said(changes)
    reverted = revert(old, edited, changes, picked)
    return reverted, find_changes(old, reverted.form)


def swap(*pairs: tuple[str, str]) -> str:
    text = OLD
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text


AGE, SOURCE, NOTES, RIVER, FUEL = (
    next(line for line in OLD.splitlines(keepends=True) if f" {name} " in line)
    for name in ("age", "source", "notes", "River", "fuel")
)


def row(type_: str, name: str, label: str, relevant: str = "") -> str:
    return f"|  | {type_} | {name} | {label} | {label} | {relevant} |\n"


def test_a_cell_gets_its_text_back_and_the_others_keep_theirs() -> None:
    new = swap(("Where from", "From where"), ("Pourquoi", "Comment"))
    reverted, left = without(new, "question-attribute-set source")
    assert said(left) == ["question-attribute-set why"]
    assert reverted.also == reverted.instead == ()


def test_all_that_asks_for_a_renamed_question_follows_its_old_name_again() -> None:
    new = swap(("| age    |", "| years  |"), ("Where from", "From where"), ("${age}", "${years}"))
    reverted, left = without(new, "question-renamed age")
    assert said(left) == ["question-attribute-set source"]
    assert "${age} > 17" in {
        getattr(one, "relevant", "") for one in reverted.form.nodes[0].children
    }  # type: ignore[union-attr]


def test_a_cell_put_back_asks_for_the_new_name() -> None:
    new = swap(("| age    |", "| years  |"), ("${age} > 17", "${years} > 5"))
    reverted, left = without(new, "question-attribute-set source")
    assert said(left) == ["question-renamed age"]
    group = reverted.form.nodes[0]
    assert group.children[1].relevant == "${years} > 17"  # type: ignore[union-attr]


def test_what_only_follows_is_not_put_back_alone() -> None:
    old, new = form(OLD), form(swap(("| age    |", "| years  |"), ("${age}", "${years}")))
    changes = find_changes(old, new)
    follower = next(one for one in changes if getattr(one, "equivalent", False))
    with pytest.raises(FormkitError, match="only follows"):
        revert(old, new, changes, [follower])


def test_rows_behind_an_added_one_stand_where_it_stood() -> None:
    new = swap((NOTES, row("text", "n1", "One") + row("text", "n2", "Two") + NOTES))
    reverted, left = without(new, "question-added n1")
    assert said(left) == ["question-added n2"]
    assert [node.name for node in reverted.form.nodes] == ["home", "n2", "notes"]


def test_an_added_group_goes_with_what_is_in_it() -> None:
    group = row("begin_group", "more", "More") + row("text", "n1", "One") + row("end_group", "", "")
    reverted, left = without(swap((NOTES, group + NOTES)), "group-added more")
    assert said(left) == []
    assert said(reverted.also) == ["question-added n1"]


def test_what_moved_into_an_added_group_moves_back() -> None:
    group = row("begin_group", "more", "More") + NOTES + row("end_group", "", "")
    reverted, left = without(swap((NOTES, group)), "group-added more")
    assert said(left) == []
    assert said(reverted.also) == ["question-moved notes"]


def test_a_group_comes_back_with_what_was_in_it_and_a_row_with_its_group() -> None:
    start = OLD.index("|  | begin_group")
    gone = OLD[:start] + OLD[OLD.index(NOTES) :]
    reverted, left = without(gone, "group-removed home")
    assert reverted.form == form(OLD)
    reverted, left = without(gone, "question-removed age")
    assert "group-removed home" in said(reverted.also)
    assert "question-removed age" not in said(left)


def test_a_row_that_comes_back_brings_the_list_and_the_rows_that_it_asks_for() -> None:
    new = swap((AGE, ""), ("${age} > 17", ""))
    reverted, _ = without(new, "question-attribute-set source")
    assert said(reverted.also) == ["question-removed age"]


def test_a_question_that_came_goes_with_those_that_ask_for_it() -> None:
    new = swap((NOTES, row("text", "n1", "One") + row("text", "n2", "Two", "${n1} != ''") + NOTES))
    reverted, left = without(new, "question-added n1")
    assert said(reverted.also) == ["question-added n2"]
    assert said(left) == []


def test_a_list_that_came_goes_with_the_questions_that_take_from_it() -> None:
    new = swap(
        (FUEL, FUEL + "|  | soap | 1 | Bar | Pain |\n"),
        (NOTES, NOTES + row("select_one soap", "wash", "Wash")),
    )
    reverted, _ = without(new, "list-added soap")
    assert said(reverted.also) == ["question-added wash"]


def test_a_list_that_went_comes_back_with_the_type_that_names_it() -> None:
    gone = swap(
        ("select_one water ", "text             "),
        (RIVER, ""),
        ("|  | water     | 1    | Well                | Puits                |\n", ""),
    )
    reverted, _ = without(gone, "question-type-changed source")
    assert said(reverted.also) == ["list-removed water"]


def test_a_moved_row_goes_back_and_its_followers_stay() -> None:
    group_end = OLD.index("|  | end_group")
    moved = OLD.replace(SOURCE, "")
    new = moved.replace(NOTES, NOTES + SOURCE + row("text", "n1", "One"))
    assert group_end
    reverted, left = without(new, "question-moved source")
    assert said(left) == ["question-added n1"]
    assert [node.name for node in reverted.form.nodes] == ["home", "notes", "n1"]


def test_a_choice_keeps_its_place_among_those_that_came() -> None:
    new = swap(
        (RIVER, "|  | water | 3 | Tap | Robinet |\n|  | water | 4 | Rain | Pluie |\n" + RIVER)
    )
    reverted, left = without(new, "choice-added 3")
    assert said(left) == ["choice-added 4"]
    assert reverted.form.lists[0].codes == ("1", "4", "2")


def test_a_code_that_was_taken_over_is_given_back() -> None:
    new = swap(
        ("| water     | 2    | River ", "| water     | 3    | River "),
        (FUEL, "|  | water | 2 | Tap | Robinet |\n" + FUEL),
    )
    reverted, _ = without(new, "choice-recoded 2")
    assert said(reverted.also) == ["choice-added 2"]


def test_a_list_gets_its_old_name_back_and_so_does_who_asks() -> None:
    new = swap(
        ("select_one water ", "select_one wells "),
        ("| water     |", "| wells     |"),
        ("Well ", "Deep well "),
    )
    reverted, left = without(new, "list-renamed water")
    assert said(left) == ["choice-relabelled 1"]
    assert reverted.form.lists[0].name == "water"


def test_languages_come_back_go_and_are_called_as_they_were() -> None:
    renamed = swap(("Français (fr)", "French (fr)"), ("Pourquoi", "Comment"))
    reverted, left = without(renamed, "language-renamed Français (fr)")
    assert said(left) == ["question-attribute-set why"]
    assert reverted.form.languages == ("English (en)", "Français (fr)")
    added = swap(("| label::Français (fr) |", "| label::Français (fr) | label::Hausa (ha) |"))
    added = added.replace(
        "| Notes                |               |", "| Notes                | Bayani | |"
    )
    reverted, left = without(added, "language-added Hausa (ha)")
    assert reverted.form.languages == ("English (en)", "Français (fr)")
    assert "language-added Hausa (ha)" not in said(left)


def test_a_language_goes_with_the_setting_that_names_it() -> None:
    new = swap(
        ("Français (fr)", "Hausa (ha)"),
        ("| Trial      | English (en) ", "| Trial      | Hausa (ha) "),
    )
    new = new.replace("Âge", "Shekaru").replace("D'où", "Daga ina").replace("Pourquoi", "Me ya sa")
    new = new.replace("Maison", "Gida").replace("Puits", "Rijiya").replace("Fleuve", "Kogi")
    new = new.replace("Bois", "Itace")
    changes = find_changes(form(OLD), form(new))
    if "language-added Hausa (ha)" in said(changes):
        reverted, _ = without(new, "language-added Hausa (ha)")
        assert "setting-set default_language" in said(reverted.also)


def test_all_changes_taken_back_give_the_old_form() -> None:
    new = swap(
        ("Where from", "From where"), (AGE, ""), (RIVER, ""), ("| Trial      |", "| Test       |")
    )
    old, edited = form(OLD), form(new)
    changes = find_changes(old, edited)
    assert revert(old, edited, changes, changes).form == old


def test_lists_and_sheets_behind_an_added_one_stand_where_it_stood() -> None:
    new = swap((FUEL, "|  | soap | 1 | Bar | Pain |\n|  | salt | 1 | Bag | Sac |\n" + FUEL))
    new += "| Ideas |\n|  | one |\n| Names |\n|  | two |\n"
    reverted, left = without(new, "list-added soap", "sheet-added Ideas")
    assert said(left) == ["list-added salt", "sheet-added Names"]
    assert [one.name for one in reverted.form.lists] == ["water", "salt", "fuel"]
    assert [one.name for one in reverted.form.sheets] == ["Names"]


def test_lists_behind_one_that_moved_stand_where_it_stood() -> None:
    start = OLD.index(RIVER) + len(RIVER)
    fuel_first = OLD.replace(FUEL, "")
    at = fuel_first.index("|  | water     | 1")
    soap = "|  | soap | 1 | Bar | Pain |\n"
    old, new = form(OLD), form(fuel_first[:at] + FUEL + soap + fuel_first[at:])
    assert start
    changes = find_changes(old, new)
    (moved,) = (one for one in changes if one.code == "list-moved")
    reverted = revert(old, new, changes, [moved])
    assert "list-added soap" in said(find_changes(old, reverted.form))
    assert {one.name for one in reverted.form.lists} == {"water", "fuel", "soap"}


def test_languages_behind_an_added_one_keep_their_order() -> None:
    new = swap(
        ("label::English (en) | label::Français (fr)", "label::Français (fr) | label::English (en)")
    )
    old, edited = form(OLD), form(new)
    changes = find_changes(old, edited)
    (moved,) = (one for one in changes if one.code == "language-moved")
    assert revert(old, edited, changes, [moved]).form.languages == old.languages


def test_sheets_that_moved_go_back() -> None:
    one, two = "| Ideas |\n|  | one |\n", "| Names |\n|  | two |\n"
    old, new = form(OLD + one + two), form(OLD + two + "| More |\n|  | x |\n" + one)
    changes = find_changes(old, new)
    (moved,) = (one for one in changes if one.code == "sheet-moved")
    names = [one.name for one in revert(old, new, changes, [moved]).form.sheets]
    assert names.index("Ideas") < names.index("Names")


def test_groups_that_changed_places_go_back_together() -> None:
    outer = row("begin_group", "a", "A") + row("begin_group", "b", "B") + NOTES
    ends = row("end_group", "", "") * 2
    inner = row("begin_group", "b", "B") + row("begin_group", "a", "A") + NOTES
    old, new = form(swap((NOTES, outer + ends))), form(swap((NOTES, inner + ends)))
    changes = find_changes(old, new)
    for chosen in meant(changes):
        reverted = revert(old, new, changes, [chosen])
        left = find_changes(old, reverted.form)
        assert len(meant(left)) < len(meant(changes))


def test_a_cell_of_a_choice_that_asks_for_a_question_goes_with_it() -> None:
    added = row("text", "n1", "One")
    new = swap((NOTES, added + NOTES), ("River  ", "${n1}  "))
    reverted, left = without(new, "question-added n1")
    assert said(reverted.also) == ["choice-relabelled 2"]
    assert said(left) == []


def test_a_choice_that_came_with_a_question_goes_with_it() -> None:
    tap = "|  | water     | 3    | ${n1}               | Robinet              |\n"
    new = swap((NOTES, row("text", "n1", "One") + NOTES), (RIVER, RIVER + tap))
    reverted, _ = without(new, "question-added n1")
    assert said(reverted.also) == ["choice-added 3"]


def test_a_list_in_a_file_is_nobodys_to_bring_back() -> None:
    new = swap((NOTES, NOTES + row("select_one_from_file places.csv", "place", "Place")), (AGE, ""))
    reverted, left = without(new, "question-added place")
    assert said(reverted.also) == []
    assert said(left) == ["question-removed age"]


def test_a_column_gets_its_old_header_back() -> None:
    def noted(header: str) -> str:
        lines = OLD.replace("| relevant      |", f"| relevant | {header} |").splitlines()
        return "\n".join(f"{one} k{n} |" if " ${" in one else one for n, one in enumerate(lines))

    old, new = form(noted("source_note")), form(noted("source_notes"))
    changes = find_changes(old, new)
    (renamed,) = (one for one in changes if one.code == "column-renamed")
    assert revert(old, new, changes, [renamed]).form == old


@given(pairs())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_taken_back_is_gone(both: tuple[Form, Form]) -> None:
    old, new = both
    changes = find_changes(old, new)
    for chosen in meant(changes)[:4]:
        check(old, new, changes, chosen)


def check(old: Form, new: Form, changes: tuple[Change, ...], chosen: Change) -> bool:
    """The law; tells whether the change could be taken back at all."""
    try:
        reverted = revert(old, new, changes, [chosen])
    except FormkitError:
        return False
    after = find_changes(old, reverted.form)
    key = f"{chosen.code} {told_of(chosen).target}"
    assert said(after).count(key) < said(changes).count(key)
    if not reverted.also and not reverted.instead:
        assert sorted([*said(after), key]) == sorted(said(changes))
    return True


@cache
def read(path: Path) -> Form | None:
    try:
        return read_form(path)
    except UnreadableFormError:
        return None


@pytest.mark.corpus
@pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here")
@pytest.mark.parametrize("family", FAMILIES)
def test_each_kind_of_change_between_real_forms_can_be_taken_back(family: str) -> None:
    tried = done = 0
    versions = list(permutations(filter(None, map(read, FAMILIES[family])), 2))
    for old, new in share_of(versions[::11][:3]):
        changes = find_changes(old, new)
        for chosen in list({one.code: one for one in meant(changes)}.values())[::6]:
            tried += 1
            done += check(old, new, changes, chosen)
    assert done >= tried * 0.95, (tried, done)
