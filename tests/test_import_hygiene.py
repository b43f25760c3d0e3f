"""What an import loads; the static contracts cannot see imports inside functions."""

import subprocess
import sys

import pytest

HEAVY = (
    "pyxform",
    "openpyxl",
    "xlsxwriter",
    "textual",
    "jsonschema",
    "deepdiff",
    "rapidfuzz",
    "ruamel",
)


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "code",
    [
        "import formkit.cli.main",
        "from formkit.cli.main import main; main(['--help'])",
        "from formkit.cli.main import main; main(['check', '--help'])",
        "from formkit.cli.main import main; main(['standard', '--help'])",
        "import formkit",
        "import formkit.jobs",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    assert not loaded_by(code).intersection(HEAVY)


def test_the_help_loads_no_jobs() -> None:
    code = "from formkit.cli.main import main; main(['--help']); import formkit"
    program = f"import sys\n{code}\nprint('formkit.jobs' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
