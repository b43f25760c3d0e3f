"""What an adaptation says under its short keys, thing by thing."""

from collections.abc import Iterator

from formkit.core.values import dataclass
from formkit.formats.headers import CHOICES, SURVEY, parse_header
from formkit.formats.manifests import parse_manifest
from formkit.formats.records import clean
from formkit.formats.sections import Section
from formkit.formats.yaml_text import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that an adaptation says under a short key."""

    keys: Keys
    """Where it stands: ``("hide", 0)``."""
    words: tuple[str, ...]
    """What it speaks of; cells that are set have column and text last.

    A block of questions has the names of its rows, after that of the row or module
    where it goes.
    """

    @property
    def kind(self) -> str:
        """The key at the top, such as ``hide``."""
        return str(self.keys[0])


def entries_of(text: str, *, file: str = "") -> tuple[Entry, ...]:
    """Everything that an adaptation says under short keys, in the order of the keys.

    Args:
        text: of an adaptation that can be read.
        file: its name, for places.
    """
    root = Section(placed=parse_manifest(text, "adaptation", file=file))
    return (*_entries(root), *_entries_of_cells(root))


def _entries(root: Section) -> Iterator[Entry]:
    for way in ("out", "in"):
        for number, name in enumerate(root.section("modules").texts(way)):
            yield Entry(keys=("modules", way, number), words=(name,))
    for module in root.section("parameters"):
        for name in root.section("parameters", module):
            yield Entry(keys=("parameters", module, name), words=(module, name))
    for number, name in enumerate(root.texts("hide")):
        yield Entry(keys=("hide", number), words=(name,))
    hidden = root.section("hide_choices")
    for name in hidden:
        for number, code in enumerate(hidden.texts(name)):
            yield Entry(keys=("hide_choices", name, number), words=(name, code))
    for number, block in enumerate(root.items("add_questions")):
        names = (row.text("name") for row in block.items("rows"))
        place = block.text("after") or block.text("module")
        yield Entry(keys=("add_questions", number), words=(place, *filter(None, names)))


def _entries_of_cells(root: Section) -> Iterator[Entry]:
    added = root.section("add_choices")
    for name in added:
        for number, choice in enumerate(added.items(name)):
            yield Entry(keys=("add_choices", name, number), words=(name, choice.text("name")))
    for key, text in root.pairs("settings"):
        yield Entry(keys=("settings", key), words=(key, text))
    rows = root.section("set")
    for name in rows:
        for key, text in rows.pairs(name):
            header = parse_header(key, SURVEY).key
            yield Entry(keys=("set", name, key), words=(name, header, clean(text)))
    lists = root.section("set_choices")
    for name in lists:
        for code in lists.section(name):
            for key, text in lists.section(name).pairs(code):
                header = parse_header(key, CHOICES).key
                yield Entry(
                    keys=("set_choices", name, code, key), words=(name, code, header, clean(text))
                )
