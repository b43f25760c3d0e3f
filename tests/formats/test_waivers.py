"""``waivers.yaml``: what the regional hub allows a country."""

from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.formats.waivers import parse_waivers, read_waivers
from formkit.model.policy import Waiver

HEAD = "formkit: waivers/1\nwaivers:\n"
WAIVER = "- {fingerprint: 0a1b2c3d4e5f, reason: flood, approver: hub, expires: 2027-06-30}\n"


def test_a_waiver_is_read(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(
        f"{HEAD}{WAIVER.replace('reason', 'kind: choice-removed, place: a/b, reason')}",
        encoding="utf-8",
    )
    [waiver] = read_waivers(path)
    assert waiver == Waiver(
        fingerprint="0a1b2c3d4e5f",
        kind="choice-removed",
        place="a/b",
        reason="flood",
        approver="hub",
        expires="2027-06-30",
    )
    assert (waiver.loc.file, waiver.loc.row) == (str(path), 3)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (WAIVER.replace("06-30", "06-31"), "3:61", "2027-06-31, which is no day"),
        (WAIVER.replace("2027-06-30", "soon"), "3:61", "it is written like 2027-06-30"),
        (WAIVER.replace("0a1b2c3d4e5f", "0A"), "3:4", "it is written like 0a1b2c3d4e5f"),
        (WAIVER.replace("approver: hub, ", ""), "3:3", "the key approver is missing here"),
        (WAIVER * 2, "4:4", "0a1b2c3d4e5f is allowed already, in line 3"),
    ],
)
def test_a_problem_is_told_at_its_line_and_column(text: str, place: str, said: str) -> None:
    with pytest.raises(BadManifestError) as caught:
        parse_waivers(HEAD + text, file="waivers.yaml")
    [(loc, message)] = caught.value.problems
    assert str(loc) == f"waivers.yaml:{place}"
    assert said in str(message)
