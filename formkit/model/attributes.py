"""The columns that formkit knows on the survey and choices sheets, in the order it writes them.

``header`` is the canonical header and the key used everywhere (in
``SheetColumns``, in changes, in findings); ``field`` is the field of the model.
"""

from collections.abc import Iterator
from enum import StrEnum

from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.model.form import Choice, Node


class AttributeKind(StrEnum):
    """What stands in a column."""

    PLAIN = "plain"
    """A word or several; may hold ``${name}`` where pyxform allows it."""
    EXPRESSION = "expression"
    """ODK XPath."""
    TEXTS = "texts"
    """Wording or media files, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One known column and the field that holds it."""

    header: str
    field: str
    kind: AttributeKind = AttributeKind.PLAIN


def _texts(header: str, field: str) -> Attribute:
    return Attribute(header=header, field=field, kind=AttributeKind.TEXTS)


def _expression(name: str) -> Attribute:
    return Attribute(header=name, field=name, kind=AttributeKind.EXPRESSION)


def _plain(name: str) -> Attribute:
    return Attribute(header=name, field=name)


_MEDIA = (
    _texts("media::image", "images"),
    _texts("media::big-image", "big_images"),
    _texts("media::audio", "audios"),
    _texts("media::video", "videos"),
)

SURVEY_ATTRIBUTES = (
    _texts("label", "labels"),
    _texts("hint", "hints"),
    _texts("guidance_hint", "guidance_hints"),
    _expression("relevant"),
    _expression("required"),
    _texts("required_message", "required_messages"),
    _expression("constraint"),
    _texts("constraint_message", "constraint_messages"),
    _expression("calculation"),
    _plain("default"),
    _expression("read_only"),
    _plain("appearance"),
    _plain("parameters"),
    _expression("choice_filter"),
    _plain("trigger"),
    _expression("repeat_count"),
    *_MEDIA,
    _plain("autoplay"),
    _plain("save_to"),
    _plain("hxl"),
    _plain("disabled"),
)
"""All columns of the survey sheet but ``type`` and ``name``."""

CHOICE_ATTRIBUTES = (_texts("label", "labels"), *_MEDIA)
"""All columns of the choices sheet but ``list_name`` and ``name``."""

EXPRESSIONS = tuple(one for one in SURVEY_ATTRIBUTES if one.kind is AttributeKind.EXPRESSION)
"""The columns of the survey sheet that hold ODK XPath; ``required`` may say ``yes`` as well."""


def key_of(header: str, language: str) -> str:
    """The key of a translated column: ``label::French (fr)``; the bare one is ``label``.

    >>> key_of("label", "French (fr)"), key_of("label", "")
    ('label::French (fr)', 'label')
    """
    return f"{header}::{language}" if language else header


def texts_of(row: Node | Choice, attribute: Attribute) -> Texts:
    """The wording that a row holds under a translated attribute."""
    value = getattr(row, attribute.field)
    assert isinstance(value, Texts)  # noqa: S101 - the table says so
    return value


def cells_of(row: Node | Choice) -> Iterator[tuple[str, str]]:
    """Key and text of every cell that a row fills, in the order formkit writes columns.

    ``type``, ``name`` and ``list_name`` are not among them, nor are ``extra`` ones.
    """
    attributes = CHOICE_ATTRIBUTES if isinstance(row, Choice) else SURVEY_ATTRIBUTES
    for attribute in attributes:
        value = getattr(row, attribute.field)
        if isinstance(value, Texts):
            for language, text in value:
                yield key_of(attribute.header, language), text
        elif value:
            yield attribute.header, value
