"""The tables of README, written from the code by cog."""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from inspect import cleandoc
from typing import Any, get_args

from formkit.changes.form_kinds import FormChange
from formkit.changes.list_kinds import ListChange
from formkit.changes.row_kinds import RowChange
from formkit.cli.main import COMMANDS
from formkit.core.messages import Message
from formkit.formats import files, manifests, package_parts, xls_rebuilding, xlsx_package
from formkit.formats.manifests import SCHEMAS
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from formkit.render.text.verdicts import COMPARABILITY, DEPLOYED, LEAVE
from formkit.render.verdict_badges import CLASSES


def commands() -> str:
    """Every command with the first line of its help."""
    return _table(("command", "what it does"), _commands("formkit", COMMANDS))


def rules() -> str:
    """Every rule with the first line of its page."""
    rows = ((one.id, f"`{one.slug}`", one.severity, one.title) for one in all_rules().values())
    return _table(("rule", "name", "severity", "what it finds"), rows)


def configuration() -> str:
    """Every key of formkit.yaml, from its schema."""
    schema = json.loads((SCHEMAS / "configuration.json").read_text(encoding="utf-8"))
    return _table(("key", "example", "what it says"), _keys("", schema["properties"]))


def changes() -> str:
    """Every kind of change with the codes it goes by."""
    kinds = (*get_args(RowChange), *get_args(ListChange), *get_args(FormChange))
    return _table(("codes", "what happened"), ((_codes(kind), _first(kind)) for kind in kinds))


def verdicts() -> str:
    """What is said of each change, from little to the worst."""
    asked: dict[str, Mapping[Any, Message]] = {
        "Do the data still compare with the standard's and with earlier rounds?": COMPARABILITY,
        "What becomes of data collected already?": DEPLOYED,
        "What does the country need before it does this?": LEAVE,
    }
    rows = ((asks, " · ".join(map(str, words.values()))) for asks, words in asked.items())
    return _table(("asks", "says, from little to the worst"), rows)


def classes() -> str:
    """The classes of changes."""
    return _table(("class", "what changed"), ((one, str(told)) for one, told in CLASSES.items()))


def templates() -> str:
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
    return _table(("template", "component", "English", "French"), rows)


def limits() -> str:
    """How much a file may hold, and what formkit says no to."""
    rows = (
        ("a file of sheets", f"{_megabytes(files.MOST_BYTES)}"),
        ("CSV or pipe tables", f"{_megabytes(files.MOST_TEXT_BYTES)}"),
        ("an .xls file", f"{_megabytes(xls_rebuilding.MOST_BYTES)}"),
        ("a part of an .xlsx file, unpacked", f"{_megabytes(package_parts.MOST_PART_BYTES)}"),
        ("all of an .xlsx file, unpacked", f"{_megabytes(package_parts.MOST_BYTES)}"),
        ("cells, counted from A1 to the last one", f"{xlsx_package.MOST_CELLS:,}"),
        ("sheets", f"{xlsx_package.MOST_SHEETS:,}"),
        ("rows of the survey sheet", f"{files.MOST_SURVEY_ROWS:,}"),
        ("a manifest or an adaptation (.yaml)", f"{_megabytes(manifests.MAX_BYTES)}"),
    )
    return _table(("what", "at most"), rows)


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000} MB"


def _keys(before: str, properties: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, told in properties.items():
        if "properties" in told:
            yield from _keys(f"{before}{name}: ", told["properties"])
            continue
        examples = told.get("examples", [told.get("const", told.get("enum", [""])[-1])])
        example = examples[0]
        if isinstance(example, dict):
            example = f"{{{', '.join(f'{key}: {text}' for key, text in example.items())}}}"
        yield f"`{before}{name}`", f"`{example}`", told["description"]


def _commands(before: str, homes: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for name, home in homes.items():
        command = import_module(home).command
        if hasattr(command, "homes"):
            yield from _commands(f"{before} {name}", command.homes)
        else:
            first = (command.help or "").partition("\n")[0]
            yield f"`{before} {name}`", first


def _codes(kind: type) -> str:
    """The code; what a kind with several says of them."""
    code = getattr(kind, "code")  # noqa: B009 - every kind has one, as text or as a property
    if isinstance(code, str):
        return f"``{code}``"
    return cleandoc(code.__doc__).removeprefix("Such as ").removesuffix(".")


def _first(kind: type) -> str:
    return cleandoc(kind.__doc__ or "").partition("\n")[0]


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (titles, tuple("---" for _ in titles), *rows)
    cells = ([cell.replace("``", "`").replace("|", "/") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)
