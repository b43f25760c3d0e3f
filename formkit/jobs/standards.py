"""Work on the standard itself."""

from pathlib import Path

from formkit.align.standard_check import check_standard as judge_standard
from formkit.core.errors import FormkitError
from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.formats.files import read_workbook
from formkit.formats.standard_workbook import export_standard as tables_of
from formkit.formats.standard_workbook import import_standard as files_of
from formkit.jobs.outputs import Output, output_of
from formkit.jobs.workspace import find_release, find_standard


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
