"""The settings sheet of a built form."""

from pathlib import PurePath

from formkit.compose.plan import Plan
from formkit.compose.problems import stop_at
from formkit.core.messages import Message
from formkit.model.form import Settings

ADAPTATION_SETTING = "formkit_adaptation"
"""Names the file from which a form was built."""

_OWN_KEYS = ("form_id", "form_title", "version", "default_language")
"""Settings that an adaptation gives under keys of their own."""


def settings_of(plan: Plan) -> Settings:
    """Title, id, version and language, where the form came from, and the adaptation's own.

    Raises:
        CannotComposeError: the adaptation sets what formkit writes itself.
    """
    stop_at(
        tuple(
            (
                plan.adaptation.loc,
                Message("{header} is not set here: formkit writes it itself", header=header),
            )
            for header, _ in plan.adaptation.settings
            if header in _OWN_KEYS or header.startswith("formkit_")
        )
    )
    values = {
        "form_title": plan.form_title,
        "form_id": plan.form_id,
        "version": plan.version,
        "default_language": plan.default_language,
        "formkit_standard": f"{plan.standard.id} {plan.standard.version}",
        "formkit_template": plan.template.id,
        "formkit_component": plan.component,
        "formkit_country": plan.iso3,
        ADAPTATION_SETTING: PurePath(plan.adaptation.loc.file).name,
        **dict(plan.adaptation.settings),
    }
    return Settings(values=tuple(sorted((key, text) for key, text in values.items() if text)))
