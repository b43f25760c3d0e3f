"""Forms in other formats."""

from pathlib import Path

from formkit.formats.files import read_workbook
from formkit.formats.layout import layout
from formkit.jobs.outputs import Output, output_of, save
from formkit.model.form import Form


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
