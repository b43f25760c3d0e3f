"""The release that an adaptation is for, the one that it goes to, and what it asks of both."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from formkit.compose.carrying import fits
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.adaptation_entries import Entry, entries_of
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.releases import find_release, find_releases, find_standard
from formkit.jobs.upgrading.carrying import Release
from formkit.model.adaptation import Adaptation
from formkit.model.gazetteer import Gazetteer
from formkit.model.standard import Standard

_FIRST_REVISION = "01"
_DIGITS = 10
"""Of a version that formkit writes: ``yyyymmddrr``."""


class AlreadyThereError(FormkitError):
    """An adaptation is for the release that it is to go to."""


class Standards:
    """Releases of standards, each read once."""

    def __init__(self, workspace: Path | None = None) -> None:
        """Begin with none.

        Args:
            workspace: the folder whose releases count, too; None: the one that one works in.
        """
        self.workspace = workspace or Path()
        self._read: dict[Path, Standard] = {}

    def find(self, standard: str, version: str, near: Path) -> Standard:
        """A release.

        Args:
            standard: its id.
            version: of the release.
            near: where the adaptation lies; releases around it come before the workspace's.

        Raises:
            UnknownNameError: it is not here.
        """
        known = find_releases(self.workspace, near=near)
        folder = find_release(known, standard, version).folder
        if folder not in self._read:
            found = find_standard(standard, version, self.workspace, near=near)
            self._read[folder] = found
        return self._read[folder]


def refuse_unfit(adaptation: Adaptation, to: str) -> None:
    """Go on only when the adaptation is of another release than the one to go to.

    Raises:
        FormkitError: it is of this one, or of none.
    """
    if adaptation.base:
        text = (
            "the adaptation begins with a form, {base}, and not with a standard's template; merge"
            " that form with the new one instead: formkit merge"
        )
        raise FormkitError(Message(text, base=adaptation.base), loc=adaptation.loc)
    if not adaptation.standard or not adaptation.version:
        text = "the adaptation does not say from which release it comes; write {keys}"
        message = Message(text, keys=("standard", "version"))
        raise FormkitError(message, loc=adaptation.loc)
    if adaptation.version == to:
        text = "the adaptation is for {version} already"
        raise AlreadyThereError(Message(text, version=to), loc=adaptation.loc)


class Releases:
    """The release that an adaptation is for, and the one that it is to be for."""

    def __init__(self, adaptation: Adaptation, folder: Path, to: str, standards: Standards) -> None:
        """Keep what is asked; nothing is read before it is needed."""
        self._adaptation = adaptation
        self._folder = folder
        self._to = to
        self._standards = standards

    @cached_property
    def old(self) -> Release:
        """The one that it is for."""
        return self._release(self._adaptation.version)

    @cached_property
    def new(self) -> Release:
        """The one that it is to be for, with the same places."""
        return self._release(self._to)

    @cached_property
    def _places(self) -> Gazetteer | None:
        wanted = self._adaptation
        path = self._folder / wanted.gazetteer
        return read_gazetteer(path, country=wanted.country) if wanted.gazetteer else None

    def _release(self, version: str) -> Release:
        standard = self._standards.find(self._adaptation.standard, version, self._folder)
        name = self._adaptation.template
        if name not in standard.templates_by_id:
            kind = Message("template of the release {version}", version=version)
            known = tuple(standard.templates_by_id)
            raise UnknownNameError(kind, name, known=known, loc=self._adaptation.loc)
        template = standard.templates_by_id[name]
        return Release(standard=standard, template=template, gazetteer=self._places)


def plain_adaptation(adaptation: Adaptation) -> Adaptation:
    """The adaptation without what the country changes: country, languages, places, modules."""
    return replace(
        adaptation,
        hidden=(),
        hidden_choices=(),
        questions=(),
        choices=(),
        settings=(),
        attributes=(),
        changes=(),
    )


def on_release(
    bare: Adaptation, release: Release, text: str, target: Path, version: str
) -> Adaptation:
    """A plain adaptation for another release, with what that has of its modules.

    Args:
        bare: the plain adaptation.
        release: the other one.
        text: of the adaptation that it is made from.
        target: where that will lie.
        version: of its form; empty: that of the release.
    """
    kept = [one for one in entries_of(text) if fits(one, release.standard, release.template)]
    return replace(
        bare,
        version=release.standard.version,
        form_version=version,
        modules_out=_modules(kept, "out"),
        modules_in=_modules(kept, "in"),
        parameters=_parameters(bare, kept),
        loc=replace(bare.loc, file=str(target)),
    )


def _modules(kept: Sequence[Entry], way: str) -> tuple[str, ...]:
    return tuple(one.words[0] for one in kept if one.keys[:2] == ("modules", way))


def _parameters(
    bare: Adaptation, kept: Sequence[Entry]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    known = {one.words for one in kept if one.kind == "parameters"}
    found = (
        (module, tuple(pair for pair in pairs if (module, pair[0]) in known))
        for module, pairs in bare.parameters
    )
    return tuple((module, pairs) for module, pairs in found if pairs)


def raised_version(version: str, released: str) -> str:
    """A form's version for the new release; empty where the release's own is a later one.

    >>> raised_version("2026112301", "2027-03-01"), raised_version("2027030102", "2027-03-01")
    ('', '2027030103')
    """
    if not version:
        return ""
    if not (version.isdecimal() and len(version) == _DIGITS):
        return version
    own = f"{released.replace('-', '')}{_FIRST_REVISION}"
    return "" if version < own else str(int(version) + 1)
