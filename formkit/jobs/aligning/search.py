"""Finding a variable of the dictionary by what a person types."""

from collections.abc import Iterator

from formkit.core.values import dataclass
from formkit.jobs.searching import Search, Sought
from formkit.model.dictionary import Variable
from formkit.model.standard import Standard

_MOST = 50
"""More than that nobody reads: one types another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableSearch:
    """The variables in use, by name, title, wording and other names."""

    variables: tuple[Variable, ...]
    index: Search

    @classmethod
    def of(cls, standard: Standard) -> "VariableSearch":
        """Take in a dictionary; retired variables are left out."""
        variables = tuple(one for one in standard.dictionary.variables if one.status != "retired")
        return cls(variables=variables, index=Search(_sought(variables)))

    def find(self, typed: str) -> tuple[Variable, ...]:
        """The variables that are meant, the likeliest first, at most 50."""
        return tuple(self.variables[place] for place in self.index.find(typed).places[:_MOST])


def _sought(variables: tuple[Variable, ...]) -> Iterator[Sought]:
    for one in variables:
        yield Sought(
            name=one.name,
            titles=tuple(text for _, text in one.titles),
            words=(*(text for _, text in one.labels), *one.aliases, one.dtm_ref, one.list_name),
        )
