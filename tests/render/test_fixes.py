"""What was mended, as text."""

from pathlib import Path

import pytest

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.jobs import FixedForm
from formkit.lint.mending import Mending
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.fixes import render_fixes

FINDING = Finding(
    rule="FK404",
    slug="language-without-code",
    severity=Severity.WARNING,
    message=Message("no code"),
    loc=Loc(file="form.xlsx", sheet="survey", row=1, column=3),
)
TITLE = Message("write {chosen} in place of {language}", chosen="English (en)", language="en")
FORM = FixedForm(
    path=Path("form.xlsx"),
    made=(Mending(finding=FINDING, title=TITLE),),
    refused=(
        Mending(finding=FINDING, title=TITLE, why_not=Message("the finding would still be there")),
    ),
    unsafe_left=2,
    why_not=Message("pyxform would refuse the mended form: {text}", text="no"),
)


def test_fixes_and_what_was_not_made_are_told() -> None:
    assert render_fixes(FORM, PLAIN).splitlines() == [
        "form.xlsx: fixes: 1",
        "  survey!C1 FK404: write English (en) in place of en",
        (
            "  not made: survey!C1 FK404: write English (en) in place of en"
            " (the finding would still be there)"
        ),
        "  none of the fixes of form.xlsx is made: pyxform would refuse the mended form: no",
        "  with --unsafe-fixes too: 2; --diff shows them first",
    ]


def test_nothing_to_mend_is_nothing_to_say() -> None:
    assert render_fixes(FixedForm(path=Path("form.xlsx")), PLAIN) == ""


@pytest.mark.parametrize("language", Language)
def test_no_line_is_wider_than_the_screen(language: Language) -> None:
    screen = Screen(catalogue=read_catalogue(language), width=40)
    assert max(map(len, render_fixes(FORM, screen).splitlines())) <= 40
