"""A release of a standard: its folder and its templates' folder, with what it extends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from formkit.core.errors import BadManifestError
from formkit.core.messages import Message
from formkit.formats.dictionary_tables import countries_of, lists_of, variables_of
from formkit.formats.manifests import read_manifest
from formkit.formats.modules import MANIFEST as MODULE_MANIFEST
from formkit.formats.modules import read_module, title_problems, titles
from formkit.formats.records import Problem
from formkit.formats.sections import Section
from formkit.formats.tables import Table, read_table
from formkit.formats.templates import read_template
from formkit.model.dictionary import Dictionary
from formkit.model.module import Module
from formkit.model.standard import Component, Standard, StandardLanguage
from formkit.model.template import Template
from formkit.model.workspace import Workspace

MANIFEST = "standard.yaml"
MODULES = "modules"
NO_TABLE = Table(header=())
TABLES = ("dictionary", "choices", "lists", "countries")
"""The CSV files of a standard, in the order of sheets of its workbook."""

_Item = TypeVar("_Item")
_T = TypeVar("_T")


def read_standard(folder: Path, templates: Path, *, workspace: Workspace | None = None) -> Standard:
    """Read a release, and of the one that it extends what it does not hold itself.

    Args:
        folder: holds ``standard.yaml``, the tables and ``modules``.
        templates: holds its templates.
        workspace: where a release that it extends is looked for, besides the neighbouring folders.

    Raises:
        BadManifestError: with all problems that its files have.
    """
    return _read(folder, templates, workspace or Workspace(), ())


@dataclass(slots=True)
class _Problems:
    """What was found wrong so far."""

    found: list[Problem] = field(default_factory=list)

    def attempt(self, read: Callable[[], _T]) -> _T | None:
        """What ``read`` gives; None and its problems kept when it cannot."""
        try:
            return read()
        except BadManifestError as error:
            self.found.extend(error.problems)
            return None

    def stop(self) -> None:
        """Go on only when nothing was found."""
        if self.found:
            raise BadManifestError(tuple(self.found))


def _read(folder: Path, templates: Path, workspace: Workspace, chain: tuple[str, ...]) -> Standard:
    root = Section(placed=read_manifest(folder / MANIFEST, "standard"))
    base = _base(root, folder, templates, workspace, (*chain, root.text("version")))
    own = _described(root, base)
    problems = _Problems(found=_manifest_problems(root, own))
    own = _with_tables(own, base, folder, problems)
    problems.stop()
    modules = _modules(own, folder, problems)
    recipes = _templates(own, templates, problems)
    problems.stop()
    order = {component.code: number for number, component in enumerate(own.components)}
    merged = _merged(base.templates, recipes, lambda one: one.id)
    return replace(
        own,
        modules=_merged(base.modules, modules, lambda one: one.id),
        templates=tuple(sorted(merged, key=lambda one: order.get(one.component, len(order)))),
    )


def _base(
    root: Section, folder: Path, templates: Path, workspace: Workspace, chain: tuple[str, ...]
) -> Standard:
    """The release that is extended; an empty one when none is."""
    version = root.text("extends")
    if not version:
        return Standard(id="", version="")
    if version in chain:
        message = Message(
            "{version} extends itself, by way of: {chain}", version=version, chain=chain
        )
        raise BadManifestError(((root.loc("extends"), message),))
    neighbour = folder.parent / version
    if (neighbour / MANIFEST).is_file():
        return _read(neighbour, templates.parent / version, workspace, chain)
    release = workspace.find(root.text("id"), version)
    if release is None:
        known = workspace.versions(root.text("id"))
        message = Message(
            "there is no release {version} to extend; there are: {known}",
            version=version,
            known=known,
        )
        raise BadManifestError(((root.loc("extends"), message),))
    return _read(release.folder, release.templates, workspace, chain)


def _described(root: Section, base: Standard) -> Standard:
    """What ``standard.yaml`` says, without tables, modules and templates."""
    languages = tuple(
        StandardLanguage(code=one.text("code"), name=one.text("name"), is_draft=one.flag("draft"))
        for one in root.items("languages")
    )
    languages = languages or base.languages
    by_code = {one.code: one.name for one in languages}
    components = tuple(
        Component(
            code=one.text("code"),
            titles=titles(one, by_code),
            datakit_name=one.text("datakit_name"),
            aliases=one.texts("aliases"),
        )
        for one in root.items("components")
    )
    rows = root.text("attached_list_rows")
    return Standard(
        id=root.text("id"),
        version=root.text("version"),
        titles=titles(root, by_code) or base.titles,
        released=root.text("released"),
        extends=root.text("extends"),
        languages=languages,
        components=_merged(base.components, components, lambda one: one.code),
        attached_list_rows=int(rows) if rows else base.attached_list_rows,
        loc=root.loc(),
    )


def _manifest_problems(root: Section, own: Standard) -> list[Problem]:
    languages = own.language_names
    sections = (root, *root.items("components"))
    return [one for section in sections for one in title_problems(section, languages)]


def _with_tables(own: Standard, base: Standard, folder: Path, problems: _Problems) -> Standard:
    """The standard with its dictionary and countries."""
    names = tuple(one.name for one in own.languages)
    tables = {name: _table(folder / f"{name}.csv", own, problems) for name in TABLES}
    variables, in_variables = variables_of(tables["dictionary"], names)
    lists, in_lists = lists_of(tables["lists"], tables["choices"], names)
    countries, in_countries = countries_of(tables["countries"], names)
    problems.found += [*in_variables, *in_lists, *in_countries]
    dictionary = Dictionary(
        variables=_merged(base.dictionary.variables, variables, lambda one: one.name),
        lists=_merged(base.dictionary.lists, lists, lambda one: one.name),
    )
    merged = _merged(base.countries, countries, lambda one: one.iso3)
    return replace(own, dictionary=dictionary, countries=merged)


def _table(path: Path, own: Standard, problems: _Problems) -> Table:
    """A table; an empty one where a release that extends another has none."""
    if own.extends and not path.exists():
        return NO_TABLE
    return problems.attempt(lambda: read_table(path)) or NO_TABLE


def _modules(own: Standard, folder: Path, problems: _Problems) -> tuple[Module, ...]:
    variables = frozenset(own.dictionary.by_name)
    languages = own.language_names
    folders = sorted(one.parent for one in (folder / MODULES).glob(f"*/{MODULE_MANIFEST}"))
    read = (
        problems.attempt(partial(read_module, one, languages=languages, variables=variables))
        for one in folders
    )
    return tuple(module for module in read if module)


def _templates(own: Standard, folder: Path, problems: _Problems) -> tuple[Template, ...]:
    read_one = partial(
        read_template, languages=own.language_names, standard=own.id, version=own.version
    )
    read = (problems.attempt(partial(read_one, path)) for path in sorted(folder.glob("*.yaml")))
    return tuple(template for template in read if template)


def _merged(
    base: Iterable[_Item], own: Iterable[_Item], key: Callable[[_Item], str]
) -> tuple[_Item, ...]:
    """The items of both; own ones stand in the place of those with their key, or at the end.

    Items of one table that share a key are all kept: a rule says so.
    """
    own = tuple(own)
    replaced: dict[str, list[_Item]] = {}
    for item in own:
        replaced.setdefault(key(item), []).append(item)
    found: list[_Item] = []
    for item in base:
        found += replaced.pop(key(item), [item])
    return (*found, *(item for item in own if key(item) in replaced))
