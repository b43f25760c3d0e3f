"""What every repair script in Python does; ``python_script`` copies it below the tables.

It knows nothing of formkit and needs Python 3.8 alone (openpyxl for .xlsx), since
whoever has the data often has neither formkit nor the right to install it.
It alone asks for openpyxl by name: formkit itself never runs it.
Everything above the line of dashes is left out of the script.
"""
# ruff: noqa: D101, D102, D103, D107 - comments marked @ stand for them, in the reader's language

from __future__ import annotations

import csv
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

# ------------------------------------------------------------------------------

SEPARATORS = ("/", ".", ":")
TRUE = {"1", "1.0", "true", "yes"}
FILES = 2


if TYPE_CHECKING:
    Column = dict[str, Any]
    Found = tuple[Column, str, str | None] | None
    Made = list[tuple[str, list[Any]]]


class Repair:
    # @repair

    def __init__(
        self, columns: list[Column], repeats: dict[str, str], words: dict[str, str]
    ) -> None:
        self.repeats = repeats
        self.words = words
        self.lines: list[str] = []
        self.names: dict[str, tuple[Column, str]] = {}
        for column in columns:
            for separator in SEPARATORS:
                name = separator.join(column["old"])
                new = separator.join(column["new"]) if column["new"] else name
                self.names.setdefault(name, (column, new))
        for column in columns:
            if column["alone"]:
                new = column["new"][-1] if column["new"] else column["old"][-1]
                self.names.setdefault(column["old"][-1], (column, new))

    def say(self, word: str, **fields: object) -> None:
        text = self.words[word]
        for name, value in fields.items():
            text = text.replace("{" + name + "}", str(value))
        self.lines.append(text)

    def table(self, name: str, rows: list[list[Any]]) -> list[list[Any]]:
        # @table
        if not rows:
            return rows
        headers = ["" if one is None else str(one) for one in rows[0]]
        found = [self.find(header) for header in headers]
        if not any(found):
            self.say("foreign", table=name)
        made = []
        for at, header in enumerate(headers):
            values = [row[at] if at < len(row) else "" for row in rows[1:]]
            if header == "_parent_table_name":
                values = [self.repeats.get(text_of(one), one) for one in values]
            made.append(self.column(header, found[at], values))
        joined = self.join(headers, found, made)
        return [[header for header, _ in joined]] + [
            [values[row] for _, values in joined] for row in range(len(rows) - 1)
        ]

    def find(self, header: str) -> Found:
        # @find
        if header in self.names:
            return (*self.names[header], None)
        for at in range(len(header) - 1, 0, -1):
            if header[at] in SEPARATORS and header[:at] in self.names:
                column, new = self.names[header[:at]]
                code = header[at + 1 :]
                if column["several"]:
                    return column, new + header[at] + column["codes"].get(code, code), code
        return None

    def column(self, header: str, found: Found, values: list[Any]) -> tuple[str, list[Any]]:
        # @column
        if found is None:
            return header, values
        column, new, code = found
        if column["lost"]:
            self.say("lost" if new == header else "set_aside", column=header, new=new)
            return new, values
        if code is not None:
            if code in column["lost_codes"]:
                self.say("lost_column", column=header, new=new)
            elif new != header:
                self.say("renamed", column=header, new=new)
            return new, values
        if new != header:
            self.say("renamed", column=header, new=new)
        return new, self.recode(header, column, values)

    def recode(self, header: str, column: Column, values: list[Any]) -> list[Any]:
        # @recode
        codes, lost = column["codes"], column["lost_codes"]
        if not codes and not lost:
            return values
        if any(text_of(value) in column["labels"] for value in values):
            self.say("labels", column=header)
            return values
        count: dict[str, int] = {}
        made = []
        for value in values:
            text = text_of(value)
            old = text.split() if column["several"] else [text]
            for one in old:
                if one in codes or one in lost:
                    count[one] = count.get(one, 0) + 1
            new = list(dict.fromkeys(codes.get(one, one) for one in old))
            made.append(value if new == old else " ".join(new))
        for one in [*codes, *lost]:
            if one in count:
                number = count.pop(one)
                word = "recoded"
                if one in lost:
                    word = "taken_code" if one in codes else "lost_code"
                self.say(word, column=header, code=one, new=codes.get(one, one), count=number)
        return made

    def join(
        self,
        headers: list[str],
        found: list[Found],
        made: Made,
    ) -> Made:
        # @join
        kept: dict[str, int] = {}
        result: Made = []
        for at, (header, values) in enumerate(made):
            first = kept.setdefault(header, at)
            is_twin = headers[first] == headers[at]
            place = next((index for index, one in enumerate(result) if one[0] == header), None)
            if is_twin or place is None:
                result.append((header, values))
                continue
            is_part = any(one and one[2] is not None for one in (found[first], found[at]))
            before = result[place][1]
            both = [either(before[row], value, is_part=is_part) for row, value in enumerate(values)]
            if None in both:
                self.say("apart", column=headers[at], new=header, row=both.index(None) + 2)
                result.append((headers[at] if headers[at] != header else headers[first], values))
            else:
                self.say("joined", column=headers[at], other=headers[first], new=header)
                result[place] = (header, [one[0] for one in both if one])
        return result


def either(one: object, other: object, *, is_part: bool) -> tuple[object] | None:
    # @either
    first, second = text_of(one), text_of(other)
    if not second or first == second:
        return (one,)
    if not first:
        return (other,)
    if is_part:
        return (other,) if second.lower() in TRUE else (one,)
    return None


def text_of(value: object) -> str:
    # @text
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def read_csv(content: bytes) -> tuple[list[list[Any]], str]:
    # @read
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    line = text.partition("\n")[0]
    separator = max(";,\t", key=line.count)
    csv.field_size_limit(2**31 - 1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [row for row in rows if row], separator


def csv_bytes(rows: list[list[Any]], separator: str) -> bytes:
    # @write
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def repair_workbook(source: Path, target: Path, repair: Repair) -> None:
    # @workbook
    openpyxl = import_module("openpyxl")
    book = openpyxl.load_workbook(source, read_only=True, data_only=True)
    new = openpyxl.Workbook(write_only=True)
    for sheet in book.worksheets:
        rows = repair.table(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)])
        page = new.create_sheet(repair.repeats.get(sheet.title, sheet.title))
        for row in rows:
            page.append(row)
    book.close()
    new.save(target)


def main(
    arguments: list[str],
    columns: list[Column],
    repeats: dict[str, str],
    words: dict[str, str],
) -> int:
    # @main
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if len(arguments) != FILES:
        sys.stderr.write(words["usage"] + "\n")
        return 2
    source, target = map(Path, arguments)
    if target.exists():
        sys.stderr.write(words["there"].replace("{file}", str(target)) + "\n")
        return 2
    repair = Repair(columns, repeats, words)
    content = source.read_bytes()
    if content.startswith(b"PK"):
        try:
            repair_workbook(source, target, repair)
        except ImportError:
            sys.stderr.write(words["no_openpyxl"] + "\n")
            return 2
    else:
        rows, separator = read_csv(content)
        target.write_bytes(csv_bytes(repair.table(source.name, rows), separator))
    repair.say("done", file=target)
    sys.stdout.write("\n".join(repair.lines) + "\n")
    return 0
