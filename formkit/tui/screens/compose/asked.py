"""What the window of a question is told, what it gives, and the words of both."""

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.drafting.rows import OwnAnswer, OwnQuestion, Place
from formkit.model.form import Form

_MODULE = "module:"
_AFTER = "after:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the window is told."""

    question: OwnQuestion
    languages: tuple[str, ...]
    """Of the form."""
    prefix: str
    """What the names of the country's questions begin with."""
    taken: frozenset[str]
    """The names of all other rows."""
    lists: tuple[str, ...]
    """Lists that answers can be taken from."""
    own_lists: frozenset[str]
    """Those of them that the country fills itself."""
    answers: tuple[OwnAnswer, ...]
    """Of the question's own list."""
    places: tuple[tuple[Place, str], ...]
    """Where it can go, in words."""
    form: Form | None = None
    """What is built of the draft, by which conditions are judged; None: nothing is, yet."""
    language: str = ""
    """Of labels in conditions that are read out, as the form's headers have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the person wrote."""

    question: OwnQuestion
    answers: tuple[OwnAnswer, ...] | None
    """Of a list of its own; None where the list is another one, or the type has none."""


def key_of_place(place: Place) -> str:
    """A place as a choice in a list."""
    return f"{_AFTER}{place.after}" if place.after else f"{_MODULE}{place.module}"


def place_of(key: str) -> Place:
    """The place that a choice in a list stands for."""
    if key.startswith(_AFTER):
        return Place(after=key.removeprefix(_AFTER))
    return Place(module=key.removeprefix(_MODULE))


def where(question: OwnQuestion) -> Message:
    """Where a question is, or goes, in words."""
    place = question.place
    if place.after:
        return Message("after {name}", name=place.after)
    if place.module:
        return Message("at the end of {module}", module=place.module)
    return Message("at the end of the form") if question.at is None else Message("where it is")


TYPE_WORDS = {
    "text": Message("text"),
    "integer": Message("whole number"),
    "decimal": Message("number with decimals"),
    "select_one": Message("one answer of a list"),
    "select_multiple": Message("several answers of a list"),
    "date": Message("date"),
    "time": Message("time of day"),
    "note": Message("text to read, no answer"),
    "geopoint": Message("place on the map"),
    "image": Message("photo"),
    "barcode": Message("barcode"),
}
