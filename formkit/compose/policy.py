"""What a country may not change when it adapts a form, and what it has to declare.

Only what would break the region's series stops a build; the rest is told, and
judged where forms are compared.
"""

from collections.abc import Iterator

from formkit.compose.languages import language_named
from formkit.compose.plan import Plan
from formkit.compose.problems import Problem
from formkit.core.messages import Message
from formkit.model.adaptation import AddedChoice, SetAttribute
from formkit.model.dictionary import Extensibility, StandardList
from formkit.model.form import Node, walk
from formkit.model.module import MODULE_COLUMN, VARIABLE_COLUMN

_BLOCK = "block"

_FIXED = ("type", "name", "list_name", "calculation", "hxl", "repeat_count")
"""What the dictionary or a module says once for the whole region."""

_LOGIC = ("relevant", "required", "constraint", "choice_filter", "default", "read_only", "trigger")
"""What changes who is asked, or what they may answer."""


def is_block(plan: Plan, node: Node) -> bool:
    """Tell whether a row came from a module whose wording, order and codes are fixed."""
    module = plan.standard.modules_by_id.get(node.extra_cell(MODULE_COLUMN))
    return module is not None and module.adaptation == _BLOCK


def forbidden_hiding(plan: Plan, node: Node) -> Iterator[Problem]:
    """Why a question may not be left out, if it may not."""
    if is_block(plan, node):
        text = (
            "{name} belongs to the module {module}, which is asked whole or not at all;"
            " keep it, or leave the module out"
        )
        fields = {"name": node.name, "module": node.extra_cell(MODULE_COLUMN)}
        yield plan.adaptation.loc, Message(text, **fields)


def forbidden_setting(plan: Plan, node: Node, wanted: SetAttribute) -> Iterator[Problem]:
    """Why a cell of a standard's row may not be set, if it may not."""
    if not node.extra_cell(MODULE_COLUMN):
        return
    header, _, language = wanted.header.partition("::")
    fields = {"name": wanted.name, "header": wanted.header}
    if header in _FIXED:
        text = (
            "{header} of {name} is the same in the whole region and cannot be set here;"
            " add a question of the country's own instead"
        )
        yield wanted.loc, Message(text, **fields)
    elif is_block(plan, node) and not _is_translation(plan, header, language):
        text = (
            "{header} of {name} is fixed: its module {module} keeps wording, order and codes"
            " regionally; only languages that the standard lacks or has as drafts may be worded"
        )
        yield wanted.loc, Message(text, **fields, module=node.extra_cell(MODULE_COLUMN))


def forbidden_wording(plan: Plan, wanted: SetAttribute) -> Iterator[Problem]:
    """Why a choice may not be worded anew, if it may not."""
    header, _, language = wanted.header.partition("::")
    if wanted.list_name in _lists_of_blocks(plan) and not _is_translation(plan, header, language):
        text = (
            "{header} of {code} in the list {list} is fixed: a module whose wording is the same"
            " in the whole region asks it; only languages that the standard lacks or has as"
            " drafts may be worded"
        )
        fields = {"header": wanted.header, "code": wanted.name, "list": wanted.list_name}
        yield wanted.loc, Message(text, **fields)


def _lists_of_blocks(plan: Plan) -> frozenset[str]:
    variables = plan.standard.dictionary.by_name
    modules = (plan.standard.modules_by_id[use.module] for use in plan.uses)
    return frozenset(
        variables[node.name].list_name
        for module in modules
        if module.adaptation == _BLOCK
        for node in walk(module.nodes)
        if node.name in variables
    )


def _is_translation(plan: Plan, header: str, language: str) -> bool:
    """Tell whether the wording is in a language that is the country's to word."""
    drafts = {one.name for one in plan.standard.languages if one.is_draft}
    known = {one.name for one in plan.standard.languages} - drafts
    name = language_named(plan.standard, language)
    return bool(name) and header not in _LOGIC and name not in known


def told_setting(node: Node, wanted: SetAttribute) -> Iterator[Problem]:
    """What a country has to declare when it sets a cell."""
    if wanted.header in _LOGIC and node.extra_cell(VARIABLE_COLUMN):
        text = (
            "{header} of {name} is the country's own, so its answers may not compare with other"
            " countries': declare it"
        )
        yield wanted.loc, Message(text, header=wanted.header, name=wanted.name)


def forbidden_choices(plan: Plan) -> Iterator[Problem]:
    """Why choices may not be added or left out, where they may not."""
    lists = plan.standard.dictionary.lists_by_name
    for choice in plan.adaptation.choices:
        regional = lists.get(choice.list_name)
        if regional is not None:
            yield from _forbidden_addition(plan, regional, choice)
    for name, code in plan.adaptation.hidden_choices:
        if lists[name].extensibility == Extensibility.CLOSED:
            text = (
                "the list {list} is closed, so {code} cannot be left out; keep it, since no"
                " answer would otherwise be read as nobody's"
            )
            yield plan.adaptation.loc, Message(text, list=name, code=code)


def _forbidden_addition(
    plan: Plan, regional: StandardList, choice: AddedChoice
) -> Iterator[Problem]:
    fields = {"list": regional.name, "code": choice.code}
    if regional.extensibility == Extensibility.CLOSED:
        text = (
            "the list {list} is closed, so {code} cannot be added;"
            " ask for it in a question of the country's own"
        )
        yield choice.loc, Message(text, **fields)
    elif choice.code in regional.codes:
        text = "the list {list} has the code {code} already; to word it anew, set its label"
        yield choice.loc, Message(text, **fields)
    parents = (*_rolled_up(plan, regional), *regional.codes)
    if choice.parent and choice.parent not in parents:
        text = (
            "{code} of the list {list} rolls up to {parent}, which is no regional code;"
            " give one of: {parents}"
        )
        yield choice.loc, Message(text, **fields, parent=choice.parent, parents=parents)


def _rolled_up(plan: Plan, regional: StandardList) -> tuple[str, ...]:
    above = plan.standard.dictionary.lists_by_name.get(regional.rolls_up_to)
    return above.codes if above else ()


def told_choices(plan: Plan) -> Iterator[Problem]:
    """What a country has to declare of its choices."""
    lists = plan.standard.dictionary.lists_by_name
    for choice in plan.adaptation.choices:
        regional = lists.get(choice.list_name)
        is_open = regional is not None and regional.extensibility == Extensibility.OPEN_END
        if is_open and not choice.parent:
            text = (
                "{code} of the list {list} rolls up to no regional code, so other countries"
                " cannot count it: give it a parent"
            )
            yield choice.loc, Message(text, code=choice.code, list=choice.list_name)
    for name, code in plan.adaptation.hidden_choices:
        if lists[name].extensibility == Extensibility.OPEN_END:
            text = "{code} of the list {list} is left out: none of it will be read as zero"
            yield plan.adaptation.loc, Message(text, code=code, list=name)
