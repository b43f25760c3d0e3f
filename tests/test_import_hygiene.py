"""What an import loads; the static contracts cannot see imports inside functions."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "babel",
    "pyxform",
    "openpyxl",
    "xlsxwriter",
    "textual",
    "jsonschema",
    "deepdiff",
    "rapidfuzz",
    "ruamel",
)
NOT_FOR_A_PLAIN_CHECK = (
    "formkit.align",
    "formkit.formats.layout",
    "formkit.model.dictionary",
    "formkit.model.module",
    "formkit.model.standard",
    "formkit.logic.reasoning",
    "formkit.xpath.evaluation",
    "rapidfuzz",
)
"""Each costs milliseconds, and most checks name no standard."""


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import formkit.cli.main",
        "from formkit.cli.main import main; main(['--help'])",
        "from formkit.cli.main import main; main(['--help', '--lang', 'fr'])",
        "from formkit.cli.main import main; main(['check', '--help'])",
        "from formkit.cli.main import main; main(['standard', '--help'])",
        "import formkit",
        "import formkit.jobs",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    assert not loaded_by(code).intersection(HEAVY)


def test_the_help_loads_no_jobs() -> None:
    assert "formkit.jobs" not in loaded_by("from formkit.cli.main import main; main(['--help'])")


def test_a_check_without_a_standard_loads_none_of_what_judges_by_one(tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n|  | type | name | label | relevant |\n|  | text | town | Town | 1 = 1 |\n",
        encoding="utf-8",
    )
    code = f"from formkit.cli.main import main; main(['check', '--no-compile', {str(form)!r}])"
    loaded = loaded_by(code)
    assert not loaded.intersection(NOT_FOR_A_PLAIN_CHECK)
    assert "formkit.lint.registry" in loaded
