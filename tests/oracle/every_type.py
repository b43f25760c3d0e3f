"""A form with a question of every type, and records of it."""

from functools import cache
from random import Random

from formkit.formats.markdown import parse_markdown
from formkit.formats.xform import compile_form
from tests.oracle.forms import read_blank
from tests.oracle.records import Record

RECORDS = 8

SURVEY = """
| survey |
| | type | name | label | repeat_count |
| | text | word | W | |
| | text | word2 | W | |
| | integer | whole | I | |
| | integer | whole2 | I | |
| | decimal | part | D | |
| | decimal | part2 | D | |
| | date | day | D | |
| | date | day2 | D | |
| | datetime | moment | D | |
| | time | clock | T | |
| | select_one letters | one | S | |
| | select_one letters | one2 | S | |
| | select_multiple letters | some | S | |
| | select_multiple letters | some2 | S | |
| | geopoint | place | G | |
| | geoshape | field | G | |
| | image | photo | P | |
| | begin_group | group | G | |
| | text | inner | W | |
| | integer | inner2 | I | |
| | end_group | | | |
| | begin_repeat | member | R | |
| | text | name | N | |
| | integer | age | A | |
| | decimal | weight | A | |
| | date | born | A | |
| | select_one letters | sex | S | |
| | begin_repeat | visit | V | |
| | integer | fee | F | |
| | text | reason | F | |
| | end_repeat | | | |
| | end_repeat | | | |
| choices |
| | list_name | name | label | size |
| | letters | a | Alpha | 1 |
| | letters | b | Beta | 2 |
| | letters | 5 | Five | |
| | letters | c_1 | Gamma | 10 |
| settings |
| | form_title | form_id | version |
| | F | f | 7 |
"""


@cache
def records() -> tuple[Record, ...]:
    """Records of the form: the same in every run."""
    compiled = compile_form(parse_markdown(SURVEY))
    blank = read_blank(compiled.xform)
    return tuple(blank.filled(Random(number)) for number in range(RECORDS))  # noqa: S311 - no secret
