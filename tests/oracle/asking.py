"""One question for all: formkit and its judges, and the words in which they are compared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from formkit.xpath.context import Context, Environment
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.evaluation import compile_tree, to_text
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.moments import Moment
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Call, Path, Text, Tree, children, with_children
from formkit.xpath.values import Value, unpacked
from tests.oracle.records import NOW

STOPS = "stops"
NOT_WORKED_OUT = "not worked out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question that formkit and a judge answer differently."""

    question: str
    place: str
    theirs: str
    ours: str

    def __str__(self) -> str:
        return f"{self.question} @ {self.place}: expected {self.theirs}, got {self.ours}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An expression and the element where it is evaluated."""

    tree: Tree
    element: Element

    @property
    def text(self) -> str:
        """The expression as it is written."""
        return format_expression(self.tree)


def ours(question: Question, dialect: Dialect, environment: Environment) -> str:
    """What formkit says: kind and text, or how it fails."""
    try:
        value = compile_tree(question.tree, dialect)(Context(question.element, environment))
        if dialect is Dialect.JAVAROSA:
            value = unpacked(value, environment.now)
        return f"{_kind(value, dialect)} {to_text(value, dialect, environment.now)}"
    except EvaluationError:
        return STOPS
    except NotSupportedError:
        return NOT_WORKED_OUT


def _kind(value: Value, dialect: Dialect) -> str:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, float):
        return "number"
    if isinstance(value, Moment):  # a number, as Web Forms tells it
        return "date" if dialect is Dialect.JAVAROSA else "number"
    return "text"


def compared(
    questions: Iterable[Question], theirs: Iterable[str], found: Iterable[str]
) -> Iterator[Difference]:
    """Where formkit and a judge differ; what formkit does not work out is no difference."""
    for question, their, our in zip(questions, theirs, found, strict=True):
        if our not in (their, NOT_WORKED_OUT):
            yield Difference(
                question=question.text, place=str(question.element), theirs=their, ours=our
            )


def calls(tree: Tree) -> frozenset[str]:
    """The functions that an expression calls."""
    inside = frozenset(chain.from_iterable(map(calls, children(tree))))
    return inside | {tree.name} if isinstance(tree, Call) else inside


def for_javarosa(question: Question) -> tuple[str, str]:
    """With the time written out: JavaRosa's own clock cannot be stopped."""
    return format_expression(_at_fixed_time(question.tree)), str(question.element)


def _at_fixed_time(tree: Tree) -> Tree:
    if isinstance(tree, Call) and tree.name in {"now", "today"}:
        moment = NOW.isoformat(timespec="milliseconds")
        if tree.name == "now":
            return Call(name="date-time", arguments=(Text(value=moment),))
        return Call(name="date", arguments=(Text(value=moment[:10]),))
    return with_children(tree, tuple(map(_at_fixed_time, children(tree))))


def for_web_forms(question: Question) -> tuple[str, str]:
    """As it is written."""
    return question.text, str(question.element)


def for_enketo(question: Question) -> tuple[str, str]:
    """With the paths that Enketo's form model makes of it."""
    place = f"/model/instance[1]{question.element}"
    return format_expression(_in_model(question.tree, parse(place))), place


def _in_model(tree: Tree, place: Tree) -> Tree:
    tree = with_children(tree, tuple(_in_model(inside, place) for inside in children(tree)))
    if not isinstance(tree, Path):
        return tree
    if tree.absolute:
        return _begun("/model/instance[1]", tree)
    match tree.base:
        case Call(name="instance", arguments=(Text(value=name),)):
            return _begun(f"/model/instance[@id = '{name}']", tree)
        case Call(name="current"):
            return _begun(format_expression(place), tree)
    return tree


def _begun(beginning: str, path: Path) -> Path:
    first = parse(beginning)
    assert isinstance(first, Path)
    return replace(first, steps=(*first.steps, *path.steps))
