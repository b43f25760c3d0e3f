from hypothesis import given, settings

from formkit.changes.crosswalk import Column, Crosswalk, Entry
from formkit.changes.crosswalk.finding import find_crosswalk
from formkit.changes.detection import find_changes
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form
from tests.strategies import forms

SURVEY = """\
| survey |
| | type | name | label | formkit_variable |
| | select_one water | source | Where does the water come from? | |
| | begin group | home | The home | |
| | integer | rooms | How many rooms are there? | loc_rooms |
| | select_multiple needs | needs | What is needed most? | |
| | geopoint | place | Where is it? | |
| | end group | | | |
| | begin repeat | people | Each person | |
| | integer | age | How old is this person? | |
| | photo | face | Take a photo | |
| | end repeat | | | |
"""
CHOICES = """\
| choices |
| | list_name | name | label | formkit_parent |
| | water | well | Protected well | |
| | water | river | River | |
| | water | tap | Tap | |
| | needs | food | Food | |
| | needs | boys | Clothes for boys | |
| | needs | girls | Clothes for girls | |
| | needs | nets | Fishing nets | food |
"""
OLD = SURVEY + CHOICES


def form(text: str) -> Form:
    return form_of(parse_markdown(text))


def crosswalk(old: str, new: str) -> Crosswalk:
    before, after = form(old), form(new)
    return find_crosswalk(before, after, find_changes(before, after))


def changed(*edits: tuple[str, str], old: str = OLD) -> Crosswalk:
    new = old
    for was, now in edits:
        assert was in new
        new = new.replace(was, now)
    return crosswalk(old, new)


def said(entry: Entry) -> str:
    names = f"{entry.old} > {entry.new}"
    codes = f" [{entry.old_code} > {entry.new_code}]" if entry.old_code or entry.new_code else ""
    return f"{entry.kind} {names}{codes} {entry.certainty}"


def told(found: Crosswalk) -> list[str]:
    return [said(one) for one in found.entries]


def column(found: Crosswalk, name: str) -> Column:
    (one,) = (one for one in found.columns if one.old[-1] == name)
    return one


def test_a_form_beside_itself_has_nothing_to_map() -> None:
    assert crosswalk(OLD, OLD) == Crosswalk()


def test_a_question_with_the_same_wording_under_another_name_is_certain() -> None:
    found = changed(("| source |", "| water_source |"))
    assert told(found) == ["question source > water_source certain"]
    assert found.columns == (Column(old=("source",), new=("water_source",)),)
    assert (len(found.mapped), len(found.unmapped)) == (1, 0)


def test_a_question_with_another_wording_is_only_likely() -> None:
    edit = ("| source | Where does the water come from?", "| origin | Where does water come from")
    assert told(changed(edit)) == ["question source > origin likely"]


def test_the_dictionarys_name_makes_it_certain_or_not() -> None:
    kept = changed(("| rooms | How many rooms are", "| chambers | How many rooms may"))
    assert told(kept) == ["question home/rooms > home/chambers certain"]
    left = changed(("| rooms |", "| chambers |"), ("| loc_rooms |", "| |"))
    assert told(left) == ["question home/rooms > home/chambers likely"]


def test_kobos_own_identifier_makes_it_certain() -> None:
    old = "| survey |\n| | type | name | label | $kuid |\n| | text | a | Why? | k1 |\n"
    new = old.replace("| a | Why? |", "| b | What for? |")
    assert told(crosswalk(old, new)) == ["question a > b certain"]


def test_questions_follow_their_group() -> None:
    found = changed(("| begin group | home |", "| begin group | dwelling |"))
    assert told(found)[0] == "question home/rooms > dwelling/rooms certain"
    assert told(found)[-1] == "group home > dwelling certain"
    beside = [one.new for one in found.columns if one.old[-1].startswith("_place")]
    assert beside == [
        ("dwelling", f"_place_{one}") for one in ("latitude", "longitude", "altitude", "precision")
    ]


def test_a_repeat_is_a_table_with_a_name() -> None:
    found = changed(("| people |", "| members |"))
    assert found.repeats == (("people", "members"),)
    assert told(found)[:2] == [
        "question people/age > members/age certain",
        "question people/face > members/face certain",
    ]
    assert [one.new for one in found.columns][-1] == ("members", "face_URL")


