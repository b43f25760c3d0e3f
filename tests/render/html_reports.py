"""Reports for the HTML renderer: a calm one, and one whose form means harm."""

from collections.abc import Iterator

from formkit.core.errors import UnreadableFormError
from formkit.core.findings import Finding, Ignored, Report, Severity, Skipped
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.html.reports import render_reports
from tests.render.reports import FULL


@rule("FK203", "duplicate-choice-code", Severity.ERROR)
def _duplicate(_subject: Subject, _this: Rule) -> Iterator[Finding]:
    """Two choices of one list have the same code.

    Why:
        Nobody can tell which one was meant; see ``allow_choice_duplicates``.

    Bad:
        # file: census.xlsx
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 1    | 河    |

    Good:
        | choices |
        |  | list_name | name |
        |  | water     | 1    |

    Fix: none.
    Source: XLSForm reference.
    """
    yield from ()


@rule("FK501", "not-in-dictionary", Severity.INFO)
def _unresolved(_subject: Subject, _this: Rule) -> Iterator[Finding]:
    """A question is no variable.

    Why:
        Nobody can compare it.

    Bad:
        | survey |
        |  | type | name |
        |  | text | a    |

    Good:
        | survey |
        |  | type | name |
        |  | text | b    |

    Fix: none.
    Source: formkit.
    """
    yield from ()


RULES = (_duplicate, _unresolved)


def finding(sheet: str, row: int, column: int, message: Message, /, **more: object) -> Finding:
    values: dict[str, object] = {
        "rule": "FK203",
        "slug": "duplicate-choice-code",
        "severity": Severity.WARNING,
        "message": message,
        "loc": Loc(file="tchad.xlsx", sheet=sheet, row=row, column=column),
        **more,
    }
    return Finding(**values)  # type: ignore[arg-type] - tests name the fields they mean


MARKED = Report(
    file="formulaires/sahel/mali.xlsx",
    findings=(
        finding(
            "survey",
            7,
            5,
            Message("write and for &&"),
            rule="FK303",
            slug="foreign-operator",
            severity=Severity.ERROR,
            column="relevant",
            name="age_of_head",
            text="${age} > 18 && ${sex} = 'f'",
            span=(12, 14),
        ),
        finding(
            "survey",
            9,
            3,
            Message("the label of {language} is too long", language="العربية"),
            column="label::العربية (ar)",
            text="مرحبا بكم في المخيم 12",
            fixable=True,
        ),
        finding(
            "choices",
            4,
            2,
            Message("the code ends with an odd space"),
            column="name",
            name="déplacés",
            text="oui\u00a0",
            span=(3, 4),
            fixable=True,
        ),
        finding("choices", 1, 3, Message("a header"), column="label", text="label"),
    ),
    ignored=(
        Ignored(
            finding=finding("survey", 12, 1, Message("let be"), rule="FK601", slug="house-style"),
            reason="agreed with the hub",
            loc=Loc(sheet="survey", row=12, column=9),
        ),
    ),
    known=(finding("survey", 13, 1, Message("an old one")),),
    skipped=FULL.skipped[1:],
)
EMPTY = Report(file="formulaires/niger.xlsx", skipped=FULL.skipped[:1])
CLEAN = Report(file="formulaires/tout_va_bien.xlsx")
UNREADABLE = UnreadableFormError(Message("the file is encrypted"), loc=Loc(file="benin.xlsx"))

HOSTILE_TEXTS = (
    "<script>window.hacked = true</script>",
    "</style><script>window.hacked = true</script>",
    "</script><img src=x onerror='window.hacked = true'>",
    '" onmouseover="window.hacked = true" x="',
    "' onfocus='window.hacked = true' autofocus='",
    "javascript:window.hacked=true",
    "&lt;b&gt; &amp;quot; {shown} {all} %s ${x}",
    "a\x00b\x1b[2Jc\u202egnp.exe",
    "<!-- --> ]]> <![CDATA[",
    "\ud800",
)


def hostile_report() -> Report:
    """A form in which every text that an author writes is meant to do harm."""
    found = tuple(
        finding(
            text,
            number,
            1,
            Message("{text}", text=text),
            rule=text,
            slug=text,
            column=text,
            name=text,
            text=text * 2,
            span=(3, len(text) + 3),
        )
        for number, text in enumerate(HOSTILE_TEXTS, start=2)
    )
    ignored = tuple(Ignored(finding=one, reason=one.text, loc=one.loc) for one in found)
    skipped = tuple(
        Skipped(rule=text, reason=Message("{text}", text=text)) for text in HOSTILE_TEXTS
    )
    file = "/".join(HOSTILE_TEXTS)
    return Report(file=file, findings=found, known=found, ignored=ignored, skipped=skipped)


def rendered(*reports: Report, language: Language = Language.ENGLISH) -> str:
    return render_reports(
        reports,
        version="0.0.0",
        catalogue=read_catalogue(language),
        language=language,
        rules=RULES,
        unreadable=(UNREADABLE,) if len(reports) > 1 else (),
    )
