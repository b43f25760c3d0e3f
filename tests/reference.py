"""The tables of README, written from the code by cog."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from formkit.cli.main import COMMANDS
from formkit.lint.registry import all_rules
from formkit.workspace import find_standard


def commands() -> str:
    """Every command with the first line of its help."""
    return _table(("command", "what it does"), _commands("formkit", COMMANDS))


def rules() -> str:
    """Every rule with the first line of its page."""
    rows = ((one.id, f"`{one.slug}`", one.severity, one.title) for one in all_rules().values())
    return _table(("rule", "name", "severity", "what it finds"), rows)


def templates() -> str:
    """Every template of the newest standard, in English and French."""
    rows = (
        (f"`{one.id}`", one.component, one.titles.get("English (en)"), one.titles.get("Français (fr)"))
        for one in find_standard().templates
    )
    return _table(("template", "component", "English", "French"), rows)


def _commands(before: str, homes: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for name, home in homes.items():
        command = import_module(home).command
        if hasattr(command, "homes"):
            yield from _commands(f"{before} {name}", command.homes)
        else:
            first = (command.help or "").partition("\n")[0]
            yield f"`{before} {name}`", first


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [titles, tuple("---" for _ in titles), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
