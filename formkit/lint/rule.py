"""What a rule is, and how one is written: ``@rule`` above a generator of findings."""

from collections.abc import Callable, Iterator
from inspect import cleandoc

from formkit.core.findings import Finding, Severity, Span
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.lint.fix import Fix
from formkit.lint.spans import shown
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

Check = Callable[[Subject, "Rule"], Iterator[Finding]]
"""Looks at a subject and says what it finds; its docstring is the rule's page."""

Plant = Callable[[Form], Form | None]
"""Puts the rule's mistake into a form; None where the form has no place for it."""

Mend = Callable[[Subject, Finding], Fix | None]
"""How one finding of a rule is mended; None where only a person can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is checked."""

    id: str
    """``FK203``; never used again once retired."""
    slug: str
    """The name for people, ``duplicate-choice-code``."""
    severity: Severity
    """How much its findings matter, unless one says otherwise."""
    check: Check
    mend: Mend | None = None
    """How its findings are mended; a finding says by ``fixable`` whether it can be."""
    plant: Plant | None = None
    """Its mistake, for training and for the rule's own test; None where no form alone has it."""
    needs: Need | None = None

    @property
    def docs(self) -> str:
        """The rule's page, as ``formkit explain`` prints it."""
        return cleandoc(self.check.__doc__ or "")

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.docs.partition("\n")[0]

    def run(self, subject: Subject) -> Iterator[Finding]:
        """Find everything; each finding tells its cell's text and the header above it."""
        for finding in self.check(subject, self):
            header = finding.column or subject.form.header(finding.loc)
            text, span = shown(subject, finding)
            yield replace(finding, column=header, text=text, span=span)

    def finding(
        self,
        loc: Loc,
        message: Message,
        *,
        name: str = "",
        column: str = "",
        severity: Severity | None = None,
        fixable: bool = False,
        text: str = "",
        span: Span | None = None,
    ) -> Finding:
        """A finding of this rule.

        Args:
            loc: the cell to put right; ``Form.cell`` gives it.
            message: what is wrong, what it costs, what to do.
            name: the question, group, list or variable that it is about.
            column: the header, where it is not the one above the cell.
            severity: where this one matters more or less than the rule's others.
            fixable: whether the rule's ``mend`` has a fix for it.
            text: what the span counts in, where that is not the cell's text to the letter.
            span: the part of the text that is meant.
        """
        return Finding(
            rule=self.id,
            slug=self.slug,
            severity=severity or self.severity,
            message=message,
            loc=loc,
            column=column,
            name=name,
            fixable=fixable,
            text=text,
            span=span,
        )


def rule(
    identifier: str,
    slug: str,
    severity: Severity,
    *,
    needs: Need | None = None,
    mend: Mend | None = None,
    plant: Plant | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of the generator below.

    Args:
        identifier: ``FK`` and three digits, the first for the family.
        slug: a few words for people, joined by ``-``.
        severity: by consequence.
        needs: what it needs besides the form.
        mend: how its findings are mended.
        plant: puts its mistake into a form.
    """

    def made(check: Check) -> Rule:
        return Rule(
            id=identifier,
            slug=slug,
            severity=severity,
            check=check,
            mend=mend,
            plant=plant,
            needs=needs,
        )

    return made
