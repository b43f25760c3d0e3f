"""What a standard offers, as one catalogue: templates, modules, variables, lists, countries.

A library is read once; everything that a reader looks up in it is found by the
part of the standard and the name, such as ``Key(part=Part.MODULE, name="fcs")``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from formkit.align.places import Place, places_of
from formkit.core.errors import FormkitError
from formkit.core.values import dataclass
from formkit.formats import releases
from formkit.formats.adaptations import read_adaptation
from formkit.formats.standards import read_standard
from formkit.jobs.library.form import form_of, question_of
from formkit.jobs.library.items import Item, Key, Part, items_of
from formkit.jobs.searching import Found, Search, Sought
from formkit.jobs.surveying import Entry as Surveyed
from formkit.jobs.surveying import Kind, survey
from formkit.logic.form_logic import FormLogic
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form, Question
from formkit.model.index import Entry, FormIndex
from formkit.model.standard import Standard
from formkit.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """An adaptation that lies in the workspace."""

    path: Path
    shown_path: str
    """From the workspace on."""
    adaptation: Adaptation


@dataclass(frozen=True, kw_only=True)
class Library:
    """One release of a standard, what countries make of it here, and maybe an open form."""

    standard: Standard
    adapted: tuple[Adapted, ...] = ()
    """Only those that build on this standard, by path."""
    opened: Form | None = None

    @property
    def name(self) -> str:
        """The release as options take it: ``dtm-wca/2026.1``."""
        return f"{self.standard.id}/{self.standard.version}"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything, part by part."""
        return tuple(items_of(self.standard, self.opened))

    @cached_property
    def by_key(self) -> Mapping[Key, Item]:
        """Key -> the item."""
        return {item.key: item for item in self.items}

    @cached_property
    def search(self) -> Search:
        """The index over all items."""
        return Search(
            Sought(
                name=item.key.name, titles=tuple(text for _, text in item.titles), words=item.words
            )
            for item in self.items
        )

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """Variable -> the rows of modules that ask it."""
        return places_of(self.standard, "")

    @cached_property
    def logic(self) -> FormLogic:
        """The expressions of all modules together."""
        return FormLogic(FormIndex(form_of(self.standard)))

    @cached_property
    def opened_logic(self) -> FormLogic:
        """The expressions of the form that was handed over."""
        return FormLogic(FormIndex(self.opened or Form()))

    @cached_property
    def _asked(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self.opened_logic.index.entries}

    def entry(self, key: Key) -> Entry:
        """What a variable, a list, or a question of the open form is asked as."""
        if key.part is Part.QUESTION:
            return self._asked[key.name]
        if key.part is Part.LIST:
            return Entry(Question(name=key.name, type="select_one", list_name=key.name), ())
        found = self.places.get(key.name)
        if not found:
            return Entry(question_of(key.name, self.standard.dictionary), ())
        return self.logic.index.by_name[found[0].row.name or key.name][0]

    @cached_property
    def templates_of(self) -> Mapping[str, tuple[Template, ...]]:
        """Module -> the templates that use it."""
        found: dict[str, list[Template]] = {}
        for template in self.standard.templates:
            for module in dict.fromkeys(use.module for use in template.modules):
                found.setdefault(module, []).append(template)
        return {module: tuple(templates) for module, templates in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What a search finds in a library."""

    items: tuple[Item, ...] = ()
    """The best first; only of the part that was asked for."""
    counts: Mapping[Part, int]
    """How many there are of each part, whatever part was asked for."""
    found: Found


def find_items(library: Library, typed: str, part: Part | None = None) -> Matches:
    """The things that have the words that were typed, the best first."""
    found = library.search.find(typed)
    items = tuple(library.items[place] for place in found.places)
    counts = Counter(item.key.part for item in items)
    wanted = tuple(item for item in items if part in {None, item.key.part})
    return Matches(items=wanted, counts=counts, found=found)


def read_library(name: str, workspace: Path, opened: Form | None = None) -> Library:
    """Read one release of a standard and the adaptations of it that lie in the workspace.

    An adaptation that cannot be read is passed over: Home and Check speak of it.

    Args:
        name: ``dtm-wca/2026.1``; without a release the newest one, empty: the first standard.
        workspace: where standards and adaptations are looked for first.
        opened: a form whose questions are to be found beside the standard.

    Raises:
        UnknownNameError: there is no such release.
        BadManifestError: its files do not hold what they should.
    """
    known = releases.find_releases(workspace)
    identifier, _, version = name.partition("/")
    first = next(iter(known.standards), "")
    release = releases.find_release(known, identifier or first, version)
    standard = read_standard(release.folder, release.templates, workspace=known)
    adapted = tuple(_adapted(survey(workspace).of_kind(Kind.ADAPTATION), standard))
    return Library(standard=standard, adapted=adapted, opened=opened)


def release_names(workspace: Path) -> tuple[str, ...]:
    """Every release within reach, the newest of each standard first."""
    found = releases.find_releases(workspace).releases
    newest_first = sorted(found, key=lambda one: one.rank, reverse=True)
    return tuple(f"{one.id}/{one.version}" for one in sorted(newest_first, key=lambda one: one.id))


def _adapted(surveyed: Iterable[Surveyed], standard: Standard) -> Iterator[Adapted]:
    for one in surveyed:
        try:
            adaptation = read_adaptation(one.path)
        except (FormkitError, OSError):
            continue
        if adaptation.standard == standard.id and adaptation.template:
            yield Adapted(path=one.path, shown_path=one.name, adaptation=adaptation)
