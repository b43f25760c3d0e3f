"""The functions that expressions may call, and where each of them exists.

Sources: the ODK XForms specification, section "XPath functions"; KoboToolbox's help,
"Using functions in XLSForm"; and what the engines themselves have: JavaRosa 5.1, to
which Collect adds ``pulldata``, and ODK Web Forms' engine 0.22.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from formkit.core.values import dataclass


class Dialect(StrEnum):
    """An engine that runs expressions."""

    JAVAROSA = "javarosa"
    """KoboCollect and ODK Collect."""
    WEB_FORMS = "web-forms"
    """Forms in a browser: ODK Web Forms, and Enketo as far as it is like it."""


class Returns(StrEnum):
    """What a function gives, or takes."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    """A date or a time: a type of its own in JavaRosa, a text in a browser."""
    NODES = "nodes"
    """Questions or groups: none, one or more of them."""
    CODES = "codes"
    """A text of codes with spaces between them; JavaRosa stops at a number or a date there."""
    ANY = "any"
    """What an argument is; as an argument, whatever there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arity:
    """How many arguments a function takes."""

    minimum: int
    maximum: int | None
    """None when there is no limit."""
    step: int = 1
    """2 when arguments come in pairs."""

    def takes(self, count: int) -> bool:
        """Tell whether a function can be called with so many arguments."""
        if count < self.minimum or (self.maximum is not None and count > self.maximum):
            return False
        return (count - self.minimum) % self.step == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function: what it gives, and what it takes in each dialect."""

    name: str
    returns: Returns
    arities: tuple[tuple[Dialect, Arity], ...]
    """One for each dialect that has the function."""
    may_stop: bool = False
    """Whether JavaRosa stops with an error for some answers, such as a text that is no date."""
    takes: tuple[Returns, ...] = ()
    """What its arguments are made; the last one, or two where they come in pairs, over and over."""
    is_pure: bool = True
    """Whether it depends on its arguments only, the device's time zone aside."""

    def arity(self, dialect: Dialect) -> Arity | None:
        """How many arguments it takes there; None when it does not exist there."""
        return dict(self.arities).get(dialect)

    def argument(self, index: int) -> Returns:
        """What an argument is made, counted from 0.

        >>> FUNCTIONS["selected-at"].argument(1)
        <Returns.NUMBER: 'number'>
        """
        if index < len(self.takes):
            return self.takes[index]
        step = self.arities[0][1].step
        return self.takes[len(self.takes) - step + (index - len(self.takes)) % step]


def _exactly(count: int) -> Arity:
    return Arity(minimum=count, maximum=count)


def _between(minimum: int, maximum: int) -> Arity:
    return Arity(minimum=minimum, maximum=maximum)


def _at_least(minimum: int) -> Arity:
    return Arity(minimum=minimum, maximum=None)


def _pairs_after(minimum: int, maximum: int | None = None) -> Arity:
    return Arity(minimum=minimum, maximum=maximum, step=2)


def _function(
    name: str,
    returns: Returns,
    everywhere: Arity | None = None,
    *,
    javarosa: Arity | None = None,
    web_forms: Arity | None = None,
    may_stop: bool = False,
    takes: tuple[Returns, ...] = (),
    is_pure: bool = True,
) -> Function:
    found = (
        (Dialect.JAVAROSA, everywhere or javarosa),
        (Dialect.WEB_FORMS, everywhere or web_forms),
    )
    arities = tuple((dialect, arity) for dialect, arity in found if arity is not None)
    return Function(
        name=name,
        returns=returns,
        arities=arities,
        may_stop=may_stop,
        takes=takes,
        is_pure=is_pure,
    )


_BOOLEAN = Returns.BOOLEAN
_NUMBER = Returns.NUMBER
_TEXT = Returns.TEXT
_DATE = Returns.DATE
_NODES = Returns.NODES
_CODES = Returns.CODES
_ANY = Returns.ANY

