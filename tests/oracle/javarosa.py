"""JavaRosa, the engine of Collect, as a judge in tests.

It lies inside the jar of ODK Validate that pyxform brings; ``Oracle.java`` beside this
file talks to it.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

SOURCE = Path(__file__).with_name("Oracle.java")
JAR = "validators/odk_validate/bin/ODK_Validate.jar"


class JavaRosa:
    """A running JavaRosa that answers one question after another.

    >>> with JavaRosa(classes) as javarosa:  # doctest: +SKIP
    ...     javarosa.ask("load", path="form.xml")
    ...     javarosa.ask("answer", ref="/data/age", value="20")["result"]
    ...     javarosa.ask("eval", expression="/data/age + 1")["value"]
    'ok'
    '21'
    """

    def __init__(self, classes: Path) -> None:
        """Start it; ``classes`` is where ``compile_oracle`` has put what it made."""
        java = shutil.which("java") or "java"
        path = f"{jar()}{os.pathsep}{classes}"
        self._process = subprocess.Popen(
            [java, "-cp", path, "Oracle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, op: str, **details: object) -> dict[str, Any]:
        """Ask one question.

        Args:
            op: what to do: ``parse`` (expression), ``load`` (path of an XForm), ``answer``
                (ref, value), ``repeat`` (ref), ``dump``, ``eval`` (expression, context),
                ``choices`` (ref), ``language`` (value), ``validate``.
            details: what the question needs besides.

        Returns:
            The reply: ``ok``, with ``error`` when that is false, and what was asked for.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"op": op, **details}) + "\n")
        stdin.flush()
        reply = stdout.readline()
        assert reply, "JavaRosa has stopped"
        answer: dict[str, Any] = json.loads(reply)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it and wait until it is gone."""
        self._process.communicate()


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
def javarosa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JavaRosa]:
    """A running JavaRosa, compiled once; import it into a ``conftest.py`` to use it."""
    classes = tmp_path_factory.mktemp("oracle")
    compile_oracle(classes)
    with JavaRosa(classes) as running:
        yield running
