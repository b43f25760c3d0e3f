"""Words that people write under required and read_only, and that pyxform does not read."""

_YES = ("oui", "vrai", "sim", "verdadeiro", "si", "sí", "verdadero", "نعم", "y", "o", "s")
_NO = ("non", "faux", "não", "nao", "falso", "لا", "n")
_LIKELY_YES = (
    *(
        "x",
        "required",
        "mandatory",
        "obligatoire",
        "requis",
        "requise",
        "obligatório",
        "obrigatório",
    ),
    *("obligatorio", "requerido", "readonly", "read_only", "v", "ok"),
)


def meant(text: str) -> tuple[str, bool]:
    """What a word stands for, ``yes`` or ``no``, and whether it surely does.

    Empty for a word of which nobody can tell.

    >>> meant("Oui"), meant("x"), meant("n/a")
    (('yes', True), ('yes', False), ('', False))
    """
    word = text.strip("'\" ").casefold()
    if word in ("yes", "true", *_YES):
        return "yes", True
    if word in ("no", "false", *_NO):
        return "no", True
    return ("yes", False) if word in _LIKELY_YES else ("", False)
