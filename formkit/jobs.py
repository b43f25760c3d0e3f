"""What formkit does, one function a job, each read from top to bottom.

This is the table of contents: command line and terminal UI call it and hold
no logic of their own.  A job takes values and paths and gives back values;
what it would write comes back as ``Output``, for ``formkit.outputs.save``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from formkit.align.standard_check import check_standard as judge_standard
from formkit.compose.composing import Composition, compose
from formkit.compose.starter import starter_adaptation
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.findings import Report
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.formats import releases
from formkit.formats.adaptations import read_adaptation
from formkit.formats.files import read_workbook
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.reading import form_of
from formkit.formats.standard_workbook import export_standard as tables_of
from formkit.formats.standard_workbook import import_standard as files_of
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form
from formkit.model.gazetteer import Gazetteer
from formkit.model.index import FormIndex
from formkit.model.sheets import Workbook
from formkit.model.standard import Standard
from formkit.model.template import Template
from formkit.model.workspace import Release
from formkit.outputs import Output, output_of

_HERE = Path()
"""The working folder: standards of the user's own may lie there."""

Tell = Callable[[Message], None]
"""Told how far a job is."""


def _nobody(_message: Message) -> None:
    """Where nobody watches."""


def new(
    country: str, template: str, path: Path, *, standard: str = "", language: str = "en"
) -> Output:
    """Begin an adaptation: what a country starts from, each line explained.

    Args:
        country: ISO 3166-1 alpha-3 code; small letters will do.
        template: its id; capitals will do.
        path: where it is to be written.
        standard: as for ``find_standard``.
        language: of the comments, ``en`` or ``fr``.

    Raises:
        UnknownNameError: the standard has no such country or template.
    """
    found = find_standard(standard)
    recipe = _template(found, template.lower())
    place = found.country(country.upper())
    if place is None:
        known = tuple(one.iso3 for one in found.countries)
        raise UnknownNameError(Message("country"), country, known=known)
    text = starter_adaptation(found, recipe, place, language=language)
    return Output(path=path, content=text.encode())


@dataclass(frozen=True, kw_only=True)
class Built:
    """A form made from a standard, and the files that hold it."""

    standard: Standard
    template: Template
    composition: Composition
    outputs: tuple[Output, ...]
    """The workbook first, then its attachments and its XForm."""


def build_file(
    adaptation: Path, *, workbook: Path | None = None, with_xform: bool = False
) -> Built:
    """Build the form that an adaptation describes.

    Args:
        adaptation: the path of ``adaptation.yaml``.
        workbook: what to write; None: the form's id with .xlsx, beside the adaptation.
        with_xform: whether the XForm is wanted too.

    Raises:
        FormkitError: the adaptation, the standard or the gazetteer does not hold what it should.
    """
    wanted = read_adaptation(adaptation)
    standard = find_standard("/".join(filter(None, (wanted.standard, wanted.version))))
    template = _template(standard, wanted.template, wanted.loc)
    places = _gazetteer(wanted, adaptation.parent)
    composition = compose(standard, template, wanted, places)
    form_id = composition.form.settings.get("form_id")
    path = workbook or adaptation.parent / f"{form_id}.xlsx"
    sheets = layout(composition.form)
    outputs = (
        output_of(sheets, path),
        *(
            Output(path=path.parent / name, content=text.encode())
            for name, text in composition.attachments
        ),
        *(_compiled(replace(sheets, path=str(path))) if with_xform else ()),
    )
    return Built(standard=standard, template=template, composition=composition, outputs=outputs)


def _template(standard: Standard, name: str, loc: Loc = NOWHERE) -> Template:
    found = standard.templates_by_id.get(name)
    if found is None:
        known = tuple(standard.templates_by_id)
        raise UnknownNameError(Message("template"), name, known=known, loc=loc)
    return found


def _gazetteer(wanted: Adaptation, folder: Path) -> Gazetteer | None:
    if not wanted.gazetteer:
        return None
    return read_gazetteer(folder / wanted.gazetteer, country=wanted.country)


