"""A form in the making: an adaptation that is not saved yet, and what can be done to it.

A draft is the text of an ``adaptation.yaml``.  Whatever is decided is written
into that text at once, so that a draft can be kept, saved, undone and compared
at any moment, and an adaptation that a person wrote keeps its comments.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from formkit.compose.carrying import fits
from formkit.compose.starter import starter_adaptation
from formkit.compose.starter_words import WORDS
from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.adaptation_edits import without_entries
from formkit.formats.adaptation_entries import entries_of
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import read_text
from formkit.formats.yaml_text import Keys, Value, parse_yaml
from formkit.formats.yaml_writing import format_yaml
from formkit.jobs.drafting.settings import setting_in, with_setting
from formkit.jobs.drafting.text import with_value, without_item, without_value
from formkit.model.adaptation import Adaptation
from formkit.model.standard import Standard

FILE_NAME = "adaptation.yaml"
_SETTINGS = {
    "form_title": "form_title",
    "form_id": "form_id",
    "form_version": "version",
    "default_language": "default_language",
}
"""Key of an adaptation -> the setting that says the same."""
_PATHS = ("gazetteer", "base")
_SUBJECT = ("standard", "version", "template", "country")
"""Keys that say what is adapted, and for whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of an adaptation, and where it belongs."""

    text: str
    folder: Path
    """Where paths in it begin: the folder of its file, or where the person works."""
    path: Path | None = None
    """Its file; None before it is saved for the first time."""
    saved: str = ""
    """What its file held when it was last read or written here."""
    begun: bool = False
    """Whether its text was made here, so that no words of a person are in it."""
    language: str = "en"
    """Of the comments in a text that is made here."""
    wanted: Adaptation = field(compare=False)
    """What the text says."""
    values: dict[str, Value] = field(compare=False)
    """The same, as it is written."""

    @property
    def is_saved(self) -> bool:
        """Tell whether its file holds all of it."""
        return self.path is not None and self.text == self.saved


def begin_draft(
    standard: Standard, template: str, country: str, *, folder: Path, language: str = "en"
) -> Draft:
    """A new draft: what a country starts from.

    Args:
        standard: the release to adapt.
        template: its id.
        country: ISO 3166-1 alpha-3 code; empty for the form of the whole region.
        folder: where the person works.
        language: of the comments in it; English where there are none in it.

    Raises:
        UnknownNameError: the standard has no such template.
    """
    if template not in standard.templates_by_id:
        known = tuple(standard.templates_by_id)
        raise UnknownNameError(Message("template"), template, known=known)
    spoken = language if language in WORDS else "en"
    text = _start(standard, template, country, spoken)
    wanted = parse_adaptation(text, file=str(folder / FILE_NAME))
    return Draft(
        text=text,
        folder=folder,
        begun=True,
        language=spoken,
        wanted=wanted,
        values=_values(text),
    )


def is_untouched(draft: Draft, standard: Standard) -> bool:
    """Tell whether nothing was decided in a draft since it was begun."""
    wanted = draft.wanted
    if not draft.begun or draft.path or wanted.template not in standard.templates_by_id:
        return False
    return draft.text == _start(standard, wanted.template, wanted.country, draft.language)


def open_draft(path: Path) -> Draft:
    """An adaptation to go on with.

    Raises:
        BadManifestError: the file does not hold what it should.
    """
    text = read_text(path)
    wanted = parse_adaptation(text, file=str(path))
    return Draft(
        text=text,
        folder=path.parent,
        path=path,
        saved=text,
        wanted=wanted,
        values=_values(text),
    )


def rewritten(draft: Draft, text: str) -> Draft:
    """The draft with another text.

    Raises:
        BadManifestError: the text does not hold what it should.
    """
    if text == draft.text:
        return draft
    file = draft.wanted.loc.file
    wanted = parse_adaptation(text, file=file)
    return replace(draft, text=text, wanted=wanted, values=_values(text))


def with_template(draft: Draft, standard: Standard, template: str) -> Draft:
    """The draft on another template, without what that one has no use for."""
    return _about(draft, standard, template, draft.wanted.country)


def with_country(draft: Draft, standard: Standard, country: str) -> Draft:
    """The draft for another country; empty for the form of the whole region."""
    if draft.wanted.base:
        return rewritten(draft, _with_text(draft.text, "country", country))
    return _about(draft, standard, draft.wanted.template, country)


def _about(draft: Draft, standard: Standard, template: str, country: str) -> Draft:
    if draft.begun:
        text = _begun_anew(draft, standard, template, country)
    else:
        text = with_value(draft.text, ("template",), template)
        text = _with_text(text, "country", country)
    found = standard.templates_by_id[template]
    unfit = [one.keys for one in entries_of(text) if not fits(one, standard, found)]
    return rewritten(draft, without_entries(text, unfit))


def _begun_anew(draft: Draft, standard: Standard, template: str, country: str) -> str:
    """What the other template and country start from, with all that was decided since."""
    before = draft.wanted
    old = _start(standard, before.template, before.country, draft.language)
    text = _start(standard, template, country, draft.language)
    for keys, value in _decided(_values(old), draft.values):
        text = with_value(text, keys, value) if value is not None else without_value(text, keys)
    return text


def _decided(old: dict[str, Value], new: dict[str, Value]) -> list[tuple[Keys, Value | None]]:
    """What differs from the start, one level below the top; None: it is gone."""
    found: list[tuple[Keys, Value | None]] = []
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if key in _SUBJECT or was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            names = dict.fromkeys((*was, *now))
            found += [((key, one), now.get(one)) for one in names if was.get(one) != now.get(one)]
        else:
            found.append(((key,), now))
    return found


def _values(text: str) -> dict[str, Value]:
    return parse_yaml(text).values


def _start(standard: Standard, template: str, country: str, language: str) -> str:
    place = standard.country(country)
    if place is not None:
        recipe = standard.templates_by_id[template]
        return starter_adaptation(standard, recipe, place, language=language)
    return format_yaml(
        {
            "formkit": "adaptation/1",
            "standard": standard.id,
            "version": standard.version,
            "template": template,
        }
    )


def with_languages(draft: Draft, languages: Sequence[str]) -> Draft:
    """The draft in these languages, in this order; none: those of its country.

    Args:
        draft: the draft.
        languages: codes, or whole names of languages that the standard lacks.
    """
    if not languages:
        text = without_value(draft.text, ("languages",))
        return rewritten(draft, without_value(text, ("default_language",)))
    text = with_value(draft.text, ("languages",), [*languages])
    first = draft.wanted.default_language
    if first and first not in languages:
        text = with_value(text, ("default_language",), languages[0])
    return rewritten(draft, text)


def with_gazetteer(draft: Draft, gazetteer: Path | None) -> Draft:
    """The draft with the places of a file; None: p-codes are typed."""
    path = way_from(draft.folder, gazetteer) if gazetteer else ""
    return rewritten(draft, _with_text(draft.text, "gazetteer", path))


def with_text(draft: Draft, key: str, text: str) -> Draft:
    """The draft with a title, id, version or default language; empty: what is made of the rest.

    Args:
        draft: the draft.
        key: ``form_title``, ``form_id``, ``form_version`` or ``default_language``.
        text: what it is to say.
    """
    if draft.wanted.base:
        return rewritten(draft, with_setting(draft.text, _SETTINGS[key], text.strip()))
    return rewritten(draft, _with_text(draft.text, key, text.strip()))


def text_in(draft: Draft, key: str) -> str:
    """What a draft says of its own as title, id, version or default language."""
    if draft.wanted.base:
        return setting_in(draft.values, _SETTINGS[key])
    return str(getattr(draft.wanted, key))


def with_hidden(draft: Draft, name: str) -> Draft:
    """The draft without a question of the standard's."""
    if name in draft.wanted.hidden:
        return draft
    return rewritten(draft, with_value(draft.text, ("hide",), [*draft.wanted.hidden, name]))


