"""Deciding about changes: declaring them with a reason, asking for a waiver."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from formkit.changes.describing import describe
from formkit.core.messages import Message
from formkit.formats.waivers import is_day
from formkit.jobs.judging import Judged
from formkit.jobs.judging.declaring import declare
from formkit.jobs.judging.waiver_requests import REQUESTS, Asked, request_waivers
from formkit.model.policy import Leave
from formkit.render.change_items import ChangeItem
from formkit.render.text.builds import comments_on
from formkit.render.verdict_badges import badges_of
from formkit.tui.screens.diff.writing import WritingScreen, Written, named
from formkit.tui.working import Tell

_ASKABLE = frozenset((Leave.DECLARE, Leave.WAIVER))
_APPROVER = "waiver_approver"


class DecidingScreen(WritingScreen):
    """Decides about the changes that are marked."""

    # Declaring

    def action_declare(self) -> None:
        """Ask why the country wants the marked changes, and write it into its adaptation."""
        view, items = self.view, self._declarable()
        if view is None or not items:
            return
        stances = [view.judged.stance(one.change) for one in items]
        before = next((one.reason for one in stances if one and one.declared), "")
        hint = Message(
            "{changes}: goes into {file}", changes=_names(items), file=view.judged.adaptation.name
        )
        if before:
            hint = Message("{hint}; an empty reason takes it back", hint=hint)
        self.ask_text(
            Message("Why does the country want this?"),
            lambda reason: self._declare(view.judged, items, reason.strip()),
            value=before,
            hint=hint,
            check=None if before else _said,
        )

    def _declarable(self) -> tuple[ChangeItem, ...]:
        """The marked changes that can be declared here."""
        items = self._askable(Message("nothing here has to be declared"))
        if self.view is None or self.view.judged.edited is not None:
            return items
        listed, judged = self.listed(items), self.view.judged
        if items and not listed:
            self.warn(_why_not_here(judged, items))
        return listed

    def _declare(self, judged: Judged, items: Sequence[ChangeItem], reason: str) -> None:
        changes = [one.change for one in items]
        say = comments_on(self.words)

        def job(_tell: Tell) -> Written:
            made = declare(judged, changes, reason=reason, say=say, is_declared=bool(reason))
            told = Message("written into {file}", file=judged.adaptation.name)
            if not reason:
                told = Message("taken back in {file}", file=judged.adaptation.name)
            if made.also:
                text = (
                    "{told}; {count} {count:other that it needs is|others that it needs are}"
                    " written too: {names}"
                )
                names = named(made.also)
                told = Message(text, told=told, count=len(made.also), names=names)
            if reason and _needs_waiver(items):
                text = "{told}; it needs a waiver all the same: ask for one (key W)"
                told = Message(text, told=told)
            return Written(steps=(self.written(made.output),), told=told)

        self.decide(job)

    # Waivers

    def action_waive(self) -> None:
        """Ask why, of whom and until when a waiver is wanted, and write the request."""
        view, items = self.view, self._askable(Message("nothing here needs a waiver"))
        if view is None or not items:
            return
        before = next(filter(None, (view.judged.request(one.change) for one in items)), None)
        role = before.approver if before else self.shell.memory.setting(_APPROVER)
        day = before.expires if before else _next_year(self.shell.today)

        def ask_role(reason: str) -> None:
            self.ask_text(
                Message("Who is to allow it?"),
                lambda approver: ask_day(reason.strip(), approver.strip()),
                value=role or self.say(Message("regional data focal point")),
                hint=Message("a role, never the name of a person"),
                check=_said,
            )

        def ask_day(reason: str, approver: str) -> None:
            self.ask_text(
                Message("Until which day?"),
                lambda until: self._request(
                    view.judged.path,
                    items,
                    Asked(reason=reason, approver=approver, expires=until.strip()),
                ),
                value=day,
                hint=Message("the last day on which it is to hold, such as 2027-06-30"),
                check=self._day,
            )

        self.ask_text(
            Message("Why does the country need this?"),
            ask_role,
            value=before.reason if before else "",
            hint=Message("{changes}: a request to the regional hub", changes=_names(items)),
            check=_said,
        )

    def _day(self, text: str) -> Message | None:
        day = text.strip()
        if not is_day(day):
            return Message("write the day like {example}", example="2027-06-30")
        return Message("this day is over") if day < self.shell.today else None

    def _request(self, form: Path, items: Sequence[ChangeItem], asked: Asked) -> None:
        self.shell.memory.set(_APPROVER, asked.approver)
        said = {id(one.change): tuple(self._said(one)) for one in items}
        changes = [one.change for one in items]

        text = "the request stands in {file}: send it to the regional hub with the form"
        told = Message(text, file=REQUESTS)

        def job(_tell: Tell) -> Written:
            made = request_waivers(form, changes, asked, lambda one: said[id(one)])
            return Written(steps=(self.written(made),), told=told)

        self.decide(job)

    def _said(self, item: ChangeItem) -> Iterator[str]:
        yield self.say(describe(item.change))
        for one in badges_of(item.verdict)[:2]:
            yield self.say(one.reason)

    def _askable(self, why_not: Message) -> tuple[ChangeItem, ...]:
        """The marked changes that the country may make when it says so, or is allowed to."""
        if self.is_working:
            return ()
        marked = [one for one in self.marked if not one.is_spelling]
        items = tuple(one for one in marked if one.verdict.leave in _ASKABLE)
        if marked and not items:
            is_forbidden = any(one.verdict.leave is Leave.FORBIDDEN for one in marked)
            text = "this is forbidden, and nobody can allow it: put it back"
            self.warn(Message(text) if is_forbidden else why_not)
        return items


def _names(items: Sequence[ChangeItem]) -> tuple[str, ...]:
    return named([one.change for one in items])


def _needs_waiver(items: Sequence[ChangeItem]) -> bool:
    return any(one.verdict.leave is Leave.WAIVER for one in items)


def _why_not_here(judged: Judged, items: Sequence[ChangeItem]) -> Message:
    """Why nothing is declared of changes that an adaptation by itself does not list."""
    name = judged.adaptation.name
    stances = (judged.stance(one.change) for one in items)
    if not all(one and one.declared for one in stances):
        text = (
            "{file} has no entry for this among its changes: open the edited form and declare it"
            " there"
        )
        return Message(text, file=name)
    if _needs_waiver(items):
        text = (
            "{file} makes this change and stands by it already; it needs a waiver all the same:"
            " ask for one (key W)"
        )
        return Message(text, file=name)
    text = "{file} makes this change and stands by it already: nothing is left to be declared"
    return Message(text, file=name)


def _said(text: str) -> Message | None:
    return None if text.strip() else Message("write a few words")


def _next_year(today: str) -> str:
    """The same day a year later, for a start."""
    if not is_day(today):
        return ""
    day = date.fromisoformat(today)
    return day.replace(year=day.year + 1, day=min(day.day, 28)).isoformat()
