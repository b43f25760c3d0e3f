"""``formkit crosswalk``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option
from formkit.cli.output import remark, save
from formkit.render.catalogue import read_catalogue

if TYPE_CHECKING:
    from formkit.changes.crosswalk import Crosswalk
    from formkit.jobs.outputs import Output
    from formkit.render.crosswalk.scripts import Source

_FILES = {"csv": "crosswalk.csv", "python": "repair.py", "r": "repair.R"}
"""Format -> what its file is called in a folder."""
_ENDINGS = {".csv": "csv", ".py": "python", ".r": "r"}


@click.command("crosswalk", cls=Command)
@click.argument("old", type=FORM)
@click.argument("new", type=FORM)
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    help="A folder for all three files, or one file ending in .csv, .py or .R; left out, the"
    " terminal.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(_FILES)),
    help="A table, or a script that repairs data; left out, as the name that --output gives ends,"
    " else a table.",
)
@click.option(
    "--reverse", is_flag=True, help="The other way: data of NEW get the names and codes of OLD."
)
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    old: Path,
    new: Path,
    output: Path | None,
    format_: str | None,
    reverse: bool,
    **writing: Any,  # noqa: ANN401 - handed on
) -> None:
    """Map the names and codes of an OLD form to those of a NEW one, to repair old data.

    The scripts in Python and R repair an export of KoboToolbox with XML values and
    headers, and tell what they changed and what has no counterpart.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.crosswalk.scripts import Source  # noqa: PLC0415 - as above

    if reverse:
        old, new = new, old
    found = jobs.crosswalk(old, new)
    catalogue = read_catalogue(language_of(ctx))
    source = Source(crosswalk=found, old=str(old), new=str(new), catalogue=catalogue)
    if output is None:
        streams.give(_rendered(format_ or "csv", source).rstrip("\n"))
    else:
        save(ctx, _outputs(output, format_, source), **writing)
    _tell(ctx, found)


def _outputs(output: Path, format_: str | None, source: "Source") -> "tuple[Output, ...]":
    from formkit.jobs.outputs import Output  # noqa: PLC0415 - `formkit --help` must be quick

    wanted = format_ or _ENDINGS.get(output.suffix.lower())
    if wanted:
        files = {wanted: output}
    elif output.suffix and not output.is_dir():
        raise _no_format(output)
    else:
        files = {one: output / name for one, name in _FILES.items()}
    return tuple(Output(path=path, content=_content(one, source)) for one, path in files.items())


def _content(format_: str, source: "Source") -> bytes:
    """A table has a byte order mark, without which Excel shows accents wrong."""
    return _rendered(format_, source).encode("utf-8-sig" if format_ == "csv" else "utf-8")


def _rendered(format_: str, source: "Source") -> str:
    from formkit.render.crosswalk.python_script import render_python  # noqa: PLC0415 - as above
    from formkit.render.crosswalk.r_script import render_r  # noqa: PLC0415 - as above
    from formkit.render.crosswalk.table import render_table  # noqa: PLC0415 - as above

    if format_ == "csv":
        return render_table(source.crosswalk, source.catalogue)
    return render_python(source) if format_ == "python" else render_r(source)


def _no_format(output: Path) -> Exception:
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    text = (
        "the name of {file} does not say what to write; let it end in .csv, .py or .R, name a"
        " folder, or add --format"
    )
    return FormkitError(Message(text, file=str(output)))


def _tell(ctx: click.Context, found: "Crosswalk") -> None:
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    text = "names and codes that are mapped: {mapped}; that have no counterpart: {unmapped}"
    remark(ctx, Message(text, mapped=len(found.mapped), unmapped=len(found.unmapped)))
