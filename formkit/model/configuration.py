"""``formkit.yaml``: by what the forms of a folder, and of those in it, are judged."""

from pathlib import Path

from formkit.core.findings import Severity
from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """How much a form may hold before a rule says that it is too much.

    The numbers are house style, not a limit of any software: a workspace that
    knows better sets its own.
    """

    questions: int = 500
    """Rows that ask something, in one form."""
    choices: int = 10_000
    """Choices of all lists together."""
    choices_per_list: int = 1_000
    """Choices of one list; longer ones belong in a CSV file."""
    label_length: int = 250
    """Characters of a question's label, in any language."""
    hint_length: int = 500
    """Characters of a hint."""
    choice_label_length: int = 100
    """Characters of a choice's label."""
    nested_groups: int = 5
    """Groups and repeats inside each other."""


HOUSE_BUDGETS = Budgets()
"""Where no workspace says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """Whether rules run, and how much their findings matter."""

    rules: str
    """An id, a slug, or the beginning of ids: ``FK203``, ``missing-list``, ``FK4``."""
    is_on: bool = True
    severity: Severity | None = None
    """None: as the rule itself has it."""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What a workspace asks of its forms; by default, nothing of its own."""

    standard: str = ""
    """``dtm-wca/2026.1``; empty: what the form says of itself."""
    component: str = ""
    """The activity's code; empty: what the form says of itself."""
    rules: tuple[RuleSetting, ...] = ()
    budgets: Budgets = HOUSE_BUDGETS
    baseline: Path | None = None
    """Where the findings stand that are known and not told again."""
    fail_on: Severity | None = None
    """From which severity on a check fails; None: an error."""
    language: str = ""
    """In which formkit speaks to people there; empty: as the system does."""
    loc: Loc = field(default=NOWHERE, compare=False)
