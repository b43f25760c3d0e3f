"""Quick frozen values are those of ``dataclasses``."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError
from typing import Any, ClassVar

import pytest

from formkit.core import values

# Made through Any: to a type checker both decorators are the same one.
Decorate = Any
QUICK: Decorate = values.dataclass
STANDARD: Decorate = dataclasses.dataclass


def made(decorate: Decorate, **how: bool) -> Any:
    @decorate(frozen=True, slots=True, **how)
    class Base:
        """A base."""

        code: ClassVar[str] = "base"
        name: str
        note: str = ""

        @property
        def loud(self) -> str:
            return self.name.upper()

    @decorate(frozen=True, slots=True, **how)
    class Child(Base):
        items: list[int] = dataclasses.field(default_factory=list)
        place: int = dataclasses.field(default=0, compare=False)
        secret: str = dataclasses.field(default="", repr=False)

    return Child


@pytest.mark.parametrize("kw_only", [True, False])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "a"}, {"name": "a"}),
        ({"name": "a"}, {"name": "b"}),
        ({"name": "a", "place": 1}, {"name": "a", "place": 2}),
        ({"name": "a", "items": [1]}, {"name": "a", "items": []}),
        ({"name": "a", "secret": "x"}, {"name": "a", "secret": "y"}),
    ],
)
def test_equality_text_and_fields_are_those_of_dataclasses(
    one: dict[str, Any], other: dict[str, Any], *, kw_only: bool
) -> None:
    quick, standard = made(QUICK, kw_only=kw_only), made(STANDARD, kw_only=kw_only)
    assert (quick(**one) == quick(**other)) is (standard(**one) == standard(**other))
    assert repr(quick(**one)) == repr(standard(**one))
    assert dataclasses.asdict(quick(**one)) == dataclasses.asdict(standard(**one))
    assert quick.__match_args__ == standard.__match_args__
    assert quick.__slots__ == standard.__slots__
    assert [field.name for field in dataclasses.fields(quick)] == [
        field.name for field in dataclasses.fields(standard)
    ]


def test_values_of_two_classes_are_never_equal() -> None:
    assert made(QUICK)("a") != made(QUICK)("a")
    assert made(QUICK)("a") != "a"


def test_a_default_is_made_anew_for_each_value() -> None:
    cls = made(QUICK)
    assert cls("a").items is not cls("a").items


@pytest.mark.parametrize("call", [lambda cls: cls(), lambda cls: cls("a", nothing=1)])
def test_missing_and_unknown_fields_are_refused(call: Any) -> None:
    for decorate in (QUICK, STANDARD):
        with pytest.raises(TypeError):
            call(made(decorate))


def test_nothing_can_be_set_or_deleted() -> None:
    value = made(QUICK)("a")
    with pytest.raises(FrozenInstanceError, match="name"):
        value.name = "b"
    with pytest.raises(FrozenInstanceError, match="name"):
        del value.name
    assert value.name == "a"
    assert value.loud == "A"


@values.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    name: str
    place: int = 0


@values.dataclass(frozen=True, slots=True)
class Empty:
    """No field at all."""


@values.dataclass(frozen=True, slots=True)
class Own:
    """Says itself what is equal, and what it holds."""

    name: str
    length: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.length == other.length

    def __hash__(self) -> int:
        return self.length

    def __repr__(self) -> str:
        return "own"


def test_values_hash_copy_pickle_and_are_replaced() -> None:
    value = Kept("a", 3)
    assert hash(value) == hash(Kept("a", 3))
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own value
    assert copy.deepcopy(value) == value
    assert dataclasses.replace(value, place=4) == Kept("a", 4)
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_what_a_class_says_itself_stays() -> None:
    assert Own("ab") == Own("cd")
    assert hash(Own("ab")) == 2
    assert repr(Own("ab")) == "own"


def test_other_classes_are_made_by_dataclasses() -> None:
    @values.dataclass(slots=True)
    class Loose:
        name: str

    @values.dataclass
    class Plain:
        name: str

    loose, plain = Loose("a"), Plain("a")
    loose.name = plain.name = "b"
    assert (loose.name, plain.name) == ("b", "b")
