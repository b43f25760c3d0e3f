"""Three themes: dark, light, and one for the projectors of training rooms.

Each colours the marked row itself, so that faint text on it can be read, too.
"""

from textual.theme import Theme

DARK = "formkit-dark"
LIGHT = "formkit-light"
PROJECTOR = "formkit-projector"

_FOCUS = {"button-focus-text-style": "bold underline"}
"""Of the button that Enter presses; its colour stays whole."""

THEMES = (
    Theme(
        name=DARK,
        primary="#6ea8ff",
        secondary="#8fb4e3",
        accent="#f2b84b",
        warning="#f2b84b",
        error="#ff7b72",
        success="#63c78a",
        foreground="#dfe4ec",
        background="#12161e",
        surface="#181d27",
        panel="#222938",
        dark=True,
        variables={
            "footer-key-foreground": "#f2b84b",
            "border": "#3a4458",
            "block-cursor-foreground": "#000000",
            **_FOCUS,
        },
    ),
    Theme(
        name=LIGHT,
        primary="#0b57b7",
        secondary="#3f6ea8",
        accent="#a15c00",
        warning="#8a5200",
        error="#b3261e",
        success="#1b6e3c",
        foreground="#1c2430",
        background="#fbfbf9",
        surface="#f2f3f1",
        panel="#e4e8ec",
        dark=False,
        variables={
            "footer-key-foreground": "#0b57b7",
            "border": "#b8c0ca",
            "block-cursor-background": "#0a4a9e",
            "block-cursor-foreground": "#ffffff",
            **_FOCUS,
        },
    ),
    Theme(
        name=PROJECTOR,
        primary="#003a8c",
        secondary="#003a8c",
        accent="#7a3b00",
        warning="#7a3b00",
        error="#990000",
        success="#00501e",
        foreground="#000000",
        background="#ffffff",
        surface="#eef1f5",
        panel="#dde3ea",
        dark=False,
        text_alpha=1.0,
        variables={
            "footer-key-foreground": "#003a8c",
            "border": "#000000",
            "text-muted": "#303030",
            "block-cursor-background": "#003a8c",
            "block-cursor-foreground": "#ffffff",
            **_FOCUS,
        },
    ),
)
"""Washed-out colours cannot be told apart on a projector: there, only black and dark ones."""
