"""The changes of an adaptation: their keys, their places, and the file with others in it."""

import json
from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError, FormkitError
from formkit.formats.adaptation_text import format_adaptation, head_of
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.change_keys import CHANGE_KEYS, STANCE
from formkit.formats.manifests import SCHEMAS
from formkit.formats.written_changes import format_change
from formkit.model.adaptation import WrittenChange
from tests.changes.test_cases import all_codes

HEAD = "formkit: adaptation/1\nbase: form.xlsx\n"


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_adaptation(text, file="a.yaml")
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_example_of_the_readme_is_an_adaptation() -> None:
    page = README.partition("### Changes in an adaptation")[2]
    example = page.partition("```yaml\n")[2].partition("```")[0]
    assert len(parse_adaptation(example).changes) > 8


def test_every_kind_of_change_has_its_keys() -> None:
    stray = {f"{row}-{end}" for row in ("question", "stray") for end in ("closed", "unclosed")}
    assert set(CHANGE_KEYS) - stray - {"stray-list-changed"} == all_codes()


def test_the_schema_knows_the_same_keys() -> None:
    schema = json.loads((SCHEMAS / "adaptation.json").read_text(encoding="utf-8"))
    known = set(schema["properties"]["changes"]["items"]["properties"])
    keys = {key for one in CHANGE_KEYS.values() for key in (*one.required, *one.optional)}
    assert known == {*CHANGE_KEYS, *keys, *STANCE}


def test_changes_are_read_with_what_the_country_says_of_them() -> None:
    text = """\
changes:
  - question-renamed: home/age
    to: years
    declared: true
    reason: as the ministry calls it
  - to: integer
    question-type-changed: home/age
    declared: false
"""
    first, second = parse_adaptation(HEAD + text, file="a.yaml").changes
    assert first.values == {"question-renamed": "home/age", "to": "years"}
    assert (first.declared, first.reason) == (True, "as the ministry calls it")
    assert (str(first.loc), str(first.places["to"])) == ("a.yaml:4:5", "a.yaml:5:5")
    assert (second.declared, second.reason) == (False, "")
    assert list(second.values) == ["to", "question-type-changed"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("- {to: a}", "4:3", "one kind of change has to stand here; there are none"),
        (
            "- {list-removed: a, sheet-removed: b}",
            "4:3",
            "one kind of change has to stand here; there are list-removed, sheet-removed",
        ),
        ("- {list-renamed: a}", "4:3", "the key to is missing here; list-renamed needs it"),
        (
            "- {list-removed: a, to: b}",
            "4:21",
            "list-removed has no to; it can say: declared, reason",
        ),
        (
            "- {list-moved: a, after: b, at: start}",
            "4:29",
            "say where it goes: either after or at",
        ),
        ("- {list-remove: a}", "4:4", "no key is called list-remove here; is list-removed meant?"),
        ("- {list-moved: a, at: top}", "4:19", "at says top; it can say: start"),
        ("- {choice-removed: [a]}", "4:4", "choice-removed has to be a text, keys"),
        ("- {list-removed: a, declared: si}", "4:21", "declared has to be true or false"),
    ],
)
def test_keys_that_a_change_cannot_have(text: str, place: str, message: str) -> None:
    assert problems(f"{HEAD}changes:\n{text}\n")[0][0] == f"a.yaml:{place}"
    assert problems(f"{HEAD}changes:\n{text}\n")[0][1].startswith(message)


def test_an_adaptation_begins_with_one_thing() -> None:
    said = "say what the form begins with: either template or base"
    assert problems("formkit: adaptation/1\n") == [("a.yaml:1:1", said)]
    assert problems(f"{HEAD}template: bsa\n") == [("a.yaml:2:1", said)]


def test_a_base_takes_only_changes() -> None:
    said = "hide needs a template to speak of; with a base, say it under changes"
    assert problems(f"{HEAD}country: TCD\nhide: [a]\n") == [("a.yaml:4:1", said)]


class TestTheFile:
    def test_what_the_country_says_stands_below_a_change(self) -> None:
        values = {"question-renamed": "a", "to": "b"}
        written = [
            WrittenChange(values=values),
            WrittenChange(values=values, declared=False),
            WrittenChange(values=values, declared=True, reason="yes: we do"),
        ]
        text = format_adaptation(HEAD, list(map(format_change, written)))
        assert (
            text
            == f"""\
{HEAD}
changes:
  - question-renamed: a
    to: b
  - question-renamed: a
    to: b
    declared: false
    reason: ""
  - question-renamed: a
    to: b
    declared: true
    reason: "yes: we do"
"""
        )
        assert parse_adaptation(text).changes == tuple(written)

    def test_without_changes_nothing_is_said_of_them(self) -> None:
        assert format_adaptation(HEAD, []) == HEAD

    def test_all_but_the_changes_stays_as_it_was_written(self) -> None:
        text = (
            "# what it is for\nformkit: adaptation/1\nchanges:\n# of the first\n"
            "- list-removed: a\n\n- list-removed: b\n# the base\nbase: form.xlsx # edited\n"
        )
        assert head_of(text, file="a.yaml", folder="") == (
            "# what it is for\nformkit: adaptation/1\n# the base\nbase: form.xlsx # edited\n"
        )

    def test_paths_lead_from_the_new_folder(self) -> None:
        text = "formkit: adaptation/1\ntemplate: bsa\ngazetteer: a b.csv # places\nhide: [c]\n"
        moved = head_of(text, file="a.yaml", folder="../old")
        assert moved == (
            "formkit: adaptation/1\ntemplate: bsa\ngazetteer: ../old/a b.csv\nhide: [c]\n"
        )
        assert head_of(f"{HEAD}changes: []\n", file="a.yaml", folder="x") == (
            "formkit: adaptation/1\nbase: x/form.xlsx\n"
        )

    def test_keys_on_one_line_cannot_be_told_apart(self) -> None:
        with pytest.raises(FormkitError, match="have to stand at the beginnings of lines"):
            head_of("{formkit: adaptation/1, base: a.xlsx}", file="a.yaml", folder="")
