"""What a person can decide of one question beside the dictionary, and what each way costs."""

import re
from collections.abc import Iterator

from formkit.align.divergence import RULE_OF, Aspect
from formkit.align.states import IDENTITY_RULE, JudgedQuestion
from formkit.changes.addresses import Address
from formkit.changes.applying import apply
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAttributeSet, NodeRenamed
from formkit.changes.outline import outline_of
from formkit.changes.standard_norms import prefix_of
from formkit.core.errors import FormkitError
from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.costs import asked_twice, costs_of, following
from formkit.lint.ignoring import COLUMN as EXCEPTIONS
from formkit.model.attributes import key_of
from formkit.model.dictionary import Variable
from formkit.model.form import Form, walk
from formkit.model.module import VARIABLE_COLUMN
from formkit.model.standard import Country

_OWN_RULES = f"{IDENTITY_RULE}, FK607"
"""The rules that ask whose question it is."""
_NO_REASON = Message("without a reason nobody knows next year why it is so: write it down")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One way to settle a question, not carried out yet."""

    title: Message
    """What it does, as an order."""
    done: Message
    """What is so afterwards."""
    changes: tuple[Change, ...]
    costs: tuple[Message, ...] = ()
    """What it is good for and what it costs, a sentence each."""
    why_not: Message | None = None
    """Why it cannot be done; None where it can."""
    has_reason: bool = False
    """Whether it writes down a reason in a person's words."""


def ways_to_accept(
    form: AlignedForm, one: JudgedQuestion, variable: Variable
) -> tuple[Decision, ...]:
    """How a question can be made to stand for a variable: by a column, or by its name."""
    twice = tuple(asked_twice(form, one, variable))
    return _in_column(form, one, variable, twice), _by_name(form, one, variable, twice)


def ways_to_own(
    form: AlignedForm, one: JudgedQuestion, country: Country | None, reason: str
) -> tuple[Decision, ...]:
    """How a question can be registered as the country's own: by a reason, or by its name.

    The reason comes first, since it leaves collected data alone.

    Args:
        form: whose question it is.
        one: the question.
        country: whose it is; None: nobody says, so only the reason is left.
        reason: why there is no variable for it, in a person's words.
    """
    noted = _noted(form, one, reason)
    if country is None or one.aligned.is_local:
        return (noted,)
    by_name = _with_prefix(form, one, country)
    is_named_so = one.aligned.variable is not None and not one.aligned.claimed
    return (by_name,) if is_named_so else (noted, by_name)


def way_to_let_stand(form: AlignedForm, one: JudgedQuestion, reason: str) -> Decision:
    """Accept what a question's type, words and meaning have otherwise than the dictionary.

    Args:
        form: whose question it is.
        one: a question that drifts.
        reason: why it may stand, in a person's words.
    """
    aspects = [one for one in one.divergence.aspects if one is not Aspect.LIST]
    rules = ", ".join(RULE_OF[aspect] for aspect in aspects)
    name = one.aligned.question.name
    only_list = Message(
        "what differs is the list, which other questions may use too: accept its codes with a"
        " reason in Check"
    )
    return Decision(
        title=Message("Accept the difference, with the reason under formkit_ignore"),
        done=Message("{name} is accepted as it is", name=name),
        changes=(_excused(form, one, rules, reason),),
        why_not=(None if _said(reason) else _NO_REASON) if rules else only_list,
        has_reason=True,
    )


def way_to_part(form: AlignedForm, one: JudgedQuestion) -> Decision:
    """Take back that a question stands for the variable that its column names."""
    question = one.aligned.question
    claim = _set(form, one, VARIABLE_COLUMN, "")
    return Decision(
        title=Message("Empty the cell {column}", column=VARIABLE_COLUMN),
        done=Message(
            "{name} no longer stands for {variable}",
            name=question.name,
            variable=one.aligned.claimed,
        ),
        changes=(claim,),
    )


def way_to_reword(form: AlignedForm, one: JudgedQuestion) -> Decision:
    """Give a question the dictionary's wording, in the languages that both have.

    Raises:
        FormkitError: the dictionary has other wording in none of them.
    """
    variable, question = one.aligned.variable, one.aligned.question
    wanted = {language_code(name): text for name, text in variable.labels} if variable else {}
    at = _address(form.form, one)
    changes = tuple(
        NodeAttributeSet(at=at, key=key_of("label", language), old=text, new=new)
        for language, text in question.labels
        if (new := wanted.get(language_code(language), text)) != text
    )
    if not changes:
        text = "the dictionary has no other wording for {name} in the form's languages"
        raise FormkitError(Message(text, name=question.name), loc=question.loc)
    return Decision(
        title=Message("Take the dictionary's wording"),
        done=Message("{name} is worded as in the dictionary", name=question.name),
        changes=changes,
        costs=costs_of(form, changes),
    )


def own_name(form: AlignedForm, one: JudgedQuestion, country: Country) -> str:
    """What a question of a country's own is called: ``td_radio``."""
    return prefix_of(form.standard, country) + one.aligned.question.name


def after(form: AlignedForm, decision: Decision) -> Form:
    """The form once a decision is carried out, all references following new names."""
    return apply(form.form, decision.changes, follow=True)