_TABLE = (
    _function("boolean", _BOOLEAN, _exactly(1), takes=(_ANY,)),
    _function("boolean-from-string", _BOOLEAN, _exactly(1), takes=(_TEXT,)),
    _function("checklist", _BOOLEAN, _at_least(2), takes=(_NUMBER, _NUMBER, _BOOLEAN)),
    _function("contains", _BOOLEAN, _exactly(2), takes=(_TEXT,)),
    _function("ends-with", _BOOLEAN, _exactly(2), takes=(_TEXT,)),
    _function("false", _BOOLEAN, _exactly(0)),
    _function("geofence", _BOOLEAN, _exactly(2), may_stop=True, takes=(_TEXT, _NODES)),
    _function("is-selected", _BOOLEAN, javarosa=_exactly(2), may_stop=True, takes=(_CODES,)),
    _function("lang", _BOOLEAN, web_forms=_exactly(1), takes=(_TEXT,), is_pure=False),
    _function("not", _BOOLEAN, _exactly(1), takes=(_BOOLEAN,)),
    _function("regex", _BOOLEAN, _exactly(2), may_stop=True, takes=(_TEXT,)),
    _function("selected", _BOOLEAN, _exactly(2), may_stop=True, takes=(_CODES,)),
    _function("starts-with", _BOOLEAN, _exactly(2), takes=(_TEXT,)),
    _function("true", _BOOLEAN, _exactly(0)),
    _function(
        "weighted-checklist",
        _BOOLEAN,
        _pairs_after(2),
        may_stop=True,
        takes=(_NUMBER, _NUMBER, _BOOLEAN, _NUMBER),
    ),
    _function("abs", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("acos", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("area", _NUMBER, _exactly(1), may_stop=True, takes=(_NODES,)),
    _function("asin", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("atan", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("atan2", _NUMBER, _exactly(2), takes=(_NUMBER,)),
    _function("ceiling", _NUMBER, web_forms=_exactly(1), takes=(_NUMBER,)),
    _function("cos", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("count", _NUMBER, _exactly(1), takes=(_NODES,)),
    _function("count-non-empty", _NUMBER, _exactly(1), takes=(_NODES,)),
    _function("count-selected", _NUMBER, _exactly(1), may_stop=True, takes=(_CODES,)),
    _function("decimal-date-time", _NUMBER, _exactly(1), may_stop=True, takes=(_DATE,)),
    _function("decimal-time", _NUMBER, _exactly(1), may_stop=True, takes=(_DATE,)),
    _function("distance", _NUMBER, _at_least(1), may_stop=True, takes=(_TEXT,)),
    _function("enclosed-area", _NUMBER, javarosa=_exactly(1), may_stop=True, takes=(_NODES,)),
    _function("exp", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("exp10", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("floor", _NUMBER, web_forms=_exactly(1), takes=(_NUMBER,)),
    _function("int", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("last", _NUMBER, web_forms=_exactly(0), is_pure=False),
    _function("log", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("log10", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("max", _NUMBER, _at_least(0), takes=(_NUMBER,)),
    _function("min", _NUMBER, _at_least(0), takes=(_NUMBER,)),
    _function("number", _NUMBER, javarosa=_exactly(1), web_forms=_between(0, 1), takes=(_ANY,)),
    _function("pi", _NUMBER, _exactly(0)),
    _function("position", _NUMBER, _between(0, 1), may_stop=True, takes=(_NODES,), is_pure=False),
    _function("pow", _NUMBER, _exactly(2), takes=(_NUMBER,)),
    _function("random", _NUMBER, _exactly(0), is_pure=False),
    _function("round", _NUMBER, _between(1, 2), takes=(_NUMBER,)),
    _function("sin", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("sqrt", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("string-length", _NUMBER, _between(0, 1), takes=(_TEXT,)),
    _function("sum", _NUMBER, _exactly(1), takes=(_NODES,)),
    _function("tan", _NUMBER, _exactly(1), takes=(_NUMBER,)),
    _function("base64-decode", _TEXT, _exactly(1), may_stop=True, takes=(_TEXT,)),
    _function("concat", _TEXT, _at_least(0), takes=(_TEXT,)),
    _function("digest", _TEXT, _between(2, 3), may_stop=True, takes=(_TEXT,)),
    _function("extract-signed", _TEXT, javarosa=_exactly(2), may_stop=True, takes=(_TEXT,)),
    _function("format-date", _TEXT, _exactly(2), may_stop=True, takes=(_DATE, _TEXT)),
    _function("format-date-time", _TEXT, _exactly(2), may_stop=True, takes=(_DATE, _TEXT)),
    _function("join", _TEXT, _at_least(1), takes=(_TEXT,)),
    _function("jr:choice-name", _TEXT, _exactly(2), may_stop=True, takes=(_TEXT,), is_pure=False),
    _function("local-name", _TEXT, web_forms=_between(0, 1), takes=(_NODES,)),
    _function("name", _TEXT, web_forms=_between(0, 1), takes=(_NODES,)),
    _function("namespace-uri", _TEXT, web_forms=_between(0, 1), takes=(_NODES,)),
    _function("normalize-space", _TEXT, _between(0, 1), takes=(_TEXT,)),
    _function("property", _TEXT, javarosa=_exactly(1), takes=(_TEXT,), is_pure=False),
    _function("pulldata", _TEXT, _exactly(4), may_stop=True, takes=(_TEXT,), is_pure=False),
    _function("selected-at", _TEXT, _exactly(2), may_stop=True, takes=(_CODES, _NUMBER)),
    _function("string", _TEXT, javarosa=_exactly(1), web_forms=_between(0, 1), takes=(_ANY,)),
    _function("substr", _TEXT, _between(2, 3), takes=(_TEXT, _NUMBER)),
    _function("substring", _TEXT, web_forms=_between(2, 3), takes=(_TEXT, _NUMBER)),
    _function("substring-after", _TEXT, _exactly(2), takes=(_TEXT,)),
    _function("substring-before", _TEXT, _exactly(2), takes=(_TEXT,)),
    _function("translate", _TEXT, _exactly(3), takes=(_TEXT,)),
    _function("uuid", _TEXT, _between(0, 1), may_stop=True, takes=(_NUMBER,), is_pure=False),
    _function("version", _TEXT, javarosa=_exactly(0), is_pure=False),
    _function("date", _DATE, _exactly(1), may_stop=True, takes=(_ANY,)),
    _function("date-time", _DATE, _exactly(1), may_stop=True, takes=(_ANY,)),
    _function("now", _DATE, _exactly(0), is_pure=False),
    _function("today", _DATE, _exactly(0), is_pure=False),
    _function("current", _NODES, _exactly(0), is_pure=False),
    _function("id", _NODES, web_forms=_exactly(1), takes=(_TEXT,), is_pure=False),
    _function("instance", _NODES, _exactly(1), takes=(_TEXT,), is_pure=False),
    _function("jr:itext", _NODES, _exactly(1), may_stop=True, takes=(_TEXT,), is_pure=False),
    _function(
        "randomize", _NODES, _between(1, 2), may_stop=True, takes=(_NODES, _ANY), is_pure=False
    ),
    _function("coalesce", _ANY, _exactly(2), takes=(_ANY,)),
    _function("depend", _ANY, javarosa=_at_least(1), takes=(_ANY,)),
    _function("if", _ANY, _exactly(3), takes=(_BOOLEAN, _ANY)),
    _function(
        "indexed-repeat",
        _ANY,
        javarosa=_pairs_after(3, 11),
        web_forms=_pairs_after(3),
        may_stop=True,
        takes=(_NODES, _NODES, _NUMBER),
    ),
    _function("once", _ANY, _exactly(1), takes=(_ANY,), is_pure=False),
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for function in _TABLE}
)
"""All functions by name."""
