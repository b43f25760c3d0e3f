"""The parser on every expression of every form in ../shared/forms."""

import pytest

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.normal import is_equivalent_spelling, normal_form
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import references, references_in_text, rename_references
from tests.xpath.real_forms import RealExpression

pytestmark = pytest.mark.corpus

NO_EXPRESSIONS = {
    # a quote is missing; pyxform does not read expressions, JavaRosa refuses this one
    "pulldata('OtherID', 'ParticipantID', ParticipantIDValue',.)",
}
"""What stands in forms that pyxform accepts, and cannot be read by anyone."""


def test_every_expression_of_an_accepted_form_is_read(
    real_expressions: tuple[RealExpression, ...],
) -> None:
    accepted = {one.text for one in real_expressions if one.accepted}
    assert len(accepted) > 2000
    assert {text for text in accepted if not is_read(text)} == NO_EXPRESSIONS


def test_laws_hold_on_real_expressions(real_expressions: tuple[RealExpression, ...]) -> None:
    for text in sorted({one.text for one in real_expressions if is_read(one.text)}):
        tree = parse(text)
        written = format_expression(tree)
        assert parse(written) == tree
        assert normal_form(normal_form(tree)) == normal_form(tree)
        assert is_equivalent_spelling(text, written)
        assert references(tree) == references_in_text(text)
        assert rename_references(text, {}) == text


def is_read(text: str) -> bool:
    try:
        parse(text)
    except XPathSyntaxError:
        return False
    return True
