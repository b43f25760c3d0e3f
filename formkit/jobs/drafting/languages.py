"""The languages that a draft's form can have."""

from collections.abc import Iterator

from formkit.compose.languages import chosen_languages
from formkit.core.errors import FormkitError
from formkit.core.values import dataclass
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.changes import form_languages, offered_languages
from formkit.model.form import Form
from formkit.model.standard import Country, Standard

_NAMES = {"am": "አማርኛ (am)", "sg": "Sängö (sg)", "so": "Soomaali (so)"}
"""Languages of countries' forms that no release has wording in, as headers name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLine:
    """A language of the form, or one that the form could have."""

    key: str
    """As the adaptation says it: a code, or the whole name where the standard lacks it."""
    name: str
    """As headers say it."""
    is_in: bool
    is_draft: bool = False
    """Whether the standard's wording in it has not been checked by native speakers."""
    is_own: bool = False
    """Whether the standard has no wording in it."""


def language_lines(
    draft: Draft, standard: Standard, base: Form | None = None
) -> tuple[LanguageLine, ...]:
    """The form's languages in their order, then the standard's and the country's others.

    Args:
        draft: the draft.
        standard: whose languages there are.
        base: the form that the draft begins with, where it does and can be read.
    """
    if draft.wanted.base:
        return tuple(_lines_of_form(draft, standard, base)) if base else ()
    country = standard.country(draft.wanted.country)
    try:
        chosen, _ = chosen_languages(standard, draft.wanted, country)
    except FormkitError:  # the file names a language that nobody has: the preview says so
        chosen = ()
    known = {one.name: one for one in standard.languages}
    names = dict.fromkeys((*chosen, *known, *_spoken(country)))
    return tuple(
        LanguageLine(
            key=known[name].code if name in known else name,
            name=name,
            is_in=name in chosen,
            is_draft=name in known and known[name].is_draft,
            is_own=name not in known,
        )
        for name in names
    )


def _lines_of_form(draft: Draft, standard: Standard, base: Form) -> Iterator[LanguageLine]:
    """Those of the form that is begun with, by name: also what a draft takes out of it."""
    present = form_languages(draft, base)
    own = tuple(dict.fromkeys((*present, *filter(None, base.languages))))
    country = standard.country(draft.wanted.country)
    known = (*(one.name for one in standard.languages), *_spoken(country))
    for name in (*own, *offered_languages(own, known)):
        yield LanguageLine(key=name, name=name, is_in=name in present)


def _spoken(country: Country | None) -> tuple[str, ...]:
    """Languages of the country's forms that no release has wording in."""
    codes = country.form_languages if country else ()
    return tuple(_NAMES[code] for code in codes if code in _NAMES)
