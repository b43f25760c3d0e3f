"""Real forms and their later versions: the changes that a careful reader found there.

Golden files hold kinds, paths, columns and short hashes of texts, and no
sentence of those who wrote the forms.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.facts import Facts, facts_of
from formkit.formats.reading import read_form

PAIRS = {
    "demo_adapt1": ("xlsformutil_adapt__demo.xlsx", "xlsformutil_adapt__demo_adapt1.xlsx"),
    "demo_adapt2": ("xlsformutil_adapt__demo.xlsx", "xlsformutil_adapt__demo_adapt2.xlsx"),
    "rms_capi": ("unhcr_rms__rms_capi_v2.xlsx", "unhcr_rms__rms_capi_v3.xlsx"),
    "jmsna_host": (
        "bgd_jmsna__jmsna2020_hc_tool_final.xls",
        "bgd_jmsna__host_jmsna_2021_v8.xlsx",
    ),
}
"""The rounds of the last are the host communities' of 2020 and 2021, as they were used."""

_PLAIN = re.compile(r"[\w.:/\-]*")
_OF_NAMES = (
    "-renamed",
    "-moved",
    "-recoded",
    "-added",
    "-removed",
    "-type-changed",
    "-list-changed",
)


@pytest.mark.parametrize("name", PAIRS)
def test_the_changes_are_those_that_a_reader_finds(
    name: str, shared: Path, golden: Callable[[str, str], None]
) -> None:
    old, new = (read_form(shared / "forms" / file) for file in PAIRS[name])
    lines = [line(facts_of(one, old, new)) for one in find_changes(old, new)]
    golden(f"changes/{name}.txt", "\n".join(lines) + "\n")


def line(facts: Facts) -> str:
    parts = [facts.kind, facts.path]
    if facts.attribute:
        parts.append(f"[{facts.attribute}]")
    shown = names if facts.kind.endswith(_OF_NAMES) else hashed
    parts += (shown(facts.old), "->", shown(facts.new))
    if facts.standing:
        parts.append(f"({facts.standing.relation})")
    return " ".join(parts) + (" equivalent" if facts.equivalent else "")


def names(text: str | None) -> str:
    """A name, code or type; what is none is hashed."""
    words = (text or "").split()
    return " ".join(words) if all(map(_PLAIN.fullmatch, words)) and words else hashed(text)


def hashed(text: str | None) -> str:
    if not text:
        return "-"
    return sha256(text.encode()).hexdigest()[:6]
