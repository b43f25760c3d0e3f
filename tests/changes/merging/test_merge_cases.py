"""Merges in small: what each side has, what comes of it, and what is to be decided."""

from dataclasses import replace

import pytest

from formkit.changes.applying import apply
from formkit.changes.merging import (
    Conflict,
    ConflictKind,
    Merge,
    OwnText,
    Take,
    merge,
    resolved,
)
from formkit.changes.merging.describing import describe_conflict, describe_cost, describe_wish
from formkit.changes.merging.wishes import Side
from formkit.core.texts import Texts
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import (
    Choice,
    ChoiceList,
    Form,
    Group,
    Node,
    Question,
    Repeat,
    Settings,
    Stray,
    TextSheet,
    walk,
)


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


def of(*nodes: Node, **parts: object) -> Form:
    return replace(Form(nodes=nodes, languages=("",)), **parts)  # type: ignore[arg-type]


def text(name: str, **cells: object) -> Question:
    return Question(type="text", name=name, labels=said(name), **cells)  # type: ignore[arg-type]


def said(label: str) -> Texts:
    return Texts.of([("", label)])


def group(name: str, *children: Node) -> Group:
    return Group(name=name, children=children)


def choices(name: str, *codes: str) -> ChoiceList:
    made = (Choice(code=code, labels=said(f"Answer {code}")) for code in codes)
    return ChoiceList(name=name, choices=tuple(made))


def select(name: str, list_name: str) -> Question:
    return Question(type="select_one", name=name, list_name=list_name, labels=said(name))


def names(form: Form) -> list[str]:
    return [node.name for node in walk(form.nodes)]


def kinds(merged: Merge) -> list[ConflictKind]:
    return [one.kind for one in merged.conflicts]


def both_ways(base: Form, ours: Form, theirs: Form) -> Merge:
    """A merge that comes out the same with swapped sides, and that its changes make."""
    merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    assert merged.form == swapped.form
    assert [one.key for one in merged.conflicts] == [one.key for one in swapped.conflicts]
    assert apply(base, merged.changes) == merged.form
    return merged


A, B, C = text("a"), text("b"), text("c")


def test_two_additions_in_one_place_come_by_name() -> None:
    merged = both_ways(of(A), of(A, text("z")), of(A, text("m"), text("y")))
    assert names(merged.form) == ["a", "m", "y", "z"]


def test_what_comes_behind_a_row_that_is_gone_finds_its_place() -> None:
    merged = both_ways(of(A, B, C), of(A, B, text("n"), C), of(A, C))
    assert names(merged.form) == ["a", "n", "c"]


def test_both_move_one_row_alike_and_one_adds_beside_it() -> None:
    merged = both_ways(of(A, B, C), of(B, C, text("n"), A), of(B, C, A))
    assert names(merged.form) == ["b", "c", "n", "a"]
    assert not merged.conflicts


def test_both_add_one_row_in_different_places() -> None:
    new = text("n")
    merged = both_ways(of(A, B, C), of(A, new, B, C), of(A, B, new, C))
    assert names(merged.form) == ["a", "n", "b", "c"]
    assert not merged.conflicts


def test_groups_that_each_side_puts_into_the_other() -> None:
    one, other = group("g", A), group("h", B)
    merged = both_ways(of(one, other), of(group("h", B, one)), of(group("g", A, other)))
    assert kinds(merged) == [ConflictKind.TWO_PLACES]
    assert merged.form == of(one, other)


def test_a_group_that_becomes_a_question_while_rows_come_into_it() -> None:
    base = of(group("g"), A, B)
    ours = of(Question(type="note", name="g"), A, B)
    merged = both_ways(base, ours, of(group("g", A), B))
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED]
    assert merged.form == base


def test_a_group_that_goes_while_what_is_in_it_goes_to_two_places() -> None:
    base = of(group("g", A, text("x"), text("y")), group("h", B), group("i", C))
    ours = of(group("h", B, A, text("x"), text("y")), group("i", C))
    theirs = of(group("g", text("x"), text("y")), group("h", B), group("i", C, A))
    merged = both_ways(base, ours, theirs)
    assert set(names(merged.form)) == set(names(base))