def test_a_repeat_that_only_moved_keeps_its_table() -> None:
    inside = SURVEY.replace("| | end group | | | |\n", "") + "| | end group | | | |\n"
    found = crosswalk(OLD, inside + CHOICES)
    assert found.repeats == ()
    assert "repeat people > home/people certain" in told(found)
    assert "question people/age > home/people/age certain" in told(found)


def test_what_leaves_its_repeat_stays_in_its_table() -> None:
    row = "| | integer | age | How old is this person? | |\n"
    found = crosswalk(OLD, OLD.replace(row, "").replace("| | begin group", row + "| | begin group"))
    assert told(found) == ["question people/age >  none"]
    assert column(found, "age").is_lost


def test_a_question_in_another_group_is_mapped() -> None:
    row = "| | integer | rooms | How many rooms are there? | loc_rooms |\n"
    found = crosswalk(OLD, OLD.replace(row, "").replace("| | begin group", row + "| | begin group"))
    assert told(found) == ["question home/rooms > rooms certain"]


def test_a_group_that_is_gone_leaves_its_questions() -> None:
    found = changed(
        ("| | begin group | home | The home | |\n", ""), ("| | end group | | | |\n", "")
    )
    assert "group home >  none" in told(found)
    assert "question home/rooms > rooms certain" in told(found)


def test_a_question_that_is_gone_and_one_that_is_new_are_listed() -> None:
    gone = "| | integer | rooms | How many rooms are there? | loc_rooms |\n"
    new = "| | text | colour | Which colour do you like? | |\n| | note | thanks | Thank you | |\n"
    found = changed((gone, new))
    assert told(found) == ["question home/rooms >  none", "question  > home/colour none"]
    assert column(found, "rooms") == Column(old=("home", "rooms"), is_lost=True)


def test_notes_and_unnamed_rows_have_no_data() -> None:
    old = "| survey |\n| | type | name | label |\n| | note | n | Hello |\n| | text | | What? |\n"
    assert crosswalk(old, "| survey |\n| | type | name |\n| | text | t |\n").columns == ()


def test_a_name_that_asks_something_else_keeps_old_answers_apart() -> None:
    old = "| survey |\n| | type | name | label |\n| | text | a | Who are you? |\n"
    new = old.replace("| text | a | Who are you? |", "| date | a | When did it rain? |")
    found = crosswalk(old, new)
    assert column(found, "a") == Column(old=("a",), new=("a_old",), is_lost=True)
    assert "a_old" in str(found.entries[0].note)


def test_numbers_of_both_kinds_are_values_of_each_other() -> None:
    whole = changed(("| integer | rooms", "| decimal | rooms"))
    assert told(whole) == ["question home/rooms > home/rooms certain"]
    assert whole.columns == ()
    old = OLD.replace("| integer | rooms", "| decimal | rooms")
    assert len(changed(("| decimal | rooms", "| integer | rooms"), old=old).mapped) == 1
    several = changed(("select_one water", "select_multiple water"))
    assert told(several) == ["question source > source certain"]


def test_what_is_calculated_now_holds_the_same_values() -> None:
    assert changed(("| integer | rooms", "| calculate | rooms")).columns == ()


def test_unknown_types_are_alike_only_when_they_are_spelt_alike() -> None:
    old = "| survey |\n| | type | name | label |\n| | foo | a | Who are you? |\n"
    assert crosswalk(old, old.replace("| a |", "| b |")).columns[0].new == ("b",)
    assert crosswalk(old, old.replace("| foo |", "| bar |")).columns[0].is_lost


def test_codes_are_mapped_for_the_questions_that_use_them() -> None:
    found = changed(("| well | Protected well", "| borehole | Protected well"))
    assert told(found) == ["choice water > water [well > borehole] certain"]
    assert found.entries[0].questions == ("source",)
    labels = ("Protected well",)
    assert column(found, "source").codes == (("well", "borehole"),)
    assert column(found, "source").labels == labels


def test_codes_that_change_places_are_mapped_at_once() -> None:
    found = changed(("| well | Protected well", "| x | Protected well"), ("| river |", "| well |"))
    assert dict(column(found, "source").codes) == {"well": "x", "river": "well"}


