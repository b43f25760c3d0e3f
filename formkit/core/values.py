"""Frozen values: standard dataclasses, made in a third of the time.

Before Python 3.13 ``dataclasses`` compiles each of the six methods of a frozen
class on its own.  A check needs 150 such classes and took a quarter of its
start-up to make them, so here one method is compiled, and five are shared by
all classes.  Fields, defaults, inheritance, slots, equality, hashes, ``replace``,
copying and pickling are those of ``dataclasses``; a test compares them.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "field", "replace"]

_NOT_GIVEN = object()

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **others: bool
    ) -> Any:  # noqa: ANN401 - type checkers see the standard one
        """Make a class as ``dataclasses.dataclass`` does; quick where it is frozen and slotted."""

        def made(cls: type) -> type:
            if not (frozen and slots) or others.keys() - {"kw_only"}:
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **others)
            own = cls.__dict__.copy()
            less = {"init": False, "repr": False, "eq": False}
            bare = dataclasses.dataclass(cls, slots=True, **less, **others)
            for name, method in _methods(bare, fields(bare)).items():
                if own.get(name) is None:  # a class that has its own ``__eq__`` has None for a hash
                    setattr(bare, name, method)
            return bare

        return made if cls is None else made(cls)


def _methods(cls: type, its: tuple[Field[Any], ...]) -> dict[str, Callable[..., Any]]:
    equal, hashed = _equality(tuple(one.name for one in its if one.compare))
    return {
        "__init__": _initialiser(cls, its),
        "__repr__": _shown,
        "__eq__": equal,
        "__hash__": hashed,
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        "__getstate__": _state,
        "__setstate__": _restore,
    }


def _initialiser(cls: type, its: tuple[Field[Any], ...]) -> Callable[..., None]:
    """``__init__``, the one method that has to be written for each class."""
    known: dict[str, Any] = {"_not_given": _NOT_GIVEN}
    positional, lines = ["self"], list[str]()
    keyword: list[str] = []
    for one in its:
        known[f"_set_{one.name}"] = getattr(cls, one.name).__set__
        parameter = value = one.name
        if one.default is not MISSING:
            known[f"_default_{one.name}"] = one.default
            parameter = f"{one.name}=_default_{one.name}"
        elif one.default_factory is not MISSING:
            known[f"_make_{one.name}"] = one.default_factory
            parameter = f"{one.name}=_not_given"
            value = f"_make_{one.name}() if {one.name} is _not_given else {one.name}"
        (keyword if one.kw_only else positional).append(parameter)
        lines.append(f"    _set_{one.name}(self, {value})\n")
    given = ", ".join((*positional, *(("*", *keyword) if keyword else ())))
    after = "    self.__post_init__()\n" if hasattr(cls, "__post_init__") else ""
    exec(f"def __init__({given}):\n{''.join(lines)}{after}    return None\n", known)  # noqa: S102 - as dataclasses does; names are those of fields
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _equality(
    names: tuple[str, ...],
) -> tuple[Callable[[Any, object], object], Callable[[Any], int]]:
    """``__eq__`` and ``__hash__`` over some fields."""
    values = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> object:  # noqa: ANN401 - a method of every class
        if self.__class__ is other.__class__:
            return values(self) == values(other)
        return NotImplemented

    return equal, lambda self: hash(values(self))


def _shown(self: Any) -> str:  # noqa: ANN401 - a method of every class
    its = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(its)})"


def _refuse_setting(_self: object, name: str, _value: object) -> NoReturn:
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_deleting(_self: object, name: str) -> NoReturn:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _state(self: Any) -> list[Any]:  # noqa: ANN401 - a method of every class
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:  # noqa: ANN401 - a method of every class
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
