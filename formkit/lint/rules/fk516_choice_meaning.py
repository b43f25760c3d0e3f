"""FK516: a code of the standard under the label of another one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.attributes import key_of
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.model.dictionary import StandardList
    from formkit.model.form import ChoiceList


def plant(form: Form) -> Form | None:
    """Label no as yes."""
    yes = first_choice(form, lambda one: one.code == "yes" and bool(one.labels))
    own = next((one for one in form.lists if yes in one.choices), None)
    no = next((one for one in own.choices if one.code == "no"), None) if own else None
    if yes is None or no is None:
        return None
    return with_choices(form, no, replace(no, labels=yes.labels))


@rule("FK516", "choice-meaning", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def choice_meaning(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A code of the standard's list stands under the label of another code.

    Why:
        Enumerators choose by the label, and the data hold the code.  One label
        in the wrong row, after sorting a column on its own or copying it from
        another form, and all who answer "yes" are counted as "no"; nothing in
        the data shows it.

    Bad:
        | survey |
        |  | type           | name          | label         |
        |  | select_one yn  | consent_given | Do you agree? |
        | choices |
        |  | list_name | name | label::English (en) |
        |  | yn        | yes  | No                  |
        |  | yn        | no   | Yes                 |

    Good:
        | survey |
        |  | type           | name          | label         |
        |  | select_one yn  | consent_given | Do you agree? |
        | choices |
        |  | list_name | name | label::English (en) |
        |  | yn        | yes  | Yes                 |
        |  | yn        | no   | No                  |

    Fix: none.  Give each code the label that the standard gives it.
    Source: domain reference, dictionary, section 7, rule 5, and section 9, test D03.
    """
    from formkit.align.choice_words import exchanged  # noqa: PLC0415 - needs a standard

    for own, theirs in _compared(subject):
        for choice, language, code in exchanged(own.choices, theirs):
            yield this.finding(
                subject.form.cell(choice.loc, key_of("label", language)),
                Message(
                    "list {list} has code {code} under the label that the standard gives to"
                    " {other}, so who chooses {other} is counted as {code}; correct the label",
                    list=own.name,
                    code=choice.code,
                    other=code,
                ),
                name=own.name,
            )


def _compared(subject: Subject) -> "Iterator[tuple[ChoiceList, StandardList]]":
    """Each pair of a form's list and the standard's list that it stands for, once."""
    met: set[tuple[str, str]] = set()
    for one in subject.aligned:
        if one.variable is None or subject.standard is None or not one.question.list_name:
            continue
        pair = (one.question.list_name, one.variable.list_name)
        own = subject.form.list_named(pair[0])
        theirs = subject.standard.dictionary.lists_by_name.get(pair[1])
        if pair not in met and own and theirs:
            met.add(pair)
            yield own, theirs
