"""What people who work in French, Portuguese, Spanish or Arabic call columns and sheets.

Accents are left out, small letters and underscores stand for capitals and spaces.
"""

FOREIGN_HEADERS = {
    "type_de_question": "type",
    "type_question": "type",
    "tipo": "type",
    "tipo_de_pergunta": "type",
    "tipo_de_pregunta": "type",
    "نوع": "type",
    "النوع": "type",
    "intitule": "label",
    "libelle": "label",
    "etiquette": "label",
    "question": "label",
    "pergunta": "label",
    "pregunta": "label",
    "etiqueta": "label",
    "enunciado": "label",
    "التسمية": "label",
    "السوال": "label",
    "rotulo": "label",
    "nom": "name",
    "nome": "name",
    "nom_de_variable": "name",
    "nom_de_la_variable": "name",
    "variable": "name",
    "nombre": "name",
    "الاسم": "name",
    "code": "name",
    "codigo": "name",
    "valeur": "name",
    "nom_de_la_liste": "list_name",
    "nom_liste": "list_name",
    "liste": "list_name",
    "nom_de_liste": "list_name",
    "list": "list_name",
    "listname": "list_name",
    "lista": "list_name",
    "nome_da_lista": "list_name",
    "nombre_de_la_lista": "list_name",
    "nombre_de_lista": "list_name",
    "القايمة": "list_name",
    "aide": "hint",
    "indication": "hint",
    "indice": "hint",
    "dica": "hint",
    "pista": "hint",
    "sugerencia": "hint",
    "تلميح": "hint",
    "pertinence": "relevant",
    "pertinent": "relevant",
    "relevante": "relevant",
    "condition": "relevant",
    "relevancia": "relevant",
    "condicao": "relevant",
    "condicion": "relevant",
    "obligatoire": "required",
    "requis": "required",
    "obrigatorio": "required",
    "obligatorio": "required",
    "requerido": "required",
    "مطلوب": "required",
    "message_obligatoire": "required_message",
    "contrainte": "constraint",
    "restricao": "constraint",
    "restriccion": "constraint",
    "message_de_contrainte": "constraint_message",
    "message_contrainte": "constraint_message",
    "calcul": "calculation",
    "calculo": "calculation",
    "apparence": "appearance",
    "aparencia": "appearance",
    "apariencia": "appearance",
    "defaut": "default",
    "par_defaut": "default",
    "lecture_seule": "read_only",
    "filtre_de_choix": "choice_filter",
    "filtre_choix": "choice_filter",
    "filtre_des_choix": "choice_filter",
    "filtro_de_escolhas": "choice_filter",
    "filtro_de_opciones": "choice_filter",
    "nombre_de_repetitions": "repeat_count",
    "numero_de_repeticoes": "repeat_count",
    "parametres": "parameters",
    "declencheur": "trigger",
    "titre": "form_title",
    "titre_du_formulaire": "form_title",
    "langue_par_defaut": "default_language",
}
"""Header -> the one that XLSForm knows."""

FOREIGN_SHEETS = {
    "survey": (
        *("enquete", "questionnaire", "formulaire", "sondage", "questions", "inquerito"),
        *("questionario", "encuesta", "cuestionario", "formulario", "الاستبيان"),
    ),
    "choices": (
        *("choix", "choice", "options", "reponses", "modalites", "liste_de_choix", "listes"),
        *("escolhas", "opcoes", "opciones", "respuestas", "respostas", "الخيارات"),
    ),
    "settings": (
        *("parametres", "reglages", "configuration", "configuracoes", "definicoes"),
        *("configuracion", "ajustes", "الاعدادات"),
    ),
}
"""Sheet of XLSForm -> what others call it."""


def plain(text: str) -> str:
    """A header or the name of a sheet as these tables have it.

    >>> plain(" Étiquette "), plain("Type de question")
    ('etiquette', 'type_de_question')
    """
    word = "_".join(text.replace("_", " ").split()).lower()
    if word.isascii():
        return word
    from unicodedata import combining, normalize  # noqa: PLC0415 - most headers are plain

    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))
