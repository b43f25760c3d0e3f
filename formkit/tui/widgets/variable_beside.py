"""A question beside variables in words: what they have in common, and what not."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from formkit.align.agreement import is_country_owned
from formkit.align.choices_beside import ChoiceBeside, ChoiceMark, choices_beside
from formkit.align.divergence import Aspect, own_list
from formkit.align.drift import Topic
from formkit.align.reasons import reasons_for
from formkit.align.states import JudgedQuestion
from formkit.align.wording import language_code
from formkit.core.messages import Message
from formkit.jobs.aligning import AlignedForm
from formkit.model.dictionary import Variable
from formkit.model.form import Question
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.widgets.alignment_words import ASPECTS, CHOICE_SIGNS, CHOICES, TIERS, worded_in
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.widgets.wording import compared, written

_DIFFERS, _SAME = "bold $warning", "$success"
_MOST_CHOICES = 40
"""Choices of one kind that are told one by one."""
_INDENT = "  "

_TOPICS = {
    Topic.UNIT: Message("unit"),
    Topic.POPULATION: Message("people"),
    Topic.SEX: Message("sex"),
    Topic.PERIOD: Message("period"),
}


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

    def about(self, variable: Variable, form: AlignedForm) -> Iterator[Content]:
        """A variable's name, title, tier and module."""
        module = form.modules.get(variable.name, "")
        tier = TIERS.get(variable.category)
        facts = " · ".join(filter(None, (self._say(tier) if tier else "", module)))
        title = worded_in(variable.titles, self._reader)
        yield Content.assemble((variable.name, "bold $primary"), "  ", shown(title))
        if facts:
            yield Content.styled(_INDENT + facts, FAINT)

    def candidates(self, judged: JudgedQuestion, form: AlignedForm) -> Iterator[Content]:
        """The variables that a question may be, each with what speaks for and against it."""
        scores = {one.variable.name: f"{one.score:.0%} " for one in judged.suggestions}
        dictionary = form.standard.dictionary
        for variable in judged.candidates:
            yield Content("")
            head, *facts = self.about(variable, form)
            yield Content.assemble((scores.get(variable.name, ""), "bold"), head)
            yield from facts
            label = worded_in(variable.labels, self._reader)
            yield Content(_INDENT + shown(label))
            question = judged.aligned.question
            for reason in reasons_for(question, variable, form.form, dictionary):
                sign, style = ("+", _SAME) if reason.speaks_for else ("-", _DIFFERS)
                yield Content.assemble(_INDENT, (sign, style), " ", shown(self._say(reason.text)))
            yield from self._askers(variable, form)

    def compared(self, judged: JudgedQuestion, form: AlignedForm) -> Iterator[Content]:
        """A question beside the variable that it stands for: type, list, meaning, wording."""
        variable, question = judged.aligned.variable, judged.aligned.question
        assert variable is not None  # noqa: S101 - the caller saw it
        yield from self.about(variable, form)
        yield from self._askers(variable, form, but=question)
        differs = judged.divergence.aspects
        yield self._fact(Aspect.TYPE, differs, self._types(question, variable))
        yield from self._list(judged, form, variable)
        if Aspect.MEANING in differs:
            words = "; ".join(self._say(one) for one in self._meanings(judged))
            yield self._fact(Aspect.MEANING, differs, words)
        yield from self._wording(judged, variable)

    def _askers(
        self, variable: Variable, form: AlignedForm, but: Question | None = None
    ) -> Iterator[Content]:
        names = tuple(
            one.aligned.question.name
            for one in form.askers.get(variable.name, ())
            if one.aligned.question is not but
        )
        if names:
            text = Message("{names} {names:stands|stand} for it already", names=names)
            yield Content.assemble(_INDENT, ("! ", _DIFFERS), harmless(self._say(text)))

    def _fact(self, aspect: Aspect, differs: Sequence[Aspect], words: str) -> Content:
        sign, style = ("≠", _DIFFERS) if aspect in differs else ("=", _SAME)
        return Content.assemble(
            (sign, style), " ", (self._say(ASPECTS[aspect]), "bold"), "  ", shown(harmless(words))
        )

    def _types(self, question: Question, variable: Variable) -> str:
        if question.type == variable.type:
            return question.type
        text = "{type} here, {standard_type} in the dictionary"
        return self._say(Message(text, type=question.type, standard_type=variable.type))

    @staticmethod
    def _meanings(judged: JudgedQuestion) -> Iterator[Message]:
        for one in judged.divergence.meanings:
            topic = _TOPICS[one.topic]
            if one.there:
                text = "{topic}: {here} here, {there} in the dictionary"
                yield Message(text, topic=topic, here=one.here, there=one.there)
            else:
                text = "{topic}: {here} here, none in the dictionary"
                yield Message(text, topic=topic, here=one.here)

    def _list(
        self, judged: JudgedQuestion, form: AlignedForm, variable: Variable
    ) -> Iterator[Content]:
        own = own_list(judged.aligned.question, form.form)
        theirs = form.standard.dictionary.lists_by_name.get(variable.list_name)
        if own is None or theirs is None:
            return
        differs = judged.divergence.aspects
        if is_country_owned(theirs):
            text = Message("{list}: each country fills it", list=theirs.name)
            yield self._fact(Aspect.LIST, differs, self._say(text))
            return
        names = f"{own.name} / {theirs.name}" if own.name != theirs.name else own.name
        yield self._fact(Aspect.LIST, differs, names)
        yield from self._choices(choices_beside(own, theirs))

    def _choices(self, choices: tuple[ChoiceBeside, ...]) -> Iterator[Content]:
        """Those that differ under what they differ in; of the others, how many there are."""
        for mark, words in CHOICES.items():
            found = [one for one in choices if one.mark is mark]
            if not found:
                continue
            if mark is ChoiceMark.SAME:
                text = Message("{count} {count:choice is|choices are} the same", count=len(found))
                yield Content.styled(f"{_INDENT}= {self._say(text)}", FAINT)
                continue
            yield Content.styled(f"{_INDENT}{self._say(words)}", FAINT)
            for one in found[:_MOST_CHOICES]:
                yield self._choice(one)
            if more := len(found[_MOST_CHOICES:]):
                yield Content(_INDENT * 2 + self._say(Message("and {count} more", count=more)))

    def _choice(self, one: ChoiceBeside) -> Content:
        here, there = worded_in(one.here, self._reader), worded_in(one.there, self._reader)
        words = shown(here or there)
        if one.mark is ChoiceMark.REWORDED:
            words = f"{shown(here)} / {shown(there)}"
        sign = CHOICE_SIGNS[one.mark]
        return Content.assemble(
            _INDENT, (f"{sign} {harmless(one.code)}", "bold"), f"  {harmless(words)}"
        )

    def _wording(self, judged: JudgedQuestion, variable: Variable) -> Iterator[Content]:
        """Each language that both have; the texts below each other where they differ."""
        theirs = {language_code(language): text for language, text in variable.labels}
        differs = judged.divergence.aspects
        for language, here in judged.aligned.question.labels:
            there = theirs.get(language_code(language))
            if there is None:
                continue
            if here == there:
                yield self._fact(Aspect.LABEL, (), language)
                continue
            sign, style = ("≠", _DIFFERS) if Aspect.LABEL in differs else ("≈", FAINT)
            name = (self._say(ASPECTS[Aspect.LABEL]), "bold")
            yield Content.assemble((sign, style), " ", name, "  ", shown(harmless(language)))
            old, new = compared(there, here)
            wide = max(self._width - len(_INDENT) * 2, 1)
            yield self._indented("- ", written(old, wide, is_new=False))
            yield self._indented("+ ", written(new, wide, is_new=True))

    @staticmethod
    def _indented(sign: str, words: Content) -> Content:
        return Content.assemble(_INDENT, (sign, "bold"), words)