def _in_column(
    form: AlignedForm, one: JudgedQuestion, variable: Variable, twice: tuple[Message, ...]
) -> Decision:
    name = one.aligned.question.name
    return Decision(
        title=Message("Write {variable} under formkit_variable", variable=variable.name),
        done=Message(
            "{name} stands for {variable}, by its column formkit_variable",
            name=name,
            variable=variable.name,
        ),
        changes=(_set(form, one, VARIABLE_COLUMN, variable.name),),
        costs=(
            Message(
                "the question keeps its name, so collected data and devices notice nothing; the"
                " column {name} of the data is to be called {variable} when it joins the series",
                name=name,
                variable=variable.name,
            ),
            *twice,
        ),
        why_not=_already_so(one, variable) if one.aligned.claimed == variable.name else None,
    )


def _by_name(
    form: AlignedForm, one: JudgedQuestion, variable: Variable, twice: tuple[Message, ...]
) -> Decision:
    name, claimed = one.aligned.question.name, one.aligned.claimed
    changes = tuple(_renaming(form, one, variable.name))
    if claimed and claimed != variable.name:
        changes = (*changes, _set(form, one, VARIABLE_COLUMN, variable.name))
    why_not = _already_so(one, variable) if name == variable.name else None
    return Decision(
        title=Message("Rename {name} to {variable}", name=name, variable=variable.name),
        done=Message("{name} is called {variable} now", name=name, variable=variable.name),
        changes=changes,
        costs=(
            *costs_of(form, changes),
            *following(form, changes),
            *twice,
        ),
        why_not=why_not or _taken(form, one, variable.name),
    )


def _with_prefix(form: AlignedForm, one: JudgedQuestion, country: Country) -> Decision:
    name, new = one.aligned.question.name, own_name(form, one, country)
    changes = tuple(_renaming(form, one, new))
    if one.aligned.claimed:
        changes = (*changes, _set(form, one, VARIABLE_COLUMN, ""))
    return Decision(
        title=Message("Rename {name} to {new}", name=name, new=new),
        done=Message("{name} is called {new} now: the country's own", name=name, new=new),
        changes=changes,
        costs=(
            Message("everybody sees whose it is, and it never meets a name of the standard"),
            *costs_of(form, changes),
            *following(form, changes),
        ),
        why_not=_taken(form, one, new),
    )


def _noted(form: AlignedForm, one: JudgedQuestion, reason: str) -> Decision:
    name = one.aligned.question.name
    changes: tuple[Change, ...] = (_excused(form, one, _OWN_RULES, reason),)
    if one.aligned.claimed:
        changes = (*changes, _set(form, one, VARIABLE_COLUMN, ""))
    return Decision(
        title=Message("Keep the name {name}, with the reason under formkit_ignore", name=name),
        done=Message("{name} is registered as the country's own", name=name),
        changes=changes,
        costs=(
            Message(
                "the question keeps its name, so collected data and devices notice nothing; a"
                " question that the standard adds later may have the same name"
            ),
        ),
        why_not=None if _said(reason) else _NO_REASON,
        has_reason=True,
    )


def _excused(form: AlignedForm, one: JudgedQuestion, rules: str, reason: str) -> NodeAttributeSet:
    """The exception of some rules beside the row, behind those that stand there."""
    before = one.aligned.question.extra_cell(EXCEPTIONS)
    text = "; ".join(filter(None, (before, f"{rules}: {_said(reason)}")))
    return _set(form, one, EXCEPTIONS, text)


def _said(reason: str) -> str:
    """A reason in one line, without the sign that would end it."""
    return re.sub(r"\s*;\s*", ", ", " ".join(reason.split())).strip(" ,")


def _set(form: AlignedForm, one: JudgedQuestion, column: str, text: str) -> NodeAttributeSet:
    old = one.aligned.question.extra_cell(column)
    at = _address(form.form, one)
    return NodeAttributeSet(at=at, key=column, is_extra=True, old=old, new=text)


def _renaming(form: AlignedForm, one: JudgedQuestion, new: str) -> Iterator[Change]:
    yield NodeRenamed(at=_address(form.form, one), old=one.aligned.question.name, new=new)


def _address(form: Form, one: JudgedQuestion) -> Address:
    question = one.aligned.question
    return next(row.address for row in outline_of(form.nodes).rows if row.node is question)


def _already_so(one: JudgedQuestion, variable: Variable) -> Message:
    text = "{name} stands for {variable} already"
    return Message(text, name=one.aligned.question.name, variable=variable.name)


def _taken(form: AlignedForm, one: JudgedQuestion, name: str) -> Message | None:
    """Why a question cannot have a name: another row has it, or it is none."""
    if not _NAME.fullmatch(name):
        return Message("{name} cannot be the name of a question", name=name)
    question = one.aligned.question
    other = next(
        (row for row in walk(form.form.nodes) if row.name == name and row is not question), None
    )
    if other is None:
        return None
    text = "row {row} is called {name} already; rename that one first, or leave this one its name"
    return Message(text, row=other.loc.row, name=name)
