"""LISEZMOI is README in French: the same parts, commands and tables, in French signs and words."""

import re
from pathlib import Path

import pytest

from tests import messages, reference

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LISEZMOI = (ROOT / "LISEZMOI.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COG = re.compile(r"<!-- \[\[\[cog.*?\]\]\] -->", re.DOTALL)


def commands(text: str) -> list[str]:
    """What is typed, without the remarks behind it."""
    lines = [
        line for kind, its in BLOCKS.findall(text) if kind == "console" for line in its.split("\n")
    ]
    return [line.partition("  #")[0].strip() for line in lines]


def yaml_without_words(text: str) -> list[list[str]]:
    """The keys of each block of YAML."""
    found = [its for kind, its in BLOCKS.findall(text) if kind == "yaml"]
    return [re.findall(r"^[ -]*([\w{}-]+):", its, re.MULTILINE) for its in found]


def prose(text: str) -> list[str]:
    """The lines that are neither code, nor tables, nor cog's."""
    lines = COG.sub("", BLOCKS.sub("", text)).split("\n")
    return [line for line in lines if line and not line.startswith(("|", "<!--", "*This page"))]


def test_it_has_readmes_parts_in_their_order() -> None:
    levels = [re.findall(r"^(#{1,3}) ", text, re.MULTILINE) for text in (README, LISEZMOI)]
    assert levels[0] == levels[1]
    parts = re.findall(r"^## (.+)$", LISEZMOI, re.MULTILINE)
    assert parts == ["Ce que c’est", "Installer", "Un tour", "Référence", "Contribuer"]


def test_it_has_readmes_paragraphs() -> None:
    starts = [[line[:2] for line in prose(text)] for text in (README, LISEZMOI)]
    bold = [[one for one in its if one in {"**", "- "}] for its in starts]
    assert bold[0] == bold[1]


def test_it_has_readmes_commands_and_code() -> None:
    assert commands(LISEZMOI) == commands(README)
    assert yaml_without_words(LISEZMOI) == yaml_without_words(README)
    programs = [
        [its for kind, its in BLOCKS.findall(text) if kind == "python"]
        for text in (README, LISEZMOI)
    ]
    assert programs[0] == programs[1]


def test_it_has_readmes_tables() -> None:
    asked = [re.findall(r"reference\.(\w+)\(", text) for text in (README, LISEZMOI)]
    assert asked[0] == asked[1]


@pytest.mark.parametrize("text", [README, LISEZMOI])
def test_links_lead_somewhere(text: str) -> None:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    known = {"#" + re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in headings}
    links = [one for one in re.findall(r"\]\(([^)]+)\)", text) if not one.startswith("http")]
    assert links
    lost = [
        one for one in links if one not in known and not (one[0] != "#" and (ROOT / one).exists())
    ]
    assert lost == []


def test_each_names_the_other() -> None:
    assert "(LISEZMOI.md)" in README
    assert "(README.md)" in LISEZMOI


def test_its_signs_and_words_are_french() -> None:
    tables = reference.OWN_FRENCH.values()
    assert [text for text in (*prose(LISEZMOI), *tables) if messages.faults(text)] == []


def test_the_words_of_the_tables_are_complete_and_used() -> None:
    used = Used(reference.FRENCH)
    for table in (
        *(reference.commands, reference.rules, reference.configuration, reference.changes),
        *(reference.verdicts, reference.classes, reference.templates, reference.limits),
    ):
        table(used)
    assert sorted(set(reference.OWN_FRENCH) - used.asked) == []


class Used(reference.Translation):
    """A translation that remembers what was asked of it."""

    __slots__ = ("asked",)

    def __init__(self, words: reference.Translation) -> None:
        super().__init__(words, words.counting)
        self.asked: set[str] = set()

    def __getitem__(self, text: str) -> str:
        self.asked.add(text)
        return super().__getitem__(text)