def test_a_row_without_type_may_close_what_is_open() -> None:
    base = of(Group(name="g", closed=False, children=(A,)))
    closed = of(Group(name="g", children=(A,)))
    merged = both_ways(base, closed, of(Group(name="g", closed=False, children=(A, B))))
    assert merged.form == of(Group(name="g", children=(A, B)))
    assert merge(base, closed, closed).form == closed


def test_unlike_rows_of_one_name_are_two_meanings() -> None:
    merged = both_ways(of(A), of(A, group("n", B)), of(A, Repeat(name="n", children=(B,))))
    assert kinds(merged) == [ConflictKind.ADDED_APART]
    assert merged.form == of(A)


def test_a_group_added_twice_takes_in_what_both_put_into_it() -> None:
    merged = both_ways(of(A), of(A, group("g", B)), of(A, group("g", C)))
    assert merged.form == of(A, group("g", B, C))


def test_a_row_in_a_group_that_is_withheld_waits_with_it() -> None:
    ours = of(A, replace(group("g", B), labels=said("Ours")))
    theirs = of(A, replace(group("g", C), labels=said("Theirs")))
    merged = both_ways(of(A), ours, theirs)
    assert merged.form == of(A)
    assert len(merged.conflicts) == 1
    after = resolved(merged, {merged.conflicts[0].key: Take.OURS})
    assert after.form == ours
    assert not after.conflicts


def test_texts_columns_and_plain_cells_of_one_new_row_are_joined() -> None:
    ours = of(A, text("n", relevant="true()", extra=(("note", "x"),)))
    theirs = of(A, text("n", hints=said("Say it"), extra=(("unit", "m"),)))
    merged = both_ways(of(A), ours, theirs)
    both = text("n", relevant="true()", hints=said("Say it"), extra=(("note", "x"), ("unit", "m")))
    assert merged.form == of(A, both)


def test_columns_of_one_new_row_that_differ() -> None:
    one, other = (of(A, text("n", extra=(("unit", unit),))) for unit in ("m", "km"))
    assert kinds(both_ways(of(A), one, other)) == [ConflictKind.ADDED_APART]


@pytest.mark.parametrize(
    ("ours", "theirs", "codes"),
    [
        (("1", "2"), ("1", "2"), ("1", "2")),
        (("1", "2", "3"), ("1", "3"), ("1", "2", "3")),
        (("1", "2"), ("2", "1"), None),
        (("1", "2"), ("1", "3"), None),
        (("1", "1"), ("1", "1"), ("1", "1")),
        (("1", "1"), ("1",), None),
    ],
)
def test_a_list_added_twice(
    ours: tuple[str, ...], theirs: tuple[str, ...], codes: tuple[str, ...] | None
) -> None:
    sides = (of(select("s", "l"), lists=(choices("l", *its),)) for its in (ours, theirs))
    merged = both_ways(of(text("s")), *sides)
    if codes is None:
        assert kinds(merged) == [ConflictKind.ADDED_APART]
        assert merged.form == of(text("s"))
    else:
        assert merged.form.lists == (choices("l", *codes),)


def test_a_list_added_twice_whose_answers_differ() -> None:
    other = ChoiceList(name="l", choices=(Choice(code="1", labels=said("Something else")),))
    merged = both_ways(of(A), of(A, lists=(choices("l", "1"),)), of(A, lists=(other,)))
    assert kinds(merged) == [ConflictKind.ADDED_APART]


def test_a_choice_added_twice() -> None:
    base, used = (choices("l", "1"),), select("s", "l")
    new = (choices("l", "1", "2"),)
    assert (
        both_ways(of(used, lists=base), of(used, lists=new), of(used, lists=new)).form.lists == new
    )
    other = Choice(code="2", labels=said("Something else"))
    theirs = (replace(base[0], choices=(*base[0].choices, other)),)
    merged = both_ways(of(used, lists=base), of(used, lists=new), of(used, lists=theirs))
    assert kinds(merged) == [ConflictKind.ADDED_APART]
    pictured = replace(new[0].choices[1], images=said("2.png"))
    theirs = (replace(base[0], choices=(*base[0].choices, pictured)),)
    merged = both_ways(of(used, lists=base), of(used, lists=new), of(used, lists=theirs))
    assert merged.form.lists == theirs


