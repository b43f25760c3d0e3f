"""A standard's policy as KoboToolbox's locking profiles.

Locks bind in Kobo's form builder only, and there without asking: so what needs
a waiver is locked, too, and what a country may declare is not.  Nothing that
hinders translation, and no lock on the form as a whole: a country adds questions
of its own.

Source: KoboToolbox, "Library locking".
"""

from dataclasses import dataclass, field

from formkit.changes.norms import Norms
from formkit.changes.situations import Situation
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts.leaves import Kind, needed
from formkit.compose.trees import rebuilt, with_extra
from formkit.core.values import replace
from formkit.model.dictionary import Extensibility
from formkit.model.form import Form, Group, Node, Question, Repeat, Stray, TextSheet, walk
from formkit.model.policy import Leave
from formkit.model.standard import Standard

PROFILE = "kobo--locking-profile"
PROFILES = "kobo--locking-profiles"
LOCK_ALL = "kobo--lock_all"

QUESTION_RESTRICTIONS = (
    "choice_add",
    "choice_delete",
    "choice_label_edit",
    "choice_value_edit",
    "choice_order_edit",
    "question_delete",
    "question_label_edit",
    "question_settings_edit",
    "question_skip_logic_edit",
    "question_validation_edit",
)
GROUP_RESTRICTIONS = (
    "group_delete",
    "group_label_edit",
    "group_question_add",
    "group_question_delete",
    "group_question_order_edit",
    "group_settings_edit",
    "group_skip_logic_edit",
    "group_split",
)
FORM_RESTRICTIONS = (
    "form_replace",
    "group_add",
    "question_add",
    "question_order_edit",
    "language_edit",
    "form_appearance",
    "form_meta_edit",
)
RESTRICTIONS = (*QUESTION_RESTRICTIONS, *GROUP_RESTRICTIONS, *FORM_RESTRICTIONS)
"""All that KoboToolbox knows, in its own order."""

_BLOCK = "block"
_CORE = "core"
_STANDARD = "standard"
_GROUP = "group"
_LISTS: dict[str, str] = {Extensibility.CLOSED: "_closed", Extensibility.OPEN_END: "_open"}

_OF_CORE = {
    "question_delete": Situation.CORE_QUESTION_REMOVED,
    "question_settings_edit": Situation.CORE_QUESTION_RENAMED,
    "question_skip_logic_edit": Situation.RELEVANT_TIGHTENED,
}
_OF_OTHERS = {"question_delete": Situation.OPTIONAL_QUESTION_REMOVED}
_OF_LISTS = {
    "choice_delete": Situation.CHOICE_REMOVED,
    "choice_value_edit": Situation.CHOICE_RECODED,
}
_ADDED: dict[str, Situation] = {
    Extensibility.CLOSED: Situation.CHOICE_ADDED_TO_CLOSED_LIST,
    Extensibility.OPEN_END: Situation.CHOICE_ADDED_WITH_PARENT,
}
_OF_CORE_GROUPS = {
    "group_delete": Situation.CORE_QUESTION_REMOVED,
    "group_settings_edit": Situation.GROUP_RENAMED,
    "group_skip_logic_edit": Situation.RELEVANT_TIGHTENED,
    "group_split": Situation.ROW_MOVED,
}
"""Restriction -> the change that it prevents."""
_OF_BLOCK_GROUPS = (
    "group_question_add",
    "group_question_delete",
    "group_question_order_edit",
    "group_settings_edit",
    "group_skip_logic_edit",
    "group_split",
)


