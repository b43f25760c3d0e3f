import json
from pathlib import Path

import pytest

from formkit.cli.exits import Exit
from tests.cli.running import Program


def test_a_question_of_a_form_is_explained(formkit: Program, good: Path) -> None:
    ran = formkit("explain", "--form", good, "water")
    assert ran.code == Exit.OK
    assert ran.out.startswith("water (select_one water)\n  Source of water\n")
    assert "Always asked: there are no conditions." in ran.out


def test_labels_are_in_the_language_of_the_reader(formkit: Program, good: Path) -> None:
    out = formkit("explain", "--form", good, "water", "--lang", "fr").out
    assert "  Source d'eau\n" in out
    assert "Toujours posée" in out


def test_a_reference_will_do_as_a_name(formkit: Program, good: Path) -> None:
    assert formkit("explain", "--form", good, "${water}").code == Exit.OK


def test_it_is_given_as_json(formkit: Program, good: Path) -> None:
    ran = formkit("explain", "--form", good, "water", "--format", "json")
    (row,) = json.loads(ran.out)["rows"]
    assert (row["name"], row["reachable"]["truth"]) == ("water", "yes")


def test_an_unknown_name_is_told_with_the_nearest(formkit: Program, good: Path) -> None:
    ran = formkit("explain", "--form", good, "watr")
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert "no question or group is called watr; there are: water" in ran.err


def test_a_file_that_is_no_form_is_told(formkit: Program, tmp_path: Path) -> None:
    ran = formkit("explain", "--form", tmp_path / "none.xlsx", "water")
    assert ran.code == Exit.WRONG_INPUT


@pytest.mark.parametrize("name", ["FK203", "loc_num_idp_ind"])
def test_pages_are_text_only(formkit: Program, name: str) -> None:
    ran = formkit("explain", name, "--format", "json")
    assert ran.code == Exit.WRONG_INPUT
    assert "--form" in ran.err
