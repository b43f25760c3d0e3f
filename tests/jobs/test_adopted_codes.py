import pytest

from formkit.core.texts import Texts
from formkit.jobs.upgrading.adopted_codes import with_adopted_codes
from formkit.jobs.upgrading.new_names import NewNames
from formkit.model.adaptation import PARENT_COLUMN
from formkit.model.form import Choice, ChoiceList, Extra, Form


def boat(label: str = "By canoe", extra: Extra = ()) -> Choice:
    return Choice(code="boat", labels=Texts.of([("English (en)", label)]), extra=extra)


AS_ROAD = boat(extra=((PARENT_COLUMN, "road"), ("region", "lake")))
AS_RIVER = boat(extra=((PARENT_COLUMN, "river"),))
AS_ITSELF = boat(extra=(("region", "lake"),))


@pytest.mark.parametrize(
    ("of_old", "of_new", "said"),
    [
        pytest.param((), (boat(),), AS_ITSELF, id="the region's now"),
        pytest.param((), (), AS_ROAD, id="the country's own still"),
        pytest.param((boat(),), (boat(),), AS_ROAD, id="the region's all along"),
        pytest.param((), (AS_RIVER,), AS_ROAD, id="rolls up in the region, too"),
        pytest.param((), (boat("By ferry"),), AS_ROAD, id="other words in the region"),
    ],
)
def test_what_a_code_of_a_country_counts_as(
    of_old: tuple[Choice, ...], of_new: tuple[Choice, ...], said: Choice
) -> None:
    old, new, wanted = (
        Form(lists=(ChoiceList(name=name, choices=choices),))
        for name, choices in (("way", of_old), ("ways", of_new), ("ways", (AS_ROAD,)))
    )
    names = NewNames(rows={}, lists={"way": "ways"})
    assert with_adopted_codes(wanted, old, new, names).lists[0].choices == (said,)
