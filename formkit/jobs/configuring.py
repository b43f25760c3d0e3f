"""By what each form is judged: the user's word, then its workspace's ``formkit.yaml``."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.long_paths import reachable
from formkit.formats.configuration_files import find_configuration
from formkit.formats.configurations import read_configuration
from formkit.jobs.subjects import Judgement, Terms
from formkit.lint.configuration import choose_rules
from formkit.model.baseline import KnownForm
from formkit.model.configuration import Configuration

if TYPE_CHECKING:
    from formkit.model.baseline import Baseline

_NONE = Configuration()


def terms_of(paths: Iterable[Path], judgement: Judgement) -> tuple[Terms, ...]:
    """The terms of each file, in their order.

    Raises:
        BadManifestError: a configuration or baseline does not hold what it should, or
            names a rule that is not there.
    """
    found = _Found(judgement)
    return tuple(found.terms(path) for path in paths)


def terms_alone(judgement: Judgement) -> Terms:
    """The terms of forms that no file holds: what the user says, and nothing else.

    Raises:
        BadManifestError: the judgement names a rule that is not there.
    """
    choose_rules(judgement.rules)
    return Terms(
        standard=judgement.standard,
        component=judgement.component,
        compiles=judgement.compiles,
        layers=(judgement.rules,),
        today=judgement.today,
    )


def name_in_baseline(path: Path, baseline: Path) -> str:
    """A form's name in a baseline: from the baseline's folder, with ``/``."""
    file, folder = reachable(path).absolute(), reachable(baseline).absolute().parent
    shared = file.is_relative_to(folder)
    return (file.relative_to(folder) if shared else file).as_posix()


class _Found:
    """Configurations and baselines, each read once."""

    def __init__(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._files: dict[Path, Path | None] = {}
        self._configurations: dict[Path | None, Configuration] = {None: _NONE}
        self._baselines: dict[Path, Baseline] = {}
        choose_rules(judgement.rules)

    def terms(self, path: Path) -> Terms:
        said, here = self._judgement, self._configuration(path.parent)
        baseline = (said.baseline or here.baseline) if said.uses_baseline else None
        return Terms(
            standard=said.standard or here.standard,
            component=said.component or here.component,
            compiles=said.compiles,
            layers=(here.rules, said.rules),
            budgets=here.budgets,
            known=self._known(path, baseline) if baseline else None,
            fail_on=here.fail_on,
            today=said.today,
        )

    def _configuration(self, folder: Path) -> Configuration:
        if folder not in self._files:
            asked = self._judgement.configuration
            self._files[folder] = asked or find_configuration(folder)
        file = self._files[folder]
        if file and file not in self._configurations:
            read = read_configuration(file)
            choose_rules(read.rules)
            self._configurations[file] = read
        return self._configurations[file]

    def _known(self, path: Path, baseline: Path) -> KnownForm:
        if baseline not in self._baselines:
            from formkit.formats.baselines import read_baseline  # noqa: PLC0415 - most have none

            self._baselines[baseline] = read_baseline(baseline)
        return self._baselines[baseline].of(name_in_baseline(path, baseline))
