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
from formkit.jobs.drafting_history import History
from formkit.tui.screens.compose_drafting import ComposeDrafting
from formkit.tui.screens.compose_form import FormStep

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
        memory = self.shell.memory
        country = memory.setting(_COUNTRY)
        draft = begin_draft(
            bench.standard,
            event.template,
            country if bench.standard.country(country) else "",
            folder=self.shell.workspace,
            language=str(self.shell.language),
        )
        self.turn_to(History(now=draft))

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
            Message("Which file has the admin units? A CSV with level, pcode, name, parent."),
            lambda path: self.do(lambda draft: with_gazetteer(draft, path)),
            endings=(".csv",),
        )

    @on(FormStep.LanguageWanted)
    def _ask_for_language(self) -> None:
        self.ask_text(
            Message("Which language? Write its name and code, such as Hausa (ha)"),
            lambda text: self.do(partial(_with_language, language=text.strip())),
            hint=Message("Texts without wording in it stand in another language, marked."),
            check=_why_no_language,
        )


def _with_language(draft: Draft, *, language: str) -> Draft:
    return with_languages(draft, (*draft.wanted.languages, language))


def _why_no_language(text: str) -> Message | None:
    name, _, code = text.strip().rpartition(" (")
    if name and code.endswith(")") and code[:-1].isalpha() and len(code) in {3, 4}:
        return None
    return Message("write the name and, in parentheses, the code of two or three letters")
