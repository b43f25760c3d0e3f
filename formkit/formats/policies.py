"""``policy.yaml``: what a standard lets countries change, and what it has them ask for."""

from collections.abc import Mapping
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.formats.manifests import parse_manifest, read_text
from formkit.formats.modules import texts, title_problems
from formkit.formats.sections import Section
from formkit.model.policy import Leave, Leaves, LockedBlock, Policy, Tombstone

FILE = "policy.yaml"
_REASON = "reason"


def read_policy(path: Path, languages: Mapping[str, str]) -> Policy:
    """Read the policy of a standard.

    Args:
        path: of ``policy.yaml``.
        languages: code of each language of the standard -> its name in headers.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    return parse_policy(read_text(path), languages, file=str(path))


def parse_policy(text: str, languages: Mapping[str, str], *, file: str = "") -> Policy:
    """Read the text of a policy; arguments as for ``read_policy``.

    Raises:
        BadManifestError: with all problems that the text has.
    """
    root = Section(placed=parse_manifest(text, "policy", file=file))
    blocks = tuple(root.items("blocks"))
    problems = tuple(
        problem for one in blocks for problem in title_problems(one, languages, key=_REASON)
    )
    if problems:
        raise BadManifestError(problems)
    return Policy(
        leaves=_leaves(root, "leaves"),
        tiers=_by_kind(root.section("tiers")),
        lists=_by_kind(root.section("lists")),
        blocks=tuple(_block(one, languages) for one in blocks),
        tombstones=tuple(_tombstone(one) for one in root.items("tombstones")),
        prefix=root.text("prefix"),
        loc=root.loc(),
    )


def _leaves(section: Section, key: str) -> Leaves:
    return tuple((situation, Leave(text)) for situation, text in section.pairs(key))


def _by_kind(section: Section) -> tuple[tuple[str, Leaves], ...]:
    return tuple((kind, _leaves(section, kind)) for kind in section)


def _block(item: Section, languages: Mapping[str, str]) -> LockedBlock:
    return LockedBlock(
        id=item.text("id"),
        modules=item.texts("modules"),
        variables=item.texts("variables"),
        reasons=texts(item.section(_REASON), languages),
        loc=item.loc(),
    )


def _tombstone(item: Section) -> Tombstone:
    return Tombstone(
        name=item.text("name"),
        list_name=item.text("list"),
        since=item.text("since"),
        replaced_by=item.text("replaced_by"),
        loc=item.loc(),
    )
