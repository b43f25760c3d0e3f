"""``policy.yaml``: what is read of it, and what is told of it."""

import json
from pathlib import Path

import pytest

from formkit.changes.situations import Situation
from formkit.core.errors import BadManifestError
from formkit.core.texts import Texts
from formkit.formats.manifests import SCHEMAS
from formkit.formats.policies import parse_policy
from formkit.jobs.workspace import find_standard
from formkit.model.dictionary import Category, Extensibility
from formkit.model.policy import Leave, LockedBlock, Policy, Tombstone
from tests.formats.small_release import RELEASE, read_release, write_release

HEAD = "formkit: policy/1\n"
LANGUAGES = {"en": "English (en)", "fr": "Français (fr)"}
ALL = """\
formkit: policy/1
prefix: "{iso2}_"
leaves: {question-added: waiver}
tiers: {core_cdw: {core-question-removed: forbidden}, optional: {}}
lists: {closed: {choice-removed: forbidden}}
blocks:
  - id: fcs
    modules: [fcs]
    variables: [hh_extra]
    reason: {fr: un rappel fixe, en: a fixed recall}
  - id: bare
    reason: {}
tombstones:
  - {name: nb_idp, since: "2026.1", replaced_by: loc_idp}
  - {name: peace, list: reason}
"""
BLOCK = "blocks:\n- id: x\n  reason: {}\n"


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_policy(text, LANGUAGES, file="policy.yaml")
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


def test_all_of_a_policy_is_read() -> None:
    reasons = Texts.of([("English (en)", "a fixed recall"), ("Français (fr)", "un rappel fixe")])
    assert parse_policy(ALL, LANGUAGES) == Policy(
        leaves=(("question-added", Leave.WAIVER),),
        tiers=(("core_cdw", (("core-question-removed", Leave.FORBIDDEN),)), ("optional", ())),
        lists=(("closed", (("choice-removed", Leave.FORBIDDEN),)),),
        blocks=(
            LockedBlock(id="fcs", modules=("fcs",), variables=("hh_extra",), reasons=reasons),
            LockedBlock(id="bare"),
        ),
        tombstones=(
            Tombstone(name="nb_idp", since="2026.1", replaced_by="loc_idp"),
            Tombstone(name="peace", list_name="reason"),
        ),
        prefix="{iso2}_",
    )


def test_an_empty_policy_is_one() -> None:
    assert parse_policy(HEAD, LANGUAGES) == Policy()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("leaves: {choice-remved: free}", "2:10", "is choice-removed meant?"),
        ("leaves: {choice-removed: never}", "2:10", "it can say: free, declare, waiver, forbidden"),
        ("tiers: {cor: {}}", "2:9", "is core meant?"),
        ("lists: {open: {}}", "2:9", "is open_end meant?"),
        ("prefix: '{iso3}_'", "2:1", "it is written like {iso2}_"),
        ("blocks: [{id: Fcs, reason: {}}]", "2:11", "it is written like fcs"),
        ("blocks: [{id: fcs}]", "2:10", "the key reason is missing here"),
        (BLOCK.replace("{}", "{de: fest}"), "4:12", "the standard has no language de"),
        ("tombstones: [{list: a}]", "2:14", "the key name is missing here"),
    ],
)
def test_a_problem_is_told_at_its_line_and_column(text: str, place: str, said: str) -> None:
    [(where, message)] = problems(HEAD + text)
    assert where == f"policy.yaml:{place}"
    assert said in message


def test_all_problems_are_told_at_once() -> None:
    assert len(problems(HEAD + "leaves: {a: free, b: free}\nprefix: x\n")) == 3


def test_the_schema_names_every_situation_tier_and_extensibility() -> None:
    schema = json.loads((SCHEMAS / "policy.json").read_text(encoding="utf-8"))
    defined, keys = schema["$defs"], schema["properties"]
    assert list(defined["leaves"]["properties"]) == [str(one) for one in Situation]
    assert defined["leave"]["enum"] == [str(one) for one in Leave]
    assert list(keys["tiers"]["properties"]) == [str(one) for one in Category]
    assert list(keys["lists"]["properties"]) == [str(one) for one in Extensibility]


def test_a_standard_has_its_policy(tmp_path: Path) -> None:
    standard = read_release(write_release(tmp_path))
    assert standard.policy.prefix == "{iso2}_"
    assert standard.policy.loc.file.endswith("policy.yaml")


def test_problems_of_a_policy_are_problems_of_the_standard(tmp_path: Path) -> None:
    root = write_release(tmp_path, **{f"{RELEASE}/policy.yaml": "formkit: policy/2\n"})
    with pytest.raises(BadManifestError, match="formkit says policy/2"):
        read_release(root)


def test_the_shipped_policy_locks_every_module_that_is_asked_as_it_is() -> None:
    standard = find_standard("dtm-wca/2026.1")
    named = {module for block in standard.stated_policy.blocks for module in block.modules}
    assert named == {one.id for one in standard.modules if one.adaptation == "block"}
    assert all(
        set(block.reasons.languages) == {"English (en)", "Français (fr)"}
        for block in standard.stated_policy.blocks
    )
