"""A crosswalk as a table, for people and programs."""

import csv
from io import StringIO

from formkit.changes.crosswalk import Crosswalk
from formkit.core.messages import Catalogue

_HEADERS = (
    "kind",
    "old_name",
    "new_name",
    "old_code",
    "new_code",
    "questions",
    "certainty",
    "note",
)


def render_table(crosswalk: Crosswalk, catalogue: Catalogue) -> str:
    """CSV with a row for each name or code that differs; only the notes are worded.

    Args:
        crosswalk: what is written.
        catalogue: of the language of the notes.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADERS)
    for one in crosswalk.entries:
        names = (one.old, one.new, one.old_code, one.new_code, " ".join(one.questions))
        writer.writerow((one.kind, *names, one.certainty, one.note.worded(catalogue)))
    return out.getvalue()
