"""Which conditions are one condition spelt differently, and which are not."""

import pytest

from formkit.xpath.normal import is_equivalent_spelling


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("${a}=1", " ${a} = 1.0 "),
        ("${a}='x'", '"x" = ${a}'),
        ("${a}='x'", "${a} = \u2018x\u2019"),
        ("((${a}))", "${a}"),
        ("${a} > 1", "1 < ${a}"),
        ("${a} >= 1", "1 <= ${a}"),
        ("${a} != 1", "1 != ${a}"),
        ("${a} + ${b}", "${b} + ${a}"),
        ("${a} * 2", "2 * ${a}"),
        ("${a} = 1 and ${b} = 2", "${b}=2 and 1=${a}"),
        ("a and (b and c)", "(a and b) and c"),
        ("a or (b or c) or d", "d or c or b or a"),
        ("a and b or c", "c or (b and a)"),
        ("selected(${a}, 'x') or selected(${a}, 'y')", "selected(${a},'y') or selected(${a},'x')"),
        ("not(${a} = 1 and ${b} = 2)", "not(${a} = 1) or not(${b} = 2)"),
        ("not(a or b or c)", "not(a) and (not(b) and not(c))"),
        ("not(not(${a} > 1))", "${a} > 1"),
        ("not(not(selected(${a}, 'x')))", "selected(${a}, 'x')"),
        ("not(not(a and b))", "a and b"),
        ("not(count-selected(${a}) = 1)", "count-selected(${a}) != 1"),
        ("not(string-length(.) != 8)", "string-length(.) = 8"),
        ("not(${a} + 1 = -(2))", "-2 != ${a} + 1"),
        ("not((a = b) = 'x')", "(a = b) != 'x'"),
        ("not((a and b) = 'x')", "(b and a) != 'x'"),
        ("if(1 < ${a}, 'x', 'y')", "if(${a} > 1, 'x', 'y')"),
        ("-(${a} + 1)", "-(1 + ${a})"),
        ("instance('x')/root/item[a = b]/c", "instance('x')/root/item[b = a]/c"),
        ("${a}[b > 1]", "${a}[1 < b]"),
        (
            "date(${a}) > today() and ${b} = 1 and ${c} = 1",
            "date(${a})>today() and ${c}=1 and ${b}=1",
        ),
        ("no expression", " no expression "),
    ],
)
def test_is_the_same_condition(old: str, new: str) -> None:
    assert is_equivalent_spelling(old, new)
    assert is_equivalent_spelling(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("${a} = 1", "${a} = '1'"),
        ("${a} = 1", "${a} = 2"),
        ("${a} = 'x'", "${a} = 'X'"),
        ("${a} = 'x'", "${a} = 'x '"),
        ("${a} > 1", "${a} < 1"),
        ("${a} > 1", "${a} >= 1"),
        ("${a} - ${b}", "${b} - ${a}"),
        ("${a} div ${b}", "${b} div ${a}"),
        ("${a} + (${b} + ${c})", "(${a} + ${b}) + ${c}"),
        ("a and b", "a or b"),
        ("a and b", "a and b and b"),
        ("a and (b or c)", "a and b or c"),
        ("(a)[1]", "a[1]"),
        ("${a}", "${last-saved#a}"),
        ("selected(${a}, 'x')", "selected('x', ${a})"),
        # a browser says no to both where there is no answer
        ("not(${a} = 1)", "${a} != 1"),
        ("not(. = ${b})", ". != ${b}"),
        ("not(a | b = 1)", "a | b != 1"),
        ("not((a | b) = 1)", "(a | b) != 1"),
        ("not(if(a, b, c) = 1)", "if(a, b, c) != 1"),
        ("not(my:own() = 1)", "my:own() != 1"),
        # text that is no number is neither smaller nor larger
        ("not(${a} < 1)", "${a} >= 1"),
        # an answer is no condition: its text counts, not only whether there is one
        ("not(not(${a}))", "${a}"),
        ("not(not(${a} + 1))", "${a} + 1"),
        ("not(not(count-selected(${a})))", "count-selected(${a})"),
        # the first operand keeps JavaRosa from stopping at the second
        (
            "regex(${a}, '[0-9-]+') and date(${a}) > today()",
            "date(${a}) > today() and regex(${a}, '[0-9-]+')",
        ),
        ("regex(., ${a}) and . > 1", ". > 1 and regex(., ${a})"),
        ("${a} = 1 and my:own(${a})", "my:own(${a}) and ${a} = 1"),
        ("no expression", "no  expression"),
        ("${a} = 1", "${a} = "),
        ("", "true()"),
    ],
)
def test_is_another_condition(old: str, new: str) -> None:
    assert not is_equivalent_spelling(old, new)
    assert not is_equivalent_spelling(new, old)
