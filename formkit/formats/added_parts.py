"""Parts that a package lacks: put in, named in its list, and referred to."""

from itertools import count

from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import add_content_type, add_relation, relations_part

_EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
STYLES, COMMENTS, BOXES = "styles", "comments", "vmlDrawing"
"""What such a part is to the one that refers to it."""
_KINDS = {
    STYLES: (
        "xl/styles.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
    ),
    COMMENTS: (
        "xl/comments{number}.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    ),
    BOXES: (
        "xl/drawings/vmlDrawing{number}.vml",
        "application/vnd.openxmlformats-officedocument.vmlDrawing",
    ),
}
"""Where it stands, and its content type."""


def add_part(
    package: EditedPackage, holder: str, kind: str, content: bytes, namespace: str
) -> tuple[str, str]:
    """Add a part to which another one refers.

    Args:
        package: is changed.
        holder: the part that refers to it.
        kind: one of those above.
        content: what it holds.
        namespace: where addresses of relations begin; strict files have their own.

    Returns:
        The new part, and the id of the relation.
    """
    place, content_type = _KINDS[kind]
    part = _free_name(package, place)
    package.put(part, content)
    add_content_type(package, part, content_type)
    if not package.has(relations_part(holder)):
        package.put(relations_part(holder), _EMPTY_RELATIONS.encode())
    return part, add_relation(package, holder, f"{namespace}/{kind}", part)


def _free_name(package: EditedPackage, place: str) -> str:
    names = (place.format(number=number) for number in count(1))
    # of a part that is there once, a namesake that nothing refers to is no use to anybody
    is_once = "{number}" not in place
    return next(name for name in names if is_once or not package.has(name))
