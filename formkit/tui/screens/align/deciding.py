"""Deciding on the question that is marked, writing it down, and taking it back."""

from collections.abc import Callable

from rich.text import Text
from textual.content import Content

from formkit.align.identity import IdentifiedBy
from formkit.align.states import JudgedQuestion, QuestionState
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.decisions import (
    Decision,
    way_to_let_stand,
    way_to_part,
    way_to_reword,
    ways_to_accept,
    ways_to_own,
)
from formkit.jobs.aligning.lines import AlignmentLine
from formkit.model.dictionary import Variable
from formkit.model.standard import Country
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.dialogs.variables import FindVariable
from formkit.tui.screens.align.writing import WritingScreen
from formkit.tui.widgets.alignment_words import worded_in
from formkit.tui.widgets.hanging import Hanging

_DECIDING = "decide"
_WRITING = "write"
_COUNTRY = "country"
_PLACEHOLDER = "…"
"""Stands for a reason that is asked for only when it is needed."""


class DecidingScreen(WritingScreen):
    """Settles one question after the other."""

    @property
    def marked(self) -> AlignmentLine | None:
        """The line that the person looks at."""
        raise NotImplementedError

    @property
    def candidate(self) -> Variable | None:
        """Of the variables that the question may be, the one that is marked."""
        raise NotImplementedError

    # Yes

    def action_accept(self) -> None:
        """Say that the question stands for a variable."""
        line, form = self.marked, self.free_form
        if line is None or form is None:
            return
        if line.missing:
            self._ask_question(line)
        elif line.judged:
            self._accept(line.judged)

    def _accept(self, judged: JudgedQuestion) -> None:
        candidate = self.candidate
        if judged.aligned.variable and judged.aligned.by in SURE:
            text = "{name} stands for {variable} already"
            name, variable = judged.aligned.question.name, judged.aligned.variable.name
            self.tell(Message(text, name=name, variable=variable))
        elif candidate is None:
            self._find_variable(judged)
        else:
            self._ask_way(judged, candidate)

    def _variable_chosen(self, judged: JudgedQuestion, name: str) -> None:
        form = self.free_form
        if form is not None:
            self._ask_way(judged, form.standard.dictionary.by_name[name])

    def _ask_question(self, line: AlignmentLine) -> None:
        """Say which question is a variable that counts as missing."""
        missing = line.missing
        if missing is None:
            return
        known = {one.aligned.question.name: one for one in missing.may_be}
        if not known:
            text = "no question comes near {variable}; mark the question that asks it, and press v"
            self.tell(Message(text, variable=missing.asked.variable.name))
            return
        options = [(name, self._asked(name, one)) for name, one in known.items()]
        self.choose(
            Message("Which question is {variable}?", variable=missing.asked.variable.name),
            options,
            lambda name: self._ask_way(known[name], missing.asked.variable),
        )

    def _asked(self, name: str, one: JudgedQuestion) -> Hanging:
        label = worded_in(one.aligned.question.labels, self.reader)
        return Hanging(Content.styled(f"{harmless(name)}  ", "bold"), Content(shown(label)))

    def action_find_variable(self) -> None:
        """Look for the variable oneself."""
        line = self.marked
        if line and line.judged:
            self._find_variable(line.judged)

    def _find_variable(self, judged: JudgedQuestion) -> None:
        held = self.held
        if held is None:
            return
        missing = tuple(one.asked.variable for one in held.form.missing)
        likely = dict.fromkeys((*judged.candidates, *missing))
        dialog = FindVariable(
            self.say,
            Message("Which variable is {name}?", name=judged.aligned.question.name),
            held.search,
            reader=self.reader,
            likely=tuple(likely),
        )
        self.app.push_screen(
            dialog, lambda name: self._variable_chosen(judged, name) if name else None
        )

    def _ask_way(self, judged: JudgedQuestion, variable: Variable) -> None:
        form = self.free_form
        if form is None:
            return
        title = Message(
            "{name} is {variable}. How is that to be written down?",
            name=judged.aligned.question.name,
            variable=variable.name,
        )
        self.decide(
            lambda: ways_to_accept(form, judged, variable),
            lambda ways: self.choose_way(title, ways, self.write),
        )

    # No

    def action_reject(self) -> None:
        """Say that the question is not the variable that stands beside it."""
        line, form = self.marked, self.free_form
        judged, candidate = line.judged if line else None, self.candidate
        if judged is None or form is None or candidate is None:
            return
        question, variable = judged.aligned.question.name, candidate.name
        rejected = self.terms.rejected | {(question, variable)}
        if judged.aligned.by is IdentifiedBy.PROVENANCE:
            self.write(way_to_part(form, judged), rejected=rejected)
        elif judged.aligned.variables:
            text = "the name {name} says so; if it is another question, give it another name (l)"
            self.warn(Message(text, name=question))
        else:
            text = "{variable} is not suggested for {name} again"
            self.decide_aside(Message(text, variable=variable, name=question), rejected)

    # The country's own

    def action_own(self) -> None:
        """Register the question as the country's own."""
        line, form = self.marked, self.free_form
        if line is None or line.judged is None or form is None:
            return
        judged = line.judged
        if judged.state is QuestionState.NO_NEED:
            self.tell(Message("it asks nobody anything, so it belongs to nobody"))
            return
        country = form.country or form.standard.country(self.terms.country)
        if country is not None:
            self._ask_way_to_own(judged, country)
        else:
            self._ask_country(form, lambda country: self._ask_way_to_own(judged, country))

    def _ask_country(self, form: AlignedForm, then: Callable[[Country], None]) -> None:
        known = {one.iso3: one for one in form.standard.countries}
        language = form.standard.language_name(self.reader)

        def chosen(iso3: str) -> None:
            self.shell.memory.set(_COUNTRY, iso3)
            self.terms = replace(self.terms, country=iso3)
            self.keep_draft()
            then(known[iso3])

        options = [
            (iso3, Text(one.names.get(language) or one.names.first)) for iso3, one in known.items()
        ]
        self.choose(
            Message("The form names no country. Whose form is it?"),
            options,
            chosen,
            chosen=self.shell.memory.setting(_COUNTRY),
        )

    def _ask_way_to_own(self, judged: JudgedQuestion, country: Country) -> None:
        form = self.free_form
        if form is None:
            return
        title = Message(
            "{name} is the country's own. How is that to be written down?",
            name=judged.aligned.question.name,
        )

        def taken(way: Decision) -> None:
            if way.has_reason:
                self._ask_reason(
                    judged, lambda reason: ways_to_own(form, judged, country, reason)[0]
                )
            else:
                self.write(way)

        self.decide(
            lambda: ways_to_own(form, judged, country, _PLACEHOLDER),
            lambda ways: self.choose_way(title, ways, taken),
        )

    # As it is, or as the dictionary has it

    def action_let_stand(self) -> None:
        """Let stand what the question has otherwise than its variable."""
        line, form = self.marked, self.free_form
        judged = line.judged if line else None
        if judged is None or form is None:
            return
        if judged.state is not QuestionState.DRIFTING:
            self.tell(Message("nothing differs here, so there is nothing to accept"))
            return
        why_not = way_to_let_stand(form, judged, _PLACEHOLDER).why_not
        if why_not is not None:
            self.warn(why_not)
            return
        self._ask_reason(judged, lambda reason: way_to_let_stand(form, judged, reason))

    def _ask_reason(self, judged: JudgedQuestion, way: Callable[[str], Decision]) -> None:
        self.ask_text(
            Message("Why is {name} as it is?", name=judged.aligned.question.name),
            lambda reason: self.write(way(reason)),
            hint=Message(
                "the reason is written into the form, in its column formkit_ignore, so that"
                " whoever reads the form next year finds it"
            ),
            check=lambda reason: way(reason).why_not,
        )

    def action_reword(self) -> None:
        """Take the dictionary's wording."""
        line, form = self.marked, self.free_form
        if line is None or line.judged is None or form is None:
            return
        judged = line.judged
        title = Message(
            "{name} is to be worded as in the dictionary", name=judged.aligned.question.name
        )
        self.decide(
            lambda: (way_to_reword(form, judged),),
            lambda ways: self.choose_way(title, ways, self.write),
        )


SURE = frozenset((IdentifiedBy.PROVENANCE, IdentifiedBy.NAME))
"""What needs no person to say it again."""