def test_a_list_that_one_side_removes_and_the_other_uses_anew() -> None:
    base = of(A, select("s", "l"), lists=(choices("l", "1"),))
    merged = both_ways(base, of(A), of(A, select("s", "l"), select("t", "l"), lists=base.lists))
    assert kinds(merged) == [ConflictKind.REFERENCE_DANGLES]
    assert names(merged.form) == ["a"]


def test_a_list_that_one_side_removes_and_the_other_edits_or_only_moves() -> None:
    k, other = choices("k", "1"), choices("l", "2")
    used = (select("s", "k"), select("t", "l"))
    base = of(*used, lists=(k, other))
    edited = of(*used, lists=(k, choices("l", "2", "3")))
    merged = both_ways(base, of(used[0], text("t"), lists=(k,)), edited)
    assert ConflictKind.REMOVED_AND_CHANGED in kinds(merged)
    moved = of(*used, lists=(other, k))
    merged = both_ways(base, of(used[0], text("t"), lists=(k,)), moved)
    assert merged.form.lists == (k,)


def test_lists_in_two_new_orders_are_no_conflict() -> None:
    lists = tuple(choices(name, name) for name in "klm")
    k, second, m = lists
    merged = both_ways(of(A, lists=lists), of(A, lists=(second, m, k)), of(A, lists=(second, k, m)))
    assert not merged.conflicts
    assert sorted(one.name for one in merged.form.lists) == ["k", "l", "m"]


def test_names_that_lists_and_sheets_would_share() -> None:
    base = of(select("s", "k"), A, lists=(choices("k", "1", "2"),))
    renamed = of(select("s", "n"), A, lists=(choices("n", "1", "2"),))
    added = of(select("s", "k"), A, lists=(choices("k", "1", "2"), choices("n", "7")))
    merged = both_ways(base, renamed, added)
    assert kinds(merged) == [ConflictKind.NAME_TAKEN]
    assert merged.form == base


NOTES, PLAN = TextSheet(name="notes", rows=(("x",),)), TextSheet(name="plan", rows=(("y",),))
MORE = replace(NOTES, rows=(("x",), ("z",)))


def test_other_sheets() -> None:
    base = of(A, sheets=(NOTES, PLAN))
    other = TextSheet(name="more", rows=(("m",),))
    merged = both_ways(base, of(A, sheets=(NOTES, PLAN, other)), of(A, sheets=(PLAN, NOTES)))
    assert {one.name for one in merged.form.sheets} == {"notes", "plan", "more"}
    merged = both_ways(base, of(A, sheets=(PLAN,)), of(A, sheets=(MORE, PLAN)))
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED]
    assert both_ways(base, of(A, sheets=(NOTES,)), of(A, sheets=(PLAN, NOTES))).form.sheets == (
        NOTES,
    )
    merged = both_ways(of(A), of(A, sheets=(NOTES,)), of(A, sheets=(MORE,)))
    assert kinds(merged) == [ConflictKind.TWO_SHEETS]


def languages(*words: tuple[str, str], order: tuple[str, ...], **parts: object) -> Form:
    question = Question(type="text", name="q", labels=Texts.of(words))
    return Form(nodes=(question,), languages=order, **parts)  # type: ignore[arg-type]


EN, FR, AR = ("English", "Name"), ("French", "Nom"), ("Arabic", "ism")
BOTH = languages(EN, FR, order=("English", "French"))


def test_a_language_renamed_by_one_side_and_used_by_the_other() -> None:
    settings = Settings(values=(("default_language", "French"),))
    ours = languages(EN, ("Français", "Nom"), order=("English", "Français"))
    theirs = languages(EN, ("French", "Nom de famille"), order=("English", "French"))
    merged = both_ways(BOTH, ours, replace(theirs, settings=settings))
    assert merged.form.languages == ("English", "Français")
    assert merged.form.settings.get("default_language") == "Français"
    assert dict(merged.form.nodes[0].labels)["Français"] == "Nom de famille"


def test_a_language_added_twice() -> None:
    ours = languages(EN, FR, AR, order=("English", "French", "Arabic"))
    theirs = languages(EN, FR, ("Arabic", "lqb"), order=("English", "French", "Arabic"))
    assert both_ways(BOTH, ours, ours).form == ours
    merged = both_ways(BOTH, ours, theirs)
    assert merged.form.languages == ours.languages
    assert kinds(merged) == [ConflictKind.TWO_TEXTS]