def with_locks(form: Form, standard: Standard) -> Form:
    """The form with a locking profile on every row that the policy keeps as it is.

    Args:
        form: a built one.
        standard: whose policy it is.
    """
    profiles = _Profiles(norms=norms_of(standard))
    nodes = rebuilt(form.nodes, lambda node: (profiles.locked(node),))
    if not profiles.names:
        return form
    sheets = (*(one for one in form.sheets if one.name != PROFILES), profiles.sheet)
    made = replace(form, nodes=nodes, sheets=sheets)
    if not all(profiles.is_in_block(node) for node in walk(nodes) if isinstance(node, Question)):
        return made
    settings = dict(form.settings.values) | {LOCK_ALL: "true"}
    return replace(made, settings=replace(form.settings, values=tuple(sorted(settings.items()))))


@dataclass(slots=True)
class _Profiles:
    """The profiles that are needed so far, in the order of the form."""

    norms: Norms
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    """Name -> what it locks."""

    def locked(self, node: Node) -> Node:
        """The row with its profile."""
        if isinstance(node, Stray):
            return node
        kind, restrictions = self._of(node)
        if not restrictions:
            return node
        return with_extra(node, **{PROFILE: self._named(kind, restrictions)})

    def is_in_block(self, node: Node) -> bool:
        """Tell whether a row is the same in the whole region."""
        return self.norms.block(node) is not None

    @property
    def sheet(self) -> TextSheet:
        """The sheet that defines them: all restrictions, whether or not a profile has them."""
        rows = (
            (one, *("locked" if one in locked else "" for locked in self.names.values()))
            for one in RESTRICTIONS
        )
        shown = (_without_blank_end(row) for row in rows)
        return TextSheet(name=PROFILES, rows=(("restriction", *self.names), *shown))

    def _named(self, kind: str, restrictions: frozenset[str]) -> str:
        """The name of a profile with these restrictions, a new one where there is none."""
        name, number = kind, 1
        while self.names.setdefault(name, restrictions) != restrictions:
            number += 1
            name = f"{kind}_{number}"
        return name

    def _of(self, node: Question | Group | Repeat) -> tuple[str, frozenset[str]]:
        if isinstance(node, Question):
            return self._of_question(node)
        questions = [one for one in node.children if isinstance(one, Question)]
        if any(map(self.is_in_block, questions)):
            more = self._core_group() if any(map(self._is_core, questions)) else frozenset()
            return f"{_BLOCK}_{_GROUP}", frozenset(_OF_BLOCK_GROUPS) | more
        is_core = any(self._is_core(one) for one in walk(node.children))
        return f"{_CORE}_{_GROUP}", self._core_group() if is_core else frozenset()

    def _of_question(self, question: Question) -> tuple[str, frozenset[str]]:
        if self.is_in_block(question):
            return _BLOCK, frozenset(QUESTION_RESTRICTIONS)
        variable = self.norms.variable(question)
        if variable is None:
            return _STANDARD, frozenset()
        regional = self.norms.lists.get(variable.list_name)
        extensibility = regional.extensibility if regional else ""
        prevented = dict(_OF_CORE if variable.is_core else _OF_OTHERS)
        if extensibility in _LISTS:
            prevented |= {**_OF_LISTS, "choice_add": _ADDED[extensibility]}
        kind = Kind(tier=variable.category, extensibility=extensibility)
        name = f"{_CORE if variable.is_core else _STANDARD}{_LISTS.get(extensibility, '')}"
        return name, self._locked(prevented, kind)

    def _core_group(self) -> frozenset[str]:
        return self._locked(_OF_CORE_GROUPS, Kind(tier=_CORE))

    def _locked(self, prevented: dict[str, Situation], kind: Kind) -> frozenset[str]:
        """The restrictions whose changes may not be made without asking."""
        return frozenset(
            one
            for one, situation in prevented.items()
            if needed(self.norms.policy, situation, kind).rank >= Leave.WAIVER.rank
        )

    def _is_core(self, node: Node) -> bool:
        variable = self.norms.variable(node)
        return variable is not None and variable.is_core


def _without_blank_end(row: tuple[str, ...]) -> tuple[str, ...]:
    filled = max(number for number, text in enumerate(row, start=1) if text)
    return row[:filled]
