"""FK605: names and codes that the standard retired."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject

if TYPE_CHECKING:
    from formkit.model.policy import Tombstone
    from formkit.model.standard import Standard


@rule("FK605", "tombstone-used", Severity.ERROR, needs=Need.STANDARD)
def tombstone_used(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question or choice is called as one that the standard retired.

    Why:
        Old data hold the name or code with its old meaning.  Used again, it
        puts two meanings in one column, and no table can tell them apart.
        Variables that the dictionary still has as retired are FK507's.

    Bad:
        | survey |
        |  | type    | name        | label                    |
        |  | integer | nb_families | How many live here?      |

    Good:
        | survey |
        |  | type    | name            | label                |
        |  | integer | loc_num_idp_ind | How many live here?  |

    Fix: none.  Take the name or code that stands in its place, or another one.
    Source: peers' verdicts on changes; domain reference, dictionary, rule 4.
    """
    standard = subject.standard
    if standard is None:
        return
    stones = {(one.list_name, one.name): one for one in standard.policy.tombstones}
    known = standard.dictionary.by_name
    for entry in subject.data_rows:
        stone = stones.get(("", entry.node.name))
        if stone is not None and entry.node.name not in known:
            loc = subject.form.cell(entry.node.loc, "name")
            yield this.finding(loc, _name(stone), name=entry.node.name)
    yield from _codes(subject, this, standard, stones)


def _codes(
    subject: Subject,
    this: Rule,
    standard: "Standard",
    stones: "dict[tuple[str, str], Tombstone]",
) -> Iterator[Finding]:
    regional = dict[str, str]()
    for one in subject.aligned:
        if one.variable is not None and one.question.list_name:
            regional.setdefault(one.question.list_name, one.variable.list_name)
    for own in subject.form.lists:
        name = regional.get(own.name, own.name)
        if name not in standard.dictionary.lists_by_name:
            continue
        for choice in own.choices:
            stone = stones.get((name, choice.code))
            if stone is not None:
                loc = subject.form.cell(choice.loc, "name")
                yield this.finding(loc, _code(stone, own.name), name=own.name)


def _name(stone: "Tombstone") -> Message:
    if stone.replaced_by:
        text = (
            "the standard retired the name {name}, so old data hold it with another meaning; ask"
            " {instead} in its place"
        )
        return Message(text, name=stone.name, instead=stone.replaced_by)
    text = (
        "the standard retired the name {name}, so old data hold it with another meaning; take"
        " another"
    )
    return Message(text, name=stone.name)


def _code(stone: "Tombstone", list_name: str) -> Message:
    if stone.replaced_by:
        text = (
            "the standard retired the code {code} of list {list}, so old data hold it with another"
            " meaning; offer {instead} in its place"
        )
        return Message(text, code=stone.name, list=list_name, instead=stone.replaced_by)
    text = (
        "the standard retired the code {code} of list {list}, so old data hold it with another"
        " meaning; take another"
    )
    return Message(text, code=stone.name, list=list_name)
