"""The standard form that a form was built from, made anew in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.compose.composing import compose
from formkit.compose.places import is_asked_where_places_are
from formkit.compose.trees import rebuilt
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats.adaptations import read_adaptation
from formkit.formats.gazetteers import read_gazetteer
from formkit.jobs.waivers import find_waivers
from formkit.lint.bases import Base
from formkit.model.adaptation import Adaptation
from formkit.model.dictionary import Extensibility
from formkit.model.form import Form, Node, Question, walk
from formkit.model.gazetteer import Gazetteer
from formkit.model.standard import Standard
from formkit.model.template import Template

_ANSWERED = frozenset(("text", "select_one", "select_one_from_file"))
"""How a place is asked for, depending on the gazetteer."""


def base_of(form: Form, standard: Standard, *, today: str = "") -> Base | None:
    """What a form was built from; None where it does not name a template.

    The adaptation that it names, and ``waivers.yaml``, are looked for beside it.

    Args:
        form: with the settings that ``build`` writes.
        standard: that the form names.
        today: the day on which waivers have to hold.
    """
    name = form.settings.get("formkit_template")
    if not name:
        return None
    stated, asked = form.settings.get("formkit_standard"), f"{standard.id} {standard.version}"
    if stated and stated.replace("/", " ").split() != asked.split():
        text = "the form was built from {stated}, and is checked against {standard}"
        return Base(why_not=Message(text, stated=stated, standard=asked))
    template = standard.templates_by_id.get(name)
    if template is None:
        text = (
            "the form says that it was built from the template {template}, which {standard} lacks"
        )
        return Base(why_not=Message(text, template=name, standard=asked))
    try:
        return _Rebuilding(form=form, standard=standard, template=template).base(today)
    except FormkitError as error:
        text = "the form that it was built from cannot be made again: {why}"
        return Base(why_not=Message(text, why=error.message))


@dataclass(frozen=True, kw_only=True)
class _Rebuilding:
    """A form, and what it says that it was built from."""

    form: Form
    standard: Standard
    template: Template

    def base(self, today: str) -> Base:
        """The standard form with what lies beside the form.

        Raises:
            FormkitError: the adaptation beside it or its waivers cannot be used.
        """
        old = self._built(self._plain)
        folder, name = self._place
        adaptation = folder / name if folder and name else None
        is_there = adaptation is not None and adaptation.is_file()
        return Base(
            form=old,
            declared=self._declared(old, adaptation) if adaptation and is_there else frozenset(),
            adaptation=name if is_there else "",
            waivers=find_waivers(Path(self.form.file)) if folder else (),
            today=today,
        )

    @property
    def _place(self) -> tuple[Path | None, str]:
        """The form's folder, and the name of its adaptation in it."""
        name = PurePath(self.form.settings.get("formkit_adaptation")).name
        return (Path(self.form.file).parent if self.form.file else None), name

    @property
    def _plain(self) -> Adaptation:
        """The adaptation that changes nothing, in the languages that the form has."""
        known = set(self.standard.language_names.values())
        country = self.form.settings.get("formkit_country")
        return Adaptation(
            template=self.template.id,
            country=country if self.standard.country(country) else "",
            languages=tuple(one for one in self.form.languages if one in known),
            form_version=self._version,
        )

    @property
    def _version(self) -> str:
        """The version that the form was built with: its settings may say a later one."""
        begins = f"'{self.standard.version}+"
        written = (one.calculation for one in self._asked.values())
        stated = (text for text in written if text.startswith(begins))
        return next(stated, "").removeprefix(begins).rstrip("'")

    def _declared(self, old: Form, path: Path) -> frozenset[str]:
        """Fingerprints of all that the adaptation does and the country stands by."""
        wanted = read_adaptation(path)
        if wanted.template != self.template.id:
            return frozenset()
        plain = self._plain
        kept = tuple(one for one in wanted.changes if one.declared is not False)
        made = self._built(
            replace(
                wanted,
                version="",
                standard="",
                country=plain.country,
                languages=plain.languages,
                default_language="",
                form_version=plain.form_version,
                changes=kept,
            ),
            self._gazetteer(path.parent, wanted),
        )
        return frozenset(fingerprint(one) for one in find_changes(old, made))

    def _gazetteer(self, folder: Path, wanted: Adaptation) -> Gazetteer | None:
        """The places that the adaptation's changes may speak of, where they are at hand."""
        path = folder / wanted.gazetteer
        is_there = bool(wanted.gazetteer) and path.is_file()
        return read_gazetteer(path, country=wanted.country) if is_there else None

    def _built(self, adaptation: Adaptation, gazetteer: Gazetteer | None = None) -> Form:
        """The form of an adaptation, with this form's settings and places."""
        made = compose(self.standard, self.template, adaptation, gazetteer).form
        with_places = rebuilt(made.nodes, lambda node: (self._with_own_places(node),))
        owned = self._lists_of_places
        lists = tuple(one for one in made.lists if one.name not in owned)
        own = tuple(one for one in self.form.lists if one.name in owned)
        return replace(made, nodes=with_places, lists=(*lists, *own), settings=self.form.settings)

    def _with_own_places(self, node: Node) -> Node:
        """A question for a place as this form asks it: the country fills its lists."""
        own = self._asked.get(node.name)
        if not isinstance(node, Question) or own is None or not self._is_place(node):
            return node
        if own.type not in _ANSWERED:
            return node
        return replace(
            node,
            type=own.type,
            list_name=own.list_name,
            relevant=self._relevant(node, own),
            choice_filter=own.choice_filter,
            hints=own.hints,
            constraint=own.constraint,
            constraint_messages=own.constraint_messages,
        )

    @staticmethod
    def _relevant(node: Question, own: Question) -> str:
        """When it is asked: also only where the form's own lists have places below."""
        is_added = is_asked_where_places_are(node.relevant, own.relevant)
        return own.relevant if is_added else node.relevant

    def _is_place(self, node: Question) -> bool:
        variable = self.standard.dictionary.by_name.get(node.name)
        return variable is not None and variable.list_name in self._lists_of_places

    @cached_property
    def _asked(self) -> Mapping[str, Question]:
        questions = (one for one in walk(self.form.nodes) if isinstance(one, Question))
        return {one.name: one for one in questions}

    @cached_property
    def _lists_of_places(self) -> frozenset[str]:
        """The lists that a country fills."""
        lists = self.standard.dictionary.lists
        owned = (one.name for one in lists if one.extensibility == Extensibility.COUNTRY_OWNED)
        return frozenset(owned)
