"""Expressions made ready to be evaluated, in either dialect.

``compile_tree`` turns a tree into a function of a ``Context``.  Nothing is guessed: where
the engine stops, ``EvaluationError`` is raised; where formkit cannot tell what the engine
would say, ``NotSupportedError``.

The dialect for browsers is ODK Web Forms 0.22.  Enketo, whose paths are the browser's own,
differs from it at least in these:

- ``|`` unites paths, and ``(…)[1]`` chooses among what stands in brackets; in ODK Web Forms
  the one stops and the other does not choose, and here neither is worked out;
- ``a/b[1]`` is the first ``b`` of each ``a``, not of all of them;
- ``substring-after('a--b', '--')`` is what follows the whole mark, not its first character;
- ``%a`` names Sundays too.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from formkit.core.messages import Message
from formkit.xpath import javarosa_paths, operators, web_dates, web_paths
from formkit.xpath.context import Compiled, Constant, Context, Environment
from formkit.xpath.errors import EvaluationError
from formkit.xpath.functions import FUNCTIONS, Dialect, Returns
from formkit.xpath.implementations import IMPLEMENTATIONS
from formkit.xpath.implementations.calling import not_supported
from formkit.xpath.tree import (
    Binary,
    Call,
    Filter,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Text,
    Tree,
)
from formkit.xpath.values import Value, to_boolean, to_number, to_text

__all__ = [
    "Compiled",
    "Context",
    "Environment",
    "Value",
    "compile_tree",
    "to_boolean",
    "to_number",
    "to_text",
]


_ENGINES: Mapping[Dialect, str] = MappingProxyType(
    {Dialect.JAVAROSA: "Collect", Dialect.WEB_FORMS: "ODK Web Forms"}
)


def compile_tree(tree: Tree, dialect: Dialect) -> Compiled:  # noqa: PLR0911 - one for each kind
    """Make an expression ready.

    Args:
        tree: without references; ``formkit.xpath.resolving.resolve`` makes paths of them.
        dialect: the engine to follow.

    Returns:
        What gives the value at a place.  It raises ``EvaluationError`` where the engine
        stops, at a function that it does not have too, and ``NotSupportedError`` where
        formkit cannot tell.

    Raises:
        ValueError: for a reference, which nobody can follow without the form.
    """
    match tree:
        case Number(value=number):
            return Constant(float(number))
        case Text(value=text):
            return _text(text, dialect)
        case Path():
            return _path(tree, dialect)
        case Binary(operator=sign, left=left, right=right):
            sides = compile_tree(left, dialect), compile_tree(right, dialect)
            return operators.binary(sign, *sides, dialect)
        case Logical(operator=sign, operands=operands):
            parts = tuple(compile_tree(operand, dialect) for operand in operands)
            return operators.logical(sign, parts, dialect)
        case Call():
            return _call(tree, dialect)
        case Negative(operand=operand):
            return _negative(operand, dialect)
        case Filter():
            return _filter(dialect)
        case Reference():
            message = f"a reference has to be made a path first: {tree.name}"
            raise ValueError(message)
        case _:
            assert_never(tree)


def _text(text: str, dialect: Dialect) -> Compiled:
    constant = Constant(text)
    return _checked(constant) if dialect is Dialect.WEB_FORMS and text[4:5] == "-" else constant


def _checked(compiled: Compiled) -> Compiled:
    """ODK Web Forms reads every text as a date at once, and stops at 2026-02-30."""

    def check(context: Context) -> Value:
        value = compiled(context)
        if isinstance(value, str) and value[4:5] == "-":
            web_dates.read(value, context.zone)
        return value

    return check


def _negative(operand: Tree, dialect: Dialect) -> Compiled:
    if isinstance(operand, Negative) and dialect is Dialect.WEB_FORMS:
        return not_supported("- -")
    return operators.negative(compile_tree(operand, dialect), dialect)


def _path(path: Path, dialect: Dialect) -> Compiled:
    compile_path = javarosa_paths.compile_path
    if dialect is Dialect.WEB_FORMS:
        compile_path = web_paths.compile_path
    return compile_path(path, lambda part: compile_tree(part, dialect))


def _filter(dialect: Dialect) -> Compiled:
    """Conditions on what is no path: Collect has none, and browsers differ."""
    if dialect is Dialect.WEB_FORMS:
        return not_supported("(…)[…]")
    return _stop(Message("Collect stops: it takes conditions in square brackets on paths only"))


def _call(call: Call, dialect: Dialect) -> Compiled:
    function = FUNCTIONS.get(call.name)
    arity = None if function is None else function.arity(dialect)
    if arity is None:
        return _stop(
            Message(
                "the form stops: {engine} has no function {name}()",
                engine=_ENGINES[dialect],
                name=call.name,
            )
        )
    if not arity.takes(len(call.arguments)):
        message = "the form stops: {name}() does not take {count} {count:value|values} in {engine}"
        return _stop(
            Message(message, name=call.name, count=len(call.arguments), engine=_ENGINES[dialect])
        )
    arguments = tuple(compile_tree(argument, dialect) for argument in call.arguments)
    compiled = IMPLEMENTATIONS[dialect][call.name](call, arguments)
    is_text = function is not None and function.returns is Returns.TEXT
    return _checked(compiled) if is_text and dialect is Dialect.WEB_FORMS else compiled


def _stop(message: Message) -> Compiled:
    def stop(_: Context) -> Value:
        raise EvaluationError(message)

    return stop
