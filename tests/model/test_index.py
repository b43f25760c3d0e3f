from formkit.model.form import Form, Group, Node, Question, Repeat
from formkit.model.index import FormIndex

AGE = Question(type="integer", name="age")
MEMBER = Repeat(name="member", children=(AGE, Question(type="select_one", list_name="sex")))
OFF = Group(name="off", disabled="yes", children=(Question(type="text", name="age"),))
HOUSEHOLD = Group(name="household", children=(MEMBER, Question(type="note")))
FORM = Form(
    nodes=(HOUSEHOLD, OFF, Question(type="text", name="age")),
)
INDEX = FormIndex(FORM)


def test_paths_run_from_the_outermost_group() -> None:
    paths = [entry.path for entry in INDEX.entries]
    assert paths == [
        "household",
        "household/member",
        "household/member/age",
        "household/member/",
        "household/",
        "off",
        "off/age",
        "age",
    ]


def test_a_repeat_is_around_its_rows_and_not_around_itself() -> None:
    by_path = {entry.path: entry for entry in INDEX.entries}
    assert by_path["household/member/age"].repeats == (MEMBER,)
    assert by_path["household/member"].repeats == ()


def test_what_is_inside_a_disabled_group_is_disabled() -> None:
    off = [entry.path for entry in INDEX.entries if entry.is_disabled]
    assert off == ["off", "off/age"]
    assert [entry.path for entry in INDEX.by_name["age"]] == ["household/member/age", "age"]


def test_names_that_stand_nowhere_are_not_there() -> None:
    assert set(INDEX.by_name) == {"household", "member", "age"}


def test_who_uses_a_list() -> None:
    users: tuple[Node, ...] = INDEX.users_of_list["sex"]
    assert users == (MEMBER.children[1],)
    assert set(INDEX.users_of_list) == {"sex"}
