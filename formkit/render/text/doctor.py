"""What works on this machine, as text."""

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.jobs.doctor.signs import Sign, State
from formkit.render.screen import Screen


def render_signs(signs: tuple[Sign, ...], screen: Screen) -> str:
    """One line a thing, and what to do about those that do not work."""
    words = {state: screen.say(_word(state)) for state in State}
    room = max(map(len, words.values()))
    lines: list[str] = []
    for sign in signs:
        word = words[sign.state].ljust(room)
        title = screen.say(sign.title)
        text = f"{screen.heading(title)}{sign.fact}" if sign.fact else title
        head = f"{screen.severe(word, _severity(sign.state))}  "
        lines.append(screen.wrapped(text, first=head, indent=room + 2))
        if sign.advice:
            advice, indent = screen.say(sign.advice), room + 4
            lines.append(screen.wrapped(advice, first=" " * indent, indent=indent))
    return "\n".join(lines)


def _word(state: State) -> Message:
    match state:
        case State.WORKS:
            return Message("works")
        case State.MISSING:
            return Message("missing")
        case State.BROKEN:
            return Message("broken")


def _severity(state: State) -> Severity:
    match state:
        case State.WORKS:
            return Severity.INFO
        case State.MISSING:
            return Severity.WARNING
        case State.BROKEN:
            return Severity.ERROR
