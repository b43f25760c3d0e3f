"""Conditions that can be put together without knowing how XLSForm writes them.

What is chosen becomes an expression, and an expression that says no more than
what can be chosen is read back; any other one stays as its author wrote it.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from formkit.core.values import dataclass
from formkit.jobs.drafting.preview import is_asked
from formkit.model.form import Form, Question, walk
from formkit.model.question_types import QUESTION_TYPES, Holds
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.tree import (
    SELF,
    Binary,
    Call,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Text,
    Tree,
)


class How(StrEnum):
    """How an answer is compared."""

    IS = "="
    IS_NOT = "!="
    INCLUDES = "includes"
    LACKS = "lacks"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


WITHOUT_ANSWER = frozenset((How.ANSWERED, How.UNANSWERED))
"""Comparisons that need no answer to compare with."""
_ALWAYS = (How.ANSWERED, How.UNANSWERED)
_OF_NUMBERS = (How.MORE, How.AT_LEAST, How.LESS, How.AT_MOST, How.IS, How.IS_NOT, *_ALWAYS)
_WAYS: Mapping[Holds, tuple[How, ...]] = {
    Holds.SELECT: (How.IS, How.IS_NOT, *_ALWAYS),
    Holds.SELECTS: (How.INCLUDES, How.LACKS, *_ALWAYS),
    Holds.INT: _OF_NUMBERS,
    Holds.DECIMAL: _OF_NUMBERS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A question, and what its answer has to be."""

    name: str
    how: How
    answer: str = ""
    """A code, or a number as it is written; empty where none is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and the most that a number may be; empty: no bound."""

    least: str = ""
    most: str = ""


def askable(form: Form, own: str = "") -> tuple[Question, ...]:
    """The questions of a form whose answers a condition can ask for, in its order.

    Args:
        form: the form.
        own: the name of the question that has the condition.
    """
    questions = (one for one in walk(form.nodes) if isinstance(one, Question))
    return tuple(one for one in questions if one.name and one.name != own and is_asked(one))


def ways_of(question: Question) -> tuple[How, ...]:
    """How the answer to a question can be compared, the most used first."""
    return _WAYS.get(_holds(question), _ALWAYS)


def _holds(question: Question) -> Holds:
    known = QUESTION_TYPES.get(question.type)
    return known.holds if known else Holds.NONE


# Conditions as expressions


def expression_of(condition: Condition) -> str:
    """A condition as a cell says it.

    >>> expression_of(Condition(name="water", how=How.INCLUDES, answer="river"))
    "selected(${water}, 'river')"
    """
    asked, how = f"${{{condition.name}}}", condition.how
    match how:
        case How.INCLUDES:
            return f"selected({asked}, '{condition.answer}')"
        case How.LACKS:
            return f"not(selected({asked}, '{condition.answer}'))"
        case How.ANSWERED:
            return f"{asked} != ''"
        case How.UNANSWERED:
            return f"{asked} = ''"
        case _:
            number = number_in(condition.answer)
            is_code = number is None or how in {How.IS, How.IS_NOT}
            quoted = f"'{condition.answer}'" if is_code else number
            return f"{asked} {how.value} {quoted}"


def condition_in(text: str, questions: Collection[Question]) -> Condition | None:
    """The condition that an expression says; None where it says more, or something else.

    Args:
        text: as the cell has it.
        questions: those that a condition can ask for.
    """
    tree = _parsed(text)
    found = _condition(tree) if tree is not None else None
    by_name = {one.name: one for one in questions}
    if found is None or found.name not in by_name:
        return None
    return found if found.how in ways_of(by_name[found.name]) else None


def _parsed(text: str) -> Tree | None:
    try:
        return parse(text)
    except XPathSyntaxError:
        return None


def _condition(tree: Tree) -> Condition | None:  # noqa: PLR0911 - one for each kind
    match tree:
        case Binary(operator="=", left=Reference(name=name), right=Text(value="")):
            return Condition(name=name, how=How.UNANSWERED)
        case Binary(operator="!=", left=Reference(name=name), right=Text(value="")):
            return Condition(name=name, how=How.ANSWERED)
        case Binary(operator=operator, left=Reference(name=name), right=other):
            answer = other.value if isinstance(other, Text) else _number(other)
            if not answer or operator not in tuple(How):
                return None
            return Condition(name=name, how=How(operator), answer=answer)
        case Call(name="not", arguments=(Call(name="selected") as inner,)):
            found = _condition(inner)
            return Condition(name=found.name, how=How.LACKS, answer=found.answer) if found else None
        case Call(name="selected", arguments=(Reference(name=name), Text(value=code))):
            return Condition(name=name, how=How.INCLUDES, answer=code)
        case _:
            return None


# Bounds of numbers


def expression_of_bounds(bounds: Bounds) -> str:
    """Bounds as a constraint says them.

    >>> expression_of_bounds(Bounds(least="0", most="120"))
    '. >= 0 and . <= 120'
    """
    least, most = number_in(bounds.least), number_in(bounds.most)
    told = (f". >= {least}" if least else "", f". <= {most}" if most else "")
    return " and ".join(filter(None, told))


def bounds_in(text: str) -> Bounds | None:
    """The bounds that a constraint says; None where it says more, or something else."""
    tree = _parsed(text)
    operands = tree.operands if isinstance(tree, Logical) and tree.operator == "and" else (tree,)
    said = dict(_bound(one) for one in operands if one is not None)
    if set(said) - {">=", "<="} or len(said) != len(operands):
        return None
    return Bounds(least=said.get(">=", ""), most=said.get("<=", ""))


def _bound(tree: Tree) -> tuple[str, str]:
    match tree:
        case Binary(operator=operator, left=left, right=right) if _is_self(left):
            number = _number(right)
            return (operator, number) if number else ("", "")
        case _:
            return "", ""


def _is_self(tree: Tree) -> bool:
    match tree:
        case Path(base=None, absolute=False, steps=(step,)):
            return step.axis == SELF and not step.predicates
        case _:
            return False


def _number(tree: Tree) -> str:
    match tree:
        case Number(value=value):
            return f"{value:f}"
        case Negative(operand=Number(value=value)):
            return f"-{value:f}"
        case _:
            return ""


def number_in(text: str) -> str | None:
    """A number as expressions write it, whatever sign parts its decimals; None: it is none.

    >>> number_in("2,5"), number_in("many")
    ('2.5', None)
    """
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return f"{number:f}" if number.is_finite() else None


def answers_for(question: Question, form: Form, language: str = "") -> Iterator[tuple[str, str]]:
    """Codes and labels of the answers that a question offers; none: they are typed.

    Args:
        question: the question.
        form: which has its list.
        language: of the labels; where one is not in it, the first language that it is in.
    """
    found = form.list_named(question.list_name) if question.list_name else None
    for choice in found.choices if found else ():
        yield choice.code, choice.labels.get(language) or choice.labels.first or choice.code
