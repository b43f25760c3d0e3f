"""Whether a code's label says what another code of the standard's list says."""

from formkit.align.wording import plain_words
from formkit.core.languages import language_code
from formkit.model.dictionary import StandardList
from formkit.model.form import Choice


def exchanged(
    choices: tuple[Choice, ...], standard_list: StandardList
) -> tuple[tuple[Choice, str, str], ...]:
    """Choices labelled, word for word, like another code of the standard; not like their own.

    Returns:
        The choice, the form's language, and the code whose label it has.
    """
    reworded = _reworded(choices, standard_list)
    if not reworded:
        return ()
    by_label: dict[tuple[str, str], str] = {}
    own: dict[str, set[str]] = {}
    for standard_choice in standard_list.choices:
        for language, text in standard_choice.labels:
            words = plain_words(text)
            by_label.setdefault((language_code(language), words), standard_choice.code)
            own.setdefault(standard_choice.code, set()).add(words)
    found = []
    for choice in reworded:
        for language, text in choice.labels:
            words = plain_words(text)
            code = by_label.get((language_code(language), words), choice.code)
            if code != choice.code and words not in own[choice.code]:
                found.append((choice, language, code))
                break
    return tuple(found)


def _reworded(choices: tuple[Choice, ...], standard_list: StandardList) -> tuple[Choice, ...]:
    """The choices of the standard with a label that it does not give them."""
    theirs = {one.code: {text for _, text in one.labels} for one in standard_list.choices}
    return tuple(
        choice
        for choice in choices
        if any(text not in theirs.get(choice.code, {text}) for _, text in choice.labels)
    )
