"""FK702: forms that do not say which version they are."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.headers import SETTINGS
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Take the version out of the settings."""
    values = tuple(pair for pair in form.settings.values if pair[0] != "version")
    if not values or values == form.settings.values:
        return None
    return replace(form, settings=replace(form.settings, values=values))


@rule("FK702", "missing-version", Severity.INFO, plant=plant)
def missing_version(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The settings sheet has no version.

    Why:
        KoboToolbox numbers its own deployments, and ODK Central refuses a
        second form without a new version; but only the version in the file
        tells which file a record was collected with.

    Bad:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        | settings |
        |  | form_title | form_id |
        |  | People     | people  |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        | settings |
        |  | form_title | form_id | version |
        |  | People     | people  | 2026.1  |

    Fix: none.  How versions are counted is the author's to say.
    Source: XLSForm reference, "Settings worksheet".
    """
    settings = subject.form.settings
    known = subject.form.columns_of(SETTINGS)
    if known is None or not settings.values or settings.get("version"):
        return
    message = Message(
        "sheet {sheet} gives no version, so records do not tell which file they were collected"
        " with; write one under version, and another with each change",
        sheet=known.sheet,
    )
    yield this.finding(subject.form.cell(settings.loc, "version"), message)
