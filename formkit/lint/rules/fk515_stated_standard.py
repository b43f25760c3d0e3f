"""FK515: the standard that a form says it follows."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

_SETTING = "formkit_standard"


def plant(form: Form) -> Form | None:
    """Say that the form follows a release of long ago."""
    values = tuple((key, text) for key, text in form.settings.values if key != _SETTING)
    if len(values) == len(form.settings.values):
        return None
    settings = replace(form.settings, values=tuple(sorted((*values, (_SETTING, "dtm-wca 1999.1")))))
    return replace(form, settings=settings)


@rule("FK515", "stated-standard", Severity.WARNING, needs=Need.STANDARD, plant=plant)
def stated_standard(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A form says that it follows another standard than the one it is checked against.

    Why:
        What is found about variables, lists and core questions is true of one
        release of the dictionary.  Held against another one, a form can look
        wrong that is right, or right that is wrong, and the report that goes
        into the file names the wrong one.

    Bad:
        | settings |
        |  | form_id | formkit_standard |
        |  | bsa     | dtm-test 0.9     |
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |

    Good:
        | settings |
        |  | form_id | formkit_standard |
        |  | bsa     | dtm-test 1       |
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |

    Fix: none.  Check against the release that the form names, or build it anew from this one.
    Source: domain reference, dictionary, section 9, test D15.
    """
    standard = subject.standard
    stated = " ".join(subject.form.settings.get(_SETTING).replace("/", " ").split())
    if standard is None or not stated or stated == f"{standard.id} {standard.version}":
        return
    yield this.finding(
        subject.form.cell(subject.form.settings.loc, _SETTING),
        Message(
            "the form says that it follows {stated}, and is checked against {standard}: what is"
            " said here of variables and lists holds for that one only; check against the one it"
            " names, or build it anew",
            stated=stated,
            standard=f"{standard.id} {standard.version}",
        ),
        name=_SETTING,
    )
