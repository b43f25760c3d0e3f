"""What comes of a draft: its adaptation, and the files of its form."""

from pathlib import Path

from formkit.compose.composing import Composition
from formkit.core.errors import FormkitError
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.manifests import read_text
from formkit.formats.releases import find_releases, find_standard
from formkit.jobs.building import Built, build_file
from formkit.jobs.drafting import Draft, moved_to
from formkit.jobs.outputs import Output, save
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form
from formkit.model.standard import Standard


def standard_for(folder: Path, draft: Draft | None = None) -> Standard:
    """The standard of a draft; for a new one, the newest release of the first standard.

    Args:
        folder: where the person works.
        draft: the draft; None before there is one. Standards around its file come first,
            then those of the folder.

    Raises:
        UnknownNameError: the draft names a standard that is not here.
        BadManifestError: its files do not hold what they should.
    """
    wanted = draft.wanted if draft else Adaptation()
    near = draft.folder if draft else None
    return released_standard(folder, f"{wanted.standard}/{wanted.version}", near=near)


def released_standard(folder: Path, release: str, *, near: Path | None = None) -> Standard:
    """A release of a standard.

    Args:
        folder: where the person works; standards beside it come before formkit's own.
        release: ``dtm-wca/2026.1``; empty: the newest release of the first standard.
        near: a file or folder; standards around it come before all others.

    Raises:
        UnknownNameError: there is no such release.
        BadManifestError: its files do not hold what they should.
    """
    name, _, version = release.partition("/")
    if not name:
        name = next(iter(find_releases(folder, near=near).standards), "")
    return find_standard(name, version, folder, near=near)


class ChangedMeanwhileError(FormkitError):
    """Somebody else changed the adaptation since it was opened."""

    def __init__(self, path: Path) -> None:
        """Keep which one."""
        super().__init__(
            Message(
                "{file} was changed in another program since it was opened here; saving would"
                " undo what was changed there",
                file=path.name,
            )
        )
        self.path = path


def save_draft(draft: Draft, path: Path, *, overwrite: bool = False) -> Draft:
    """Write a draft as an adaptation.

    Args:
        draft: the draft.
        path: its file.
        overwrite: whether what stands there may be lost.

    Returns:
        The draft of that file.

    Raises:
        ChangedMeanwhileError: its file holds something else than when it was opened.
        WouldOverwriteError: another file is there.
        FormkitError: the file cannot be written.
    """
    moved = moved_to(draft, path)
    is_own = draft.path == path and reachable(path).exists()
    if is_own and not overwrite and read_text(path) not in {draft.saved, moved.text}:
        raise ChangedMeanwhileError(path)
    output = Output(path=path, content=moved.text.encode())
    save((output,), overwrite=overwrite or is_own)
    return replace(moved, saved=moved.text)


def workbook_name(draft: Draft, form: Form) -> str:
    """What the workbook of a draft is called, if nobody says otherwise.

    Args:
        draft: the draft.
        form: what is built of it.
    """
    if draft.wanted.base:
        return f"{Path(draft.wanted.base).stem}_adapted.xlsx"
    return f"{form.settings.get('form_id') or 'form'}.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFiles:
    """The files of a form, as they were written."""

    adaptation: Path
    workbook: Path
    attachments: tuple[Path, ...]
    composition: Composition


def build_draft(
    draft: Draft, workbook: Path | None = None, *, overwrite: bool = False
) -> BuiltFiles:
    """Write the form of a draft that is saved.

    Args:
        draft: the draft, as its file holds it.
        workbook: where to; None: named as the form, beside the adaptation.
        overwrite: whether files that are there may be replaced.

    Raises:
        WouldOverwriteError: a file is there with other content.
        FormkitError: the form cannot be built, or a file cannot be written.
    """
    assert draft.path is not None  # noqa: S101 - it is saved
    built: Built = build_file(draft.path, workbook=workbook)
    save(built.outputs, overwrite=overwrite)
    first, *rest = (one.path for one in built.outputs)
    return BuiltFiles(
        adaptation=draft.path,
        workbook=first,
        attachments=tuple(rest),
        composition=built.composition,
    )
