"""Forms made ready for the rules: read, and given to the compilers that are asked."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.errors import UnknownNameError
from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.reading import form_of
from formkit.lint.subject import Subject
from formkit.model.baseline import KnownForm
from formkit.model.configuration import HOUSE_BUDGETS, Budgets, RuleSetting
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.sheets import Workbook

if TYPE_CHECKING:
    from formkit.formats.odk_validate import Validation
    from formkit.formats.xform import Compilation
    from formkit.lint.bases import Base
    from formkit.model.standard import Standard

Tell = Callable[[Message], None]
"""Told how far a job is."""


def nobody(_message: Message) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """By what forms are judged; what is said here wins over a workspace's ``formkit.yaml``."""

    standard: str = ""
    """``dtm-wca/2026.1``; empty: what the workspace says, else what the form says of itself."""
    component: str = ""
    """The activity's code; empty: as above."""
    compiles: bool = True
    """Whether pyxform and ODK Validate are asked."""
    rules: tuple[RuleSetting, ...] = ()
    """Rules on and off, and how much they matter."""
    configuration: Path | None = None
    """A ``formkit.yaml``; None: the nearest one from each form's folder upwards."""
    baseline: Path | None = None
    """Findings that are known; None: what the workspace says."""
    uses_baseline: bool = True
    """Whether known findings are set apart at all."""
    today: str = ""
    """The day on which waivers have to hold, ``2026-11-22``; empty: none has run out."""


BY_ITSELF = Judgement()
"""By what the form says of itself; the compilers are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what one form is judged, everything read; goes to other processes as it is."""

    standard: str = ""
    """The one asked for, by the user or the workspace; empty: what the form says of itself."""
    component: str = ""
    compiles: bool = True
    layers: tuple[tuple[RuleSetting, ...], ...] = ()
    """Settings of rules: the workspace's, then the user's."""
    budgets: Budgets = HOUSE_BUDGETS
    known: KnownForm | None = None
    """What a baseline knows of the form."""
    fail_on: Severity | None = None
    today: str = ""
    """The day on which waivers have to hold, ``2026-11-22``; empty: none has run out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A form that was read, its terms, and what the compilers say."""

    workbook: Workbook
    terms: Terms
    compilation: "Compilation | None" = None
    validation: "Validation | None" = None


@dataclass(slots=True)
class Standards:
    """The standards that forms name, each read once."""

    read: "dict[str, Standard | None]" = field(default_factory=dict)
    """By their names; those that lie around a form, and not in the workspace, by their place."""

    def of(self, form: Form, terms: Terms) -> "Standard | None":
        """The standard by which a form is judged; None where it names none that is here.

        Raises:
            UnknownNameError: the terms name a standard that is not here, or a component
                that it does not have.
        """
        name = terms.standard or form.settings.get("formkit_standard").replace(" ", "/")
        around = _standards_around(form) if name else None
        key = f"{around}: {name}" if around else name
        if key not in self.read:
            self.read[key] = find_standard(name, is_asked=bool(terms.standard), near=around)
        standard = self.read[key]
        if standard and terms.component:
            _refuse_unknown(terms.component, standard)
        return standard


def _standards_around(form: Form) -> Path | None:
    """The folder around a form that holds standards, where that is not the workspace."""
    from formkit.formats.releases import standards_around  # noqa: PLC0415 - most forms name none

    around = standards_around(Path(form.file)) if form.file else None
    return None if around == Path.cwd() else around


def find_standard(name: str, *, is_asked: bool, near: Path | None = None) -> "Standard | None":
    """A standard that a form only says it was built from may be missing: rules then say so.

    Args:
        name: ``dtm-wca/2026.1``; empty: none.
        is_asked: whether somebody asked for it.
        near: the folder whose standards come before the workspace's.

    Raises:
        UnknownNameError: it was asked for, and is not here.
    """
    if not name:
        return None
    from formkit.jobs import workspace  # noqa: PLC0415 - most forms name none

    try:
        return workspace.find_standard(name, near=near)
    except UnknownNameError:
        if is_asked:
            raise
        return None


def _refuse_unknown(component: str, standard: "Standard") -> None:
    known = tuple(dict.fromkeys(one.code for one in standard.components))
    if known and component not in known:
        raise UnknownNameError(Message("component"), component, known=known)


def subject_of(prepared: Prepared, standards: Standards) -> Subject:
    """Everything that rules look at.

    Raises:
        UnknownNameError: the terms name a standard that is not here, or a component
            that it does not have.
    """
    terms, form = prepared.terms, form_of(prepared.workbook)
    standard = standards.of(form, terms)
    return Subject(
        workbook=prepared.workbook,
        form=form,
        index=FormIndex(form),
        standard=standard,
        component=terms.component or form.settings.get("formkit_component"),
        base=_base_of(form, standard, terms.today) if standard else None,
        compilation=prepared.compilation,
        validation=prepared.validation,
        budgets=terms.budgets,
    )


def _base_of(form: Form, standard: "Standard", today: str) -> "Base | None":
    if not form.settings.get("formkit_template"):
        return None
    from formkit.jobs.bases import base_of  # noqa: PLC0415 - most forms name no template

    return base_of(form, standard, today=today)


def compiled(prepared: Prepared) -> Prepared:
    """With what pyxform says, where it is asked."""
    if not prepared.terms.compiles:
        return prepared
    from formkit.formats.xform import compile_form  # noqa: PLC0415 - not always asked

    return replace(prepared, compilation=compile_form(prepared.workbook))


def validated(forms: Sequence[Prepared]) -> tuple[Prepared, ...]:
    """With what ODK Validate says; it gets all XForms at once, for Java is slow."""
    xforms = {
        str(place): one.compilation.xform
        for place, one in enumerate(forms)
        if one.compilation and one.compilation.xform
    }
    if not xforms:
        return tuple(forms)
    from formkit.formats.odk_validate import validate_xforms  # noqa: PLC0415 - not always asked

    validations = validate_xforms(xforms)
    return tuple(
        replace(one, validation=validations.get(str(place))) for place, one in enumerate(forms)
    )
