"""The comments of a new adaptation, in English and in French."""

_ENGLISH = """\
# {tool} (adaptation: {place})
# Lines that begin with # are explanations, or suggestions that are switched off:
# take the # away to use one. Build the form with: formkit build <this file>

# What kind of file this is. Leave it.
formkit: adaptation/1

# What is adapted: a template of one release of the standard. When a new
# release is out, write its number here and build again.
standard: {standard}
version: "{version}"
template: {template}

# For whom: the country's ISO 3166 code in three letters. It decides the shape
# of p-codes, and the form's id and title.
country: {country}

# The form's languages, in the order in which enumerators see them; the
# standard has: {all_languages}. A text that is missing in one of them is shown
# in another, marked like [en].
languages: [{languages}]

# The language in which the form opens.
default_language: {first_language}

# The admin units to choose among: a CSV file with the columns level, pcode,
# name, parent, beside this file. Without one, p-codes are typed.
# gazetteer: gazetteer.csv

# Title, id and version of the form; without these lines they are made from
# template, country and release. Raise the version with each deployment, as
# year, month, day and a number of two digits.
# form_title: "..."
# form_id: {form_id}
# form_version: "{form_version}"

# Modules of the template that are left out this time (out), and modules of
# the standard that are added (in). The template has:
{modules}
modules:
  out: []
  in: []

# Questions that are left out. A core question may not be missing: formkit
# check says so.
hide: []

# Codes that the country adds to a list, before "other". In a list of the
# region each needs its regional code as parent; "operation" is the country's
# own list: the operations that this form may belong to. A label without a
# language is shown in all of them.
add_choices:
{operations}
#   disp_reason:
#     - {{name: conflict_gold, parent: conflict, "label::{first_header}": "..."}}

# The country's own questions, in the words of a survey sheet, after a question
# or at the end of a module. Their names begin with {prefix}_.
add_questions: []
#   - after: loc_gps
#     rows:
#       - {{type: text, name: {prefix}_landmark, "label::{first_header}": "..."}}

# Wording and other cells of questions: here, what the levels are called.
{levels}
"""

_FRENCH = """\
# {tool} (adaptation : {place})
# Les lignes qui commencent par # sont des explications, ou des propositions
# désactivées : enlevez le # pour en utiliser une.
# Construire le formulaire : formkit build <ce fichier>

# Le type de ce fichier. À laisser tel quel.
formkit: adaptation/1

# Ce qui est adapté : un modèle d’une édition du standard. Quand une nouvelle
# édition paraît, écrivez son numéro ici et construisez de nouveau.
standard: {standard}
version: "{version}"
template: {template}

# Pour qui : le code ISO 3166 du pays en trois lettres. Il fixe la forme des
# p-codes, ainsi que l’identifiant et le titre du formulaire.
country: {country}

# Les langues du formulaire, dans l’ordre où les enquêteurs les voient ; le
# standard a : {all_languages}. Un texte qui manque dans l’une s’affiche dans
# une autre, marqué par exemple [en].
languages: [{languages}]

# La langue dans laquelle le formulaire s’ouvre.
default_language: {first_language}

# Les unités administratives à choisir (référentiel géographique) : un fichier
# CSV avec les colonnes level, pcode, name, parent, à côté de ce fichier. Sans
# lui, les p-codes sont saisis au clavier.
# gazetteer: gazetteer.csv

# Titre, identifiant et version du formulaire ; sans ces lignes, ils viennent
# du modèle, du pays et de l’édition. Augmentez la version à chaque
# déploiement : année, mois, jour et un numéro à deux chiffres.
# form_title: "..."
# form_id: {form_id}
# form_version: "{form_version}"

# Les modules du modèle à ne pas utiliser cette fois (out), et les modules du
# standard à ajouter (in). Le modèle a :
{modules}
modules:
  out: []
  in: []

# Les questions du modèle à ne pas poser. Une question essentielle (core) ne
# doit pas manquer : formkit check le signale.
hide: []

# Les codes que le pays ajoute à une liste, avant « other ». Dans une liste
# régionale, chacun a besoin de son code régional (parent) ; « operation » est
# la liste du pays : les opérations dont ce formulaire peut relever. Un libellé
# sans langue s’affiche dans toutes les langues.
add_choices:
{operations}
#   disp_reason:
#     - {{name: conflict_gold, parent: conflict, "label::{first_header}": "..."}}

# Les questions propres au pays, écrites comme sur une feuille survey, après une
# question ou à la fin d’un module. Leurs noms commencent par {prefix}_.
add_questions: []
#   - after: loc_gps
#     rows:
#       - {{type: text, name: {prefix}_repere, "label::{first_header}": "..."}}

# Libellés et autres cellules des questions : ici, le nom des niveaux.
{levels}
"""

WORDS = {"en": _ENGLISH, "fr": _FRENCH}
"""Language code -> the file, with ``{{fields}}`` to fill in."""