def _compiled(workbook: Workbook) -> tuple[Output, ...]:
    compilation = compile_form(workbook)
    for error in compilation.errors:
        raise FormkitError(Message("pyxform does not take the form: {said}", said=error.text))
    path = Path(workbook.path).with_suffix(".xml")
    return (Output(path=path, content=compilation.xform.encode()),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """By what forms are judged."""

    standard: str = ""
    """``dtm-wca/2026.1``; empty: what the form says of itself."""
    component: str = ""
    """The activity's code; empty: what the form says of itself."""
    compiles: bool = True
    """Whether pyxform and ODK Validate are asked."""


def check_files(
    paths: Sequence[Path], judgement: Judgement = Judgement(), *, tell: Tell = _nobody
) -> tuple[Report, ...]:
    """Check files of forms, all of them in one go of ODK Validate.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    tell(Message("reading …"))
    subjects = tuple(_subject(read_workbook(path), judgement) for path in paths)
    if judgement.compiles:
        tell(Message("asking pyxform …"))
        subjects = tuple(
            replace(subject, compilation=compile_form(subject.workbook)) for subject in subjects
        )
        tell(Message("asking ODK Validate …"))
        subjects = _validated(subjects)
    return tuple(run_rules(subject, find_rules()) for subject in subjects)


def _subject(workbook: Workbook, judgement: Judgement) -> Subject:
    form = form_of(workbook)
    standard = _standard_of(form, judgement.standard)
    return Subject(
        workbook=workbook,
        form=form,
        index=FormIndex(form),
        dictionary=standard.dictionary if standard else None,
        standard=standard,
        component=judgement.component or form.settings.get("formkit_component"),
    )


def _standard_of(form: Form, asked: str) -> Standard | None:
    """The standard asked for, else the one that the form was built from, if it is here."""
    if asked:
        return find_standard(asked)
    said = form.settings.get("formkit_standard")
    try:
        return find_standard(said.replace(" ", "/")) if said else None
    except UnknownNameError:
        return None


def _validated(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Ask about those that pyxform accepts."""
    xforms = {
        str(number): subject.compilation.xform
        for number, subject in enumerate(subjects)
        if subject.compilation and subject.compilation.xform
    }
    validations = validate_xforms(xforms)
    return tuple(
        replace(subject, validation=validations.get(str(number)))
        for number, subject in enumerate(subjects)
    )


def convert(source: Path, target: Path) -> Output:
    """Write a form in another format, which the target's ending tells.

    Raises:
        FormkitError: the source cannot be read, or the target's format not be written.
    """
    return output_of(read_workbook(source), target)


def check_standard(name: str = "") -> Report:
    """Check a standard by its own rules, and tell what its sources do not give."""
    return judge_standard(find_standard(name))


def export_standard(name: str, path: Path) -> Output:
    """Write the tables of a standard as one workbook, to be edited in Excel."""
    return output_of(tables_of(_release(name).folder), path)


def import_standard(workbook: Path, folder: Path) -> tuple[Output, ...]:
    """Take the tables of an edited workbook back; only files that change come back.

    Raises:
        BadManifestError: a sheet is no table, or Excel has changed a cell's content.
    """
    changed = files_of(read_workbook(workbook), folder)
    return tuple(Output(path=file.path, content=file.content.encode()) for file in changed)


def find_standard(name: str = "") -> Standard:
    """Read a standard: the working folder's own, else formkit's.

    Args:
        name: ``dtm-wca/2026.1``; without a release the newest one, without a name
            the first standard there is.

    Raises:
        UnknownNameError: there is none of that name.
        BadManifestError: its files do not hold what they should.
    """
    release = _release(name)
    return releases.find_standard(release.id, release.version, _HERE)


def _release(name: str) -> Release:
    known = releases.find_releases(_HERE)
    identifier, _, version = name.partition("/")
    return releases.find_release(known, identifier or next(iter(known.standards), ""), version)


def find_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of ids."""
    return tuple(all_rules().values())


def find_rule(name: str) -> Rule:
    """The rule with this id or slug.

    Raises:
        UnknownNameError: there is none; says which there are.
    """
    for rule in find_rules():
        if name.upper() == rule.id or name.lower() == rule.slug:
            return rule
    raise UnknownNameError(Message("rule"), name, known=tuple(all_rules()))
