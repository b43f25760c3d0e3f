"""An adaptation: what a country wants of a standard's template."""

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field
from formkit.model.form import Node

PlainValue = str | list["PlainValue"] | dict[str, "PlainValue"]
"""Text, or a list or mapping of values: what a text file can say."""
PARENT_COLUMN = "formkit_parent"
"""Column of the choices sheet: the regional code that a country's own code rolls up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenChange:
    """One change as the file says it; what it means, the form decides that it is made to."""

    values: dict[str, PlainValue]
    """The change's code and what it speaks of, then its other keys."""
    declared: bool | None = None
    """Whether the country stands by it; None: the file does not say."""
    reason: str = ""
    """Why the country wants it."""
    loc: Loc = field(default=NOWHERE, compare=False)
    places: dict[str, Loc] = field(default_factory=dict, compare=False)
    """Where each key stands."""


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
    """``adaptation.yaml``: everything but the template, or the base, may be left out."""

    template: str = ""
    """Empty where there is a base."""
    base: str = ""
    """The path of a form to begin with instead of a template, relative to the adaptation."""
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
    changes: tuple[WrittenChange, ...] = ()
    """Made last, to the form that all the rest describes."""
    loc: Loc = field(default=NOWHERE, compare=False)
