"""FK118: survey sheets without a single row."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import SURVEY
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Take all rows away."""
    return replace(form, nodes=()) if form.nodes else None


@rule("FK118", "empty-survey", Severity.WARNING, plant=plant)
def empty_survey(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The survey sheet has its headers, and not one row below them.

    Why:
        pyxform converts it and KoboToolbox deploys it: enumerators open a
        form that asks nothing.  Mostly the rows are in another sheet or in
        another file.

    Bad:
        | survey |
        |  | type | name | label |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Whether rows are missing here is for the author to say.
    Source: XLSForm reference, "Setting up your worksheets".
    """
    survey = subject.form.columns_of(SURVEY)
    if survey is not None and survey.column("type") and not subject.form.nodes:
        place = Loc(file=subject.form.file, sheet=survey.sheet, row=max(survey.header_row, 1))
        message = Message(
            "sheet {sheet} has no row below its headers: the form asks nothing; fill it, or look"
            " whether this is the right file",
            sheet=survey.sheet,
        )
        yield this.finding(place, message)
