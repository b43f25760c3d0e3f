"""What a check found, as a file beside the form: a page, or a copy with coloured cells."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import formkit
from formkit.core.errors import FormkitError
from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.jobs.annotating import annotated_copies
from formkit.jobs.outputs import Output, WouldOverwriteError, save
from formkit.lint.registry import all_rules
from formkit.render.screen import Screen
from formkit.tui.screens.check.sorting import SortingScreen
from formkit.tui.working import Tell

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue


_PAGE, _COPY = "page", "copy"
_EXPORTING = "export"


class ExportingScreen(SortingScreen):
    """Writes what was found into a file of its own."""

    def action_export(self) -> None:
        """Ask in which form, and write it beside the workbook."""
        if self.review is None:
            return
        options = (
            (_PAGE, self.say(Message("A page for the browser, with everything that was found"))),
            (_COPY, self.say(Message("A copy of the workbook with coloured cells and comments"))),
        )
        self.choose(Message("What is to be written?"), options, self._export)

    def _export(self, kind: str) -> None:
        if self.review is None:
            return
        report, language = self.review.report, str(self.shell.language)
        make = partial(page_of, language=language) if kind == _PAGE else copy_of
        self.work(
            lambda _tell: make(report, self.catalogue),
            self._write,
            doing=Message("writing …"),
            group=_EXPORTING,
        )

    def _write(self, output: Output, *, overwrite: bool = False) -> None:
        self.work(
            partial(_saved, output, overwrite=overwrite),
            self._tell_written,
            doing=Message("writing …"),
            group=_EXPORTING,
            otherwise=partial(self._ask_to_replace, output),
        )

    def _tell_written(self, output: Output) -> None:
        self.tell(Message("written: {file}", file=str(output.path)))
        for loss in output.losses:
            self.warn(Message("not kept: {loss}", loss=loss))

    def _ask_to_replace(self, output: Output, error: FormkitError | OSError) -> None:
        if not isinstance(error, WouldOverwriteError):
            self.fail(error)
            return
        text = "{file} is there already; what is in it will be lost"
        self.ask_whether(
            Message(text, file=output.path.name),
            lambda: self._write(output, overwrite=True),
            yes=Message("Replace"),
        )


def page_of(report: Report, catalogue: "Catalogue", language: str) -> Output:
    """The page of a report, to be written beside the form.

    Args:
        report: of one form.
        catalogue: the words of the reader's language.
        language: the reader's, ``fr``.
    """
    from formkit.render.html.reports import render_reports  # noqa: PLC0415 - seldom needed

    text = render_reports(
        (report,),
        version=formkit.__version__,
        catalogue=catalogue,
        language=language,
        rules=tuple(all_rules().values()),
    )
    path = Path(report.file)
    return Output(path=path.with_name(f"{path.stem}-check.html"), content=f"{text}\n".encode())


def copy_of(report: Report, catalogue: "Catalogue") -> Output:
    """The annotated copy of a form, to be written beside it.

    Args:
        report: of one form.
        catalogue: the words of the reader's language.

    Raises:
        FormkitError: the form cannot be read any more.
    """
    from formkit.render.xlsx.annotations import annotations_of  # noqa: PLC0415 - seldom needed

    path = Path(report.file)
    ending = ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
    screen = Screen(catalogue=catalogue)
    (copy,) = annotated_copies(
        (report,),
        path.with_name(f"{path.stem}-check{ending}"),
        lambda one, workbook: annotations_of(one, workbook, screen),
    )
    return copy


def _saved(output: Output, _tell: Tell, *, overwrite: bool) -> Output:
    save((output,), overwrite=overwrite)
    return output
