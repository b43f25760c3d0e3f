"""Where standards lie: folders of releases, with the templates that belong to them."""

from pathlib import Path

from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release of a standard on disk."""

    id: str
    """``dtm-wca``"""
    version: str
    """``2026.1``"""
    folder: Path
    """Holds ``standard.yaml``, the tables and ``modules``."""
    templates: Path
    """Holds a YAML file a template."""

    @property
    def rank(self) -> tuple[int, ...]:
        """The version as numbers, so that 2026.10 comes after 2026.9."""
        return tuple(int(part) if part.isdigit() else -1 for part in self.version.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Every release within reach; of two with one id and version, the nearer one."""

    releases: tuple[Release, ...] = ()
    """By id, the oldest first."""

    def find(self, standard: str, version: str = "") -> Release | None:
        """The release with this version, or the newest one when none is given."""
        found = [one for one in self.releases if one.id == standard]
        if version:
            return next((one for one in found if one.version == version), None)
        return max(found, key=lambda one: one.rank, default=None)

    def versions(self, standard: str) -> tuple[str, ...]:
        """The versions of a standard, the oldest first."""
        return tuple(one.version for one in self.releases if one.id == standard)

    @property
    def standards(self) -> tuple[str, ...]:
        """The ids of all standards."""
        return tuple(dict.fromkeys(one.id for one in self.releases))
