"""A crosswalk as a script in R."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from formkit.changes.crosswalk import Column
from formkit.render.crosswalk.scripts import Source
from formkit.render.crosswalk.words import HOW_IN_R, ONLY_CSV, TABLES

_FIRST_PRINTED, _LAST_ASCII, _LAST_SHORT = 0x20, 0x7E, 0xFFFF


def render_r(source: Source) -> str:
    """A script in base R; texts in it are ASCII, so that every locale reads them the same."""
    program = files(__package__).joinpath("program.R").read_text(encoding="utf-8")
    said = source.said({"usage": HOW_IN_R, "only_csv": ONLY_CSV})
    said["usage"] = said["usage"].format(script="repair.R")
    old, new = (tuple(pair[at] for pair in source.crosswalk.repeats) for at in (0, 1))
    tables = [f"  {_column(one)}" for one in source.crosswalk.columns]
    lines = [
        *source.head(HOW_IN_R),
        "",
        *source.comment(TABLES),
        "columns <- list(",
        *_listed(tables),
        ")",
        f"repeats_old <- {_vector(old)}",
        f"repeats_new <- {_vector(new)}",
        "words <- list(",
        *_listed([f"  {word} = {_text(text)}" for word, text in said.items()]),
        ")",
        "",
        *source.comments_in(program.rstrip()),
        "",
        "quit(status = main(commandArgs(trailingOnly = TRUE)))",
        "",
    ]
    return "\n".join(lines)


def _column(column: Column) -> str:
    parts = {
        "old": _vector(column.old),
        "new": _vector(column.new),
        "lost": _truth(is_true=column.is_lost),
        "alone": _truth(is_true=column.is_alone),
        "several": _truth(is_true=column.has_several),
        "codes_old": _vector(code for code, _ in column.codes),
        "codes_new": _vector(code for _, code in column.codes),
        "lost_codes": _vector(column.lost_codes),
        "labels": _vector(column.labels),
    }
    return f"list({', '.join(f'{name} = {value}' for name, value in parts.items())})"


def _listed(lines: list[str]) -> Iterator[str]:
    """The lines with commas between them: R takes none behind the last."""
    yield from (f"{line}," for line in lines[:-1])
    yield from lines[-1:]


def _vector(texts: Iterable[str]) -> str:
    known = [_text(one) for one in texts]
    return f"c({', '.join(known)})" if known else "character(0)"


def _truth(*, is_true: bool) -> str:
    return "TRUE" if is_true else "FALSE"


def _text(text: str) -> str:
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    number = ord(sign)
    if sign in '"\\':
        return f"\\{sign}"
    if _FIRST_PRINTED <= number <= _LAST_ASCII:
        return sign
    return f"\\u{number:04x}" if number <= _LAST_SHORT else f"\\U{number:08x}"
