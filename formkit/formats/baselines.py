"""Baselines as JSON: a finding a line, so that git shows which came and went."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.unreadable import why_not_opened
from formkit.model.baseline import Baseline, KnownFinding, KnownForm

_KIND = "baseline/1"


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BadManifestError: there is no such file, or formkit did not write it.
    """
    loc = Loc(file=str(path))
    try:
        content = reachable(path).read_bytes()
    except OSError as error:
        raise BadManifestError(((loc, why_not_opened(path, error)),)) from error
    try:
        return _baseline(json.loads(content))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        text = "this is no baseline that formkit wrote; `formkit check --write-baseline` writes one"
        raise BadManifestError(((loc, Message(text)),)) from error


def written_baseline(baseline: Baseline) -> bytes:
    """A baseline as the content of a file, the same for the same findings."""
    forms = ",\n".join(_written_form(one) for one in baseline.forms)
    body = f"[\n{forms}\n]" if forms else "[]"
    return f'{{"formkit": "{_KIND}", "forms": {body}}}\n'.encode()


def _baseline(held: Any) -> Baseline:  # noqa: ANN401 - JSON has no types
    if held["formkit"] != _KIND:
        raise KeyError(_KIND)
    return Baseline(forms=tuple(_form(one) for one in held["forms"]))


def _form(held: Any) -> KnownForm:  # noqa: ANN401 - as above
    findings = tuple(_finding(**one) for one in held["findings"])
    return KnownForm(file=str(held["file"]), findings=findings)


def _finding(*, fingerprint: str, count: int, **about: str) -> KnownFinding:
    texts = {name: str(text) for name, text in about.items()}
    return KnownFinding(fingerprint=str(fingerprint), count=int(count), **texts)


def _written_form(form: KnownForm) -> str:
    file = json.dumps(form.file, ensure_ascii=False)
    rows = _lines(asdict(one) for one in form.findings)
    return f'  {{"file": {file}, "findings": [{rows}]}}'


def _lines(members: Iterable[dict[str, Any]]) -> str:
    rows = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in members)
    return f"\n{rows}\n  " if rows else ""
