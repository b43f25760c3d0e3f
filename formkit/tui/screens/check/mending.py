"""Mending a form under review: one fix, or all safe ones."""

from functools import partial

from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.formats.edit_words import count_edits, few
from formkit.jobs.editing import EditedCopy
from formkit.jobs.fixing import FixedForm
from formkit.jobs.reviewing import Review, fix_one, fix_safe
from formkit.jobs.reviewing.proposing import places_of
from formkit.tui.screens.check.writing import WRITING, Writing, WritingScreen
from formkit.tui.widgets.findings_tree import Branch
from formkit.tui.working import Tell

_MOST_NAMED = 5
"""Fixes that are named before all of them are made."""


class MendingScreen(WritingScreen):
    """Makes fixes, and says before and after what they touch."""

    @property
    def marked(self) -> Finding | None:
        """The finding that the person looks at."""
        raise NotImplementedError

    @property
    def marked_branch(self) -> Branch | None:
        """The group that the person looks at."""
        raise NotImplementedError

    def action_fix(self) -> None:
        """Make the fix of the finding that is marked."""
        under, finding = self.review, self.marked
        if under is None:
            return
        if finding is None:
            text = "mark a finding to fix it alone; a fixes all those that are certain"
            self.tell(Message(text))
            return
        if not finding.fixable:
            self.tell(Message("only a person can fix this: open the workbook and change it there"))
            return
        self.work(
            partial(_mended, under, finding),
            partial(self._offer, under),
            doing=Message("fixing …"),
            group=WRITING,
        )

    def action_fix_all(self) -> None:
        """Make every fix that nobody could have meant otherwise."""
        if self.review is not None:
            self.work(
                partial(_all_mended, self.review),
                partial(self._offer_all, self.review),
                doing=Message("fixing …"),
                group=WRITING,
            )

    def _offer(self, under: Review, fixed: FixedForm) -> None:
        copy = self._copy_of(fixed)
        if copy is None:
            return
        (made,) = fixed.made
        said = Message("fixed: {title}", title=made.title)
        writing = Writing(under=under, copy=copy, said=said)
        if made.is_safe:
            self.write(writing)
            return
        text = "this is likely, not certain: {title}"
        self.ask_whether(
            Message(text, title=made.title), partial(self.write, writing), yes=Message("Fix")
        )

    def _offer_all(self, under: Review, fixed: FixedForm) -> None:
        copy = self._copy_of(fixed)
        if copy is None:
            return
        said = Message("{count} {count:fix|fixes} made", count=len(fixed.made))
        self.ask_whether(
            self._all_named(fixed, copy),
            partial(self.write, Writing(under=under, copy=copy, said=said)),
            yes=Message("Fix"),
            is_safe=True,
        )

    def _all_named(self, fixed: FixedForm, copy: EditedCopy) -> Message:
        """What will be done: the first fixes by name, all cells by number."""
        named = [_named(one.finding, one.title) for one in fixed.made[:_MOST_NAMED]]
        if more := len(fixed.made[_MOST_NAMED:]):
            named.append(Message("and {count} more", count=more))
        text = (
            "{count} {count:fix|fixes} will be made in {file}:\n{fixes}\n\nIn all: {edits}"
            " ({places}). The file as it was before is kept beside it."
        )
        return Message(
            text,
            count=len(fixed.made),
            file=copy.output.path.name,
            fixes="\n".join(f"• {self.say(one)}" for one in named),
            edits=count_edits(copy.edits),
            places=few(places_of(copy)),
        )

    def _copy_of(self, fixed: FixedForm) -> EditedCopy | None:
        """The mended file; None, with a notice, where nothing is mended."""
        if fixed.why_not is not None:
            self.warn(Message("nothing was fixed: {why}", why=fixed.why_not))
        elif fixed.refused and not fixed.made:
            why = fixed.refused[0].why_not
            self.warn(Message("nothing was fixed: {why}", why=why))
        elif fixed.copy is None and fixed.unsafe_left:
            text = (
                "no fix is certain; {count} {count:is|are} likely: mark one, look at it, and fix"
                " it alone"
            )
            self.tell(Message(text, count=fixed.unsafe_left))
        elif fixed.copy is None:
            self.tell(Message("nothing here can be fixed without you"))
        return fixed.copy


def _named(finding: Finding, title: Message) -> Message:
    return Message("{cell} {rule}: {title}", cell=finding.loc.a1, rule=finding.rule, title=title)


def _mended(under: Review, finding: Finding, tell: Tell) -> FixedForm:
    return fix_one(under, finding, tell=tell)


def _all_mended(under: Review, tell: Tell) -> FixedForm:
    return fix_safe(under, tell=tell)
