"""Labels that each side leaves in some language, and both together in none."""

import pytest

from formkit.changes.merging import ConflictKind, Merge, merge
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form

EN, FR, AR = "English (en)", "Français (fr)", "العربية (ar)"
LABELS = {"site": {EN: "Site", FR: "Lieu"}, "hh": {EN: "Households", FR: "Ménages"}}


def form(labels: dict[str, dict[str, str]], *languages: str) -> Form:
    header = " | ".join(f"label::{one}" for one in languages)
    rows = "".join(
        f"|  | text | {name} | {' | '.join(texts.get(one, '') for one in languages)} |\n"
        for name, texts in labels.items()
    )
    return form_of(parse_markdown(f"| survey |\n|  | type | name | {header} |\n{rows}"))


def without(*cells: tuple[str, str], **more: dict[str, str]) -> dict[str, dict[str, str]]:
    """The labels with some cells emptied, and with others."""
    return {
        name: {
            language: text
            for language, text in (texts | more.get(name, {})).items()
            if (name, language) not in cells
        }
        for name, texts in LABELS.items()
    }


BASE = form(LABELS, EN, FR)


def both_ways(ours: Form, theirs: Form) -> Merge:
    merged, swapped = merge(BASE, ours, theirs), merge(BASE, theirs, ours)
    assert merged.form == swapped.form
    assert [one.key for one in merged.conflicts] == [one.key for one in swapped.conflicts]
    return merged


@pytest.mark.parametrize(
    ("ours", "theirs", "paths"),
    [
        pytest.param(
            form(without(("hh", EN)), EN, FR),
            form(without(("hh", FR)), EN, FR),
            ["hh"],
            id="each side empties one of two labels",
        ),
        pytest.param(
            form(without(("hh", EN), ("site", EN)), EN, FR),
            form(without(("hh", FR), ("site", FR)), EN, FR),
            ["hh", "site"],
            id="of two rows",
        ),
        pytest.param(
            form(LABELS, EN), form(LABELS, FR), [EN], id="each side keeps another language"
        ),
        pytest.param(
            form({name: {"French": texts[FR]} for name, texts in LABELS.items()}, "French"),
            form(without(("hh", FR)), EN, FR),
            [EN],
            id="a language that is left under another name",
        ),
        pytest.param(
            form(
                {
                    name: {EN: texts[EN], **({"French": texts[FR]} if name == "site" else {})}
                    for name, texts in LABELS.items()
                },
                EN,
                "French",
            ),
            form(LABELS, FR),
            [EN],
            id="a label that is emptied under another name of its language",
        ),
    ],
)
def test_a_label_that_both_together_would_take_away_waits(
    ours: Form, theirs: Form, paths: list[str]
) -> None:
    merged = both_ways(ours, theirs)
    assert [(one.kind, one.path) for one in merged.conflicts] == [
        (ConflictKind.LABEL_LOST, one) for one in paths
    ]
    assert all(node.labels.languages for node in merged.form.nodes)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            form(without(("hh", FR)), EN, FR),
            form(without(("site", FR)), EN, FR),
            id="other rows, and a language is left",
        ),
        pytest.param(
            form(without(("hh", EN)), EN, FR),
            form(without(("hh", EN)), EN, FR),
            id="the same cell twice",
        ),
        pytest.param(
            form(without(("hh", EN), ("hh", FR)), EN, FR),
            form(without(("hh", FR)), EN, FR),
            id="one side takes all of it",
        ),
        pytest.param(
            form(without(("hh", EN), hh={AR: "أسر"}), EN, FR, AR),
            form(without(("hh", FR)), EN, FR),
            id="one side words it in a language of its own",
        ),
    ],
)
def test_a_label_that_is_left_or_that_one_side_gave_up_does_not_wait(
    ours: Form, theirs: Form
) -> None:
    assert both_ways(ours, theirs).conflicts == ()
