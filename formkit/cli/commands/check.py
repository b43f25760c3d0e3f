"""``formkit check``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from formkit.cli.check_fixes import mending, save_fixes, tell_edits
from formkit.cli.check_reports import (
    annotated_files,
    report_file,
    report_format,
    show_reports,
)
from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import (
    FORM,
    OUTPUT,
    overwrite_option,
    report_format_option,
    standard_option,
    today_option,
)
from formkit.cli.output import progress, save
from formkit.core.values import dataclass
from formkit.render.formats import ReportFormat

if TYPE_CHECKING:
    from formkit.jobs import Checked, FixedForm
    from formkit.jobs.outputs import Output
    from formkit.jobs.subjects import Judgement

_SEVERITIES = ("error", "warning", "info")


@click.command("check", cls=Command)
@click.argument("forms", nargs=-1, required=True, type=FORM)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    metavar="SEVERITY",
    help="End with exit code 1 when a finding is this severe (error, warning or info) or worse;"
    " an error, unless formkit.yaml says otherwise.",
)
@click.option(
    "--no-compile", is_flag=True, help="Leave pyxform and ODK Validate out: quick, and less sure."
)
@standard_option
@click.option(
    "--component",
    metavar="CODE",
    default="",
    help="The activity, such as BSA, that decides which variables the form must ask.",
)
@click.option(
    "--rule",
    "rules",
    metavar="RULE=SETTING",
    multiple=True,
    help="Set a rule (FK203, its name, or FK2 for all that begin so) to off, on, error,"
    " warning or info; may be given several times.",
)
@click.option(
    "--config",
    "configuration",
    type=FORM,
    metavar="FILE",
    help="Read this instead of the nearest formkit.yaml in or above each form's folder.",
)
@click.option("--fix", is_flag=True, help="Fix in the workbook what needs no guessing.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: fix also what is only likely."
)
@click.option("--diff", is_flag=True, help="Show what --fix would edit, and write nothing.")
@click.option("--backup", is_flag=True, help="With --fix: keep what was there as NAME.bak.xlsx.")
@click.option(
    "--accept-loss",
    is_flag=True,
    help="With --fix: go on even if something of a workbook cannot be kept.",
)
@click.option(
    "--baseline", type=FORM, metavar="FILE", help="Leave out findings that this file knows."
)
@click.option(
    "--write-baseline",
    type=OUTPUT,
    metavar="FILE",
    help="Write all findings to a file, to be known from now on.",
)
@click.option("--show-ignored", is_flag=True, help="List the findings accepted with a reason, too.")
@click.option(
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Spread the work over N processes; left out, one for few forms and one a processor for"
    " many.",
)
@today_option
@report_format_option
@click.option(
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="Write the report to a file instead of showing it.",
)
@click.option(
    "--annotated",
    type=OUTPUT,
    metavar="PLACE",
    help="Write a copy of each form with coloured cells, comments and a sheet of findings: a file"
    " for one form, a folder for more.",
)
@overwrite_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Check forms against the rules, the dictionary and the standard.

    FORMS are files, folders with workbooks in them, or names with * and ?. What
    a formkit.yaml in or above a form's folder says holds where no option says
    otherwise.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    asked = _Asked(**options)
    _check_options(asked)
    forms, judgement = jobs.find_forms(asked.forms), _judgement(asked)
    fixed: tuple[FixedForm, ...] = ()
    if asked.fix or asked.diff:
        progress(ctx)(mending())
        fixed = jobs.fix_files(forms, judgement, unsafe=asked.unsafe_fixes)
    if asked.diff:
        ctx.exit(tell_edits(ctx, fixed))
    kept = save_fixes(ctx, fixed, accepts_loss=asked.accept_loss, backup=asked.backup)
    with jobs.executor_for(len(forms), asked.processes or 0) as executor:
        files = [kept.get(path, path) for path in forms]
        checked = jobs.check_files(files, judgement, executor=executor, tell=progress(ctx))
    _tell_reports(ctx, asked, checked, fixed)
    code = _written_baseline(ctx, asked, checked) if asked.write_baseline else _exit(asked, checked)
    ctx.exit(Exit.WRONG_INPUT if checked.unreadable or len(kept) < len(fixed) else code)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The command line."""

    forms: tuple[Path, ...]
    fail_on: str | None
    no_compile: bool
    standard: str
    component: str
    rules: tuple[str, ...]
    configuration: Path | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    backup: bool
    accept_loss: bool
    baseline: Path | None
    write_baseline: Path | None
    show_ignored: bool
    processes: int | None
    today: str
    format_: str | None
    output: Path | None
    annotated: Path | None
    overwrite: bool

    @property
    def form(self) -> ReportFormat:
        """The format of the report."""
        return report_format(self.format_, self.output)


