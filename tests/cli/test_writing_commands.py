"""Commands that write: what they write, what they refuse, what a dry run says."""

from pathlib import Path

import pytest

from formkit import read_form
from formkit.cli.exits import Exit
from tests.cli.running import Program

STANDARD = Path(__file__).parents[2] / "standards" / "dtm-wca" / "2026.1"


class TestConvert:
    def test_a_form_in_another_format_is_the_same_form(
        self, formkit: Program, good: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "good.xlsx"
        ran = formkit("convert", good, target)
        assert (ran.code, ran.err) == (Exit.OK, f"written: {target}\n")
        assert read_form(target) == read_form(good)

    def test_a_dry_run_writes_nothing(self, formkit: Program, good: Path, tmp_path: Path) -> None:
        target = tmp_path / "good.csv"
        assert formkit("convert", good, target, "--dry-run").err == f"would write {target}\n"
        assert not target.exists()

    def test_nothing_is_replaced_unasked(
        self, formkit: Program, good: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "mine.xlsx"
        target.write_text("my own work", encoding="utf-8")
        ran = formkit("convert", good, target)
        assert ran.code == Exit.WRONG_INPUT
        assert "add --overwrite" in ran.err
        assert target.read_text(encoding="utf-8") == "my own work"
        assert formkit("convert", good, target, "--dry-run") == ran
        assert formkit("convert", good, target, "--overwrite").code == Exit.OK

    def test_the_same_content_may_be_written_again(
        self, formkit: Program, good: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "good.xlsx"
        assert formkit("convert", good, target).code == Exit.OK
        assert formkit("convert", good, target).code == Exit.OK

    def test_what_a_format_cannot_keep_is_told(self, formkit: Program, tmp_path: Path) -> None:
        source, target = tmp_path / "form.csv", tmp_path / "form.md"
        source.write_text('"survey"\n"","type","name","label"\n"","text","q","one\nother"\n')
        assert "not kept: cells with line breaks" in formkit("convert", source, target).err

    def test_an_unknown_format_is_wrong_input(
        self, formkit: Program, good: Path, tmp_path: Path
    ) -> None:
        ran = formkit("convert", good, tmp_path / "good.docx")
        assert ran.code == Exit.WRONG_INPUT
        assert "docx" in ran.err


class TestNewAndBuild:
    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_a_new_adaptation_builds_as_it_is(self, formkit: Program, here: Path) -> None:
        assert formkit("new", "tcd", "bsa").code == Exit.OK
        ran = formkit("build", "adaptation.yaml", "--xform")
        assert ran.code == Exit.OK
        assert "template bsa of dtm-wca 2026.1" in ran.out
        assert {"bsa_tcd.xlsx", "bsa_tcd.xml"} <= {path.name for path in here.iterdir()}
        assert read_form(here / "bsa_tcd.xlsx").settings.get("form_id") == "bsa_tcd"

    @pytest.mark.parametrize("country", ["TCD", "tcd", "td", "Chad", "tchad"])
    def test_a_country_is_known_by_its_codes_and_names(
        self, formkit: Program, here: Path, country: str
    ) -> None:
        assert formkit("new", country, "bsa").code == Exit.OK
        assert "country: TCD" in (here / "adaptation.yaml").read_text(encoding="utf-8")

    def test_the_comments_are_in_the_users_language(self, formkit: Program, here: Path) -> None:
        formkit("new", "TCD", "bsa", "--lang", "fr")
        assert "Les langues du formulaire" in (here / "adaptation.yaml").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [(("XXX", "bsa"), "no country is called XXX"), (("TCD", "xx"), "no template is called xx")],
    )
    def test_an_unknown_name_is_wrong_input(
        self, formkit: Program, arguments: tuple[str, str], said: str
    ) -> None:
        ran = formkit("new", *arguments)
        assert ran.code == Exit.WRONG_INPUT
        assert said in ran.err

    def test_every_problem_of_an_adaptation_is_told(self, formkit: Program, here: Path) -> None:
        (here / "wrong.yaml").write_text("formkit: adaptation/1\ntemplat: bsa\ncuntry: TCD\n")
        ran = formkit("build", "wrong.yaml")
        assert ran.code == Exit.WRONG_INPUT
        assert ran.err.count("formkit: wrong.yaml:") >= 2

    def test_an_unknown_template_is_told_at_its_place(self, formkit: Program, here: Path) -> None:
        (here / "wrong.yaml").write_text("formkit: adaptation/1\ntemplate: xx\n")
        ran = formkit("build", "wrong.yaml")
        assert ran.code == Exit.WRONG_INPUT
        assert "no template is called xx" in ran.err

    def test_a_gazetteer_is_found_beside_the_adaptation(self, formkit: Program, here: Path) -> None:
        folder = here / "tchad"
        folder.mkdir()
        (folder / "places.csv").write_text(
            "level,pcode,name,parent\n1,TD07,Lac,TCD\n2,TD0701,Mamdi,TD07\n", encoding="utf-8"
        )
        (folder / "adaptation.yaml").write_text(
            "formkit: adaptation/1\ntemplate: bsa\ncountry: TCD\ngazetteer: places.csv\n"
        )
        assert formkit("build", "tchad/adaptation.yaml").code == Exit.OK
        form = read_form(folder / "bsa_tcd.xlsx")
        assert [choice.code for choice in form.list_named("admin1").choices] == ["TD07"]  # type: ignore[union-attr]  # it must be there


class TestStandardTables:
    def test_they_go_to_excel_and_come_back_equal(self, formkit: Program, tmp_path: Path) -> None:
        xlsx = tmp_path / "standard.xlsx"
        assert formkit("standard", "export", "--xlsx", xlsx).code == Exit.OK
        ran = formkit("standard", "import", "--dry-run", xlsx, STANDARD)
        assert (ran.code, ran.err) == (Exit.OK, "nothing has changed, so nothing is written\n")
