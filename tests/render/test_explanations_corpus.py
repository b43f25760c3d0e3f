"""Some rows of every real form are explained: nothing stops formkit, and every line fits."""

from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.reading import read_form
from formkit.jobs import explain_rows
from formkit.model.form import walk
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.json.explanations import render_explained as as_json
from formkit.render.screen import Screen
from formkit.render.text.explanations import render_explained
from tests.shares import share_of

EACH = 31
WIDTH = 80
FRENCH = read_catalogue(Language.FRENCH)


@pytest.mark.corpus
def test_rows_of_real_forms(shared: Path) -> None:
    for path in share_of(sorted((shared / "forms").glob("*.xls*"))):
        try:
            form = read_form(path)
        except FormkitError:
            continue
        names = list(dict.fromkeys(node.name for node in walk(form.nodes) if node.name))
        for name in names[::EACH]:
            found = explain_rows(form, name, "fr")
            assert as_json(found, catalogue=FRENCH).isascii()
            text = render_explained(found, Screen(catalogue=FRENCH, width=WIDTH))
            too_long = [line for line in text.splitlines() if len(line) > WIDTH]
            assert [line for line in too_long if " " in line.strip(" -")] == [], (path.name, name)
