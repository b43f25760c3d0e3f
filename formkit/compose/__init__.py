"""Standard, template and adaptation to a form."""

from formkit.compose.composing import Composition, compose
from formkit.compose.problems import CannotComposeError

__all__ = ["CannotComposeError", "Composition", "compose"]
