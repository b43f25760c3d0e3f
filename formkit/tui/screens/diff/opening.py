"""Choosing two forms to compare, and comparing them beside the screen."""

from collections.abc import Callable
from pathlib import Path

from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.reading import read_form
from formkit.jobs.adapting import Wanted
from formkit.jobs.form_files import WORKBOOKS
from formkit.jobs.judging import Judged, judge
from formkit.jobs.judging.adaptations import judge_adaptation
from formkit.jobs.workspace import find_standard, standard_names
from formkit.model.form import Form
from formkit.model.template import Template
from formkit.render.screen import Screen
from formkit.tui.job_screen import JobScreen
from formkit.tui.screens.diff.view import View, view_of
from formkit.tui.working import Tell

_MANIFESTS = (".yaml", ".yml")
_FORMS = (*sorted(WORKBOOKS), ".csv", ".md")
_DRAFT = "diff"
_LAST = "last"
_COMPARING = Message("comparing …")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is compared with what."""

    wanted: Wanted
    edited: Path | None = None
    """The new form; None where an adaptation by itself says it."""

    @property
    def path(self) -> Path:
        """The file that says what the new form is."""
        return self.edited or Path(self.wanted.origin)

    @property
    def draft(self) -> dict[str, str]:
        """As plain values, to be opened again."""
        wanted = self.wanted
        return {
            "origin": wanted.origin,
            "standard": wanted.standard,
            "country": wanted.country,
            "edited": str(self.edited or ""),
        }

    def judged(self, today: str) -> Judged:
        """The forms compared, and what was decided so far; takes a while."""
        if self.edited is None:
            return judge_adaptation(self.wanted, today=today)
        return judge(self.wanted, self.edited, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What a form may have been made from, as it says itself."""

    adaptation: Path | None
    standard: str
    templates: tuple[Template, ...]
    country: str


