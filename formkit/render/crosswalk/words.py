"""What repair scripts say, and the comments in them."""

from formkit.core.messages import Message

HEAD = Message(
    "Repairs data collected with {old}, so that its columns and codes are those of {new}.",
    old="",
    new="",
)
HOW_IN_PYTHON = Message(
    "Run it as: python {script} old_export.csv new_export.csv (or .xlsx, with openpyxl installed)."
    " The export must have XML values and headers, not labels. The old file is not touched.",
    script="repair.py",
)
HOW_IN_R = Message(
    "Run it as: Rscript {script} old_export.csv new_export.csv; it needs no packages. The export"
    " must have XML values and headers, not labels. The old file is not touched.",
    script="repair.R",
)
WRITTEN_BY = Message(
    "Written by formkit crosswalk; what is only likely has to be looked at before the repaired data"
    " are used:"
)
LIKELY_NAME = Message("{old} is taken for {new}", old="", new="")
LIKELY_CODE = Message(
    "in list {list}, {old} is taken for {new}: {note}", list="", old="", new="", note=""
)
TABLES = Message("What differs, column by column: names with the groups around them, and codes.")

SAID = {
    "renamed": Message("{column} is now {new}"),
    "joined": Message("{column} and {other} are one column now: {new}"),
    "apart": Message(
        "{column} was to become part of {new}, and both hold a value in row {row}: {column} stays"
        " a column of its own"
    ),
    "lost": Message("{column} has no counterpart: it stays as it is"),
    "set_aside": Message(
        "{column} has no counterpart, and the new form has something else under its name: it is"
        " now {new}"
    ),
    "lost_column": Message("{column} has no counterpart among the new codes: it is called {new}"),
    "recoded": Message("{column}: code {code} is now {new} (cells: {count})"),
    "lost_code": Message(
        "{column}: code {code} has no counterpart and stays as it is (cells: {count})"
    ),
    "taken_code": Message(
        "{column}: code {code} has no counterpart, and the new form has another answer under it:"
        " it is now {new} (cells: {count})"
    ),
    "labels": Message(
        "{column} holds labels in place of codes, so its cells stay as they are: export the data"
        " once more with XML values and headers"
    ),
    "foreign": Message(
        "{table} has no column that the two forms call differently: nothing was repaired in it; if"
        " its headers are labels, export the data once more with XML values and headers"
    ),
    "done": Message("written: {file}"),
    "there": Message("{file} is there already: name another file"),
}
"""What both scripts say while they work; the scripts fill in the names in braces."""

NO_OPENPYXL = Message(
    "to read .xlsx, Python needs openpyxl; install it, or save the export as CSV in UTF-8"
)
ONLY_CSV = Message("this script reads CSV: save the export as CSV in UTF-8")

COMMENTS = {
    "repair": Message("Repairs one table after another and keeps what there is to tell."),
    "table": Message(
        "A table: its headers, then its rows. Columns get their new names and codes, then those"
        " that have one name now are joined."
    ),
    "find": Message(
        "Which question a header stands for: with its groups, joined by / or . or :, or without"
        " them where the name is used once; or one code of a question that takes several."
    ),
    "names": Message(
        "Every way in which a question's column may be called, and what it is called now."
    ),
    "column": Message("One column under its new name, with its new codes."),
    "recode": Message(
        "Old codes into new ones, one by one where a cell holds several. Where a cell holds a"
        " label, the data were exported with labels, and nothing is touched."
    ),
    "join": Message(
        "Columns that have one name now become one, unless two values would fall on each other."
    ),
    "either": Message(
        "One value of two: the one that is there; of two parts of an answer, yes if one says so."
    ),
    "text": Message("A cell as text: 1.0 is 1."),
    "read": Message(
        "The separator is what the first line has most of; text that is not UTF-8 is taken for"
        " Windows-1252."
    ),
    "write": Message("UTF-8 with a byte order mark, so that Excel shows accents."),
    "workbook": Message("Sheet by sheet; a sheet is called as its repeat is now."),
    "main": Message("Reads the old file, writes the new one, and tells what was done."),
}
"""By the names under which the programs have them."""
