"""What to say about a text that is no expression: one function for each way to fail.

Each looks at the characters around the place where reading stopped, since people
stumble in few ways: other languages' operators, a forgotten quote, bracket, dollar
sign or operator.
"""

import unicodedata

from formkit.core.messages import Message
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.names import is_name, is_reference

_INSTEAD = {
    "==": "=",
    "===": "=",
    "=!": "!=",
    "! =": "!=",
    "<>": "!=",
    "=<": "<=",
    "=>": ">=",
    "&&": "and",
    "||": "or",
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "and",
    "\u2260": "!=",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u00d7": "*",
    "\u00f7": "div",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "^": "pow(\u2026, \u2026)",
    ";": ",",
    "\u060c": ",",
    "\u061b": ",",
}
"""What people write, and what they mean."""

_LONGEST = max(map(len, _INSTEAD))

_INSTEAD_OF_WORDS = {"and": "and", "or": "or", "div": "div", "mod": "mod", "et": "and", "ou": "or"}
"""Operators in capitals or in French."""

_EXCERPT = 20
_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


def unreadable(text: str, position: int) -> XPathSyntaxError:
    """Characters that begin nothing an expression can hold."""
    position = _after_space(text, position)
    found = text[position]
    misspelt = _misspelt(text, position)
    if misspelt is not None:
        return misspelt
    if found == "$":
        message = _dollar(text, position)
    elif found in "{}":
        message = _brace(text, position)
    elif found in "'\"":
        unclosed = "the text that begins at {near} has no closing quote; put {quote} where it ends"
        message = Message(unclosed, near=near(text, position), quote=found)
    elif found == "!":
        message = Message("! means nothing by itself; write != for different, or not(\u2026)")
    elif unicodedata.category(found) in _UNSEEN:
        unseen = (
            "a character that cannot be seen ({code}) stands before {near}; delete it,"
            " and type a plain space if one is meant"
        )
        code = f"U+{ord(found):04X}"
        message = Message(unseen, code=code, near=near(text, position + 1))
    else:
        strange = "{found} means nothing in an expression; delete it, or put texts in quotes: 'yes'"
        message = Message(strange, found=found)
    return XPathSyntaxError(message, text=text, position=position)


def no_value(text: str, kind: str, position: int) -> XPathSyntaxError:
    """A token stands where a value belongs."""
    misspelt = _misspelt(text, position)
    if misspelt is not None:
        return misspelt
    if not text.strip():
        message = Message("no expression stands here; write one, or leave the cell empty")
    elif kind == "end":
        message = Message("a value is missing at the end, after {near}", near=near(text, position))
    elif kind == "+":
        plus = "a plus sign stands before a value, at {near}; leave it out"
        message = Message(plus, near=near(text, position))
    else:
        missing = "a value is missing before {near}; write a reference, a number or a text there"
        message = Message(missing, near=near(text, position))
    return XPathSyntaxError(message, text=text, position=position)


def no_operator(text: str, kind: str, position: int) -> XPathSyntaxError:
    """A token stands after a value where none can go on from it."""
    here = near(text, position)
    word = here.split(maxsplit=1)[0]
    if kind in (")", "]"):
        surplus = "the bracket {bracket} closes nothing; delete it, or open one before"
        message = Message(surplus, bracket=kind)
    elif kind == "," and _between_digits(text, position):
        message = Message(
            "{number} has a comma; write a decimal point", number=_number(text, position)
        )
    elif kind == ",":
        comma = "a comma stands at {near}, outside a function; commas only part its arguments"
        message = Message(comma, near=here)
    elif kind == "/":
        message = Message("/ does not divide, it leads into a group; write div to divide")
    elif kind == "name" and word.casefold() in _INSTEAD_OF_WORDS:
        instead = _INSTEAD_OF_WORDS[word.casefold()]
        message = Message("write {instead} instead of {found}", instead=instead, found=word)
    else:
        missing = "an operator is missing before {near}; write and, or, = or another one there"
        message = Message(missing, near=here)
    return XPathSyntaxError(message, text=text, position=position)


