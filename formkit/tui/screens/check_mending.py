"""Mending a form under review: one fix, all safe ones, or an exception with its reason."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.jobs.editing import EditedCopy
from formkit.jobs.excepting import let_stand
from formkit.jobs.fixing import FixedForm
from formkit.jobs.reviewing import FileChangedError, Review, fix_one, fix_safe, save_reviewed
from formkit.tui.screens.check_reviewing import ReviewingScreen
from formkit.tui.working import Tell

_MENDING = "mend"
_MOST_NAMED = 5
"""Fixes that are named before all of them are made."""


class MendingScreen(ReviewingScreen):
    """Writes into the form, each time only while it is as it was read."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        super().__init__()
        self._kept: set[Path] = set()
        self._reasons: dict[str, str] = {}

    @property
    def marked(self) -> Finding | None:
        """The finding that the person looks at."""
        raise NotImplementedError

    def action_fix(self) -> None:
        """Make the fix of the finding that is marked."""
        under, finding = self.review, self.marked
        if under is None or finding is None:
            return
        if not finding.fixable:
            self.tell(Message("only a person can mend this: open the workbook and change it there"))
            return
        self.work(
            partial(_mended, under, finding),
            partial(self._offer, under),
            doing=Message("mending …"),
            group=_MENDING,
        )

    def action_fix_all(self) -> None:
        """Make every fix that nobody could have meant otherwise."""
        if self.review is not None:
            self.work(
                partial(_all_mended, self.review),
                partial(self._offer_all, self.review),
                doing=Message("mending …"),
                group=_MENDING,
            )

    def action_let_stand(self) -> None:
        """Ask why the finding that is marked may stand, and write it into the form."""
        under, finding = self.review, self.marked
        if under is None or finding is None:
            return
        self.ask_text(
            Message("Why may {rule} stand at {cell}?", rule=finding.rule, cell=_place(finding)),
            partial(self._except, under, finding),
            value=self._reasons.get(finding.rule, ""),
            hint=Message(
                "the reason is written into the form, in its column formkit_ignore, so that"
                " whoever reads the form next year finds it"
            ),
            check=_why_no_reason,
        )

    def _offer(self, under: Review, fixed: FixedForm) -> None:
        copy = self._copy_of(fixed)
        if copy is None:
            return
        (made,) = fixed.made
        saving = partial(self._save, under, copy, Message("mended: {title}", title=made.title))
        if made.is_safe:
            self._after_losses(copy, saving)
            return
        text = "this is likely, not certain: {title}"
        self.ask_whether(
            Message(text, title=made.title),
            lambda: self._after_losses(copy, saving),
            yes=Message("Mend"),
        )

    def _offer_all(self, under: Review, fixed: FixedForm) -> None:
        copy = self._copy_of(fixed)
        if copy is None:
            return
        named = [_named(one.finding, one.title) for one in fixed.made[:_MOST_NAMED]]
        if more := len(fixed.made[_MOST_NAMED:]):
            named.append(Message("and {count} more", count=more))
        count = len(fixed.made)
        text = "{count} {count:fix|fixes} will be made in {file}:\n{fixes}"
        question = Message(
            text,
            count=count,
            file=copy.output.path.name,
            fixes="\n".join(f"• {self.say(one)}" for one in named),
        )
        saving = partial(
            self._save, under, copy, Message("{count} {count:fix|fixes} made", count=count)
        )
        self.ask_whether(question, lambda: self._after_losses(copy, saving), yes=Message("Mend"))

    def _copy_of(self, fixed: FixedForm) -> EditedCopy | None:
        """The mended file; None, with a notice, where nothing is mended."""
        if fixed.why_not is not None:
            self.warn(Message("nothing was mended: {why}", why=fixed.why_not))
        elif fixed.refused and not fixed.made:
            why = fixed.refused[0].why_not
            self.warn(Message("nothing was mended: {why}", why=why))
        elif fixed.copy is None and fixed.unsafe_left:
            text = (
                "no fix is certain; {count} {count:is|are} likely: mark one, look at it, and mend"
                " it alone"
            )
            self.tell(Message(text, count=fixed.unsafe_left))
        elif fixed.copy is None:
            self.tell(Message("nothing here can be mended without you"))
        return fixed.copy

    def _after_losses(self, copy: EditedCopy, saving: Callable[[], None]) -> None:
        """Go on, after a question where not all of a workbook can be kept."""
        if not copy.output.losses:
            saving()
            return
        losses = "\n".join(f"• {self.say(one)}" for one in copy.output.losses)
        text = "not all of {file} can be kept:\n{losses}"
        question = Message(text, file=copy.output.path.name, losses=losses)
        self.ask_whether(question, saving, yes=Message("Write it all the same"))

    def _except(self, under: Review, finding: Finding, reason: str) -> None:
        self._reasons[finding.rule] = reason
        said = Message("let stand: {rule} at {cell}", rule=finding.rule, cell=_place(finding))
        self.work(
            partial(_excepted, under, finding, reason),
            lambda copy: self._after_losses(copy, partial(self._save, under, copy, said)),
            doing=Message("writing …"),
            group=_MENDING,
        )

    def _save(self, under: Review, copy: EditedCopy, said: Message) -> None:
        path = copy.output.path
        backup = copy.in_place and path not in self._kept
        self.work(
            partial(_saved, under, copy, backup),
            partial(self._written, path, said),
            doing=Message("writing …"),
            group=_MENDING,
            otherwise=self._not_written,
        )

    def _written(self, path: Path, said: Message, kept: Path | None) -> None:
        self._kept.add(path)
        if kept is None:
            self.tell(said)
        else:
            text = "{said}; what was there is kept as {file}"
            self.tell(Message(text, said=said, file=kept.name))
        self.path = path
        self.read()

    def _not_written(self, error: FormkitError | OSError) -> None:
        self.fail(error)
        if isinstance(error, FileChangedError):
            self.read()


def _place(finding: Finding) -> str | Message:
    return finding.loc.a1 or Message("the form as a whole")


def _named(finding: Finding, title: Message) -> Message:
    return Message("{cell} {rule}: {title}", cell=finding.loc.a1, rule=finding.rule, title=title)


def _why_no_reason(text: str) -> Message | None:
    if text.strip(" ;,"):
        return None
    return Message("an exception without a reason does not count: say why this may stand")


def _mended(under: Review, finding: Finding, tell: Tell) -> FixedForm:
    return fix_one(under, finding, tell=tell)


def _all_mended(under: Review, tell: Tell) -> FixedForm:
    return fix_safe(under, tell=tell)


def _excepted(under: Review, finding: Finding, reason: str, _tell: Tell) -> EditedCopy:
    return let_stand(under, (finding,), reason)


def _saved(under: Review, copy: EditedCopy, backup: bool, _tell: Tell) -> Path | None:  # noqa: FBT001 - for partial
    return save_reviewed(under, copy, backup=backup)
