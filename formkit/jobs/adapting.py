"""An edited workbook as an adaptation: the changes that the country made, written down."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from os.path import relpath
from pathlib import Path, PurePath
from textwrap import wrap

from formkit.changes.applying.references import without_followers
from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.plain import bare, changes_of, plain_of
from formkit.changes.verdicts import Verdict
from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.errors import BadManifestError, FormkitError
from formkit.core.messages import Message
from formkit.formats.adaptation_text import format_adaptation, head_of
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import MAX_BYTES, read_text
from formkit.formats.reading import read_form
from formkit.formats.written_changes import format_change
from formkit.formats.yaml_text import Value
from formkit.formats.yaml_writing import format_yaml
from formkit.jobs.building import compose_adaptation, find_country
from formkit.jobs.comparing import Comparison
from formkit.jobs.outputs import Output
from formkit.jobs.subjects import Standards, Terms
from formkit.jobs.workspace import find_standard
from formkit.model.adaptation import Adaptation, WrittenChange
from formkit.model.form import Form
from formkit.model.policy import Leave
from formkit.model.standard import Standard

_MANIFESTS = frozenset((".yaml", ".yml"))
_FORMAT = {"formkit": "adaptation/1"}
_WIDTH = 96

Say = Callable[[Verdict | None], Iterable[str]]
"""What is to be said of a verdict; None for a cell that is only said to stay as it is."""


def _nothing(_verdict: Verdict | None) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an edited workbook is laid beside."""

    origin: str
    """The path of an adaptation or of a form, or the id of a template."""
    standard: str = ""
    """Of a template, as for ``find_standard``; of a form, the one by which changes are judged."""
    country: str = ""
    gazetteer: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Adapted:
    """An edited workbook as an adaptation."""

    old: Form
    """What the workbook is laid beside."""
    new: Form
    changes: tuple[Change, ...]
    """All of them, what only follows others too."""
    written: tuple[WrittenChange, ...]
    comments: tuple[str, ...]
    """Lines that stand above each of the written changes."""
    head: str
    """The text of the adaptation without its changes."""
    earlier: Mapping[str, WrittenChange]
    """Fingerprint -> what an earlier adaptation says of the change, in its own words."""
    output: Output

    @property
    def undeclared(self) -> int:
        """How many changes wait for the country to declare them."""
        return sum(one.declared is False for one in self.written)


def adapt(wanted: Wanted, edited: Path, path: Path, *, say: Say = _nothing) -> Adapted:
    """Write what was edited in a workbook as an adaptation; building that gives it again.

    What an earlier adaptation declares of the same changes, it keeps.  Of the edited
    form only the name of the adaptation that it was built from is not kept.

    Args:
        wanted: what the workbook is laid beside.
        edited: the workbook.
        path: where the adaptation is to go.
        say: words what a change costs; the lines stand above it as comments.

    Raises:
        FormkitError: a file cannot be read, or a difference cannot be said.
    """
    new = read_form(edited)
    head = _head(wanted, new, path.parent)
    built = compose_adaptation(head.adaptation, head.folder)
    old = built.composition.form
    changes = tuple(one for one in find_changes(old, new) if not _is_file_name(one))
    told = without_followers(old, changes)
    standard = built.standard or _standard_of(new, old, wanted.standard)
    judged = Comparison(old=old, new=new, changes=changes, standard=standard).verdicts
    verdicts = {id(one.change): one for one in judged}
    earlier = _stances(head.earlier, old)
    written = tuple(_written(told, old, earlier, verdicts))
    comments = tuple(_lines(say(verdicts.get(id(change)))) for change in told)
    items = [f"{above}{format_change(one)}" for above, one in zip(comments, written, strict=True)]
    return Adapted(
        old=old,
        new=new,
        changes=changes,
        written=written,
        comments=comments,
        head=head.text,
        earlier=earlier,
        output=_output(format_adaptation(head.text, items), path),
    )


def _output(text: str, path: Path) -> Output:
    _refuse_too_long(text, path)
    return Output(path=path, content=text.encode())


def _refuse_too_long(text: str, path: Path) -> None:
    """Go on only when the file can be read again: there are limits to what one may hold."""
    try:
        if len(text.encode()) <= MAX_BYTES:
            parse_adaptation(text, file=str(path))
            return
        why = Message("the file has more than {most} bytes", most=MAX_BYTES)
    except BadManifestError as error:
        why = error.message
    text = (
        "there is more change than an adaptation can hold: {why}; lay the edited form beside"
        " one that is nearer to it"
    )
    raise FormkitError(Message(text, why=why))


