from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.formats.gazetteers import read_gazetteer
from formkit.model.gazetteer import Place

OWN = "level,pcode,name,parent\n1,TD07,Lac,TCD\n2,TD0701,Mamdi,TD07\n"
OCHA = """\
Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date
TCD,1,TD07,Lac,TCD,2012-09-04
NER,1,NE002,Diffa,NER,2019-01-01
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "places.csv"
    path.write_bytes(text.encode())
    return path


def test_formkits_own_columns_are_read(tmp_path: Path) -> None:
    gazetteer = read_gazetteer(written(tmp_path, OWN))
    assert gazetteer.places == (
        Place(level=1, pcode="TD07", name="Lac", parent="TCD"),
        Place(level=2, pcode="TD0701", name="Mamdi", parent="TD07"),
    )
    assert gazetteer.level(2)[0].loc.cell == ""
    assert gazetteer.level(2)[0].loc.row == 3


def test_ochas_table_is_read_for_one_country_or_for_all(tmp_path: Path) -> None:
    path = written(tmp_path, OCHA)
    assert [one.pcode for one in read_gazetteer(path).places] == ["TD07", "NE002"]
    assert [one.pcode for one in read_gazetteer(path, country="NER").places] == ["NE002"]
    assert read_gazetteer(written(tmp_path, OWN), country="TCD").places


def test_missing_columns_and_wrong_levels_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "level,pcode,name\none,TD07,Lac\n5,TD07,Lac\n")
    with pytest.raises(BadManifestError) as caught:
        read_gazetteer(path)
    assert [loc.a1 for loc, _ in caught.value.problems] == ["places!1", "places!A2", "places!A3"]
    assert "no column parent" in str(caught.value.problems[0][1])


def test_the_regions_places_are_read(shared: Path) -> None:
    gazetteer = read_gazetteer(shared / "domain" / "gazetteer.csv", country="NGA")
    assert len(gazetteer.level(1)) == 37
    assert {one.parent for one in gazetteer.level(2)} <= {one.pcode for one in gazetteer.level(1)}