def test_a_language_that_one_side_removes_and_the_other_moves_or_brings_choices_in() -> None:
    english = languages(EN, order=("English",))
    moved = languages(FR, EN, order=("French", "English"))
    both_ways(BOTH, english, moved)
    words = Texts.of([("English", "Yes"), ("French", "Oui")])
    listed = replace(BOTH, lists=(ChoiceList(name="l", choices=(Choice(code="1", labels=words),)),))
    merged = both_ways(BOTH, english, listed)
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED]
    after = resolved(merged, {merged.conflicts[0].key: Take.OURS})
    assert after.form.languages == ("English",)
    assert after.form.lists[0].choices[0].labels == Texts.of([("English", "Yes")])


def test_a_column_renamed_by_one_side_and_filled_by_the_other() -> None:
    def form(header: str, *units: str) -> Form:
        rows = zip("abcdef", units, strict=True)
        return of(*(text(name, extra=((header, unit),) if unit else ()) for name, unit in rows))

    base = form("unit", "m", "km", "kg", "l", "t", "")
    merged = both_ways(
        base,
        form("UNIT", "m", "km", "kg", "l", "t", ""),
        form("unit", "m", "km", "kg", "l", "t", "g"),
    )
    assert merged.form == form("UNIT", "m", "km", "kg", "l", "t", "g")


def test_settings_follow_new_names() -> None:
    def form(name: str, title: str) -> Form:
        return of(text(name), settings=Settings(values=(("instance_name", title),)))

    base = of(text("a_name"))
    theirs = form("a_name", "${a_name}")
    merged = both_ways(base, of(replace(text("a_name"), name="full_name")), theirs)
    assert merged.form.settings.get("instance_name") == "${full_name}"


def test_a_new_list_whose_labels_ask_for_a_row_that_is_gone() -> None:
    asking = Choice(code="1", labels=said("As ${a} said"))
    listed = of(A, B, lists=(ChoiceList(name="l", choices=(asking,)),))
    merged = both_ways(of(A, B), of(B), listed)
    assert kinds(merged) == [ConflictKind.REFERENCE_DANGLES]


def test_what_cannot_be_read_asks_for_no_code() -> None:
    base = of(select("s", "l"), B, lists=(choices("l", "1", "2"),))
    fewer = replace(base, lists=(choices("l", "1"),))
    asking = of(select("s", "l"), text("b", relevant="selected(${s}, '2'"), lists=base.lists)
    assert not both_ways(base, fewer, asking).conflicts
    asking = of(select("s", "l"), text("b", relevant="'2' = ${s}"), lists=base.lists)
    assert kinds(both_ways(base, fewer, asking)) == [ConflictKind.REFERENCE_DANGLES]
    asking = of(select("s", "l"), text("b", relevant="selected(${s}, '2')"), lists=base.lists)
    assert kinds(both_ways(base, fewer, asking)) == [ConflictKind.REFERENCE_DANGLES]


def test_a_new_list_that_is_no_copy_is_no_fork() -> None:
    base = of(select("s", "l"), select("t", "l"), lists=(choices("l", "1", "2"),))
    ours = of(
        select("s", "l"), select("t", "n"), lists=(choices("l", "1", "2"), choices("n", "7", "8"))
    )
    theirs = replace(base, lists=(choices("l", "1", "2", "3"),))
    assert not both_ways(base, ours, theirs).conflicts


def test_a_part_without_words_is_taken_whole() -> None:
    twice = (choices("l", "1"), choices("l", "2"))
    base = of(select("s", "l"), lists=(choices("l", "1"),), settings=Settings(values=(("x", "1"),)))
    ours = replace(base, lists=twice)
    theirs = replace(base, lists=(choices("l", "1", "3"),), settings=Settings(values=(("x", "2"),)))
    merged = both_ways(base, ours, theirs)
    assert kinds(merged) == [ConflictKind.UNEXPLAINED]
    assert merged.form == replace(base, settings=theirs.settings)
    assert resolved(merged, {merged.conflicts[0].key: Take.OURS}).form.lists == twice
    assert both_ways(base, ours, ours).form == ours
    others = (
        replace(base, languages=("", "French")),
        replace(base, sheets=(NOTES,)),
        replace(base, nodes=(*base.nodes, B)),
        replace(base, nodes=(select("renamed", "l"),)),
        replace(base, external_lists=twice),
        ours,
    )
    for other in others:
        merge(base, ours, other)


