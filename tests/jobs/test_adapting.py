"""An edited workbook as an adaptation, and the workbook made of it again."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from formkit import jobs
from formkit.changes.verdicts import Verdict
from formkit.core.errors import FormkitError, UnknownNameError, UnreadableFormError
from formkit.formats.adaptations import read_adaptation
from formkit.formats.reading import read_form
from formkit.jobs.outputs import save
from formkit.model.adaptation import WrittenChange
from formkit.model.form import Settings
from tests.families import families

REGION = Path(__file__).parents[2] / "examples" / "lake-chad"
COUNTRIES = ("cameroon", "chad", "niger", "nigeria")
EDITED = REGION / "chad" / "bsa_tcd_edited.xlsx"
OLD = """\
| survey |
|  | type    | name  | label |
|  | integer | age   | Age   |
|  | text    | water | Where |
"""
NEW = OLD.replace("| age ", "| years ").replace("| Where |", "| From where |")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.md"
    path.write_text(NEW, encoding="utf-8")
    return path


def adapted(origin: Path | str, edited: Path, path: Path, **more: object) -> jobs.Adapted:
    wanted = jobs.Wanted(origin=str(origin), **more)  # type: ignore[arg-type]
    found = jobs.adapt(wanted, edited, path)
    save((found.output,), overwrite=True)
    return found


def said(changes: Iterable[WrittenChange]) -> set[tuple[object, ...]]:
    return {(one.values["column"], one.values["to"], one.declared, one.reason) for one in changes}


def costs(verdict: Verdict | None) -> Iterable[str]:
    return [f"{verdict.change_class} {verdict.leave}"] if verdict else ["stays"]


class TestOfAWorkbook:
    def test_building_gives_the_edited_form(self, old: Path, new: Path, tmp_path: Path) -> None:
        path = tmp_path / "sub" / "adaptation.yaml"
        found = adapted(old, new, path)
        assert path.read_text(encoding="utf-8").startswith(
            "formkit: adaptation/1\nbase: ../old.md\n\nchanges:\n"
        )
        assert (len(found.written), found.undeclared) == (2, 2)
        assert jobs.build(path) == read_form(new)
        built = jobs.build_file(path)
        assert [one.path for one in built.outputs] == [path.parent / "old_adapted.xlsx"]

    def test_a_form_that_is_as_it_was_has_no_changes(self, old: Path, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        assert adapted(old, old, path).written == ()
        assert path.read_text(encoding="utf-8") == "formkit: adaptation/1\nbase: old.md\n"
        assert jobs.build(path) == read_form(old)

    @pytest.mark.parametrize(
        "limit", ["formkit.jobs.adapting.MAX_BYTES", "formkit.formats.yaml_text.MAX_VALUES"]
    )
    def test_more_than_a_file_may_hold_is_not_written(
        self, limit: str, old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limit, 9)
        with pytest.raises(FormkitError, match="more change than an adaptation can hold"):
            adapted(old, new, tmp_path / "adaptation.yaml")

    def test_the_base_is_never_replaced(self, old: Path, new: Path, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        adapted(old, new, path)
        with pytest.raises(FormkitError, match="is the form that the adaptation begins with"):
            jobs.build_file(path, workbook=old)

    def test_a_base_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        path.write_text("formkit: adaptation/1\nbase: none.xlsx\n", encoding="utf-8")
        with pytest.raises(UnreadableFormError):
            jobs.build(path)


class TestOfAnAdaptation:
    def test_what_was_declared_is_kept(self, old: Path, new: Path, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        adapted(old, new, path)
        text = path.read_text(encoding="utf-8")
        declared = "declared: true\n    reason: the ministry calls it so\n"
        head = "# for round 3\nformkit"
        text = text.replace('declared: false\n    reason: ""\n', declared, 1)
        path.write_text(text.replace("formkit", head, 1), encoding="utf-8")
        new.write_text(NEW.replace("From where", "Which"), encoding="utf-8")
        again = adapted(path, new, path)
        assert [(one.declared, one.reason) for one in again.written] == [
            (True, "the ministry calls it so"),
            (False, ""),
        ]
        assert path.read_text(encoding="utf-8").startswith("# for round 3\nformkit")
        assert jobs.build(path) == read_form(new)

    def test_what_an_older_change_speaks_of_may_be_gone(
        self, old: Path, new: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "adaptation.yaml"
        adapted(old, new, path)
        old.write_text(OLD.replace("| age ", "| old_age "), encoding="utf-8")
        adapted(path, new, path)
        assert jobs.build(path) == read_form(new)

    @pytest.mark.parametrize("country", COUNTRIES)
    def test_an_example_that_was_not_edited_stays_as_it_is(
        self, country: str, tmp_path: Path
    ) -> None:
        origin = REGION / country / "adaptation.yaml"
        built = jobs.build_file(origin, workbook=tmp_path / "form.xlsx")
        save(built.outputs)
        again = adapted(origin, tmp_path / "form.xlsx", tmp_path / "adaptation.yaml")
        assert jobs.build(tmp_path / "adaptation.yaml") == built.composition.form
        assert said(again.written) == said(read_adaptation(origin).changes)

    def test_the_edited_form_of_chad(
        self, tmp_path: Path, golden: Callable[[str, str], None]
    ) -> None:
        wanted = jobs.Wanted(origin=str(REGION / "chad" / "adaptation.yaml"))
        path = tmp_path / "adaptation.yaml"
        found = jobs.adapt(wanted, EDITED, path, say=costs)
        save((found.output,))
        assert jobs.build(path) == read_form(EDITED)
        text = found.output.content.decode()
        golden("changes/bsa_tcd_changes.yaml", text[text.index("\nchanges:") :])


class TestOfATemplate:
    def test_in_the_languages_of_the_form(self, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        gazetteer = REGION / "chad" / "gazetteer.csv"
        adapted("BSA", EDITED, path, country="Chad", gazetteer=gazetteer)
        text = path.read_text(encoding="utf-8")
        for line in ("template: bsa", "country: TCD", "languages: [fr, en]"):
            assert f"\n{line}\n" in text
        assert jobs.build(path) == read_form(EDITED)

    def test_of_no_country_and_in_other_languages(self, new: Path, tmp_path: Path) -> None:
        path = tmp_path / "adaptation.yaml"
        adapted("bsa", new, path, standard="dtm-wca/2026.1")
        text = path.read_text(encoding="utf-8")
        assert "country" not in text.partition("changes:")[0]
        assert "languages" not in text.partition("changes:")[0]
        again = jobs.build(path)
        assert replace(again, settings=Settings()) == replace(read_form(new), settings=Settings())
        assert again.settings.values == (("formkit_adaptation", "adaptation.yaml"),)

    def test_one_that_nobody_has_is_told(self, new: Path, tmp_path: Path) -> None:
        with pytest.raises(UnknownNameError):
            adapted("zzz", new, tmp_path / "adaptation.yaml")


@pytest.mark.corpus
@pytest.mark.parametrize("family", ["epfl_city", "kobo_docs", "unhcr_kobocruncher"])
def test_real_forms_through_files(family: str, tmp_path: Path) -> None:
    if family not in families():
        pytest.skip("../shared/forms is not here")
    path = tmp_path / "adaptation.yaml"
    for old, new in permutations(families()[family], 2):
        adapted(old, new, path)
        assert jobs.build(path) == read_form(new), (old, new)
