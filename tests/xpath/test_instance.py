"""The elements of a record: kept in order, found by name, told by their place."""

import pytest

from formkit.xpath.instance import Element


def record() -> Element:
    people = [
        Element("person", children=[Element("name", name)], is_repeat=True) for name in ("A", "B")
    ]
    return Element("data", children=[Element("age", "20"), *people])


def test_place_is_told_with_the_number_of_a_repeat() -> None:
    root = record()
    assert [str(element) for element in root.walk()] == [
        "/data",
        "/data/age",
        "/data/person[1]",
        "/data/person[1]/name",
        "/data/person[2]",
        "/data/person[2]/name",
    ]


def test_one_instance_of_a_repeat_has_its_number_too() -> None:
    root = Element("data", children=[Element("person", is_repeat=True)])
    assert str(root.children[0]) == "/data/person[1]"


def test_several_elements_of_one_name_are_numbered() -> None:
    root = Element("data", children=[Element("a"), Element("b"), Element("a")])
    assert [str(child) for child in root.children] == ["/data/a[1]", "/data/b", "/data/a[2]"]


def test_children_come_and_go() -> None:
    root = record()
    new = root.add(Element("person", children=[Element("name", "C")]), 1)
    assert new.parent is root
    assert [name.text for name in root.find("person", "name")] == ["C", "A", "B"]
    assert new.position == 1
    root.remove(new)
    assert new.parent is None
    assert [person.position for person in root.find("person")] == [1, 2]
    with pytest.raises(ValueError, match="not in list"):
        root.remove(new)


def test_path_leads_from_the_root() -> None:
    root = record()
    (_, second) = root.find("person")
    assert second.children[0].path == (root, second, second.children[0])
    assert root.position == 1


def test_nothing_is_found_where_nothing_is() -> None:
    assert record().find("person", "nobody") == ()


def test_elements_are_equal_only_to_themselves() -> None:
    assert Element("a") != Element("a")


def test_no_name_is_kept_of_what_is_gone() -> None:
    root = Element("data", children=[Element("a"), Element("b")])
    root.remove(root.children[0])
    assert list(root.named) == ["b"]
