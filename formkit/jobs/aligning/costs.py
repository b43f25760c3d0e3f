"""What a decision on a question costs, in the words of the verdicts."""

from collections.abc import Iterable, Iterator

from formkit.align.states import JudgedQuestion
from formkit.changes.applying import apply
from formkit.changes.applying.references import find_followers
from formkit.changes.kinds import Change
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts.judging import judge_change
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.core.messages import Message
from formkit.jobs.aligning import AlignedForm
from formkit.model.dictionary import Variable


def asked_twice(form: AlignedForm, one: JudgedQuestion, variable: Variable) -> Iterator[Message]:
    """What is to be known where other questions stand for the variable already."""
    others = tuple(
        other.aligned.question.name
        for other in form.askers.get(variable.name, ())
        if other.aligned.question is not one.aligned.question
    )
    if others:
        text = "{variable} is asked by {names} already: one variable would be asked twice"
        yield Message(text, variable=variable.name, names=others)


def following(form: AlignedForm, changes: tuple[Change, ...]) -> Iterator[Message]:
    """How many cells follow a new name, if any."""
    if count := sum(1 for _ in find_followers(form.form, changes)):
        text = "cells that ask for its answer and follow the new name: {count}"
        yield Message(text, count=count)


def costs_of(form: AlignedForm, changes: Iterable[Change]) -> tuple[Message, ...]:
    """What the changes do to collected data, and when they can go to devices."""
    told = tuple(changes)
    new = apply(form.form, told, follow=True)
    evidence = Evidence(form.form, new, told, norms_of(form.standard))
    verdict = judge_change(told[0], evidence)
    return tuple(dict.fromkeys((verdict.deployed_reason, redeployment_of(verdict).reason)))
