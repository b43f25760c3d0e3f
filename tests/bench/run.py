"""formkit beside its peers: whole processes, ratios in one run, peak memory.

``make bench`` runs it; ``python tests/bench/run.py --quick`` leaves 20,000 rows out.
Peers are looked for in ``.bench/`` (``make bench`` installs them) and named
"not installed" where they are missing.  Clocks on shared machines lie: read
the ratios, not the seconds.
"""

import csv
import platform
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import expressions, reasoning, screens  # noqa: E402 - the folder must be on the path first
from tests.bench.apart import made_apart  # noqa: E402 - the folder must be on the path first
from tests.bench.measured import Measured, python, run  # noqa: E402

FORMS = ROOT.parent / "shared" / "forms"
BIN = "Scripts" if platform.system() == "Windows" else "bin"
LINT = ROOT / ".bench" / "lint" / BIN / "xlsform-lint"
PMIX = ROOT / ".bench" / "pmix" / BIN / "python"

RAW_READ = """
import sys
from python_calamine import CalamineWorkbook
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""
READ = "import sys, formkit\nfor path in sys.argv[1:]: formkit.read_form(path)"
EDIT = """
import sys
from pathlib import Path
from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.model.edits import CellSet
file = Path(sys.argv[1]).read_bytes()
sheet = parse_workbook(file).sheets[0].name
edited = edit_package(file, [CellSet(sheet=sheet, row=2, column=1, text="edited")])
Path(sys.argv[2]).write_bytes(edited.content)
"""
LOAD_AND_SAVE = """
import sys
from openpyxl import load_workbook
load_workbook(sys.argv[1]).save(sys.argv[2])
"""
CONVERT = "import sys\nfrom pyxform.xls2xform import convert\nconvert(sys.argv[1])"
COMPILE_AND_VALIDATE = """
import subprocess, sys
from pathlib import Path
import pyxform
from pyxform.xls2xform import convert
folder, *paths = map(Path, sys.argv[1:])
made = [folder / f"{path.stem}.xml" for path in paths]
for path, xform in zip(paths, made):
    xform.write_text(convert(str(path)).xform, encoding="utf-8")
jars = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin"
subprocess.run(["java", "-jar", str(next(jars.glob("*.jar"))), *map(str, made)])
"""
REGION = """
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from formkit import jobs
from formkit.formats.files import read_workbook
from formkit.jobs.subjects import Standards
STANDARDS = Standards()
def profile(path):
    forms = path.parent / "standard" / path.name[4:], path
    return jobs.compare(*map(read_workbook, forms), standards=STANDARDS).profile
if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).glob("*.xlsx"))
    with ProcessPoolExecutor(2) as executor:
        print(len(list(executor.map(profile, paths, chunksize=8))))
"""
PMIX_DIFF = "import sys\nfrom pmix.xlsdiff import XlsDiff\nXlsDiff.from_file(*sys.argv[1:], False)"
SMALL = 300
LONG_PAIRS = (
    ("bgd_jmsna__jmsna2020_hc_tool_final.xls", "bgd_jmsna__host_jmsna_2021_v8.xlsx"),
    ("unhcr_rms__rms_capi_v2.xlsx", "unhcr_rms__rms_capi_v3.xlsx"),
)


def formkit(*arguments: str, times: int = 3, folder: Path = ROOT) -> Measured:
    """Run formkit's command line in a folder."""
    return run((sys.executable, "-m", "formkit", *arguments), times=times, folder=folder)


def line(what: str, ours: Measured, peer: Measured | None, named: str, wanted: str = "") -> None:
    """Print one row of the table: ours, the peer's, and ours as a share of the peer's."""
    if peer is None:
        beside, ratio = f"{named}: not installed", ""
    else:
        beside = f"{named} {peer.seconds:.2f} s {peer.mib:.0f} MiB"
        ratio = f"{ours.seconds / peer.seconds:.2f}"
    print(
        f"{what:<34} {ours.seconds:>7.2f} s {ours.mib:>5.0f} MiB  {beside:<42} {ratio:>6} {wanted}"
    )


def sizes(folder: Path, *, quick: bool) -> None:
    """Read, check, write and compare forms of growing size."""
    for rows in (100, 1_000, 5_000) if quick else (100, 1_000, 5_000, 20_000):
        path, again = folder / f"form_{rows}.xlsx", folder / f"again_{rows}.xlsx"
        for one in (path, again):
            made_apart(f"generated.form(Path({str(one)!r}), {rows})")
        compiled = python(CONVERT, str(path), times=1)
        line(f"read {rows} rows", python(READ, str(path)), python(RAW_READ, str(path)), "calamine")
        check = formkit("check", "--no-compile", str(path))
        wanted = "<= 0.25" if rows > SMALL else "<= 0.50"
        lint = run((str(LINT), str(path)), times=1) if LINT.exists() else None
        line(f"check {rows} rows", check, lint, "xlsform-lint", wanted)
        line(f"check {rows} rows", check, compiled, "pyxform")
        target = folder / f"converted_{rows}.csv"
        written = formkit("convert", str(path), str(target), times=1)
        line(f"convert {rows} rows", written, compiled, "pyxform")
        line(
            f"diff {rows} rows", formkit("diff", str(path), str(again)), _pmix(path, again), "pmix"
        )


def builds(folder: Path, *, quick: bool) -> None:
    """Build forms of growing size from standards made for it, beside pyxform's compiling them."""
    for questions in (100, 1_000, 5_000) if quick else (100, 1_000, 5_000, 20_000):
        place = folder / f"standard_{questions}"
        made_apart(f"generated_standard.workspace(Path({str(place)!r}), {questions})")
        built = formkit("build", "adaptation.yaml", "--overwrite", folder=place)
        compiled = python(CONVERT, str(place / "gen.xlsx"), times=1)
        line(f"build {questions} questions", built, compiled, "pyxform")


