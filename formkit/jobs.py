"""What formkit does, one function a job, each read from top to bottom.

This is the table of contents: command line and terminal UI call it and hold
no logic of their own.  A job takes values and paths and gives back values;
what it would write comes back as ``Output``, for ``formkit.outputs.save``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from formkit.align.standard_check import check_standard as judge_standard
from formkit.align.standard_check.rules import STANDARD_RULES, StandardRule
from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.compose.composing import Composition, compose
from formkit.compose.starter import starter_adaptation
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.findings import Report
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.formats.adaptations import read_adaptation
from formkit.formats.files import read_workbook
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.reading import form_of, read_form
from formkit.formats.standard_workbook import export_standard as tables_of
from formkit.formats.standard_workbook import import_standard as files_of
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule
from formkit.model.adaptation import Adaptation
from formkit.model.dictionary import Variable
from formkit.model.form import Form
from formkit.model.gazetteer import Gazetteer
from formkit.model.sheets import Workbook
from formkit.model.standard import Country, Standard
from formkit.model.template import Template
from formkit.outputs import Output, output_of, save
from formkit.subjects import BY_ITSELF, Judgement, Tell, nobody, subjects_of
from formkit.workspace import find_release, find_standard


def new(
    country: str, template: str, path: Path, *, standard: str = "", language: str = "en"
) -> Output:
    """Begin an adaptation: what a country starts from, each line explained.

    Args:
        country: ISO 3166-1 code of three letters or two, or its name in any of the
            standard's languages; capitals do not matter.
        template: its id; capitals will do.
        path: where it is to be written.
        standard: as for ``find_standard``.
        language: of the comments, ``en`` or ``fr``.

    Raises:
        UnknownNameError: the standard has no such country or template.
    """
    found = find_standard(standard)
    recipe = _template(found, template.lower())
    place = _country(found, country)
    text = starter_adaptation(found, recipe, place, language=language)
    return Output(path=path, content=text.encode())


def _country(standard: Standard, asked: str) -> Country:
    for one in standard.countries:
        names = (one.iso3, one.iso2, *(text for _, text in one.names))
        if asked.casefold() in map(str.casefold, names):
            return one
    known = tuple(one.iso3 for one in standard.countries)
    raise UnknownNameError(Message("country"), asked, known=known)


@dataclass(frozen=True, kw_only=True)
class Built:
    """A form made from a standard, and the files that hold it."""

    standard: Standard
    template: Template
    composition: Composition
    outputs: tuple[Output, ...]
    """The workbook first, then its attachments and its XForm."""


def build(adaptation: Path | str) -> Form:
    """Build the form that an adaptation describes, and write nothing.

    Raises:
        FormkitError: as for ``build_file``.
    """
    return build_file(Path(adaptation)).composition.form


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


def check(form: Form | Path | str, judgement: Judgement = BY_ITSELF) -> Report:
    """Check one form.

    Args:
        form: a form, or the path of one.
        judgement: by what it is judged.

    Raises:
        UnreadableFormError: the file is no form that can be read.
    """
    workbook = layout(form) if isinstance(form, Form) else read_workbook(form)
    return check_workbooks((workbook,), judgement)[0]


def check_files(
    paths: Sequence[Path], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check files of forms, all of them in one go of ODK Validate.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    tell(Message("reading …"))
    return check_workbooks(tuple(map(read_workbook, paths)), judgement, tell=tell)


def check_workbooks(
    workbooks: tuple[Workbook, ...], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check forms that are read already, or were never written."""
    subjects = subjects_of(workbooks, judgement, tell=tell)
    return tuple(run_rules(subject, find_rules()) for subject in subjects)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two forms, and what happened from the one to the other."""

    old: Form
    new: Form
    changes: tuple[Change, ...]

    @property
    def meant(self) -> tuple[Change, ...]:
        """The changes that alter more than spelling."""
        return tuple(one for one in self.changes if not getattr(one, "equivalent", False))


def diff(old: Form | Path | str, new: Form | Path | str) -> tuple[Change, ...]:
    """What happened from one form to another, each a form or the path of one.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    forms = (one if isinstance(one, Form) else read_form(one) for one in (old, new))
    return find_changes(*forms)


def diff_files(old: Path, new: Path) -> Comparison:
    """Compare two files of forms.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    return compare(read_workbook(old), read_workbook(new))


def compare(old: Workbook, new: Workbook) -> Comparison:
    """Compare forms that are read already."""
    before, after = form_of(old), form_of(new)
    return Comparison(old=before, new=after, changes=find_changes(before, after))


def write_form(form: Form, path: Path | str, *, overwrite: bool = False) -> None:
    """Write a form as a new workbook; the path's ending tells the format: .xlsx, .csv or .md.

    Raises:
        FormkitError: the file is there with other content, or cannot be written.
    """
    save((output_of(layout(form), Path(path)),), overwrite=overwrite)


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
    return output_of(tables_of(find_release(name).folder), path)


def import_standard(workbook: Path, folder: Path) -> tuple[Output, ...]:
    """Take the tables of an edited workbook back; only files that change come back.

    Args:
        workbook: an exported one, edited.
        folder: of the release, ``standards/dtm-wca/2026.1``; its templates lie in the
            folder ``templates`` beside ``standards``.

    Raises:
        BadManifestError: the standard would not hold together, or Excel has changed a cell.
        FormkitError: the folder is no standard's.
    """
    if not (folder / "standard.yaml").is_file():
        text = "{folder} is no folder of a standard: it has no file {file}"
        raise FormkitError(Message(text, folder=str(folder), file="standard.yaml"))
    here = folder.resolve()
    templates = here.parents[2] / "templates" / here.parent.name / here.name
    changed = files_of(read_workbook(workbook), folder, templates)
    return tuple(Output(path=file.path, content=file.content) for file in changed)


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
