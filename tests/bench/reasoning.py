"""How long it takes to reason about every question of a whole form, in processor time."""

import time
from collections.abc import Iterator
from pathlib import Path

from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.logic.form_logic import FormLogic
from formkit.logic.reasoning import Reasoner
from formkit.model.form import Form, Question
from formkit.model.index import FormIndex
from formkit.xpath.functions import Dialect

FORMS = Path(__file__).parents[3] / "shared" / "forms"
REAL = ("unhcr_rms__rms_capi_v3.xlsx", "bgd_jmsna__host_jmsna_2021_v8.xlsx")
QUESTIONS, IN_GROUP = 700, 20
MOST_SECONDS = 2.0
ROUNDS = 3


def generated() -> Form:
    """700 questions in groups of 20; groups ask for consent, three questions in four for more."""
    head = "| survey |\n|  | type | name | label | relevant | constraint |\n"
    choices = "| choices |\n|  | list_name | name | label |\n"
    yes_no = "".join(f"|  | yn | {code} | {code} |\n" for code in ("yes", "no", "dk"))
    needs = "".join(f"|  | needs | n{number} | Need {number} |\n" for number in range(12))
    rows = "".join(f"|  | {' | '.join(row)} |\n" for row in _rows())
    return form_of(parse_markdown(f"{head}{rows}{choices}{yes_no}{needs}"))


def _rows() -> Iterator[tuple[str, ...]]:
    for first in range(0, QUESTIONS, IN_GROUP):
        gate = "${q0} = 'yes'" if first else ""
        yield "begin_group", f"g{first}", f"Part {first}", gate, ""
        for number in range(first, first + IN_GROUP):
            yield _question(number, first)
        yield "end_group", "", "", "", ""


def _question(number: int, first: int) -> tuple[str, ...]:
    name, label = f"q{number}", f"Question {number}?"
    match (number - first) % 4:
        case 0:
            return "select_one yn", name, label, "", ""
        case 1:
            constraint = f". >= 0 and . <= {100 + number}"
            return "integer", name, label, f"${{q{number - 1}}} = 'yes'", constraint
        case 2:
            constraint = "not(selected(., 'n0') and count-selected(.) > 1)"
            return (
                "select_multiple needs",
                name,
                label,
                f"${{q{number - 1}}} > {number}",
                constraint,
            )
        case _:
            relevant = f"selected(${{q{number - 1}}}, 'n3') and ${{q{first}}} != 'dk'"
            return "text", name, label, relevant, "string-length(.) <= 80"


def reasoned(form: Form, dialect: Dialect) -> tuple[float, int]:
    """Seconds to judge whether each question is reached and what it takes; how many questions."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        start = time.process_time()
        index = FormIndex(form)
        reasoner = Reasoner(FormLogic(index), dialect)
        asked = [one for one in index.active if isinstance(one.node, Question)]
        for entry in asked:
            reasoner.is_reachable(entry)
            reasoner.can_be_answered(entry)
            reasoner.can_be_answered(entry, wanted=False)
        best, count = min(best, time.process_time() - start), len(asked)
    return best, count


def main() -> None:
    """Print what reasoning takes, beside what is wanted."""
    forms = [("generated", generated())]
    forms += [(Path(name).stem, read_form(FORMS / name)) for name in REAL if FORMS.is_dir()]
    for name, form in forms:
        for dialect in Dialect:
            seconds, count = reasoned(form, dialect)
            wanted = MOST_SECONDS * count / QUESTIONS
            what = f"reasoned as in {dialect}"
            print(f"{what:<34} {seconds:>7.2f} s  wanted {wanted:.2f}, {count} questions, {name}")


if __name__ == "__main__":
    main()
