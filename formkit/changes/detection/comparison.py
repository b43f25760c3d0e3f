"""What finding changes needs to know about two forms."""

from collections.abc import Mapping

from formkit.changes.detection.consequences import Consequences
from formkit.changes.matching import Matches
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two forms side by side."""

    matches: Matches
    consequences: Consequences
    renamed_languages: Mapping[str, str]
    """Old language -> new language, where they differ."""
