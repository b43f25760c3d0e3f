"""What all judges have in common: a program that answers one line of JSON with another."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

KINDS = {"Boolean": "truth", "Double": "number", "String": "text", "Date": "date"}
AT_ONCE = 500
"""Expressions in one line."""


class Judge:
    """A running engine that answers one question after another; a context that ends it."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        """Start the program."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=environment,
        )

    def ask(self, op: str, **details: object) -> dict[str, Any]:
        """Ask one question.

        Args:
            op: what to do; which there are is told by the judge's own class.
            details: what the question needs besides.

        Returns:
            The reply: ``ok``, with ``error`` when that is false, and what was asked for.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"op": op, **details}) + "\n")
        stdin.flush()
        reply = stdout.readline()
        assert reply, f"{type(self).__name__} has stopped"
        answer: dict[str, Any] = json.loads(reply)
        return answer

    def load(self, path: Path) -> None:
        """Take up the record of an XForm; what is evaluated from now on is evaluated there."""
        reply = self.ask("load", path=str(path))
        assert reply["ok"], reply["error"]

    def values(self, questions: Iterable[tuple[str, str]]) -> list[str]:
        """What expressions give at their places: kind and text, or ``stops``.

        Args:
            questions: each an expression and the place in the record, ``/data/rep[2]/age``.
        """
        found: list[str] = []
        waiting = iter(questions)
        while some := list(islice(waiting, AT_ONCE)):
            asked = [{"expression": expression, "context": place} for expression, place in some]
            reply = self.ask("values", questions=asked)
            assert reply["ok"], reply["error"]
            found += map(_worded, reply["values"])
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it and wait until it is gone."""
        self._process.communicate()


def _worded(value: Mapping[str, str]) -> str:
    return "stops" if "error" in value else f"{KINDS[value['type']]} {value['value']}"
