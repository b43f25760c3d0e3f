"""A standard as that by which changes are judged."""

from typing import TYPE_CHECKING

from formkit.changes.norms import NO_NORMS, Norms

if TYPE_CHECKING:  # most forms name no standard
    from formkit.model.standard import Country, Standard

_ISO2 = "{iso2}"
_ANY_COUNTRY = "{iso2}_"


def norms_of(standard: "Standard | None") -> Norms:
    """By what changes are judged; nothing where there is no standard."""
    if standard is None:
        return NO_NORMS
    return Norms(
        dictionary=standard.dictionary,
        modules=standard.modules,
        policy=standard.policy,
        prefixes=tuple(prefix_of(standard, one) for one in standard.countries),
    )


def prefix_of(standard: "Standard", country: "Country") -> str:
    """How the names of a country's own questions begin: ``td_``."""
    pattern = standard.policy.prefix or _ANY_COUNTRY
    return pattern.replace(_ISO2, country.iso2.lower())
