"""A comparison as a file: a page, text for an e-mail, a copy of the form with coloured cells."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import formkit
from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.jobs.annotating import annotated_copy
from formkit.jobs.judging import Judged
from formkit.jobs.outputs import Output
from formkit.render.screen import Screen

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue


class ExportKind(StrEnum):
    """What a comparison can be written as."""

    HTML = "html"
    MARKDOWN = "md"
    WORKBOOK = "workbook"


EXPORTS = {
    ExportKind.HTML: Message("a page for a browser (HTML), to be read and filtered"),
    ExportKind.MARKDOWN: Message("text for an e-mail (Markdown)"),
    ExportKind.WORKBOOK: Message("a copy of the form with coloured cells and a sheet of changes"),
}


def kinds_for(judged: Judged) -> tuple[ExportKind, ...]:
    """What a comparison can be written as: an adaptation by itself has no form to be copied."""
    kept = (one for one in EXPORTS if judged.edited or one is not ExportKind.WORKBOOK)
    return tuple(kept)


def suggested(kind: ExportKind, form: Path) -> Path:
    """What the file is called when nobody says otherwise: beside the form."""
    if kind is ExportKind.WORKBOOK:
        ending = ".xlsm" if form.suffix.lower() == ".xlsm" else ".xlsx"
        return form.with_name(f"{form.stem}-changes{ending}")
    return form.with_name(f"{form.stem}-changes.{kind}")


def exported(
    kind: ExportKind,
    path: Path,
    comparison: Comparison,
    *,
    catalogue: "Catalogue",
    language: str,
    is_redeployed: bool,
) -> Output:
    """Write a comparison, in the reader's language.

    Args:
        kind: of the file.
        path: where it goes.
        comparison: what is told.
        catalogue: the words of the reader's language.
        language: the reader's, ``fr``.
        is_redeployed: whether to tell what can go to devices.

    Raises:
        FormkitError: the form cannot be read any more.
    """
    if kind is ExportKind.WORKBOOK:
        from formkit.render.xlsx.changes import change_annotations  # noqa: PLC0415 - seldom needed

        screen = Screen(catalogue=catalogue)
        return annotated_copy(
            comparison.new.file,
            path,
            lambda workbook: change_annotations(comparison, workbook, screen, all_too=False),
        )
    if kind is ExportKind.MARKDOWN:
        from formkit.render.markdown import changes as as_markdown  # noqa: PLC0415 - as above

        text = as_markdown.render_comparison(
            comparison, catalogue=catalogue, is_redeployed=is_redeployed
        )
    else:
        from formkit.render.html import changes as as_html  # noqa: PLC0415 - as above

        text = as_html.render_comparison(
            comparison,
            version=formkit.__version__,
            catalogue=catalogue,
            language=language,
            is_redeployed=is_redeployed,
        )
    return Output(path=path, content=f"{text}\n".encode())