def _check_options(asked: _Asked) -> None:
    """Refuse what can be read in no way."""
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        raise FormkitError(Message("--unsafe-fixes goes with --fix or --diff"))
    if (asked.backup or asked.accept_loss) and not asked.fix:
        raise FormkitError(Message("--backup and --accept-loss go with --fix only"))
    if asked.diff and (asked.form is not ReportFormat.TEXT or asked.output):
        raise FormkitError(Message("--diff shows text only"))
    if asked.overwrite and not (asked.output or asked.annotated):
        raise FormkitError(Message("--overwrite goes with --output or --annotated"))
    if asked.diff and (asked.write_baseline or asked.annotated):
        raise FormkitError(Message("--diff writes nothing, a baseline or a copy neither"))


def _judgement(asked: _Asked) -> "Judgement":
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above
    from formkit.formats.configurations import rule_setting  # noqa: PLC0415 - as above
    from formkit.jobs.subjects import Judgement  # noqa: PLC0415 - as above

    pairs = [one.partition("=") for one in asked.rules]
    for rule, _, said in pairs:
        if said not in {"off", "on", *_SEVERITIES}:
            text = "--rule {rule}={said}: behind the rule comes one of {known}, as FK402=off"
            known = ("off", "on", *_SEVERITIES)
            raise FormkitError(Message(text, rule=rule, said=said, known=known))
    return Judgement(
        standard=asked.standard,
        component=asked.component.upper(),
        compiles=not asked.no_compile,
        rules=tuple(rule_setting(rule, said) for rule, _, said in pairs),
        configuration=asked.configuration,
        baseline=asked.baseline,
        uses_baseline=not asked.write_baseline,
        today=asked.today,
    )


def _tell_reports(
    ctx: click.Context, asked: _Asked, checked: "Checked", fixed: "tuple[FixedForm, ...]"
) -> None:
    from formkit.cli.failures import tell_failure  # noqa: PLC0415 - `formkit --help` must be quick

    shows_ignored = asked.show_ignored
    files: tuple[Output, ...] = ()
    if asked.output is None:
        show_reports(ctx, asked.form, checked, fixed, shows_ignored=shows_ignored)
    else:
        files = report_file(
            ctx, asked.form, asked.output, checked, fixed, shows_ignored=shows_ignored
        )
    if asked.annotated:
        files += annotated_files(ctx, asked.annotated, checked)
    if files:
        save(ctx, files, dry_run=False, overwrite=asked.overwrite)
    for error in checked.unreadable:
        tell_failure(error, ctx.find_root())


def _written_baseline(ctx: click.Context, asked: _Asked, checked: "Checked") -> Exit:
    """Write what was found, to be known from now on: then nothing of it is new."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick

    if asked.write_baseline:
        output = jobs.baseline_of(checked.reports, asked.write_baseline)
        save(ctx, (output,), dry_run=False, overwrite=True)
    return Exit.OK


def _exit(asked: _Asked, checked: "Checked") -> Exit:
    from formkit.core.findings import Severity  # noqa: PLC0415 - `formkit --help` must be quick

    asked_for = Severity(asked.fail_on) if asked.fail_on else None
    return Exit.FOUND if checked.fails(asked_for) else Exit.OK
