"""The wording of messages in the reader's language."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue

_FOLDER = Path(__file__).parents[1] / "locale"


class Language(StrEnum):
    """The languages formkit speaks to its users; forms may have any."""

    ENGLISH = "en"
    FRENCH = "fr"


def read_catalogue(language: Language) -> "Catalogue":
    """Read ``formkit/locale/<language>.json``; English is the templates themselves, so empty."""
    if language is Language.ENGLISH:
        return {}
    import json  # noqa: PLC0415 - English needs none, and `formkit --help` must be quick

    from formkit.core.messages import Translation  # noqa: PLC0415 - as above
    from formkit.render.counting import BabelCounting  # noqa: PLC0415 - as above

    text = (_FOLDER / f"{language}.json").read_text(encoding="utf-8")
    return Translation(json.loads(text), BabelCounting(language=str(language)))
