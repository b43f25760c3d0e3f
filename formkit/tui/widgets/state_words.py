"""How an entry of the workspace stands, in words."""

from collections.abc import Iterator
from pathlib import PurePath

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.standings import Age, Standing, age_of, newer_release
from formkit.jobs.surveying import Entry, Kind, Survey

_PROFILES = {
    "identical": Message("identical"),
    "comparable": Message("comparable"),
    "mappable": Message("mappable"),
    "deployable": Message("deployable"),
    "none": Message("not deployable"),
}
"""How much of the standard is left, in a word."""
_UNKNOWN = Message("effect not known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An entry, what was found out of it, and what lies around it."""

    entry: Entry
    survey: Survey
    standing: Standing | None = None
    """None while nobody has looked at it."""

    @property
    def newer(self) -> str:
        """The version of a newer release that an adaptation can go to; mostly empty."""
        if self.standing is None or self.entry.kind is not Kind.ADAPTATION:
            return ""
        return newer_release(self.standing, self.survey)

    @property
    def age(self) -> Age | None:
        """How an adaptation's workbook stands to it; None where there is nothing to tell."""
        if self.standing is None or self.entry.kind is not Kind.ADAPTATION:
            return None
        return age_of(self.entry, self.standing, self.survey) if self.standing.builds else None


def changes_word(standing: Standing) -> Message | None:
    """How many changes from the standard, and what they leave of it; None where none is told."""
    if standing.changes is None:
        return None
    profile = _PROFILES.get(standing.profile, _UNKNOWN)
    if not standing.changes:
        return profile
    return Message("{count}, {profile}", count=standing.changes, profile=profile)


def next_step(looked: Looked) -> Message | None:
    """What an adaptation waits for, in two words; None where it waits for nothing."""
    match looked.age:
        case Age.OLDER:
            return Message("build again")
        case Age.NOT_BUILT:
            return Message("build")
        case _:
            newer = looked.newer
            return Message("upgrade to {version}", version=newer) if newer else None


def sentences(looked: Looked) -> Iterator[Message]:
    """All that is known of an entry."""
    standing = looked.standing
    if standing is None:
        yield Message("not looked at yet")
    elif standing.problem:
        yield standing.problem
    elif not standing.is_form:
        yield Message("a workbook without a sheet survey: no form")
    else:
        yield from _found(looked, standing)


def _found(looked: Looked, standing: Standing) -> Iterator[Message]:
    if standing.is_annotated:
        yield Message("a copy that formkit annotated")
    if looked.entry.kind is Kind.STANDARD:
        yield _findings(standing, Message("no findings"))
        return
    workbook = PurePath(looked.entry.name).with_name(standing.builds or "-").as_posix()
    match looked.age:
        case Age.OLDER:
            yield Message("{workbook} is older than this", workbook=workbook)
        case Age.NOT_BUILT:
            yield Message("{workbook} is not built yet", workbook=workbook)
        case Age.CURRENT:
            yield Message("{workbook} is built", workbook=workbook)
        case None:
            pass
    if newer := looked.newer:
        yield Message("the standard has a newer release: {version}", version=newer)
    yield _drift(standing)
    yield _findings(standing, Message("nothing found by formkit's rules alone"))


def _findings(standing: Standing, nothing: Message) -> Message:
    """The findings counted; what the compilers say, only checking tells."""
    counted = (
        (standing.errors, Message("{count} {count:error|errors}", count=standing.errors)),
        (standing.warnings, Message("{count} {count:warning|warnings}", count=standing.warnings)),
        (standing.remarks, Message("{count} for information", count=standing.remarks)),
    )
    told = tuple(words for number, words in counted if number)
    return Message("{found}", found=told) if told else nothing


def _drift(standing: Standing) -> Message:
    if standing.changes is None:
        return Message("built from no standard that is here")
    if standing.standard:
        text = "{count} {count:change|changes} from {standard}: {profile}"
    else:
        text = "{count} {count:change|changes} from the form that it begins with: {profile}"
    profile = _PROFILES.get(standing.profile, _UNKNOWN)
    return Message(text, count=standing.changes, standard=standing.standard, profile=profile)
