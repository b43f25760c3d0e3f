"""Accepting findings of a form under review, each with its reason, and taking that back."""

from collections.abc import Callable
from functools import partial
from typing import cast

from formkit.core.findings import Finding, Ignored
from formkit.core.messages import Message
from formkit.jobs.editing import EditedCopy
from formkit.jobs.reviewing import Review
from formkit.jobs.reviewing.excepting import let_stand, let_stand_together, take_back
from formkit.tui.screens.check.mending import MendingScreen
from formkit.tui.screens.check.writing import WRITING, Writing
from formkit.tui.widgets.findings_tree import Entry

Findings = tuple[Finding, ...]


class ExceptingScreen(MendingScreen):
    """Writes exceptions into the form, and takes them out again."""

    def __init__(self) -> None:
        """Begin without reasons."""
        super().__init__()
        self._reasons: dict[str, str] = {}

    @property
    def marked_entry(self) -> Entry | None:
        """What the person looks at, be it accepted or not run."""
        raise NotImplementedError

    def action_let_stand(self) -> None:
        """Accept what is marked."""
        under, entry, branch = self.review, self.marked_entry, self.marked_branch
        if under is None:
            return
        if isinstance(entry, Finding):
            self._ask_why(under, (entry,))
        elif branch is not None and branch.rule:
            self._ask_why(under, cast("Findings", branch.entries))
        else:
            text = (
                "mark one finding, or the title of a rule, to accept it with a reason (g groups by"
                " rule); mark one that is accepted to take that back"
            )
            self.tell(Message(text))

    def action_take_back(self) -> None:
        """Take back that what is marked was accepted."""
        if self.review and isinstance(self.marked_entry, Ignored):
            self._ask_to_take_back(self.review, self.marked_entry)

    def _ask_why(self, under: Review, findings: Findings) -> None:
        """Ask why findings of one rule may stay as they are."""
        first, count = findings[0], len(findings)
        title = Message("Why is {rule} acceptable at {cell}?", rule=first.rule, cell=_place(first))
        if count > 1:
            text = "Why is {rule} acceptable in all the {count} places that are listed?"
            title = Message(text, rule=first.rule, count=count)
        self.ask_text(
            title,
            partial(self._except, under, findings),
            value=self._reasons.get(first.rule, ""),
            hint=Message(
                "the reason is written into the form, in its column formkit_ignore, so that"
                " whoever reads the form next year finds it"
            ),
            check=_why_no_reason,
        )

    def _except(self, under: Review, findings: Findings, reason: str) -> None:
        first, count = findings[0], len(findings)
        self._reasons[first.rule] = reason
        text = "{rule} is accepted at {cell} and stands at the end of the list"
        said = Message(text, rule=first.rule, cell=_place(first))
        if count > 1:
            text = "{rule} is accepted in {count} places, which stand at the end of the list"
            said = Message(text, rule=first.rule, count=count)
        self._alter(under, lambda: let_stand(under, findings, reason), said)

    def _ask_to_take_back(self, under: Review, ignored: Ignored) -> None:
        finding, count = ignored.finding, let_stand_together(under, ignored)
        text = (
            "The exception of {rule} at {cell} is taken out of the form, and"
            " {count} {count:finding counts|findings count} again. Its reason was: {reason}"
        )
        question = Message(
            text, rule=finding.rule, cell=ignored.loc.a1, count=count, reason=ignored.reason
        )
        self._reasons[finding.rule] = ignored.reason
        said = Message("the exception of {rule} is taken back", rule=finding.rule)
        self.ask_whether(
            question,
            lambda: self._alter(under, lambda: take_back(under, ignored), said),
            yes=Message("Take back"),
            is_safe=True,
        )

    def _alter(self, under: Review, make: Callable[[], EditedCopy], said: Message) -> None:
        self.work(
            lambda _tell: make(),
            lambda copy: self.write(Writing(under=under, copy=copy, said=said)),
            doing=Message("writing …"),
            group=WRITING,
        )


def _place(finding: Finding) -> str | Message:
    return finding.loc.a1 or Message("the form as a whole")


def _why_no_reason(text: str) -> Message | None:
    if text.strip(" ;,"):
        return None
    return Message("an exception without a reason does not count: say why this may stand")
