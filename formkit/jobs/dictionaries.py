"""A form beside DTM's Datakit."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from formkit.align.datakit import DatakitMatch, DatakitStatus, datakit_matches
from formkit.core.findings import Report
from formkit.formats.datakit import read_datakit
from formkit.formats.files import read_workbook
from formkit.formats.reading import form_of
from formkit.formats.survey_rows import typed_row
from formkit.jobs.checking import check
from formkit.jobs.outputs import Output, output_of
from formkit.jobs.subjects import Judgement
from formkit.jobs.workspace import find_standard
from formkit.model.index import FormIndex
from formkit.model.sheets import Sheet, Workbook

HEADER = ("row", "name", "status", "field", "field_id", "similarity", "findings")
"""Of the sheet ``alignment``; the last column has the rules of formkit that speak of the row."""
_DICTIONARY = "FK5"


def import_dictionary(
    export: Path, form: Path, target: Path, *, component: str, standard: str = ""
) -> Output:
    """Lay a form beside an export of the Datakit: a table of statuses and of own findings.

    Args:
        export: the Datakit's, with ``FieldName`` and ``QuestionComponent``.
        form: the form.
        target: the workbook to be written.
        component: the standard's code, ``BSA``, or the component's name in the Datakit.
        standard: left out, the newest one.

    Raises:
        FormkitError: the export has not the columns of one.
        UnreadableFormError: the form cannot be read.
    """
    known = find_standard(standard)
    named = next((one for one in known.components if one.code == component), None)
    datakit_name = named.datakit_name if named and named.datakit_name else component
    index = FormIndex(form_of(read_workbook(form)))
    matches = datakit_matches(index, read_datakit(export), datakit_name)
    judgement = Judgement(
        standard=f"{known.id}/{known.version}",
        component=component if named else "",
        compiles=False,
    )
    rules = _rules_by_row(check(form, judgement))
    return output_of(Workbook(sheets=(_summary(matches), _alignment(matches, rules))), target)


def _rules_by_row(report: Report) -> dict[int, str]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for one in report.findings:
        if one.rule.startswith(_DICTIONARY) and one.loc.sheet.strip().lower() == "survey":
            found[one.loc.row].append(f"{one.rule} {one.slug}")
    return {row: ", ".join(dict.fromkeys(names)) for row, names in found.items()}


def _summary(matches: tuple[DatakitMatch, ...]) -> Sheet:
    counts = Counter(one.status for one in matches)
    lines = ((str(status), str(counts[status])) for status in DatakitStatus)
    return _sheet("summary", (("status", "count"), *lines))


def _alignment(matches: tuple[DatakitMatch, ...], rules: dict[int, str]) -> Sheet:
    return _sheet("alignment", (HEADER, *(_line(one, rules) for one in matches)))


def _line(match: DatakitMatch, rules: dict[int, str]) -> tuple[str, ...]:
    node = match.entry.node if match.entry else None
    return (
        str(node.loc.row) if node else "",
        node.name if node else "",
        str(match.status),
        match.field.name if match.field else "",
        match.field.unique_id if match.field else "",
        f"{match.similarity:.2f}" if match.entry and match.field else "",
        rules.get(node.loc.row, "") if node else "",
    )


def _sheet(name: str, lines: Iterable[tuple[str, ...]]) -> Sheet:
    return Sheet(name=name, rows=tuple(typed_row(*line) for line in enumerate(lines, start=1)))
