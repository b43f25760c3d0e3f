"""What of an adaptation still says the truth on another release of its standard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from formkit.compose.languages import language_named
from formkit.formats.adaptation_entries import Entry
from formkit.model.attributes import cells_of
from formkit.model.form import Choice, Form, Node, Question, walk
from formkit.model.module import MODULE_COLUMN
from formkit.model.standard import Standard
from formkit.model.template import Template

PARTS = frozenset(("modules", "parameters"))
"""Keys that say of which modules the form is made."""


def fits(entry: Entry, standard: Standard, template: Template) -> bool:
    """Tell whether a module that is asked for, or left out, is there to be.

    Args:
        entry: whatever an adaptation says.
        standard: the release that it is to be built on.
        template: of that release.
    """
    used = [use.module for use in template.modules]
    match entry.keys[:2]:
        case "modules", "out":
            return entry.words[0] in used
        case "modules", _:
            return entry.words[0] in standard.modules_by_id and entry.words[0] not in used
        case "parameters", _:
            module = standard.modules_by_id.get(entry.words[0])
            return module is not None and entry.words[1] in {one.name for one in module.parameters}
        case _:
            return True


@dataclass(frozen=True, kw_only=True)
class Carrying:
    """A release's form before a country changes it, and what it is to become."""

    standard: Standard
    plain: Form
    wanted: Form

    def kept(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Of what an adaptation says by the names of this release, what still holds.

        An entry that asks for what the release does by itself is not kept, nor
        one that asks for something else than what is wanted now.
        """
        self_standing = [one for one in entries if one.kind not in PARTS]
        return tuple(one for one in self_standing if self._holds(one))

    def _holds(self, entry: Entry) -> bool:
        first, *rest = entry.words
        match entry.kind:
            case "hide":
                holds = isinstance(self._plain.get(first), Question) and first not in self._wanted
            case "hide_choices" | "add_choices":
                key = (first, rest[0])
                there, not_there = self._codes, self._new_codes
                if entry.kind == "add_choices":
                    there, not_there = not_there, there
                holds = key in there and key not in not_there
            case "add_questions":
                is_new = all(name in self._wanted and name not in self._plain for name in rest)
                holds = is_new and first in self._places
            case "settings":
                holds = self.wanted.settings.get(first) == rest[0]
            case "set":
                holds = self._is_set(self._plain.get(first), self._wanted.get(first), *rest)
            case _:
                key = (first, rest[0])
                holds = self._is_set(self._codes.get(key), self._new_codes.get(key), *rest[1:])
        return holds

    def _is_set(
        self, plain: Node | Choice | None, wanted: Node | Choice | None, header: str, text: str
    ) -> bool:
        """Tell whether a cell that is wanted is another one than the release has."""
        if wanted is None:
            return False
        key = self._key(header)
        before = dict(cells_of(plain)).get(key, "") if plain else None
        return dict(cells_of(wanted)).get(key, "") == text != before

    def _key(self, header: str) -> str:
        """The header with its language as the form names it, where a code was written."""
        column, colons, language = header.rpartition("::")
        named = language_named(self.standard, language) if colons else ""
        return f"{column}::{named}" if named else header

    @cached_property
    def _places(self) -> frozenset[str]:
        """Where questions of the country's own may go: after a row, or at a module's end."""
        modules = (node.extra_cell(MODULE_COLUMN) for node in self._plain.values())
        return frozenset((*self._plain, *self._wanted, *modules))

    @cached_property
    def _plain(self) -> Mapping[str, Node]:
        return _rows(self.plain)

    @cached_property
    def _wanted(self) -> Mapping[str, Node]:
        return _rows(self.wanted)

    @cached_property
    def _codes(self) -> Mapping[tuple[str, str], Choice]:
        return _choices(self.plain)

    @cached_property
    def _new_codes(self) -> Mapping[tuple[str, str], Choice]:
        return _choices(self.wanted)


def _rows(form: Form) -> dict[str, Node]:
    return {node.name: node for node in walk(form.nodes) if node.name}


def _choices(form: Form) -> dict[tuple[str, str], Choice]:
    return {(one.name, choice.code): choice for one in form.lists for choice in one.choices}
