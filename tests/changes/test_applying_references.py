"""What follows from new names, and what a row that goes leaves behind."""

from typing import Any

import pytest

from formkit.changes.addresses import TOP, NodeKind
from formkit.changes.applying import apply
from formkit.changes.applying.references import (
    find_followers,
    find_orphans,
    with_followers,
    without_followers,
)
from formkit.changes.detection import find_changes
from formkit.changes.kinds.forms import LanguageRenamed
from formkit.changes.kinds.rows import NodeRenamed
from formkit.changes.plain import changes_of, plain_of
from formkit.model.form import Form, walk
from tests.changes.test_cases import read

FORM = """\
| survey |
|  | type | name | label::E | relevant | parameters | trigger | count | choice_filter | bind::x |
|  | integer | age | Age | | | | | | |
|  | integer | other | Other | | | | | | |
|  | select_one water | source | ${age} now | ${age} > 9 | a=${age} | ${age} | | x=${age} | ${age} |
|  | select_one_from_file water | file | File | ${other} > 1 | | | | | |
|  | begin_repeat | again | | | | | ${age} | | |
|  | text | age_2 | Again | | | | | | |
|  | end_repeat | | | | | | | | |
| choices |
|  | list_name | name | label::E       | note   |
|  | water     | well | Well of ${age} | ${age} |
|  | water     | lake | ${other}       |        |
| external_choices |
|  | list_name | name | label::E |
|  | water     | x    | ${age}   |
| settings |
|  | form_title | default_language | instance_name |
|  | Water      | E                | ${age}        |
"""


@pytest.fixture(scope="module")
def form() -> Form:
    return read(FORM)


def built(form: Form, *changes: dict[str, Any]) -> Form:
    return apply(form, changes_of(list(changes), form), follow=True)


def asking(form: Form, name: str) -> int:
    return str(form).count(f"${{{name}}}")


def test_everything_that_asks_for_a_renamed_question_follows(form: Form) -> None:
    after = built(form, {"question-renamed": "age", "to": "years"})
    assert (asking(form, "age"), asking(form, "years")) == (11, 0)
    assert (asking(after, "age"), asking(after, "years")) == (0, 11)


def test_a_change_that_is_written_wins(form: Form) -> None:
    after = built(
        form,
        {"question-renamed": "age", "to": "years"},
        {"question-attribute-set": "source", "column": "relevant", "to": "${other} = 1"},
        {"question-attribute-set": "source", "column": "trigger", "to": "${age}"},
    )
    source = after.nodes[2]
    assert (source.relevant, source.trigger) == ("${other} = 1", "${age}")
    assert source.choice_filter == "x=${years}"


def test_two_questions_may_change_names(form: Form) -> None:
    after = built(
        form, {"question-renamed": "age", "to": "other"}, {"question-renamed": "other", "to": "age"}
    )
    assert (asking(after, "age"), asking(after, "other")) == (2, 11)


def test_a_name_that_another_row_takes_over_is_not_followed(form: Form) -> None:
    row = {"type": "integer"}
    after = built(
        form, {"question-renamed": "age", "to": "years"}, {"question-added": "age", "row": row}
    )
    assert (asking(after, "age"), asking(after, "years")) == (11, 0)
    twice = read(
        "| survey |\n|  | type | name | relevant |\n|  | text | a | |\n"
        "|  | text | a | |\n|  | text | b | ${a} = 1 |\n"
    )
    changes = changes_of([{"question-renamed": "a[2]", "to": "c"}], twice)
    assert not list(find_followers(twice, changes))


def test_what_goes_does_not_follow(form: Form) -> None:
    changes = changes_of(
        [{"question-renamed": "age", "to": "years"}, {"question-removed": "source"}], form
    )
    assert all(one.code != "question-attribute-set" for one in find_followers(form, changes))


def test_a_new_name_of_a_list_is_followed_on_its_own_sheet(form: Form) -> None:
    after = built(form, {"list-renamed": "water", "to": "sources"})
    lists = {node.name: getattr(node, "list_name", "") for node in walk(after.nodes)}
    assert (lists["source"], lists["file"]) == ("sources", "water")
    other = {"list-renamed": "external_choices/water", "to": "sources"}
    assert built(form, other).nodes == form.nodes


def test_headers_have_their_new_names(form: Form) -> None:
    after = built(
        form,
        {"question-renamed": "age", "to": "years"},
        {"language-renamed": "E", "to": "English (en)"},
        {"column-renamed": "survey/bind::x", "to": "bind::y"},
    )
    source = after.nodes[2]
    assert source.labels.pairs == (("English (en)", "${years} now"),)
    assert source.extra == (("bind::y", "${years}"),)
    assert after.settings.get("default_language") == "English (en)"


def test_only_what_does_not_follow_is_written(form: Form) -> None:
    new = read(FORM.replace("${age}", "${years}").replace("| age |", "| years |"))
    changes = find_changes(form, new)
    assert len(changes) > 8
    few = without_followers(form, changes)
    assert plain_of(few, form) == [{"question-renamed": "age", "to": "years"}]
    assert apply(form, with_followers(form, few)) == new


def test_a_cell_that_keeps_the_old_name_is_said_to_stay(form: Form) -> None:
    new = read(
        FORM.replace("${age}", "${years}")
        .replace("| age |", "| years |")
        .replace("${years} > 9", "${age} > 9")
    )
    few = without_followers(form, find_changes(form, new))
    assert plain_of(few, form) == [
        {"question-renamed": "age", "to": "years"},
        {
            "question-attribute-set": "source",
            "column": "relevant",
            "from": "${age} > 9",
            "to": "${age} > 9",
        },
    ]
    assert apply(form, with_followers(form, few)) == new


def test_a_type_that_keeps_the_old_list_is_said_to_stay(form: Form) -> None:
    new = read(FORM.replace("|  | water    ", "|  | waters   "))
    few = without_followers(form, find_changes(form, new))
    stays = {"from": "select_one water", "to": "select_one water"}
    assert {"question-list-changed": "source", **stays} in plain_of(few, form)
    assert apply(form, with_followers(form, few)) == new


def test_what_still_asks_for_a_row_that_is_gone_is_told(form: Form) -> None:
    changes = changes_of([{"question-removed": "age"}, {"question-removed": "again/age_2"}], form)
    (orphans,) = find_orphans(changes, apply(form, changes))
    assert (orphans.removed.at.path, orphans.readers) == ("age", ("source", "again"))


def test_nothing_is_orphaned_while_another_row_has_the_name(form: Form) -> None:
    row = {"type": "text"}
    changes = changes_of([{"question-removed": "age"}, {"question-added": "age", "row": row}], form)
    assert not list(find_orphans(changes, apply(form, changes)))


def test_only_columns_of_wording_follow_a_language_that_gets_a_name() -> None:
    old = read(
        """
        | survey |
        | | type | name | label | relevant |
        | | integer | age | Age | |
        | | text | job | Job of ${age} | ${age} > 15 |
        """
    )
    changes = (
        NodeRenamed(at=TOP.child(NodeKind.QUESTION, "age"), old="age", new="years"),
        LanguageRenamed(old="", new="English (en)"),
    )
    job = apply(old, changes, follow=True).nodes[1]
    assert job.relevant == "${years} > 15"
    assert job.labels.pairs == (("English (en)", "Job of ${years}"),)
