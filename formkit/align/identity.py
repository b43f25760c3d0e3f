"""Which variable of the dictionary a question stands for."""

import re
from collections import defaultdict
from enum import StrEnum

from formkit.core.values import dataclass
from formkit.model.dictionary import Variable
from formkit.model.form import Group, Question
from formkit.model.index import Entry, FormIndex
from formkit.model.module import VARIABLE_COLUMN
from formkit.model.standard import Standard

_NUMBER = re.compile(r"^([ms]_?\d{4})(?:_|$)")


class IdentifiedBy(StrEnum):
    """What tied a question to a variable, the surest first."""

    PROVENANCE = "provenance"
    """The form's own ``formkit_variable`` column."""
    NAME = "name"
    ALIAS = "alias"
    """Another name that the dictionary gives, or the identifier in public DTM data."""
    NUMBER = "number"
    """The stable number of the DTM data dictionary, ``m0310``."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedQuestion:
    """A question beside the variables that it may stand for."""

    entry: Entry
    variables: tuple[Variable, ...] = ()
    """One when the question is identified; several when that is ambiguous."""
    by: IdentifiedBy = IdentifiedBy.NOTHING
    claimed: str = ""
    """The name in the ``formkit_variable`` column, whether the dictionary has it or not."""
    is_local: bool = False
    """Whether the name has a country's prefix, ``td_loc_site_manager``: the country's own."""

    @property
    def question(self) -> Question:
        """The question itself."""
        node = self.entry.node
        assert isinstance(node, Question)  # noqa: S101 - align() only takes questions
        return node

    @property
    def variable(self) -> Variable | None:
        """The variable, when there is exactly one."""
        return self.variables[0] if len(self.variables) == 1 else None


def align(index: FormIndex, standard: Standard) -> tuple[AlignedQuestion, ...]:
    """Every active question with a name, in sheet order, beside its variables."""
    finder = _Finder(standard)
    return tuple(
        finder.aligned(entry)
        for entry in index.active
        if isinstance(entry.node, Question) and entry.node.name and not _is_kobo_row(entry)
    )


def _is_kobo_row(entry: Entry) -> bool:
    """Rows of Kobo's matrices, scores and rankings have no type of their own."""
    return any(isinstance(parent, Group) and parent.type != "group" for parent in entry.parents)


class _Finder:
    """The dictionary by each thing that can identify a variable."""

    def __init__(self, standard: Standard) -> None:
        dictionary = standard.dictionary
        self.prefixes = tuple(f"{country.iso2.lower()}_" for country in standard.countries)
        self.by_name = dictionary.by_name
        self.by_alias: defaultdict[str, list[Variable]] = defaultdict(list)
        self.by_number: defaultdict[str, list[Variable]] = defaultdict(list)
        for variable in dictionary.variables:
            for alias in dict.fromkeys((*variable.aliases, variable.dtm_ref)):
                if alias:
                    self.by_alias[alias].append(variable)
            number = number_of(variable.dtm_ref)
            if number:
                self.by_number[number].append(variable)

    def aligned(self, entry: Entry) -> AlignedQuestion:
        name = entry.node.name
        claimed = entry.node.extra_cell(VARIABLE_COLUMN)
        variables, by = self._identified(claimed, name)
        return AlignedQuestion(
            entry=entry,
            variables=variables,
            by=by,
            claimed=claimed,
            is_local=not variables and name.startswith(self.prefixes),
        )

    def _identified(self, claimed: str, name: str) -> tuple[tuple[Variable, ...], IdentifiedBy]:
        if claimed:
            return self._named(claimed), IdentifiedBy.PROVENANCE
        if name in self.by_name:
            return self._named(name), IdentifiedBy.NAME
        if name in self.by_alias:
            return tuple(self.by_alias[name]), IdentifiedBy.ALIAS
        number = number_of(name)
        if number in self.by_number:
            return tuple(self.by_number[number]), IdentifiedBy.NUMBER
        return (), IdentifiedBy.NOTHING

    def _named(self, name: str) -> tuple[Variable, ...]:
        variable = self.by_name.get(name)
        return (variable,) if variable else ()


def number_of(name: str) -> str:
    """The stable number that a DTM name begins with; empty when it has none.

    >>> number_of("m0310_loc_num_idp_ind"), number_of("m_0337"), number_of("main_need")
    ('m0310', 'm0337', '')
    """
    match = _NUMBER.match(name)
    return match.group(1).replace("_", "") if match else ""
