"""The tables of README and LISEZMOI, written from the code by cog.

``reference.fr.json`` has the French of what no message says.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_args

from formkit.changes.kinds.forms import FormChange
from formkit.changes.kinds.lists import ListChange
from formkit.changes.kinds.rows import RowChange
from formkit.cli.main import COMMANDS
from formkit.core.counting import EnglishCounting
from formkit.core.messages import Message, Translation
from formkit.formats import files, manifests, package_parts, xls_rebuilding, xlsx_package
from formkit.formats.manifests import SCHEMAS
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.counting import BabelCounting
from formkit.render.text.reports import severity_word
from formkit.render.text.verdicts import COMPARABILITY, DEPLOYED, LEAVE
from formkit.render.verdict_badges import CLASSES

OWN_FRENCH: dict[str, str] = json.loads(
    Path(__file__).with_name("reference.fr.json").read_text(encoding="utf-8")
)
ENGLISH = Translation({}, EnglishCounting())
FRENCH = Translation(
    {**read_catalogue(Language.FRENCH), **OWN_FRENCH}, BabelCounting(language="fr")
)


def commands(words: Translation = ENGLISH) -> str:
    """Every command with the first line of its help."""
    return _table(("command", "what it does"), _commands("formkit", COMMANDS, words), words)


def rules(words: Translation = ENGLISH) -> str:
    """Every rule with the first line of its page."""
    rows = (
        (
            one.id,
            f"`{one.slug}`",
            severity_word(one.severity).worded(words),
            _said(one.title.replace("``", "`"), words),
        )
        for one in all_rules().values()
    )
    return _table(("rule", "name", "severity", "what it finds"), rows, words)


def configuration(words: Translation = ENGLISH) -> str:
    """Every key of formkit.yaml, from its schema."""
    schema = json.loads((SCHEMAS / "configuration.json").read_text(encoding="utf-8"))
    rows = _keys("", schema["properties"], words)
    return _table(("key", "example", "what it says"), rows, words)


def changes(words: Translation = ENGLISH) -> str:
    """Every kind of change with the codes it goes by."""
    kinds = (*get_args(RowChange), *get_args(ListChange), *get_args(FormChange))
    rows = ((_codes(kind, words), _said(_first(kind), words)) for kind in kinds)
    return _table(("codes", "what happened"), rows, words)


def verdicts(words: Translation = ENGLISH) -> str:
    """What is said of each change, from little to the worst."""
    asked: dict[str, Mapping[Any, Message]] = {
        "Do the data still compare with the standard's and with earlier rounds?": COMPARABILITY,
        "What becomes of data collected already?": DEPLOYED,
        "What does the country need before it does this?": LEAVE,
    }
    rows = (
        (_said(asks, words), " · ".join(one.worded(words) for one in told.values()))
        for asks, told in asked.items()
    )
    return _table(("asks", "says, from little to the worst"), rows, words)


def classes(words: Translation = ENGLISH) -> str:
    """The classes of changes."""
    rows = ((one, told.worded(words)) for one, told in CLASSES.items())
    return _table(("class", "what changed"), rows, words)


def templates(words: Translation = ENGLISH) -> str:
    """Every template of the newest standard, in English and French."""
    rows = (
        (
            f"`{one.id}`",
            one.component,
            one.titles.get("English (en)"),
            one.titles.get("Français (fr)"),
        )
        for one in find_standard().templates
    )
    return _table(("template", "component", "English", "French"), rows, words)


def limits(words: Translation = ENGLISH) -> str:
    """How much a file may hold, and what formkit says no to."""
    megabytes = {
        "a file of sheets": files.MOST_BYTES,
        "CSV or pipe tables": files.MOST_TEXT_BYTES,
        "an .xls file": xls_rebuilding.MOST_BYTES,
        "a part of an .xlsx file, unpacked": package_parts.MOST_PART_BYTES,
        "all of an .xlsx file, unpacked": package_parts.MOST_BYTES,
    }
    counts = {
        "cells, counted from A1 to the last one": xlsx_package.MOST_CELLS,
        "sheets": xlsx_package.MOST_SHEETS,
        "rows of the survey sheet": files.MOST_SURVEY_ROWS,
    }
    rows = {
        **{text: _megabytes(most, words) for text, most in megabytes.items()},
        **{text: words.counting.grouped(most) for text, most in counts.items()},
        "a manifest or an adaptation (.yaml)": _megabytes(manifests.MAX_BYTES, words),
    }
    told = ((_said(text, words), most) for text, most in rows.items())
    return _table(("what", "at most"), told, words)


def _said(text: str, words: Translation) -> str:
    """The text in the language of the tables; a KeyError where that lacks it."""
    return words[text] if words else text


def _megabytes(count: int, words: Translation) -> str:
    return f"{count // 1_000_000} {_said('MB', words)}"


def _keys(before: str, properties: dict[str, Any], words: Translation) -> Iterator[tuple[str, ...]]:
    for name, told in properties.items():
        if "properties" in told:
            yield from _keys(f"{before}{name}: ", told["properties"], words)
            continue
        examples = told.get("examples", [told.get("const", told.get("enum", [""])[-1])])
        example = examples[0]
        if isinstance(example, dict):
            example = f"{{{', '.join(f'{key}: {text}' for key, text in example.items())}}}"
        yield f"`{before}{name}`", f"`{example}`", _said(told["description"], words)


def _commands(before: str, homes: dict[str, str], words: Translation) -> Iterator[tuple[str, ...]]:
    for name, home in homes.items():
        command = import_module(home).command
        if hasattr(command, "homes"):
            yield from _commands(f"{before} {name}", command.homes, words)
        else:
            first = _said(cleandoc(command.help or ""), words).partition("\n")[0]
            yield f"`{before} {name}`", first


def _codes(kind: type, words: Translation) -> str:
    """The code; what a kind with several says of them."""
    code = getattr(kind, "code")  # noqa: B009 - every kind has one, as text or as a property
    if isinstance(code, str):
        return f"``{code}``"
    told = cleandoc(code.__doc__).removeprefix("Such as ").removesuffix(".")
    return _said(told, words) if " " in told.replace(", ", ",") else told


def _first(kind: type) -> str:
    return cleandoc(kind.__doc__ or "").partition("\n")[0]


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]], words: Translation) -> str:
    lines = (tuple(_said(one, words) for one in titles), tuple("---" for _ in titles), *rows)
    cells = ([cell.replace("``", "`").replace("|", "/") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)
