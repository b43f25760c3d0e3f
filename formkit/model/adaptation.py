"""An adaptation: what a country wants of a standard's template."""

from dataclasses import dataclass, field

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.model.form import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedQuestions:
    """Rows of the country's own, in XLSForm's words, and where they go."""

    nodes: tuple[Node, ...]
    after: str = ""
    """The name of the question or group that they follow; empty: ``module`` says where."""
    module: str = ""
    """The module at whose end they stand."""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedChoice:
    """A code that the country adds to a list."""

    list_name: str
    code: str
    labels: Texts = NO_TEXTS
    parent: str = ""
    """The regional code that it rolls up to."""
    extra: tuple[tuple[str, str], ...] = ()
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAttribute:
    """One cell that the country words or sets: ``label::Français (fr)`` of ``loc_gps``."""

    name: str
    """The question's or group's name; for a choice, its code."""
    list_name: str = ""
    """The choice's list; empty for a question."""
    header: str = ""
    """A key as in ``model.attributes``."""
    text: str = ""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """``adaptation.yaml``: everything but the template may be left out."""

    template: str
    standard: str = ""
    version: str = ""
    """The standard's release."""
    country: str = ""
    """ISO 3166-1 alpha-3."""
    languages: tuple[str, ...] = ()
    """Codes, in order; empty: the country's form languages that the standard has."""
    default_language: str = ""
    gazetteer: str = ""
    """The path of a gazetteer CSV, relative to the adaptation."""
    form_title: str = ""
    form_id: str = ""
    form_version: str = ""
    modules_out: tuple[str, ...] = ()
    modules_in: tuple[str, ...] = ()
    """Added at the end, before the module ``quality`` where the template has it."""
    parameters: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Module -> parameter -> value."""
    hidden: tuple[str, ...] = ()
    """Questions left out."""
    hidden_choices: tuple[tuple[str, str], ...] = ()
    """List and code left out."""
    questions: tuple[AddedQuestions, ...] = ()
    choices: tuple[AddedChoice, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    attributes: tuple[SetAttribute, ...] = ()
    loc: Loc = field(default=NOWHERE, compare=False)
