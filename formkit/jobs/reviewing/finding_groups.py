"""Findings sorted into groups, and those among them that are asked for."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.searching import folded


class Grouping(StrEnum):
    """What the findings of one group have in common."""

    RULE = "rule"
    SHEET = "sheet"
    SEVERITY = "severity"

    @property
    def next(self) -> "Grouping":
        """The one that follows, round and round."""
        ways = list(Grouping)
        return ways[(ways.index(self) + 1) % len(ways)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings that belong together, in the order of the report."""

    key: str
    """The rule's id, the sheet's name or the severity; empty for the form as a whole."""
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Severity:
        """The severity of the gravest one."""
        there = {one.severity for one in self.findings}
        return next(one for one in Severity if one in there)


def grouped(findings: Iterable[Finding], by: Grouping) -> tuple[FindingGroup, ...]:
    """Findings in groups: rules and severities with the gravest first, sheets in their order.

    Args:
        findings: in the order of the report.
        by: what those of one group have in common.
    """
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(_key(one, by), []).append(one)
    groups = [FindingGroup(key=key, findings=tuple(some)) for key, some in found.items()]
    if by is not Grouping.SHEET:
        groups.sort(key=lambda one: (one.worst.rank, one.key))
    return tuple(groups)


def _key(finding: Finding, by: Grouping) -> str:
    match by:
        case Grouping.RULE:
            return finding.rule
        case Grouping.SHEET:
            return finding.loc.sheet
        case Grouping.SEVERITY:
            return str(finding.severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which findings are asked for; by default all."""

    least: Severity = Severity.INFO
    """How severe they have to be at least."""
    text: str = ""
    """Words that have to be in what is said of them, accents and capitals aside."""
    fixable_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A finding and all its words, to be looked through as often as somebody types."""

    finding: Finding
    words: str


def searchable(
    findings: Iterable[Finding], say: Callable[[Message], str]
) -> tuple[Searchable, ...]:
    """Findings made ready for ``matching``.

    Args:
        findings: in any order.
        say: words a message in the reader's language.
    """
    return tuple(Searchable(finding=one, words=_words(one, say)) for one in findings)


def _words(one: Finding, say: Callable[[Message], str]) -> str:
    parts = (one.rule, one.slug, one.loc.a1, one.name, one.column, say(one.message), one.text)
    return folded("\n".join(parts))


def matching(found: Iterable[Searchable], wanted: Wanted) -> tuple[Finding, ...]:
    """The findings that are asked for, in their order."""
    words = folded(wanted.text).split()
    severities = {one for one in Severity if one.rank <= wanted.least.rank}
    return tuple(
        one.finding
        for one in found
        if one.finding.severity in severities
        and (one.finding.fixable or not wanted.fixable_only)
        and all(word in one.words for word in words)
    )