def with_shown(draft: Draft, name: str) -> Draft:
    """The draft with a question that was left out."""
    if name not in draft.wanted.hidden:
        return draft
    place = draft.wanted.hidden.index(name)
    return rewritten(draft, without_item(draft.text, ("hide", place)))


def _with_text(text: str, key: str, value: str) -> str:
    return with_value(text, (key,), value) if value else without_value(text, (key,))


def moved_to(draft: Draft, path: Path) -> Draft:
    """The draft as the file that it is to be, with its gazetteer and base where they were."""
    moved = replace(draft, folder=path.parent)
    for key in _PATHS:
        named = str(getattr(draft.wanted, key))
        if named and path.parent != draft.folder:
            way = way_from(path.parent, draft.folder / named)
            moved = rewritten(moved, with_value(moved.text, (key,), way))
    loc = replace(moved.wanted.loc, file=str(path))
    return replace(moved, path=path, wanted=replace(moved.wanted, loc=loc))


def way_from(folder: Path, path: Path) -> str:
    """The path as the adaptation of a folder says it; from another drive, in full."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on Windows there is no way from one drive to another
        return path.absolute().as_posix()


def kept(draft: Draft) -> dict[str, str]:
    """The draft as plain texts, to be kept until the person comes back."""
    return {
        "text": draft.text,
        "folder": str(draft.folder),
        "path": str(draft.path or ""),
        "saved": draft.saved,
        "begun": str(draft.begun),
        "language": draft.language,
    }


def restored(texts: Mapping[str, str]) -> Draft:
    """A draft that was kept.

    Raises:
        BadManifestError: its text does not hold what it should.
        FormkitError: what was kept is no draft.
    """
    try:
        path = Path(texts["path"]) if texts["path"] else None
        folder = Path(texts["folder"])
        wanted = parse_adaptation(texts["text"], file=str(path or folder / FILE_NAME))
        return Draft(
            text=texts["text"],
            folder=folder,
            path=path,
            saved=texts["saved"],
            begun=texts["begun"] == str(True),
            language=texts["language"],
            wanted=wanted,
            values=_values(texts["text"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = Message("the draft that was kept cannot be read any more; begin a new one")
        raise FormkitError(message) from error