def test_a_text_of_ones_own_is_for_one_cell() -> None:
    merged = both_ways(of(A), of(text("n")), of(text("m")))
    named = merge(
        of(text("a", hints=said("h"))),
        of(replace(text("a", hints=said("h")), name="n")),
        of(replace(text("a", hints=said("h")), name="m")),
    )
    assert kinds(named) == [ConflictKind.TWO_NAMES]
    own = {one.key: OwnText(text="x") for one in (*named.conflicts, *merged.conflicts)}
    assert resolved(named, own).conflicts == named.conflicts
    assert not named.conflicts[0].takes_own_text


def conflict(ours: int, theirs: int) -> Conflict:
    base = of(group("g", *(text(f"q{number}") for number in range(ours))))
    changed = replace(text("q0"), hints=said("New"))
    rest = tuple(text(f"q{number}") for number in range(1, ours))
    news = tuple(text(f"n{number}") for number in range(theirs - 1))
    return merge(base, of(), of(group("g", changed, *rest, *news))).conflicts[0]


def test_conflicts_in_words() -> None:
    few = conflict(1, 1)
    assert str(describe_wish(few, Side.OURS)) == "group g is gone, question q0 is gone"
    assert str(describe_cost(few, Take.OURS)).startswith("of theirs this is lost: hint of")
    assert str(describe_cost(few, Take.THEIRS)).startswith("of ours this is lost: group g")
    assert str(describe_cost(few, Take.BASE)).startswith("both are lost")
    many = conflict(5, 2)
    assert str(describe_wish(many, Side.OURS)).endswith("; and 3 more")
    none = replace(few, theirs=())
    assert str(describe_wish(none, Side.THEIRS)) == "nothing that stands against it"
    assert "takes g away" in str(describe_conflict(few))


def test_rows_without_a_type_keep_their_place() -> None:
    stray = Stray(name="s")
    merged = both_ways(of(A, stray), of(A, stray, B), of(A, replace(stray, relevant="true()")))
    assert merged.form == of(A, replace(stray, relevant="true()"), B)


def test_a_column_with_another_header_beside_a_part_without_words() -> None:
    def form(header: str) -> Form:
        return of(*(text(name, extra=((header, name),)) for name in "abcdef"))

    ours = replace(form("unit"), lists=(choices("l", "1"), choices("l", "2")))
    merged = both_ways(form("unit"), ours, form("UNIT"))
    assert merged.form == replace(form("UNIT"), lists=ours.lists)


def test_a_new_question_that_the_other_side_lets_nobody_reach() -> None:
    age = Question(type="integer", name="age", labels=said("Age"))
    ours = of(age, text("pension", relevant="${age} > 120"))
    merged = both_ways(of(age), ours, of(replace(age, constraint=". <= 110")))
    assert kinds(merged) == [ConflictKind.NEVER_TRUE]
    assert merged.form == of(age)


def test_one_name_two_types_are_two_meanings() -> None:
    number = Question(type="integer", name="n", labels=said("n"))
    assert kinds(both_ways(of(A), of(A, text("n")), of(A, number))) == [ConflictKind.ADDED_APART]


def test_one_decision_may_settle_another_conflict() -> None:
    base = of(A, B, group("g", C))
    theirs = of(B, group("g", C, A))
    merged = both_ways(base, of(B), theirs)
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED] * 2
    for one in merged.conflicts:
        assert resolved(merged, {one.key: Take.OURS}).conflicts == ()


def test_a_text_of_ones_own_may_ask_for_nobody() -> None:
    def form(label: str) -> Form:
        return of(replace(text("a"), labels=said(label)))

    merged = both_ways(form("x"), form("y"), form("z"))
    after = resolved(merged, {merged.conflicts[0].key: OwnText(text="Ask ${nobody}")})
    assert after.form == form("Ask ${nobody}")


