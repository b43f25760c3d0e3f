"""What happened from one form to another, and what it costs."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.formats.files import read_workbook
from formkit.formats.reading import form_of, read_form
from formkit.jobs.waivers import find_waivers
from formkit.model.form import Form
from formkit.model.sheets import Workbook

if TYPE_CHECKING:
    from formkit.changes.situations.evidence import Evidence
    from formkit.changes.verdicts import Verdict
    from formkit.changes.verdicts.profiles import Profile
    from formkit.changes.verdicts.redeploying import Redeployment
    from formkit.jobs.subjects import Standards
    from formkit.model.policy import Waiver
    from formkit.model.standard import Standard


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two forms, and what happened from the one to the other; judged when that is asked for."""

    old: Form
    new: Form
    changes: tuple[Change, ...]
    standard: "Standard | None" = None
    """By which the changes are judged; None: neither tiers nor closed lists are known."""
    waivers: "tuple[Waiver, ...]" = ()
    today: str = ""
    """The day on which waivers have to hold, ``2026-11-22``; empty: none has run out."""

    @property
    def meant(self) -> tuple[Change, ...]:
        """The changes that alter more than spelling."""
        return tuple(one for one in self.changes if not getattr(one, "equivalent", False))

    @cached_property
    def verdicts(self) -> tuple["Verdict", ...]:
        """What each change costs, in the order of the changes."""
        from formkit.changes.verdicts.judging import judge_change  # noqa: PLC0415 - not always asked
        from formkit.changes.verdicts.waiving import with_waivers  # noqa: PLC0415 - as above

        verdicts = (judge_change(one, self._evidence) for one in self.changes)
        return tuple(with_waivers(verdicts, self.waivers, self.today))

    @cached_property
    def version_verdict(self) -> "Verdict | None":
        """What it costs that the version was left as it was; None where it was not."""
        from formkit.changes.verdicts.judging import judge_version  # noqa: PLC0415 - as above

        return judge_version(self._evidence)

    @property
    def profile(self) -> "Profile":
        """How much of the old form is left in the new one."""
        from formkit.changes.verdicts.profiles import profile_of  # noqa: PLC0415 - as above

        return profile_of(self.verdicts)

    @property
    def redeployments(self) -> tuple["Redeployment", ...]:
        """When each change can go to devices, if the old form is what they have now."""
        from formkit.changes.verdicts.redeploying import redeployment_of  # noqa: PLC0415 - as above

        return tuple(redeployment_of(one) for one in self.verdicts)

    def meets(self, profile: str) -> bool:
        """Tell whether as much of the old form is left as a profile asks for."""
        from formkit.changes.verdicts.profiles import Profile  # noqa: PLC0415 - as above

        return self.profile.meets(Profile(profile))

    @property
    def must_wait(self) -> bool:
        """Tell whether a change cannot go today, or devices would not learn of the form."""
        from formkit.changes.verdicts.redeploying import Moment  # noqa: PLC0415 - as above

        is_late = any(one.moment is not Moment.TODAY for one in self.redeployments)
        return is_late or self.version_verdict is not None

    @cached_property
    def _evidence(self) -> "Evidence":
        from formkit.changes.situations.evidence import Evidence  # noqa: PLC0415 - as above
        from formkit.changes.standard_norms import norms_of  # noqa: PLC0415 - as above

        return Evidence(self.old, self.new, self.changes, norms_of(self.standard))


def diff(old: Form | Path | str, new: Form | Path | str) -> tuple[Change, ...]:
    """What happened from one form to another, each a form or the path of one.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    forms = (one if isinstance(one, Form) else read_form(one) for one in (old, new))
    return find_changes(*forms)


def diff_files(
    old: Path, new: Path, *, standard: str = "", waivers: Path | None = None, today: str = ""
) -> Comparison:
    """Compare two files of forms.

    Args:
        old: the form as it was.
        new: the form as it is.
        standard: by which changes are judged, ``dtm-wca/2026.1``; empty: the one that the
            new form names, else the one that the old form names.
        waivers: what the regional hub allows; None: ``waivers.yaml`` beside the new form.
        today: the day on which waivers have to hold, ``2026-11-22``.

    Raises:
        BadManifestError: the waivers do not hold what they should.
        UnreadableFormError: a file is no form that can be read.
        UnknownNameError: the standard asked for is not here.
    """
    allowed = find_waivers(new, waivers)
    comparison = compare(read_workbook(old), read_workbook(new), standard=standard)
    return replace(comparison, waivers=allowed, today=today)


def compare(
    old: Workbook, new: Workbook, *, standard: str = "", standards: "Standards | None" = None
) -> Comparison:
    """Compare forms that are read already.

    Args:
        old: the form as it was.
        new: the form as it is.
        standard: as for ``diff_files``.
        standards: those read already, where many forms are compared.
    """
    before, after = form_of(old), form_of(new)
    return Comparison(
        old=before,
        new=after,
        changes=find_changes(before, after),
        standard=_standard_of((after, before), standard, standards),
    )


def _standard_of(
    forms: tuple[Form, ...], wanted: str, standards: "Standards | None"
) -> "Standard | None":
    """The standard that is wanted, else the first that a form names."""
    if not wanted and not any(one.settings.get("formkit_standard") for one in forms):
        return None
    from formkit.jobs.subjects import Standards, Terms  # noqa: PLC0415 - most forms name none

    known, terms = standards or Standards(), Terms(standard=wanted)
    return next(filter(None, (known.of(one, terms) for one in forms)), None)