def many_forms(folder: Path) -> None:
    """Check 1,000 different forms of about 200 rows, in one process and in as many as there are."""
    place = folder / "many"
    made_apart(f"generated.many(Path({str(place)!r}), 1_000)")
    alone = formkit("check", "--no-compile", "--jobs", "1", str(place), times=1)
    spread = formkit("check", "--no-compile", str(place), times=1)
    line("check 1,000 forms", spread, alone, "one process", "<= 20 s")


def compiled_forms(folder: Path) -> None:
    """Check forms with both compilers, beside the compilers alone."""
    place, made = folder / "compiled", folder / "made"
    made.mkdir()
    made_apart(f"generated.many(Path({str(place)!r}), 60)")
    paths = sorted(map(str, place.glob("*.xlsx")))
    alone = python(COMPILE_AND_VALIDATE, str(made), *paths, times=2)
    checked = formkit("check", "--jobs", "1", str(place), times=2)
    line("check 60 forms, compiled", checked, alone, "pyxform, ODK Validate", "<= 1.20")


def region(folder: Path) -> None:
    """Compare the forms of 23 countries and 6 tools with the standard's, in two processes."""
    place = folder / "region"
    made_apart(f"regional.forms(Path({str(place)!r}))")
    script = folder / "region.py"
    script.write_text(REGION, encoding="utf-8")
    compared = run((sys.executable, str(script), str(place)), times=1)
    count = len(list(place.glob("*.xlsx")))
    line(f"diff {count} forms, the standard", compared, None, "two processes", "<= 20 s")


def long_forms() -> None:
    """Compare two real forms of 700 rows, beside reading both."""
    for old, new in LONG_PAIRS:
        paths = [FORMS / name for name in (old, new)]
        if not all(path.exists() for path in paths):
            print(f"diff {old}: not run, it is missing")
            continue
        read = python(READ, *map(str, paths))
        line(f"diff {old[:24]}", formkit("diff", *map(str, paths)), read, "reading both", "<= 1.50")


def _pmix(old: Path, new: Path) -> Measured | None:
    if not PMIX.exists():
        return None
    return run((str(PMIX), "-c", PMIX_DIFF, str(old), str(new)), times=1)


def generated_pair(folder: Path) -> None:
    """Compare 540 questions and 12,000 choices with one column filled anew."""
    made_apart(f"generated.pair(Path({str(folder)!r}))")
    old, new = folder / "pair_old.xlsx", folder / "pair_new.xlsx"
    line(
        "diff 540 + 12,000", formkit("diff", str(old), str(new)), _pmix(old, new), "pmix", "<= 0.25"
    )
    lint = run((str(LINT), str(old)), times=1) if LINT.exists() else None
    check = formkit("check", "--no-compile", str(old))
    line("check 540 + 12,000", check, lint, "xlsform-lint", "<= 0.25")


def real_forms() -> None:
    """Read all of ../shared/forms, and check a few of them beside xlsform-lint."""
    if not FORMS.is_dir():
        print("real forms: not run, ../shared/forms is missing")
        return
    with (FORMS / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    paths = [str(FORMS / row["file"]) for row in rows]
    line(
        "read all real forms", python(READ, *paths), python(RAW_READ, *paths), "calamine", "<= 5.00"
    )
    for row in _spread(rows):
        path, count = str(FORMS / row["file"]), int(row["survey_rows"])
        lint = run((str(LINT), path)) if LINT.exists() else None
        wanted = "<= 0.25" if count > SMALL else "<= 0.50"
        check = formkit("check", "--no-compile", path)
        line(f"check a real form of {count} rows", check, lint, "xlsform-lint", wanted)


def edits(folder: Path) -> None:
    """Set one cell of the largest real form, beside openpyxl's load and save alone."""
    largest = max(FORMS.glob("*.xls[xm]"), key=lambda path: path.stat().st_size, default=None)
    if largest is None:
        print("edit a real form: not run, ../shared/forms is missing")
        return
    target = str(folder / "edited.xlsx")
    ours, theirs = (python(code, str(largest), target) for code in (EDIT, LOAD_AND_SAVE))
    line("edit one cell of the largest form", ours, theirs, "openpyxl", "<= 1.50")


def _spread(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Ten of the xlsx forms that compile, from the shortest to the longest."""
    compiling = [row for row in rows if row["pyxform_ok"] == "yes" and row["file"].endswith("x")]
    ordered = sorted(compiling, key=lambda row: (int(row["survey_rows"] or 0), row["file"]))
    return [ordered[number * (len(ordered) - 1) // 9] for number in range(10)]


def main() -> None:
    """Run all benchmarks."""
    quick = "--quick" in sys.argv
    print(f"Python {platform.python_version()}, formkit beside its peers; ratio = ours / theirs")
    formkit("--help", times=1)
    line("formkit --help", formkit("--help"), python("import click"), "import click", "<= 3.50")
    real_forms()
    long_forms()
    with tempfile.TemporaryDirectory() as folder:
        edits(Path(folder))
        generated_pair(Path(folder))
        many_forms(Path(folder))
        compiled_forms(Path(folder))
        region(Path(folder))
        builds(Path(folder), quick=quick)
        sizes(Path(folder), quick=quick)
    expressions.main()
    reasoning.main()
    screens.main()


if __name__ == "__main__":
    main()
