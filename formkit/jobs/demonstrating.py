"""The main job on a worked example: a form for Chad, and the copy that a country edited."""

from pathlib import Path

from formkit.align.coverage import variables_of
from formkit.align.identity import align
from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.files import read_workbook
from formkit.formats.layout import layout
from formkit.jobs.building import Built, build_file, new
from formkit.jobs.checking import check_workbooks
from formkit.jobs.comparing import Comparison, compare
from formkit.jobs.outputs import Output
from formkit.jobs.subjects import BY_ITSELF, Tell, nobody
from formkit.jobs.workspace import find_examples
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.standard import Standard

_ADAPTATION = Path("lake-chad/chad/adaptation.yaml")
_EDITED = Path("lake-chad/chad/bsa_tcd_edited.xlsx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A form beside the data dictionary, in numbers."""

    questions: int
    """Those with a name that collect something or calculate it."""
    identified: int
    """Those that stand for one variable of the dictionary."""
    local: int
    """Those of the country's own, by their prefix."""
    core: int
    """Core variables of the component."""
    core_asked: int


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """What was done, in the order in which it was done."""

    begun: Output
    """An adaptation as ``formkit new`` writes it."""
    built: Built
    alignment: Alignment
    built_report: Report
    edited_report: Report
    comparison: Comparison
    edited: Output
    """The copy that the country edited."""

    @property
    def outputs(self) -> tuple[tuple[Output, Message], ...]:
        """All files, and what each is."""
        workbook, *others = self.built.outputs
        kinds = {
            ".xml": Message("the XForm, as devices read it"),
            ".csv": Message("a list of choices that is attached to the form"),
        }
        return (
            (self.begun, Message("an adaptation as `formkit new` writes it, to begin from")),
            (workbook, Message("the form: open it in Excel, upload it to KoboToolbox")),
            *((output, kinds[output.path.suffix]) for output in others),
            (self.edited, Message("the copy that was edited")),
        )


def demonstrate(folder: Path, *, language: str = "en", tell: Tell = nobody) -> Demonstration:
    """Begin, build, align, check and compare.

    Args:
        folder: where the files are to go.
        language: of the comments in the new adaptation.
        tell: told how far it is.
    """
    examples = find_examples()
    tell(Message("building a form for Chad …"))
    begun = new("TCD", "bsa", folder / "adaptation_new.yaml", language=language)
    built = build_file(examples / _ADAPTATION, workbook=folder / "bsa_tcd.xlsx", with_xform=True)
    form = built.composition.form
    assert built.standard is not None  # noqa: S101 - the example has a template
    alignment = _aligned(form, built.standard)
    content = (examples / _EDITED).read_bytes()
    edited = Output(path=folder / _EDITED.name, content=content)
    ours = replace(layout(form), path=str(folder / "bsa_tcd.xlsx"))
    theirs = replace(read_workbook(examples / _EDITED), path=str(edited.path))
    reports = check_workbooks((ours, theirs), BY_ITSELF, tell=tell)
    tell(Message("comparing …"))
    return Demonstration(
        begun=begun,
        built=built,
        alignment=alignment,
        built_report=reports[0],
        edited_report=reports[1],
        comparison=compare(ours, theirs),
        edited=edited,
    )


def _aligned(form: Form, standard: Standard) -> Alignment:
    aligned = align(FormIndex(form), standard)
    found = {one.variable.name for one in aligned if one.variable}
    component = form.settings.get("formkit_component")
    core = {one.variable.name for one in variables_of(standard, component) if one.variable.is_core}
    return Alignment(
        questions=len(aligned),
        identified=sum(one.variable is not None for one in aligned),
        local=sum(one.is_local for one in aligned),
        core=len(core),
        core_asked=len(core & found),
    )
