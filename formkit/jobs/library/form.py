"""A standard's modules and lists as one form, so that its conditions can be read out."""

from collections.abc import Iterator

from formkit.compose.rows import asked
from formkit.core.values import replace
from formkit.model.dictionary import Dictionary
from formkit.model.form import Choice, ChoiceList, Form, Group, Node, Question, Repeat
from formkit.model.module import MODULE_COLUMN, Module
from formkit.model.standard import Standard


def form_of(standard: Standard) -> Form:
    """Every module as a group or repeat of a form, whatever the component; no gates.

    What parameters stand for only a template says: they stay as they are written.

    Raises:
        UnknownNameError: a module asks a variable that the dictionary does not have.
    """
    dictionary = standard.dictionary
    return Form(
        nodes=tuple(_section(module, dictionary) for module in standard.modules),
        lists=tuple(_lists(dictionary)),
        languages=tuple(one.name for one in standard.languages),
    )


def _section(module: Module, dictionary: Dictionary) -> Group | Repeat:
    rows = tuple(_rows(module.nodes, dictionary))
    extra = ((MODULE_COLUMN, module.id),)
    if module.repeat:
        return Repeat(
            name=module.repeat,
            labels=module.titles,
            repeat_count=module.repeat_count,
            children=rows,
            extra=extra,
            loc=module.loc,
        )
    return Group(name=module.id, labels=module.titles, children=rows, extra=extra, loc=module.loc)


def _rows(nodes: tuple[Node, ...], dictionary: Dictionary) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Group | Repeat):
            yield replace(node, children=tuple(_rows(node.children, dictionary)))
        else:
            yield asked(node, dictionary)


def question_of(name: str, dictionary: Dictionary) -> Question:
    """A variable that no module asks, as the question that it would be."""
    variable = dictionary.by_name[name]
    return asked(Question(name=name, type=variable.type), dictionary)


def _lists(dictionary: Dictionary) -> Iterator[ChoiceList]:
    for one in dictionary.lists:
        choices = (
            Choice(code=choice.code, labels=choice.labels, loc=choice.loc)
            for choice in one.choices
            if choice.status != "retired"
        )
        yield ChoiceList(name=one.name, choices=tuple(choices))
