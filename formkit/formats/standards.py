"""A release of a standard: its folder and its templates' folder, with what it extends."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from formkit.core.errors import BadManifestError
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.dictionary_tables import countries_of, lists_of, variables_of
from formkit.formats.extending import extended_lists, extended_policy
from formkit.formats.manifests import read_manifest
from formkit.formats.modules import MANIFEST as MODULE_MANIFEST
from formkit.formats.modules import read_module
from formkit.formats.policies import FILE as POLICY
from formkit.formats.policies import read_policy
from formkit.formats.records import Problem
from formkit.formats.sections import Section
from formkit.formats.standard_manifest import MANIFEST, described, manifest_problems, merged
from formkit.formats.tables import NO_TABLE, ReadTable, Table, read_table
from formkit.formats.templates import read_template
from formkit.model.dictionary import Dictionary
from formkit.model.module import Module
from formkit.model.policy import Policy
from formkit.model.standard import Standard
from formkit.model.template import Template
from formkit.model.workspace import Workspace

TABLES = ("dictionary", "choices", "lists", "countries")
"""The CSV files of a standard, in the order of sheets of its workbook."""
MODULES = "modules"
"""The folder of the modules' folders."""

_T = TypeVar("_T")


def read_standard(
    folder: Path,
    templates: Path,
    *,
    workspace: Workspace | None = None,
    tables: ReadTable = read_table,
) -> Standard:
    """Read a release, and of the one that it extends what it does not hold itself.

    Args:
        folder: holds ``standard.yaml``, the tables and ``modules``.
        templates: holds its templates.
        workspace: where a release that it extends is looked for, after the neighbouring folders.
        tables: gives the table that a file holds.

    Raises:
        BadManifestError: with all problems that its files have.
    """
    return _read(
        _Source(
            folder=folder,
            templates=templates,
            workspace=workspace or Workspace(),
            tables=tables,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A release to read."""

    folder: Path
    templates: Path
    workspace: Workspace
    tables: ReadTable
    extended_by: tuple[str, ...] = ()
    """The versions that come after it, the latest first."""


@dataclass(slots=True)
class _Problems:
    """What was found wrong so far."""

    found: list[Problem] = field(default_factory=list)

    def attempt(self, read: Callable[[], _T]) -> _T | None:
        """What ``read`` gives; None, and its problems kept, when it cannot."""
        try:
            return read()
        except BadManifestError as error:
            self.found.extend(error.problems)
            return None

    def stop(self) -> None:
        """Go on only when nothing was found."""
        if self.found:
            raise BadManifestError(tuple(dict.fromkeys(self.found)))


def _read(source: _Source) -> Standard:
    root = Section(placed=read_manifest(source.folder / MANIFEST, "standard"))
    base = _base(root, source)
    own = described(root, base)
    problems = _Problems(found=list(manifest_problems(root, own)))
    own = _with_tables(own, base, source, problems)
    problems.stop()
    modules = _modules(own, source, problems)
    templates = _templates(own, source, problems)
    policy = _policy(own, base, source, problems)
    problems.stop()
    order = {component.code: number for number, component in enumerate(own.components)}
    recipes = merged(base.templates, templates, lambda one: one.id)
    return replace(
        own,
        stated_policy=policy,
        modules=merged(base.modules, modules, lambda one: one.id),
        templates=tuple(sorted(recipes, key=lambda one: order.get(one.component, len(order)))),
    )


def _base(root: Section, source: _Source) -> Standard:
    """The release that is extended; an empty one when none is."""
    version = root.text("extends")
    if not version:
        return Standard(id="", version="")
    chain = (*source.extended_by, root.text("version"))
    if version in chain:
        text = "{version} extends itself, by way of: {chain}"
        message = Message(text, version=version, chain=chain)
        raise BadManifestError(((root.loc("extends"), message),))
    neighbour = source.folder.parent / version
    if (neighbour / MANIFEST).is_file():
        folder, templates = neighbour, source.templates.parent / version
    elif release := source.workspace.find(root.text("id"), version):
        folder, templates = release.folder, release.templates
    else:
        known = source.workspace.versions(root.text("id"))
        text = "there is no release {version} to extend; there are: {known}"
        message = Message(text, version=version, known=known or Message("none"))
        raise BadManifestError(((root.loc("extends"), message),))
    return _read(replace(source, folder=folder, templates=templates, extended_by=chain))


def _with_tables(own: Standard, base: Standard, source: _Source, problems: _Problems) -> Standard:
    """The standard with its dictionary and countries."""
    languages = tuple(own.language_names.values())
    tables = {name: _table(name, own, source, problems) for name in TABLES}
    variables, in_variables = variables_of(tables["dictionary"], languages)
    lists, in_lists = lists_of(tables["lists"], tables["choices"], languages)
    countries, in_countries = countries_of(tables["countries"], languages)
    problems.found += [*in_variables, *in_lists, *in_countries]
    dictionary = Dictionary(
        variables=merged(base.dictionary.variables, variables, lambda one: one.name),
        lists=extended_lists(base.dictionary.lists, lists),
    )
    both = merged(base.countries, countries, lambda one: one.iso3)
    return replace(own, dictionary=dictionary, countries=both)


def _table(name: str, own: Standard, source: _Source, problems: _Problems) -> Table:
    """A table; an empty one where a release that extends another has none."""
    path = source.folder / f"{name}.csv"
    if own.extends and not path.exists():
        return NO_TABLE
    return problems.attempt(lambda: source.tables(path)) or NO_TABLE


def _modules(own: Standard, source: _Source, problems: _Problems) -> tuple[Module, ...]:
    read_one = partial(
        read_module,
        languages=own.language_names,
        variables=frozenset(own.dictionary.by_name),
        tables=source.tables,
    )
    manifests = sorted((source.folder / MODULES).glob(f"*/{MODULE_MANIFEST}"))
    read = (problems.attempt(partial(read_one, path.parent)) for path in manifests)
    return tuple(module for module in read if module)


def _templates(own: Standard, source: _Source, problems: _Problems) -> tuple[Template, ...]:
    read_one = partial(
        read_template, languages=own.language_names, standard=own.id, version=own.version
    )
    read = (
        problems.attempt(partial(read_one, path))
        for path in sorted(source.templates.glob("*.yaml"))
    )
    return tuple(template for template in read if template)


def _policy(own: Standard, base: Standard, source: _Source, problems: _Problems) -> Policy:
    """What the release says of its policy, and what the one that it extends says beside it."""
    path = source.folder / POLICY
    if not path.exists():
        return base.stated_policy
    stated = problems.attempt(lambda: read_policy(path, own.language_names)) or Policy()
    return extended_policy(base.stated_policy, stated) if own.extends else stated
