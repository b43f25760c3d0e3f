"""The table of functions."""

from itertools import product

import pytest

from formkit.xpath.functions import FUNCTIONS, Arity, Dialect, Function, Returns
from formkit.xpath.parser import parse
from formkit.xpath.tree import Call, walk
from tests.oracle.javarosa import JavaRosa
from tests.xpath.real_forms import RealExpression

SPECIFICATION = """
string concat join substr substring-before substring-after translate string-length
normalize-space contains starts-with ends-with uuid digest pulldata if coalesce once true false
boolean boolean-from-string not regex checklist weighted-checklist number random int sum max min
round pow log log10 abs sin cos tan asin acos atan atan2 sqrt exp exp10 pi count count-non-empty
position instance current randomize today now format-date format-date-time date
decimal-date-time decimal-time selected selected-at count-selected jr:choice-name jr:itext
indexed-repeat area distance
"""
"""What the ODK XForms specification lists."""


def test_every_function_of_the_specification_is_there() -> None:
    assert set(SPECIFICATION.split()) <= set(FUNCTIONS)


def test_each_function_stands_under_its_name_and_exists_somewhere() -> None:
    for name, function in FUNCTIONS.items():
        assert function.name == name
        assert function.arities


@pytest.mark.parametrize(
    ("name", "dialect", "counts"),
    [
        ("true", Dialect.JAVAROSA, [0]),
        ("selected", Dialect.WEB_FORMS, [2]),
        ("round", Dialect.JAVAROSA, [1, 2]),
        ("concat", Dialect.JAVAROSA, list(range(13))),
        ("weighted-checklist", Dialect.JAVAROSA, [2, 4, 6, 8, 10, 12]),
        ("indexed-repeat", Dialect.JAVAROSA, [3, 5, 7, 9, 11]),
        ("number", Dialect.JAVAROSA, [1]),
        ("number", Dialect.WEB_FORMS, [0, 1]),
    ],
)
def test_takes(name: str, dialect: Dialect, counts: list[int]) -> None:
    arity = FUNCTIONS[name].arity(dialect)
    assert arity is not None
    assert [count for count in range(13) if arity.takes(count)] == counts


@pytest.mark.parametrize("name", ["floor", "ceiling", "last", "substring"])
def test_collect_lacks(name: str) -> None:
    assert FUNCTIONS[name].arity(Dialect.JAVAROSA) is None
    assert FUNCTIONS[name].arity(Dialect.WEB_FORMS) is not None


@pytest.mark.parametrize("name", ["is-selected", "property", "version", "depend"])
def test_browsers_lack(name: str) -> None:
    assert FUNCTIONS[name].arity(Dialect.JAVAROSA) is not None
    assert FUNCTIONS[name].arity(Dialect.WEB_FORMS) is None


HANDLED_ELSEWHERE = {"current", "instance", "jr:itext", "pulldata", "jr:choice-name"}
"""What JavaRosa reads as part of a path, or Collect and its forms bring themselves."""


UNKNOWN = ("cannot handle function", "requires", "incorrect number", "ArrayIndexOutOfBounds")
"""How JavaRosa says that it has no such function, or none with so many arguments."""


@pytest.mark.java
@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - HANDLED_ELSEWHERE))
def test_javarosa_knows_the_same_functions(javarosa: JavaRosa, form: str, name: str) -> None:
    javarosa.ask("load", path=form)
    arity = FUNCTIONS[name].arity(Dialect.JAVAROSA)
    for count in range(13):
        call = f"{name}({', '.join(['/data/empty'] * count)})"
        error = javarosa.ask("eval", expression=call, context="/data/empty").get("error", "")
        known = not any(word in error for word in UNKNOWN)
        assert known == (arity is not None and arity.takes(count)), f"{call}: {error}"


@pytest.mark.java
@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - HANDLED_ELSEWHERE))
def test_javarosa_stops_only_where_the_table_says(javarosa: JavaRosa, form: str, name: str) -> None:
    javarosa.ask("load", path=form)
    function = FUNCTIONS[name]
    arity = function.arity(Dialect.JAVAROSA)
    if function.may_stop or arity is None:
        return
    for count in filter(arity.takes, range(4)):
        for answers in product(("/data/empty", "/data/word", "/data/number"), repeat=count):
            call = f"{name}({', '.join(answers)})"
            reply = javarosa.ask("eval", expression=call, context="/data/empty")
            assert reply["ok"], f"{call}: {reply}"


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("form") / "form.xml"
    path.write_text(
        """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>f</h:title><model><instance>
        <data id="f"><empty/><word>soon</word><number>12</number></data>
        </instance><bind nodeset="/data/empty" type="string"/></model></h:head>
        <h:body><input ref="/data/empty"><label>a</label></input></h:body></h:html>"""
    )
    return str(path)


@pytest.mark.corpus
def test_forms_that_odk_validate_accepts_call_known_functions(
    real_expressions: tuple[RealExpression, ...],
) -> None:
    calls = {
        part.name
        for expression in real_expressions
        if expression.accepted and expression.form.endswith(("xlsx", "xls", "xlsm"))
        for part in walk(parse(expression.text))
        if isinstance(part, Call)
    }
    assert calls
    assert calls <= set(FUNCTIONS)


def test_arity_without_limit() -> None:
    assert Arity(minimum=1, maximum=None).takes(1000)


def test_conditions_give_truth() -> None:
    assert FUNCTIONS["selected"].returns is Returns.BOOLEAN


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("concat", ["text", "text", "text"]),
        ("selected-at", ["codes", "number"]),
        ("checklist", ["number", "number", "boolean", "boolean"]),
        ("weighted-checklist", ["number", "number", "boolean", "number", "boolean", "number"]),
        ("indexed-repeat", ["nodes", "nodes", "number", "nodes", "number"]),
    ],
)
def test_arguments_are_made(name: str, taken: list[str]) -> None:
    found = [FUNCTIONS[name].argument(index).value for index in range(len(taken))]
    assert found == taken


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_function_says_what_it_takes(function: Function) -> None:
    most = max(
        arity.minimum if arity.maximum is None else arity.maximum for _, arity in function.arities
    )
    assert bool(function.takes) == (most > 0 or function.arities[0][1].maximum is None)


def test_what_time_chance_and_place_decide_is_not_pure() -> None:
    impure = {name for name, function in FUNCTIONS.items() if not function.is_pure}
    assert {"now", "today", "random", "uuid", "once", "position"} <= impure
    assert not impure & {"if", "selected", "concat", "sum", "date", "indexed-repeat"}
