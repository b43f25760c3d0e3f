"""The statuses that DTM's survey alignment tool gives, worked out as it is described.

Unlike that tool, a text that is asked and a total that is worked out count as
questions, a component is met by its whole name, and a field that one question
has exactly is not given to another by likeness.
"""

from enum import StrEnum

from formkit.align.wording import plain_words
from formkit.core.languages import language_code
from formkit.core.values import dataclass
from formkit.formats.datakit import DatakitField
from formkit.model.form import Question
from formkit.model.index import Entry, FormIndex
from formkit.model.question_types import QUESTION_TYPES, TypeKind

CUT_OFF = 0.8
"""The tool's own: a Jaro distance of 0.2."""


class DatakitStatus(StrEnum):
    """In the tool's own words."""

    LIKELY_ALIGNED = "LikelyAligned"
    NEEDS_VERIFICATION = "NeedsVerification"
    FOCAL_POINT = "FPReview"
    DISCOURAGED = "DiscouragedQuestion"
    MISSING_CORE = "MissingCoreQuestion"
    STRUCTURAL = "DoesNotNeed2Align"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatakitMatch:
    """A question, a field, or both."""

    status: DatakitStatus
    entry: Entry | None = None
    """None for a core question that the form lacks."""
    field: DatakitField | None = None
    similarity: float = 0.0


def datakit_matches(
    index: FormIndex, fields: tuple[DatakitField, ...], component: str
) -> tuple[DatakitMatch, ...]:
    """Every question with its status, in order, then the core fields that the form lacks.

    Args:
        index: the form's.
        fields: of the export.
        component: its name in the Datakit, ``Baseline Area Assessment``.
    """
    finder = _Finder(fields)
    entries = [one for one in index.active if isinstance(one.node, Question) and one.node.name]
    exact = {id(one): finder.exact(one) for one in entries if _is_asked(one)}
    taken = {id(found) for found in exact.values() if found}
    matches = [_match(one, exact, finder, taken, component) for one in entries]
    met = {one.field.name for one in matches if one.field}
    missing = (
        DatakitMatch(status=DatakitStatus.MISSING_CORE, field=one)
        for one in fields
        if one.category(component).casefold().startswith("core") and one.name not in met
    )
    return (*matches, *missing)


def _is_asked(entry: Entry) -> bool:
    known = QUESTION_TYPES.get(entry.node.type)
    return known is not None and known.kind in {TypeKind.ASKS, TypeKind.CALCULATES}


def _match(
    entry: Entry,
    exact: "dict[int, DatakitField | None]",
    finder: "_Finder",
    taken: set[int],
    component: str,
) -> DatakitMatch:
    if id(entry) not in exact:
        return DatakitMatch(status=DatakitStatus.STRUCTURAL, entry=entry)
    found, similarity = exact[id(entry)], 1.0
    status = DatakitStatus.LIKELY_ALIGNED
    if found is None:
        found, similarity = finder.nearest(entry, taken)
        status = DatakitStatus.NEEDS_VERIFICATION
    if found is None:
        return DatakitMatch(status=DatakitStatus.FOCAL_POINT, entry=entry)
    if found.category(component).casefold() == "discouraged":
        status = DatakitStatus.DISCOURAGED
    return DatakitMatch(status=status, entry=entry, field=found, similarity=round(similarity, 2))


class _Finder:
    """The fields by name and by wording."""

    def __init__(self, fields: tuple[DatakitField, ...]) -> None:
        self.fields = fields
        self.by_name = {
            name.casefold(): one for one in reversed(fields) for name in _names(one) if name
        }
        self.by_label = {
            (language_code(language), plain_words(text)): one
            for one in reversed(fields)
            for language, text in one.labels
        }

    def exact(self, entry: Entry) -> DatakitField | None:
        found = self.by_name.get(entry.node.name.casefold())
        labels = (
            self.by_label.get((language_code(language), plain_words(text)))
            for language, text in entry.node.labels
        )
        return found or next(filter(None, labels), None)

    def nearest(self, entry: Entry, taken: set[int]) -> tuple[DatakitField | None, float]:
        """The field that is most alike by name or wording, of those that no question has."""
        from rapidfuzz.distance import Jaro  # noqa: PLC0415 - only this needs it

        texts = [(language_code(one), plain_words(text)) for one, text in entry.node.labels]
        best, score = None, CUT_OFF
        for one in self.fields:
            if id(one) in taken:
                continue
            labels = {language_code(key): plain_words(text) for key, text in one.labels}
            rated = [Jaro.similarity(entry.node.name.casefold(), one.name.casefold())]
            rated += [Jaro.similarity(text, labels[key]) for key, text in texts if labels.get(key)]
            if max(rated) >= score and (best is None or max(rated) > score):
                best, score = one, max(rated)
        return best, score


def _names(one: DatakitField) -> tuple[str, str, str]:
    return one.name, one.unique_id, f"{one.unique_id}_{one.name}" if one.unique_id else ""
