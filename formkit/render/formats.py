"""The formats in which results are shown; each is a package beside this file."""

from enum import StrEnum


class Format(StrEnum):
    """What ``--format`` takes."""

    TEXT = "text"
    """For people; may change from release to release."""
    JSON = "json"
    """For programs; its schemas are published in ``formkit/formats/schemas/``."""


class ReportFormat(StrEnum):
    """What ``formkit check --format`` takes."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    """For code hosts and editors, which show findings beside the file."""
    HTML = "html"
    """For people: one file that needs no network."""


class ChangesFormat(StrEnum):
    """What ``formkit diff --format`` takes."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    """For people: one file that needs no network."""
    MARKDOWN = "markdown"
    """For an e-mail: what has to be done, the rest counted."""


_BY_ENDING = {
    ".json": ReportFormat.JSON,
    ".sarif": ReportFormat.SARIF,
    ".sarif.json": ReportFormat.SARIF,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".txt": ReportFormat.TEXT,
}


def format_of(file: str) -> ReportFormat | None:
    """The format that a file's name ends in; None where it says none.

    >>> format_of("Report.SARIF.json")
    <ReportFormat.SARIF: 'sarif'>
    """
    known = (one for ending, one in _BY_ENDING.items() if file.lower().endswith(ending))
    return max(known, key=lambda one: one is ReportFormat.SARIF, default=None)


def changes_format_of(file: str) -> ChangesFormat | None:
    """The format of changes that a file's name ends in; None where it says none.

    >>> changes_format_of("To the hub.MD")
    <ChangesFormat.MARKDOWN: 'markdown'>
    """
    known = {
        ".json": ChangesFormat.JSON,
        ".html": ChangesFormat.HTML,
        ".htm": ChangesFormat.HTML,
        ".md": ChangesFormat.MARKDOWN,
        ".txt": ChangesFormat.TEXT,
    }
    return next((one for ending, one in known.items() if file.lower().endswith(ending)), None)
