"""What works on this machine, as JSON."""

from formkit.core.messages import Catalogue
from formkit.jobs.doctor.signs import Sign
from formkit.render.plain_json import written


def render_signs(signs: tuple[Sign, ...], catalogue: Catalogue) -> str:
    """A list of what was looked at."""
    plain = [
        {
            "topic": sign.topic,
            "state": str(sign.state),
            "fact": sign.fact,
            "advice": sign.advice.worded(catalogue) if sign.advice else "",
        }
        for sign in signs
    ]
    return written(plain)
