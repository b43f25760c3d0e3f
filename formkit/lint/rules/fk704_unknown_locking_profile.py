"""FK704: locking profiles that the form does not define."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

PROFILE = "kobo--locking-profile"
PROFILES = "kobo--locking-profiles"


def plant(form: Form) -> Form | None:
    """Lock a question by a profile that nobody defined."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    extra = tuple(sorted((*question.extra, (PROFILE, "nowhere"))))
    return with_nodes(form, question, replace(question, extra=extra))


@rule("FK704", "unknown-locking-profile", Severity.WARNING, plant=plant)
def unknown_locking_profile(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A row names a locking profile that the sheet kobo--locking-profiles does not have.

    Why:
        KoboToolbox accepts the name without a word and locks nothing, so the
        standard's questions can be changed in its form builder.  Once a name.

    Bad:
        | survey |
        |  | type    | name | label | kobo--locking-profile |
        |  | integer | age  | Age   | core                  |

    Good:
        | survey |
        |  | type    | name | label | kobo--locking-profile |
        |  | integer | age  | Age   | core                  |
        | kobo--locking-profiles |
        |  | restriction     | core   |
        |  | question_delete | locked |

    Fix: none.  Define the profile, or write the name of one that is there.
    Source: KoboToolbox, "Library locking".
    """
    form = subject.form
    if not any(one.column(PROFILE) for one in form.columns):
        return
    known = _defined(form)
    for name, (place, row) in _named(subject).items():
        if name not in known:
            message = Message(
                "sheet {sheet} has no profile {profile}, so KoboToolbox locks nothing here; add a"
                " column {profile} to that sheet, or name one of its profiles",
                sheet=PROFILES,
                profile=name,
            )
            yield this.finding(place, message, name=row)


def _defined(form: Form) -> frozenset[str]:
    """The headers of the sheet of profiles, its first column of restrictions among them."""
    found = (one.rows[0] for one in form.sheets if one.name == PROFILES and one.rows)
    return frozenset(header.strip() for row in found for header in row) - {"", "restriction"}


def _named(subject: Subject) -> dict[str, tuple[Loc, str]]:
    """Profile -> the first cell that names it, and the row's name."""
    form = subject.form
    found: dict[str, tuple[Loc, str]] = {}
    for entry in subject.index.active:
        name = entry.node.extra_cell(PROFILE)
        if name:
            found.setdefault(name, (form.cell(entry.node.loc, PROFILE), entry.node.name))
    name = form.settings.get(PROFILE)
    if name:
        found.setdefault(name, (form.cell(form.settings.loc, PROFILE), ""))
    return found
