"""What stands in a condition as a value, in plain words: an answer, a number, a calculation."""

from abc import ABC, abstractmethod
from typing import assert_never

from formkit.core.messages import Message
from formkit.logic.binding import bind
from formkit.logic.form_logic import FormLogic
from formkit.logic.labels import label_of
from formkit.logic.reading_words import CALCULATED, NOTHING_MORE, OF_ONE, OF_SEVERAL
from formkit.model.index import Entry
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import (
    CHILD,
    Binary,
    Call,
    Filter,
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


class ValueReader(ABC):
    """One reading of one expression."""

    def __init__(self, owner: Entry, logic: FormLogic, language: str) -> None:
        """Keep where the expression stands, and in which language labels are wanted."""
        self.owner = owner
        self.logic = logic
        self.language = language

    @abstractmethod
    def condition(self, tree: Tree) -> Message:
        """A part that is true or false."""

    def value(self, tree: Tree) -> Words:  # noqa: PLR0911 - one for each kind
        """A part of the condition that is an answer, a number or a text."""
        match tree:
            case Reference() | Path():
                return self._referred(tree)
            case Text(value=text):
                return Message("“{text}”", text=text) if text else Message("nothing")
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
            case Filter():
                return format_expression(tree)
            case _:
                assert_never(tree)

    def _referred(self, tree: Reference | Path) -> Words:
        """What a reference or a path leads to."""
        match tree:
            case _ if entry := self.entry_of(tree):
                return Message("this answer") if self.is_own(tree) else self._row(entry.node.name)
            case Reference(name=name, last_saved=True):
                return Message("{value} in the form saved last", value=self._row(name))
            case Reference(name=name):
                return self._row(name)
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
            case Call(name="count-selected", arguments=(inner,)) if self.is_own(inner):
                return Message("the number of answers given here")
            case _:
                return self._plain_call(call)

    def _plain_call(self, call: Call) -> Words:
        """A call whose words are the same whatever it is called with; else as it is written."""
        name, arguments = call.name, call.arguments
        match call:
            case Call(arguments=()) if name in NOTHING_MORE:
                return NOTHING_MORE[name]
            case Call(arguments=(inner,)) if name in OF_ONE:
                return OF_ONE[name].filled(value=self.value(inner))
            case Call(name="round", arguments=(inner, places)):
                text = "{value} rounded to {count} decimal places"
                return Message(text, value=self.value(inner), count=self.value(places))
            case Call(name="join", arguments=(_, inner)):
                return OF_SEVERAL["concat"].filled(values=(self.value(inner),))
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

    def entry_of(self, tree: Tree) -> Entry | None:
        """The row whose answer a reference or a path is; None for other parts."""
        if isinstance(tree, Reference) and not tree.last_saved:
            return self.logic.entries.get(tree.name)
        if isinstance(tree, Path):
            return bind(tree, self.owner, self.logic).variables[0].entry
        return None

    def is_own(self, tree: Tree) -> bool:
        """Tell whether a part is the answer of the row in which the expression stands."""
        entry = self.entry_of(tree)
        return entry is not None and entry.node is self.owner.node

    def _row(self, name: str) -> Message:
        """A row that is no single answer: a group, or a question of a repeat."""
        entry = self.logic.entries.get(name)
        label = label_of(entry.node.labels, self.language, name) if entry else name
        return Message("“{text}”", text=label)
