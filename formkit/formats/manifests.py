"""YAML manifests: a file and its schema to plain values with places."""

import json
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.unreadable import why_not_opened
from formkit.formats.yaml_text import Keys, PlacedValues, Problem, parse_yaml

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

SCHEMAS = Path(__file__).parent / "schemas"
_ZIP = b"PK\x03\x04"
MAX_BYTES = 2_000_000
"""A manifest is written by hand; a file beyond this is something else."""


def read_manifest(path: Path, schema: str) -> PlacedValues:
    """Read a YAML file and check it against one of formkit's schemas.

    Args:
        path: the file.
        schema: the schema's name, ``template``.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    return parse_manifest(read_text(path), schema, file=str(path))


def parse_manifest(text: str, schema: str, *, file: str = "") -> PlacedValues:
    """Read a YAML text and check it against one of formkit's schemas.

    Raises:
        BadManifestError: with all problems that the text has.
    """
    placed = parse_yaml(text, file)
    errors = _validator(schema).iter_errors(placed.values)
    # jsonschema tells a missing key once for each key that is missing beside it
    problems = dict.fromkeys(one for error in errors for one in _problems(error, placed))
    if problems:
        raise BadManifestError(tuple(sorted(problems, key=lambda one: (one[0].row, one[0].column))))
    return placed


def read_text(path: Path) -> str:
    """The text of a manifest, whether or not it begins with a byte order mark.

    Raises:
        BadManifestError: there is no such file, it is too large, or not in UTF-8.
    """
    file = Loc(file=str(path))
    try:
        content = reachable(path).read_bytes()
    except OSError as error:
        raise BadManifestError(((file, why_not_opened(path, error)),)) from error
    if content.startswith(_ZIP):
        message = Message(
            "this is a workbook, and a text file (.yaml) is asked for; `formkit new` writes one"
        )
        raise BadManifestError(((file, message),))
    if len(content) > MAX_BYTES:
        message = Message("the file has more than {most} bytes", most=MAX_BYTES)
        raise BadManifestError(((file, message),))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = Message("the file is not in UTF-8; save it as UTF-8 in the text editor")
        raise BadManifestError(((file, message),)) from error


@cache
def _validator(schema: str) -> "Validator":
    """A validator for values whose scalars are all text."""
    import jsonschema  # noqa: PLC0415 - 0.1 s that formkit --help would pay

    base = jsonschema.Draft202012Validator
    types = base.TYPE_CHECKER.redefine_many({"boolean": _is_truth_value, "integer": _is_integer})
    content = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    extend: Callable[..., Callable[..., Validator]] = jsonschema.validators.extend
    return extend(base, type_checker=types)(content)


def _is_truth_value(_: object, value: object) -> bool:
    return value in {"true", "false"} if isinstance(value, str) else False


def _is_integer(_: object, value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit()


def _problems(error: Any, placed: PlacedValues) -> Iterator[Problem]:  # noqa: ANN401 - jsonschema's error
    keys: Keys = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = tuple(error.schema["properties"])
        for key in error.instance:
            if key not in known:
                yield placed.loc(*keys, key), _unknown_key(key, known)
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance:
                yield placed.loc(*keys), Message("the key {key} is missing here", key=key)
    else:
        yield placed.loc(*keys), _wrong_value(error, key=_named(keys))


def _unknown_key(key: str, known: tuple[str, ...]) -> Message:
    near = get_close_matches(key, known, n=1)
    if near:
        return Message("no key is called {key} here; is {near} meant?", key=key, near=near[0])
    return Message("no key is called {key} here; there are: {known}", key=key, known=known)


def _named(keys: Keys) -> str:
    """The nearest key around a value: items of a list go by the list's name."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _wrong_value(error: Any, *, key: str) -> Message:  # noqa: ANN401 - as above
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return Message(
                "{key} has to be {kind}", key=key, kind=tuple(_KINDS[kind] for kind in kinds)
            )
        case "const" | "enum":
            known = (wanted,) if isinstance(wanted, str) else tuple(wanted)
            text = "{key} says {value}; it can say: {known}"
            return Message(text, key=key, value=_shown(value), known=known)
        case "pattern" if value:
            text = "{key} says {value}; it is written like {example}"
            return Message(text, key=key, value=value, example=error.schema["examples"][0])
        case _:
            return Message("{key} is empty; fill it in or leave it out", key=key)


_KINDS = {
    "string": Message("a text"),
    "integer": Message("a whole number"),
    "boolean": Message("true or false"),
    "array": Message("a list, each item on a line of its own after a hyphen"),
    "object": Message("keys, each on a line of its own"),
}


def _shown(value: object) -> object:
    return value if isinstance(value, str) else Message("something else")
