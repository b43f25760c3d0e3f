"""Standard, template and adaptation to a form."""

from formkit.compose.composing import Composition, compose, compose_on
from formkit.compose.problems import CannotComposeError
from formkit.compose.starter import starter_adaptation

__all__ = ["CannotComposeError", "Composition", "compose", "compose_on", "starter_adaptation"]
