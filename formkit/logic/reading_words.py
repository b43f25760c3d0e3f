"""The sentences of which a condition in plain words is made, by operator and function."""

from formkit.core.messages import Message

COMPARED = {
    "=": Message("{value} is {answer}"),
    "!=": Message("{value} is not {answer}"),
    "<": Message("{value} is less than {answer}"),
    "<=": Message("{value} is at most {answer}"),
    ">": Message("{value} is more than {answer}"),
    ">=": Message("{value} is at least {answer}"),
}
SAME = {
    "=": Message("{value} is the same as {answer}"),
    "!=": Message("{value} is not the same as {answer}"),
}
"""One answer beside another."""
DAYS_COMPARED = {
    "<": Message("{value} is before {answer}"),
    "<=": Message("{value} is not after {answer}"),
    ">": Message("{value} is after {answer}"),
    ">=": Message("{value} is not before {answer}"),
}
CALCULATED = {
    "+": Message("{value} plus {another}"),
    "-": Message("{value} minus {another}"),
    "*": Message("{value} times {another}"),
    "div": Message("{value} divided by {another}"),
    "mod": Message("the rest of {value} divided by {another}"),
}
OF_ONE = {
    "count": Message("the number of {value}"),
    "count-selected": Message("the number of answers to {value}"),
    "decimal-date-time": Message("{value} in days"),
    "int": Message("the whole number in {value}"),
    "once": Message("what {value} was at first"),
    "round": Message("{value} rounded"),
    "string-length": Message("the length of {value}"),
    "sum": Message("the sum of {value}"),
}
"""Functions of one value."""
OF_SEVERAL = {
    "concat": Message("the texts {values} joined"),
    "max": Message("the largest of {values}"),
    "min": Message("the smallest of {values}"),
}
"""Functions of as many values as there are."""
NOTHING_MORE = {
    "now": Message("the time now"),
    "random": Message("a random number"),
    "today": Message("today"),
    "uuid": Message("a new identifier"),
}
"""Functions of nothing."""
