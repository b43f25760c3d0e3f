"""Numbers as Java and JavaScript reckon and write them, where Python differs."""

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

NAN = math.nan
INFINITY = math.inf

_NEARLY_ZERO = 1e-12
_INT_MAX, _INT_MIN = 2**31 - 1, -(2**31)
_LONG_MAX, _LONG_MIN = 2**63 - 1, -(2**63)
_EXACT = Context(prec=800)
_MOST_PLACES = 30
_JAVA_PLAIN_FROM, _JAVA_PLAIN_TO = 1e-3, 1e7
_JS_PLAIN_FROM, _JS_PLAIN_TO = 1e-6, 1e21

_JAVA_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_JS_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_JS_WHOLE = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
_JS_INFINITE = re.compile(r"([+-]?)Infinity")
_JS_SPACE = " \t\n\r\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_JAVA_SPACE = "".join(map(chr, range(0x21)))


def java_trim(text: str) -> str:
    """A text without outer white space, as Java's ``trim`` has it."""
    return text.strip(_JAVA_SPACE)


def java_number(text: str) -> float:
    """The number that JavaRosa reads: a decimal comma will do, an exponent will not."""
    text = java_trim(text.replace(",", "."))
    return float(text) if _JAVA_NUMBER.fullmatch(text) else NAN


def js_number(text: str) -> float:
    """The number that JavaScript's ``Number`` reads; white space alone is 0 to it."""
    text = text.strip(_JS_SPACE)
    if _JS_NUMBER.fullmatch(text):
        return float(text)
    if not text:
        return 0.0
    if _JS_WHOLE.fullmatch(text):
        return float(int(text, 0))
    if infinite := _JS_INFINITE.fullmatch(text):
        return -INFINITY if infinite[1] == "-" else INFINITY
    return NAN


def java_text(number: float) -> str:
    """A number as JavaRosa writes it: whole only within 32 bits, else as Java does."""
    if number != number:  # noqa: PLR0124 - quicker than asking whether it is no number
        return "NaN"
    if abs(number) < _NEARLY_ZERO:
        return "0"
    if math.isinf(number):
        return "-Infinity" if number < 0 else "Infinity"
    whole = to_int32(number)
    if abs(number - whole) < _NEARLY_ZERO:
        return str(whole)
    if _JAVA_PLAIN_FROM <= abs(number) < _JAVA_PLAIN_TO:
        return repr(number)
    sign, digits, exponent = _scientific(number)
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{exponent}"


def js_text(number: float) -> str:
    """A number as JavaScript writes it."""
    if number != number:  # noqa: PLR0124 - quicker than asking whether it is no number
        return "NaN"
    if math.isinf(number):
        return "-Infinity" if number < 0 else "Infinity"
    if number == 0:
        return "0"
    if _JS_PLAIN_FROM <= abs(number) < _JS_PLAIN_TO:
        plain = format(Decimal(repr(number)), "f")
        return plain.removesuffix(".0")
    sign, digits, exponent = _scientific(number)
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{fraction}e{exponent:+d}"


def _scientific(number: float) -> tuple[str, str, int]:
    """Sign, shortest digits, and the power of ten of the first of them."""
    value = Decimal(repr(number)).normalize(_EXACT)
    digits = "".join(map(str, value.as_tuple().digits))
    return "-" if number < 0 else "", digits, value.adjusted()


def to_int32(number: float) -> int:
    """Cut to a whole number of 32 bits as Java's ``intValue`` does."""
    return _whole(number, _INT_MIN, _INT_MAX)


def to_int64(number: float) -> int:
    """Cut to a whole number of 64 bits as Java's ``longValue`` does."""
    return _whole(number, _LONG_MIN, _LONG_MAX)


def _whole(number: float, least: int, most: int) -> int:
    if number != number:  # noqa: PLR0124 - quicker than asking whether it is no number
        return 0
    if number <= least:
        return least
    return most if number >= most else int(number)


def truncate(number: float) -> float:
    """A number without its fraction; the sign of a zero stays."""
    return number if not math.isfinite(number) else math.copysign(float(math.trunc(number)), number)


def divide(left: float, right: float) -> float:
    """Division that gives infinity or no number where Python stops."""
    if right:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return NAN
    return math.copysign(INFINITY, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """What ``mod`` gives: with the sign of the left side."""
    if right == 0 or math.isinf(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


def power(base: float, exponent: float) -> float:
    """``pow`` of Java and JavaScript."""
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return NAN
    try:
        return math.pow(base, exponent)
    except ValueError:  # zero to a negative power, or a root of a negative number
        if base:
            return NAN
        odd = exponent == truncate(exponent) and exponent % 2 == 1
        return math.copysign(INFINITY, base) if odd else INFINITY
    except OverflowError:
        odd = exponent % 2 == 1
        return -INFINITY if base < 0 and odd else INFINITY


def guarded(function: Callable[[float], float]) -> Callable[[float], float]:
    """A function of ``math`` that gives no number, or infinity, where Python's stops."""

    def guard(number: float) -> float:
        try:
            return function(number)
        except ValueError:
            return NAN
        except OverflowError:
            return INFINITY

    return guard


def logarithm(number: float, base: Callable[[float], float]) -> float:
    """A logarithm; of zero, minus infinity."""
    if number == 0:
        return -INFINITY
    return guarded(base)(number)


def java_round(number: float, places: int) -> float:
    """``round`` of JavaRosa: by decimal digits, halves up."""
    if not math.isfinite(number):
        return number
    if abs(places) > _MOST_PLACES:
        return NAN
    exact = Decimal(repr(number))
    if places >= 0:
        halves = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
        return float(exact.quantize(Decimal(1).scaleb(-places), halves, _EXACT))
    shifted = to_int64(float(exact.scaleb(places, _EXACT)) + 0.5)
    return float(Decimal(repr(float(shifted))).scaleb(-places, _EXACT))


def js_round(number: float) -> float:
    """``Math.round``: to the nearest whole number, halves up."""
    if not math.isfinite(number):
        return number
    floor = math.floor(number)
    return float(floor + 1 if number - floor >= 0.5 else floor)  # noqa: PLR2004 - a half


def js_round_places(number: float, places: float) -> float:
    """``round`` of ODK Web Forms, for numbers: by a power of ten, halves away from zero."""
    shift = power(10.0, places)
    rounded = divide(js_round(abs(number) * shift), shift)
    return -rounded if number < 0 else rounded
