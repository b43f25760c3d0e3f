"""Compose: pictures, with the standard of the package."""

from pathlib import Path

import pytest

from tests.tui.composing import CHAD, NARROW, Opened, choose, press, put, text_in, told, write
from tests.tui.pictures import Pictures


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("size", "language"), [(NARROW, "fr"), ((120, 40), "en")])
async def test_pictures_of_a_form(
    opened: Opened, pictures: Pictures, on_form: Path, size: tuple[int, int], language: str
) -> None:
    async with opened("compose", on_form, size=size, language=language) as pilot:
        await pictures.take(pilot, "compose-on-form")
        await press(pilot, "q")
        await pictures.take(pilot, "compose-changes")


@pytest.mark.usefixtures("here")
async def test_pictures_of_a_small_screen(opened: Opened, pictures: Pictures) -> None:
    async with opened("compose", size=NARROW, language="fr") as pilot:
        await pictures.take(pilot, "compose-empty")
        await choose(pilot, "#template", "enquête ménage")
        await choose(pilot, "#country", "tchad")
        await press(pilot, "escape")
        await pictures.take(pilot, "compose-form")
        await press(pilot, "m", *(12 * ["down"]), "space", "d")
        await pictures.take(pilot, "compose-modules")
        await press(pilot, "o", "home", "enter")
        await pictures.take(pilot, "compose-outline")
        await press(pilot, "down", "a")
        await write(pilot, "Comment êtes-vous venus ?")
        await choose(pilot, "#type", "une réponse")
        await pictures.take(pilot, "compose-question")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("size", "language"), [((120, 40), "en"), ((200, 60), "fr")])
async def test_pictures_of_larger_screens(
    opened: Opened, pictures: Pictures, workspace: Path, size: tuple[int, int], language: str
) -> None:
    put(workspace / "adaptation.yaml", text_in(CHAD))
    put(workspace / "gazetteer.csv", text_in(CHAD.parent / "gazetteer.csv"))
    async with opened(
        "compose", workspace / "adaptation.yaml", size=size, language=language
    ) as pilot:
        await press(pilot, "q")
        await pictures.take(pilot, "compose")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("size", "language"), [(NARROW, "fr"), ((120, 40), "en")])
async def test_pictures_of_conditions_and_translations(
    opened: Opened, pictures: Pictures, workspace: Path, size: tuple[int, int], language: str
) -> None:
    spoken = text_in(CHAD).replace("languages: [fr, en]", 'languages: [fr, en, ar, "Hausa (ha)"]')
    put(workspace / "adaptation.yaml", spoken)
    put(workspace / "gazetteer.csv", text_in(CHAD.parent / "gazetteer.csv"))
    async with opened(
        "compose", workspace / "adaptation.yaml", size=size, language=language
    ) as pilot:
        await press(pilot, "q", "enter")
        await told(pilot, "relevant", "*")
        pilot.app.screen.query_one("#relevant-way").focus()
        await press(pilot)
        await pictures.take(pilot, "compose-condition")
        await choose(pilot, "#type", {"fr": "nombre entier", "en": "whole"}[language])
        await choose(pilot, "#constraint-how", {"fr": "selon", "en": "by"}[language])
        pilot.app.screen.query_one("#constraint-expression").focus()
        await pilot.pause()
        await write(pilot, ". > ${loc_idp_hhs}")
        await told(pilot, "constraint", "✗")
        await pictures.take(pilot, "compose-expression")
        await press(pilot, "escape", "t")
        await pictures.take(pilot, "compose-translate")
