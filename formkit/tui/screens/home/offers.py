"""What Home offers to do with a file, wherever it lies."""

from collections.abc import Sequence
from pathlib import Path

from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.jobs.folders.paths import is_there, written_paths
from formkit.jobs.form_files import WORKBOOKS
from formkit.jobs.opening import open_outside
from formkit.jobs.surveying import Kind, Survey, entry_of
from formkit.tui.screens.home.building import BuildingScreen
from formkit.tui.screens.home.ways import BUILD, OUTSIDE, Way, ways_of
from formkit.tui.widgets.state_words import Looked

FORMS = (*sorted(WORKBOOKS), ".csv", ".md")
READ = (*FORMS, ".yaml", ".yml")
"""Endings of all that Home can open."""
_OTHER = "other"
_TWO = 2


class OfferingScreen(BuildingScreen):
    """A screen that opens files: it asks what is to be done with them, and has it done."""

    @property
    def marked(self) -> Looked | None:
        """The entry that the cursor is on; a screen fills this in."""
        raise NotImplementedError

    def open(self, *paths: Path) -> None:
        """Offer what can be done with a file; of two, also to compare them."""
        first = paths[0]
        gone = next((path for path in paths if not is_there(path)), None)
        if gone:
            self.warn(Message("there is no such file or folder: {path}", path=str(gone)))
        elif first.is_dir():
            self._work_in(first)
        elif len(paths) == _TWO:
            self._offer_two(first, paths[1])
        else:
            self._offer(first)

    def open_text(self, text: str) -> bool:
        """Open the files that a text names; tell whether all of them are there."""
        paths = written_paths(text, self.shell.workspace)
        if paths:
            self.open(*paths)
        return all(map(is_there, paths))

    def _offer(self, path: Path) -> None:
        """Offer what can be done with a file, in the folder or elsewhere."""
        if path.suffix.lower() not in READ:
            text = "formkit reads {endings}, and {file} ends otherwise"
            self.warn(Message(text, endings=READ, file=path.name))
            return
        found = self.surveyed or Survey(folder=self.shell.workspace)
        entry = found.find(path) or entry_of(path, self.shell.workspace)
        if entry:
            self.offer_ways(Looked(entry=entry, survey=found, standing=self.known.of(entry)))

    def offer_ways(self, looked: Looked) -> None:
        """Ask what is to be done with an entry."""
        ways = ways_of(looked)
        title = Message("{file}: what do you want to do?", file=looked.entry.name)
        options = [(str(number), self.say(one.words)) for number, one in enumerate(ways)]
        self.choose(title, options, lambda number: self._go_way(ways[int(number)]))

    def _offer_two(self, first: Path, second: Path) -> None:
        names = first.name, second.name
        compare = Message("See what happened from {old} to {new}")
        options = [
            ("to", self.say(compare.filled(old=names[0], new=names[1]))),
            ("back", self.say(compare.filled(old=names[1], new=names[0]))),
            ("first", self.say(Message("Only open {file}", file=names[0]))),
        ]

        def go(chosen: str) -> None:
            if chosen == "first":
                self._offer(first)
            else:
                self.shell.go("diff", *((first, second) if chosen == "to" else (second, first)))

        self.choose(Message("Two files: what do you want to do?"), options, go)

    def _go_way(self, way: Way) -> None:
        path = way.path
        if path is None:
            self.shell.go(way.does)
        elif way.does == BUILD:
            self.build(path)
        elif way.does == OUTSIDE:
            self.work(lambda _tell: open_outside(path), lambda _nothing: None, group="outside")
        else:
            self.shell.go(way.does, path)

    def _work_in(self, folder: Path) -> None:
        """Work in another folder, from the start."""
        self.shell.exit(replace(self.shell.start, workspace=folder, screen="home", paths=()))

    def ask_which(self, title: Message, kinds: Sequence[Kind], screen: str) -> None:
        """Ask for an entry, the marked one first, or for a file from elsewhere."""
        looked = [one for kind in kinds for one in self.looked() if one.entry.kind is kind]
        endings = READ if Kind.ADAPTATION in kinds else FORMS
        if not looked:
            self.pick_file(title, lambda path: self.shell.go(screen, path), endings=endings)
            return
        marked = self.marked
        paths = {str(number): one.entry for number, one in enumerate(looked)}
        chosen = next((n for n, one in paths.items() if marked and one == marked.entry), "")
        options = [(number, one.name) for number, one in paths.items()]
        options.append((_OTHER, self.say(Message("A file from elsewhere …"))))

        def go(number: str) -> None:
            if number == _OTHER:
                self.pick_file(title, lambda path: self.shell.go(screen, path), endings=endings)
            else:
                self.shell.go(screen, paths[number].path)

        self.choose(title, options, go, chosen=chosen)
