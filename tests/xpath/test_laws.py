"""What holds for every tree and every text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.normal import is_equivalent_spelling, normal_form
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import (
    broken_references,
    references,
    references_in_text,
    rename_references,
)
from formkit.xpath.tree import Tree, children, walk, with_children
from tests.xpath.strategies import names, scribbles, trees

laws = settings(max_examples=200, deadline=None)


@laws
@given(trees)
def test_what_is_written_is_read_back(tree: Tree) -> None:
    assert parse(format_expression(tree)) == tree


@laws
@given(trees)
def test_writing_what_was_read_changes_nothing(tree: Tree) -> None:
    text = format_expression(tree)
    assert format_expression(parse(text)) == text


@laws
@given(trees)
def test_each_part_is_what_its_place_in_the_text_says(tree: Tree) -> None:
    text = format_expression(tree)
    for part in walk(parse(text)):
        assert parse(text[part.start : part.end]) == part


@laws
@given(trees)
def test_putting_the_same_children_back_changes_nothing(tree: Tree) -> None:
    assert with_children(tree, children(tree)) == tree


@laws
@given(trees)
def test_normal_form_of_a_normal_form_is_itself(tree: Tree) -> None:
    normal = normal_form(tree)
    assert normal_form(normal) == normal
    assert parse(format_expression(normal)) == normal


@laws
@given(trees)
def test_normal_form_asks_for_the_same_questions(tree: Tree) -> None:
    def asked(some: Tree) -> list[tuple[str, bool]]:
        return sorted((reference.name, reference.last_saved) for reference in references(some))

    assert asked(normal_form(tree)) == asked(tree)


@laws
@given(trees, st.sampled_from((" ", "\n", "\t", "\u00a0")))
def test_white_space_is_no_difference(tree: Tree, space: str) -> None:
    text = format_expression(tree)
    assert is_equivalent_spelling(text, f"{space}({space}{text}{space}){space}")


@laws
@given(scribbles)
@example("a\u2019")
@example("${")
@example("")
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    read = tree_or_error(text)
    if isinstance(read, XPathSyntaxError):
        assert 0 <= read.position <= len(text)
        assert str(read)
    else:
        assert parse(format_expression(read)) == read


@laws
@given(scribbles)
def test_an_expression_asks_for_what_its_text_asks_for(text: str) -> None:
    tree = tree_or_error(text)
    if isinstance(tree, XPathSyntaxError):
        return
    asked = references(tree)
    assert asked == references_in_text(text)
    assert [reference.start for reference in asked] == [
        reference.start for reference in references_in_text(text)
    ]


@laws
@given(scribbles)
def test_a_dollar_and_brace_begin_a_reference_or_are_broken(text: str) -> None:
    whole = {reference.start for reference in references_in_text(text)}
    broken = {error.position for error in broken_references(text)}
    assert not whole & broken
    assert len(whole | broken) == text.count("${") - text.count("${}")


@laws
@given(scribbles | trees.map(format_expression), st.dictionaries(names, names))
def test_renaming_touches_names_only(text: str, new_names: dict[str, str]) -> None:
    renamed = rename_references(text, new_names)
    old, new = references_in_text(text), references_in_text(renamed)
    assert [new_names.get(one.name, one.name) for one in old] == [one.name for one in new]
    assert _without_names(text) == _without_names(renamed)


@laws
@given(scribbles | trees.map(format_expression), st.permutations(("a", "b", "age")))
def test_renaming_there_and_back_changes_nothing(text: str, order: list[str]) -> None:
    there = dict(zip(("a", "b", "age"), order, strict=True))
    back = {new: old for old, new in there.items()}
    assert rename_references(rename_references(text, there), back) == text


def tree_or_error(text: str) -> Tree | XPathSyntaxError:
    try:
        return parse(text)
    except XPathSyntaxError as error:
        return error


def _without_names(text: str) -> str:
    for reference in reversed(references_in_text(text)):
        text = text[: reference.name_start] + text[reference.end - 1 :]
    return text
