"""A crosswalk as a script in Python."""

from importlib.resources import files

from formkit.changes.crosswalk import Column
from formkit.render.crosswalk.scripts import Source
from formkit.render.crosswalk.words import HOW_IN_PYTHON, NO_OPENPYXL, TABLES

_FUTURE = "from __future__ import annotations"
_LINE = "# " + "-" * 78


def render_python(source: Source) -> str:
    """A script that needs Python alone, and openpyxl where the data are a workbook."""
    program = files(__package__).joinpath("program.py").read_text(encoding="utf-8")
    prelude, _, body = program.partition(_LINE)
    imports = prelude.partition(_FUTURE)[2].strip()
    said = source.said({"usage": HOW_IN_PYTHON, "no_openpyxl": NO_OPENPYXL})
    said["usage"] = said["usage"].format(script="repair.py")
    lines = [
        "#!/usr/bin/env python3",
        *source.head(HOW_IN_PYTHON),
        "",
        _FUTURE,
        "",
        *imports.splitlines(),
        "",
        *source.comment(TABLES),
        "COLUMNS = [",
        *(f"    {_column(one)!r}," for one in source.crosswalk.columns),
        "]",
        f"REPEATS = {dict(source.crosswalk.repeats)!r}",
        "WORDS = {",
        *(f"    {word!r}: {text!r}," for word, text in said.items()),
        "}",
        *source.comments_in(body.rstrip()),
        "",
        "",
        'if __name__ == "__main__":',
        "    sys.exit(main(sys.argv[1:], COLUMNS, REPEATS, WORDS))",
        "",
    ]
    return "\n".join(lines)


def _column(column: Column) -> dict[str, object]:
    return {
        "old": list(column.old),
        "new": list(column.new),
        "lost": column.is_lost,
        "alone": column.is_alone,
        "several": column.has_several,
        "codes": dict(column.codes),
        "lost_codes": list(column.lost_codes),
        "labels": list(column.labels),
    }
