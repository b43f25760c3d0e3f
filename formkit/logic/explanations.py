"""Working out all that is known of a row's logic, named by labels in one language."""

from collections.abc import Iterable, Iterator

from formkit.logic.binding import bind
from formkit.logic.choice_filters import ChoiceFilters
from formkit.logic.dependencies import Dependencies, Dependency
from formkit.logic.dialects import DialectDifference, find_difference
from formkit.logic.explained import (
    Differing,
    Explanation,
    Filtered,
    Given,
    Linked,
    Reachable,
    Row,
    Said,
)
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import FormLogic, Written, all_written, repeats_of, written
from formkit.logic.judgements import Truth, Witness
from formkit.logic.labels import label_of, whole_label
from formkit.logic.reading_out import read_out, read_out_value
from formkit.logic.reasoning import Reasoner
from formkit.logic.types import Kind, type_of
from formkit.model.form import Group, Question, Repeat, Stray, walk
from formkit.model.index import Entry
from formkit.xpath.functions import Dialect

_VALUES = frozenset(("calculation", "repeat_count"))
"""Columns whose expression gives a value; that of all others is true or false."""
_COMPARED = frozenset(("relevant", "constraint", "calculation", "required", "read_only"))
"""Columns whose expression each engine can run on the answers alone."""


