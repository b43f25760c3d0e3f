"""Types that ran together with the list that they name: ``select_onewater``."""

import re
from collections.abc import Iterable

_COMMANDS = {
    "selectone": "select_one",
    "select1": "select_one",
    "selectmultiple": "select_multiple",
    "rank": "rank",
}
_OTHER = re.compile(r"[\s_]or[\s_](?:specify[\s_])?other\Z", re.IGNORECASE)
_GLUE = re.compile(r"[\s_\-]+")


def split_type(text: str, lists: Iterable[str]) -> str:
    """The type cell with a space before the list; empty when it ends in none of the lists.

    Args:
        text: a type cell that no program can read.
        lists: the names of the form's choice lists.

    >>> split_type("select_one_water_source or_other", ("source", "water_source"))
    'select_one water_source or_other'
    """
    body = _OTHER.sub("", text.strip())
    other = " or_other" if body != text.strip() else ""
    for name in sorted(filter(None, lists), key=len, reverse=True):
        if body.endswith(name):
            command = _COMMANDS.get(_GLUE.sub("", body.removesuffix(name)).lower())
            if command:
                return f"{command} {name}{other}"
    return ""
