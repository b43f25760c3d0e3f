"""Names in XForms as ElementTree spells them."""

import xml.etree.ElementTree as ET

XFORMS = "{http://www.w3.org/2002/xforms}"
ODK = "{http://www.opendatakit.org/xforms}"
JAVAROSA = "{http://openrosa.org/javarosa}"
TEMPLATE = f"{JAVAROSA}template"

_PREFIXES = {
    "": XFORMS,
    "h": "{http://www.w3.org/1999/xhtml}",
    "ev": "{http://www.w3.org/2001/xml-events}",
    "jr": JAVAROSA,
    "odk": ODK,
    "orx": "{http://openrosa.org/xforms}",
}
for _prefix, _space in _PREFIXES.items():
    ET.register_namespace(_prefix, _space[1:-1])


def local(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
