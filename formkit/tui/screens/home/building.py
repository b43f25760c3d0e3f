"""The workbook of an adaptation, built from Home; nothing is replaced unasked."""

from functools import partial
from pathlib import Path

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.outputs import Output, WouldOverwriteError, save
from formkit.tui.screens.home.folder import FolderScreen
from formkit.tui.working import Tell


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Files of a form, and which of them others changed meanwhile."""

    outputs: tuple[Output, ...]
    in_the_way: tuple[Path, ...] = ()
    """Files that are there with other content; as long as there are any, nothing is written."""


class BuildingScreen(FolderScreen):
    """A screen that builds what an adaptation describes."""

    def build(self, adaptation: Path) -> None:
        """Build the workbook beside an adaptation."""
        doing = Message("building {file} …", file=adaptation.name)
        self.work(partial(_build, adaptation), self._ask_or_tell, doing=doing, group="build")

    def _ask_or_tell(self, made: _Made) -> None:
        if not made.in_the_way:
            self.tell(Message("written: {file}", file=str(made.outputs[0].path)))
            self.look()
            return
        text = (
            "{files} would be replaced, and what somebody changed in there is lost; to keep it,"
            " compare it with the adaptation first."
        )
        question = Message(text, files=tuple(one.name for one in made.in_the_way))
        self.ask_whether(question, partial(self._replace, made), yes=Message("Replace"))

    def _replace(self, made: _Made) -> None:
        doing = Message("writing {file} …", file=made.outputs[0].path.name)
        self.work(partial(_save, made), self._ask_or_tell, doing=doing, group="build")


def _build(adaptation: Path, _tell: Tell) -> _Made:
    from formkit.jobs.building import build_file  # noqa: PLC0415 - Home needs it for this only

    outputs = build_file(adaptation).outputs
    try:
        save(outputs)
    except WouldOverwriteError as error:
        return _Made(outputs=outputs, in_the_way=error.paths)
    return _Made(outputs=outputs)


def _save(made: _Made, _tell: Tell) -> _Made:
    save(made.outputs, overwrite=True)
    return _Made(outputs=made.outputs)
