"""Facts about rows of the survey sheet that several rules ask for."""

from collections import Counter

from formkit.model.form import Node, Question, Stray
from formkit.model.index import FormIndex, is_yes
from formkit.model.question_types import QUESTION_TYPES, QuestionType, TypeKind


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


def names_in_use(index: FormIndex) -> Counter[str]:
    """How often pyxform meets each name that a ``${name}`` may refer to.

    Names that pyxform makes up itself are not among them, but for ``instanceID``.
    """
    names = Counter(entry.node.name for entry in index.active if becomes_data(entry.node))
    if not is_yes(index.form.settings.get("omit_instanceID")):
        names["instanceID"] += 1
    del names[""]
    return names
