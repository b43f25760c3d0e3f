"""Generated questions: typed expressions over the whole table of functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from formkit.xpath.functions import FUNCTIONS, Returns
from formkit.xpath.instance import Element
from formkit.xpath.parser import parse
from tests.oracle.asking import Question
from tests.oracle.every_type import RECORDS, records

CHANCE = "chance decides"
FILE = "asks for a file or a device that is not there"
ALONE = "the beginning of a path, and in paths here"

LEFT_OUT: Mapping[str, str] = {
    "random": CHANCE,
    "uuid": CHANCE,
    "pulldata": FILE,
    "property": FILE,
    "version": FILE,
    "current": ALONE,
    "instance": ALONE,
    "jr:itext": "of no use in expressions, and not worked out",
    "id": "no form has identifiers, and not worked out",
    "lang": "no form has languages in its record, and not worked out",
    "namespace-uri": "not worked out",
}
"""Functions that no case calls, and why."""

NUMBERS = (
    *("0", "1", "-1", "2", "3", "5", "10", "0.5", "-2.5", "2.5", "1.005", "0.1", "100", "-0.0001"),
    *("1234.5678", "1000000", "2147483647", "2147483648", "9007199254740993", "100000000000"),
    *("(1 div 0)", "(0 div 0)", "(-1 div 0)", "(1 div 3)", "12345678901234567890", "0.000001"),
)
TEXTS = (
    *("''", "'a'", "'b'", "'abc'", "'a b'", "'a  b'", "' x '", "'12'", "'-3'", "' 5 '", "'1e3'"),
    *(
        "'1,5'",
        "'0x10'",
        "'NaN'",
        "'Infinity'",
        "'true'",
        "'false'",
        "'1'",
        "'0'",
        "'\u00e9t\u00e9'",
    ),
    *("'.5'", "'5.'", "'+5'", "'2026-01-15'", '"it\'s"', "'abcabc'", "'c_1'", "'\u65e5\u672c'"),
)
DATES = (
    *(
        "date('2026-01-15')",
        "date('1969-12-31')",
        "'2026-01-15'",
        "'2024-02-29'",
        "today()",
        "now()",
    ),
    *("'2026-01-15T10:30:00.000+01:00'", "date-time('2026-01-15T23:30:00.000+01:00')"),
    *("'2026-13-40'", "'2026-1-5'", "20468", "date(20468)", "'10:30'"),
)
FORMATS = ("'%Y-%m-%d'", "'%d/%m/%y'", "'%e %n'", "'%H:%M:%S'", "'%b %a'", "'%h %3'", "'x%%'")
PATTERNS = ("'[a-c]+'", "'^a'", "'b$'", "'[0-9]{1,3}'", "'.*'", "''", "'\\d+'", "'(a|b) *b'")
POINTS = ("'12.1 15.03 300 5'", "'12.1 15.03'", "'-4.3 15.3 0 0'", "'x'", "''")
SHAPES = ("'12.1 15 0 0;12.2 15.1 0 0;12.1 15.2 0 0;12.1 15 0 0'", "'1 1;1 2;2 2'", "'1 1'", "''")

NUMBER_PATHS = ("/data/whole", "/data/whole2", "/data/part", "/data/part2", "/data/group/inner2")
TEXT_PATHS = ("/data/word", "/data/word2", "/data/group/inner", "/data/photo", "/data/one")
CODE_PATHS = ("/data/some", "/data/some2", "/data/one", "/data/one2", "/data/member[1]/sex")
DATE_PATHS = ("/data/day", "/data/day2", "/data/moment", "/data/clock", "/data/member[1]/born")
NODES = (
    *("/data/member", "/data/member/age", "/data/member/name", "/data/member/weight"),
    *("/data/member/visit", "/data/member/visit/fee", "/data/member[1]/visit/fee", "/data/group"),
    *("/data/member[age > 1]", "/data/member[age > 1]/weight", "/data/member[position() = 2]/age"),
    *("/data/member[name = 'Ali' or sex = 'a']/age", "/data/nowhere", "../visit", "../visit/fee"),
    *("instance('letters')/root/item/size", "instance('letters')/root/item[size > 1]/name"),
    *(
        "instance('letters')/root/item[name = /data/one]/size",
        "/data/member[2]/visit[fee != '']/fee",
    ),
)
HERE = (
    *(".", "..", "../name", "../age", "../fee", "../../age", "../word", "current()/../age"),
    *("/data/member[position() = 1]/age", "/data/member[2]/name", "/data/nowhere", "/data/group"),
    *("/data/member[1]/visit[1]/fee", "/data/member[age = 5]/name"),
    *("instance('letters')/root/item[name = /data/one]/label",),
    *("instance('letters')/root/item[name = current()/../sex]/size",),
)

LEAVES: Mapping[str, tuple[str, ...]] = {
    "number": (*NUMBERS, *NUMBERS, *NUMBER_PATHS, *NUMBER_PATHS, "'12'", "'x'", "''", *HERE[:5]),
    "count": ("0", "1", "2", "3", "-1", "1.5", "'2'", "/data/whole"),
    "text": (*TEXTS, *TEXT_PATHS, *TEXT_PATHS, *HERE),
    "codes": ("'a'", "'a b'", "'b  a'", "''", "'5'", *CODE_PATHS, *CODE_PATHS, "/data/word"),
    "code": ("'a'", "'b'", "'5'", "'c_1'", "''", "5", "/data/one"),
    "date": (*DATES, *DATE_PATHS, *DATE_PATHS),
    "format": FORMATS,
    "pattern": PATTERNS,
    "point": (*POINTS, "/data/place", "/data/place"),
    "shape": (*SHAPES, "/data/field", "/data/field", "/data/place"),
    "nodes": NODES,
    "truth": ("true()", "false()", "1", "0", "''", "'a'", *NUMBER_PATHS[:2], *TEXT_PATHS[:2]),
    "algorithm": ("'MD5'", "'SHA-1'", "'SHA-256'", "'SHA-384'", "'SHA-512'", "'x'"),
    "encoding": ("'hex'", "'base64'"),
    "base64": ("'YWJj'", "'w6k='", "''", "'a'"),
    "question": ("'/data/one'", "'/data/some'", "' /data/one2 '"),
    "repeat": ("/data/member",),
    "member": ("/data/member/age", "/data/member/name", "/data/member/born"),
}
"""What stands for a kind of argument, from the simple to the odd."""

ARGUMENTS: Mapping[str, str] = {
    "boolean": "any",
    "boolean-from-string": "text",
    "checklist": "count count truth",
    "contains": "text",
    "ends-with": "text",
    "geofence": "point shape",
    "is-selected": "codes code",
    "not": "truth",
    "regex": "text pattern",
    "selected": "codes code",
    "starts-with": "text",
    "weighted-checklist": "count count truth number truth number",
    "area": "shape",
    "count": "nodes",
    "count-non-empty": "nodes",
    "count-selected": "codes",
    "decimal-date-time": "date",
    "decimal-time": "date",
    "distance": "shape",
    "enclosed-area": "shape",
    "max": "numbers",
    "min": "numbers",
    "number": "any",
    "pow": "number",
    "position": "nodes",
    "round": "number count",
    "string-length": "text",
    "sum": "nodes",
    "base64-decode": "base64",
    "concat": "any",
    "digest": "text algorithm encoding",
    "extract-signed": "text",
    "format-date": "date format",
    "format-date-time": "date format",
    "join": "text any",
    "jr:choice-name": "code question",
    "local-name": "nodes",
    "name": "nodes",
    "normalize-space": "text",
    "selected-at": "codes count",
    "string": "any",
    "substr": "text count count",
    "substring": "text count count",
    "substring-after": "text",
    "substring-before": "text",
    "translate": "text",
    "date": "date",
    "date-time": "date",
    "randomize": "nodes number",
    "coalesce": "any",
    "depend": "any",
    "if": "truth any any",
    "indexed-repeat": "member repeat count",
    "once": "any",
}
"""What functions take, the last kind for all that follow; others take numbers."""

RETURNED: Mapping[Returns, tuple[str, ...]] = {
    Returns.BOOLEAN: ("truth", "any"),
    Returns.NUMBER: ("number", "any"),
    Returns.TEXT: ("text", "any"),
    Returns.DATE: ("date", "any"),
    Returns.NODES: ("any",),
    Returns.ANY: ("any", "number", "text", "truth"),
}
MOST_MORE = 2
"""How many arguments a call may have above the least."""
DEEPEST = 3
ONE_ODD_IN = 12
"""How often an argument is of another kind than the function takes."""
OPERATION = ("an operation",)
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
CALCULATIONS = ("+", "-", "*", "div", "mod")
T = TypeVar("T")


_CALLED = tuple(sorted(set(FUNCTIONS) - set(LEFT_OUT)))
_TAKING = tuple(
    name for name in _CALLED if any(arity.maximum != 0 for _, arity in FUNCTIONS[name].arities)
)
_GIVING = {
    kind: tuple(name for name in _CALLED if kind in RETURNED[FUNCTIONS[name].returns])
    for kind in ("truth", "number", "text", "date", "any")
}
_OPERATIONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "truth": (
        *((sign, kind) for sign in COMPARISONS for kind in ("number", "text", "date", "any")),
        *((sign, "truth") for sign in ("and", "or") * 4),
    ),
    "number": tuple((sign, kind) for sign in CALCULATIONS for kind in ("number", "number", "any")),
}
_ANY_OPERATION = (*_OPERATIONS["truth"], *_OPERATIONS["number"])
_MIXED = {"any": ("number", "text", "date", "codes"), "numbers": ("number", "nodes")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """Writes expressions; what is drawn comes from hypothesis."""

    draw: st.DrawFn

    def one_of(self, several: Sequence[T]) -> T:
        return self.draw(st.sampled_from(several))

    def expression(self, kind: str, depth: int) -> str:
        """An expression of a kind, at most so deep."""
        way = self.one_of(("leaf", "leaf", "call", "call", "operation")) if depth else "leaf"
        if way == "call" and kind in _GIVING:
            return self.call(self.one_of(_GIVING[kind]), depth)
        if way == "operation" and kind in {*_OPERATIONS, "any"}:
            return self.operation(_OPERATIONS.get(kind, _ANY_OPERATION), depth)
        return self.one_of(LEAVES[self.one_of(_MIXED[kind]) if kind in _MIXED else kind])

    def call(self, name: str, depth: int) -> str:
        """A call with as many arguments as one of the dialects takes."""
        arity = self.one_of([arity for _, arity in FUNCTIONS[name].arities])
        if name == "randomize":  # with a seed: chance would decide without
            arity = replace(arity, minimum=2)
        most = arity.minimum + MOST_MORE * arity.step
        most = most if arity.maximum is None else min(most, arity.maximum)
        count = self.one_of(range(arity.minimum, most + 1, arity.step))
        kinds = ARGUMENTS.get(name, "number").split()
        kinds = [*kinds, *kinds[-1:] * count][:count]
        if kinds and self.one_of(range(ONE_ODD_IN)) == 0:
            kinds[self.one_of(range(count))] = "any"
        return f"{name}({', '.join(self.expression(kind, depth - 1) for kind in kinds)})"

    def operation(self, signs: Sequence[tuple[str, str]], depth: int) -> str:
        """Two expressions with an operator between them, or one with a minus sign."""
        if signs is _OPERATIONS["number"] and self.one_of(range(ONE_ODD_IN)) == 0:
            return f"(- {self.expression('number', depth - 1)})"
        sign, kind = self.one_of(signs)
        left, right = self.expression(kind, depth - 1), self.expression(kind, depth - 1)
        return f"({left} {sign} {right})"


@st.composite
def numbered_questions(draw: st.DrawFn) -> tuple[int, Question]:
    """The number of a record, and a question about it."""
    writing = _Writing(draw=draw)
    number = writing.one_of(range(RECORDS))
    elements = places()[number]
    depth = writing.one_of(range(1, DEEPEST + 1))
    name = writing.one_of((*_TAKING, *OPERATION * (len(_TAKING) // 4)))
    if name in OPERATION:
        text = writing.operation(_ANY_OPERATION, depth)
    else:
        text = writing.call(name, depth)
    return number, Question(tree=parse(text), element=writing.one_of(elements))


@cache
def places() -> tuple[tuple[Element, ...], ...]:
    """The elements of each record."""
    return tuple(tuple(record.environment.root.walk()) for record in records())
