"""What was found in forms before: known, and not told again."""

from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """Findings of one form that are alike, wherever their rows have got to."""

    rule: str
    sheet: str
    name: str
    """The question, group, list or variable."""
    column: str
    fingerprint: str
    """Tells them from others of the same rule and name."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownForm:
    """What is known of one form."""

    file: str
    """From the baseline's folder, with ``/`` on every system."""
    findings: tuple[KnownFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What is known of some forms, by the names of their files."""

    forms: tuple[KnownForm, ...] = ()

    def of(self, file: str) -> KnownForm:
        """What is known of a file; nothing where it is not named."""
        return next((one for one in self.forms if one.file == file), KnownForm(file=file))
