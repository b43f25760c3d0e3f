"""Baselines: what is found today, to be known tomorrow."""

from collections.abc import Iterable
from pathlib import Path

from formkit.core.errors import BadManifestError, FormkitError
from formkit.core.findings import Report
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.baselines import read_baseline, written_baseline
from formkit.jobs.configuring import name_in_baseline
from formkit.jobs.outputs import Output
from formkit.lint.baseline import known_form
from formkit.model.baseline import Baseline


def baseline_of(reports: Iterable[Report], path: Path) -> Output:
    """A baseline that knows all findings of some forms, for ``save``.

    What an older baseline at the same place knows of other forms is kept.

    Raises:
        FormkitError: there is a file that is no baseline.
    """
    found = {
        name: known_form(name, (*one.findings, *one.known))
        for one in reports
        for name in (name_in_baseline(Path(one.file), path),)
    }
    kept = {one.file: one for one in _older(path).forms}
    forms = {**kept, **found}
    baseline = Baseline(forms=tuple(forms[name] for name in sorted(forms)))
    return Output(path=path, content=written_baseline(baseline))


def _older(path: Path) -> Baseline:
    if not reachable(path).exists():
        return Baseline()
    try:
        return read_baseline(path)
    except BadManifestError as error:
        text = "there is another file here, which would be lost; name a new file for the baseline"
        raise FormkitError(Message(text), loc=Loc(file=str(path))) from error
