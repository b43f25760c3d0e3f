"""How deep a change of wording goes, with what is known of both forms."""

from formkit.changes.evidence import Evidence
from formkit.changes.wording_grades import WordingGrade, grade_wording


def grade_of(old: str, new: str, language: str, evidence: Evidence) -> WordingGrade:
    """Grade what became of a wording that is there in both forms.

    Args:
        old: the wording before; not empty.
        new: the wording now; not empty.
        language: as in headers.
        evidence: knows which questions have new names.
    """
    return grade_wording(old, new, language, evidence.new_names)
