"""What SARIF tells beside findings: rules that did not run, forms that could not be read."""

from formkit.core.errors import FormkitError
from formkit.core.findings import Skipped
from formkit.core.messages import Catalogue, Message

_Plain = dict[str, object]

_NOT_RUN = "rule-not-run"
_UNREADABLE = "form-not-read"


def kinds_told(catalogue: Catalogue) -> list[_Plain]:
    """What kinds of such things there are."""
    kinds = (
        (_NOT_RUN, "note", Message("a rule did not run, so that it says nothing of the form")),
        (_UNREADABLE, "error", Message("a form could not be read, so that nothing is said of it")),
    )
    return [
        {
            "id": kind,
            "shortDescription": {"text": message.worded(catalogue)},
            "defaultConfiguration": {"level": level},
        }
        for kind, level, message in kinds
    ]


def not_run(one: Skipped, file: _Plain, catalogue: Catalogue) -> _Plain:
    """A rule that did not run on a form.

    Args:
        one: the rule, and why.
        file: the form, as a location.
        catalogue: the reader's language.
    """
    return {
        "descriptor": {"id": _NOT_RUN},
        "associatedRule": {"id": one.rule},
        "level": "note",
        "message": {"text": one.reason.worded(catalogue)},
        "locations": [file],
    }


def unreadable_form(error: FormkitError, file: _Plain, catalogue: Catalogue) -> _Plain:
    """A form that could not be read."""
    return {
        "descriptor": {"id": _UNREADABLE},
        "level": "error",
        "message": {"text": error.message.worded(catalogue)},
        "locations": [file],
    }
