"""A condition in plain words, with labels in place of names and codes.

``selected(${water}, 'yes') and ${hh} > 10`` reads *Water in the site?* is *Yes* and
*Households* is more than 10.
"""

import re

from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.logic.binding import Bound, bind
from formkit.logic.form_logic import FormLogic
from formkit.logic.reading_words import (
    CALCULATED,
    COMPARED,
    DAYS_COMPARED,
    NOTHING_MORE,
    OF_ONE,
    OF_SEVERAL,
)
from formkit.model.form import Choice, Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import (
    CHILD,
    Binary,
    Call,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
    Tree,
)

Words = Message | str

_LONGEST = 80
_MARKUP = re.compile(r"<[^<>]*>|^\s*#{1,6} |\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_REFERENCE = re.compile(r"\$\{[^}]*\}")
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_DAYS = frozenset((Holds.DATE, Holds.DATETIME))


def read_out(tree: Tree, owner: Entry, logic: FormLogic, language: str = "") -> Message:
    """Say a condition in words.

    Args:
        tree: the condition.
        owner: the row in which it stands.
        logic: the form's expressions.
        language: the language of labels, as the form's headers have it; where a label is
            not in it, the first language that it is in.
    """
    reader = _Reader(bind(tree, owner, logic), owner, logic, language)
    return reader.condition(reader.bound.tree)


def read_out_value(tree: Tree, owner: Entry, logic: FormLogic, language: str = "") -> Words:
    """Say in words what an expression gives, such as a calculation; as ``read_out``."""
    reader = _Reader(bind(tree, owner, logic), owner, logic, language)
    return reader.value(reader.bound.tree)


def label_of(texts: Texts, language: str, name: str) -> str:
    """A label on one line, without markup; the name where there is none."""
    label = texts.get(language) or texts.first
    plain = " ".join(_MARKUP.sub("", _REFERENCE.sub("…", label)).split())
    if len(plain) > _LONGEST:
        plain = f"{plain[:_LONGEST].rpartition(' ')[0]} …"
    return plain or name


