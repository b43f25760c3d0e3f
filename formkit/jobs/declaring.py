"""Changes that a country stands by, written into its adaptation with their reasons."""

from collections.abc import Iterable

from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.plain import bare
from formkit.changes.telling import told_of
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.written_changes import format_change
from formkit.jobs.adaptation_entries import declare_entries
from formkit.jobs.adapting import Adapted, Say, adapt
from formkit.jobs.judging import Judged, told_changes
from formkit.jobs.outputs import Output


def declare(
    judged: Judged, changes: Iterable[Change], *, reason: str, say: Say, is_declared: bool = True
) -> Output:
    """Declare changes in the country's adaptation, which is written anew with all that there are.

    What is declared of other changes stays; those of which nothing is said wait.  Of an
    adaptation by itself only the entries of the changes are written anew.

    Args:
        judged: the forms.
        changes: some of their changes; none: the adaptation is only brought up to date.
        reason: why the country wants them.
        say: words what a change costs, for the lines above it.
        is_declared: False to take a declaration back.

    Raises:
        FormkitError: the form changed since it was compared, or the adaptation of the country
            begins with another form, which knows nothing of a change.
    """
    if judged.edited is None:
        return declare_entries(judged, changes, reason=reason, is_declared=is_declared)
    adapted = adapt(judged.wanted, judged.edited.path, judged.adaptation, say=say)
    if adapted.new != judged.comparison.new:
        text = "somebody changed the form after it was compared: compare again, then declare"
        raise FormkitError(Message(text), loc=Loc(file=str(judged.edited.path)))
    content = adapted.output.content.decode()
    for change in changes:
        written = adapted.written[_number(adapted, change, judged)]
        said = replace(written, declared=is_declared, reason=reason)
        content = content.replace(format_change(written), format_change(said), 1)
    return replace(adapted.output, content=content.encode())


def _number(adapted: Adapted, change: Change, judged: Judged) -> int:
    """Which of the written changes it is; a cell that was changed before is found by its place."""
    told = told_changes(adapted)
    marks = [fingerprint(bare(one)) for one in told]
    mark = fingerprint(bare(change))
    if mark in marks:
        return marks.index(mark)
    places = [_place(one) for one in told]
    if places.count(_place(change)) == 1:
        return places.index(_place(change))
    text = (
        "the adaptation {file} begins with another form, in which this is no change of its own:"
        " compare with the adaptation itself to declare it"
    )
    raise FormkitError(Message(text, file=judged.adaptation.name))


def _place(change: Change) -> tuple[str, str, str]:
    told = told_of(change)
    return change.code, told.path, told.column
