"""What a draft comes to: the form's outline, and what there is to say of it."""

from pathlib import Path

from formkit.compose.composing import Composition, compose
from formkit.compose.problems import Problem
from formkit.core.errors import FormkitError
from formkit.core.findings import Finding
from formkit.core.values import dataclass, field, replace
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.jobs.checking import report_of
from formkit.jobs.configuring import terms_of
from formkit.jobs.drafting import Draft
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
    findings: tuple[Finding, ...] | None = None
    """None where the rules have not been asked yet."""
    attachments: tuple[str, ...] = ()
    """The files that go with the workbook."""

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
    _built: tuple[_Key, Composition] | None = None
    _judged: tuple[_Key, tuple[Finding, ...]] | None = None

    def __post_init__(self) -> None:
        """Have the rules judge by the standard that is read already."""
        name = f"{self.standard.id}/{self.standard.version}"
        self._standards = Standards(read={name: self.standard})

    def outline(self, draft: Draft) -> Preview:
        """The form of a draft, with findings only where they are known already."""
        try:
            key = self._key(draft)
            made = self._composition(draft, key)
        except (FormkitError, OSError) as error:
            return Preview(draft=draft, error=error)
        return Preview(
            draft=draft,
            form=made.form,
            notes=made.notes,
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
        path = draft.folder / wanted.gazetteer
        stamp = path.stat().st_mtime_ns if wanted.gazetteer and path.exists() else 0
        return wanted, draft.folder, stamp

    def _composition(self, draft: Draft, key: _Key) -> Composition:
        if self._built is None or self._built[0] != key:
            standard, wanted = self.standard, draft.wanted
            template = standard.templates_by_id[wanted.template]
            made = compose(standard, template, wanted, self._gazetteer(draft, key[2]))
            self._built = (key, made)
        return self._built[1]

    def _gazetteer(self, draft: Draft, stamp: int) -> Gazetteer | None:
        wanted = draft.wanted
        if not wanted.gazetteer:
            return None
        key = (draft.folder / wanted.gazetteer, stamp, wanted.country)
        if key not in self._gazetteers:
            self._gazetteers[key] = read_gazetteer(key[0], country=wanted.country)
        return self._gazetteers[key]
