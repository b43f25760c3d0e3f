"""Formulas as each cell would show them: a shared one is written out for its place."""

from collections.abc import Mapping

from formkit.core.location import column_letters
from formkit.formats.formula_copies import Formula
from formkit.formats.sheet_marks import Place


def formula_texts(formulas: Mapping[Place, Formula]) -> dict[Place, str]:
    """Place -> formula with its equals sign; a place whose formula is nowhere is left out."""
    written = {place: f"={one.text}" for place, one in formulas.items() if one.text}
    sharers = {place: one.shared for place, one in formulas.items() if one.shared and not one.text}
    if sharers:
        first = {one.shared: place for place, one in formulas.items() if one.shared and one.text}
        for place, shared in sharers.items():
            if origin := first.get(shared):
                written[place] = _moved(written[origin], origin, place)
    return written


def _moved(formula: str, origin: Place, place: Place) -> str:
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - heavy, and seldom needed

    translator = Translator(formula, origin=_a1(origin))
    return str(translator.translate_formula(_a1(place)))


def _a1(place: Place) -> str:
    row, column = place
    return f"{column_letters(column)}{row}"