def test_a_list_renamed_by_one_side_only_where_its_name_is_withheld() -> None:
    base = of(select("s", "k"), lists=(choices("k", "1", "2"),))
    ours, theirs = (
        of(select("s", name), select(f"t_{name}", name), lists=(choices(name, "1", "2"),))
        for name in ("m", "n")
    )
    merged = both_ways(base, ours, theirs)
    assert kinds(merged) == [ConflictKind.TWO_NAMES]
    asked = [node.list_name for node in merged.form.nodes if isinstance(node, Question)]
    assert asked == ["k", "k", "k"]


def test_a_withheld_new_name_has_nothing_to_do_with_what_dangles() -> None:
    def form(name: str, list_name: str, *rows: Node) -> Form:
        listed = (choices(list_name, "1", "2"),)
        return of(replace(A, name=name), select("s", list_name), *rows, lists=listed)

    base = form("a", "k", B, C)
    theirs = form("n", "n", B, text("c", relevant="${b} = 'x'"))
    merged = both_ways(base, form("m", "m", C), theirs)
    assert sorted(kinds(merged)) == [
        ConflictKind.REFERENCE_DANGLES,
        ConflictKind.TWO_NAMES,
        ConflictKind.TWO_NAMES,
    ]
    assert merged.form == base


def test_what_only_follows_a_new_name_does_not_keep_a_language() -> None:
    def form(name: str, *words: str) -> Form:
        pairs = [(word, f"Hello ${{{name}}}") for word in words]
        asked = Question(type="text", name=name, labels=Texts.of([("French", "Nom complet")]))
        nodes = (asked, Question(type="note", name="n", labels=Texts.of(pairs)))
        return Form(nodes=nodes, languages=words)

    both = ("English", "French")
    merged = both_ways(form("q", *both), form("q", "French"), form("full_name", *both))
    assert merged.form == form("full_name", "French")
    assert not merged.conflicts


def test_one_condition_spelt_anew_by_both() -> None:
    number = Question(type="integer", name="a", labels=said("a"))
    base, ours, theirs, changed = (
        of(number, text("b", relevant=relevant))
        for relevant in ("${a}>17", "${a} > 17", "(${a}>17)", "${a} > 18")
    )
    assert both_ways(base, ours, theirs).form in {ours, theirs}
    assert both_ways(base, ours, changed).form == changed


def test_a_cell_that_is_withheld_keeps_what_it_asks_for() -> None:
    def form(relevant: str, *rows: Node) -> Form:
        return of(*rows, text("b", relevant=relevant))

    merged = both_ways(form("${a} = 'x'", A), form(""), form("${a} = 'y'", A))
    assert merged.form == form("${a} = 'x'", A)
    assert len(merged.conflicts) == 1


def test_a_language_that_one_side_removes_and_the_other_renames() -> None:
    english = languages(EN, order=("English",))
    renamed = languages(EN, ("Français", "Nom"), order=("English", "Français"))
    merged = both_ways(BOTH, english, renamed)
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED]
    assert merged.form == BOTH


def test_a_column_renamed_by_one_side_and_copied_cell_by_cell_by_the_other() -> None:
    def form(*cells: tuple[str, str]) -> Form:
        return of(*(text(f"q{number}", extra=(cell,)) for number, cell in enumerate(cells)))

    base = form(("unit", "m"), ("unit", "km"), ("unit", "kg"))
    ours = form(("UNIT", "m"), ("UNIT", "km"), ("UNIT", "kg"))
    theirs = form(("UNIT", "m"), ("unit", "km"), ("unit", "kg"))
    assert both_ways(base, ours, theirs).form == ours


def test_a_choice_and_a_row_of_no_kind_in_common() -> None:
    base = of(select("s", "l"), lists=(choices("l", "1"),))
    ours = replace(base, lists=(choices("l", "1", "2"),))
    other = Choice(code="2", labels=said("Another"))
    theirs = replace(base, lists=(ChoiceList(name="l", choices=(*base.lists[0].choices, other)),))
    merged = both_ways(base, ours, theirs)
    for take, form in ((Take.OURS, ours), (Take.THEIRS, theirs), (Take.BASE, base)):
        assert resolved(merged, {merged.conflicts[0].key: take}).form == form


