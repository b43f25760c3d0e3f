"""The languages that a draft's form can have."""

from formkit.compose.languages import chosen_languages
from formkit.core.errors import FormkitError
from formkit.core.values import dataclass
from formkit.jobs.drafting import Draft
from formkit.model.standard import Standard

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


def language_lines(draft: Draft, standard: Standard) -> tuple[LanguageLine, ...]:
    """The form's languages in their order, then the standard's and the country's others."""
    country = standard.country(draft.wanted.country)
    try:
        chosen, _ = chosen_languages(standard, draft.wanted, country)
    except FormkitError:  # the file names a language that nobody has: the preview says so
        chosen = ()
    known = {one.name: one for one in standard.languages}
    spoken = country.form_languages if country else ()
    others = (_NAMES[code] for code in spoken if code in _NAMES)
    names = dict.fromkeys((*chosen, *known, *others))
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
