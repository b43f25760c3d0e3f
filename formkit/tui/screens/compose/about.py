"""What the form in the making is about: template, country, places, languages."""

from functools import partial

from textual import on

from formkit.core.messages import Message
from formkit.jobs.drafting import (
    Draft,
    begin_draft,
    with_country,
    with_gazetteer,
    with_languages,
    with_template,
)
from formkit.jobs.drafting.changes import form_languages, with_form_languages
from formkit.jobs.drafting.history import begun
from formkit.model.form import Form
from formkit.model.standard import Standard
from formkit.tui.screens.compose.drafting import ComposeDrafting
from formkit.tui.screens.compose.form import FormStep

_COUNTRY = "country"
"""The setting that keeps for whom the person works."""


class ComposeAbout(ComposeDrafting):
    """The part of the screen that has to do with what is composed."""

    @on(FormStep.TemplateChosen)
    def _take_template(self, event: FormStep.TemplateChosen) -> None:
        event.stop()
        bench = self.bench
        assert bench is not None  # noqa: S101 - its templates were on offer
        if self.history is not None:
            self.do(lambda draft: with_template(draft, bench.standard, event.template))
            return
        draft = self.first_draft(bench.standard, event.template)
        self.turn_to(begun(draft, self.aside))

    def first_draft(self, standard: Standard, template: str) -> Draft:
        """A draft of a template, for the country that the person works for.

        Raises:
            UnknownNameError: the standard has no such template.
        """
        country = self.shell.memory.setting(_COUNTRY)
        return begin_draft(
            standard,
            template,
            country if standard.country(country) else "",
            folder=self.shell.workspace,
            language=str(self.shell.language),
        )

    @on(FormStep.CountryChosen)
    def _take_country(self, event: FormStep.CountryChosen) -> None:
        event.stop()
        bench = self.bench
        assert bench is not None  # noqa: S101 - its countries were on offer
        self.shell.memory.set(_COUNTRY, event.country)
        self.do(lambda draft: with_country(draft, bench.standard, event.country))

    @on(FormStep.PlacesWanted)
    def _ask_for_places(self) -> None:
        self.pick_file(
            Message(
                "Which file has the admin units? A CSV with a line for each place: its level (1 to"
                " 4), its p-code, its name, and the p-code of the place that it lies in; the"
                " columns are called level, pcode, name, parent."
            ),
            lambda path: self.do(lambda draft: with_gazetteer(draft, path)),
            endings=(".csv",),
        )

    @on(FormStep.LanguageWanted)
    def _ask_for_language(self) -> None:
        base = self.view.base
        self.ask_text(
            Message("Which language? Write its name and code, such as Hausa (ha)"),
            lambda text: self.do(partial(_with_language, language=text.strip(), base=base)),
            hint=Message("Its wording is written in the workbook that you build.")
            if base
            else Message("Texts without wording in it stand in another language, marked."),
            check=_why_no_language,
        )


def _with_language(draft: Draft, *, language: str, base: Form | None) -> Draft:
    if base is not None:
        return with_form_languages(draft, base, (*form_languages(draft, base), language))
    return with_languages(draft, (*draft.wanted.languages, language))


def _why_no_language(text: str) -> Message | None:
    name, _, code = text.strip().rpartition(" (")
    if name and code.endswith(")") and code[:-1].isalpha() and len(code) in {3, 4}:
        return None
    return Message("write the name and, in parentheses, the code of two or three letters")
