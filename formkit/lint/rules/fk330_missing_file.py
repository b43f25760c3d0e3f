"""FK330: files that a form names and that have to go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from formkit.lint.named_files import NamedFile
    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_NAMED = 8


def plant(form: Form) -> Form | None:
    """Read from a file that is not declared."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    calculation = "instance('planted_file')/root/item[name = 'a']/label"
    asked = Question(type="calculate", name="planted_read", calculation=calculation)
    return with_nodes(form, question, question, asked)


@rule("FK330", "missing-file", Severity.INFO, plant=plant)
def missing_file(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A file that the form names is not beside it, or nothing says which file is meant.

    Why:
        Lists, tables and pictures in files are attached on the server, not in
        the workbook.  One that is forgotten leaves a list empty, ``pulldata()``
        without a value, a label without its picture; a table that is missing
        stops the form on some devices.  formkit sees the folder of the form
        only, with ``media`` and ``<form>-media`` in it, and nobody has to keep
        the files there: so what is not there is mentioned, once a form, and
        warned of only where other files of the form are there, or one that
        differs in capitals.  ``instance('x')`` without any list, file or
        earlier record called x is an error: the form does not open.

    Bad:
        | survey |
        |  | type      | name | label | calculation                                   |
        |  | calculate | a    |       | instance('towns')/root/item[name='x']/region  |

    Good:
        | survey |
        |  | type         | name  | label | calculation                                  |
        |  | csv-external | towns |       |                                              |
        |  | calculate    | a     |       | instance('towns')/root/item[name='x']/region |

    Fix: none.  Attach the files in KoboToolbox, under Settings, Media.
    Source: XLSForm reference, "External choices", "Media"; XForms, instance().
    """
    from formkit.lint.named_files import files_beside, lost_instances, named_files  # noqa: PLC0415

    for one in lost_instances(subject):
        message = Message(
            "nothing in the form is called {name}, so {call} finds nothing and the form does not"
            " open; add a row of type csv-external with this name, or name what is there",
            name=one.name,
            call=f"instance('{one.name}')",
        )
        yield this.finding(one.loc, message, name=one.row, severity=Severity.ERROR)
    files = named_files(subject) if subject.workbook.path else ()
    beside = files_beside(subject.workbook.path) if files else None
    if beside is None:
        return
    missing = [one for one in files if one.name not in beside]
    if missing:
        yield _missing(this, missing, beside, is_kept_here=len(missing) < len(files))


def _missing(
    this: Rule, missing: list[NamedFile], beside: Collection[str], *, is_kept_here: bool
) -> Finding:
    lowered = {name.lower(): name for name in beside}
    for one in missing:
        if found := lowered.get(one.name.lower()):
            message = Message(
                "the form names {name} and the file is called {found}; capitals count on a"
                " phone, so it is not found there; give it the name in the form",
                name=one.name,
                found=found,
            )
            return this.finding(one.loc, message, name=one.row, severity=Severity.WARNING)
    names = tuple(one.name for one in missing[:_NAMED])
    more = len(missing) - _NAMED
    listed = names if more <= 0 else Message("{names} and {count} more", names=names, count=more)
    first = missing[0]
    sentence = _NOT_ALL if is_kept_here else _NONE
    severity = Severity.WARNING if is_kept_here else None
    return this.finding(first.loc, sentence.filled(names=listed), name=first.row, severity=severity)


_NONE = Message("attach in KoboToolbox, under Settings, Media, what the form names: {names}")
_NOT_ALL = Message(
    "other files of the form are beside it, and these are not: {names}; without them lists are"
    " empty and pictures are missing; put them there, and attach them on the server"
)
