"""Files with the mistakes of rules that look at the file: no form alone has these."""

from collections.abc import Callable

from tests.formats.hostile import HEADER, QUESTION, SHEET, package, relations, row, sheet

_FORMULA = '<c r="D2" t="str"><f>B2</f><v>A</v></c>'
CSV = "survey,,,\n,type,name,label\n,note,n,Été\n"
_WITH_HINT = row(1, "type", "name", "label", "hint")
_WORKED_OUT = QUESTION.replace("</row>", _FORMULA + "</row>")
_FURTHER = row(9, "text", "b", "B")
_HIDDEN = QUESTION.replace("<row ", '<row hidden="1" ', 1)

PLANTED: dict[str, Callable[[], tuple[str, bytes]]] = {
    "FK112": lambda: ("form.xls", package()),
    "FK113": lambda: ("form.csv", CSV.replace(",", ";").encode("cp1252")),
    "FK114": lambda: ("form.xlsx", package({SHEET: _sheet('<dimension ref="A1"/>')})),
    "FK115": lambda: ("form.xlsx", package({SHEET: sheet(HEADER + '<row r="1100"/>')})),
    "FK116": lambda: ("form.xlsm", package({"xl/vbaProject.bin": b"x"})),
    "FK117": lambda: ("form.xlsx", _linked()),
    "FK123": lambda: ("form.xlsx", package({SHEET: sheet(HEADER + QUESTION + _FURTHER)})),
    "FK128": lambda: ("form.xlsx", package({SHEET: sheet(_WITH_HINT + _WORKED_OUT)})),
    "FK129": lambda: ("form.xlsx", package({SHEET: sheet(HEADER + _HIDDEN)})),
}
"""Rule -> the name of a file that has its mistake, and what is in it."""


def _sheet(before: str) -> bytes:
    return sheet(HEADER + QUESTION, before=before)


def _linked() -> bytes:
    target = relations(("externalLinkPath", "file:///C:\\Lists\\villages%202019.xlsx"))
    outside = target.replace(b"/></Rel", b' TargetMode="External"/></Rel')
    return package({"xl/externalLinks/_rels/externalLink1.xml.rels": outside})
