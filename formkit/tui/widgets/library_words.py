"""The parts of a library and the types of questions, as its screen calls them."""

from formkit.core.messages import Message
from formkit.jobs.library.items import Part
from formkit.model.question_types import QUESTION_TYPES, TypeKind

PARTS = {
    Part.TEMPLATE: Message("Templates"),
    Part.MODULE: Message("Modules"),
    Part.VARIABLE: Message("Variables"),
    Part.LIST: Message("Lists"),
    Part.COUNTRY: Message("Countries"),
    Part.QUESTION: Message("Form"),
}
"""Part -> what all of it is called."""

ONE = {
    Part.TEMPLATE: Message("Template"),
    Part.MODULE: Message("Module"),
    Part.VARIABLE: Message("Variable"),
    Part.LIST: Message("Choice list"),
    Part.COUNTRY: Message("Country"),
    Part.QUESTION: Message("Question of the form"),
}
"""Part -> what one thing of it is."""

_ANSWERS = {
    "integer": Message("a whole number"),
    "decimal": Message("a number"),
    "range": Message("a number on a scale"),
    "text": Message("a text"),
    "date": Message("a date"),
    "time": Message("a time"),
    "dateTime": Message("a date with its time"),
    "geopoint": Message("a place, by GPS"),
    "geotrace": Message("a line on the map"),
    "geoshape": Message("an area on the map"),
    "image": Message("a photo"),
    "audio": Message("a sound recording"),
    "video": Message("a video"),
    "file": Message("a file"),
    "barcode": Message("a barcode"),
    "acknowledge": Message("OK"),
}
_NOT_ASKED = {
    TypeKind.CALCULATES: Message("worked out by the form; nobody sees it"),
    TypeKind.METADATA: Message("filled in by the device; nobody is asked"),
    TypeKind.FILE: Message("a file that goes with the form"),
    TypeKind.SETTING: Message("a setting of the form"),
}


def answer_words(type_: str) -> Message | None:
    """What is to be answered, or that nothing is; None for selects, notes and unknown types."""
    known = QUESTION_TYPES.get(type_)
    not_asked = _NOT_ASKED.get(known.kind) if known else None
    return not_asked or _ANSWERS.get(type_)


def is_asked(type_: str) -> bool:
    """Tell whether somebody sees a row of this type."""
    known = QUESTION_TYPES.get(type_)
    return known is None or known.kind not in _NOT_ASKED
