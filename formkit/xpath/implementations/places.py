"""Functions of points, lines and areas on the map."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath.arithmetic import guarded, js_number, js_round
from formkit.xpath.context import Context
from formkit.xpath.errors import EvaluationError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import (
    Builder,
    as_it_is,
    each,
    each_alone,
    nodes,
    within,
)
from formkit.xpath.javarosa_answers import read_line, read_point
from formkit.xpath.values import CONVERSIONS, Value

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_EARTH_RADIUS = 6_378_100
"""In metres, at the equator, as both engines have it."""
_CIRCUMFERENCE = 2 * _EARTH_RADIUS * math.pi
_MOST_PARTS = 4
_FEWEST_OF_AN_AREA = 3
_HUNDREDTHS = 100
_HIGHEST_LATITUDE, _HIGHEST_LONGITUDE = 90, 180

_arc_cosine = guarded(math.acos)


def _between(one: Point, other: Point) -> float:
    """The distance of two points in metres, by the spherical law of cosines."""
    across = math.radians(one[1] - other[1])
    first, second = math.radians(one[0]), math.radians(other[0])
    sines = math.sin(first) * math.sin(second)
    cosine = sines + math.cos(first) * math.cos(second) * math.cos(across)
    return _arc_cosine(cosine) * _EARTH_RADIUS


def _length(points: Sequence[Point]) -> float:
    return float(sum(_between(one, other) for one, other in pairwise(points)))


def _flat_area(points: Sequence[Point]) -> float:
    """JavaRosa's area in square metres, on a map stretched by latitude."""
    if len(points) < _FEWEST_OF_AN_AREA:
        return 0.0
    (latitude, longitude), *others = points
    metres = [
        (
            (one[1] - longitude) * _CIRCUMFERENCE * math.cos(math.radians(one[0])) / 360.0,
            (one[0] - latitude) * _CIRCUMFERENCE / 360.0,
        )
        for one in others
    ]
    return abs(sum((y1 * x2 - x1 * y2) / 2 for (x1, y1), (x2, y2) in pairwise(metres)))


def _round_area(points: Sequence[Point]) -> float:
    """ODK Web Forms' area in square metres, on the sphere."""
    closed = points if points[0] == points[-1] else (*points, points[0])
    total = sum(
        math.radians(other[1] - one[1])
        * (2 + math.sin(math.radians(other[0])) + math.sin(math.radians(one[0])))
        for one, other in pairwise(closed)
    )
    return total * _EARTH_RADIUS * _EARTH_RADIUS / 2


def _is_inside(point: Point, shape: Sequence[Point]) -> bool:
    latitude, longitude = point
    inside = False
    for one, other in pairwise(shape):
        if (other[0] > latitude) != (one[0] > latitude):
            slope = (one[1] - other[1]) * (latitude - other[0]) / (one[0] - other[0])
            inside ^= longitude < slope + other[1]
    return inside


def _no_place(text: str) -> EvaluationError:
    message = "Collect stops: {value} is no place; a place is written 12.1 -1.5"
    return EvaluationError(Message(message, value=text))


def _point(text: str) -> Point:
    found = read_point(text)
    if found is None:
        raise _no_place(text)
    return found[0], found[1]


def _line(text: str) -> list[Point]:
    found = read_line(text)
    if found is None:
        raise _no_place(text)
    return [(point[0], point[1]) for point in found]


def _points(value: Value, context: Context) -> list[Point]:
    """The points of several questions, or of one question's line or area."""
    texts = [_JAVAROSA.text(one, context.now) for one in each(value, context.now)]
    return _line(texts[0]) if len(texts) == 1 else [_point(text) for text in texts]


def _area(context: Context, value: Value) -> float:
    return _flat_area(_points(nodes(value, context.now), context))


def _distance(context: Context, *values: Value) -> float:
    first, *others = values
    if others:
        return _length([_point(_JAVAROSA.text(value, context.now)) for value in values])
    if not isinstance(first, tuple | str):
        raise EvaluationError(Message("the form stops: distance() needs a question or a text"))
    if isinstance(first, str):
        return _length([_point(part) for part in first.rstrip(";").split(";")])
    return _length(_points(first, context))


def _geofence(context: Context, point: Value, shape: Value) -> bool:
    place = _point(_JAVAROSA.text(point, context.now))
    return _is_inside(place, _points(nodes(shape, context.now), context))


def _web_point(text: str) -> Point | None:
    parts = re.split(r"\s+", text)
    if not 2 <= len(parts) <= _MOST_PARTS:  # noqa: PLR2004 - latitude and longitude
        return None
    latitude, longitude = js_number(parts[0]), js_number(parts[1])
    if abs(latitude) > _HIGHEST_LATITUDE or abs(longitude) > _HIGHEST_LONGITUDE:
        return None
    return latitude, longitude


def _web_points(texts: Sequence[str]) -> list[Point] | None:
    """The points of several texts, or of one line; None when any is no point."""
    if len(texts) == 1:
        texts = re.split(r"\s*;\s*", re.sub(r"(\s*;)+$", "", texts[0].strip()))
    found = [_web_point(text) for text in texts]
    points = [point for point in found if point is not None]
    return points if len(points) == len(found) >= 2 else None  # noqa: PLR2004 - a line has two


def _texts(context: Context, values: Sequence[Value]) -> list[str]:
    now = context.now
    return [_WEB_FORMS.text(one, now) for value in values for one in each_alone(value, now)]


def _hundredths(metres: float) -> float:
    return abs(js_round(metres * _HUNDREDTHS) / _HUNDREDTHS)


def _web_area(context: Context, value: Value) -> float:
    points = _web_points(_texts(context, (value,)))
    # one line from a point to another has no area; ODK Web Forms asks for two lines
    if points is None or len(points) < _FEWEST_OF_AN_AREA:
        return 0.0
    return _hundredths(_round_area(points))


def _web_distance(context: Context, *values: Value) -> float:
    points = _web_points(_texts(context, values))
    if points is None:
        raise EvaluationError(Message("the form stops: distance() needs places, written 12.1 -1.5"))
    return _hundredths(_length(points))


def _web_geofence(context: Context, *values: Value) -> bool:
    point, shape, *_ = (*_texts(context, values), "", "")
    place, fence = _web_point(point), _web_points((shape,))
    if place is None or fence is None or fence[0] != fence[-1]:
        return False
    return _is_inside(place, fence)


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "area": within(_area, as_it_is),
        "distance": within(_distance, as_it_is),
        "enclosed-area": within(_area, as_it_is),
        "geofence": within(_geofence, as_it_is),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "area": within(_web_area, as_it_is),
        "distance": within(_web_distance, as_it_is),
        "geofence": within(_web_geofence, as_it_is),
    }
)
