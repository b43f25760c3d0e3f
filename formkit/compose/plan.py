"""What is to be built: the choices of template and adaptation, made explicit."""

from collections.abc import Iterator
from dataclasses import dataclass

from formkit.compose.languages import chosen_languages, default_language
from formkit.compose.problems import Problem, stop_at, unknown
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.adaptation import Adaptation
from formkit.model.module import Module
from formkit.model.standard import Country, Standard
from formkit.model.template import ModuleUse, Template

LAST_MODULE = "quality"
"""A module that an adaptation adds stands before this one."""

FIRST_REVISION = "01"
"""The last two digits of ``yyyymmddrr`` for a form whose version is not given."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A form to be built, with every choice made."""

    standard: Standard
    template: Template
    adaptation: Adaptation
    country: Country | None
    languages: tuple[str, ...]
    default_language: str
    uses: tuple[ModuleUse, ...]
    """The modules in the order of the form."""
    version: str
    notes: tuple[Problem, ...] = ()

    @property
    def component(self) -> str:
        """The component's code."""
        return self.template.component

    @property
    def iso3(self) -> str:
        """The country's code; empty for a form of no country."""
        return self.country.iso3 if self.country else ""

    @property
    def form_id(self) -> str:
        """The adaptation's, else component and country: ``bsa_tcd``."""
        made = "_".join(filter(None, (self.component, self.iso3))).lower()
        return self.adaptation.form_id or made

    @property
    def form_title(self) -> str:
        """The adaptation's, else the tool and the country in the form's first language."""
        if self.adaptation.form_title:
            return self.adaptation.form_title
        titles = self.template.titles or Texts.of([("", self.template.id)])
        names = (titles, self.country.names) if self.country else (titles,)
        order = tuple(dict.fromkeys((self.default_language, *self.languages)))
        return " – ".join(text.ordered(order).first for text in names)

    @property
    def built_in(self) -> dict[str, str]:
        """The parameters that every module has."""
        return {
            "component": self.component,
            "country": self.iso3,
            "form_version": f"{self.standard.version}+{self.version}",
            "standard_version": self.standard.version,
        }


def planned(standard: Standard, template: Template, adaptation: Adaptation) -> Plan:
    """Make every choice that template and adaptation leave to each other.

    Raises:
        UnknownNameError: a module, country or language is asked for that is not there.
        CannotComposeError: the adaptation is for another standard or template, or a
            module is missing that another one needs.
    """
    stop_at(tuple(_other_base(standard, template, adaptation)))
    country = _country(standard, adaptation)
    languages, notes = chosen_languages(standard, adaptation, country)
    uses = _uses(standard, template, adaptation)
    stop_at(tuple(_unmet(standard, template, adaptation, uses)))
    return Plan(
        standard=standard,
        template=template,
        adaptation=adaptation,
        country=country,
        languages=languages,
        default_language=default_language(standard, adaptation, languages),
        uses=uses,
        version=adaptation.form_version or f"{standard.released.replace('-', '')}{FIRST_REVISION}",
        notes=notes,
    )


def _other_base(
    standard: Standard, template: Template, adaptation: Adaptation
) -> Iterator[Problem]:
    pairs = (
        (Message("standard"), adaptation.standard, standard.id),
        (Message("version of the standard"), adaptation.version, standard.version),
        (Message("template"), adaptation.template, template.id),
    )
    for what, wanted, given in pairs:
        if wanted and wanted != given:
            text = "the adaptation is for the {what} {wanted}, and is used with {given}"
            yield adaptation.loc, Message(text, what=what, wanted=wanted, given=given)


def _country(standard: Standard, adaptation: Adaptation) -> Country | None:
    if not adaptation.country:
        return None
    country = standard.country(adaptation.country)
    if country is None:
        known = tuple(one.iso3 for one in standard.countries)
        raise unknown(Message("country"), adaptation.country, known, loc=adaptation.loc)
    return country


def _uses(standard: Standard, template: Template, adaptation: Adaptation) -> tuple[ModuleUse, ...]:
    present = tuple(use.module for use in template.modules)
    for module in adaptation.modules_out:
        if module not in present:
            raise unknown(Message("module of the template"), module, present, loc=adaptation.loc)
    added = tuple(ModuleUse(module=module, loc=adaptation.loc) for module in adaptation.modules_in)
    kept = tuple(use for use in template.modules if use.module not in adaptation.modules_out)
    ends = [number for number, use in enumerate(kept) if use.module == LAST_MODULE]
    place = ends[-1] if ends else len(kept)
    uses = (*kept[:place], *added, *kept[place:])
    for use in uses:
        if use.module not in standard.modules_by_id:
            known = tuple(standard.modules_by_id)
            raise unknown(Message("module"), use.module, known, loc=use.loc)
    for module, _ in adaptation.parameters:
        if module not in {use.module for use in uses}:
            known = tuple(use.module for use in uses)
            raise unknown(Message("module of the form"), module, known, loc=adaptation.loc)
    return uses


def _unmet(
    standard: Standard, template: Template, adaptation: Adaptation, uses: tuple[ModuleUse, ...]
) -> Iterator[Problem]:
    before: list[tuple[str, str]] = []
    for use in uses:
        module = standard.modules_by_id[use.module]
        if module.components and template.component not in module.components:
            text = "the module {module} is not made for {component}; it is for: {components}"
            fields = {"module": module.id, "component": template.component}
            yield use.loc, Message(text, **fields, components=module.components)
        if (use.module, use.prefix) in before:
            text = "the module {module} stands twice; give its second use a prefix of its own"
            yield use.loc, Message(text, module=module.id)
        before.append((use.module, use.prefix))
        yield from _missing_needs(module, use, adaptation, {name for name, _ in before}, uses)


def _missing_needs(
    module: Module,
    use: ModuleUse,
    adaptation: Adaptation,
    before: set[str],
    uses: tuple[ModuleUse, ...],
) -> Iterator[Problem]:
    needs = dict.fromkeys((*module.needs, *filter(None, [module.parent])))
    for need in needs:
        if need in before:
            continue
        fields = {"module": module.id, "need": need}
        if need in adaptation.modules_out:
            text = (
                "the module {module} needs the module {need}, which the adaptation leaves out;"
                " keep it, or leave {module} out too"
            )
            yield adaptation.loc, Message(text, **fields)
        elif any(one.module == need for one in uses):
            text = "the module {module} needs the module {need} before it; here it comes after"
            yield use.loc, Message(text, **fields)
        else:
            text = "the module {module} needs the module {need}, which the form does not have"
            yield use.loc, Message(text, **fields)
