"""ODK Validate: many XForms judged in one Java process."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.xform import Remark, validator_jar

_SECONDS_TO_START = 60
_SECONDS_A_FORM = 10
_JAVA_OPTIONS = (
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockExperimentalVMOptions",
    "-XX:hashCode=3",  # else the order in which JavaRosa evaluates changes from run to run
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Dstdout.encoding=UTF-8",
    "-Dstderr.encoding=UTF-8",
    "-Duser.language=en",
    "-Duser.country=US",
)
_BEGIN = re.compile(r"^Validating: .*?(?P<number>\d+)\.xml$", re.MULTILINE)
_SUMMARY = "\nThe following files failed validation:"
_VALID = ">> Xform is valid!"
_STACK = re.compile(r"^(\s+at |Caused by: |\s*\.\.\. \d+ more|>> |\[Fatal Error\])")
_CLASS = re.compile(r"^(?:[a-z][\w$]*\.)+[A-Z][\w$]*(?:[:;]\s*|$)")
_PLACE_IN_XML = "Problem found at nodeset:"
_OBJECT = re.compile(r",? ?Bad node: [\w.$]+@[0-9a-f]+")  # a number that changes from run to run
_DATA_PATH = re.compile(r"/[\w.-]+(?:/[\w.-]+(?:\[\d+\])?)+")
_COLUMNS = (
    ("display condition", "relevant"),
    ("require condition", "required"),
    ("readonly condition", "read_only"),
    ("invalid constraint", "constraint"),
    ("constraint expression", "constraint"),
    ("invalid calculate", "calculation"),
    ("calculate expression", "calculation"),
    ("value set action", "default"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What ODK Validate says of one XForm."""

    error: Remark | None = None
    """What is wrong; it stops at the first thing.  None when it accepts the XForm."""
    not_run: Message | None = None
    """Why it says nothing; None when it did run."""


def validate_xforms(xforms: Mapping[str, str]) -> dict[str, Validation]:
    """Ask ODK Validate about XForms, all in one Java process.

    Args:
        xforms: name -> XForm; the names are yours to choose.

    Returns:
        One validation a name, in the same order.  Where Java or ODK Validate
        is missing, or it broke off, ``not_run`` says so: that is no acceptance.
    """
    java, jar = shutil.which("java"), validator_jar()
    reason = None
    if java is None:
        reason = Message("Java not found")
    elif jar is None:
        reason = Message("ODK Validate not found; install pyxform again")
    if not xforms or java is None or jar is None:
        return dict.fromkeys(xforms, Validation(not_run=reason))
    blocks = _blocks(_output((java, *_JAVA_OPTIONS, "-jar", str(jar)), tuple(xforms.values())))
    return {name: _validation(blocks.get(number)) for number, name in enumerate(xforms)}


def _output(command: Sequence[str], xforms: Sequence[str]) -> str:
    """What it prints; what it had printed when it takes too long."""
    with TemporaryDirectory(prefix="formkit-") as folder:
        paths = [Path(folder) / f"{number}.xml" for number in range(len(xforms))]
        for path, xform in zip(paths, xforms, strict=True):
            path.write_bytes(xform.encode())
        try:
            printed = subprocess.run(  # noqa: S603 - our own arguments, no shell
                [*command, *map(str, paths)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=_SECONDS_TO_START + _SECONDS_A_FORM * len(xforms),
                check=False,
            ).stdout
        except subprocess.TimeoutExpired as late:
            printed = late.stdout or b""
    return printed.decode("utf-8", errors="replace")


def _blocks(printed: str) -> dict[int, str]:
    """What is printed of each XForm, by number."""
    text = printed.replace("\r\n", "\n").partition(_SUMMARY)[0]
    begins = list(_BEGIN.finditer(text))
    ends = [begin.start() for begin in begins[1:]] + [len(text)]
    return {
        int(begin["number"]): text[begin.end() : end]
        for begin, end in zip(begins, ends, strict=True)
    }


def _validation(block: str | None) -> Validation:
    if block is not None and _VALID in block:
        return Validation()
    said = _said(block or "")
    if not said:
        return Validation(not_run=Message("ODK Validate broke off before it judged this form"))
    return Validation(error=_remark(said))


def _said(block: str) -> str:
    """The first exception's message, without Java's own words."""
    lines: list[str] = []
    for line in block.splitlines():
        if _STACK.match(line):
            if lines:
                break
        elif line.strip() and not line.strip().startswith(_PLACE_IN_XML):
            lines.append(_CLASS.sub("", line.strip()))
    return _OBJECT.sub("", "\n".join(line for line in lines if line))


def _remark(said: str) -> Remark:
    lowered = said.lower()
    paths = (re.sub(r"\[\d+\]", "", path).split("/", 2)[2] for path in _DATA_PATH.findall(said))
    return Remark(
        text=said,
        column=next((column for words, column in _COLUMNS if words in lowered), ""),
        paths=tuple(dict.fromkeys(paths)),
    )
