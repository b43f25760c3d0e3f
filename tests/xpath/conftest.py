"""The judges of expressions, and the expressions of real forms."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracle.browsers import browsers  # noqa: F401 - a fixture
from tests.oracle.javarosa import javarosa, javarosa_classes  # noqa: F401 - fixtures
from tests.xpath.real_forms import RealExpression, read_real_expressions


@pytest.fixture(scope="session")
def real_expressions(shared: Path) -> tuple[RealExpression, ...]:
    """All expressions of all forms in ../shared/forms, those of broken forms too."""
    return tuple(read_real_expressions(shared / "forms"))


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Takes a line of figures, which stands at the end of the run."""
    return lambda line: record_property("figures", line)
