"""What is said of a comparison above its changes: whose it is, and the worst of it first."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from textual.content import Content
from textual.visual import Visual

from formkit.changes.verdicts.profiles import Profile
from formkit.changes.verdicts.redeploying import Moment
from formkit.core.messages import Message
from formkit.jobs.judging import Judged
from formkit.render.comparison_notes import changes_counted
from formkit.tui.bidi import shown
from formkit.tui.screens.diff.view import Decision, View
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked
from formkit.tui.widgets.verdict_badge import MUTED

_MOST_COUNTED = 3
_HEADS = {
    Profile.IDENTICAL: ("✓", "$success", Message("Identical: nothing differs but spelling")),
    Profile.COMPARABLE: ("✓", "$success", Message("Comparable as it is")),
    Profile.MAPPABLE: ("○", "$secondary", Message("Mappable (names and codes)")),
    Profile.DEPLOYABLE: ("▲", "$warning", Message("Deployable, but not all data compare")),
    Profile.NONE: ("■", "$error", Message("Not deployable")),
}
_Count = tuple[tuple[str, ...], Message]
"""Parts of verdicts with their values, and how many changes have one of them."""
_FORBIDDING: tuple[_Count, ...] = (
    (("leave forbidden",), Message("{count} forbidden")),
    (("deployed mixes",), Message("{count} {count:mixes|mix} the data")),
    (("comparability unknown", "deployed unknown"), Message("{count} of unknown effect")),
    (("comparability breaks",), Message("{count} {count:breaks|break} the comparison")),
)
"""What keeps a form from being deployed, the gravest first."""
_COUNTED: tuple[_Count, ...] = (
    *_FORBIDDING,
    (("comparability mappable",), Message("{count} to be mapped")),
    (("comparability check",), Message("{count} to be looked at")),
)
_MOMENTS = {
    Moment.TODAY: Message("{count} today"),
    Moment.NEXT_ROUND: Message("{count} at the next round"),
    Moment.NEW_PROJECT: Message("{count} with a new project"),
    Moment.NEVER: Message("{count} never"),
}


def heading(
    view: View, say: Callable[[Message], str], language: str, *, is_redeployed: bool
) -> Visual:
    """A few lines: the files, the worst, what is to be done, what else must be known.

    Args:
        view: the comparison.
        say: words a message in the reader's language.
        language: the reader's, ``fr``.
        is_redeployed: whether to tell what can go to devices.
    """
    lines: list[Visual] = [_files(view.judged, say, language), _worst(view, say)]
    tasks = " · ".join(say(one) for one in _tasks(view))
    lines.append(Content.styled(tasks, MUTED))
    if is_redeployed:
        lines.append(Content.styled(say(_moments(view)), MUTED))
    warning = Content.styled("! ", MUTED)
    lines += [Hanging(warning, Content.styled(shown(say(one)), MUTED)) for one in _notes(view)]
    return Stacked(lines)


def _files(judged: Judged, say: Callable[[Message], str], language: str) -> Content:
    """The country and the new form, then what it is laid beside."""
    origin, standard = Path(judged.origin), judged.comparison.standard
    release = f"{standard.id}/{standard.version}" if standard else ""
    beside = Message("compared with {old}", old=origin.name)
    if not origin.suffix:
        text = "compared with the template {name} of {standard}"
        beside = Message(text, name=origin.name, standard=release)
    elif release:
        text = "compared with {old}, judged by {standard}"
        beside = Message(text, old=origin.name, standard=release)
    name = " · ".join(filter(None, (_country(judged, language), judged.path.name)))
    return Content.assemble((name, "bold"), "  ", (say(beside), MUTED))


def _country(judged: Judged, language: str) -> str:
    """The country's name as the standard has it, else its code; empty where none is named."""
    comparison = judged.comparison
    code = comparison.new.settings.get("formkit_country")
    country = comparison.standard.country(code) if comparison.standard else None
    return country.names.for_reader(language) or code if country else code


def _worst(view: View, say: Callable[[Message], str]) -> Visual:
    """How far the form can be used, and what keeps it from more."""
    profile = view.judged.comparison.profile
    sign, colour, head = _HEADS[profile]
    parts = tuple(_parts(view, _FORBIDDING if profile is Profile.NONE else _COUNTED))
    text = head
    if parts:
        text = Message("{head}: {parts}", head=head, parts=parts[:_MOST_COUNTED])
    style = f"bold {colour}"
    return Hanging(Content.styled(f"{sign} ", style), Content.styled(say(text), style))


def _parts(view: View, counted: Sequence[_Count]) -> Iterator[Message]:
    for values, words in counted:
        wanted = {tuple(one.split(" ")) for one in values}
        lines = (one for one in view.lines if not one.is_spelling)
        if count := sum(not wanted.isdisjoint(one.values) for one in lines):
            yield words.filled(count=count)


def _tasks(view: View) -> Iterator[Message]:
    """How many changes there are, and what is still to be decided and asked for."""
    told = changes_counted(len(view.judged.comparison.meant))
    waiting = sum(one.decision is Decision.OPEN for one in view.lines)
    if waiting:
        told = Message("{changes}, to be decided: {count}", changes=told, count=waiting)
    yield told
    needed = [one for one in view.lines if ("leave", "waiver") in one.values]
    if count := sum(one.decision is not Decision.ASKED for one in needed):
        yield Message("regional permission to be asked for: {count}", count=count)


def _moments(view: View) -> Message:
    counts = Counter(
        value
        for one in view.lines
        if not one.is_spelling
        for aspect, value in one.values
        if aspect == "moment"
    )
    known = ((words, counts[str(moment)]) for moment, words in _MOMENTS.items())
    parts = tuple(words.filled(count=count) for words, count in known if count)
    return Message("can go to devices: {moments}", moments=parts or Message("nothing to send"))


def _notes(view: View) -> Iterator[Message]:
    comparison = view.judged.comparison
    if comparison.version_verdict:
        yield Message("the version is the same as before: devices will not fetch this form")
    if comparison.standard is None:
        yield Message("judged without a standard: the key J chooses one")
