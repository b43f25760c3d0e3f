"""The engine that runs forms, made ready to try many answers to one expression."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from formkit.xpath.context import Context, Environment
from formkit.xpath.evaluation import compile_tree
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.tree import CHILD, Path, Reference, Step, Tree, children, with_children
from formkit.xpath.values import CONVERSIONS

ROOT = "data"

Stored = tuple[str, str]
"""The text of an answer, and its type as ``Element.data_type`` has it."""

_NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def truth_of(tree: Tree, dialect: Dialect) -> Callable[[Context], bool]:
    """Whether a bound tree is true; raises ``EvaluationError`` where the engine would stop."""
    compiled, boolean = compile_tree(_placed(tree), dialect), CONVERSIONS[dialect].boolean
    return lambda context: boolean(compiled(context), _NOW)


@lru_cache(maxsize=_REMEMBERED)
def stored_by(tree: Tree, dialect: Dialect) -> Callable[[Context], Stored]:
    """What a calculation stores; raises ``EvaluationError`` as ``truth_of`` does.

    Collect keeps a calculation's own type while a form is open, a browser only its text.
    Source: JavaRosa, ``Recalculate.wrapData``.
    """
    compiled, text = compile_tree(_placed(tree), dialect), CONVERSIONS[dialect].text

    def stored(context: Context) -> Stored:
        value = compiled(context)
        if dialect is Dialect.JAVAROSA and isinstance(value, bool):
            return str(int(value)), "boolean"
        return text(value, _NOW), "string"

    return stored


def element_name(key: str) -> str:
    """A variable's name as a path can have it."""
    plain = key.replace("_", "").replace("-", "").replace(".", "")
    return key if plain.isalnum() else f"_{key.encode().hex()}"


def context_at(root: Element) -> Context:
    """Where bound trees are evaluated: the answers are children of ``root``, called ``data``."""
    environment = Environment(root=root, now=_NOW, random=lambda: 0.0, new_uuid=lambda: "")
    return Context(root, environment)


def _placed(tree: Tree) -> Tree:
    """The same tree with a path to the answer for each name."""
    if isinstance(tree, Reference):
        steps = (Step(axis=CHILD, test=ROOT), Step(axis=CHILD, test=element_name(tree.name)))
        return Path(absolute=True, steps=steps)
    return with_children(tree, tuple(map(_placed, children(tree))))
