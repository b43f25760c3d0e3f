"""A list that drops down, in which what is typed is found without accents."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Select
from textual.widgets._select import SelectCurrent, SelectOverlay

from formkit.jobs.searching import folded


class _Overlay(SelectOverlay):
    """The choices; letters go to the choice that has them earliest."""

    def _find_search_match(self, query: str) -> int | None:
        """Find the typed letters; where no choice has them none is marked, so Enter takes none."""
        wanted = folded(query)
        places = [(self._place(n, wanted), n) for n in range(self.option_count)]
        found = min((one for one in places if one[0] >= 0), default=None)
        if found is None:
            self.highlighted = None
            return None
        return found[1]

    def _place(self, number: int, wanted: str) -> int:
        prompt = self.get_option_at_index(number).prompt
        words = prompt.plain if isinstance(prompt, Text) else str(prompt)
        return folded(words).find(wanted)


class Dropdown(Select[str]):
    """A list of words for names of the program."""

    def compose(self) -> ComposeResult:
        """The chosen words above the choices."""
        yield SelectCurrent(self.prompt)
        yield _Overlay(type_to_search=self._type_to_search).data_bind(compact=Select.compact)
