from decimal import Decimal

import pytest

from formkit.align.ranges import FRACTION, Range, range_of


@pytest.mark.parametrize(
    ("constraint", "least", "greatest", "is_whole"),
    [
        ("", None, None, True),
        (". >= 0 and . < 1000000", 0, 999999, True),
        ("-5 < .", -4, None, True),
        (". = 3", 3, 3, True),
        (". > 0 or . = -1", None, None, False),
        (". >= ${a} and . <= 4", None, 4, False),
        (". != 4", None, None, False),
        (". <= -${a}", None, None, False),
        ("${a} > 3", None, None, False),
        ("((", None, None, False),
    ],
)
def test_bounds_are_read_where_they_are_plain(
    constraint: str, least: int | None, greatest: int | None, *, is_whole: bool
) -> None:
    assert range_of(constraint) == Range(
        least=None if least is None else Decimal(least),
        greatest=None if greatest is None else Decimal(greatest),
        is_whole=is_whole,
    )


def test_a_fraction_may_lie_between_two_whole_numbers() -> None:
    assert range_of(". < 5", step=FRACTION).greatest == Decimal("4.999999")
