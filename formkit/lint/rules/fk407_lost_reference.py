"""FK407: references that one language has and another one has not."""

import re
from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.core.values import dataclass, replace
from formkit.formats.headers import SURVEY
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, columns_beside, disabled_rows
from formkit.model.edits import CellSet
from formkit.model.form import Form
from formkit.xpath.references import references_in_text

_TWO = 2


def plant(form: Form) -> Form | None:
    """Put a reference into one language of a label."""
    question = first_question(form, lambda one: bool(one.name and len(one.labels.pairs) >= _TWO))
    if question is None:
        return None
    first, *others = question.labels
    labels = Texts(((first[0], f"{first[1]} ${{{question.name}}}"), *others))
    return with_nodes(form, question, replace(question, labels=labels))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write references right whose signs changed places."""
    loc = finding.loc
    for loss in _losses(subject):
        if loss.loc == loc and (text := loss.mended):
            edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=text)
            return Fix(title=Message("write {new}", new=_written(loss.lost)), edits=(edit,))
    return None


@rule("FK407", "lost-reference", Severity.WARNING, mend=mend, plant=plant)
def lost_reference(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A text shows an answer in one language and not in another.

    Why:
        Where ``${name}`` was lost or changed in translation, people read a
        sentence about nobody, or about somebody else, and answer another
        question.

    Bad:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | text    | town | Town                | Ville                |
        |  | integer | pop  | People in ${town}?  | Habitants ?          |

    Good:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr)   |
        |  | text    | town | Town                | Ville                  |
        |  | integer | pop  | People in ${town}?  | Habitants de ${town} ? |

    Fix: writes ``${town}`` where it became ``$ {town}`` or ``{town}$``, as
        happens in Arabic.  Else where it stands is the translator's to say.
    Source: XLSForm reference, "Multiple language support".
    """
    for loss in _losses(subject):
        message = _message(loss)
        yield this.finding(loss.loc, message, name=loss.name, fixable=bool(loss.mended))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text in one language, and the questions whose answers it shows."""

    language: str
    text: str
    names: tuple[str, ...]
    loc: Loc


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loss:
    """What one text shows and another one does not."""

    name: str
    """The question or list."""
    base: _Text
    other: _Text
    lost: tuple[str, ...]
    """What the other one lacks."""
    new: tuple[str, ...]
    """What it alone has."""

    @property
    def loc(self) -> Loc:
        """The cell to put right."""
        return self.other.loc if self.lost else self.base.loc

    @property
    def mended(self) -> str:
        """The text with ``$ {town}`` or ``{town}$`` written right; empty where that is not all."""
        text = self.other.text if self.lost and not self.new else ""
        for name in self.lost if text else ():
            bare = rf"\{{\s*{re.escape(name)}\s*\}}"
            text, count = re.subn(rf"\$\s+{bare}|{bare}\s*\$(?!\{{)", f"${{{name}}}", text)
            if not count:
                return ""
        return text


def _losses(subject: Subject) -> Iterator[_Loss]:
    groups = {(group[0].sheet.sheet, group[0].header): group for group in columns_beside(subject)}
    for sheet, header, row, name in _rows(subject) if groups else ():
        if (sheet, header) in groups:
            yield from _compared(subject, groups[sheet, header], row, name)


def _rows(subject: Subject) -> Iterator[tuple[str, str, int, str]]:
    """Sheet, attribute, row and name of what refers to something in some language."""
    seen: set[tuple[str, str, int]] = set()
    for cell in subject.referring_cells:
        place = (cell.loc.sheet, cell.key.partition("::")[0], cell.loc.row)
        if place not in seen:
            seen.add(place)
            yield *place, cell.name


def _compared(
    subject: Subject, columns: list[WordingColumn], number: int, name: str
) -> Iterator[_Loss]:
    texts = list(_texts(subject, columns, number))
    if len({frozenset(text.names) for text in texts}) < _TWO:
        return
    if columns[0].kind == SURVEY and number in disabled_rows(subject):
        return
    base, *others = texts
    for other in others:
        lost = tuple(one for one in base.names if one not in other.names)
        new = tuple(one for one in other.names if one not in base.names)
        if lost or new:
            yield _Loss(name=name, base=base, other=other, lost=lost, new=new)
            if not lost:
                return


def _texts(subject: Subject, columns: list[WordingColumn], number: int) -> Iterator[_Text]:
    """The filled cells of a row, that of the default language first."""
    default = subject.form.settings.get("default_language")
    sheet = subject.workbook.sheet(columns[0].sheet.sheet)
    row = sheet.row(number) if sheet else None
    for column in sorted(columns, key=lambda one: (one.language or default) != default):
        text = row.cell(column.column).text if row else ""
        if text:
            names = dict.fromkeys(one.name for one in references_in_text(text))
            loc = subject.workbook.loc(column.sheet.sheet, number, column.column)
            language = column.language or default
            yield _Text(language=language, text=text, names=tuple(names), loc=loc)


def _message(loss: _Loss) -> Message:
    first, second = _named(loss.base.language), _named(loss.other.language)
    if loss.lost and loss.new:
        return Message(
            "the text in {language} shows {new} where the one in {other} shows {lost}, so people"
            " are asked different things; show the same one",
            language=second,
            other=first,
            lost=_written(loss.lost),
            new=_written(loss.new),
        )
    return Message(
        "the text in {language} lacks {lost}, which the one in {other} has, so people read a"
        " sentence without it; write it where it belongs",
        language=second if loss.lost else first,
        other=first if loss.lost else second,
        lost=_written(loss.lost or loss.new),
    )


def _written(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"${{{name}}}" for name in names)


def _named(language: str) -> str | Message:
    return language or Message("the column without a language")
