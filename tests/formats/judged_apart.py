"""A program that checks files whose paths it reads, one a line, and tells how each ended.

It is run apart, so that a file that ends it or takes all memory ends nothing else.
"""

import json
import resource
import sys
import time
import traceback
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.formats.manifests import read_manifest
from formkit.jobs.checking import check_files
from formkit.jobs.subjects import Judgement
from formkit.render.json.reports import render_reports as as_json
from formkit.render.screen import PLAIN
from formkit.render.text.reports import render_reports as as_text

MOST_ADDRESSES = 4_000_000_000
"""Bytes of address space; more than is allowed in memory, for libraries reserve some."""


def judged(path: Path) -> str:
    """Check one file as ``formkit check --no-compile`` does."""
    if path.suffix == ".yaml":
        try:
            read_manifest(path, "template")
        except FormkitError as error:
            return f"error: {error}"
        return "report: a manifest"
    checked = check_files((path,), Judgement(compiles=False))
    for error in checked.unreadable:
        return f"error: {error}"
    as_text(checked.reports, PLAIN).encode("utf-8", "replace")
    json.loads(as_json(checked.reports, version="0", catalogue={}))
    return f"report: {len(checked.reports[0].findings)} findings"


def peak() -> int:
    """The most memory held since the last call, in bytes; of the whole life where not told."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        Path("/proc/self/clear_refs").write_text("5")
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Answer each path with a line of JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        peak()
        begun = time.process_time()
        try:
            outcome = judged(Path(line.rstrip("\n")))
        except BaseException:  # noqa: BLE001 - whatever it is, it is told
            outcome = f"traceback: {traceback.format_exc()}"
        answer = {
            "outcome": outcome,
            "seconds": time.process_time() - begun,
            "bytes": peak(),
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
