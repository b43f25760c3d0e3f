"""A standard: a region's agreed questionnaire in one release."""

from collections.abc import Iterator
from functools import cached_property

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field, replace
from formkit.model.dictionary import Dictionary
from formkit.model.module import Module
from formkit.model.policy import LockedBlock, Policy, Tombstone
from formkit.model.template import Template

_BLOCK = "block"
_RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLanguage:
    """A language that the standard has wording in."""

    code: str
    """``en``"""
    name: str
    """As in headers: ``English (en)``."""
    is_draft: bool = False
    """Not yet checked by native speakers: a build in it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """DTM's word for an activity, with the variables' namespace it stands for."""

    code: str
    titles: Texts = NO_TEXTS
    datakit_name: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row of ``countries.csv``; columns that are not named here stay in ``facts``."""

    iso3: str
    iso2: str
    names: Texts = NO_TEXTS
    form_languages: tuple[str, ...] = ()
    """Language codes in the order in which the country's forms offer them: ``("fr", "ar")``."""
    adm_names: tuple[Texts, ...] = ()
    """What levels 1 to 4 are called, in that order."""
    pcode_patterns: tuple[str, ...] = ()
    """Regular expressions of the p-codes of levels 1 and 2."""
    pcode_example: str = ""
    place_notes: Texts = NO_TEXTS
    """What to know about its places before a gazetteer is made of them."""
    facts: tuple[tuple[str, str], ...] = ()
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One release, with what it takes from the release that it extends."""

    id: str
    """``dtm-wca``"""
    version: str
    """``2026.1``"""
    titles: Texts = NO_TEXTS
    released: str = ""
    """The day of the release, ``2026-11-22``: the version of a form built without one."""
    extends: str = ""
    languages: tuple[StandardLanguage, ...] = ()
    components: tuple[Component, ...] = ()
    dictionary: Dictionary = field(default_factory=Dictionary)
    modules: tuple[Module, ...] = ()
    templates: tuple[Template, ...] = ()
    countries: tuple[Country, ...] = ()
    attached_list_rows: int = 500
    """An admin list longer than this is attached as CSV (select_one_from_file)."""
    stated_policy: Policy = field(default_factory=Policy)
    """``policy.yaml`` as it is written; by default there is none."""
    loc: Loc = field(default=NOWHERE, compare=False)

    @cached_property
    def modules_by_id(self) -> dict[str, Module]:
        """Id -> module."""
        return {module.id: module for module in self.modules}

    @cached_property
    def templates_by_id(self) -> dict[str, Template]:
        """Id -> template."""
        return {template.id: template for template in self.templates}

    @cached_property
    def language_names(self) -> dict[str, str]:
        """Language code -> its name in headers, in the order of the standard's languages."""
        return {language.code: language.name for language in self.languages}

    @cached_property
    def policy(self) -> Policy:
        """The stated policy, with what modules and dictionary say by themselves.

        A module that is asked as it is makes a block of its own where no block
        names it; a variable or code that is retired is a tombstone.
        """
        stated = self.stated_policy
        named = {module for block in stated.blocks for module in block.modules}
        blocks = tuple(
            LockedBlock(id=one.id, modules=(one.id,), loc=one.loc)
            for one in self.modules
            if one.adaptation == _BLOCK and one.id not in named
        )
        known = {(one.list_name, one.name) for one in stated.tombstones}
        retired = (one for one in self._retired() if (one.list_name, one.name) not in known)
        tombstones = (*stated.tombstones, *retired)
        return replace(stated, blocks=(*stated.blocks, *blocks), tombstones=tombstones)

    def _retired(self) -> Iterator[Tombstone]:
        for variable in self.dictionary.variables:
            if variable.status == _RETIRED:
                yield Tombstone(
                    name=variable.name, replaced_by=variable.replaced_by, loc=variable.loc
                )
        for one in self.dictionary.lists:
            for choice in one.choices:
                if choice.status == _RETIRED:
                    yield Tombstone(name=choice.code, list_name=one.name, loc=choice.loc)

    def language_name(self, code: str) -> str:
        """The header's name of a language code; empty when the standard lacks it."""
        return self.language_names.get(code, "")

    def country(self, iso3: str) -> Country | None:
        """The country with this ISO 3166-1 alpha-3 code, if the standard has it."""
        return next((country for country in self.countries if country.iso3 == iso3), None)
