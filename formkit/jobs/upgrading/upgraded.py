"""One adaptation carried to another release of its standard, by way of the forms."""

from pathlib import Path
from typing import Any

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.merging import Merge, Take, merge, resolved
from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.location import NOWHERE
from formkit.core.values import dataclass, field, replace
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import read_text
from formkit.jobs.adapting import way_to
from formkit.jobs.comparing import Comparison
from formkit.jobs.merging.deciding import Decided, Deciding, decide
from formkit.jobs.outputs import Output
from formkit.jobs.upgrading.adopted_codes import with_adopted_codes
from formkit.jobs.upgrading.carried_waivers import CarriedWaivers, carry_waivers
from formkit.jobs.upgrading.carrying import Carried, Goal, Source, carry
from formkit.jobs.upgrading.new_names import NewNames
from formkit.jobs.upgrading.release_pairs import (
    Releases,
    Standards,
    on_release,
    plain_adaptation,
    raised_version,
    refuse_unfit,
)
from formkit.model.form import Form

_LOCS = ("old_loc", "new_loc")


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgradeTask:
    """What is to be carried where."""

    source: Path
    """An adaptation, or a folder with adaptations in it and below."""
    to: str
    """The release: ``2026.2``."""
    output: Path | None = None
    """A file for one adaptation, a folder for several; None: where they are."""
    deciding: Deciding = field(default=Deciding())
    """How conflicts are decided; its standard is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """One adaptation on the new release; nothing is written yet."""

    source: Path
    country: str
    old_version: str
    new_version: str
    decided: Decided
    """Base is the old release without the country's changes, ours the country's form, theirs
    the new release without the country's changes."""
    comparison: Comparison
    """From the country's form to the one that the new adaptation describes.

    Where a conflict is open, the country keeps what it has.
    """
    carried: Carried
    waivers: CarriedWaivers
    output: Output
    """The adaptation."""

    @property
    def form(self) -> Form:
        """What the new adaptation describes."""
        return self.comparison.new

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The adaptation, and its waivers where they have to be written anew."""
        waivers = self.waivers.output
        return (self.output, waivers) if waivers else (self.output,)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is left to be decided."""
        return not self.decided.open

    @property
    def undeclared(self) -> int:
        """How many changes wait for the country to declare them."""
        return sum(one.declared is False for one in self.carried.written)


def upgraded(task: UpgradeTask, path: Path, standards: Standards) -> Upgraded:
    """Carry one adaptation to another release of its standard.

    Args:
        task: what is to be carried where.
        path: of the adaptation.
        standards: those read already.

    Raises:
        FormkitError: why it cannot be carried.
    """
    text = read_text(path)
    adaptation = parse_adaptation(text, file=str(path))
    refuse_unfit(adaptation, task.to)
    releases = Releases(adaptation, path.parent, task.to, standards)
    bare, target = plain_adaptation(adaptation), _target(task, path)
    source = Source(
        text=text,
        file=path,
        adaptation=adaptation,
        release=releases.old,
        plain=releases.old.form(bare),
    )
    version = raised_version(adaptation.form_version, releases.new.standard.released)
    plain = releases.new.form(on_release(bare, releases.new, text, target, version))
    merged = merge(source.plain, source.changed, plain)
    decided, wanted = _decided(merged, replace(task.deciding, standard=releases.new.standard))
    names = NewNames.of(merged)
    goal = Goal(
        release=releases.new,
        file=target,
        way=way_to(target.parent, path.parent),
        form_version=version,
        plain=plain,
        wanted=with_adopted_codes(wanted, source.plain, plain, names),
        names=names,
    )
    return _result(source, goal, decided)


def _decided(merged: Merge, deciding: Deciding) -> tuple[Decided, Form]:
    """The decisions, and the form in which the country keeps what is not decided."""
    decided = decide(merged, deciding)
    kept = decided.merge
    while new := {one.key for one in kept.conflicts} - dict(kept.decisions).keys():
        kept = resolved(kept, dict.fromkeys(sorted(new), Take.OURS))
    return decided, kept.form


def _result(source: Source, goal: Goal, decided: Decided) -> Upgraded:
    carried = carry(source, goal)
    ours = decided.merge.ours
    waivers = carry_waivers(
        source.file.parent,
        goal.file.parent,
        before=(source.plain, ours),
        after=(goal.plain, goal.wanted),
        names=goal.names,
    )
    return Upgraded(
        source=source.file,
        country=source.adaptation.country,
        old_version=source.adaptation.version,
        new_version=goal.release.standard.version,
        decided=decided,
        comparison=_comparison(ours, goal),
        carried=carried,
        waivers=waivers,
        output=Output(path=goal.file, content=carried.text.encode()),
    )


def _comparison(old: Form, goal: Goal) -> Comparison:
    """What the country's form undergoes; the rows of a standard's tables tell nobody anything."""
    changes = (
        _without_place(one)
        for one in find_changes(old, goal.wanted)
        if not (isinstance(one, SettingSet) and one.key == ADAPTATION_SETTING)
    )
    standard = goal.release.standard
    return Comparison(old=old, new=goal.wanted, changes=tuple(changes), standard=standard)


def _without_place(change: Change) -> Change:
    places: dict[str, Any] = {name: NOWHERE for name in _LOCS if hasattr(change, name)}
    return replace(change, **places)


def _target(task: UpgradeTask, path: Path) -> Path:
    """Where the new adaptation of a file goes."""
    if task.output is None:
        return path
    return task.output / path.relative_to(task.source) if task.source.is_dir() else task.output
