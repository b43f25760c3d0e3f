"""What in the old form is what in the new one; what changed is found from that."""

from collections.abc import Iterator, Mapping

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES
from formkit.changes.matching.languages import RowPair, match_languages
from formkit.changes.matching.likeness import RowLikeness
from formkit.changes.matching.lists import match_lists
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.matching.rows import match_by_name, match_the_rest
from formkit.changes.outline import TOP_ROW, outline_of
from formkit.core.values import dataclass
from formkit.model.form import ChoiceList, Form, Node

EXTERNAL_SELECT = "select_one_external"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Two forms and what belongs together in them."""

    old: Form
    new: Form
    rows: RowPairing
    lists: Mapping[str, Mapping[str, str]]
    """Sheet of choices -> old list name -> new list name."""
    languages: Mapping[str, str]
    """Old language -> new language, those that keep their name among them."""


def lists_of(form: Form, sheet: str) -> tuple[ChoiceList, ...]:
    """The lists of ``choices`` or ``external_choices``."""
    return form.lists if sheet == CHOICES else form.external_lists


def list_sheet(node: Node) -> str:
    """The sheet on which a row's list is looked for."""
    return EXTERNAL_CHOICES if node.type == EXTERNAL_SELECT else CHOICES


def match_forms(old: Form, new: Form) -> Matches:
    """Pair rows, languages and lists; of rows and lists that share a name any may be chosen."""
    rows = match_by_name(outline_of(old.nodes), outline_of(new.nodes), RowLikeness(old, new, {}))
    languages = match_languages(old.languages, new.languages, _pairs(old, new, rows))
    match_the_rest(rows, RowLikeness(old, new, languages))
    lists = {
        sheet: match_lists(lists_of(old, sheet), lists_of(new, sheet), _users(rows, sheet))
        for sheet in (CHOICES, EXTERNAL_CHOICES)
    }
    return Matches(old=old, new=new, rows=rows, lists=lists, languages=languages)


def _pairs(old: Form, new: Form, rows: RowPairing) -> Iterator[RowPair]:
    """Rows that are pairs, and choices of lists of one name that have the same code."""
    for number, other in rows.new_of.items():
        if number != TOP_ROW:
            yield rows.old.rows[number].node, rows.new.rows[other].node
    for one in old.lists:
        twin = new.list_named(one.name)
        codes = {choice.code: choice for choice in twin.choices} if twin else {}
        for choice in one.choices:
            if choice.code in codes:
                yield choice, codes[choice.code]


def _users(rows: RowPairing, sheet: str) -> Iterator[tuple[str, str]]:
    """The lists that each pair of rows names."""
    for number, other in rows.new_of.items():
        if number == TOP_ROW:
            continue
        one, twin = rows.old.rows[number].node, rows.new.rows[other].node
        if list_sheet(one) == list_sheet(twin) == sheet:
            names = getattr(one, "list_name", ""), getattr(twin, "list_name", "")
            if all(names):
                yield names
