"""A condition in plain words, with labels in place of names and codes.

``selected(${water}, 'yes') and ${hh} > 10`` reads “Water in the site?” is “Yes” and
“Households” is more than 10.
"""

from formkit.core.messages import Message
from formkit.logic.form_logic import FormLogic
from formkit.logic.labels import label_of
from formkit.logic.reading_values import ValueReader, Words
from formkit.logic.reading_words import COMPARED, DAYS_COMPARED, SAME
from formkit.model.form import Choice, Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds
from formkit.xpath.tree import (
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
    return _Reader(owner, logic, language).condition(tree)


def read_out_value(tree: Tree, owner: Entry, logic: FormLogic, language: str = "") -> Words:
    """Say in words what an expression gives, such as a calculation; as ``read_out``."""
    return _Reader(owner, logic, language).value(tree)


class _Reader(ValueReader):
    """One reading of one condition."""

    def condition(self, tree: Tree) -> Message:  # noqa: PLR0911 - one for each kind
        """A part of the condition that is true or false."""
        match tree:
            case Logical(operator=operator, operands=operands):
                return self._chain(operator, operands)
            case Call(name="not", arguments=(Call(name="selected") as inner,)):
                return self._selected(inner, is_not=True)
            case Call(name="not", arguments=(inner,)):
                condition = self._in_chain(inner)
                return Message("it is not so that {condition}", condition=condition)
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
            case Binary(operator="=", left=Reference() | Path(), right=Text(value=code)) if code:
                return False, tree.left, tree.right
            case Call(name="selected", arguments=(Reference() | Path() as one, Text() as chosen)):
                return self._holds(one) is Holds.SELECTS, one, chosen
            case _:
                return None

    def _selected(self, call: Call, *, is_not: bool) -> Message:
        asked, code = call.arguments
        if isinstance(asked, Text) and isinstance(code, Reference | Path):
            return self._among(code, asked.value.split(), is_not=is_not)
        value, answer = self.value(asked), self._answer(code, asked)
        if self._holds(asked) is Holds.SELECTS:
            if is_not:
                return Message("{value} does not include {answer}", value=value, answer=answer)
            return Message("{value} includes {answer}", value=value, answer=answer)
        if is_not:
            return Message("{value} is not {answer}", value=value, answer=answer)
        return Message("{value} is {answer}", value=value, answer=answer)

    def _among(self, asked: Reference | Path, codes: list[str], *, is_not: bool) -> Message:
        """``selected('none dnk', ${need})``: the answer is one of these codes."""
        value = self.value(asked)
        answers = tuple(self._answer(Text(value=code), asked) for code in codes)
        if is_not:
            return Message("{value} is none of: {answers}", value=value, answers=answers)
        return Message("{value} is one of: {answers}", value=value, answers=answers)

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
        if operator in SAME and self._question(asked) and self._question(other):
            return SAME[operator].filled(value=value, answer=answer)
        return COMPARED[operator].filled(value=value, answer=answer)

    def _answer(self, tree: Tree, asked: Tree) -> Words:
        """What an answer is compared with: a choice's label where it is one."""
        code = tree.value if isinstance(tree, Text) else ""
        if isinstance(tree, Number):
            code = f"{tree.value:f}"
        choice = next((one for one in self._choices(asked) if one.code == code), None)
        if choice is None:
            return self.value(tree)
        return Message("“{text}”", text=label_of(choice.labels, self.language, code))

    def _question(self, asked: Tree) -> Question | None:
        entry = self.entry_of(asked)
        return entry.node if entry and isinstance(entry.node, Question) else None

    def _choices(self, asked: Tree) -> tuple[Choice, ...]:
        question = self._question(asked)
        found = question and self.logic.index.form.list_named(question.list_name)
        return found.choices if found else ()

    def _holds(self, asked: Tree) -> Holds | None:
        question = self._question(asked)
        known = QUESTION_TYPES.get(question.type) if question else None
        return known.holds if known else None
