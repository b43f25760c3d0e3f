"""JavaRosa, the engine of Collect, as a judge in tests.

It lies inside the jar of ODK Validate that pyxform brings; ``Oracle.java`` beside this
file talks to it.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.oracle.judging import Judge

SOURCE = Path(__file__).with_name("Oracle.java")
JAR = "validators/odk_validate/bin/ODK_Validate.jar"


class JavaRosa(Judge):
    """A running JavaRosa.

    Asked to ``parse`` (expression), ``load`` (path of an XForm), ``answer`` (ref, value),
    ``repeat`` (ref), ``dump``, ``eval`` (expression, context), ``values`` (many of these),
    ``choices`` (ref), ``language`` (value), ``validate``.

    >>> with JavaRosa(classes) as javarosa:  # doctest: +SKIP
    ...     javarosa.ask("load", path="form.xml")
    ...     javarosa.ask("answer", ref="/data/age", value="20")["result"]
    ...     javarosa.ask("eval", expression="/data/age + 1")["value"]
    'ok'
    '21'
    """

    def __init__(self, classes: Path, zone: str = "UTC") -> None:
        """Start it.

        Args:
            classes: where ``compile_oracle`` has put what it made.
            zone: the time zone of the device.
        """
        java = shutil.which("java") or "java"
        path = f"{jar()}{os.pathsep}{classes}"
        device = (f"-Duser.timezone={zone}", "-Duser.language=en", "-Duser.country=US")
        super().__init__((java, "-XX:+UseSerialGC", *device, "-cp", path, "Oracle"))


def jar() -> Path | None:
    """The jar of ODK Validate; None where pyxform is not installed or has none."""
    spec = importlib.util.find_spec("pyxform")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / JAR
    return path if path.exists() else None


def compile_oracle(classes: Path) -> None:
    """Compile ``Oracle.java`` into a folder; the test is skipped where that cannot be done."""
    javac = shutil.which("javac")
    if javac is None or shutil.which("java") is None:
        pytest.skip("Java (java and javac) is not installed")
    if jar() is None:
        pytest.skip("pyxform has no ODK Validate jar here")
    command = [javac, "-encoding", "UTF-8", "-cp", str(jar()), "-d", str(classes), str(SOURCE)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="session")
def javarosa_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``Oracle.java``, compiled once."""
    classes = tmp_path_factory.mktemp("oracle")
    compile_oracle(classes)
    return classes


@pytest.fixture(scope="session")
def javarosa(javarosa_classes: Path) -> Iterator[JavaRosa]:
    """A running JavaRosa; import it and ``javarosa_classes`` into a ``conftest.py`` to use it."""
    with JavaRosa(javarosa_classes) as running:
        yield running
