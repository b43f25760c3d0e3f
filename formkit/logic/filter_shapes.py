"""In which ways a choice filter asks about one answer, so that few answers stand for all."""

from formkit.logic.list_filters import column_of
from formkit.xpath.tree import Binary, Call, Logical, Number, Reference, Text, Tree, children, walk

_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))


def is_only_compared(name: str, tree: Tree) -> bool:
    """Tell whether an answer stands only beside columns, numbers and texts in comparisons."""
    asked = Reference(name=name)
    for part in walk(tree):
        inside = children(part)
        if asked not in inside:
            continue
        if not (isinstance(part, Binary) and part.operator in _COMPARISONS):
            return False
        if not all(
            one == asked or column_of(one) or isinstance(one, Number | Text) for one in inside
        ):
            return False
    return tree != asked


def is_only_asked_by(function: str, name: str, tree: Tree) -> bool:
    """Tell whether an answer is only looked at through one function of it alone."""
    asked = Reference(name=name)
    allowed = Call(name=function, arguments=(asked,))
    return all(asked not in children(part) or part == allowed for part in walk(tree))


def grows_with(name: str, tree: Tree) -> bool:
    """Tell whether more selected codes can only show more choices."""
    asked = Reference(name=name)
    match tree:
        case Logical(operands=operands):
            return all(grows_with(name, operand) for operand in operands)
        case Call(name="selected", arguments=(one, other)) if one == asked:
            return asked not in walk(other)
        case _:
            return all(asked not in children(part) for part in walk(tree)) and tree != asked
