"""What is said about texts that are no expressions, and where."""

import pickle

import pytest

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import broken_references

CASES = [
    # text, what is said, the characters at the place that is named
    ("", "no expression stands here; write one, or leave the cell empty", ""),
    (" \n", "no expression stands here; write one, or leave the cell empty", ""),
    ("${a} == 1", "== means nothing in an expression; write =", "== 1"),
    ("${a} === 1", "=== means nothing in an expression; write =", "=== 1"),
    ("${a} =! 1", "=! means nothing in an expression; write !=", "=! 1"),
    ("${a} ! = 1", "! = means nothing in an expression; write !=", "! = 1"),
    ("${a} && ${b}", "&& means nothing in an expression; write and", "&& ${b}"),
    ("${a} || ${b}", "|| means nothing in an expression; write or", "|| ${b}"),
    ("${a} <> 1", "<> means nothing in an expression; write !=", "<> 1"),
    ("${a} => 1", "=> means nothing in an expression; write >=", "=> 1"),
    ("${a} =< 1", "=< means nothing in an expression; write <=", "=< 1"),
    ("${a} &lt; 1", "&lt; means nothing in an expression; write <", "&lt; 1"),
    ("${a} \u2264 1", "\u2264 means nothing in an expression; write <=", "\u2264 1"),
    ("${a} \u00d7 2", "\u00d7 means nothing in an expression; write *", "\u00d7 2"),
    ("${a} \u2013 2", "\u2013 means nothing in an expression; write -", "\u2013 2"),
    ("${a}^2", "^ means nothing in an expression; write pow(\u2026, \u2026)", "^2"),
    ("if(a; b; c)", "; means nothing in an expression; write ,", "; b; c)"),
    ("if(a\u060c b)", "\u060c means nothing in an expression; write ,", "\u060c b)"),
    ("; a", "; means nothing in an expression; write ,", "; a"),
    ("${a} AND ${b}", "write and instead of AND", "AND ${b}"),
    ("${a} ou ${b}", "write or instead of ou", "ou ${b}"),
    ("!${a}", "! means nothing by itself; write != for different, or not(\u2026)", "!${a}"),
    (
        "${a} & ${b}",
        "& means nothing in an expression; delete it, or put texts in quotes: 'yes'",
        "& ${b}",
    ),
    (
        "${a} = 'yes",
        "the text that begins at 'yes has no closing quote; put ' where it ends",
        "'yes",
    ),
    (
        '${a} = "a long text without an end',
        (
            'the text that begins at "a long text without\u2026 has no closing quote;'
            ' put " where it ends'
        ),
        '"a long text without an end',
    ),
    ("{age} > 1", "{age} lacks its dollar sign; write ${age}", "{age} > 1"),
    ("{ age } > 1", "{ age } lacks its dollar sign; write ${age}", "{ age } > 1"),
    ("age} > 1", "braces only stand in references; write ${name} for an answer", "} > 1"),
    ("{age > 1", "braces only stand in references; write ${name} for an answer", "{age > 1"),
    ("{1} > 1", "braces only stand in references; write ${name} for an answer", "{1} > 1"),
    ("$age > 1", "$age lacks its braces; write ${age}", "$age > 1"),
    ("$(age)", "a dollar sign means nothing by itself; write ${name} for an answer", "$(age)"),
    ("1 $", "a dollar sign means nothing by itself; write ${name} for an answer", "$"),
    ("${} > 1", "${} names no question; write its name between the braces", "${} > 1"),
    ("${ } > 1", "${ } names no question; write its name between the braces", "${ } > 1"),
    ("${ age } > 1", "white space stands inside ${ age }; write ${age}", "${ age } > 1"),
    (
        "${last-saved#age }",
        "white space stands inside ${last-saved#age }; write ${last-saved#age}",
        "${last-saved#age }",
    ),
    (
        "${household/age} > 1",
        (
            "${household/age} is no reference; between the braces stands one question's name:"
            " a letter or _ first, then letters, digits and _ - ."
        ),
        "${household/age} > 1",
    ),
    ("${age > 1", "the reference at ${age > 1 has no closing brace; write } after the name", "${"),
    (
        "${a}\u200b > 1",
        (
            "a character that cannot be seen (U+200B) stands before > 1; delete it,"
            " and type a plain space if one is meant"
        ),
        "\u200b > 1",
    ),
    (
        "${a} = 1 and\u2003${b}",
        (
            "a character that cannot be seen (U+2003) stands before ${b}; delete it,"
            " and type a plain space if one is meant"
        ),
        "\u2003${b}",
    ),
    (
        "${a} = #",
        "# means nothing in an expression; delete it, or put texts in quotes: 'yes'",
        "#",
    ),
    ("${a} =", "a value is missing at the end, after ${a} =", ""),
    (
        "${a} > 1 and ${b_long_name} =",
        "a value is missing at the end, after \u2026and ${b_long_name} =",
        "",
    ),
    (
        "= 1",
        "a value is missing before = 1; write a reference, a number or a text there",
        "= 1",
    ),
    (
        "selected(${a},)",
        "a value is missing before ); write a reference, a number or a text there",
        ")",
    ),
    (
        "a[]",
        "a value is missing before ]; write a reference, a number or a text there",
        "]",
    ),
    ("+ 1", "a plus sign stands before a value, at + 1; leave it out", "+ 1"),
    (
        "a | -b",
        "a value is missing before -b; write a reference, a number or a text there",
        "-b",
    ),
    (
        "not(selected(${a}, 'x')",
        "the bracket that opens at not(selected(${a}, '\u2026 is not closed; put ) where it ends",
        "not(",
    ),
    (
        "(${a} = 1",
        "the bracket that opens at (${a} = 1 is not closed; put ) where it ends",
        "(${a}",
    ),
    ("a[1", "the bracket that opens at [1 is not closed; put ] where it ends", "[1"),
    ("(a]", "the bracket that opens at (a] is not closed; put ) where it ends", "(a]"),
    ("${a} = 1)", "the bracket ) closes nothing; delete it, or open one before", ")"),
    ("a] = 1", "the bracket ] closes nothing; delete it, or open one before", "] = 1"),
    ("${a} >= 140,05", "140,05 has a comma; write a decimal point", ",05"),
    (
        "${a}, ${b}",
        "a comma stands at , ${b}, outside a function; commas only part its arguments",
        ", ${b}",
    ),
    (
        "${a} ${b}",
        "an operator is missing before ${b}; write and, or, = or another one there",
        "${b}",
    ),
    (
        "selected(${a} 'x')",
        "an operator is missing before 'x'); write and, or, = or another one there",
        "'x')",
    ),
    (
        "/data/f()",
        "an operator is missing before (); write and, or, = or another one there",
        "()",
    ),
    ("5/2", "/ does not divide, it leads into a group; write div to divide", "/2"),
    ("${a}/2", "/ does not divide, it leads into a group; write div to divide", "2"),
    (
        "/data/${a}",
        "a reference is a whole path and cannot follow a slash; write ${a} alone",
        "${a}",
    ),
    ("${a}/", "the name of a question or group is missing at the end, after ${a}/", ""),
    ("${a}/ = 1", "the name of a question or group is missing before = 1", "= 1"),
    ("///a", "the name of a question or group is missing before /a", "/a"),
    ("/ 'a'", "the name of a question or group is missing before 'a'", "'a'"),
    ("@'a'", "the name of a question or group is missing before 'a'", "'a'"),
    (
        "data::a",
        "data:: means nothing; write the name of the question or group without it",
        "data::a",
    ),
]


@pytest.mark.parametrize(("text", "said", "there"), CASES, ids=[case[0] for case in CASES])
def test_what_is_said(text: str, said: str, there: str) -> None:
    with pytest.raises(XPathSyntaxError) as caught:
        parse(text)
    assert str(caught.value.message) == said
    place = caught.value.position
    assert text[place : place + len(there)] == there
    assert there or place == len(text)
    assert caught.value.text == text


def test_error_survives_the_way_between_processes() -> None:
    with pytest.raises(XPathSyntaxError) as caught:
        parse("${a} = ")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made a moment ago
    assert copy.position == caught.value.position
    assert copy.message == caught.value.message
    assert copy.text == "${a} = "


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Who is ${name}?", []),
        ("Costs $5 {about}, ${}", []),
        ("Who is ${ name }?", ["white space stands inside ${ name }; write ${name}"]),
        (
            "${first name} of ${village",
            [
                (
                    "${first name} is no reference; between the braces stands one question's name:"
                    " a letter or _ first, then letters, digits and _ - ."
                ),
                "the reference at ${village has no closing brace; write } after the name",
            ],
        ),
    ],
)
def test_broken_references_of_a_label(label: str, said: list[str]) -> None:
    assert [str(error) for error in broken_references(label)] == said
