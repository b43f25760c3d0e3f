from dataclasses import replace

from formkit.align.identity import align
from formkit.align.places import places_of
from formkit.align.protection import asks_consent_first, out_of_place, ungated
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.index import FormIndex
from tests.align.standards import STANDARD

FORM = FormIndex(
    form_of(parse_markdown("| survey |\n|  | type | name |\n|  | text | reg_full_name |\n"))
)
ALIGNED = align(FORM, STANDARD)


def test_what_is_only_seen_and_counted_needs_no_consent() -> None:
    seen = replace(
        STANDARD,
        templates=tuple(
            replace(one, consent_gate="spoken_respondents_only") for one in STANDARD.templates
        ),
    )
    assert asks_consent_first(STANDARD, "BSA")
    assert asks_consent_first(seen, "XXX")
    assert not asks_consent_first(seen, "BSA")


def test_what_the_standard_asks_without_consent_may_be_asked_so() -> None:
    free = replace(
        STANDARD,
        modules=tuple(replace(module, gated_by_consent=False) for module in STANDARD.modules),
    )
    assert ungated(FORM, ALIGNED, places_of(STANDARD, "")) == ALIGNED
    assert ungated(FORM, ALIGNED, places_of(free, "")) == ()


def test_a_delicate_question_belongs_to_the_components_of_its_modules() -> None:
    anywhere = replace(
        STANDARD, modules=tuple(replace(module, components=()) for module in STANDARD.modules)
    )
    assert out_of_place(STANDARD, "BSA", ALIGNED) == ALIGNED
    assert out_of_place(STANDARD, "unknown", ALIGNED) == ()
    assert out_of_place(anywhere, "BSA", ALIGNED) == ()
