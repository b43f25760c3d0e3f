"""Forms made ready for the rules: read, and given to the compilers that are asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.formats.reading import form_of
from formkit.lint.subject import Subject
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.sheets import Workbook

if TYPE_CHECKING:
    from formkit.model.standard import Standard

Tell = Callable[[Message], None]
"""Told how far a job is."""


def nobody(_message: Message) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """By what forms are judged."""

    standard: str = ""
    """``dtm-wca/2026.1``; empty: what the form says of itself."""
    component: str = ""
    """The activity's code; empty: what the form says of itself."""
    compiles: bool = True
    """Whether pyxform and ODK Validate are asked."""


BY_ITSELF = Judgement()
"""By what the form says of itself; the compilers are asked."""


def subjects_of(
    workbooks: tuple[Workbook, ...], judgement: Judgement, *, tell: Tell = nobody
) -> tuple[Subject, ...]:
    """Everything that rules look at, one subject a workbook.

    Raises:
        UnknownNameError: the judgement names a standard that is not here, or a component
            that none of the standards has.
    """
    forms = tuple(form_of(workbook) for workbook in workbooks)
    names = dict.fromkeys(_standard_name(form, judgement) for form in forms)
    standards = {name: _standard(name, is_asked=bool(judgement.standard)) for name in names}
    _refuse_unknown(judgement.component, tuple(one for one in standards.values() if one))
    subjects = tuple(
        _subject(workbook, form, judgement, standards[_standard_name(form, judgement)])
        for workbook, form in zip(workbooks, forms, strict=True)
    )
    return _compiled(subjects, tell) if judgement.compiles else subjects


def _standard_name(form: Form, judgement: Judgement) -> str:
    return judgement.standard or form.settings.get("formkit_standard").replace(" ", "/")


def _standard(name: str, *, is_asked: bool) -> "Standard | None":
    """A standard that a form only says it was built from may be missing: rules then say so."""
    if not name:
        return None
    from formkit.jobs.workspace import find_standard  # noqa: PLC0415 - most forms name none

    try:
        return find_standard(name)
    except UnknownNameError:
        if is_asked:
            raise
        return None


def _refuse_unknown(component: str, standards: "tuple[Standard, ...]") -> None:
    known = tuple(dict.fromkeys(one.code for each in standards for one in each.components))
    if component and known and component not in known:
        raise UnknownNameError(Message("component"), component, known=known)


def _subject(
    workbook: Workbook, form: Form, judgement: Judgement, standard: "Standard | None"
) -> Subject:
    return Subject(
        workbook=workbook,
        form=form,
        index=FormIndex(form),
        standard=standard,
        component=judgement.component or form.settings.get("formkit_component"),
    )


def _compiled(subjects: tuple[Subject, ...], tell: Tell) -> tuple[Subject, ...]:
    """With the compilers' verdicts; ODK Validate gets all XForms at once, for Java is slow."""
    from formkit.formats.odk_validate import validate_xforms  # noqa: PLC0415 - not always asked
    from formkit.formats.xform import compile_form  # noqa: PLC0415 - not always asked

    tell(Message("asking pyxform …"))
    compilations = [compile_form(subject.workbook) for subject in subjects]
    tell(Message("asking ODK Validate …"))
    xforms = {str(place): one.xform for place, one in enumerate(compilations) if one.xform}
    validations = validate_xforms(xforms)
    return tuple(
        replace(subject, compilation=compilation, validation=validations.get(str(place)))
        for place, (subject, compilation) in enumerate(zip(subjects, compilations, strict=True))
    )
