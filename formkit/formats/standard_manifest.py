"""``standard.yaml``: what a release is called, its languages and components."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from formkit.formats.modules import title_problems, titles
from formkit.formats.records import Problem
from formkit.formats.sections import Section
from formkit.model.standard import Component, Standard, StandardLanguage

MANIFEST = "standard.yaml"

_Item = TypeVar("_Item")


def described(root: Section, base: Standard) -> Standard:
    """What ``standard.yaml`` says, without tables, modules and templates.

    Args:
        root: the manifest.
        base: the release that it extends; says what the manifest leaves out.
    """
    languages = tuple(
        StandardLanguage(code=one.text("code"), name=one.text("name"), is_draft=one.flag("draft"))
        for one in root.items("languages")
    )
    languages = languages or base.languages
    names = {one.code: one.name for one in languages}
    components = (
        Component(
            code=one.text("code"),
            titles=titles(one, names),
            datakit_name=one.text("datakit_name"),
            aliases=one.texts("aliases"),
        )
        for one in root.items("components")
    )
    rows = root.text("attached_list_rows")
    return Standard(
        id=root.text("id"),
        version=root.text("version"),
        titles=titles(root, names) or base.titles,
        released=root.text("released"),
        extends=root.text("extends"),
        languages=languages,
        components=merged(base.components, components, lambda one: one.code),
        attached_list_rows=int(rows) if rows else base.attached_list_rows,
        loc=root.loc(),
    )


def manifest_problems(root: Section, own: Standard) -> Iterator[Problem]:
    """Titles in languages that the standard does not have."""
    for section in (root, *root.items("components")):
        yield from title_problems(section, own.language_names)


def merged(
    base: Iterable[_Item], own: Iterable[_Item], key: Callable[[_Item], str]
) -> tuple[_Item, ...]:
    """The items of both; own ones stand in the place of those with their key, or at the end.

    Own items that share a key are all kept: a rule says so.

    >>> merged(["a1", "b1"], ["c2", "a2"], lambda item: item[0])
    ('a2', 'b1', 'c2')
    """
    own = tuple(own)
    instead: dict[str, list[_Item]] = {}
    for item in own:
        instead.setdefault(key(item), []).append(item)
    found: list[_Item] = []
    for item in base:
        found += instead.pop(key(item), [item])
    return (*found, *(item for item in own if key(item) in instead))
