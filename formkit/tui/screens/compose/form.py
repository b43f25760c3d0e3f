"""The first step of composing: which form, for whom, in which languages."""

from functools import partial

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message as Posted
from textual.widgets import Button, Input, Label, Select, SelectionList, Static
from textual.widgets.select import InvalidSelectValueError
from textual.widgets.selection_list import Selection

from formkit.core.messages import Message
from formkit.jobs.drafting import Draft, with_gazetteer, with_languages, with_text
from formkit.jobs.drafting import text_in as text_in_draft
from formkit.jobs.drafting.changes import with_form_languages
from formkit.jobs.drafting.languages import LanguageLine, language_lines
from formkit.jobs.searching import in_reading_order
from formkit.model.form import Form
from formkit.model.standard import Standard
from formkit.render.catalogue import Language
from formkit.render.listings import text_in
from formkit.tui.bidi import shown
from formkit.tui.screens.compose.steps import Deed, Say, Step, View
from formkit.tui.screens.compose.typed import TypedInput
from formkit.tui.widgets.dropdown import Dropdown

_TEXTS = {
    "form_title": Message("Title"),
    "form_id": Message("Id"),
    "form_version": Message("Version"),
}
_ON_FORM = Message(
    "A form, not a template: it has no modules or parameters to choose, and its places are its"
    " own. All that you decide is kept as changes of it."
)
_REGION = "-"
"""The choice of no country."""


