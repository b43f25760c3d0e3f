"""``formkit diff``."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, OUTPUT, overwrite_option, today_option
from formkit.cli.output import save
from formkit.render.formats import ChangesFormat

if TYPE_CHECKING:
    from formkit.jobs import Comparison
    from formkit.jobs.outputs import Output

_PROFILES = ("identical", "comparable", "mappable", "deployable")


@click.command("diff", cls=Command)
@click.argument("old", type=FORM)
@click.argument("new", type=FORM, required=False)
@click.option(
    "--standard",
    metavar="NAME",
    default="",
    help="Judge by this standard, as dtm-wca/2026.1; left out, the one that a form names.",
)
@click.option(
    "--require",
    type=click.Choice(_PROFILES),
    metavar="PROFILE",
    help="End with exit code 1 when less is left than this: identical, comparable, mappable or"
    " deployable.",
)
@click.option("--reasons", is_flag=True, help="Give all three reasons for each change.")
@click.option(
    "--since-deployed",
    "deployed",
    type=FORM,
    metavar="FILE",
    help="The form that devices have, in place of OLD: tell what can go today and what has to"
    " wait.",
)
@click.option(
    "--exit-code",
    is_flag=True,
    help="End with exit code 1 when anything changed; with --since-deployed, when anything has to"
    " wait.",
)
@click.option(
    "--all",
    "all_",
    is_flag=True,
    help="Show also what is only written differently, such as another spacing in a condition.",
)
@click.option(
    "--waivers",
    type=FORM,
    metavar="FILE",
    help="What the regional hub allows; left out, waivers.yaml beside NEW.",
)
@today_option
@click.option(
    "--format",
    "format_",
    type=click.Choice([str(one) for one in ChangesFormat]),
    help="Text or HTML for people, Markdown for an e-mail, JSON for programs; left out, as the"
    " name that --output gives ends, else text.",
)
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    metavar="FILE",
    help="Write the changes to a file instead of showing them.",
)
@click.option(
    "--annotated",
    type=OUTPUT,
    metavar="FILE",
    help="Write a copy of NEW with coloured cells, the old text in comments, and a sheet of"
    " changes for the hub.",
)
@overwrite_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Tell what changed from an OLD form to a NEW one, and what each change costs.

    Three things are said of each change: whether the data still compare with the
    standard and with earlier rounds, what becomes of data collected already, and
    what the country needs from the region before it does this.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    asked = _Asked(**options)
    form = _checked_form(asked)
    comparison = jobs.diff_files(
        *_files(asked), standard=asked.standard, waivers=asked.waivers, today=asked.today
    )
    _tell(ctx, asked, form, comparison)
    ctx.exit(Exit.FOUND if _is_found(asked, comparison) else Exit.OK)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The options as they were given."""

    old: Path
    new: Path | None
    standard: str
    require: str | None
    reasons: bool
    deployed: Path | None
    exit_code: bool
    all_: bool
    waivers: Path | None
    today: str
    format_: str | None
    output: Path | None
    annotated: Path | None
    overwrite: bool


def _files(asked: _Asked) -> tuple[Path, Path]:
    """The two forms: with --since-deployed the one argument is the new one."""
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if asked.deployed is None:
        if asked.new is None:
            raise FormkitError(Message("{name} is missing", name="NEW"))
        return asked.old, asked.new
    if asked.new is not None:
        raise FormkitError(
            Message("--since-deployed names the form that devices have: give the new form alone")
        )
    return asked.deployed, asked.old


def _checked_form(asked: _Asked) -> ChangesFormat:
    """The format; what can be read in no way is refused before anything is done."""
    from formkit.cli.diff_reports import changes_format  # noqa: PLC0415 - quick `--help`
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - as above
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if asked.overwrite and not (asked.output or asked.annotated):
        raise FormkitError(Message("--overwrite goes with --output or --annotated"))
    return changes_format(asked.format_, asked.output)


def _tell(ctx: click.Context, asked: _Asked, form: ChangesFormat, comparison: "Comparison") -> None:
    from formkit.cli import diff_reports as reports  # noqa: PLC0415 - `formkit --help` needs none
    from formkit.render.text.changes import Wanted  # noqa: PLC0415 - as above
    from formkit.render.text.verdicts import Reasons  # noqa: PLC0415 - as above

    wanted = Wanted(
        all_too=asked.all_,
        reasons=Reasons.ALL if asked.reasons else Reasons.SHORT,
        is_redeployed=bool(asked.deployed),
    )
    files: tuple[Output, ...] = ()
    if asked.output is None:
        reports.show_changes(ctx, form, comparison, wanted)
    else:
        files = (reports.changes_file(ctx, form, asked.output, comparison, wanted),)
    if asked.annotated:
        files += (reports.annotated_file(ctx, asked.annotated, comparison, wanted),)
    if files:
        save(ctx, files, dry_run=False, overwrite=asked.overwrite)


def _is_found(asked: _Asked, comparison: "Comparison") -> bool:
    if asked.require and not comparison.meets(asked.require):
        return True
    if asked.exit_code and asked.deployed:
        return comparison.must_wait
    return asked.exit_code and bool(comparison.changes if asked.all_ else comparison.meant)