def test_wording_without_a_language_follows_the_name_that_it_gets() -> None:
    def form(language: str, *names: str) -> Form:
        nodes = (
            Question(type="text", name=name, labels=Texts.of([(language, f"The {name}")]))
            for name in names
        )
        return Form(nodes=tuple(nodes), languages=(language,))

    base = form("", "a", "b")
    assert both_ways(base, form("English", "a", "b"), form("", "a", "b", "c")).form == form(
        "English", "a", "b", "c"
    )
    asked = replace(base, nodes=(base.nodes[0], replace(base.nodes[1], relevant="${a} = 'x'")))
    merged = both_ways(base, form("English", "a", "b"), asked)
    assert merged.form.nodes[1].relevant == "${a} = 'x'"
    merged = both_ways(base, form("English", "a", "b", "n"), form("English (en)", "a", "b", "n"))
    assert kinds(merged) == [ConflictKind.TWO_NAMES]
    assert merged.form == form("", "a", "b", "n")


def test_two_moves_that_agree_are_no_conflict() -> None:
    d, e = text("d"), text("e")
    merged = both_ways(of(A, B, C, d, e), of(B, C, A, d, e), of(C, A, B, d, e))
    assert names(merged.form) == ["c", "b", "a", "d", "e"]
    assert not merged.conflicts


def test_a_language_added_in_two_places() -> None:
    ours = languages(EN, FR, AR, order=("English", "French", "Arabic"))
    theirs = languages(AR, EN, FR, order=("Arabic", "English", "French"))
    merged = both_ways(BOTH, ours, theirs)
    assert not merged.conflicts
    assert sorted(merged.form.languages) == sorted(ours.languages)


def test_a_type_that_is_withheld_keeps_its_list() -> None:
    base = of(A, select("s", "l"), lists=(choices("l", "1", "2"),))
    theirs = of(A, replace(select("s", "l"), type="select_multiple"), lists=base.lists)
    merged = both_ways(base, of(A, text("s")), theirs)
    assert merged.form == base
    assert kinds(merged) == [ConflictKind.TWO_TYPES]


def test_choices_moved_and_reworded() -> None:
    def form(*rows: tuple[str, str]) -> Form:
        made = (Choice(code=code, labels=said(label)) for code, label in rows)
        return of(select("s", "l"), lists=(ChoiceList(name="l", choices=tuple(made)),))

    one, two, three, new = ("1", "Tap"), ("2", "Well"), ("3", "River"), ("9", "Truck")
    base = form(one, two, three)
    merged = both_ways(base, form(two, three, new, one), form(one, two, ("3", "Stream")))
    assert merged.form == form(two, ("3", "Stream"), new, one)
    merged = both_ways(base, form(two, three, one), form(two, three))
    assert kinds(merged) == [ConflictKind.REMOVED_AND_CHANGED]
    assert merged.form == base


def test_wording_of_choices_follows_new_names() -> None:
    def form(name: str, label: str) -> Form:
        asked = replace(text("who"), name=name)
        listed = ChoiceList(name="l", choices=(Choice(code="1", labels=said(label)),))
        return of(asked, select("s", "l"), lists=(listed,))

    merged = both_ways(form("who", "Yes"), form("full_name", "Yes"), form("who", "${who} said yes"))
    assert merged.form == form("full_name", "${full_name} said yes")


def test_a_choice_that_is_recoded_under_a_condition_that_only_follows() -> None:
    waiting = replace(C, relevant="${a} = 'x'")
    base = of(A, select("s", "l"), B, waiting, lists=(choices("l", "1", "2"),))
    fewer = replace(base, lists=(choices("l", "1"),))
    following = replace(C, relevant="${full_name} = 'x'")
    renamed = replace(base, nodes=(replace(A, name="full_name"), *base.nodes[1:3], following))
    merged = both_ways(base, fewer, renamed)
    assert merged.form == replace(fewer, nodes=renamed.nodes)
    asking = of(A, select("s", "l"), replace(B, relevant="${s} = '1'"), waiting, lists=base.lists)
    assert not both_ways(base, fewer, asking).conflicts


def test_a_code_that_another_choice_takes_over_is_not_lost() -> None:
    used = select("s", "l")
    base = of(used, B, lists=(choices("l", "1", "2"),))
    again = ChoiceList(name="l", choices=(replace(base.lists[0].choices[0], code="2"),))
    asking = of(used, replace(B, relevant="${s} = '2'"), lists=base.lists)
    assert both_ways(base, replace(base, lists=(again,)), asking).form.lists == (again,)


