"""A question beside variables in words: what they have in common, and what not."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content
from textual.visual import Visual

from formkit.align.divergence import Aspect, own_list
from formkit.align.reasons import drift_words, reasons_for
from formkit.align.same_language import Pair, pair_for, pairs_of
from formkit.align.states import JudgedQuestion
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.aligning import AlignedForm
from formkit.model.dictionary import Variable
from formkit.model.form import Question
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.widgets.alignment_words import ASPECTS, TIERS, percentage, worded_in
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.widgets.variable_list import ListBeside
from formkit.tui.widgets.wording import compared, written

MARKED = "►"
"""Stands before the variable that is meant by keys."""
_DIFFERS, _SAME = "bold $warning", "$success"
_INDENT = Content("  ")
_NOTHING = Content("")


@dataclass(frozen=True, kw_only=True)
class _Fact:
    """What is told of one aspect, line by line."""

    differs: bool
    lines: tuple[Visual, ...]


class Beside:
    """Words what a question and its variables have in common."""

    def __init__(self, *, say: Callable[[Message], str], reader: str, width: int) -> None:
        """Speak to somebody.

        Args:
            say: words a message in the reader's language.
            reader: the code of that language.
            width: columns there are.
        """
        self._say = say
        self._reader = reader
        self._width = width
        self._lists = ListBeside(say=say, reader=reader)

    def about(
        self, variable: Variable, form: AlignedForm, mark: Content = _INDENT
    ) -> Iterator[Visual]:
        """A variable's name, title, tier and module.

        Args:
            variable: which one.
            form: beside which it stands.
            mark: what stands before its name.
        """
        module = form.modules.get(variable.name, "")
        tier = TIERS.get(variable.category)
        facts = " · ".join(filter(None, (self._say(tier) if tier else "", module)))
        title = worded_in(variable.titles, self._reader)
        yield Hanging(mark, Content.assemble((variable.name, "bold $primary"), "  ", shown(title)))
        if facts:
            yield Hanging(_INDENT, Content.styled(facts, FAINT))

    def candidate(
        self, variable: Variable, judged: JudgedQuestion, form: AlignedForm, *, is_marked: bool
    ) -> Iterator[Visual]:
        """A variable that a question may be, with what speaks for and against it.

        Args:
            variable: which one.
            judged: the question.
            form: whose question it is.
            is_marked: whether it is the one that keys mean.
        """
        scores = {one.variable.name: one.score for one in judged.suggestions}
        score = scores.get(variable.name)
        rated = f"{self._say(percentage(round(score * 100)))} " if score is not None else ""
        sign = f"{MARKED if is_marked else ' '} "
        yield from self.about(
            variable, form, Content.assemble((sign, "bold $accent"), (rated, "bold"))
        )
        question = judged.aligned.question
        pair = pair_for(pairs_of(question.labels, variable.labels), self._reader)
        label = pair.there if pair else worded_in(variable.labels, self._reader)
        yield Hanging(_INDENT, Content(shown(harmless(label))))
        for reason in reasons_for(question, variable, form.form, form.standard.dictionary):
            mark, style = ("+", _SAME) if reason.speaks_for else ("-", _DIFFERS)
            words = Content(shown(harmless(self._say(reason.text))))
            yield Hanging(Content.assemble(_INDENT, (mark, style), " "), words)
        yield from self._askers(variable, form)

    def compared(self, judged: JudgedQuestion, form: AlignedForm) -> Iterator[Visual]:
        """A question beside the variable that it stands for; what differs stands first."""
        variable, question = judged.aligned.variable, judged.aligned.question
        assert variable is not None  # noqa: S101 - the caller saw it
        facts = tuple(self._facts(judged, form, variable))
        yield from self._askers(variable, form, but=question)
        yield from (line for one in facts if one.differs for line in one.lines)
        yield _NOTHING
        yield from self.about(variable, form)
        yield from (line for one in facts if not one.differs for line in one.lines)

    def _askers(
        self, variable: Variable, form: AlignedForm, but: Question | None = None
    ) -> Iterator[Visual]:
        names = tuple(
            one.aligned.question.name
            for one in form.askers.get(variable.name, ())
            if one.aligned.question is not but
        )
        if names:
            text = Message("{names} {names:stands|stand} for it already", names=names)
            mark = Content.assemble(_INDENT, ("! ", _DIFFERS))
            yield Hanging(mark, Content(harmless(self._say(text))))

    def _facts(
        self, judged: JudgedQuestion, form: AlignedForm, variable: Variable
    ) -> Iterator[_Fact]:
        """Aspect by aspect; the list, which may be long, comes last."""
        differs, question = judged.divergence.aspects, judged.aligned.question
        yield self._fact(Aspect.TYPE, differs, self._types(question, variable))
        if Aspect.MEANING in differs:
            meanings = map(drift_words, judged.divergence.meanings)
            yield self._fact(Aspect.MEANING, differs, "; ".join(map(self._say, meanings)))
        yield from self._wording(question, variable, differs)
        own = own_list(question, form.form)
        theirs = form.standard.dictionary.lists_by_name.get(variable.list_name)
        if own is not None and theirs is not None:
            name, choices = self._lists.name(own, theirs), self._lists.lines(own, theirs)
            yield self._fact(Aspect.LIST, differs, name, *choices)

    def _fact(self, aspect: Aspect, differs: Sequence[Aspect], words: str, *below: Visual) -> _Fact:
        is_other = aspect in differs
        line = self._line("≠" if is_other else "=", aspect, words)
        return _Fact(differs=is_other, lines=(line, *below))

    def _line(self, sign: str, aspect: Aspect, words: str, faint: str = "") -> Visual:
        style = {"≠": _DIFFERS, "?": _DIFFERS, "=": _SAME}.get(sign, FAINT)
        name = (self._say(ASPECTS[aspect]), "bold")
        said = Content.assemble(
            name, "  ", shown(harmless(words)), "  " * bool(faint), (faint, FAINT)
        )
        return Hanging(Content.assemble((sign, style), " "), said)

    def _types(self, question: Question, variable: Variable) -> str:
        if question.type == variable.type:
            return question.type
        text = "{type} here, {standard_type} in the dictionary"
        return self._say(Message(text, type=question.type, standard_type=variable.type))

    def _wording(
        self, question: Question, variable: Variable, differs: Sequence[Aspect]
    ) -> Iterator[_Fact]:
        """Each language that both have; the texts below each other where they differ."""
        pairs = pairs_of(question.labels, variable.labels)
        if question.labels and variable.labels and not pairs:
            text = Message("no language in common, so the words cannot be compared")
            line = self._line("?", Aspect.LABEL, self._say(text))
            yield _Fact(differs=True, lines=(line,))
        is_other = Aspect.LABEL in differs or Aspect.MEANING in differs
        for pair in pairs:
            if pair.here == pair.there:
                yield self._fact(Aspect.LABEL, (), pair.language)
            else:
                sign = "≠" if Aspect.LABEL in differs else "≈"
                signs = self._say(Message("- dictionary, + form"))
                line = self._line(sign, Aspect.LABEL, pair.language, signs)
                yield _Fact(differs=is_other, lines=(line, *self._texts(pair)))

    def _texts(self, pair: Pair) -> Iterator[Visual]:
        old, new = compared(pair.there, pair.here)
        marks = [Content.assemble(_INDENT, (sign, "bold")) for sign in ("- ", "+ ")]
        wide = max(self._width - marks[0].cell_length, 1)
        yield Hanging(marks[0], written(old, wide, is_new=False))
        yield Hanging(marks[1], written(new, wide, is_new=True))
