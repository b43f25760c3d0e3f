"""Sorting changes into situations: the one place that names all kinds."""

from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ListChange
from formkit.changes.kinds.rows import RowChange
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.forms import situation_of_form
from formkit.changes.situations.guarding import guard_of
from formkit.changes.situations.lists import situation_of_list
from formkit.changes.situations.rows import situation_of_row


def situation_of(change: Change, evidence: Evidence) -> Situation:
    """What a change amounts to, protection and locked blocks first."""
    plain = plain_situation_of(change, evidence)
    return guard_of(change, plain, evidence) or plain


def plain_situation_of(change: Change, evidence: Evidence) -> Situation:
    """What a change amounts to by itself, whoever it touches."""
    if isinstance(change, RowChange):
        return situation_of_row(change, evidence)
    if isinstance(change, ListChange):
        return situation_of_list(change, evidence)
    return situation_of_form(change, evidence)
