"""FK705: HXL tags that KoboToolbox would cut."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.headers import SURVEY
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

_TAGS = r"\s*#[A-Za-z]\w*\s*(?:[#+][A-Za-z]\w*\s*)*"


def plant(form: Form) -> Form | None:
    """Write a tag with a hyphen."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return with_nodes(form, question, replace(question, hxl="#affected+f-m")) if question else None


@rule("FK705", "cut-hxl-tag", Severity.WARNING, plant=plant)
def cut_hxl_tag(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An HXL tag has signs at which KoboToolbox cuts it.

    Why:
        KoboToolbox reads a tag as # and its attributes as +, each followed by
        a letter and then letters, digits and underscores.  What does not fit
        is lost, and the exported column has another tag or none.

    Bad:
        | survey |
        |  | type    | name | label | hxl            |
        |  | integer | age  | Age   | #affected+f-m  |

    Good:
        | survey |
        |  | type    | name | label | hxl            |
        |  | integer | age  | Age   | #affected+f+m  |

    Fix: none.  Which tag is meant is the author's to say.
    Source: KoboToolbox, reading of HXL tags; HXL standard 1.1.
    """
    survey = subject.form.columns_of(SURVEY)
    if survey is None or not survey.column("hxl"):
        return
    for entry in subject.index.active:
        tag = entry.node.hxl
        if tag and not re.fullmatch(_TAGS, tag):
            message = Message(
                "KoboToolbox cuts {tag}, so the exported column has another tag or none; write it"
                " as {example}: #, + and letters, digits, underscores",
                tag=tag,
                example="#affected+idps+ind",
            )
            cell = subject.form.cell(entry.node.loc, "hxl")
            yield this.finding(cell, message, name=entry.node.name)
