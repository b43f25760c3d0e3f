"""What is said of a comparison as a whole, beside its changes and its profile."""

from collections import Counter
from collections.abc import Iterator

from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.render.text.verdicts import MOMENTS


def version_notes(comparison: Comparison) -> Iterator[Message]:
    """That the version was left as it was, and what that costs."""
    if comparison.version_verdict:
        yield Message(
            "the version was not raised: {deployed}; {leave}",
            deployed=comparison.version_verdict.deployed_reason,
            leave=comparison.version_verdict.leave_reason,
        )


def moment_notes(comparison: Comparison) -> Iterator[Message]:
    """How many changes can go to devices today, and how many have to wait."""
    moments = Counter(
        one.moment
        for one, change in zip(comparison.redeployments, comparison.changes, strict=True)
        if not getattr(change, "equivalent", False)
    )
    for moment in sorted(moments, key=lambda one: one.rank):
        yield MOMENTS[moment].filled(count=moments[moment])


def standard_notes(comparison: Comparison) -> Iterator[Message]:
    """That no standard is known, where none is."""
    if comparison.standard is None:
        yield Message(
            "judged without a standard: which variables are core and which lists are closed is"
            " not known; name one with --standard"
        )


def changes_counted(count: int) -> Message:
    """How many changes there are."""
    if not count:
        return Message("no changes")
    return Message("{count} {count:change|changes}", count=count)
