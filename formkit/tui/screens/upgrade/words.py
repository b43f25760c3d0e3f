"""What the upgrade screen says to who sees it the first time, and the words of its lines."""

from pathlib import Path

from formkit.core.messages import Message
from formkit.jobs.upgrading.regions import RegionLine, Standing
from formkit.jobs.upgrading.sessions import UpgradeSession

ABOUT = (
    Message(
        "An upgrade carries adaptations to another release of their standard. What a country"
        " changed stays, what the release changed comes; where both changed the same thing,"
        " somebody decides."
    ),
    Message(
        "Base is what both began with, ours what the country has, theirs what the new release"
        " says. Words that a side adds are underlined, words that it drops stand in brackets."
        " Below stands what each side costs: comparing with before, collected data, what the"
        " region asks. The reasons for the marked choice stand at the bottom; a side that the"
        " region forbids is never marked at first."
    ),
    Message(
        "Each decision is saved at once, in a workbook of conflicts beside the adaptation. It can"
        " be sent to a colleague and decided in Excel; what is decided there appears here."
    ),
    Message(
        "Until a conflict is decided the country keeps what it has. The upgraded adaptation is"
        " written when you say so, to a file of its own unless you say otherwise."
    ),
)
INVITE = Message(
    "Which adaptations go to another release of their standard? Choose one, or a folder of them."
)

NEXT = Message(
    "Next: Home (key 1) lists what was written, with what the rules say of it, and builds the form"
)


def region_head(lines: tuple[RegionLine, ...], shown: str, to: str) -> Message:
    """Who is clean and who must decide, in a line."""
    standings = [one.standing for one in lines]
    text = "{place} → {to}: clean {clean}, decided {decided}, to decide {open}"
    if Standing.FAILED in standings:
        text = (
            "{place} → {to}: clean {clean}, decided {decided}, to decide {open}, cannot be carried"
            " {failed}"
        )
    return Message(
        text,
        place=shown,
        to=to,
        clean=standings.count(Standing.CLEAN),
        decided=standings.count(Standing.DECIDED),
        open=standings.count(Standing.OPEN),
        failed=standings.count(Standing.FAILED),
    )


def session_head(session: UpgradeSession, number: int, written: Path | None) -> Message:
    """Which adaptation, which conflict, how many are decided; where it was written."""
    one, conflicts = session.upgraded, session.decided.conflicts
    text = "{country} {old} → {new} · conflict {number} of {count} · {decided} of {count} decided"
    if written:
        text = "{country} {old} → {new} · conflict {number} of {count} · written to {file}"
    return Message(
        text,
        country=one.country,
        old=one.old_version,
        new=one.new_version,
        number=number,
        count=len(conflicts),
        decided=len(conflicts) - len(session.decided.open),
        file=written.name if written else "",
    )


def written_told(path: Path) -> Message:
    """Where an adaptation was written, and what to do next."""
    said = Message("written to {file}", file=path.name)
    return Message("{written}. {next}", written=said, next=NEXT)


def line_told(line: RegionLine, to: str) -> Message:
    """What there is to say of one adaptation, and what to do."""
    if line.error:
        return line.error.message
    if line.written:
        return written_told(line.written)
    session = line.session
    if session is None:
        return Message("it is for {to} already", to=to)
    if session.is_clean:
        return Message(
            "nothing is left to be decided: {key} writes the upgraded adaptation", key="s"
        )
    text = (
        "{count} {count:conflict is|conflicts are} to be decided: Enter or a second click shows"
        " {count:it|them}"
    )
    return Message(text, count=len(session.decided.open))