class _Reader:
    """One reading of one condition."""

    def __init__(self, bound: Bound, owner: Entry, logic: FormLogic, language: str) -> None:
        self.bound = bound
        self._variables = {one.key: one for one in bound.variables}
        self._owner = owner
        self._logic = logic
        self._language = language

    def condition(self, tree: Tree) -> Message:  # noqa: PLR0911 - one for each kind
        """A part of the condition that is true or false."""
        match tree:
            case Logical(operator=operator, operands=operands):
                return self._chain(operator, operands)
            case Call(name="not", arguments=(Call(name="selected") as inner,)):
                return self._selected(inner, is_not=True)
            case Call(name="not", arguments=(inner,)):
                return Message("it is not so that {condition}", condition=self.condition(inner))
            case Call(name="selected", arguments=(_, _)):
                return self._selected(tree, is_not=False)
            case Call(name="true", arguments=()):
                return Message("always")
            case Call(name="false", arguments=()):
                return Message("never")
            case Call(name="regex", arguments=(asked, Text(value=pattern))):
                return Message(
                    "{value} has the form {pattern}", value=self.value(asked), pattern=pattern
                )
            case Binary(operator=operator) if operator in _TURNED:
                return self._compared(tree)
            case _:
                return Message("{value} counts as yes", value=self.value(tree))

    def _chain(self, operator: str, operands: tuple[Tree, ...]) -> Message:
        if operator == "or" and (same := self._one_of(operands)):
            return same
        parts = tuple(self._in_chain(operand) for operand in operands)
        read = parts[0]
        for part in parts[1:]:
            if operator == "and":
                read = Message("{condition} and {another}", condition=read, another=part)
            else:
                read = Message("{condition} or {another}", condition=read, another=part)
        return read

    def _in_chain(self, operand: Tree) -> Message:
        read = self.condition(operand)
        is_chain = isinstance(operand, Logical) and not self._one_of(operand.operands)
        return Message("({condition})", condition=read) if is_chain else read

    def _one_of(self, operands: tuple[Tree, ...]) -> Message | None:
        """``${x} = 'a' or ${x} = 'b'`` in one breath; None for anything else."""
        asked = [self._equal(operand) for operand in operands]
        if None in asked or len({(is_set, one) for is_set, one, _ in filter(None, asked)}) > 1:
            return None
        (is_set, one, code), *others = filter(None, asked)
        answer: Words = self._answer(code, one)
        for _, _, another in others:
            text = self._answer(another, one)
            answer = Message("{answer} or {another}", answer=answer, another=text)
        if is_set:
            return Message("{value} includes {answer}", value=self.value(one), answer=answer)
        return Message("{value} is {answer}", value=self.value(one), answer=answer)

    def _equal(self, tree: Tree) -> tuple[bool, Tree, Tree] | None:
        """For one answer and one code: whether it is one of several, the answer, the code."""
        match tree:
            case Binary(operator="=", left=Reference(), right=Text(value=code)) if code:
                return False, tree.left, tree.right
            case Call(name="selected", arguments=(Reference() as one, Text() as chosen)):
                return self._holds(one) is Holds.SELECTS, one, chosen
            case _:
                return None

    def _selected(self, call: Call, *, is_not: bool) -> Message:
        asked, code = call.arguments
        value, answer = self.value(asked), self._answer(code, asked)
        if self._holds(asked) is Holds.SELECTS:
            if is_not:
                return Message("{value} does not include {answer}", value=value, answer=answer)
            return Message("{value} includes {answer}", value=value, answer=answer)
        if is_not:
            return Message("{value} is not {answer}", value=value, answer=answer)
        return Message("{value} is {answer}", value=value, answer=answer)

    def _compared(self, tree: Binary) -> Message:
        operator, asked, other = tree.operator, tree.left, tree.right
        if isinstance(asked, Text | Number | Negative):
            operator, asked, other = _TURNED[operator], other, asked
        value = self.value(asked)
        if other == Text(value="") and operator in {"=", "!="}:
            if operator == "=":
                return Message("{value} is not answered", value=value)
            return Message("{value} is answered", value=value)
        answer = self._answer(other, asked)
        if self._holds(asked) in _DAYS and operator in DAYS_COMPARED:
            return DAYS_COMPARED[operator].filled(value=value, answer=answer)
        return COMPARED[operator].filled(value=value, answer=answer)

    def value(self, tree: Tree) -> Words:  # noqa: PLR0911 - one for each kind
        """A part of the condition that is an answer, a number or a text."""
        match tree:
            case Reference(name=name):
                return self._named(name)
            case Text(value=text):
                return Message("“{text}”", text=text)
            case Number(value=number):
                return f"{number:f}"
            case Negative(operand=operand):
                return Message("minus {value}", value=self.value(operand))
            case Binary(operator=operator) if operator in CALCULATED:
                one, other = self._calculated(tree.left), self._calculated(tree.right)
                return CALCULATED[operator].filled(value=one, another=other)
            case Logical() | Binary():
                return Message("whether {condition}", condition=self.condition(tree))
            case Call():
                return self._call(tree)
            case Path(base=Call(name="instance", arguments=(Text(value=name),))):
                return self._looked_up(tree, name)
            case Path(base=None, absolute=False, steps=(step,)) if step.axis == CHILD:
                return Message("the choice's {column}", column=step.test)
            case _:
                return format_expression(tree)

    def _calculated(self, operand: Tree) -> Words:
        """One side of a calculation, in brackets where it is a calculation itself."""
        is_inner = isinstance(operand, Binary) and operand.operator in {"+", "-"}
        read = self.value(operand)
        return Message("({value})", value=read) if is_inner else read

    def _call(self, call: Call) -> Words:  # noqa: PLR0911 - one for each kind
        name, arguments = call.name, call.arguments
        match call:
            case Call(name="number" | "string" | "date", arguments=(inner,)):
                return self.value(inner)
            case Call(name="if", arguments=(condition, one, other)):
                return Message(
                    "{value} if {condition}, otherwise {another}",
                    value=self.value(one),
                    condition=self.condition(condition),
                    another=self.value(other),
                )
            case Call(name="coalesce", arguments=(one, other)):
                text = "{value} or, where that is not answered, {another}"
                return Message(text, value=self.value(one), another=self.value(other))
            case Call(name="jr:choice-name", arguments=(asked, _)):
                return Message("the label of {value}", value=self.value(asked))
            case Call(name="position"):
                return Message("its place in the repeat")
            case Call(name="pulldata", arguments=(Text() as file, Text() as column, _, asked)):
                text = "{column} in the file {file}, found by {value}"
                found = self.value(asked)
                return Message(text, column=column.value, file=file.value, value=found)
            case Call(arguments=()) if name in NOTHING_MORE:
                return NOTHING_MORE[name]
            case Call(arguments=(inner,)) if name in OF_ONE:
                return OF_ONE[name].filled(value=self.value(inner))
            case Call() if name in OF_SEVERAL and arguments:
                return OF_SEVERAL[name].filled(values=tuple(map(self.value, arguments)))
            case _:
                return format_expression(call)

    def _looked_up(self, path: Path, name: str) -> Words:
        """``instance('list')/root/item[name = ${x}]/label`` in words."""
        match path.steps:
            case (Step(), Step(predicates=(condition,)), Step(test=column, predicates=())):
                text = "{column} in the list {list} where {condition}"
                return Message(text, column=column, list=name, condition=self.condition(condition))
            case _:
                return format_expression(path)

    def _named(self, key: str) -> Words:
        """A variable by its label, or in words where it is none of the form's answers."""
        variable = self._variables.get(key)
        if variable is None:
            return self._row(key)
        match variable.tree:
            case None:
                is_own = variable.entry and variable.entry.node is self._owner.node
                return Message("this answer") if is_own else self._row(key)
            case Reference(name=name, last_saved=False):
                return self._row(name)
            case Reference(name=name):
                return Message("{value} in the form saved last", value=self._row(name))
            case tree:
                return self.value(tree)

    def _row(self, name: str) -> str:
        """A row that is no single answer: a group, or a question of a repeat."""
        entry = self._logic.entries.get(name)
        return f"*{label_of(entry.node.labels, self._language, name)}*" if entry else f"*{name}*"

    def _answer(self, tree: Tree, asked: Tree) -> Words:
        """What an answer is compared with: a choice's label where it is one."""
        code = tree.value if isinstance(tree, Text) else ""
        if isinstance(tree, Number):
            code = f"{tree.value:f}"
        choice = next((one for one in self._choices(asked) if one.code == code), None)
        return f"*{label_of(choice.labels, self._language, code)}*" if choice else self.value(tree)

    def _question(self, asked: Tree) -> Question | None:
        if not isinstance(asked, Reference):
            return None
        variable = self._variables.get(asked.name)
        name = asked.name
        if variable and isinstance(variable.tree, Reference):
            name = variable.tree.name
        entry = self._logic.entries.get(name)
        return entry.node if entry and isinstance(entry.node, Question) else None

    def _choices(self, asked: Tree) -> tuple[Choice, ...]:
        question = self._question(asked)
        found = question and self._logic.index.form.list_named(question.list_name)
        return found.choices if found else ()

    def _holds(self, asked: Tree) -> Holds | None:
        question = self._question(asked)
        known = QUESTION_TYPES.get(question.type) if question else None
        return known.holds if known else None
