"""The formats in which results are shown; each is a package beside this file."""

from enum import StrEnum


class Format(StrEnum):
    """What ``--format`` takes."""

    TEXT = "text"
    """For people; may change from release to release."""
    JSON = "json"
    """For programs; its schemas are published in ``formkit/formats/schemas/``."""
