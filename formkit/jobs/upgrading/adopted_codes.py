"""A country's own codes that a release makes the region's: they count as themselves from now on."""

from formkit.core.values import replace
from formkit.jobs.upgrading.new_names import NewNames
from formkit.model.adaptation import PARENT_COLUMN
from formkit.model.form import Choice, ChoiceList, Form


def with_adopted_codes(wanted: Form, old: Form, new: Form, names: NewNames) -> Form:
    """Take away the regional code that an adopted code rolled up to.

    Adopted is a code that only the new release asks, in the words that the country has for
    it, and that rolls up to nothing there.  Where the country's words stay others, by
    somebody's decision, so does what they count as.

    Args:
        wanted: the form that the country is to get.
        old: what the old release gives without the country's changes.
        new: what the new release gives without them.
        names: what the new release calls otherwise.
    """
    known = {(names.lists.get(one.name, one.name), code) for one in old.lists for code in one.codes}
    adopted = {
        (one.name, choice.code): choice
        for one in new.lists
        for choice in one.choices
        if (one.name, choice.code) not in known and not choice.extra_cell(PARENT_COLUMN)
    }

    def count(choice: Choice, of_release: Choice | None) -> Choice:
        if of_release is None or choice.labels != of_release.labels:
            return choice
        extra = tuple(cell for cell in choice.extra if cell[0] != PARENT_COLUMN)
        return replace(choice, extra=extra)

    def counted(one: ChoiceList) -> ChoiceList:
        choices = (count(each, adopted.get((one.name, each.code))) for each in one.choices)
        return replace(one, choices=tuple(choices))

    return replace(wanted, lists=tuple(map(counted, wanted.lists)))
