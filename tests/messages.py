"""What formkit says to people, collected from its code, beside the catalogues.

``make messages`` runs it and lists what the French catalogue lacks, what it has
too many, and where it has other signs or words than it should.
"""

import ast
import json
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import rich_click as click

from formkit.align.standard_check.rules import STANDARD_RULES
from formkit.lint.registry import all_rules
from formkit.render.text.rule_pages import prose_of

PACKAGE = Path(__file__).parents[1] / "formkit"
FRENCH = PACKAGE / "locale" / "fr.json"
_CODE = re.compile("`[^`]*`")
_LOOSE = re.compile(r" [:;!?»](?=[\s.,)]|$)|« ")
_ODD = re.compile(
    r"(?<=\w)'(?=\w)"  # an apostrophe of typewriters
    r"|[\"“”]"
    r"|[\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"  # many consoles lack them
    r"|\S {2,}\S"
    r"|\b(?i:tu|toi|ton|tes)\b"
    r"|(?<=[^,\s])[ \N{NO-BREAK SPACE}]…$"  # work goes on: lecture…
)
REFUSED = {
    "édition": "version",
    "contrôler": "vérifier",
    "contrôlé": "vérifié",
    "mise à niveau": "migration",
    "mettre à niveau": "migrer",
    "gabarit": "modèle",
    "énumérateur": "enquêteur",
    "hub": "bureau régional",
    "e-mail": "courriel",
    "email": "courriel",
    "une espace": "un espace",
    "compilateur": "convertisseur",
    "logiciel de statistique": "logiciel statistique",
    "logiciels de statistique": "logiciels statistiques",
    "bug": "défaut",
    "implémenter": "mettre en œuvre",
    "digital": "numérique",
}
"""What French sentences do not say, and what they say instead: see CONTRIBUTING."""


@cache
def templates() -> Mapping[str, str]:
    """Every template of a message -> where it stands."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for template, line in _told(ast.parse(path.read_text(encoding="utf-8"))):
            if template:
                found.setdefault(template, f"{path.relative_to(PACKAGE.parent)}:{line}")
    return found


def untold(code: str) -> list[int]:
    """The lines of a module where a message's template cannot be read off the code."""
    tree = ast.parse(code)
    told = {line for _, line in _told(tree)}
    return [node.lineno for node in ast.walk(tree) if _is_message(node) and node.lineno not in told]


def page_texts() -> set[str]:
    """The prose of every page that ``formkit explain`` prints; braces in it are no fields."""
    pages = {text for rule in all_rules().values() for text in prose_of(rule.docs)}
    return pages | {rule.title for rule in STANDARD_RULES}


def help_texts() -> set[str]:
    """What the help of every command and option says."""
    main = import_module("formkit.cli.main")
    return set(_helps(main.root))


def fields(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def catalogue() -> dict[str, str]:
    """The French catalogue."""
    found: dict[str, str] = json.loads(FRENCH.read_text(encoding="utf-8"))
    return found


def loose(translation: str) -> list[str]:
    """Signs that could begin or end a line: French keeps them with a space that does not break."""
    return _LOOSE.findall(_CODE.sub("", translation))


def odd(translation: str) -> list[str]:
    """Signs that are not those of printed French, and words that say tu."""
    return _ODD.findall(_CODE.sub("§", translation))


def refused(translation: str) -> list[str]:
    """Words for which CONTRIBUTING has another one."""
    text = _CODE.sub("§", translation)
    return [word for word in REFUSED if re.search(rf"(?i)\b{word}s?\b", text)]


def forms(template: str) -> dict[str, set[int]]:
    """Field -> how many forms stand behind it: words for one, and words for several."""
    found: dict[str, set[int]] = {}
    for _, name, words, _ in string.Formatter().parse(template):
        if name is not None and words:
            found.setdefault(name, set()).add(len(words.split("|")))
    return found


def faults(translation: str) -> list[str]:
    """All that a translation should not have."""
    return [*loose(translation), *odd(translation), *refused(translation)]


def _told(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Templates written in a call, or given a name in the same function or on top of the module."""
    shared = _constants(module.body)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    outside = [node for node in ast.walk(module) if id(node) not in inside]
    for scope in (outside, *(list(ast.walk(function)) for function in functions)):
        constants = {**shared, **_constants(scope)}
        for node in scope:
            if isinstance(node, ast.Call) and _is_message(node):
                first = node.args[0]
                named = isinstance(first, ast.Name)
                texts = constants.get(first.id, []) if named else _strings(first)
                yield from ((text, node.lineno) for text in texts)


def _constants(nodes: Iterable[ast.AST]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).extend(_strings(node.value))
    return found


def _is_message(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Message"
        and bool(node.args)
    )


def _strings(value: ast.expr) -> list[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value]
    if isinstance(value, ast.IfExp):
        return [*_strings(value.body), *_strings(value.orelse)]
    return []


def _helps(command: click.Command) -> Iterator[str]:
    if command.help:
        yield cleandoc(command.help)
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            yield text
    for home in getattr(command, "homes", {}).values():
        yield from _helps(import_module(home).command)


def main() -> int:
    """Print what is missing and what is too many."""
    pages = dict.fromkeys(sorted(page_texts()), "formkit explain")
    said = {**pages, **dict.fromkeys(help_texts(), "--help"), **templates()}
    french = catalogue()
    missing = {text: place for text, place in said.items() if text not in french}
    stale = [text for text in french if text not in said]
    for text, place in missing.items():
        print(f"missing  {place}\n  {json.dumps(text, ensure_ascii=False)}")
    for text in stale:
        print(f"stale\n  {json.dumps(text, ensure_ascii=False)}")
    wrong = {text: its for text in french.values() if (its := faults(text))}
    for text, its in wrong.items():
        print(f"not so in French: {its}\n  {text}")
    print(f"{len(said)} messages, {len(missing)} missing, {len(stale)} stale, {len(wrong)} faulty")
    return 1 if missing or stale or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