class FormStep(Step):
    """Template, country, languages, places, title."""

    DEFAULT_CSS = """
    FormStep {
        VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
        .line { height: auto; margin-bottom: 0; }
        .line > Label { width: 15; color: $text-muted; }
        .line > Select, .line > Input, .line > SelectionList, #places { width: 1fr; }
        SelectionList {
            height: auto; max-height: 8; border: none; padding: 0; background: $background;
        }
        SelectionList:focus { border: none; }
        SelectionList > .selection-list--button,
        SelectionList > .selection-list--button-highlighted { color: $panel; }
        .line Button { min-width: 0; width: auto; height: 1; border: none; margin-left: 1; }
        .gap { margin-top: 1; }
        #first { display: none; margin-top: 1; }
        .on-form { display: none; }
        &.-empty .later { display: none; }
        &.-empty #first { display: block; }
        &.-on-form .on-template { display: none; }
        &.-on-form .on-form { display: block; }
        .explained { color: $text-muted; margin: 0 0 0 15; height: auto; }
    }
    """

    class TemplateChosen(Posted):
        """A template was chosen; there may be no draft yet."""

        def __init__(self, template: str) -> None:
            """Keep its id."""
            super().__init__()
            self.template = template

    class CountryChosen(Posted):
        """A country was chosen; there may be no draft yet."""

        def __init__(self, country: str) -> None:
            """Keep its code; empty for none."""
            super().__init__()
            self.country = country

    class PlacesWanted(Posted):
        """Another gazetteer is to be chosen."""

    class LanguageWanted(Posted):
        """A language is to be added that is on no list."""

    def __init__(self, say: Say, language: Language, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a form."""
        super().__init__(say, language, id=id)
        self._languages: tuple[LanguageLine, ...] = ()

    def compose(self) -> ComposeResult:
        """One line a choice."""
        with VerticalScroll():
            with self._line(Message("Begins with"), "on-form"):
                yield Static(id="base", markup=False)
            yield Static(self.say(_ON_FORM), classes="explained on-form", markup=False)
            with self._line(Message("Template"), "on-template"):
                yield Dropdown([], id="template", compact=True, prompt=self._prompt())
            text = "Everything else follows. To go on with an adaptation, press Ctrl+o."
            yield Static(self.say(Message(text)), id="first", classes="explained", markup=False)
            with self._line(Message("Country"), "later"):
                prompt = self.say(Message("Choose a country"))
                yield Dropdown([], id="country", compact=True, prompt=prompt)
            with self._line(Message("Languages"), "gap later"):
                yield SelectionList[str](id="languages", compact=True)
            with self._line(Message(""), "later"):
                yield Button(self.say(Message("Another language …")), id="other", compact=True)
            with self._line(Message("Opens in"), "later"):
                first = self.say(Message("the first one"))
                yield Dropdown([], id="default_language", compact=True, prompt=first)
            with self._line(Message("Places"), "gap later on-template"):
                yield Static(id="places", markup=False)
                yield Button(self.say(Message("Choose …")), id="choose", compact=True)
                yield Button(self.say(Message("None")), id="none", compact=True)
            for number, (key, words) in enumerate(_TEXTS.items()):
                with self._line(words, "later" if number else "gap later"):
                    yield TypedInput(id=key, compact=True)

    def _prompt(self) -> str:
        return self.say(Message("Choose a template to begin with"))

    def _line(self, words: Message, more: str = "") -> Horizontal:
        return Horizontal(Label(self.say(words), markup=False), classes=f"line {more}".strip())

    def begin(self) -> None:
        """Begin with the template; where there is a form in its place, with the country."""
        name = "#country" if self.has_class("-on-form") else "#template"
        self.query_one(name, Select).focus()

    def offer(self, standard: Standard) -> None:
        """Offer the templates and countries of a standard."""
        templates = [
            (text_in(one.titles, self.language) or one.id, one.component, one.id)
            for one in standard.templates
        ]
        countries = [
            (text_in(one.names, self.language) or one.iso3, one.iso3) for one in standard.countries
        ]
        templates.sort(key=lambda one: in_reading_order(one[0]))
        countries.sort(key=lambda one: in_reading_order(one[0]))
        region = self.say(Message("None: the whole region"))
        many = Message("Choose a template to begin with ({count})", count=len(templates))
        with self.prevent(Select.Changed):
            self.query_one("#template", Select).prompt = self.say(many)
            many = Message("Choose a country ({count})", count=len(countries))
            self.query_one("#country", Select).prompt = self.say(many)
            self.query_one("#template", Select).set_options(
                (Text(f"{title} ({code})"), name) for title, code, name in templates
            )
            self.query_one("#country", Select).set_options(
                [
                    *((Text(f"{name} ({code})"), code) for name, code in countries),
                    (Text(region), _REGION),
                ]
            )

    def show(self, view: View) -> None:
        """Show what is chosen."""
        self.view = view
        draft = view.draft
        with self.prevent(Select.Changed, Input.Changed, SelectionList.SelectedChanged):
            if draft is None:
                for choice in self.query(Select):
                    choice.clear()
                self.query_one(SelectionList).clear_options()
                self._languages = ()
            else:
                self._show_draft(view, draft)
        self.set_class(draft is None, "-empty")
        self.set_class(view.is_on_form, "-on-form")

    def _show_draft(self, view: View, draft: Draft) -> None:
        wanted = draft.wanted
        _set(self.query_one("#template", Select), wanted.template)
        _set(self.query_one("#country", Select), wanted.country or _REGION)
        self.query_one("#base", Static).update(wanted.base)
        lines = language_lines(draft, view.standard, view.base)
        if lines != self._languages:
            self._languages = lines
            self._show_languages(lines)
        _set(self.query_one("#default_language", Select), text_in_draft(draft, "default_language"))
        none = Message("None: p-codes are typed in")
        self.query_one("#places", Static).update(wanted.gazetteer or self.say(none))
        self.query_one("#none", Button).display = bool(wanted.gazetteer)
        form = view.preview.form if view.preview else None
        made = {
            "form_title": form.settings.get("form_title") if form else "",
            "form_id": form.settings.get("form_id") if form else "",
            "form_version": form.settings.get("version") if form else "",
        }
        for key in _TEXTS:
            line = self.query_one(f"#{key}", TypedInput)
            line.placeholder = made[key]
            line.follow(text_in_draft(draft, key))

    def _show_languages(self, lines: tuple[LanguageLine, ...]) -> None:
        chosen = self.query_one(SelectionList)
        place = chosen.highlighted
        chosen.clear_options()
        chosen.add_options([Selection(self._words(one), one.key, one.is_in) for one in lines])
        chosen.highlighted = place if place is not None and place < len(lines) else None
        opens = self.query_one("#default_language", Select)
        opens.set_options((Text(shown(one.name)), one.key) for one in lines if one.is_in)

    def _words(self, line: LanguageLine) -> Text:
        text = Text(shown(line.name))
        if line.is_draft:
            text.append(f"  {self.say(Message('draft wording'))}", "dim")
        elif line.is_own:
            text.append(f"  {self.say(Message('no wording in the standard'))}", "dim")
        return text

    @on(Select.Changed, "#template")
    def _take_template(self, event: Select.Changed) -> None:
        event.stop()
        if isinstance(event.value, str):
            self.post_message(self.TemplateChosen(event.value))

    @on(Select.Changed, "#country")
    def _take_country(self, event: Select.Changed) -> None:
        event.stop()
        chosen = event.value if isinstance(event.value, str) else _REGION
        self.post_message(self.CountryChosen("" if chosen == _REGION else chosen))

    @on(Select.Changed, "#default_language")
    def _take_default(self, event: Select.Changed) -> None:
        event.stop()
        key = event.value if isinstance(event.value, str) else ""
        self.post_message(Deed(lambda draft: with_text(draft, "default_language", key)))

    @on(SelectionList.SelectedChanged)
    def _take_languages(self, event: SelectionList.SelectedChanged[str]) -> None:
        event.stop()
        chosen = tuple(event.selection_list.selected)
        base = self.view.base if self.view else None
        self.post_message(Deed(partial(_with_chosen, chosen=chosen, base=base)))

    @on(Input.Changed)
    def _take_text(self, event: Input.Changed) -> None:
        event.stop()
        key, text = str(event.input.id), event.value
        if isinstance(event.input, TypedInput):
            event.input.send()
        self.post_message(Deed(lambda draft: with_text(draft, key, text), key))

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "choose":
                self.post_message(self.PlacesWanted())
            case "other":
                self.post_message(self.LanguageWanted())
            case _:
                self.post_message(Deed(lambda draft: with_gazetteer(draft, None)))


def _set(select: Select[str], value: str) -> None:
    try:
        select.value = value or Select.NULL
    except InvalidSelectValueError:
        select.clear()


def _with_chosen(draft: Draft, chosen: tuple[str, ...], base: Form | None) -> Draft:
    """Languages that were there keep their order, and a new one comes last."""
    if base is not None:
        return with_form_languages(draft, base, chosen)
    before = [one for one in draft.wanted.languages if one in chosen]
    return with_languages(draft, (*before, *(one for one in chosen if one not in before)))
