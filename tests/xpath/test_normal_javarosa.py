"""Normal forms give the answers that the expressions give, asked of JavaRosa."""

from pathlib import Path as File

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from formkit.xpath.normal import normal_form
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Binary, Call, Logical, Tree
from tests.oracle.javarosa import JavaRosa
from tests.xpath.strategies import comparisons

pytestmark = pytest.mark.java

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>f</h:title><model><instance>
<data id="f"><empty/><word>soon</word><number>12</number><day>2026-03-01</day></data>
</instance></model></h:head><h:body><input ref="/data/empty"><label>e</label></input></h:body>
</h:html>"""

answers = st.sampled_from(("empty", "word", "number", "day", "missing")).map(
    lambda name: parse(f"/data/{name}")
)
constants = st.sampled_from(("0", "12", "'12'", "''", "'soon'", "'2026-03-01'")).map(parse)
values = answers | constants


def _conditions(inside: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    one, two = st.tuples(inside), st.tuples(answers, constants | answers)
    several = st.lists(inside, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Logical, operator=st.sampled_from(("and", "or")), operands=several),
        st.builds(Binary, operator=st.sampled_from(comparisons), left=inside, right=inside),
        st.builds(Binary, operator=st.sampled_from(("+", "*", "-")), left=inside, right=inside),
        st.builds(Call, name=st.just("not"), arguments=one),
        st.builds(Call, name=st.just("selected"), arguments=two),
        st.builds(Call, name=st.just("string-length"), arguments=one),
        st.builds(Call, name=st.just("date"), arguments=st.tuples(values)),
    )


conditions: st.SearchStrategy[Tree] = st.recursive(values, _conditions, max_leaves=8)


@pytest.fixture(scope="module")
def interview(javarosa: JavaRosa, tmp_path_factory: pytest.TempPathFactory) -> JavaRosa:
    path: File = tmp_path_factory.mktemp("form") / "form.xml"
    path.write_text(FORM)
    assert javarosa.ask("load", path=str(path))["ok"]
    return javarosa


@settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=conditions)
@example(tree=parse("string-length(/data/word) = 12 and date(/data/word) > 1"))
@example(tree=parse("not(not(/data/word) and not(date(/data/day) >= 1))"))
def test_normal_form_gives_the_same_answer(interview: JavaRosa, tree: Tree) -> None:
    old, new = format_expression(tree), format_expression(normal_form(tree))
    assert _answer(interview, old) == _answer(interview, new)


def _answer(interview: JavaRosa, text: str) -> tuple[object, object]:
    reply = interview.ask("eval", expression=text, context="/data/empty")
    return reply.get("type"), reply.get("value")
