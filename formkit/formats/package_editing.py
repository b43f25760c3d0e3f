"""Change some parts of a zip package, and copy all others as they are packed."""

from io import BytesIO
from zipfile import ZipFile

from formkit.formats.zip_members import join_members, new_entry, pack_member, read_members


class EditedPackage:
    """The parts of a file, and what becomes of them."""

    def __init__(self, file: bytes) -> None:
        """Read the list of parts.

        Raises:
            BadZipFile: the file is no package, or is damaged.
        """
        self._file = file
        self._zip = ZipFile(BytesIO(file))
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()

    def has(self, part: str) -> bool:
        """Tell whether there is such a part now."""
        is_known = part in self._changed or part in self._zip.NameToInfo
        return is_known and part not in self._removed

    def parts(self) -> tuple[str, ...]:
        """All parts that there are now, old ones first."""
        names = dict.fromkeys((*self._zip.NameToInfo, *self._changed))
        return tuple(name for name in names if name not in self._removed)

    def content(self, part: str) -> bytes:
        """What a part holds now.

        Raises:
            KeyError: there is no such part.
        """
        if part in self._removed:
            raise KeyError(part)
        return self._changed[part] if part in self._changed else self._zip.read(part)

    def put(self, part: str, content: bytes) -> None:
        """Let a part hold something else, or add it."""
        if not self.has(part) or content != self.content(part):
            self._changed[part] = content
            self._removed.discard(part)

    def remove(self, part: str) -> None:
        """Take a part out."""
        self._changed.pop(part, None)
        self._removed.add(part)

    def written(self) -> bytes:
        """The file with all changes; the very bytes given when there is none.

        Parts that stay are copied as they are packed; changed ones keep name,
        place and date; new ones stand at the end.
        """
        old = self._zip.NameToInfo
        if not self._changed and self._removed.isdisjoint(old):
            return self._file
        members = [
            pack_member(self._changed[name], member.entry) if name in self._changed else member
            for member in read_members(self._zip, self._file)
            if (name := member.entry.filename) not in self._removed
        ]
        members += [
            pack_member(content, new_entry(name))
            for name, content in self._changed.items()
            if name not in old
        ]
        return join_members(members, self._zip.comment)
