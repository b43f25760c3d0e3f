"""Templates: one YAML file a tool."""

from collections.abc import Mapping
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.formats.manifests import read_manifest
from formkit.formats.modules import title_problems, titles
from formkit.formats.sections import Section
from formkit.model.template import ModuleUse, Template


def read_template(
    path: Path, *, languages: Mapping[str, str], standard: str = "", version: str = ""
) -> Template:
    """Read a template; its id is the file's name.

    Args:
        path: the file.
        languages: code of each language of the standard -> its name in headers.
        standard: the standard that it belongs to.
        version: the release of the standard.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    root = Section(placed=read_manifest(path, "template"))
    if problems := tuple(title_problems(root, languages)):
        raise BadManifestError(problems)
    return Template(
        id=path.stem,
        component=root.text("component"),
        titles=titles(root, languages),
        standard=standard,
        version=version,
        consent_gate=root.text("consent_gate") or "whole_form",
        modules=tuple(_use(item) for item in root.items("modules")),
        loc=root.loc(),
    )


def _use(item: Section) -> ModuleUse:
    return ModuleUse(
        module=item.text("module") or str(item.value),
        prefix=item.text("prefix"),
        parameters=item.pairs("parameters"),
        loc=item.loc(),
    )
