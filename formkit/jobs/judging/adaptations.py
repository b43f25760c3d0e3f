"""An adaptation by itself: what it changes of the form that it begins with, as it declares it."""

from pathlib import Path

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.plain import bare, changes_of
from formkit.changes.telling import told_of
from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.errors import FormkitError
from formkit.core.values import replace
from formkit.formats.adaptations import read_adaptation
from formkit.formats.layout import layout
from formkit.formats.reading import form_of, read_form
from formkit.jobs.adapting import Wanted
from formkit.jobs.building import Built, compose_adaptation
from formkit.jobs.comparing import Comparison
from formkit.jobs.judging import Judged
from formkit.jobs.judging.waiver_requests import find_requests
from formkit.jobs.subjects import Standards, Terms
from formkit.jobs.waivers import find_waivers
from formkit.model.adaptation import Adaptation, WrittenChange
from formkit.model.dictionary import Extensibility
from formkit.model.form import Form, Settings
from formkit.model.standard import Standard

_PLAIN = (
    *("template", "standard", "version", "country", "languages", "default_language", "gazetteer"),
    *("form_title", "form_id", "form_version", "loc"),
)
"""What an adaptation says of the form that is none of its changes."""
_UNSAID = WrittenChange(values={})
"""Of a change that another key than ``changes`` makes."""


def judge_adaptation(wanted: Wanted, *, today: str = "") -> Judged:
    """Lay the form that an adaptation describes beside the form that it begins with.

    That is what the standard's template gives in the same languages, with the same places
    and the country's own lists, or the adaptation's base.

    Args:
        wanted: ``origin`` is the path of the adaptation; ``standard`` the one by which
            changes are judged, where it is to be another one than the adaptation's.
        today: the day on which waivers have to hold, ``2026-11-22``.

    Raises:
        FormkitError: the adaptation cannot be built, nor what it begins with.
    """
    path = Path(wanted.origin)
    adaptation = read_adaptation(path)
    built = compose_adaptation(adaptation, path.parent)
    found = _compared(built, adaptation, path, _laid_out(built.composition.form, path))
    standard = _standard(found.old, found.new, wanted.standard)
    comparison = replace(found, standard=standard, waivers=find_waivers(path), today=today)
    return Judged(
        comparison=comparison,
        origin=built.base or (built.template.id if built.template else ""),
        edited=None,
        wanted=wanted,
        adaptation=path,
        stances=_stances(comparison, adaptation, path.parent),
        requests=find_requests(path),
    )


def compare_adapted(path: Path, form: Form, standard: Standard | None) -> Comparison:
    """Lay a form that was made from an adaptation beside the form that the adaptation begins with.

    Args:
        path: of the adaptation.
        form: as it is built from it, or as somebody edited it later.
        standard: by which changes are judged.

    Raises:
        FormkitError: the adaptation cannot be built, nor what it begins with.
    """
    adaptation = read_adaptation(path)
    built = compose_adaptation(adaptation, path.parent)
    return replace(_compared(built, adaptation, path, form), standard=standard)


def _compared(built: Built, adaptation: Adaptation, path: Path, new: Form) -> Comparison:
    old = _old(built, adaptation, path, new)
    return Comparison(old=_without_version(built, old), new=new, changes=find_changes(old, new))


def _laid_out(form: Form, path: Path) -> Form:
    """The form with the places that its rows have in a workbook."""
    return form_of(replace(layout(form), path=str(path)))


def _old(built: Built, adaptation: Adaptation, path: Path, new: Form) -> Form:
    """What an adaptation begins with; that the form names the file is no difference."""
    if built.base:
        old = read_form(Path(built.base))
        name = new.settings.get(ADAPTATION_SETTING)
        return replace(old, settings=_with(old.settings, ADAPTATION_SETTING, name))
    plain = _plain(adaptation, built.standard)
    old = compose_adaptation(plain, path.parent).composition.form
    return _laid_out(old, Path(adaptation.template))


def _plain(adaptation: Adaptation, standard: Standard | None) -> Adaptation:
    """The adaptation that changes nothing: a country's own lists are its own to fill."""
    lists = standard.dictionary.lists if standard else ()
    owned = {one.name for one in lists if one.extensibility == Extensibility.COUNTRY_OWNED}
    kept = {key: getattr(adaptation, key) for key in _PLAIN}
    return Adaptation(
        **kept, choices=tuple(one for one in adaptation.choices if one.list_name in owned)
    )


def _without_version(built: Built, old: Form) -> Form:
    """A template has no version that the country could have raised."""
    if built.base:
        return old
    return replace(old, settings=_with(old.settings, "version", ""))


def _with(settings: Settings, key: str, text: str) -> Settings:
    values = dict(settings.values) | {key: text}
    return replace(settings, values=tuple(sorted(pair for pair in values.items() if pair[1])))


def _standard(old: Form, new: Form, asked: str) -> Standard | None:
    """The standard that is asked for, else the one that the forms name."""
    standards, terms = Standards(), Terms(standard=asked)
    return standards.of(new, terms) or standards.of(old, terms)


# What is declared


def _stances(
    comparison: Comparison, adaptation: Adaptation, folder: Path
) -> dict[str, WrittenChange]:
    """Fingerprint -> what the adaptation says of the change.

    What its other keys do the country stands by; what neither they nor its declared
    changes give is not declared.
    """
    if not comparison.changes:
        return {}
    plain = compose_adaptation(replace(adaptation, changes=()), folder).composition.form
    said = _Said(adaptation.changes, plain)
    kept = tuple(one for one in adaptation.changes if one.declared is not False)
    stood_by = _marks(comparison.old, _stood_by(adaptation, kept, folder) or plain)
    stances: dict[str, WrittenChange] = {}
    for change in comparison.changes:
        mark = fingerprint(bare(change))
        written = said.of(change)
        is_declared = mark in stood_by or (written is not None and written.declared is not False)
        stances[mark] = replace(written or _UNSAID, declared=is_declared)
    return stances


def _stood_by(adaptation: Adaptation, kept: tuple[WrittenChange, ...], folder: Path) -> Form | None:
    """The form without the changes that nobody declared; None where others need one of these."""
    try:
        return compose_adaptation(replace(adaptation, changes=kept), folder).composition.form
    except FormkitError:
        return None


def _marks(old: Form, new: Form) -> frozenset[str]:
    return frozenset(fingerprint(bare(one)) for one in find_changes(old, new))


class _Said:
    """The ``changes`` of an adaptation, to be found by what they do."""

    def __init__(self, written: tuple[WrittenChange, ...], plain: Form) -> None:
        """Take the changes, and the form that they are made to."""
        changes = changes_of([one.values for one in written], plain)
        self._by_mark = {
            fingerprint(bare(one)): its for one, its in zip(changes, written, strict=True)
        }
        self._by_place = {_place(one): its for one, its in zip(changes, written, strict=True)}

    def of(self, change: Change) -> WrittenChange | None:
        """What is said of a change; a cell that another key sets first is found by its place."""
        mark = fingerprint(bare(change))
        return self._by_mark.get(mark) or self._by_place.get(_place(change))


def _place(change: Change) -> tuple[str, str, str]:
    told = told_of(change)
    return change.code, told.path, told.column