def test_merged_codes_become_one() -> None:
    rows = "| | needs | boys | Clothes for boys | |\n| | needs | girls | Clothes for girls | |\n"
    found = changed((rows, "| | needs | boys_girls | Clothes for boys or girls | |\n"))
    assert told(found) == [
        "choice needs > needs [boys > boys_girls] likely",
        "choice needs > needs [girls > boys_girls] likely",
    ]
    assert column(found, "needs").has_several


def test_a_divided_code_is_mapped_to_none() -> None:
    row = "| | needs | boys_girls | Clothes for boys or girls | |\n"
    parts = "| | needs | boys | Clothes for boys | |\n| | needs | girls | Clothes for girls | |\n"
    found = changed((row, parts), old=OLD.replace(parts, row))
    assert told(found) == ["choice needs > needs [boys_girls > ] none"]
    assert "boys, girls" in str(found.entries[0].note)
    assert column(found, "needs").lost_codes == ("boys_girls",)


def test_a_countrys_code_counts_as_its_parent() -> None:
    found = changed(("| | needs | nets | Fishing nets | food |\n", ""))
    assert told(found) == ["choice needs > needs [nets > food] certain"]


def test_a_code_that_is_gone_or_new_is_listed() -> None:
    found = changed(("| tap | Tap |", "| 9 | Water from a lorry |"))
    assert told(found) == [
        "choice water > water [tap > ] none",
        "choice water > water [ > 9] none",
    ]
    assert column(found, "source").lost_codes == ("tap",)


def test_a_code_that_stands_for_another_answer_is_kept_apart() -> None:
    found = changed(
        ("| | water | tap | Tap | |\n", ""),
        ("| well | Protected well |", "| tap | Protected well |"),
    )
    assert dict(column(found, "source").codes) == {"well": "tap", "tap": "tap_old"}
    assert column(found, "source").lost_codes == ("tap",)


def test_a_code_that_stands_twice_is_told_once() -> None:
    twice = OLD + "| | water | tap | Tap | |\n"
    assert crosswalk(twice, OLD).columns == ()


def test_lists_are_told_though_data_do_not_name_them() -> None:
    renamed = changed(("select_one water", "select_one sources"), ("| water |", "| sources |"))
    assert told(renamed) == ["list water > sources certain"]
    unused = OLD + "| | fuel | wood | Wood | |\n"
    assert told(crosswalk(unused, OLD)) == ["list fuel >  none"]
    assert told(crosswalk(OLD, unused)) == ["list  > fuel none"]


def test_a_question_with_another_list_tells_codes_that_it_lost() -> None:
    old = OLD + "| | drink | river | River | |\n| | drink | lake | Lake | |\n"
    found = changed(("select_one water", "select_one drink"), old=old)
    assert told(found)[-2:] == [
        "choice water > drink [well > ] none",
        "choice water > drink [tap > ] none",
    ]
    assert column(found, "source").lost_codes == ("well", "tap")


def test_a_name_used_twice_is_known_with_its_groups_only() -> None:
    old = OLD.replace("| | photo | face | Take a photo | |", "| | integer | rooms | Rooms | |")
    found = changed(("| begin group | home |", "| begin group | dwelling |"), old=old)
    assert not next(one for one in found.columns if one.old == ("home", "rooms")).is_alone


def test_or_other_brings_a_text_question() -> None:
    old = OLD.replace("select_one water", "select_one water or_other")
    found = changed(("| source |", "| origin |"), old=old)
    assert [one.new for one in found.columns] == [("origin",), ("origin_other",)]


@settings(max_examples=25, deadline=None)
@given(forms(), forms())
def test_every_entry_is_of_the_forms_and_every_gone_question_is_told(old: Form, new: Form) -> None:
    changes = find_changes(old, new)
    found = find_crosswalk(old, new, changes)
    assert find_crosswalk(old, new, changes) == found
    assert find_crosswalk(old, old, ()) == Crosswalk()
    for one in found.columns:
        assert bool(one.new) or one.is_lost
        assert one.old != one.new or one.codes or one.lost_codes or one.is_lost
    lost = {one.old for one in found.unmapped if one.kind == "question" and one.old}
    assert {"/".join(one.old) for one in found.columns if one.is_lost} == lost
