"""Digests and encodings of texts."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import Builder, calls, not_worked_out
from formkit.xpath.values import CONVERSIONS

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_ALGORITHMS = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}
_JAVA_ALGORITHMS = {name.replace("-", ""): ours for name, ours in _ALGORITHMS.items()}
_ENCODINGS = ("base64", "hex")
_FOREIGN = re.compile(r"[^A-Za-z0-9+/=]")
_GROUP = 4


def _encoded(text: str, algorithm: str, encoding: str) -> str:
    found = hashlib.new(algorithm, text.encode("utf-8", "replace"), usedforsecurity=False)
    return found.hexdigest() if encoding == "hex" else base64.b64encode(found.digest()).decode()


def _java_digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    found = _JAVA_ALGORITHMS.get(algorithm.upper().replace("-", ""))
    return _digest(text, found, encoding.lower(), (algorithm, encoding))


def _web_digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    return _digest(text, _ALGORITHMS.get(algorithm), encoding, (algorithm, encoding))


def _digest(text: str, algorithm: str | None, encoding: str, given: tuple[str, str]) -> str:
    if algorithm is None or encoding not in _ENCODINGS:
        message = "the form stops: digest() knows no {algorithm} in {encoding}"
        raise EvaluationError(Message(message, algorithm=given[0], encoding=given[1]))
    return _encoded(text, algorithm, encoding)


def _java_decoded(text: str) -> str:
    """What is no letter of base64 is passed over; a group that is not whole makes all empty."""
    kept = _FOREIGN.sub("", text)
    return "" if len(kept) % _GROUP else _decoded(kept)


def _web_decoded(text: str) -> str:
    kept = re.sub(r"[ \t\n\f\r]", "", text)
    if len(kept) % _GROUP == 0:
        kept = re.sub(r"={1,2}$", "", kept)
    if _FOREIGN.search(kept) or "=" in kept or len(kept) % _GROUP == 1:
        return ""
    return _decoded(kept + "=" * (-len(kept) % _GROUP))


def _decoded(letters: str) -> str:
    try:
        return base64.b64decode(letters).decode("utf-8", "replace")
    except binascii.Error as error:
        name = "base64-decode()"
        raise NotSupportedError(name) from error


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "base64-decode": calls(_java_decoded, _JAVAROSA.text),
        "digest": calls(_java_digest, _JAVAROSA.text),
        "extract-signed": not_worked_out("extract-signed()"),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "base64-decode": calls(_web_decoded, _WEB_FORMS.text),
        "digest": calls(_web_digest, _WEB_FORMS.text),
    }
)
