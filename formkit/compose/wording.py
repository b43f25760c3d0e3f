"""The few words that formkit itself puts into a form, by language code.

English and French are the project's; Spanish, Portuguese and Arabic are drafts
like those of the standard.
"""

from formkit.core.texts import Texts
from formkit.model.standard import Standard

OTHER_PLACE = {
    "en": "Other",
    "fr": "Autre",
    "es": "Otro",
    "pt": "Outro",
    "ar": "أخرى",
}

TYPE_THE_PCODE = {
    "en": "Type the p-code of the place; it begins with {start}.",
    "fr": "Saisissez le p-code du lieu ; il commence par {start}.",
    "es": "Escriba el p-code del lugar; empieza por {start}.",
    "pt": "Escreva o p-code do lugar; começa por {start}.",
    "ar": "اكتب رمز المكان (p-code)؛ يبدأ بـ {start}.",
}

OR_TYPE_OTHER = {
    "en": "Type other when it has none.",
    "fr": "Saisissez other s'il n'en a pas.",
    "es": "Escriba other si no lo tiene.",
    "pt": "Escreva other se não o tiver.",
    "ar": "اكتب other إن لم يكن له رمز.",
}

NOT_THIS_PCODE = {
    "en": "This is no p-code of this level; it begins with {start}, followed by digits.",
    "fr": "Ce n'est pas un p-code de ce niveau ; il commence par {start}, suivi de chiffres.",
    "es": "No es un p-code de este nivel; empieza por {start}, seguido de cifras.",
    "pt": "Não é um p-code deste nível; começa por {start}, seguido de algarismos.",
    "ar": "هذا ليس رمزاً (p-code) لهذا المستوى؛ يبدأ بـ {start} تليه أرقام.",
}


def worded(standard: Standard, words: dict[str, str], **fields: str) -> Texts:
    """The words in every language of the standard that they are written in."""
    return Texts.of(
        (language.name, words[language.code].format_map(fields))
        for language in standard.languages
        if language.code in words
    )


def joined(first: Texts, second: Texts) -> Texts:
    """Two wordings as one, sentence after sentence, in the languages of the first.

    Where the first has no wording at all, the second stands alone.
    """
    if not first:
        return second
    return Texts.of(
        (language, " ".join(filter(None, (text, second.get(language))))) for language, text in first
    )
