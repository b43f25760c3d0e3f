"""A standard of a few variables, for tests."""

from formkit.core.texts import Texts
from formkit.model.dictionary import Dictionary, StandardChoice, StandardList, Variable
from formkit.model.form import Group, Stray
from formkit.model.module import Module
from formkit.model.policy import Policy, Tombstone
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
    constraint=". >= 0 and . < 1000000",
    unit="location",
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
    unit="location",
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
CONSENT = Variable(name="consent_given", type="select_one", list_name="consent")
ZERO = Variable(name="meta_adm0_pcode", type="select_one", list_name="admin0", unit="form")
SECOND = Variable(name="meta_adm2_pcode", type="select_one", list_name="admin2", unit="form")
COMPONENT = Variable(name="meta_component", type="calculate", unit="form")
VERSION = Variable(name="meta_form_version", type="calculate", unit="form")
ROUND = Variable(name="meta_survey_round", type="text", unit="form")
AGE = Variable(
    name="mem_age",
    type="integer",
    unit="individual",
    sensitivity="moderate",
    personal_data=True,
    constraint=". >= 0 and . <= 110",
)
SEX = Variable(name="mem_sex", type="text", unit="individual")
FULL_NAME = Variable(
    name="reg_full_name", type="text", unit="household", sensitivity="severe", personal_data=True
)
FRESH = Variable(name="loc_fresh", type="text", unit="location")
MORE = (CONSENT, ZERO, SECOND, COMPONENT, VERSION, ROUND, AGE, SEX, FULL_NAME, FRESH)


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
    StandardList(name="admin0", extensibility="country_owned"),
    StandardList(name="admin1", extensibility="country_owned", filter_columns=("adm0",)),
    StandardList(name="admin2", extensibility="country_owned", filter_columns=("adm0", "adm1")),
    StandardList(
        name="consent",
        extensibility="closed",
        choices=(
            StandardChoice(code="yes", labels=texts("Yes", "Oui")),
            StandardChoice(code="no", labels=texts("No", "Non")),
        ),
    ),
)

STANDARD = Standard(
    id="dtm-test",
    version="1",
    dictionary=Dictionary((IDP, SCOPE, WATER, ADMIN, OLD, OLDER, POOR, *MORE), LISTS),
    modules=(
        Module(
            id="idp",
            nodes=(
                Stray(name="loc_num_idp_ind", required="yes"),
                Stray(name="loc_origin_scope", extra=(("formkit_components", "BSA"),)),
            ),
        ),
        Module(
            id="water",
            nodes=(
                Group(name="w", children=(Stray(name="loc_water_source"), Stray(name="a_note"))),
                Stray(name="loc_fresh", relevant="${loc_water_source} = 'tap'"),
            ),
        ),
        Module(id="registration", components=("REG",), nodes=(Stray(name="reg_full_name"),)),
        Module(id="roster", repeat="member", nodes=(Stray(name="mem_age"), Stray(name="mem_sex"))),
    ),
    templates=(
        Template(
            id="bsa",
            component="BSA",
            modules=tuple(ModuleUse(module=one) for one in ("idp", "gone", "water", "roster")),
        ),
        Template(id="ett", component="ETT", modules=(ModuleUse(module="idp"),)),
    ),
    stated_policy=Policy(
        tombstones=(
            Tombstone(name="nb_families", replaced_by="loc_num_idp_ind"),
            Tombstone(name="nb_huts"),
            Tombstone(name="river", list_name="water", replaced_by="well"),
            Tombstone(name="lake", list_name="water"),
        )
    ),
    countries=(Country(iso3="TCD", iso2="TD", pcode_patterns=("^TD[0-9]{2}$", "^TD[0-9]{4}$")),),
)