def test_a_group_that_is_a_repeat_now_takes_in_what_the_other_side_adds() -> None:
    base = of(group("g", A))
    merged = both_ways(base, of(Repeat(name="g", children=(A,))), of(group("g", A, B)))
    assert merged.form == of(Repeat(name="g", children=(A, B)))


def test_a_row_moved_into_a_group_that_goes() -> None:
    base = of(A, B, group("g", C))
    assert kinds(both_ways(base, of(A, B), of(A, group("g", C, B)))) == [
        ConflictKind.REMOVED_AND_CHANGED
    ]
    ours = of(A, B, group("h", text("x")))
    assert names(both_ways(base, ours, of(B, group("g", C), A)).form)


def test_one_row_added_to_two_groups() -> None:
    base = of(group("g", A), group("h", B))
    new = text("n")
    merged = both_ways(
        base, of(group("g", A, new), group("h", B)), of(group("g", A), group("h", B, new))
    )
    assert kinds(merged) == [ConflictKind.ADDED_APART]


def test_a_row_that_waits_keeps_those_who_ask_for_it_waiting() -> None:
    ours = of(A, replace(text("n"), labels=said("Ours")), replace(B, relevant="${n} = 'x'"))
    theirs = of(A, replace(text("n"), labels=said("Theirs")))
    merged = both_ways(of(A), ours, theirs)
    assert len(merged.conflicts) == 1
    assert merged.form == of(A)
    assert resolved(merged, {merged.conflicts[0].key: Take.OURS}).form == ours
    after = resolved(merged, {merged.conflicts[0].key: Take.THEIRS}).form
    assert sorted(names(after)) == ["a", "b", "n"]


def test_a_name_that_stands_twice_on_one_side_is_its_own_affair() -> None:
    merged = both_ways(of(A), of(A, group("g", A)), of(A, B))
    assert not merged.conflicts
    assert sorted(names(merged.form)) == ["a", "a", "b", "g"]


def test_a_row_that_stays_keeps_what_it_asks_for() -> None:
    asking = replace(B, relevant="${a} = 'x'")
    theirs = of(A, replace(asking, hints=said("New")), C)
    merged = both_ways(of(A, asking, C), of(C), theirs)
    assert merged.form == of(A, asking, C)
    assert len(merged.conflicts) == 1
    assert resolved(merged, {merged.conflicts[0].key: Take.OURS}).form == of(C)
    assert resolved(merged, {merged.conflicts[0].key: Take.THEIRS}).form == theirs


def test_a_row_goes_while_another_one_moves_into_a_new_group() -> None:
    merged = both_ways(of(A, B, C), of(A, C), of(A, B, group("g", C)))
    assert merged.form == of(A, group("g", C))


def test_a_language_goes_while_the_other_side_adds_nothing_in_it() -> None:
    english = languages(EN, order=("English",))
    added = Question(type="text", name="n", labels=Texts.of([("English", "New")]))
    theirs = replace(BOTH, nodes=(*BOTH.nodes, added))
    merged = both_ways(BOTH, english, theirs)
    assert merged.form == replace(english, nodes=(*english.nodes, added))


def versioned(version: str) -> Form:
    return of(text("a"), settings=Settings(values=(("version", version),)))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "higher"),
    [
        ("2026112301", "2026112302", "2026112501", "2026112501"),
        ("", "1", "10", "10"),
        ("round 12", "13", "14", "14"),
        ("1", "2", "02", "2"),
    ],
)
def test_of_two_raised_versions_the_higher_one_comes(
    base: str, ours: str, theirs: str, higher: str
) -> None:
    merged = both_ways(*map(versioned, (base, ours, theirs)))
    assert not merged.conflicts
    assert merged.form == versioned(higher)


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [("3", "2", "4"), ("round 1", "round 2", "round 3"), ("1", "2", "round 2")],
)
def test_versions_that_are_not_both_raised_are_to_be_decided(
    base: str, ours: str, theirs: str
) -> None:
    merged = both_ways(*map(versioned, (base, ours, theirs)))
    assert kinds(merged) == [ConflictKind.TWO_TEXTS]
    assert merged.form == versioned(base)