class Explainer:
    """Explains the rows of one form in one language."""

    def __init__(self, logic: FormLogic, language: str = "") -> None:
        """Keep the form's expressions.

        Args:
            logic: the form's expressions.
            language: of labels, as the form's headers have it; where a label is not in it,
                the first language that it is in.
        """
        self._logic = logic
        self._language = language
        self._dependencies = Dependencies(logic)
        self._filters = ChoiceFilters(logic)

    def explain(self, entry: Entry) -> Explanation:
        """All that is known of a row."""
        inside = tuple(Entry(one, entry.parents[:depth]) for depth, one in enumerate(entry.parents))
        row, around = self._row(entry), tuple(map(self._row, inside))
        label = whole_label(entry.node.labels, self._language)
        if entry.is_disabled:
            return Explanation(row=row, label=label, inside=around, is_disabled=True)
        conditions = tuple(self._conditions(entry))
        own = tuple(
            one for one in all_written(entry) if one.key not in {"relevant", "repeat_count"}
        )
        compared = tuple(self._compared((*conditions, *own)))
        browser = Reasoner(self._logic, Dialect.WEB_FORMS).is_reachable(entry)
        return Explanation(
            row=row,
            label=label,
            inside=around,
            is_disabled=False,
            conditions=tuple(map(self._said, conditions)),
            reachable=self._reachable(entry, conditions),
            reachable_in_browser=browser.truth,
            expressions=tuple(map(self._said, own)),
            gives=self._gives(entry),
            filtered=self._filtered(entry) if written(entry, "choice_filter") else None,
            reads=tuple(self._reads((*inside, entry))),
            read_by=tuple(self._read_by(entry)),
            influences=tuple(map(self._row, self._dependencies.influenced_by(entry))),
            differing=tuple(one for one in compared if one.truth is not Truth.NO),
            alike=self._alike(compared),
        )

    def _row(self, entry: Entry) -> Row:
        node = entry.node
        spans = isinstance(node, Group | Repeat)
        inside = walk(node.children) if isinstance(node, Group | Repeat) else ()
        return Row(
            name=node.name,
            label=label_of(node.labels, self._language, ""),
            type=node.type,
            list_name="" if isinstance(node, Stray) else node.list_name,
            questions=sum(isinstance(one, Question) for one in inside) if spans else None,
            loc=node.loc,
        )

    def _conditions(self, entry: Entry) -> Iterator[Written]:
        """What must hold for a row to be asked, outermost first."""
        yield from self._logic.conditions(entry)
        own = (entry,) if isinstance(entry.node, Repeat) else ()
        found = (written(repeat, "repeat_count") for repeat in (*repeats_of(entry), *own))
        yield from (count for count in found if count)

    def _said(self, one: Written) -> Said:
        row = self._row(one.owner)
        if one.tree is None:
            return Said(key=one.key, row=row, text=one.text, words=None)
        if one.key in _VALUES:
            words = read_out_value(one.tree, one.owner, self._logic, self._language)
            return Said(key=one.key, row=row, text=one.text, words=words, parts=(words,))
        whole, *parts = (
            read_out(tree, one.owner, self._logic, self._language)
            for tree in (one.tree, *conjuncts(one.tree))
        )
        return Said(key=one.key, row=row, text=one.text, words=whole, parts=tuple(parts))

    def _gives(self, entry: Entry) -> Kind:
        calculation = written(entry, "calculation")
        if calculation is None or calculation.tree is None:
            return Kind.UNKNOWN
        return type_of(calculation.tree, entry, self._logic).kind

    def _filtered(self, entry: Entry) -> Filtered:
        found = self._filters.judge(entry)
        ends = (end for end in found.dead_ends if end.is_reached is not Truth.NO)
        return Filtered(
            dead_ends=tuple(
                tuple(self._given(name, text) for name, text in end.answers) for end in ends
            ),
            never_seen=tuple(
                label_of(choice.labels, self._language, choice.code) for choice in found.never_seen
            ),
            reason=found.reason,
        )

    def _reachable(self, entry: Entry, conditions: tuple[Written, ...]) -> Reachable:
        judged = Reasoner(self._logic).is_reachable(entry)
        example = self._example(judged.witness, conditions)
        return Reachable(truth=judged.truth, example=example, reason=judged.reason)

    def _example(self, witness: Witness, asked: Iterable[Written]) -> tuple[Given, ...]:
        """The answers of an example; those left out only where something asks for them itself."""
        bounds = (bind(one.tree, one.owner, self._logic) for one in asked if one.tree is not None)
        spoken_of = {key for bound in bounds for key in bound.keys}
        return tuple(self._given(name, text) for name, text in witness if text or name in spoken_of)

    def _given(self, name: str, text: str) -> Given:
        node = self._logic.entries[name].node
        label = label_of(node.labels, self._language, name)
        answer = text
        found = isinstance(node, Question) and self._logic.index.form.list_named(node.list_name)
        if found:
            known = {one.code: one.labels for one in found.choices}
            codes = text.split(" ") if text else []
            labels = (
                label_of(known[code], self._language, code) if code in known else code
                for code in codes
            )
            answer = ", ".join(labels)
        return Given(name=name, label=label, text=text, answer=answer)

    def _reads(self, entries: Iterable[Entry]) -> Iterator[Linked]:
        """What the row reads, and its groups in their conditions."""
        *around, own = entries
        for entry in around:
            found = (one for one in self._dependencies.of(entry) if one.key in _OF_GROUPS)
            yield from self._by_column(found, "read", through=entry.node.name)
        yield from self._by_column(self._dependencies.of(own), "read")

    def _read_by(self, entry: Entry) -> Iterator[Linked]:
        return self._by_column(self._dependencies.on(entry), "reader")

    def _by_column(
        self, found: Iterable[Dependency], side: str, through: str = ""
    ) -> Iterator[Linked]:
        columns: dict[str, dict[int, Entry]] = {}
        for one in found:
            entry = one.read if side == "read" else one.reader
            columns.setdefault(one.key.partition("::")[0], {})[id(entry.node)] = entry
        for key, entries in columns.items():
            rows = tuple(map(self._row, entries.values()))
            yield Linked(key=key, through=through, rows=rows)

    def _compared(self, asked: Iterable[Written]) -> Iterator[Differing]:
        """The expressions that stand by themselves, each run by both engines."""
        for one in asked:
            if one.tree is not None and one.key in _COMPARED:
                found = find_difference(one.tree, one.owner, self._logic, key=one.key)
                yield self._told(one, found)

    @staticmethod
    def _alike(compared: tuple[Differing, ...]) -> tuple[str, ...]:
        other = {one.said.key for one in compared if one.truth is not Truth.NO}
        return tuple(dict.fromkeys(one.said.key for one in compared if one.said.key not in other))

    def _told(self, one: Written, found: DialectDifference) -> Differing:
        return Differing(
            said=self._said(one),
            truth=found.truth,
            example=self._example(found.witness, (one,)),
            javarosa=found.javarosa,
            web_forms=found.web_forms,
            reason=found.reason,
        )


_OF_GROUPS = frozenset(("relevant", "repeat_count"))
"""Columns of a group that decide about what lies in it."""
