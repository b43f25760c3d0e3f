"""The functions that expressions may call, and where each of them exists.

Sources: the ODK XForms specification, section "XPath functions"; KoboToolbox's help,
"Using functions in XLSForm"; and what the engines themselves have: JavaRosa 5.1, to
which Collect adds ``pulldata``, and ODK Web Forms' engine 0.22.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Dialect(StrEnum):
    """An engine that runs expressions."""

    JAVAROSA = "javarosa"
    """KoboCollect and ODK Collect."""
    WEB_FORMS = "web-forms"
    """Forms in a browser: ODK Web Forms, and Enketo as far as it is like it."""


class Returns(StrEnum):
    """What a function gives."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    """A date or a time: a type of its own in JavaRosa, a text in a browser."""
    NODES = "nodes"
    """Questions or groups: none, one or more of them."""
    ANY = "any"
    """What an argument is."""


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

    def arity(self, dialect: Dialect) -> Arity | None:
        """How many arguments it takes there; None when it does not exist there."""
        return dict(self.arities).get(dialect)


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
) -> Function:
    found = (
        (Dialect.JAVAROSA, everywhere or javarosa),
        (Dialect.WEB_FORMS, everywhere or web_forms),
    )
    arities = tuple((dialect, arity) for dialect, arity in found if arity is not None)
    return Function(name=name, returns=returns, arities=arities, may_stop=may_stop)


_TABLE = (
    _function("boolean", Returns.BOOLEAN, _exactly(1)),
    _function("boolean-from-string", Returns.BOOLEAN, _exactly(1)),
    _function("checklist", Returns.BOOLEAN, _at_least(2)),
    _function("contains", Returns.BOOLEAN, _exactly(2)),
    _function("ends-with", Returns.BOOLEAN, _exactly(2)),
    _function("false", Returns.BOOLEAN, _exactly(0)),
    _function("geofence", Returns.BOOLEAN, _exactly(2), may_stop=True),
    _function("is-selected", Returns.BOOLEAN, javarosa=_exactly(2), may_stop=True),
    _function("lang", Returns.BOOLEAN, web_forms=_exactly(1)),
    _function("not", Returns.BOOLEAN, _exactly(1)),
    _function("regex", Returns.BOOLEAN, _exactly(2), may_stop=True),
    _function("selected", Returns.BOOLEAN, _exactly(2), may_stop=True),
    _function("starts-with", Returns.BOOLEAN, _exactly(2)),
    _function("true", Returns.BOOLEAN, _exactly(0)),
    _function("weighted-checklist", Returns.BOOLEAN, _pairs_after(2), may_stop=True),
    _function("abs", Returns.NUMBER, _exactly(1)),
    _function("acos", Returns.NUMBER, _exactly(1)),
    _function("area", Returns.NUMBER, _exactly(1), may_stop=True),
    _function("asin", Returns.NUMBER, _exactly(1)),
    _function("atan", Returns.NUMBER, _exactly(1)),
    _function("atan2", Returns.NUMBER, _exactly(2)),
    _function("ceiling", Returns.NUMBER, web_forms=_exactly(1)),
    _function("cos", Returns.NUMBER, _exactly(1)),
    _function("count", Returns.NUMBER, _exactly(1)),
    _function("count-non-empty", Returns.NUMBER, _exactly(1)),
    _function("count-selected", Returns.NUMBER, _exactly(1)),
    _function("decimal-date-time", Returns.NUMBER, _exactly(1), may_stop=True),
    _function("decimal-time", Returns.NUMBER, _exactly(1), may_stop=True),
    _function("distance", Returns.NUMBER, _at_least(1), may_stop=True),
    _function("enclosed-area", Returns.NUMBER, javarosa=_exactly(1), may_stop=True),
    _function("exp", Returns.NUMBER, _exactly(1)),
    _function("exp10", Returns.NUMBER, _exactly(1)),
    _function("floor", Returns.NUMBER, web_forms=_exactly(1)),
    _function("int", Returns.NUMBER, _exactly(1)),
    _function("last", Returns.NUMBER, web_forms=_exactly(0)),
    _function("log", Returns.NUMBER, _exactly(1)),
    _function("log10", Returns.NUMBER, _exactly(1)),
    _function("max", Returns.NUMBER, _at_least(0)),
    _function("min", Returns.NUMBER, _at_least(0)),
    _function("number", Returns.NUMBER, javarosa=_exactly(1), web_forms=_between(0, 1)),
    _function("pi", Returns.NUMBER, _exactly(0)),
    _function("position", Returns.NUMBER, _between(0, 1), may_stop=True),
    _function("pow", Returns.NUMBER, _exactly(2)),
    _function("random", Returns.NUMBER, _exactly(0)),
    _function("round", Returns.NUMBER, _between(1, 2)),
    _function("sin", Returns.NUMBER, _exactly(1)),
    _function("sqrt", Returns.NUMBER, _exactly(1)),
    _function("string-length", Returns.NUMBER, _between(0, 1)),
    _function("sum", Returns.NUMBER, _exactly(1)),
    _function("tan", Returns.NUMBER, _exactly(1)),
    _function("base64-decode", Returns.TEXT, _exactly(1), may_stop=True),
    _function("concat", Returns.TEXT, _at_least(0)),
    _function("digest", Returns.TEXT, _between(2, 3), may_stop=True),
    _function("extract-signed", Returns.TEXT, javarosa=_exactly(2), may_stop=True),
    _function("format-date", Returns.TEXT, _exactly(2), may_stop=True),
    _function("format-date-time", Returns.TEXT, _exactly(2), may_stop=True),
    _function("join", Returns.TEXT, _at_least(1)),
    _function("jr:choice-name", Returns.TEXT, _exactly(2), may_stop=True),
    _function("local-name", Returns.TEXT, web_forms=_between(0, 1)),
    _function("name", Returns.TEXT, web_forms=_between(0, 1)),
    _function("namespace-uri", Returns.TEXT, web_forms=_between(0, 1)),
    _function("normalize-space", Returns.TEXT, _between(0, 1)),
    _function("property", Returns.TEXT, javarosa=_exactly(1)),
    _function("pulldata", Returns.TEXT, _exactly(4), may_stop=True),
    _function("selected-at", Returns.TEXT, _exactly(2), may_stop=True),
    _function("string", Returns.TEXT, javarosa=_exactly(1), web_forms=_between(0, 1)),
    _function("substr", Returns.TEXT, _between(2, 3)),
    _function("substring", Returns.TEXT, web_forms=_between(2, 3)),
    _function("substring-after", Returns.TEXT, _exactly(2)),
    _function("substring-before", Returns.TEXT, _exactly(2)),
    _function("translate", Returns.TEXT, _exactly(3)),
    _function("uuid", Returns.TEXT, _between(0, 1), may_stop=True),
    _function("version", Returns.TEXT, javarosa=_exactly(0)),
    _function("date", Returns.DATE, _exactly(1), may_stop=True),
    _function("date-time", Returns.DATE, _exactly(1), may_stop=True),
    _function("now", Returns.DATE, _exactly(0)),
    _function("today", Returns.DATE, _exactly(0)),
    _function("current", Returns.NODES, _exactly(0)),
    _function("id", Returns.NODES, web_forms=_exactly(1)),
    _function("instance", Returns.NODES, _exactly(1)),
    _function("jr:itext", Returns.NODES, _exactly(1), may_stop=True),
    _function("randomize", Returns.NODES, _between(1, 2), may_stop=True),
    _function("coalesce", Returns.ANY, _exactly(2)),
    _function("depend", Returns.ANY, javarosa=_at_least(1)),
    _function("if", Returns.ANY, _exactly(3)),
    _function(
        "indexed-repeat",
        Returns.ANY,
        javarosa=_pairs_after(3, 11),
        web_forms=_pairs_after(3),
        may_stop=True,
    ),
    _function("once", Returns.ANY, _exactly(1)),
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for function in _TABLE}
)
"""All functions by name."""
