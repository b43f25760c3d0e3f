"""Functions of chosen codes."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from formkit.xpath.arithmetic import java_trim, to_int32
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import Builder, calls, code_list
from formkit.xpath.implementations.texts import parsed_integer
from formkit.xpath.values import CONVERSIONS

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_BLANK = " \t\r\n"
_RUNS = re.compile(r"[ \t\r\n]{2,}")
_SPACE = re.compile(r"[ \t\r\n]")


def _java_selected(codes: str, code: str) -> bool:
    return f" {java_trim(code)} " in f" {codes} "


def _java_codes(codes: str) -> list[str]:
    return [code for code in codes.split(" ") if code]


def _java_count(codes: str) -> float:
    return float(len(_java_codes(codes)))


def _java_at(codes: str, index: float) -> str:
    found, place = _java_codes(codes), to_int32(index)
    return found[place] if 0 <= place < len(found) else ""


def _web_codes(codes: str) -> list[str]:
    return _SPACE.split(_RUNS.sub(" ", codes.strip(_BLANK)))


def _web_selected(codes: str, code: str) -> bool:
    code = code.strip(_BLANK)
    return code in (codes.split(" ") if code and codes.isprintable() else _web_codes(codes))


def _web_count(codes: str) -> float:
    return float(len(_web_codes(codes))) if codes.strip(_BLANK) else 0.0


def _web_at(codes: str, index: str) -> str:
    found, place = _web_codes(codes), parsed_integer(index)
    return found[place] if place is not None and 0 <= place < len(found) else ""


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "count-selected": calls(_java_count, code_list),
        "is-selected": calls(_java_selected, code_list),
        "selected": calls(_java_selected, code_list),
        "selected-at": calls(_java_at, code_list, _JAVAROSA.number),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "count-selected": calls(_web_count, _WEB_FORMS.text),
        "selected": calls(_web_selected, _WEB_FORMS.text),
        "selected-at": calls(_web_at, _WEB_FORMS.text),
    }
)
