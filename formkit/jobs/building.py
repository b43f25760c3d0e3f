"""A form from a standard: beginning an adaptation, and building what one describes."""

from dataclasses import dataclass, replace
from pathlib import Path

from formkit.compose.composing import Composition, compose, compose_on
from formkit.compose.starter import starter_adaptation
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.formats.adaptations import read_adaptation
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.reading import read_form
from formkit.formats.xform import compile_form
from formkit.jobs.outputs import Output, file_name, output_of
from formkit.jobs.workspace import find_standard
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form
from formkit.model.gazetteer import Gazetteer
from formkit.model.sheets import Workbook
from formkit.model.standard import Country, Standard
from formkit.model.template import Template


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
    place = find_country(found, country)
    text = starter_adaptation(found, recipe, place, language=language)
    return Output(path=path, content=text.encode())


def find_country(standard: Standard, asked: str) -> Country:
    """A country by its code of three letters or two, or its name; capitals do not matter.

    Raises:
        UnknownNameError: the standard has no such country.
    """
    for one in standard.countries:
        names = (one.iso3, one.iso2, *(text for _, text in one.names))
        if asked.casefold() in map(str.casefold, names):
            return one
    known = tuple(one.iso3 for one in standard.countries)
    raise UnknownNameError(Message("country"), asked, known=known)


@dataclass(frozen=True, kw_only=True)
class Built:
    """A form that an adaptation describes, and the files that hold it."""

    composition: Composition
    standard: Standard | None = None
    """None, as is the template, where the adaptation begins with another form."""
    template: Template | None = None
    base: str = ""
    """The path of that form."""
    outputs: tuple[Output, ...] = ()
    """The workbook first, then its attachments and its XForm."""


def build(adaptation: Path | str) -> Form:
    """Build the form that an adaptation describes, and write nothing.

    Raises:
        FormkitError: as for ``build_file``.
    """
    return build_file(Path(adaptation)).composition.form


def build_file(
    adaptation: Path,
    *,
    workbook: Path | None = None,
    with_xform: bool = False,
    with_locks: bool = False,
) -> Built:
    """Build the form that an adaptation describes.

    Args:
        adaptation: the path of ``adaptation.yaml``.
        workbook: what to write; None: the form's id with .xlsx, beside the adaptation.
        with_xform: whether the XForm is wanted too.
        with_locks: whether the standard's policy is written as Kobo's locks, too.

    Raises:
        FormkitError: the adaptation, the standard or the gazetteer does not hold what it should.
    """
    wanted = read_adaptation(adaptation)
    built = compose_adaptation(wanted, adaptation.parent)
    if with_locks:
        built = _locked(built)
    composition = built.composition
    path = workbook or adaptation.parent / _workbook_name(built, adaptation, wanted.loc)
    _refuse_base(path, built)
    sheets = layout(composition.form)
    outputs = (
        output_of(sheets, path),
        *(
            Output(path=path.parent / file_name(name, wanted.loc), content=text.encode())
            for name, text in composition.attachments
        ),
        *(_compiled(replace(sheets, path=str(path))) if with_xform else ()),
    )
    return replace(built, outputs=outputs)


def _locked(built: Built) -> Built:
    """With Kobo's locks, as the policy of the standard has them."""
    from formkit.compose.locking import with_locks  # noqa: PLC0415 - not always asked

    if built.standard is None:
        text = "locks are those of a standard, and the adaptation begins with a form: {base}"
        raise FormkitError(Message(text, base=built.base))
    form = with_locks(built.composition.form, built.standard)
    return replace(built, composition=replace(built.composition, form=form))


def compose_adaptation(wanted: Adaptation, folder: Path) -> Built:
    """The form that an adaptation describes, and no files yet.

    Args:
        wanted: the adaptation.
        folder: where it lies; paths in it begin there.

    Raises:
        FormkitError: the adaptation, the standard or the gazetteer does not hold what it should.
        UnreadableFormError: the form that it begins with is none that can be read.
    """
    if wanted.base:
        base = folder / wanted.base
        return Built(composition=compose_on(read_form(base), wanted), base=str(base))
    name = "/".join(filter(None, (wanted.standard, wanted.version)))
    standard = find_standard(name, near=folder)
    template = _template(standard, wanted.template, wanted.loc)
    composition = compose(standard, template, wanted, _gazetteer(wanted, folder))
    return Built(composition=composition, standard=standard, template=template)


def _workbook_name(built: Built, adaptation: Path, loc: Loc) -> str:
    """The form's id with the ending of a workbook; the id may be any text, or taken away."""
    if built.base:
        return file_name(f"{Path(built.base).stem}_adapted.xlsx", loc)
    form_id = built.composition.form.settings.get("form_id")
    return file_name(f"{form_id or adaptation.stem}.xlsx", loc)


def _refuse_base(path: Path, built: Built) -> None:
    """Go on only when the form that the adaptation begins with stays as it is."""
    if built.base and path.resolve() == Path(built.base).resolve():
        text = "{path} is the form that the adaptation begins with; name another file"
        raise FormkitError(Message(text, path=str(path)))


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
