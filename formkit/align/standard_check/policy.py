"""What holds between a standard's policy and its tables."""

from collections.abc import Iterable, Iterator

from formkit.align.standard_check.rules import EMPTY_BLOCK, TOMBSTONE_IN_USE, UNKNOWN_IN_POLICY
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.model.form import walk
from formkit.model.policy import LockedBlock, Tombstone
from formkit.model.standard import Standard

_RETIRED = "retired"


def check_policy(standard: Standard) -> Iterator[Finding]:
    """Names that the standard lacks, blocks that lock nothing, tombstones in use."""
    for block in standard.stated_policy.blocks:
        yield from _block(block, standard)
    for stone in standard.stated_policy.tombstones:
        yield from _tombstone(stone, standard)


def _block(block: LockedBlock, standard: Standard) -> Iterator[Finding]:
    modules, variables = standard.modules_by_id, standard.dictionary.by_name
    for name in block.modules:
        if name not in modules:
            text = "the block {block} names the module {name}, which the standard does not have"
            message = Message(text, block=block.id, name=name)
            yield UNKNOWN_IN_POLICY.finding(block.loc, message, name=block.id, column="modules")
    for name in block.variables:
        if name not in variables:
            text = "the block {block} names the variable {name}, which the dictionary does not have"
            message = Message(text, block=block.id, name=name)
            yield UNKNOWN_IN_POLICY.finding(block.loc, message, name=block.id, column="variables")
    if not _has_rows(block, standard):
        text = (
            "the block {block} locks no row that a module asks; name modules or variables, or drop"
            " it"
        )
        message = Message(text, block=block.id)
        yield EMPTY_BLOCK.finding(block.loc, message, name=block.id)


def _has_rows(block: LockedBlock, standard: Standard) -> bool:
    named = set(block.variables)
    return any(
        module.id in block.modules or node.name in named
        for module in standard.modules
        for node in walk(module.nodes)
    )


def _tombstone(stone: Tombstone, standard: Standard) -> Iterator[Finding]:
    if stone.list_name:
        yield from _code(stone, standard)
    else:
        yield from _name(stone, standard)


def _name(stone: Tombstone, standard: Standard) -> Iterator[Finding]:
    active = [one for one in standard.dictionary.variables if one.status != _RETIRED]
    if any(stone.name in (one.name, *one.aliases) for one in active):
        text = "{name} is a tombstone, and the dictionary has it: call one of the two otherwise"
        message = Message(text, name=stone.name)
        yield TOMBSTONE_IN_USE.finding(stone.loc, message, name=stone.name)
    yield from _replacement(stone, (one.name for one in active))


def _code(stone: Tombstone, standard: Standard) -> Iterator[Finding]:
    one = standard.dictionary.lists_by_name.get(stone.list_name)
    if one is None:
        text = "the tombstone {name} is of the list {list}, which the standard does not have"
        message = Message(text, name=stone.name, list=stone.list_name)
        yield UNKNOWN_IN_POLICY.finding(stone.loc, message, name=stone.name, column="list")
        return
    codes = [choice.code for choice in one.choices if choice.status != _RETIRED]
    if stone.name in codes:
        text = (
            "{code} of the list {list} is a tombstone, and choices.csv has it: drop one of the two"
        )
        message = Message(text, code=stone.name, list=one.name)
        yield TOMBSTONE_IN_USE.finding(stone.loc, message, name=stone.name)
    yield from _replacement(stone, codes)


def _replacement(stone: Tombstone, known: Iterable[str]) -> Iterator[Finding]:
    if stone.replaced_by and stone.replaced_by not in set(known):
        text = "{name} is said to be replaced by {instead}, which the standard does not have"
        message = Message(text, name=stone.name, instead=stone.replaced_by)
        yield UNKNOWN_IN_POLICY.finding(stone.loc, message, name=stone.name, column="replaced_by")
