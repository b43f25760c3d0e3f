"""What each function of the table does, in each dialect that has it."""

from collections.abc import Mapping
from types import MappingProxyType

from formkit.xpath.functions import Dialect
from formkit.xpath.implementations import (
    dates,
    encodings,
    lookups,
    nodes,
    numbers,
    places,
    selects,
    texts,
    truth,
)
from formkit.xpath.implementations.calling import Builder

_TOPICS = (dates, encodings, lookups, nodes, numbers, places, selects, texts, truth)

IMPLEMENTATIONS: Mapping[Dialect, Mapping[str, Builder]] = MappingProxyType(
    {
        Dialect.JAVAROSA: MappingProxyType(
            {name: builder for topic in _TOPICS for name, builder in topic.JAVAROSA.items()}
        ),
        Dialect.WEB_FORMS: MappingProxyType(
            {name: builder for topic in _TOPICS for name, builder in topic.WEB_FORMS.items()}
        ),
    }
)
"""What makes a call ready, by dialect and by name."""
