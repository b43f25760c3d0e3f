"""What tests of renderers share."""

import csv
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _csv_as_before() -> Iterator[None]:
    """Repair scripts lift the limit on cells of CSV for their whole process, which is ours here."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)
