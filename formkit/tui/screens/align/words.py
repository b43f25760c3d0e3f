"""What help says of Align."""

from formkit.core.messages import Message

ABOUT = (
    Message(
        "A form joins the regional series where its questions stand for variables of the data"
        " dictionary. Here each question stands beside its variable, or beside those that it may"
        " have been meant to be, and you decide."
    ),
    Message(
        "The list shows what is to be decided. For each question say: it is the variable marked ►"
        " (a), it is not (x), it is the next one (n marks it), it is another one (v), or it is the"
        " country's own (l). Before anything is written you see what each way costs."
    ),
    Message(
        "Every decision is written into the form at once, and a copy of the form as it was is kept"
        " beside it. Take decisions back one by one with u. What you rejected is remembered on"
        " this computer."
    ),
    Message(
        "Signs: ✓ settled, ≠ asks something else than its variable, → suggested, ? unknown, ⌂ the"
        " country's own, ✗ the form lacks it, · nothing to align."
    ),
)
