"""A standard of a few variables, for tests."""

from formkit.core.texts import Texts
from formkit.model.dictionary import Dictionary, StandardChoice, StandardList, Variable
from formkit.model.form import Group, Stray
from formkit.model.module import Module
from formkit.model.standard import Country, Standard
from formkit.model.template import ModuleUse, Template


def texts(english: str, french: str = "") -> Texts:
    return Texts.of([("English (en)", english), ("Français (fr)", french)])


IDP = Variable(
    name="loc_num_idp_ind",
    type="integer",
    titles=texts("IDP individuals present", "Individus PDI présents"),
    labels=texts(
        "How many IDPs (individuals) live in this location today?",
        "Combien de PDI (individus) vivent dans cette localité aujourd’hui ?",
    ),
    category="core_cdw",
    dtm_ref="m0310_loc_num_idp_ind",
    aliases=("idp_ind",),
)
SCOPE = Variable(
    name="loc_origin_scope", type="select_one", list_name="origin_scope", category="core"
)
WATER = Variable(
    name="loc_water_source",
    type="select_one",
    list_name="water",
    labels=texts("What is the main source of water?", "Quelle est la source d’eau principale ?"),
    category="recommended",
)
ADMIN = Variable(name="meta_adm1_pcode", type="select_one", list_name="admin1", category="core_cdw")
OLD = Variable(
    name="loc_old", type="text", category="optional", status="retired", aliases=("shared",)
)
OLDER = Variable(
    name="loc_older",
    type="text",
    category="optional",
    status="retired",
    replaced_by="loc_num_idp_ind",
)
POOR = Variable(
    name="loc_poor", type="text", category="optional", status="discouraged", aliases=("shared",)
)


def choices(*codes: str) -> tuple[StandardChoice, ...]:
    return tuple(StandardChoice(code=code, labels=texts(code)) for code in codes)


LISTS = (
    StandardList(name="origin_scope", extensibility="closed", choices=choices("adm1", "adm2")),
    StandardList(
        name="water",
        extensibility="open_end",
        choices=(
            StandardChoice(code="tap", labels=texts("tap"), parent="improved"),
            *choices("well", "other"),
        ),
    ),
    StandardList(name="admin1", extensibility="country_owned"),
)

STANDARD = Standard(
    id="dtm-test",
    version="1",
    dictionary=Dictionary((IDP, SCOPE, WATER, ADMIN, OLD, OLDER, POOR), LISTS),
    modules=(
        Module(
            id="idp",
            nodes=(
                Stray(name="loc_num_idp_ind"),
                Stray(name="loc_origin_scope", extra=(("formkit_components", "BSA"),)),
            ),
        ),
        Module(
            id="water",
            nodes=(
                Group(name="w", children=(Stray(name="loc_water_source"), Stray(name="a_note"))),
            ),
        ),
    ),
    templates=(
        Template(
            id="bsa",
            component="BSA",
            modules=tuple(ModuleUse(module=one) for one in ("idp", "gone", "water")),
        ),
        Template(id="ett", component="ETT", modules=(ModuleUse(module="idp"),)),
    ),
    countries=(Country(iso3="TCD", iso2="TD"),),
)
