"""A template: the recipe of one tool."""

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleUse:
    """One line of a template: a module, with its parameters."""

    module: str
    prefix: str = ""
    """Put before every name of the module, with ``_``; needed when it is used twice."""
    parameters: tuple[tuple[str, str], ...] = ()
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """``templates/<standard>/<version>/<tool>.yaml``."""

    id: str
    """The file's name without its ending: ``bsa``."""
    component: str
    """The component's code: ``BSA``."""
    titles: Texts = NO_TEXTS
    standard: str = ""
    version: str = ""
    consent_gate: str = "whole_form"
    """``whole_form``, or ``spoken_respondents_only`` for forms filled by observation."""
    modules: tuple[ModuleUse, ...] = ()
    """In the order of the form."""
    loc: Loc = field(default=NOWHERE, compare=False)
