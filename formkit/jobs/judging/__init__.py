"""A form beside what it was made from, ready for somebody to decide about each change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from formkit.changes.applying.references import without_followers
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.plain import bare
from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.errors import FormkitError
from formkit.formats.adaptations import parse_adaptation, read_adaptation
from formkit.formats.files import parse_workbook, read_file, read_workbook
from formkit.jobs.adapting import Adapted, Wanted, adapt
from formkit.jobs.comparing import Comparison, compare
from formkit.jobs.editing import ReadFile
from formkit.jobs.judging.waiver_requests import find_requests
from formkit.jobs.subjects import Standards, Terms
from formkit.jobs.waivers import find_waivers
from formkit.model.adaptation import Adaptation, WrittenChange
from formkit.model.form import Form, Settings
from formkit.model.policy import Waiver

_MANIFESTS = frozenset((".yaml", ".yml"))
_ADAPTATION = "adaptation.yaml"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Two forms compared, and what was decided about their changes so far."""

    comparison: Comparison
    origin: str
    """What the form is laid beside: the path of a form or adaptation, or the id of a template."""
    edited: ReadFile | None
    """The file of the new form, as it was read; None where the adaptation alone says it."""
    wanted: Wanted
    """What an adaptation that declares changes begins with."""
    adaptation: Path
    """Where declared changes are written."""
    stances: Mapping[str, WrittenChange]
    """Fingerprint -> what the country's adaptation says of the change."""
    requests: tuple[Waiver, ...] = ()
    """The waivers that were asked for and not given yet."""

    @property
    def path(self) -> Path:
        """The file that says what the new form is."""
        return self.edited.path if self.edited else self.adaptation

    def stance(self, change: Change) -> WrittenChange | None:
        """What the country's adaptation says of a change; None: nothing."""
        return self.stances.get(fingerprint(bare(change)))

    def request(self, change: Change) -> Waiver | None:
        """The waiver that was asked for."""
        mark = fingerprint(change)
        return next((one for one in self.requests if one.fingerprint == mark), None)


def judge(wanted: Wanted, edited: Path, *, today: str = "") -> Judged:
    """Lay an edited form beside a form, an adaptation or a template.

    Of an adaptation the form counts that it describes but for its ``changes``: these
    are what the country wants, and stand among the changes that are found.

    Args:
        wanted: what the form is laid beside, as for ``adapt``.
        edited: the form as it is.
        today: the day on which waivers have to hold, ``2026-11-22``.

    Raises:
        FormkitError: a file cannot be read, or a difference cannot be said.
    """
    content = read_file(edited)
    file = ReadFile(path=edited, content=content, workbook=parse_workbook(content, str(edited)))
    origin = wanted.origin
    if _is_form(origin):
        comparison = compare(read_workbook(Path(origin)), file.workbook, standard=wanted.standard)
        wanted, adaptation, adapted = _declared(wanted, comparison, edited)
    else:
        wanted, adaptation, adapted = _adapted(wanted, edited)
        comparison = _compared(adapted, wanted)
    return Judged(
        comparison=replace(comparison, waivers=find_waivers(edited), today=today),
        origin=origin,
        edited=file,
        wanted=wanted,
        adaptation=adaptation,
        stances=_stances(adapted) if adapted else {},
        requests=find_requests(edited),
    )


def told_changes(adapted: Adapted) -> tuple[Change, ...]:
    """The changes that an adaptation says, in its order; those that only follow are left out."""
    return without_followers(adapted.old, adapted.changes)


def _is_form(origin: str) -> bool:
    ending = Path(origin).suffix.lower()
    return bool(ending) and ending not in _MANIFESTS


def _stances(adapted: Adapted) -> dict[str, WrittenChange]:
    marks = {fingerprint(bare(one)) for one in told_changes(adapted)}
    return {mark: said for mark, said in adapted.earlier.items() if mark in marks}


def _adapted(wanted: Wanted, edited: Path) -> tuple[Wanted, Path, Adapted]:
    """What was edited beside an adaptation, or a template and what was declared of it before."""
    adaptation = _place(wanted, edited)
    adapted = adapt(wanted, edited, adaptation)
    if adaptation == Path(wanted.origin):
        return wanted, adaptation, adapted
    head = parse_adaptation(adapted.head)
    for path in (edited.parent / _ADAPTATION, _second_place(edited)):
        if path.is_file() and _is_said_by(path, head):
            known = replace(wanted, origin=str(path))
            return known, path, adapt(known, edited, path)
    return wanted, adaptation, adapted


def _is_said_by(path: Path, head: Adaptation) -> bool:
    """Tell whether an adaptation says nothing but what one begins with, and its changes."""
    try:
        return replace(read_adaptation(path), changes=()) == head
    except FormkitError:
        return False


def _compared(adapted: Adapted, wanted: Wanted) -> Comparison:
    """The comparison that an adaptation was made of; the file's own name is no difference."""
    old, new = adapted.old, adapted.new
    standards, terms = Standards(), Terms(standard=wanted.standard)
    return Comparison(
        old=replace(old, settings=_with_name_of(old.settings, new)),
        new=new,
        changes=adapted.changes,
        standard=standards.of(new, terms) or standards.of(old, terms),
    )


def _with_name_of(settings: Settings, new: Form) -> Settings:
    name = new.settings.get(ADAPTATION_SETTING)
    values = dict(settings.values) | {ADAPTATION_SETTING: name}
    return replace(
        settings, values=tuple(sorted((key, text) for key, text in values.items() if text))
    )


def _declared(
    wanted: Wanted, comparison: Comparison, edited: Path
) -> tuple[Wanted, Path, Adapted | None]:
    """Where changes from one form to another are declared, and what was declared already."""
    path = _known_adaptation(comparison, Path(wanted.origin), edited)
    if path is None:
        return wanted, _place(wanted, edited), None
    known = replace(wanted, origin=str(path))
    try:
        return known, path, adapt(known, edited, path)
    except FormkitError:
        return known, path, None  # told when somebody wants to declare; comparing goes on


def _known_adaptation(comparison: Comparison, old: Path, edited: Path) -> Path | None:
    """The adaptation from which a form says that it was built, else one that begins with it."""
    for form in (comparison.new, comparison.old):
        name = Path(form.settings.get(ADAPTATION_SETTING)).name
        for folder in dict.fromkeys((edited.parent, old.parent)):
            if name and (folder / name).is_file():
                return folder / name
    found = edited.parent / _ADAPTATION
    return found if found.is_file() and _begins_with(found, old) else None


def _begins_with(adaptation: Path, old: Path) -> bool:
    try:
        base = read_adaptation(adaptation).base
    except FormkitError:
        return False
    return bool(base) and (adaptation.parent / base).resolve() == old.resolve()


def _place(wanted: Wanted, edited: Path) -> Path:
    """Where an adaptation goes: where it is, else beside the form under a name that is free."""
    if Path(wanted.origin).suffix.lower() in _MANIFESTS:
        return Path(wanted.origin)
    path = edited.parent / _ADAPTATION
    return _second_place(edited) if path.exists() else path


def _second_place(edited: Path) -> Path:
    return edited.with_name(f"{edited.stem}_{_ADAPTATION}")
