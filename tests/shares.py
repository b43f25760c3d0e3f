"""The longest of the long tests try all there is, or a share where time is short."""

import os
from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")

ONE_IN = int(os.environ.get("ONE_IN", "1"))
"""``make corpus ONE_IN=5`` tries every fifth form, pair or template; never none of a family."""


def share_of(things: Iterable[Thing]) -> list[Thing]:
    """The first of them and each ``ONE_IN``-th after it."""
    return list(things)[::ONE_IN]