def no_step(text: str, kind: str, position: int) -> XPathSyntaxError:
    """A token stands after a slash where the name of a question or group belongs."""
    here = near(text, position)
    if kind == "reference":
        alone = "a reference is a whole path and cannot follow a slash; write {near} alone"
        message = Message(alone, near=here)
    elif kind == "number":
        message = Message("/ does not divide, it leads into a group; write div to divide")
    else:
        missing = "the name of a question or group is missing before {near}"
        message = Message(missing, near=here)
        if kind == "end":
            missing = "the name of a question or group is missing at the end, after {near}"
            message = Message(missing, near=here)
    return XPathSyntaxError(message, text=text, position=position)


def not_closed(text: str, opening: int, closing: str) -> XPathSyntaxError:
    """A bracket is opened and never closed."""
    unclosed = "the bracket that opens at {near} is not closed; put {bracket} where it ends"
    message = Message(unclosed, near=near(text, opening), bracket=closing)
    return XPathSyntaxError(message, text=text, position=opening)


def unknown_axis(text: str, axis: str, position: int) -> XPathSyntaxError:
    """A name before :: is none of XPath's axes."""
    unknown = "{axis}:: means nothing; write the name of the question or group without it"
    return XPathSyntaxError(Message(unknown, axis=axis), text=text, position=position)


def too_deep(text: str, position: int) -> XPathSyntaxError:
    """Brackets lie in each other, or operators follow each other, beyond what is bearable."""
    deep = (
        "this expression is nested too deeply, or too long, at {near};"
        " move parts of it into calculations"
    )
    message = Message(deep, near=near(text, position))
    return XPathSyntaxError(message, text=text, position=position)


def broken_reference(text: str, position: int) -> XPathSyntaxError:
    """A ``${`` begins no reference, in an expression or in a label."""
    return XPathSyntaxError(_reference(text, position), text=text, position=position)


def near(text: str, position: int) -> str:
    """A few characters from the place on; at the end, those before it."""
    following = text[position:].strip()
    if following:
        return following if len(following) <= _EXCERPT else f"{following[:_EXCERPT]}\u2026"
    before = text.strip()
    return before if len(before) <= _EXCERPT else f"\u2026{before[-_EXCERPT:]}"


def _after_space(text: str, position: int) -> int:
    while text[position] in " \t\r\n\f\u00a0":
        position += 1
    return position


def _misspelt(text: str, position: int) -> XPathSyntaxError | None:
    """An operator of other languages here, or one whose first half was taken for a token."""
    for start in range(max(position - 1, 0), position + 1):
        for length in range(_LONGEST, position - start, -1):
            found = text[start : start + length]
            if found in _INSTEAD:
                meant = "{found} means nothing in an expression; write {instead}"
                message = Message(meant, found=found, instead=_INSTEAD[found])
                return XPathSyntaxError(message, text=text, position=start)
    return None


def _dollar(text: str, position: int) -> Message:
    if text.startswith("${", position):
        return _reference(text, position)
    word = text[position + 1 :].split(maxsplit=1)
    if word and is_name(word[0]):
        braces = "{found} lacks its braces; write {instead}"
        return Message(braces, found=f"${word[0]}", instead=f"${{{word[0]}}}")
    return Message("a dollar sign means nothing by itself; write ${{name}} for an answer")


def _reference(text: str, position: int) -> Message:
    close = text.find("}", position)
    if close < 0:
        unclosed = "the reference at {near} has no closing brace; write }} after the name"
        return Message(unclosed, near=near(text, position))
    found = text[position : close + 1]
    inside = found[2:-1].strip()
    if not inside:
        return Message("{found} names no question; write its name between the braces", found=found)
    instead = f"${{{inside}}}"
    if is_reference(instead):
        space = "white space stands inside {found}; write {instead}"
        return Message(space, found=found, instead=instead)
    strange = (
        "{found} is no reference; between the braces stands one question's name:"
        " a letter or _ first, then letters, digits and _ - ."
    )
    return Message(strange, found=found)


def _brace(text: str, position: int) -> Message:
    close = text.find("}", position)
    inside = text[position + 1 : close].strip()
    if text[position] == "{" and close > 0 and is_name(inside):
        dollar = "{found} lacks its dollar sign; write {instead}"
        found = text[position : close + 1]
        return Message(dollar, found=found, instead=f"${{{inside}}}")
    return Message("braces only stand in references; write ${{name}} for an answer")


def _between_digits(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()


def _number(text: str, position: int) -> str:
    """The digits on both sides of a comma, with it."""
    start, end = position, position + 1
    while text[start - 1 : start].isdigit():
        start -= 1
    while text[end : end + 1].isdigit():
        end += 1
    return text[start:end]
