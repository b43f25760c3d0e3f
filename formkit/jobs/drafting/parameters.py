"""What the modules of a draft ask of whoever uses them."""

from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.jobs.drafting import Draft, rewritten
from formkit.jobs.drafting.modules import module_lines
from formkit.jobs.drafting.text import with_value, without_value
from formkit.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterLine:
    """What a module of the form asks of whoever uses it."""

    module: str
    name: str
    titles: Texts
    value: str
    """What it is, given or not."""
    default: str | None
    """What it is when nobody says otherwise; None: somebody has to."""
    is_given: bool
    """Whether the draft says it."""

    @property
    def is_number(self) -> bool:
        """Tell whether it counts something, as its default does."""
        return bool(self.default) and str(self.default).lstrip("-").replace(".", "", 1).isdigit()


def parameter_lines(draft: Draft, standard: Standard) -> tuple[ParameterLine, ...]:
    """The parameters of all modules of the form, in the order of its modules."""
    template = standard.templates_by_id[draft.wanted.template]
    given = {module: dict(pairs) for module, pairs in draft.wanted.parameters}
    said = {use.module: dict(use.parameters) for use in template.modules}
    lines: list[ParameterLine] = []
    for line in module_lines(draft, standard):
        module = line.module
        for one in module.parameters if line.is_in else ():
            default = said.get(module.id, {}).get(one.name, one.default)
            own = given.get(module.id, {}).get(one.name)
            lines.append(
                ParameterLine(
                    module=module.id,
                    name=one.name,
                    titles=one.titles,
                    value=own if own is not None else default or "",
                    default=default,
                    is_given=own is not None,
                )
            )
    return tuple(lines)


def with_parameter(draft: Draft, module: str, name: str, value: str) -> Draft:
    """The draft with a parameter's value; empty: what it is when nobody says otherwise."""
    keys = ("parameters", module, name)
    text = draft.text
    return rewritten(draft, with_value(text, keys, value) if value else without_value(text, keys))
