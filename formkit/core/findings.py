"""What a check says: findings, and rules that did not run."""

from enum import StrEnum

from formkit.core.location import Loc, Trail
from formkit.core.messages import Message
from formkit.core.values import dataclass, field

Span = tuple[int, int]
"""Characters of a text: the first, from 0, and the one after the last."""


class Severity(StrEnum):
    """How much a finding matters, by its consequence."""

    ERROR = "error"
    """The form does not convert, or its data will be wrong."""
    WARNING = "warning"
    """Legal, and likely not meant."""
    INFO = "info"
    """House style, or something to know."""

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule found, at the cell where it can be put right."""

    rule: str
    """The rule's id, ``FK203``."""
    slug: str
    """The rule's name for people, ``duplicate-choice-code``."""
    severity: Severity
    message: Message
    loc: Loc
    column: str = ""
    """The column's header as the author wrote it; empty when no single column is meant."""
    name: str = ""
    """The question, group, list or variable that it is about."""
    fixable: bool = False
    text: str = ""
    """What the cell says, as pyxform reads it; empty for whole rows, columns and sheets."""
    span: Span | None = None
    """Which part of the text is meant; None where no part is more so than the rest."""
    trail: Trail | None = None
    """For a row that formkit put there: where it was written and used."""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """A key that sorts findings of one sheet by row, then column, then rule."""
        return (self.loc.sheet, self.loc.row, self.loc.column, self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A rule that did not run, and why: never to be shown as passed."""

    rule: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that the form's author lets stand, and why."""

    finding: Finding
    reason: str
    """In the author's words."""
    loc: Loc
    """The cell that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a check says of one form."""

    file: str
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())
    ignored: tuple[Ignored, ...] = ()
    known: tuple[Finding, ...] = ()
    """Found before, and told by a baseline as such."""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def reaches(self, severity: Severity) -> bool:
        """Tell whether a finding is this severe or worse."""
        return any(finding.severity.rank <= severity.rank for finding in self.findings)
