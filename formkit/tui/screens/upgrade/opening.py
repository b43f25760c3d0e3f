"""Which adaptations are upgraded, and to which release."""

from functools import partial
from pathlib import Path

from textual.content import Content
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.upgrading.regions import RegionLine, open_region, releases_for
from formkit.render.merge_words import vocabulary
from formkit.tui.bidi import shown
from formkit.tui.screens.upgrade.writing import WritingScreen
from formkit.tui.working import Tell

_YAML = (".yaml", ".yml")
_HERE, _FOLDER, _FILE = "here", "folder", "file"


class OpeningScreen(WritingScreen):
    """Carries adaptations to a release; a screen shows them."""

    def __init__(self) -> None:
        """Begin without adaptations."""
        super().__init__()
        self.to = ""
        """The release, ``dtm-wca/2026.2``."""

    def show_region(self) -> None:
        """Show adaptations that were carried."""
        raise NotImplementedError

    def ways(self) -> tuple[Option, ...]:
        """What may be opened."""
        here = str(self.shell.workspace)
        words = (
            (_HERE, Message("All adaptations of this folder: {folder}", folder=here)),
            (_FOLDER, Message("Those of another folder …")),
            (_FILE, Message("One adaptation …")),
        )
        return tuple(Option(Content(shown(self.say(text))), id=name) for name, text in words)

    def go_way(self, name: str | None) -> None:
        """Open what was chosen."""
        match name:
            case "here":
                self.open(self.shell.workspace)
            case "folder":
                self.action_pick_folder()
            case _:
                self.action_pick()

    def action_pick(self) -> None:
        """Open one adaptation."""
        self.pick_file(Message("Which adaptation?"), self.open, endings=_YAML)

    def action_pick_folder(self) -> None:
        """Open a folder of adaptations."""
        self.pick_file(Message("Which folder?"), self.open, is_folder=True)

    def action_read_anew(self) -> None:
        """Read the adaptations again."""
        self.open(self.source)

    def open(self, *paths: Path) -> None:
        """Ask to which release the first path is to go."""
        for source in paths[:1]:
            self.work(
                partial(_releases, source, self.shell.workspace),
                partial(self._offer, source),
                doing=Message("looking for releases …"),
            )

    def _offer(self, source: Path, releases: tuple[str, ...]) -> None:
        if not releases:
            text = (
                "there is no later release for {file}; where the hub sent one, put its folder into"
                " the folder standards of your workspace, and its templates into templates"
            )
            self.warn(Message(text, file=self.shown_path(source)))
        elif len(releases) == 1:
            self._carry(source, releases[0])
        else:
            options = [(name, name) for name in releases]
            self.choose(Message("To which release?"), options, partial(self._carry, source))

    def _carry(self, source: Path, release: str) -> None:
        self.work(
            partial(_region, source, release.partition("/")[2], self.shell.workspace),
            partial(self._carried, source, release),
            doing=Message("carrying to {release} …", release=release),
        )

    def _carried(self, source: Path, release: str, lines: tuple[RegionLine, ...]) -> None:
        self.forget()
        self.source, self.to, self.lines, self.at = source, release, lines, 0
        for line in lines:
            if line.session:
                self.tell_stale(line.session)
        self.show_region()


def _releases(source: Path, workspace: Path, _tell: Tell) -> tuple[str, ...]:
    return releases_for(source, workspace)


def _region(source: Path, to: str, workspace: Path, tell: Tell) -> tuple[RegionLine, ...]:
    def told(number: int, count: int, path: Path) -> None:
        text = "{number} of {count}: {file}"
        name = f"{path.parent.name}/{path.name}"
        tell(Message(text, number=number, count=count, file=name))

    return open_region(source, to, workspace=workspace, vocabulary=vocabulary(), tell=told)
