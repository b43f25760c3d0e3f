"""Functions that ask the form, its files or the device."""

from collections.abc import Mapping
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath import web_paths
from formkit.xpath.arithmetic import to_int32
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError, XPathSyntaxError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import Builder, not_supported, not_worked_out, within
from formkit.xpath.instance import Element
from formkit.xpath.javarosa_routes import route_of, walked
from formkit.xpath.parser import parse
from formkit.xpath.tree import Path, Tree
from formkit.xpath.values import CONVERSIONS

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_CHOICE_NAME = "jr:choice-name()"
_SELECTS = frozenset(("select", "selects"))
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _question(path: str, context: Context, dialect: Dialect) -> Element | None:
    """The question that a path in quotes leads to."""
    try:
        tree = parse(path)
    except XPathSyntaxError:
        tree = None
    if not isinstance(tree, Path):
        raise NotSupportedError(_CHOICE_NAME)
    if dialect is Dialect.WEB_FORMS:
        found = web_paths.compile_path(tree, _no_condition)(context)
    else:  # asked or not
        found = walked(route_of(tree, _no_condition), context)
    return found[0] if found else None


def _no_condition(_: Tree) -> Compiled:
    return not_supported(_CHOICE_NAME)


def _has_choices(question: Element) -> bool:
    return question.data_type in _SELECTS


def _choice_name(context: Context, code: str, path: str) -> str:
    label = context.environment.choice_label
    if label is None:
        raise NotSupportedError(_CHOICE_NAME)
    question = _question(path, context, Dialect.JAVAROSA)
    return label(question, code) if question is not None and _has_choices(question) else ""


def _web_choice_name(context: Context, code: str, path: str) -> str:
    label = context.environment.choice_label
    if label is None:
        raise NotSupportedError(_CHOICE_NAME)
    question = _question(path, context, Dialect.WEB_FORMS)
    if question is None or not _has_choices(question):
        message = "the form stops: jr:choice-name() finds no question with choices at {path}"
        raise EvaluationError(Message(message, path=path))
    return label(question, code)


def _pulldata(context: Context, file: str, wanted: str, searched: str, value: str) -> str:
    pull = context.environment.pulldata
    if pull is None:
        name = "pulldata()"
        raise NotSupportedError(name)
    return pull(file, wanted, searched, value)


def _property(context: Context, name: str) -> str:
    found = context.environment.properties.get(name)
    if found is None:
        asked = f"property('{name}')"
        raise NotSupportedError(asked)
    return found


def _version(context: Context) -> str:
    return context.environment.version


def _uuid(context: Context, *length: float) -> str:
    if not length:
        return context.environment.new_uuid()
    random = context.environment.random
    return "".join(_DIGITS[int(random() * len(_DIGITS))] for _ in range(to_int32(length[0])))


def _web_uuid(context: Context, *length: float) -> str:
    """As long as asked for: one identifier after another, cut off."""
    if not length:
        return context.environment.new_uuid()
    size = length[0]
    if size != size:  # noqa: PLR0124 - it is no number
        raise EvaluationError(Message("the form stops: the length in uuid() is no number"))
    result = context.environment.new_uuid()
    while len(result) < size:
        result += context.environment.new_uuid()
    return result[: int(size)]


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "jr:choice-name": within(_choice_name, _JAVAROSA.text),
        "jr:itext": not_worked_out("jr:itext()"),
        "property": within(_property, _JAVAROSA.text),
        "pulldata": within(_pulldata, _JAVAROSA.text),
        "uuid": within(_uuid, _JAVAROSA.number),
        "version": within(_version),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "jr:choice-name": within(_web_choice_name, _WEB_FORMS.text),
        "jr:itext": not_worked_out("jr:itext()"),
        "pulldata": within(_pulldata, _WEB_FORMS.text),
        "uuid": within(_web_uuid, _WEB_FORMS.number),
    }
)
