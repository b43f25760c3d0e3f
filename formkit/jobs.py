"""What formkit does, one function a job, each read from top to bottom.

This is the table of contents: command line and terminal UI call it and hold
no logic of their own.  A job takes values and paths and gives back values;
what it would write comes back as ``Output``, and only ``save`` touches the disk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.formats.files import read_workbook
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.losses import find_losses
from formkit.formats.reading import form_of
from formkit.formats.writing import workbook_bytes, write_bytes
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject
from formkit.model.index import FormIndex
from formkit.model.sheets import Workbook

Tell = Callable[[Message], None]
"""Told how far a job is."""


def _nobody(_message: Message) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that a job would write."""

    path: Path
    content: bytes
    losses: tuple[Message, ...] = ()
    """What its format cannot keep."""


class WouldOverwriteError(FormkitError):
    """Files are there already, and nobody said that they may be replaced."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Keep the files that are in the way."""
        names = tuple(str(path) for path in paths)
        super().__init__(
            Message(
                "{files} would be replaced, and what is in there lost; name another file,"
                " or say --overwrite",
                files=names,
            )
        )
        self.paths = paths


def save(outputs: tuple[Output, ...], *, overwrite: bool = False) -> None:
    """Write files, all of them or none.

    Raises:
        WouldOverwriteError: a file is there with other content, and ``overwrite`` is not set.
    """
    in_the_way = tuple(output.path for output in outputs if _differs(output))
    if in_the_way and not overwrite:
        raise WouldOverwriteError(in_the_way)
    for output in outputs:
        output.path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(output.content, output.path, overwrite=True)


def _differs(output: Output) -> bool:
    return output.path.exists() and output.path.read_bytes() != output.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """By what forms are judged."""

    standard: str = ""
    """``dtm-wca/2026.1``; empty: what the form says of itself."""
    component: str = ""
    """The activity's code; empty: what the form says of itself."""
    compiles: bool = True
    """Whether pyxform and ODK Validate are asked."""


def check_files(
    paths: Sequence[Path], judgement: Judgement = Judgement(), *, tell: Tell = _nobody
) -> tuple[Report, ...]:
    """Check files of forms, all of them in one go of ODK Validate.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    tell(Message("reading …"))
    subjects = tuple(_subject(read_workbook(path), judgement) for path in paths)
    if judgement.compiles:
        tell(Message("asking pyxform …"))
        subjects = tuple(
            replace(subject, compilation=compile_form(subject.workbook)) for subject in subjects
        )
        tell(Message("asking ODK Validate …"))
        subjects = _validated(subjects)
    return tuple(run_rules(subject, all_rules().values()) for subject in subjects)


def _subject(workbook: Workbook, judgement: Judgement) -> Subject:
    form = form_of(workbook)
    return Subject(workbook=workbook, form=form, index=FormIndex(form))


def _validated(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Ask about those that pyxform accepts."""
    xforms = {
        str(number): subject.compilation.xform
        for number, subject in enumerate(subjects)
        if subject.compilation and subject.compilation.xform
    }
    validations = validate_xforms(xforms)
    return tuple(
        replace(subject, validation=validations.get(str(number)))
        for number, subject in enumerate(subjects)
    )


def convert(source: Path, target: Path) -> Output:
    """Write a form in another format, which the target's ending tells.

    Raises:
        FormkitError: the source cannot be read, or the target's format not be written.
    """
    return _written(read_workbook(source), target)


def _written(workbook: Workbook, path: Path) -> Output:
    file_format = path.suffix.lower().removeprefix(".")
    content = workbook_bytes(workbook, file_format)
    return Output(path=path, content=content, losses=find_losses(workbook, file_format))


def find_rule(name: str) -> Rule:
    """The rule with this id or slug.

    Raises:
        UnknownNameError: there is none; says which there are.
    """
    for rule in all_rules().values():
        if name.upper() == rule.id or name.lower() == rule.slug:
            return rule
    raise UnknownNameError(Message("rule"), name, known=tuple(all_rules()))
