"""Three-way merge of forms: what two sides did to one base, joined, or a conflict."""

from formkit.changes.merging.clashes import ConflictKind
from formkit.changes.merging.joining import merge, resolved
from formkit.changes.merging.outcome import CellTexts, Conflict, Decision, Merge, OwnText, Take

__all__ = [
    "CellTexts",
    "Conflict",
    "ConflictKind",
    "Decision",
    "Merge",
    "OwnText",
    "Take",
    "merge",
    "resolved",
]
