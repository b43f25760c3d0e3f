"""What somebody is asked for who picks a file or folder, and whether a path is that."""

from pathlib import Path

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.folders.listing import Listing, list_folder
from formkit.jobs.folders.paths import is_folder, is_there


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFile:
    """A file or folder, there already or not."""

    endings: tuple[str, ...] = ()
    """Of the files that can be chosen, in small letters; none: all can."""
    is_folder: bool = False
    """Whether a folder is asked for."""
    is_new: bool = False
    """Whether it need not be there yet."""

    def listing(self, folder: Path) -> Listing:
        """What a folder holds, with what can be chosen of it."""
        return list_folder(folder, self.endings, asks_folder=self.is_folder)

    def why_not(self, path: Path) -> Message | None:
        """Why a path cannot be what was asked for; None where it can."""
        if self.is_new and not is_folder(path.parent):
            return Message("there is no such folder: {path}", path=str(path.parent))
        if not self.is_new and not is_there(path):
            text = "there is no such file: {path}"
            if self.is_folder:
                text = "there is no such folder: {path}"
            return Message(text, path=str(path))
        if self.is_folder:
            is_file = is_there(path) and not is_folder(path)
            return Message("{file} is no folder", file=path.name) if is_file else None
        if self.endings and self.given(path).suffix.lower() not in self.endings:
            text = "{file} cannot be chosen here: its name has to end in {endings}"
            return Message(text, file=path.name, endings=self.endings)
        return None

    def given(self, path: Path) -> Path:
        """The path; a new file's with the ending that was asked for, where none was typed."""
        is_named = self.is_new and not self.is_folder and bool(self.endings)
        if not is_named or path.suffix.lower() in self.endings:
            return path
        return path.with_name(f"{path.name}{self.endings[0]}") if not path.suffix else path
