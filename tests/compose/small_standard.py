"""A standard small enough to read whole, for tests of building."""

from dataclasses import replace

from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.model.adaptation import Adaptation
from formkit.model.dictionary import Dictionary, StandardChoice, StandardList, Variable
from formkit.model.form import Form, Group, Node, Question, Repeat, Stray, walk
from formkit.model.gazetteer import Gazetteer, Place
from formkit.model.module import Module, Parameter
from formkit.model.standard import Country, Standard, StandardLanguage
from formkit.model.template import ModuleUse, Template

EN, FR, AR = "English (en)", "Français (fr)", "العربية (ar)"
ADAPTATION_LOC = Loc(file="tcd/adaptation.yaml", row=1)


def texts(english: str = "", french: str = "", arabic: str = "") -> Texts:
    return Texts.of([(EN, english), (FR, french), (AR, arabic)])


def variable(name: str, type_: str = "integer", list_name: str = "", **more: object) -> Variable:
    labels = texts(f"{name}?", f"{name} ?")
    return Variable(
        **{"name": name, "type": type_, "list_name": list_name, "labels": labels} | more
    )  # type: ignore[arg-type]


def row(name: str, **cells: object) -> Stray:
    """A row of a module's survey.csv: no type, since the dictionary has it."""
    return Stray(**{"name": name, "loc": Loc(file="survey.csv", row=2)} | cells)  # type: ignore[arg-type]


def a_list(name: str, *codes: str, **more: object) -> StandardList:
    choices = tuple(StandardChoice(code=code, labels=texts(code, code)) for code in codes)
    return StandardList(**{"name": name, "extensibility": "closed", "choices": choices} | more)  # type: ignore[arg-type]


VARIABLES = (
    variable("meta_component", "calculate"),
    variable("meta_operation", "select_one", "operation"),
    variable("adm0", "select_one", "admin0"),
    variable("adm1", "select_one", "admin1", hxl="#adm1+code"),
    variable("adm2", "select_one", "admin2"),
    variable("adm3", "select_one", "admin3", hints=texts("The ward.", "Le canton.")),
    variable("adm3_other", "text"),
    variable("consent_spoken", "select_one", "yes_no"),
    variable("consent_given", "select_one", "yes_no"),
    variable(
        "idp_hh",
        constraint=". >= 0",
        constraint_messages=texts("Not below zero.", "Pas moins de zéro."),
    ),
    variable("idp_ind"),
    variable("reason", "select_one", "reasons", labels=texts("Why?", "Pourquoi ?", "لماذا؟")),
    variable("size"),
    variable("age", hints=texts("In years.", "En années.")),
    variable("see", "select_one", "scale"),
    variable("thanks", "note"),
)

LISTS = (
    *(a_list(f"admin{level}", extensibility="country_owned") for level in range(4)),
    a_list("operation", extensibility="country_owned", filter_columns=("adm0",)),
    a_list("bands", "y2025", "y2026", "dnk", "pnta", extensibility="country_owned"),
    a_list("yes_no", "yes", "no"),
    a_list("scale", "no_difficulty", "cannot_do"),
    a_list("reason_group", "conflict", "disaster"),
    a_list(
        "reasons",
        "war",
        "floods",
        "other",
        "dnk",
        extensibility="open_end",
        rolls_up_to="reason_group",
    ),
)

MODULES = (
    Module(
        id="cover",
        titles=texts("Cover", "Couverture"),
        nodes=(
            row("meta_component", calculation="'{{component}} {{form_version}}'"),
            row("meta_operation"),
            row("consent_spoken", required="yes", extra=(("formkit_components", "FMR"),)),
        ),
        gated_by_consent=False,
    ),
    Module(
        id="consent_dp",
        titles=texts("Consent", "Consentement"),
        adaptation="block",
        group_relevant=(("FMR", "${consent_spoken} = 'yes'"),),
        nodes=(row("consent_given", required="yes"),),
        gated_by_consent=False,
    ),
    Module(
        id="place",
        titles=texts("Place", "Lieu"),
        nodes=(
            row("adm0", required="yes"),
            row("adm1", required="yes", choice_filter="adm0 = ${adm0}"),
            row("adm2", choice_filter="adm1 = ${adm1}"),
            row("adm3", choice_filter="adm2 = ${adm2} or name = 'other'"),
            row("adm3_other", relevant="${adm3} = 'other'"),
        ),
        gated_by_consent=False,
    ),
    Module(
        id="figures",
        titles=texts("Figures", "Chiffres"),
        needs=("consent_dp",),
        group_relevant=(("BSA", "${adm1} != ''"),),
        parameters=(Parameter(name="most", default="20"),),
        nodes=(
            row("idp_hh", constraint=". < 1000"),
            row("idp_ind", constraint=". <= ${idp_hh} * {{most}}"),
            row("reason"),
        ),
    ),
    Module(
        id="household",
        titles=texts("Household", "Ménage"),
        components=("HHS",),
        nodes=(row("size"),),
    ),
    Module(
        id="roster",
        titles=texts("Members", "Membres"),
        components=("HHS",),
        repeat="member",
        repeat_count="${size}",
        parent="household",
        nodes=(row("age"),),
    ),
    Module(
        id="wgss",
        titles=texts("Functioning", "Fonctionnement"),
        adaptation="block",
        place_in=(("HHS", "roster"),),
        group_relevant=(("HHS", "${age} >= 5"),),
        nodes=(row("see"),),
    ),
    Module(
        id="quality",
        titles=texts("Close", "Clôture"),
        nodes=(
            Group(
                name="closing",
                labels=texts("End", "Fin"),
                children=(
                    Question(name="read_this", type="note", labels=texts("Read.", "Lire.")),
                    row("thanks"),
                ),
            ),
        ),
        gated_by_consent=False,
    ),
)

