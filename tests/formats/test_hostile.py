"""Whatever a file holds: a report or an error in words, soon, in little memory, and no death."""

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.formats.hostile import HOSTILE
from tests.formats.judging import Ending, Judge
from tests.pace import is_within

MOST_SECONDS = 5
MOST_BYTES = 500_000_000
FEWEST = 60
FORMS = Path(__file__).parents[3] / "shared" / "forms"
SLOW = frozenset(
    {
        "bomb_flat.xlsx",
        "cells_near_the_limit.xlsx",
        "names_all_the_same.xlsx",
        "rows_that_end_nothing.xlsx",
        "sheets_without_end.csv",
    }
)
"""Two seconds or more each; the others show the same limits."""
FLIPPED_FORMS = 20
FLIPS = 200


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


def assert_sound(ending: Ending) -> None:
    assert ending.is_sound, f"{ending.outcome}\n{ending.said}"
    assert is_within(ending.seconds, MOST_SECONDS)
    assert ending.bytes <= MOST_BYTES


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) - len(SLOW) >= FEWEST
    assert set(HOSTILE) >= SLOW


@pytest.mark.parametrize("name", [one for one in HOSTILE if one not in SLOW])
def test_a_hostile_file_is_judged_or_refused(name: str, judge: Judge, tmp_path: Path) -> None:
    assert_judged(name, judge, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("name", sorted(SLOW))
def test_a_file_at_the_limits_is_judged_or_refused(name: str, judge: Judge, tmp_path: Path) -> None:
    assert_judged(name, judge, tmp_path)


def assert_judged(name: str, judge: Judge, folder: Path) -> None:
    path = folder / name
    path.write_bytes(HOSTILE[name]())
    ending = judge.judge(path)
    path.unlink()
    assert_sound(ending)


def smallest_forms() -> list[Path]:
    """Small forms of both kinds, for these are read often."""
    by_size = sorted(FORMS.glob("*.xls*"), key=lambda path: (path.stat().st_size, path.name))
    old = [path for path in by_size if path.suffix == ".xls"][: FLIPPED_FORMS // 2]
    new = [path for path in by_size if path.suffix == ".xlsx"][: FLIPPED_FORMS - len(old)]
    return [*old, *new]


@pytest.mark.corpus
@pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here")
@pytest.mark.parametrize("path", smallest_forms(), ids=lambda path: path.name)
def test_a_form_with_flipped_bits_is_judged_or_refused(
    path: Path, judge: Judge, tmp_path: Path
) -> None:
    sound = path.read_bytes()
    target = tmp_path / path.name
    for seed in range(FLIPS):
        target.write_bytes(flipped(sound, random.Random(f"{path.name} {seed}")))  # noqa: S311 - no secret
        assert_sound(judge.judge(target))


def flipped(file: bytes, chance: random.Random) -> bytes:
    """A file with one to eight bits turned."""
    found = bytearray(file)
    for _ in range(chance.randint(1, 8)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


@pytest.mark.corpus
@pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here")
@pytest.mark.parametrize(
    "path", [one for one in smallest_forms() if one.suffix == ".xlsx"], ids=lambda path: path.name
)
def test_a_form_with_flipped_bits_inside_a_part_is_judged_or_refused(
    path: Path, judge: Judge, tmp_path: Path
) -> None:
    """Bits of a package are mostly seen by its checksums; these are behind them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    target = tmp_path / path.name
    for seed in range(FLIPS):
        chance = random.Random(f"{path.name} {seed}")  # noqa: S311 - no secret
        victim = chance.choice([name for name, content in parts.items() if content])
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, flipped(content, chance) if name == victim else content)
        assert_sound(judge.judge(target))
