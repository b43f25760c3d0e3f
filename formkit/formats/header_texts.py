"""New headers written the way a file writes its headers."""

from collections.abc import Iterator, Mapping, Sequence

from formkit.formats.headers import Header, parse_header, parse_headers
from formkit.formats.layout_columns import header_of
from formkit.formats.sheet_pairs import PlannedColumn, SheetPair


def header_texts(pair: SheetPair, elsewhere: Mapping[str, str]) -> dict[int, str]:
    """The headers that are written anew; empty for a column that is no longer used.

    Where the file's own way cannot say a key, such as ``:`` between the parts
    beside a header with ``::``, other headers are written anew, too.

    Args:
        pair: the sheet with its columns planned.
        elsewhere: key -> header as the author of the new form wrote it.
    """
    changed = [column for column in pair.columns if column.key != column.was]
    if not changed:
        return {}
    style = _Style.of(pair, elsewhere)
    found = {column.number: style.text(column) for column in changed}
    for _ in range(2):  # a second look, since what is put right may bring in the first ``::``
        texts = _all_texts(pair, found)
        headers = parse_headers(texts, pair.kind)
        for column in pair.columns:
            header = headers[column.number - 1]
            if column.key != (header.key if header else ""):
                found[column.number] = style.plain(column.key)
    return found


def _all_texts(pair: SheetPair, found: Mapping[int, str]) -> list[str]:
    written = dict(enumerate(pair.header.written, start=1))
    last = max((*written, *found), default=0)
    return [found.get(number, written.get(number, "")) for number in range(1, last + 1)]


class _Style:
    """How the headers of one sheet are spelt."""

    def __init__(
        self,
        pair: SheetPair,
        elsewhere: Mapping[str, str],
        kept: Sequence[tuple[Header, str]],
    ) -> None:
        self._kind = pair.kind
        self._keys = frozenset(column.key for column in pair.columns)
        self._elsewhere = elsewhere
        self._known = kept
        self._double_colon = any("::" in text for text in pair.header.written)
        self._separator = self._find_separator()

    @classmethod
    def of(cls, pair: SheetPair, elsewhere: Mapping[str, str]) -> "_Style":
        """Learn from the headers that a sheet has."""
        known = [
            (header, text)
            for header, text in zip(pair.header.headers, pair.header.written, strict=True)
            if header
        ]
        return cls(pair, elsewhere, known)

    def plain(self, key: str) -> str:
        """A header as formkit writes it."""
        return header_of(key, self._keys)

    def text(self, column: PlannedColumn) -> str:
        """A header in the way of this sheet, where that way can say it."""
        if not column.key:
            return ""
        base = self.plain(column.key)
        colon = "::" if self._double_colon else self._separator
        for text in self._candidates(column.key, base):
            double = self._double_colon or "::" in text
            parsed = parse_header(text, self._kind, double_colon=double)
            if parsed.key == base and ("::" not in text or colon == "::"):
                return text
        return base

    def _candidates(self, key: str, base: str) -> Iterator[str]:
        new = parse_header(base, self._kind)
        if new.attribute and (new.language or base == new.attribute.header):
            for header, text in self._known:
                if header.attribute == new.attribute and header.language != new.language:
                    yield from self._in_language(header, text, new.language)
        if key in self._elsewhere:
            yield self._elsewhere[key]
        yield base.replace("::", self._separator)

    def _in_language(self, header: Header, text: str, language: str) -> Iterator[str]:
        """The header of another language with this one in its place."""
        if not header.language:
            yield f"{text.rstrip()}{self._separator}{language}"
            return
        start = text.rfind(header.language)
        if start < 0:
            return
        if language:
            yield text[:start] + language
        else:
            yield text[:start].rstrip().rstrip(":").rstrip()

    def _find_separator(self) -> str:
        """What stands between the parts of the first header that has a language."""
        for header, text in self._known:
            start = text.rfind(header.language) if header.language else -1
            before = text[:start] if start > 0 else ""
            stem = before.rstrip().rstrip(":").rstrip()
            if stem and stem != before:
                return before[len(stem) :]
        parts = any(":" in text for header, text in self._known if header.attribute)
        return ":" if parts and not self._double_colon else "::"
