from formkit.core.errors import BadManifestError, FormkitError, UnknownNameError
from formkit.core.location import Loc
from formkit.core.messages import Message


def test_an_error_says_its_place_first() -> None:
    error = FormkitError(Message("the file is empty"), loc=Loc(file="chad.xlsx"))
    assert str(error) == "chad.xlsx: the file is empty"
    assert str(FormkitError(Message("the file is empty"))) == "the file is empty"


def test_an_unknown_name_says_what_would_have_worked() -> None:
    error = UnknownNameError(Message("module"), "helth", known=("health", "hlp"))
    assert str(error) == "no module is called helth; there are: health, hlp"
    some = UnknownNameError(Message("module"), "helth", known=("health",), there_are_more=True)
    assert str(some) == "no module is called helth; the nearest are: health"
    none = UnknownNameError(Message("module"), "helth", known=())
    assert str(none) == "no module is called helth; there is none"


def test_a_manifest_error_keeps_every_problem() -> None:
    problems = tuple(
        (Loc(file="bsa.yaml", row=row), Message("{key} is not known", key=f"k{row}"))
        for row in (3, 9)
    )
    error = BadManifestError(problems)
    assert error.problems == problems
    assert str(error).startswith("bsa.yaml:3: k3 is not known (and 1 more")
    assert str(BadManifestError(problems[:1])) == "bsa.yaml:3: k3 is not known"