class OpeningScreen(JobScreen):
    """Knows two forms, and has them compared."""

    pair: Pair | None = None
    edited: Path | None = None
    """The new form, when what it was made from is not chosen yet."""

    @property
    def words(self) -> Screen:
        """The reader's language, for what is worded elsewhere."""
        return Screen(catalogue=self.catalogue)

    def show_view(self, view: View) -> None:
        """Show two forms that were compared."""
        raise NotImplementedError

    def open(self, *paths: Path) -> None:
        """Compare two files: the old form, or an adaptation, and the new form; or one with its own.

        Args:
            paths: old and new; one alone is the new one, laid beside what it says that it was
                built from; an adaptation alone is laid beside what it begins with.
        """
        if len(paths) > 1:
            self._compare(Pair(wanted=Wanted(origin=str(paths[0])), edited=paths[1]))
        elif paths and paths[0].suffix.lower() in _MANIFESTS:
            self._compare(Pair(wanted=Wanted(origin=str(paths[0]))))
        elif paths:
            self._choose_edited(paths[0])

    def reopen(self) -> None:
        """Compare again what was compared the last time, in another language or session."""
        found = self.shell.memory.draft(_DRAFT, _LAST)
        if isinstance(found, dict):
            edited = str(found.get("edited", ""))
            wanted = Wanted(
                origin=str(found.get("origin", "")),
                standard=str(found.get("standard", "")),
                country=str(found.get("country", "")),
            )
            pair = Pair(wanted=wanted, edited=Path(edited) if edited else None)
            if pair.path.is_file():
                self._compare(pair, otherwise=lambda _error: None)

    def action_open(self) -> None:
        """Choose the edited form, then what it was made from; or an adaptation by itself."""
        title = Message("Which form was edited, or which adaptation is to be judged?")
        self.pick_file(title, self.open, endings=(*_FORMS, *_MANIFESTS))

    def action_beside(self) -> None:
        """Choose what the edited form is laid beside, or the edited form for an adaptation."""
        if self.edited is not None:
            self._choose_origin(self.edited)
        elif self.pair is not None:
            origin = Path(self.pair.wanted.origin)
            title = Message("Which form was edited?")
            self.pick_file(title, lambda path: self._with_origin(origin, path), endings=_FORMS)

    def action_again(self) -> None:
        """Compare the same files again."""
        if self.pair is not None:
            self._compare(self.pair)

    def action_standard(self) -> None:
        """Choose the standard by which changes are judged."""
        pair = self.pair
        if pair is None:
            return

        def judge_by(name: str) -> None:
            self._compare(replace(pair, wanted=replace(pair.wanted, standard=name)))

        known = standard_names()
        if not known:
            text = "there is no standard here: a folder standards beside the form would hold it"
            self.warn(Message(text))
            return
        title = Message("By which standard are the changes to be judged?")
        self.choose(
            title,
            [(name, name) for name in known],
            judge_by,
            chosen=pair.wanted.standard,
        )

    def compare_again(self, then: Callable[[], None]) -> None:
        """Compare again after something was written, then tell of it."""
        if self.pair is not None:
            self._compare(self.pair, then=then)

    # Choosing

    def _choose_edited(self, path: Path) -> None:
        """Lay a form beside the adaptation that it names, or ask."""
        self.edited = path
        self.work(
            lambda _tell: _origins(path),
            lambda found: self._lay_beside(path, found),
            doing=Message("reading …"),
        )

    def _lay_beside(self, path: Path, found: Origins) -> None:
        if found.adaptation is not None:
            self._with_origin(found.adaptation, path)
        else:
            self._ask_origin(path, found)

    def _choose_origin(self, path: Path) -> None:
        self.work(
            lambda _tell: _origins(path),
            lambda found: self._ask_origin(path, found),
            doing=Message("reading …"),
        )

    def _ask_origin(self, path: Path, found: Origins) -> None:
        reader = str(self.shell.language)
        options = [
            ("form", self.say(Message("the form as it was: before the edits, or as deployed"))),
            ("adaptation", self.say(Message("an adaptation (adaptation.yaml)"))),
            *((f"template {one.id}", self.say(_named(one, reader))) for one in found.templates),
        ]
        title = Message("What is {file} to be compared with?", file=path.name)
        self.choose(title, options, lambda chosen: self._take_origin(chosen, path, found))

    def _take_origin(self, chosen: str, path: Path, found: Origins) -> None:
        kind, _, template = chosen.partition(" ")
        if kind == "form":
            self.pick_file(
                Message("Which form was there before?"), lambda old: self._with_origin(old, path)
            )
        elif kind == "adaptation":
            self.pick_file(
                Message("Which adaptation was it built from?"),
                lambda old: self._with_origin(old, path),
                endings=_MANIFESTS,
            )
        else:
            wanted = Wanted(origin=template, standard=found.standard, country=found.country)
            self._compare(Pair(wanted=wanted, edited=path))

    def _with_origin(self, old: Path, edited: Path) -> None:
        self._compare(Pair(wanted=Wanted(origin=str(old)), edited=edited))

    # Comparing

    def _compare(
        self,
        pair: Pair,
        *,
        then: Callable[[], None] | None = None,
        otherwise: Callable[[FormkitError | OSError], None] | None = None,
    ) -> None:
        today, words = self.shell.today, self.words

        def job(tell: Tell) -> View:
            tell(_COMPARING)
            return view_of(pair.judged(today), words)

        def done(view: View) -> None:
            self.pair, self.edited = pair, pair.edited
            self.shell.memory.remember(pair.path)
            self.shell.memory.keep_draft(_DRAFT, _LAST, pair.draft)
            self.show_view(view)
            if then is not None:
                then()

        self.work(job, done, doing=_COMPARING, otherwise=otherwise)


def _origins(path: Path) -> Origins:
    """What a form says that it was made from, and the templates of its standard."""
    form = read_form(path)
    name = Path(form.settings.get(ADAPTATION_SETTING)).name
    adaptation = path.with_name(name) if name else None
    standard, templates = _templates(form)
    return Origins(
        adaptation=adaptation if adaptation and adaptation.is_file() else None,
        standard=standard,
        templates=templates,
        country=form.settings.get("formkit_country"),
    )


def _named(template: Template, reader: str) -> Message:
    title = template.titles.for_reader(reader)
    return Message("the template {name}: {title}", name=template.id, title=title)


def _templates(form: Form) -> tuple[str, tuple[Template, ...]]:
    """The standard that a form names, else the first one at hand, and its templates."""
    for name in (form.settings.get("formkit_standard").replace(" ", "/"), ""):
        try:
            standard = find_standard(name)
        except FormkitError:
            continue
        own = form.settings.get("formkit_template")
        known = sorted(standard.templates_by_id.values(), key=lambda one: one.id != own)
        return f"{standard.id}/{standard.version}", tuple(known)
    return "", ()
