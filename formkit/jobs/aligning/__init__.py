"""A form's questions beside the dictionary's variables: what is settled, and what is not."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from formkit.align.coverage import (
    AskedVariable,
    ModuleCoverage,
    Share,
    coverage_by_module,
    total_of,
    variables_of,
)
from formkit.align.datakit import DatakitMatch, DatakitStatus, datakit_matches
from formkit.align.states import JudgedQuestion, Rejected, judge_questions
from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.datakit import DatakitField, read_datakit
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.reading import form_of
from formkit.jobs.configuring import terms_of
from formkit.jobs.editing import ReadFile
from formkit.jobs.subjects import BY_ITSELF, Standards, Tell, nobody
from formkit.jobs.workspace import find_release
from formkit.lint.ignoring import exemptions
from formkit.lint.subject import Subject
from formkit.model.dictionary import Category
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.standard import Component, Country, Standard

_REQUIRED = frozenset((Category.CORE_CDW, Category.CORE))


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentTerms:
    """Against what a form is held; what is left out, the form or its workspace says."""

    standard: str = ""
    """``dtm-wca/2026.1``; where nobody names one, the newest there is."""
    component: str = ""
    """The activity's code, which decides what a form must ask."""
    datakit: Path | None = None
    """An export of DTM's Datakit."""
    rejected: Rejected = frozenset()
    country: str = ""
    """Whose form it is, as ISO code, where a person said it because the form does not."""


BY_THE_FORM = AlignmentTerms()
"""By what the form and its workspace say."""


@dataclass(frozen=True, kw_only=True)
class MissingVariable:
    """A variable that the component must ask and the form lacks."""

    asked: AskedVariable
    may_be: tuple[JudgedQuestion, ...] = ()
    """Questions for which it is suggested, in sheet order."""


@dataclass(frozen=True, kw_only=True)
class AlignedForm:
    """A form beside a standard's dictionary."""

    file: ReadFile
    form: Form
    standard: Standard
    component: str
    """Empty where nobody says: then no variable counts as missing."""
    questions: tuple[JudgedQuestion, ...]
    missing: tuple[MissingVariable, ...] = ()
    """Core variables only, in the order of the component's modules."""
    coverage: tuple[ModuleCoverage, ...] = ()
    datakit: tuple[DatakitMatch, ...] = ()
    """Empty where no export was named."""

    @property
    def path(self) -> Path:
        """The file that was read."""
        return self.file.path

    @property
    def country(self) -> Country | None:
        """The country that the form names; None where it names none."""
        return self.standard.country(self.form.settings.get("formkit_country"))

    @property
    def needing(self) -> tuple[JudgedQuestion, ...]:
        """The questions that need a variable, or a reason for having none."""
        return tuple(one for one in self.questions if one.state != "no need")

    @property
    def settled(self) -> Share:
        """The questions about which nothing is left to decide."""
        needing = self.needing
        return Share(
            asked=sum(not one.state.is_open for one in needing),
            wanted=len(needing),
        )

    @property
    def required(self) -> Share:
        """The core variables of the component that the form asks."""
        shares = (share for one in self.coverage for tier, share in one.tiers if tier in _REQUIRED)
        return total_of(shares)

    @cached_property
    def askers(self) -> Mapping[str, tuple[JudgedQuestion, ...]]:
        """Variable -> the questions that stand for it, in sheet order."""
        found: dict[str, list[JudgedQuestion]] = {}
        for one in self.questions:
            if one.aligned.variable:
                found.setdefault(one.aligned.variable.name, []).append(one)
        return {name: tuple(questions) for name, questions in found.items()}

    @cached_property
    def modules(self) -> Mapping[str, str]:
        """Variable -> the module that asks it in the component."""
        wanted = variables_of(self.standard, self.component)
        return {one.variable.name: one.module for one in wanted}

    @cached_property
    def datakit_by_row(self) -> Mapping[int, DatakitMatch]:
        """Row of the survey sheet -> what the Datakit says of it."""
        return {one.entry.node.loc.row: one for one in self.datakit if one.entry}

    @property
    def missing_in_datakit(self) -> tuple[DatakitField, ...]:
        """The Datakit's core fields that no question has."""
        missing = (one for one in self.datakit if one.status is DatakitStatus.MISSING_CORE)
        return tuple(one.field for one in missing if one.field)


