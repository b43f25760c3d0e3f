"""What a draft comes to: the form's outline, and what there is to say of it."""

from collections.abc import Mapping
from pathlib import Path

from formkit.compose.composing import Composition, compose, compose_on
from formkit.compose.problems import Problem
from formkit.core.errors import FormkitError
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.reading import read_form
from formkit.jobs.checking import report_of
from formkit.jobs.configuring import terms_of
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.changes import words_of
from formkit.jobs.subjects import Judgement, Prepared, Standards
from formkit.model.adaptation import Adaptation
from formkit.model.configuration import RuleSetting
from formkit.model.form import Form, Question, walk
from formkit.model.gazetteer import Gazetteer
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.model.standard import Standard

_NOT_YET = (
    # what goes with the form is written when it is built, and the draft itself declares
    RuleSetting(rules="FK330", is_on=False),
    RuleSetting(rules="FK603", is_on=False),
    # the notes say it in one sentence a language
    RuleSetting(rules="FK414", is_on=False),
)
_Key = tuple[Adaptation, Path, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The form that a draft describes, or why there is none."""

    draft: Draft
    form: Form | None = None
    error: FormkitError | OSError | None = None
    """What keeps the form from being built."""
    notes: tuple[Problem, ...] = ()
    """Nothing wrong, but good to know."""
    untranslated: tuple[Problem, ...] = ()
    """Those of the notes that say how much wording a language lacks."""
    findings: tuple[Finding, ...] | None = None
    """None where the rules have not been asked yet."""
    attachments: tuple[str, ...] = ()
    """The files that go with the workbook."""
    base: Form | None = None
    """The form that the draft begins with, if it does."""
    words: Mapping[str, Message] = field(default_factory=dict)
    """What the changes of such a draft do, as ``ChangeLine.told`` looks them up."""

    @property
    def rows(self) -> int:
        """Rows of the survey sheet, groups included."""
        return sum(1 for _ in walk(self.form.nodes)) if self.form else 0

    @property
    def questions(self) -> int:
        """Rows that somebody has to answer."""
        return sum(map(is_asked, walk(self.form.nodes))) if self.form else 0


def is_asked(node: object) -> bool:
    """Tell whether a row asks something of a person, as notes and calculations do not."""
    if not isinstance(node, Question):
        return False
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.kind is TypeKind.ASKS


@dataclass(slots=True, kw_only=True)
class Workbench:
    """What previews share, so that nothing is read or built twice where nothing changed."""

    standard: Standard
    today: str = ""
    """The day on which waivers have to hold."""
    _standards: Standards = field(init=False)
    _gazetteers: dict[tuple[Path, int, str], Gazetteer] = field(default_factory=dict)
    _read: tuple[tuple[Path, int], Form] | None = None
    """The form that a draft begins with."""
    _built: tuple[_Key, Composition] | None = None
    _judged: tuple[_Key, tuple[Finding, ...]] | None = None

    def __post_init__(self) -> None:
        """Have the rules judge by the standard that is read already."""
        name = f"{self.standard.id}/{self.standard.version}"
        self._standards = Standards(read={name: self.standard})

    def outline(self, draft: Draft) -> Preview:
        """The form of a draft, with findings only where they are known already."""
        base: Form | None = None
        words: Mapping[str, Message] = {}
        try:
            key = self._key(draft)
            if draft.wanted.base:
                base = self._base(draft, key[2])
                words = words_of(draft, base)
            made = self._composition(draft, key)
        except (FormkitError, OSError) as error:
            return Preview(draft=draft, error=error, base=base, words=words)
        return Preview(
            draft=draft,
            base=base,
            words=words,
            form=made.form,
            notes=made.notes,
            untranslated=made.untranslated,
            attachments=tuple(name for name, _ in made.attachments),
            findings=self._judged[1] if self._judged and self._judged[0] == key else None,
        )

    def judged(self, outline: Preview) -> Preview:
        """An outline with what the rules say of it; one without a form stays as it is."""
        if outline.form is None or outline.findings is not None:
            return outline
        draft = outline.draft
        judgement = Judgement(compiles=False, rules=_NOT_YET, today=self.today)
        (terms,) = terms_of((draft.folder / "form.xlsx",), judgement)
        prepared = Prepared(workbook=layout(outline.form), terms=terms)
        found = report_of(prepared, self._standards).findings
        findings = tuple(sorted(found, key=lambda one: one.severity.rank))
        self._judged = (self._key(draft), findings)
        return replace(outline, findings=findings)

    def preview(self, draft: Draft) -> Preview:
        """The outline of a draft and its findings."""
        return self.judged(self.outline(draft))

    def _key(self, draft: Draft) -> _Key:
        """What the form depends on; comments do not count."""
        wanted = draft.wanted
        named = wanted.gazetteer or wanted.base
        path = draft.folder / named
        stamp = path.stat().st_mtime_ns if named and path.exists() else 0
        return wanted, draft.folder, stamp

    def _composition(self, draft: Draft, key: _Key) -> Composition:
        if self._built is None or self._built[0] != key:
            self._built = (key, self._made(draft, key[2]))
        return self._built[1]

    def _made(self, draft: Draft, stamp: int) -> Composition:
        standard, wanted = self.standard, draft.wanted
        if wanted.base:
            return compose_on(self._base(draft, stamp), wanted)
        template = standard.templates_by_id[wanted.template]
        return compose(standard, template, wanted, self._gazetteer(draft, stamp))

    def _base(self, draft: Draft, stamp: int) -> Form:
        key = (draft.folder / draft.wanted.base, stamp)
        if self._read is None or self._read[0] != key:
            self._read = (key, read_form(key[0]))
        return self._read[1]

    def _gazetteer(self, draft: Draft, stamp: int) -> Gazetteer | None:
        wanted = draft.wanted
        if not wanted.gazetteer:
            return None
        key = (draft.folder / wanted.gazetteer, stamp, wanted.country)
        if key not in self._gazetteers:
            self._gazetteers[key] = read_gazetteer(key[0], country=wanted.country)
        return self._gazetteers[key]
