"""Choice lists and choices by the paths that people write, and back.

A list is its name, after ``external_choices/`` where it stands on that sheet;
a choice is ``list/code``, ``list/code[2]`` for the second one of that code.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    ChoiceAddress,
    ChoiceAnchor,
    ListAddress,
    counted_codes,
)
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.core.messages import Message
from formkit.formats.yaml_writing import format_flow
from formkit.model.adaptation import PlainValue
from formkit.model.form import Choice, ChoiceList, Form

T = TypeVar("T")


def written_address(at: ListAddress | ChoiceAddress) -> PlainValue:
    """A list or choice in parts, as no path can be mistaken for it."""
    one = at if isinstance(at, ListAddress) else at.list
    parts: dict[str, PlainValue] = {"list": one.name}
    if one.sheet != CHOICES:
        parts["sheet"] = one.sheet
    if isinstance(at, ListAddress):
        return parts
    return parts | _code(at.code, at.nth)


def _code(code: str, nth: int) -> dict[str, PlainValue]:
    return {"code": code, **({"nth": str(nth)} if nth > 1 else {})}


def read_list_parts(parts: dict[str, PlainValue]) -> ListAddress:
    """The list that is written in parts."""
    return ListAddress(name=str(parts.get("list", "")), sheet=str(parts.get("sheet", CHOICES)))


def read_nth(parts: dict[str, PlainValue]) -> int:
    """Which of several; the first where nothing is said."""
    nth = str(parts.get("nth", "1"))
    return int(nth) if nth.isdecimal() else 0


class ListNames:
    """Every list and choice of a form, and the choices that changes add to them."""

    def __init__(self, form: Form) -> None:
        """Know the lists of the old form."""
        self.lists: dict[ListAddress, ChoiceList] = {}
        self.choices: dict[ChoiceAddress, Choice] = {}
        self._list_paths: dict[str, list[ListAddress]] = {}
        self._choice_paths: dict[str, list[ChoiceAddress]] = {}
        self._codes: dict[ListAddress, dict[str, list[ChoiceAnchor]]] = {}
        for sheet, lists in ((CHOICES, form.lists), (EXTERNAL_CHOICES, form.external_lists)):
            for one in lists:
                self._know(ListAddress(name=one.name, sheet=sheet), one)

    def _know(self, at: ListAddress, one: ChoiceList) -> None:
        self.lists[at] = one
        self._list_paths.setdefault(at.path, []).append(at)
        for (code, nth), choice in zip(counted_codes(one.choices), one.choices, strict=True):
            address = ChoiceAddress(list=at, code=code, nth=nth)
            self.choices[address] = choice
            self._choice_paths.setdefault(address.path, []).append(address)
            self._know_code(at, ChoiceAnchor(code=code, nth=nth))

    def _know_code(self, at: ListAddress, anchor: ChoiceAnchor) -> None:
        path = f"{anchor.code}[{anchor.nth}]" if anchor.nth > 1 else anchor.code
        self._codes.setdefault(at, {}).setdefault(path, []).append(anchor)

    def add(self, at: ChoiceAddress) -> None:
        """Know a choice that a change adds."""
        self._know_code(at.list, ChoiceAnchor(code=at.code, nth=at.nth, is_added=True))

    def before(self, at: ChoiceAddress) -> ChoiceAnchor | None:
        """The choice just before one of the old form; None for the first of its list."""
        codes = tuple(counted_codes(self.lists[at.list].choices))
        number = codes.index((at.code, at.nth))
        return ChoiceAnchor(code=codes[number - 1][0], nth=codes[number - 1][1]) if number else None

    def last(self, at: ListAddress, leaving: Container[ChoiceAddress]) -> ChoiceAnchor | None:
        """The last choice of an old list that keeps its place; None where none does."""
        for code, nth in reversed(tuple(counted_codes(self.lists[at].choices))):
            if ChoiceAddress(list=at, code=code, nth=nth) not in leaving:
                return ChoiceAnchor(code=code, nth=nth)
        return None

    def written_list(self, at: ListAddress) -> PlainValue:
        """A list of the old form."""
        return at.path if self._list_paths.get(at.path) == [at] else written_address(at)

    def written_choice(self, at: ChoiceAddress) -> PlainValue:
        """A choice of the old form."""
        return at.path if self._choice_paths.get(at.path) == [at] else written_address(at)

    def written_anchor(self, at: ListAddress, anchor: ChoiceAnchor) -> PlainValue:
        """The choice that another one of the list comes behind."""
        path = f"{anchor.code}[{anchor.nth}]" if anchor.nth > 1 else anchor.code
        if self._codes.get(at, {}).get(path) == [anchor]:
            return path
        parts = _code(anchor.code, anchor.nth)
        return parts | ({"added": "true"} if anchor.is_added else {})

    def read_list(self, key: str, value: PlainValue) -> ListAddress:
        """A list of the old form.

        Raises:
            NotUnderstoodError: the form has no such list.
        """
        return _found(key, value, self._list_paths, self.lists, read_list_parts)

    def read_choice(self, key: str, value: PlainValue) -> ChoiceAddress:
        """A choice of the old form.

        Raises:
            NotUnderstoodError: the form has no such choice.
        """
        return _found(key, value, self._choice_paths, self.choices, _read_choice_parts)

    def read_anchor(self, key: str, value: PlainValue, at: ListAddress) -> ChoiceAnchor:
        """The choice that another one of the list comes behind.

        Raises:
            NotUnderstoodError: neither the old list nor what is added to it has such a choice.
        """
        codes = self._codes.get(at, {})
        known = {anchor for anchors in codes.values() for anchor in anchors}
        return _found(key, value, codes, known, _read_anchor_parts)


def _found(
    key: str,
    value: PlainValue,
    paths: Mapping[str, Sequence[T]],
    known: Container[T],
    read_parts: Callable[[dict[str, PlainValue]], T],
) -> T:
    if isinstance(value, dict):
        at = read_parts(value)
        if at in known:
            return at
    found: Sequence[T] = paths.get(value, ()) if isinstance(value, str) else ()
    if len(found) == 1:
        return found[0]
    if found:
        text = "{path} can be read in several ways; write list and code apart: {example}"
        example = "{list: water, code: well}"
        raise NotUnderstoodError(key, Message(text, path=format_flow(value), example=example))
    if near := get_close_matches(str(value), paths, n=1):
        text = "the form has no {path}; is {near} meant?"
        raise NotUnderstoodError(key, Message(text, path=format_flow(value), near=near[0]))
    raise NotUnderstoodError(key, Message("the form has no {path}", path=format_flow(value)))


def _read_choice_parts(parts: dict[str, PlainValue]) -> ChoiceAddress:
    code = str(parts.get("code", ""))
    return ChoiceAddress(list=read_list_parts(parts), code=code, nth=read_nth(parts))


def _read_anchor_parts(parts: dict[str, PlainValue]) -> ChoiceAnchor:
    is_added = parts.get("added") == "true"
    return ChoiceAnchor(code=str(parts.get("code", "")), nth=read_nth(parts), is_added=is_added)