CHAD = Country(
    iso3="TCD",
    iso2="TD",
    names=texts("Chad", "Tchad"),
    form_languages=("fr", "ar", "sg"),
    pcode_patterns=("^(TD|TCD)[0-9]{2}$", "^(TD|TCD)[0-9]{4}$"),
    pcode_example="TD01",
)
NIGER = Country(iso3="NER", iso2="NE", names=texts("Niger", "Niger"), form_languages=("fr",))

STANDARD = Standard(
    id="small",
    version="2026.1",
    released="2026-11-22",
    languages=(
        StandardLanguage(code="en", name=EN),
        StandardLanguage(code="fr", name=FR),
        StandardLanguage(code="ar", name=AR, is_draft=True),
    ),
    dictionary=Dictionary(variables=VARIABLES, lists=LISTS),
    modules=MODULES,
    countries=(CHAD, NIGER),
    attached_list_rows=3,
)


def template(component: str, *modules: str | ModuleUse, gate: str = "whole_form") -> Template:
    return Template(
        id=component.lower(),
        component=component,
        titles=texts(f"Tool {component}", f"Outil {component}"),
        consent_gate=gate,
        modules=tuple(
            one
            if isinstance(one, ModuleUse)
            else ModuleUse(module=one, loc=Loc(file="template.yaml", row=number))
            for number, one in enumerate(modules, start=5)
        ),
    )


BSA = template("BSA", "cover", "consent_dp", "place", "figures", "quality")
FMR = template("FMR", "cover", "consent_dp", "place", "figures", gate="spoken_respondents_only")
HHS = template("HHS", "cover", "consent_dp", "household", "roster", "wgss", "quality")


def adaptation(**fields: object) -> Adaptation:
    base = Adaptation(template="bsa", country="TCD", languages=("fr",), loc=ADAPTATION_LOC)
    return replace(base, **fields)  # type: ignore[arg-type]


def changed(*modules: Module, **fields: object) -> Standard:
    """The standard with some modules replaced, or added, and some fields set."""
    new = {module.id: module for module in modules}
    kept = tuple(new.pop(module.id, module) for module in MODULES)
    return replace(STANDARD, modules=(*kept, *new.values()), **fields)  # type: ignore[arg-type]


def place(level: int, pcode: str, parent: str, name: str = "") -> Place:
    loc = Loc(file="gazetteer.csv", row=level + 1)
    return Place(level=level, pcode=pcode, name=name or pcode, parent=parent, loc=loc)


GAZETTEER = Gazetteer(
    places=(
        place(1, "TD07", "TCD", "Lac"),
        place(1, "TD08", "TCD", "Logone"),
        place(2, "TD0701", "TD07", "Fouli"),
        place(2, "TD0702", "TD07", "Kaya"),
        place(2, "TD0801", "TD08", "Dodjé"),
        place(3, "TD070101", "TD0701", "Bol"),
        place(3, "TD070102", "TD0701", "Ngouri"),
        place(3, "TD070201", "TD0702", "Baga"),
        place(3, "TD080101", "TD0801", "Moundou"),
    )
)


def outline(form: Form) -> list[str]:
    """The tree, a line a row: indented type and name, with what limits it."""
    return list(_outline(form.nodes, ""))


def _outline(nodes: tuple[Node, ...], indent: str) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        words = [node.type, getattr(node, "list_name", ""), node.name]
        line = indent + " ".join(filter(None, words))
        lines.append(f"{line} | {node.relevant}" if node.relevant else line)
        if isinstance(node, Group | Repeat):
            lines.extend(_outline(node.children, indent + "  "))
    return lines


def question(form: Form, name: str) -> Node:
    return next(node for node in walk(form.nodes) if node.name == name)
