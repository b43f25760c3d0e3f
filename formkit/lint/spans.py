"""Which part of a cell a finding means, counted in the text that its reader sees."""

from formkit.core.findings import Finding, Span
from formkit.lint.rewriting import text_at
from formkit.lint.subject import Subject

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def shown(subject: Subject, finding: Finding) -> tuple[str, Span | None]:
    """What a finding's cell says, and the finding's span counted in that."""
    loc, span = finding.loc, finding.span
    text = text_at(subject, loc) if loc.row and loc.column else ""
    if span and finding.text and text and text != finding.text:
        span = placed(span, finding.text, text)
    return text, span if text else None


def placed(span: Span, read: str, text: str) -> Span | None:
    """A span of what formkit reads in a cell as one of what the cell says.

    Curly quotes are read as straight ones, and runs of spaces as one.

    Args:
        span: in what was read.
        read: what was read.
        text: what the cell says.

    Returns:
        None where the one text was not made of the other in this way.

    >>> placed((2, 3), "1 = 2", "1  =  2")
    (3, 4)
    """
    straight = text.translate(_STRAIGHT)
    if straight == read:
        return span
    kept = [place for place in range(len(text)) if text[place - 1 : place + 1] != "  "]
    if "".join(straight[place] for place in kept) != read:
        return None
    start, end = span
    begin = (*kept, len(text))[start]
    return begin, kept[end - 1] + 1 if end > start else begin
