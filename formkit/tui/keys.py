"""Keys with what they do, in words that can be translated."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding, Binding

from formkit.core.messages import Message

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue


_OWN = "formkit."
KEYS = {
    "space": Message("space"),
    "del": Message("del"),
    "esc": Message("esc"),
    "shift": Message("shift"),
    "ctrl": Message("Ctrl"),
    "home": Message("home"),
    "end": Message("end"),
}
"""Keys as Textual writes them -> as keyboards of the reader's language do."""


def key(
    keys: str, action: str, words: Message, *, show: bool = True, priority: bool = False
) -> Binding:
    """A key of a screen or widget.

    Args:
        keys: as Textual names them, separated by commas; the first one is shown.
        action: the name of the method, without ``action_``.
        words: what it does, in two words or three.
        show: whether it stands among the hints at the bottom, too; help names all.
        priority: whether it works while one types, too.
    """
    own = f"{_OWN}{action}"
    return Binding(keys, action, words.template, show=show, priority=priority, id=own)


def is_ours(binding: Binding) -> bool:
    """Tell whether a key is one of formkit's; Textual's own ones move the cursor, in English."""
    return (binding.id or "").startswith(_OWN)


def translated(
    bindings: Mapping[str, ActiveBinding], catalogue: "Catalogue"
) -> dict[str, ActiveBinding]:
    """The same keys, described in the reader's language."""
    return {
        name: one._replace(binding=_translated(one.binding, catalogue))
        for name, one in bindings.items()
    }


def _translated(binding: Binding, catalogue: "Catalogue") -> Binding:
    return replace(binding, description=catalogue.get(binding.description, binding.description))
