"""What an alignment shows line by line: questions, and what the form lacks; found by text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from formkit.align.datakit import DatakitMatch, DatakitStatus
from formkit.align.states import JudgedQuestion, QuestionState
from formkit.core.values import dataclass
from formkit.formats.datakit import DatakitField
from formkit.jobs.aligning import AlignedForm, MissingVariable
from formkit.jobs.searching import folded, words_of
from formkit.model.dictionary import Variable
from formkit.model.form import Question


class Lack(StrEnum):
    """What a form lacks."""

    VARIABLE = "missing"
    """A core variable of the component."""
    FIELD = "missing in the datakit"
    """A core field of the Datakit's export."""


LineState = QuestionState | Lack


@dataclass(frozen=True, kw_only=True)
class AlignmentLine:
    """One question, or one thing that the form lacks."""

    key: str
    """Stays the same while the form is decided on."""
    state: LineState
    judged: JudgedQuestion | None = None
    missing: MissingVariable | None = None
    field: DatakitField | None = None
    match: DatakitMatch | None = None
    """What the Datakit says of the question."""
    module: str = ""
    """The module that asks the variable."""
    text: str = ""
    """All words by which the line is found, folded."""

    @property
    def is_open(self) -> bool:
        """Tell whether a person is to decide."""
        return isinstance(self.state, Lack) or self.state.is_open

    @property
    def question(self) -> Question | None:
        """The question, where there is one."""
        return self.judged.aligned.question if self.judged else None

    @property
    def variable(self) -> Variable | None:
        """The variable that it is about, or the likeliest one."""
        if self.missing:
            return self.missing.asked.variable
        return next(iter(self.judged.candidates), None) if self.judged else None

    @property
    def choices(self) -> tuple[Variable, ...]:
        """The variables among which a person is to choose; none where it stands for one."""
        judged = self.judged
        return judged.candidates if judged and judged.aligned.variable is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilter:
    """Which lines are shown."""

    of: "LineState | DatakitStatus | None" = None
    """A state; None: all."""
    only_open: bool = False
    text: str = ""

    def shown(self, lines: Iterable[AlignmentLine]) -> tuple[AlignmentLine, ...]:
        """The lines that it lets through, in their order; every word of the text has to be met."""
        words = words_of(self.text)
        return tuple(
            one for one in lines if self._has_state(one) and all(word in one.text for word in words)
        )

    def _has_state(self, line: AlignmentLine) -> bool:
        if isinstance(self.of, DatakitStatus):
            return line.match is not None and line.match.status is self.of
        return (self.of is None or line.state is self.of) and (line.is_open or not self.only_open)


def lines_of(form: AlignedForm) -> tuple[AlignmentLine, ...]:
    """The questions in sheet order, then what the form lacks."""
    return tuple(_lines(form))


def states_of(lines: Iterable[AlignmentLine]) -> Counter[LineState | DatakitStatus]:
    """How many lines have each state, and each status of the Datakit."""
    counts: Counter[LineState | DatakitStatus] = Counter()
    for one in lines:
        counts[one.state] += 1
        if one.match:
            counts[one.match.status] += 1
    return counts


def _lines(form: AlignedForm) -> Iterator[AlignmentLine]:
    for one in form.questions:
        question = one.aligned.question
        names = [each.name for each in one.candidates[:1]]
        module = next((form.modules[name] for name in names if name in form.modules), "")
        yield AlignmentLine(
            key=f"row-{question.loc.row}",
            state=one.state,
            judged=one,
            match=form.datakit_by_row.get(question.loc.row),
            module=module,
            text=_text(question.name, *_words(question), *_about(one.candidates[:1]), module),
        )
    for lacking in form.missing:
        variable, module = lacking.asked.variable, lacking.asked.module
        yield AlignmentLine(
            key=f"variable-{variable.name}",
            state=Lack.VARIABLE,
            missing=lacking,
            module=module,
            text=_text(*_about((variable,)), module),
        )
    for number, field in enumerate(form.missing_in_datakit):
        yield AlignmentLine(
            key=f"field-{number}",
            state=Lack.FIELD,
            field=field,
            text=_text(field.name, field.unique_id, *(text for _, text in field.labels)),
        )


def _words(question: Question) -> Iterator[str]:
    yield from (text for _, text in question.labels)
    yield question.list_name


def _about(variables: Iterable[Variable]) -> Iterator[str]:
    for one in variables:
        yield from (one.name, one.list_name, *(text for _, text in (*one.titles, *one.labels)))


def _text(*parts: str) -> str:
    return folded(" ".join(parts))
