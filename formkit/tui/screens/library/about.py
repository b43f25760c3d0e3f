"""What the screen Library says of itself."""

from formkit.core.messages import Message

WELCOME = Message(
    "Choose something on the left, or press / and type what you look for: a word, a name, a code,"
    " in any language. Accents and typing mistakes do not matter."
)
ABOUT = (
    Message(
        "Everything that the standard offers: the templates of its tools, the modules that they"
        " are made of, the variables that modules ask, the lists of choices, the countries."
    ),
    Message(
        "Press / and type. What is called so comes first; words of any language count, as do"
        " codes of choices and parts of names. Beside it you see the question as a phone shows"
        " it, in every language, then what is known of it, and who uses it."
    ),
    Message(
        "The lines with → lead on: Tab goes there, Enter follows, b comes back. With o the"
        " questions of a form of yours are found here, too."
    ),
)
