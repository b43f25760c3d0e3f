"""How many expressions a second are read, and how many are evaluated."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from formkit.xpath.context import Context, Environment
from formkit.xpath.evaluation import compile_tree
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.parser import parse
from formkit.xpath.resolving import resolve

QUESTIONS = 700
EXPRESSION = "${q5} > 5 and selected(${chosen}, 'x')"
TEXTS = tuple(
    f"{text} and ${{q{number}}} != {number}"
    for number in range(500)
    for text in (
        "${age} >= 18",
        "selected(${needs}, 'water')",
        "if(${a} > 0, ${b} div ${a}, 0) > 0.5",
        "not(${consent} = 'yes' or ${other} = '')",
    )
)
AT_LEAST_READ, AT_LEAST_EVALUATED = 30_000, 200_000
ROUNDS = 5


def record() -> Element:
    """A form of 700 questions, the last one for several codes."""
    answers = [Element(f"q{number}", str(number + 2), "int") for number in range(QUESTIONS)]
    return Element("data", children=[*answers, Element("chosen", "x y", "selects")])


def speed(run: Callable[[], object], times: int) -> float:
    """How often a second something is done that one run does so many times; the best of some."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        best = max(best, times / (time.perf_counter() - start))
    return best


def read() -> float:
    """Expressions read a second, none of them remembered."""

    def run() -> None:
        parse.cache_clear()
        for text in TEXTS:
            parse(text)

    return speed(run, len(TEXTS))


def evaluated(dialect: Dialect, times: int = 50_000) -> float:
    """Simple expressions evaluated a second."""
    root = record()
    paths = {child.name: (root.name, child.name) for child in root.children}
    tree = resolve(parse(EXPRESSION), ("data", "q0"), paths, ())
    now = datetime(2026, 1, 1, tzinfo=UTC)
    around = Environment(root=root, now=now, random=lambda: 0.5, new_uuid=lambda: "")
    context, compiled = Context(root.children[0], around), compile_tree(tree, dialect)

    def run() -> None:
        for _ in range(times):
            compiled(context)

    return speed(run, times)


def main() -> None:
    """Print what is read and evaluated a second, beside what is wanted."""
    print(f"{'expressions read':<34} {read():>9,.0f} /s  wanted {AT_LEAST_READ:,}")
    for dialect in Dialect:
        found = evaluated(dialect)
        what = f"evaluated as in {dialect}"
        print(f"{what:<34} {found:>9,.0f} /s  wanted {AT_LEAST_EVALUATED:,}")


if __name__ == "__main__":
    main()
