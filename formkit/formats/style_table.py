"""The entries of a styles part; new ones are added behind those that are there."""

from xml.parsers.expat import ExpatError

from formkit.formats.xml_splicing import Element, XmlPart

FONTS, FILLS, STYLES, CONDITIONS = "fonts", "fills", "cellXfs", "dxfs"
"""What a styles part holds, of all that it may hold; cells name one of ``STYLES``."""
_ENTRIES = {FONTS: "font", FILLS: "fill", STYLES: "xf", CONDITIONS: "dxf"}
_BEFORE_CONDITIONS = ("cellStyles", "cellXfs")
EMPTY_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<styleSheet xmlns="{namespace}"><fonts count="1"><font><sz val="11"/><name'
    ' val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal"'
    ' xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class StyleTable:
    """The styles part of a package."""

    def __init__(self, xml: bytes) -> None:
        """Read it.

        Raises:
            ExpatError: it is not well formed, or lacks what every styles part has.
        """
        self._part = XmlPart(xml)
        found = self._part.elements(*_ENTRIES, *_ENTRIES.values(), *_BEFORE_CONDITIONS)
        self._holders = {one.name: one for one in found if one.parent == "styleSheet"}
        if not {FONTS, FILLS, STYLES} <= self._holders.keys():
            message = "a styles part lacks fonts, fills or the styles of cells"
            raise ExpatError(message)
        self._entries = {
            kind: [self._part.raw(one) for one in found if (one.parent, one.name) == (kind, entry)]
            for kind, entry in _ENTRIES.items()
        }
        self._known = {kind: len(entries) for kind, entries in self._entries.items()}

    @property
    def prefix(self) -> str:
        """Of the part's elements, with its colon; empty without one."""
        return self._holders[STYLES].prefix

    def entries(self, kind: str) -> list[bytes]:
        """The entries of a kind, by their numbers."""
        return self._entries[kind]

    def entry(self, kind: str, number: int) -> bytes:
        """One entry; nothing where there is no such number."""
        entries = self._entries[kind]
        return entries[number] if 0 <= number < len(entries) else b""

    def number(self, kind: str, xml: bytes) -> int:
        """The number of an entry that says this to the letter, which is added where none does."""
        entries = self._entries[kind]
        if xml not in entries:
            entries.append(xml)
        return entries.index(xml)

    def written(self) -> bytes:
        """The part with what was added."""
        for kind, entries in self._entries.items():
            added = b"".join(entries[self._known[kind] :])
            holder = self._holders.get(kind)
            if not added:
                continue
            if holder is None or holder.closes_itself:
                self._add_holder(kind, holder, added, len(entries))
            else:
                self._part.set(holder, count=str(len(entries)))
                self._part.insert(holder.inner_end, added)
        return self._part.written()

    def _add_holder(self, kind: str, empty: Element | None, added: bytes, count: int) -> None:
        name = f"{self.prefix}{kind}"
        xml = f'<{name} count="{count}">'.encode() + added + f"</{name}>".encode()
        if empty:
            self._part.replace(empty.start, empty.end, xml)
            return
        before = next(self._holders[one] for one in _BEFORE_CONDITIONS if one in self._holders)
        self._part.insert(before.end, xml)