def _standard_of(new: Form, old: Form, asked: str) -> Standard | None:
    """The standard that is asked for, else the one that the forms name."""
    standards, terms = Standards(), Terms(standard=asked)
    return standards.of(new, terms) or standards.of(old, terms)


def _is_file_name(change: Change) -> bool:
    """Tell whether only the file is named otherwise from which the form was built."""
    return isinstance(change, SettingSet) and change.key == ADAPTATION_SETTING


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the new adaptation begins with."""

    text: str
    """All but its changes."""
    adaptation: Adaptation
    """The same, with paths that lead from ``folder``."""
    folder: Path = Path()
    earlier: tuple[WrittenChange, ...] = ()
    """The changes of the adaptation that it takes the place of."""


def _head(wanted: Wanted, new: Form, folder: Path) -> _Head:
    origin = Path(wanted.origin)
    if origin.suffix.lower() in _MANIFESTS:
        text = read_text(origin)
        earlier = parse_adaptation(text, file=str(origin))
        return _Head(
            text=head_of(text, file=str(origin), folder=way_to(folder, origin.parent)),
            adaptation=replace(earlier, changes=()),
            folder=origin.parent,
            earlier=earlier.changes,
        )
    if origin.suffix:
        text = format_yaml({**_FORMAT, "base": way_to(folder, origin)})
        return _Head(text=text, adaptation=Adaptation(base=wanted.origin))
    text = format_yaml(_template_keys(wanted, new, folder))
    gazetteer = str(wanted.gazetteer or "")
    return _Head(text=text, adaptation=replace(parse_adaptation(text), gazetteer=gazetteer))


def way_to(start: Path, end: Path) -> str:
    """The relative way from one folder to another or to a file; empty to the same one."""
    way = PurePath(relpath(end.resolve(), start.resolve())).as_posix()
    return "" if way == "." else way


def _template_keys(wanted: Wanted, new: Form, folder: Path) -> dict[str, Value]:
    """What an adaptation of a template begins with, in the languages of the edited form."""
    standard = find_standard(wanted.standard)
    codes = {language.name: language.code for language in standard.languages}
    keys: dict[str, Value] = {
        **_FORMAT,
        "standard": standard.id,
        "version": standard.version,
        "template": wanted.origin.lower(),
    }
    if wanted.country:
        keys["country"] = find_country(standard, wanted.country).iso3
    if new.languages and all(name in codes for name in new.languages):
        keys["languages"] = [codes[name] for name in new.languages]
    if wanted.gazetteer:
        keys["gazetteer"] = way_to(folder, wanted.gazetteer)
    return keys


def _stances(earlier: tuple[WrittenChange, ...], old: Form) -> dict[str, WrittenChange]:
    """Fingerprint -> what an earlier adaptation says of the change, where it still makes sense."""
    known: dict[str, WrittenChange] = {}
    try:
        together = changes_of([one.values for one in earlier], old)
        return {fingerprint(bare(one)): its for one, its in zip(together, earlier, strict=True)}
    except FormkitError:
        pass  # then those that still make sense, one by one
    for one in earlier:
        try:
            (change,) = changes_of([one.values], old)
        except FormkitError:
            continue  # the form that it speaks of is another one now
        known[fingerprint(change)] = one
    return known


def _written(
    changes: tuple[Change, ...],
    old: Form,
    known: Mapping[str, WrittenChange],
    verdicts: Mapping[int, Verdict],
) -> Iterator[WrittenChange]:
    for change, values in zip(changes, plain_of(changes, old), strict=True):
        before = known.get(fingerprint(bare(change)))
        if before is not None:
            yield replace(before, values=values)
        elif id(change) in verdicts and verdicts[id(change)].leave is not Leave.FREE:
            yield WrittenChange(values=values, declared=False)
        else:
            yield WrittenChange(values=values)


def _lines(said: Iterable[str]) -> str:
    """What a change costs, as lines of comments above it."""
    wrapped = chain.from_iterable(wrap(text, _WIDTH) for text in said)
    return "".join(f"  # {line}\n" for line in wrapped)
