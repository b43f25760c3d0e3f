"""Making files in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def made_apart(code: str) -> None:
    """Make files in a process of their own, so that this one stays small.

    A child's peak memory is counted from what its parent held when it began.
    """
    makers = "generated, generated_standard, regional"
    program = f"from pathlib import Path\nfrom tests.bench import {makers}\n{code}"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
