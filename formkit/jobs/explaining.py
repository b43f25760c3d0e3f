"""What a name stands for: a rule, a variable, or a row of a form."""

from pathlib import Path

from formkit.align.standard_check.rules import STANDARD_RULES, StandardRule
from formkit.compose.problems import unknown
from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.reading import read_form
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.logic.explained import Explanation
from formkit.logic.explanations import Explainer
from formkit.logic.form_logic import FormLogic
from formkit.model.dictionary import Variable
from formkit.model.form import Form
from formkit.model.index import FormIndex

_SPELLINGS = {"en": ("english", "anglais"), "fr": ("french", "français", "francais")}
"""Language -> how forms call it where they do not add its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedRows:
    """The rows of a form that have one name, each explained."""

    file: str
    name: str
    rows: tuple[Explanation, ...]
    """At least one, in the order of the form."""


def find_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of ids."""
    return tuple(all_rules().values())


def explain(name: str) -> Rule | StandardRule | Variable:
    """What a name stands for: a rule by its id or slug, or a variable of the newest standard.

    Raises:
        UnknownNameError: nothing is called so; says which rules there are.
    """
    rules: tuple[Rule | StandardRule, ...] = (*find_rules(), *STANDARD_RULES)
    for rule in rules:
        if name.upper() == rule.id or name.lower() == rule.slug:
            return rule
    variable = find_standard().dictionary.by_name.get(name)
    if variable is None:
        known = tuple(rule.id for rule in rules)
        raise UnknownNameError(Message("rule or variable"), name, known=known)
    return variable


def explain_rows(form: Form | Path | str, name: str, language: str = "en") -> ExplainedRows:
    """When the questions or groups of one name are asked, and what depends on them.

    Args:
        form: a form, or the path of one.
        name: as in the sheet's column ``name``; ``${name}`` is understood too.
        language: the reader's, ``fr``; labels are in it where the form has it.

    Raises:
        UnreadableFormError: the file is no form that can be read.
        UnknownNameError: no row is called so; says which names are nearest.
    """
    read = form if isinstance(form, Form) else read_form(form)
    index = FormIndex(read)
    wanted = name.removeprefix("${").removesuffix("}")
    found = tuple(entry for entry in index.entries if entry.node.name == wanted)
    if not found:
        known = tuple(dict.fromkeys(one.node.name for one in index.entries if one.node.name))
        raise unknown(Message("question or group"), wanted, known)
    explainer = Explainer(FormLogic(index), language_in(read, language))
    return ExplainedRows(file=read.file, name=wanted, rows=tuple(map(explainer.explain, found)))


def language_in(form: Form, language: str) -> str:
    """The form's own word for a language: ``Français (fr)`` for ``fr``; empty when it has none."""
    spellings = (language, *_SPELLINGS.get(language, ()))
    found = (
        one for one in form.languages if one.lower() in spellings or one.endswith(f"({language})")
    )
    return next(found, "")
