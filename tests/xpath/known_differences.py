"""Where formkit and a judge differ: one entry for each reason.

formkit follows ODK Web Forms where browsers differ; Enketo's entries are of such places.
"""

from tests.oracle.known import Known

_REAL = r"\b(sin|cos|tan|asin|acos|atan|atan2|exp|exp10|log|log10|pow)\("
_MILLISECONDS = "three digits for the part of a second"
_LAST_DIGIT = "Java, V8 and C round the last digit of these functions differently"


def _enketo(pattern: str, reason: str, *, theirs: str = "", nearly: bool = False) -> Known:
    return Known(judge="Enketo", pattern=pattern, reason=reason, theirs=theirs, nearly=nearly)


KNOWN = (
    Known(judge="JavaRosa", pattern=_REAL, nearly=True, reason=_LAST_DIGIT),
    Known(judge="Web Forms", pattern=_REAL, nearly=True, reason=_LAST_DIGIT),
    Known(
        judge="JavaRosa",
        pattern="clock",
        reason="a time is a point of today, and JavaRosa's clock cannot be stopped",
    ),
    Known(
        judge="JavaRosa",
        pattern=r"\brandomize\(.*'a'|\brandomize\(.*coalesce",
        theirs="^stops$",
        reason="the jar of ODK Validate lacks the SHA-256 that Collect has for seeds of letters",
    ),
    Known(
        judge="Web Forms",
        pattern=r"\bdistance\((.+), \1\)",
        reason="from a place to itself: the arc of a cosine whose last digit is rounded otherwise",
    ),
    _enketo(_REAL, _LAST_DIGIT, nearly=True),
    _enketo(r" (and|or) ", "true or false; ODK Web Forms gives the value that decides"),
    _enketo(r"\b(base64-decode|geofence)\(", "Enketo has no such function", theirs="^stops$"),
    _enketo(r"\b(area|distance)\(", "of what is no line: nothing; ODK Web Forms: 0, or it stops"),
    _enketo(r"\bsum\(", "empty and wordy answers count as 0; ODK Web Forms: not a number"),
    _enketo(
        r"-[(/a-z.]", "Enketo reads no minus sign before a path or a bracket", theirs="^stops$"
    ),
    _enketo(r"\bnow\(\)", _MILLISECONDS, theirs=r"\.250\+01:00"),
    _enketo("%%|%a", "Enketo writes % for %%, and names of days"),
    _enketo("2026-13-40", "what is no date is a text; ODK Web Forms stops"),
    _enketo("2026-1-5", "a date without its zeros is a date"),
    _enketo(
        r"\b(number|date|date-time|decimal-date-time|decimal-time)\(",
        "dates are numbers with a part of the day, and texts and numbers more often dates",
    ),
    _enketo(r"\bsubstring-after\(", "of a text in itself: nothing; ODK Web Forms: a rest"),
    _enketo(r"\b(substring|substr|translate)\(", "jsdom counts and translates, a browser not so"),
    _enketo(r"\brandomize\(", "a seed is a whole number and what is drawn from is in the record"),
    _enketo(
        r"\bposition\(", "the first of several counts; ODK Web Forms stops, and of none is none"
    ),
    _enketo(
        r"\b(concat|coalesce|join|string|normalize-space)\(",
        "what is no number is the text NaN; ODK Web Forms: nothing",
        theirs="NaN",
    ),
    _enketo(r"\bround\(.*\.", "places after the point are cut to whole ones"),
    _enketo(r"\bboolean-from-string\(", "every number above 0 is true"),
    _enketo(
        r"\bceiling\(|\bfloor\(", "jsdom's own, which fails for large numbers", theirs="^stops$"
    ),
    _enketo(r"photo|\(\.\.\)", "the name of a file not asked for is taken away"),
    _enketo(" mod .* div ", "div is worked out before mod"),
    _enketo(r"!?= today\(\)", "an answer's date is compared with another as a point in time"),
    _enketo(r"\bdigest\(", "Enketo digests a path, not the text that it leads to"),
    _enketo(
        r"\b(weighted-)?checklist\(", "bounds below 0 and counts of nothing are read otherwise"
    ),
    _enketo(r"\bpow\(", "as JavaScript has it: of no number to 0, 1"),
    _enketo(r"\bselected(-at)?\(", "every blank divides codes"),
)

KNOWN_IN_FORMS = (
    _enketo(r"\bnow\(\)", _MILLISECONDS, theirs=r"\.250\+01:00"),
    _enketo(r"\bsum\(", "empty and wordy answers count as 0; ODK Web Forms: not a number"),
)
