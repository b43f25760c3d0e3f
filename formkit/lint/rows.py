"""Facts about rows of the survey sheet that several rules ask for."""

from collections.abc import Callable, Iterable

from formkit.model.form import Form, Group, Node, Question, Stray
from formkit.model.index import Entry, FormIndex
from formkit.model.question_types import QUESTION_TYPES, SPAN_TYPES, QuestionType, TypeKind

_KOBO_SPANS = frozenset(name for name, span in SPAN_TYPES.items() if span.list_column)
_KOBO_ROWS = frozenset(("score__row", "rank__level"))


def type_of(node: Node) -> QuestionType | None:
    """What is known of a question's type; None for other rows and unknown types."""
    return QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None


def becomes_data(node: Node) -> bool:
    """Tell whether the row's name becomes a tag of the data.

    Not so for strays, for settings written on the survey sheet, and for
    ``audit``, whose name is always its own.
    """
    if isinstance(node, Stray):
        return False
    known = type_of(node)
    return known is None or (known.kind is not TypeKind.SETTING and known.name != "audit")


def is_column(node: Node) -> bool:
    """Tell whether the row is a column of the data that people work with.

    Groups, notes, and what the device writes by itself are left out.
    """
    known = type_of(node)
    return known is not None and known.kind in {TypeKind.ASKS, TypeKind.CALCULATES}


def kobo_types(index: FormIndex) -> tuple[str, ...]:
    """KoboToolbox's own types in a form, which it rewrites before pyxform sees them."""
    nodes = (entry.node for entry in index.active)
    spans = {one.type: None for one in nodes if isinstance(one, Group) and one.type in _KOBO_SPANS}
    rows = (entry.node.type for entry in index.active if entry.node.type in _KOBO_ROWS)
    return tuple(spans | dict.fromkeys(rows))


def first_rows(
    rows: Iterable[Entry], spelt: Callable[[str], str] = str
) -> dict[tuple[int, str], Entry]:
    """Scope and name -> the first row of that group with that name.

    Args:
        rows: a form's, in order.
        spelt: applied to names, so that ``str.lower`` takes ``Site`` and ``site`` for one.
    """
    found: dict[tuple[int, str], Entry] = {}
    for entry in rows:
        found.setdefault((scope_of(entry), spelt(entry.node.name)), entry)
    return found


def scope_of(entry: Entry) -> int:
    """A key that rows of one group share: their names must differ."""
    return id(entry.parents[-1]) if entry.parents else 0


def label_key(form: Form, sheet: str) -> str:
    """The key of the first label column that a sheet has; ``label`` where there is none."""
    columns = form.columns_of(sheet)
    keys = [key for key, _ in columns.columns] if columns else []
    return next((key for key in keys if f"{key}::".startswith("label::")), "label")
