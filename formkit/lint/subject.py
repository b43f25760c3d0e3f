"""What a rule looks at, and what it may need besides the form."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.lint.cells import ReferringCell, referring_cells
from formkit.lint.odd_cells import OddCell, odd_cells
from formkit.lint.rows import becomes_data, kobo_types
from formkit.lint.wordings import WordingColumn, wording_columns
from formkit.model.configuration import HOUSE_BUDGETS, Budgets
from formkit.model.index import is_yes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formkit.align.identity import AlignedQuestion
    from formkit.core.findings import Finding
    from formkit.formats.odk_validate import Validation
    from formkit.formats.xform import Compilation
    from formkit.lint.against_base import Broken
    from formkit.lint.bases import Base
    from formkit.lint.consent import Consent
    from formkit.lint.expressions import Expression
    from formkit.lint.special_choices import Special
    from formkit.logic.dependencies import Dependencies
    from formkit.logic.form_logic import FormLogic, Written
    from formkit.logic.mismatches import Mismatch
    from formkit.logic.reasoning import Reasoner
    from formkit.model.form import Choice, Form
    from formkit.model.index import Entry, FormIndex
    from formkit.model.sheets import Workbook
    from formkit.model.standard import Standard


class Need(StrEnum):
    """What a rule needs besides the form; without it the rule does not run."""

    STANDARD = "standard"
    COMPONENT = "component"
    """A standard, and the code of the form's activity."""
    BASE = "base"
    """A standard, and the standard form that the form was built from."""
    COMPILER = "compiler"
    """That the form was given to pyxform."""
    VALIDATOR = "validator"
    """That its XForm was given to ODK Validate."""
    OUTCOME = "outcome"
    """What all other rules found: it runs after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What rules found in a form."""

    findings: tuple[Finding, ...]
    judged: frozenset[str]
    """The ids of the rules that ran."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One form as a file, as what it means, and what there is to judge it by."""

    workbook: Workbook
    form: Form
    index: FormIndex
    standard: Standard | None = None
    component: str = ""
    """The code of the activity, which decides what a form must ask; empty when not told."""
    base: Base | None = None
    """What it was built from; None where it does not say."""
    compilation: Compilation | None = None
    validation: Validation | None = None
    budgets: Budgets = HOUSE_BUDGETS
    """How much is too much, as the workspace has it."""
    outcome: Outcome | None = None
    """What the other rules found; only for rules that judge findings."""

    @cached_property
    def referring_cells(self) -> tuple[ReferringCell, ...]:
        """Every cell that holds ``${`` where pyxform looks for references, in sheet order."""
        return tuple(referring_cells(self.workbook, self.form))

    @cached_property
    def wordings(self) -> tuple[WordingColumn, ...]:
        """Every column of labels, hints and messages, in sheet order; media left out."""
        return tuple(wording_columns(self.workbook, self.form))

    @cached_property
    def special_choices(self) -> Mapping[str, tuple[tuple[Choice, Special], ...]]:
        """Lists that are asked from -> their choices that say other, none and so on.

        Lists without such a choice are left out.
        """
        from formkit.lint.special_choices import special_choices  # noqa: PLC0415 - as below

        used = self.index.users_of_list
        found = {one.name: special_choices(one) for one in self.form.lists if one.name in used}
        return {name: special for name, special in found.items() if special}

    @cached_property
    def odd_cells(self) -> tuple[OddCell, ...]:
        """Every cell of the form's sheets with a formula, or with what a spreadsheet made of it."""
        return tuple(odd_cells(self.workbook, self.form))

    @cached_property
    def logic(self) -> FormLogic:
        """The form's expressions as trees, and what their references mean."""
        from formkit.logic.form_logic import FormLogic  # noqa: PLC0415 - not all rules need it

        return FormLogic(self.index)

    @cached_property
    def mismatches(self) -> tuple[tuple[Written, Mismatch], ...]:
        """Every comparison whose sides do not go together, with the cell it stands in."""
        from formkit.logic.mismatches import find_mismatches  # noqa: PLC0415 - as above

        return tuple(
            (written, mismatch)
            for written in self.logic.written
            if written.tree is not None
            for mismatch in find_mismatches(written.tree, written.owner, self.logic)
        )

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """Every cell that pyxform hands on as an expression, in the order of the sheets."""
        from formkit.lint.expressions import find_expressions  # noqa: PLC0415 - as above

        return tuple(find_expressions(self))

    @cached_property
    def dependencies(self) -> Dependencies:
        """Which rows read which answers."""
        from formkit.logic.dependencies import Dependencies  # noqa: PLC0415 - as above

        return Dependencies(self.logic)

    @cached_property
    def reasoner(self) -> Reasoner:
        """Whether conditions can be met, as Collect runs them; costly, so ask little."""
        from formkit.logic.reasoning import Reasoner  # noqa: PLC0415 - as above

        return Reasoner(self.logic)

    @cached_property
    def data_rows(self) -> tuple[Entry, ...]:
        """The rows that have a name and become data, in order, disabled ones left out."""
        entries = self.index.active
        return tuple(one for one in entries if one.node.name and becomes_data(one.node))

    @cached_property
    def names_in_use(self) -> Counter[str]:
        """How often pyxform meets each name that a ``${name}`` may refer to.

        Names that pyxform makes up itself are not among them, but for ``instanceID``.
        """
        names = Counter(entry.node.name for entry in self.data_rows)
        if not is_yes(self.form.settings.get("omit_instanceID")):
            names["instanceID"] += 1
        return names

    @cached_property
    def aligned(self) -> tuple[AlignedQuestion, ...]:
        """Every active question beside the standard's variables; none without a standard."""
        if self.standard is None:
            return ()
        from formkit.align.identity import align  # noqa: PLC0415 - most forms name no standard

        return align(self.index, self.standard)

    @cached_property
    def broken(self) -> tuple[Broken, ...]:
        """What was changed of the standard form that the policy does not let stand."""
        if self.standard is None or self.base is None:
            return ()
        from formkit.lint.against_base import broken_by  # noqa: PLC0415 - as above

        return broken_by(self.form, self.base, self.standard)

    @cached_property
    def consent(self) -> Consent:
        """The form's questions for personal data, and its question for consent."""
        from formkit.lint.consent import consent_of  # noqa: PLC0415 - reads expressions

        return consent_of(self)

    def lacks(self, need: Need) -> Message | None:
        """Why a rule with this need cannot run; None when it can."""
        if need in {Need.COMPILER, Need.VALIDATOR} and (types := kobo_types(self.index)):
            return Message(
                "pyxform alone does not know KoboToolbox's own types {types}", types=types
            )
        if need is Need.VALIDATOR:
            return self._lacks_validation()
        if need is Need.BASE and self.base is not None and self.base.why_not:
            return self.base.why_not
        there: dict[Need, object] = {
            Need.OUTCOME: self.outcome,
            Need.STANDARD: self.standard,
            Need.COMPONENT: self.standard if self.component else None,
            Need.BASE: self.base,
            Need.COMPILER: self.compilation,
        }
        if need is Need.BASE and self.standard is None:
            need = Need.STANDARD
        return _LACKING[need] if there[need] is None else None

    def _lacks_validation(self) -> Message | None:
        if self.validation is not None:
            return self.validation.not_run
        if self.compilation is not None and self.compilation.errors:
            return Message("pyxform did not accept the form")
        return _LACKING[Need.VALIDATOR]


_LACKING = {
    Need.STANDARD: Message("no standard is known for this form; name one with --standard"),
    Need.COMPONENT: Message(
        "the form's standard and component are not known; name them with --standard and --component"
    ),
    Need.BASE: Message(
        "the form does not say from which template it was built, so there is nothing to hold it"
        " against"
    ),
    Need.COMPILER: Message("pyxform was not asked"),
    Need.VALIDATOR: Message("ODK Validate was not asked"),
    Need.OUTCOME: Message("no other rule has run"),
}
