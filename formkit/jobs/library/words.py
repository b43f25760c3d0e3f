"""The dictionary's classes in words: how binding a variable is, how sensitive, what a list is."""

from collections.abc import Mapping

from formkit.core.messages import Message

TIERS: Mapping[str, Message] = {
    "core_cdw": Message("core, and kept in the central data warehouse"),
    "core": Message("core: its component must ask it"),
    "recommended": Message("recommended"),
    "optional": Message("optional"),
    "requested_by_mission": Message("asked for by a mission"),
}
"""Category of a variable -> how binding it is."""

SENSITIVITIES: Mapping[str, Message] = {
    "low": Message("low"),
    "moderate": Message("moderate"),
    "high": Message("high"),
    "severe": Message("severe: never share records"),
}

STATUSES: Mapping[str, Message] = {
    "draft": Message("a draft"),
    "active": Message("in use"),
    "deprecated": Message("going out of use"),
    "discouraged": Message("better not used"),
    "retired": Message("retired: never to be used again"),
}

EXTENSIBILITIES: Mapping[str, Message] = {
    "closed": Message("closed: no country adds, removes or renames a code"),
    "open_end": Message("open before “other”: a country's own code rolls up to a regional one"),
    "country_owned": Message("the country fills it, in the region's shape"),
}

UNITS: Mapping[str, Message] = {
    "activity": Message("an activity"),
    "alert": Message("an alert"),
    "animal line": Message("a line of animals"),
    "event": Message("an event"),
    "flow monitoring point": Message("a flow monitoring point"),
    "form": Message("the form"),
    "group": Message("a group"),
    "group or vehicle": Message("a group or vehicle"),
    "herd": Message("a herd"),
    "household": Message("a household"),
    "incident": Message("an incident"),
    "individual": Message("an individual"),
    "key informant": Message("a key informant"),
    "key_informant": Message("a key informant"),
    "location": Message("a location"),
    "nationality line": Message("a line of a nationality"),
    "person": Message("a person"),
    "point": Message("a flow monitoring point"),
    "respondent": Message("a respondent"),
    "site": Message("a site"),
}
"""What one record of a variable or module is about."""

GATES: Mapping[str, Message] = {
    "whole_form": Message("nothing is asked without consent"),
    "spoken_respondents_only": Message("only people who are spoken to are asked for consent"),
}
"""Consent gate of a template, in words."""


def worded(table: Mapping[str, Message], text: str) -> Message | str:
    """A class in words; as it is written where it is none of those."""
    return table.get(text, text)