def align_file(
    path: Path,
    terms: AlignmentTerms = BY_THE_FORM,
    *,
    standards: Standards | None = None,
    tell: Tell = nobody,
) -> AlignedForm:
    """Hold a form against a dictionary; nothing is written.

    Args:
        path: the form.
        terms: against what it is held.
        standards: those read already.
        tell: told how far the work is.

    Raises:
        UnreadableFormError: the form cannot be read.
        UnknownNameError: the standard or component is not here.
        FormkitError: the Datakit's export has not the columns of one.
    """
    tell(Message("reading …"))
    content = read_file(path)
    workbook = parse_workbook(content, str(path))
    form = form_of(workbook)
    asked = replace(BY_ITSELF, standard=terms.standard, component=terms.component)
    (here,) = terms_of((path,), asked)
    known = standards or Standards()
    tell(Message("reading the standard …"))
    standard = known.of(form, here) or known.of(form, replace(here, standard=_newest()))
    assert standard is not None  # noqa: S101 - a standard that is asked for is there
    component = here.component or form.settings.get("formkit_component")
    tell(Message("comparing …"))
    file = ReadFile(path=path, content=content, workbook=workbook)
    return _aligned(file, form, standard, replace(terms, component=component))


def _newest() -> str:
    release = find_release()
    return f"{release.id}/{release.version}"


def _aligned(file: ReadFile, form: Form, standard: Standard, terms: AlignmentTerms) -> AlignedForm:
    index = FormIndex(form)
    subject = Subject(workbook=file.workbook, form=form, index=index, standard=standard)
    wanted = variables_of(standard, terms.component)
    questions = judge_questions(
        index,
        standard,
        rejected=terms.rejected,
        exempt=_exempt_rows(subject),
        wanted=frozenset(one.variable.name for one in wanted),
    )
    asked = {variable.name for one in questions for variable in one.aligned.variables}
    return AlignedForm(
        file=file,
        form=form,
        standard=standard,
        component=terms.component,
        questions=questions,
        missing=_missing(wanted, asked, questions),
        coverage=coverage_by_module(wanted, asked),
        datakit=_datakit(index, standard, terms),
    )


def _exempt_rows(subject: Subject) -> dict[int, set[str]]:
    """Row of the survey sheet -> the rules that a reason beside it lets stand."""
    survey = subject.form.columns_of("survey")
    found: dict[int, set[str]] = {}
    for one in exemptions(subject):
        sheet, row = one.scope
        if survey and sheet == survey.sheet and one.reason:
            found.setdefault(row, set()).update(name.upper() for name in one.rules)
    return found


def _missing(
    wanted: Iterable[AskedVariable], asked: set[str], questions: tuple[JudgedQuestion, ...]
) -> tuple[MissingVariable, ...]:
    suggested: dict[str, list[JudgedQuestion]] = {}
    for question in questions:
        for one in question.suggestions:
            suggested.setdefault(one.variable.name, []).append(question)
    return tuple(
        MissingVariable(asked=one, may_be=tuple(suggested.get(one.variable.name, ())))
        for one in wanted
        if one.variable.is_core and one.variable.name not in asked
    )


def _datakit(
    index: FormIndex, standard: Standard, terms: AlignmentTerms
) -> tuple[DatakitMatch, ...]:
    if terms.datakit is None:
        return ()
    named = component_of(standard, terms.component)
    name = named.datakit_name if named and named.datakit_name else terms.component
    return datakit_matches(index, read_datakit(terms.datakit), name)


def component_of(standard: Standard, code: str) -> Component | None:
    """The component of a standard with this code."""
    return next((one for one in standard.components if one.code == code), None)


def known_component(standard: Standard, code: str) -> Component:
    """The same, where a person asked for it.

    Raises:
        UnknownNameError: the standard has none of that code.
    """
    found = component_of(standard, code)
    if found is None:
        known = tuple(one.code for one in standard.components)
        raise UnknownNameError(Message("component"), code, known=known)
    return found
