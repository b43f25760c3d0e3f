"""Changes of choices and lists, to be planted."""

from collections import Counter
from collections.abc import Callable, Mapping

from formkit.changes.addresses import ChoiceAddress, ChoiceAnchor
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.planting.ground import Ground
from formkit.core.texts import Texts
from formkit.model.attributes import key_of
from formkit.model.form import Choice, ChoiceList, Question

Changes = tuple[Change, ...]

_FEWEST = 4
_NEW_LABELS = ("Windmill", "Lighthouse", "Ropewalk", "Observatory")


def _list(ground: Ground) -> ChoiceList | None:
    """A list of a handful of choices or more, each with a code and a label of its own."""

    def is_plain(one: ChoiceList) -> bool:
        codes = Counter(choice.code for choice in one.choices)
        labels = Counter(choice.labels.first.casefold() for choice in one.choices)
        return (
            len(one.choices) >= _FEWEST
            and codes[""] == labels[""] == 0
            and max(codes.values()) == max(labels.values()) == 1
            and all(ground.language_of(choice) is not None for choice in one.choices)
        )

    return ground.list(is_plain)


def _at(ground: Ground, one: ChoiceList, code: str) -> ChoiceAddress:
    return ChoiceAddress(list=ground.at(one), code=code)


def _last(one: ChoiceList) -> ChoiceAnchor:
    return ChoiceAnchor(code=one.choices[-1].code)


def _labelled(ground: Ground, code: str, label: str) -> Choice:
    return Choice(code=code, labels=Texts.of([(ground.languages[0], label)]))


def _added(ground: Ground) -> Changes:
    one = _list(ground)
    if one is None:
        return ()
    new = _labelled(ground, ground.new_name("code"), ground.chance.choice(_NEW_LABELS))
    return (ChoiceAdded(at=_at(ground, one, new.code), after=_last(one), new=new),)


def _removed(ground: Ground) -> Changes:
    one = _list(ground)
    if one is None:
        return ()
    old = ground.chance.choice(one.choices)
    return (ChoiceRemoved(at=_at(ground, one, old.code), old=old),)


def _recoded(ground: Ground) -> Changes:
    one = _list(ground)
    if one is None:
        return ()
    old = ground.chance.choice(one.choices)
    at, new = _at(ground, one, old.code), ground.new_name("code")
    return (ChoiceRecoded(at=at, old=old.code, new=new),)


def _relabelled(ground: Ground) -> Changes:
    one = _list(ground)
    if one is None:
        return ()
    old = ground.chance.choice(one.choices)
    language = ground.languages[0]
    text = old.labels.get(language)
    at, key = _at(ground, one, old.code), key_of("label", language)
    return (ChoiceAttributeSet(at=at, key=key, old=text, new=f"{text} or windmill"),)


def _moved(ground: Ground) -> Changes:
    """The first choice goes to the end of its list."""
    one = _list(ground)
    if one is None:
        return ()
    at = _at(ground, one, one.choices[0].code)
    return (ChoiceMoved(at=at, old_after=None, after=_last(one)),)


def _merged(ground: Ground) -> Changes:
    """Two choices that make room for one that names both."""
    one = _list(ground)
    if one is None:
        return ()
    gone = ground.chance.sample(one.choices, 2)
    label = " / ".join(choice.labels.get(ground.languages[0]) for choice in gone)
    new = _labelled(ground, ground.new_name("merged"), label)
    staying = [choice for choice in one.choices if choice not in gone]
    after = ChoiceAnchor(code=staying[-1].code)
    removed = [ChoiceRemoved(at=_at(ground, one, old.code), old=old) for old in gone]
    return (*removed, ChoiceAdded(at=_at(ground, one, new.code), after=after, new=new))


def _split(ground: Ground) -> Changes:
    """A choice that makes room for two of its sorts."""
    one = _list(ground)
    if one is None:
        return ()
    old = ground.chance.choice(one.choices)
    label = old.labels.get(ground.languages[0])
    sorts = [
        _labelled(ground, ground.new_name("sort"), f"{label} {sort}") for sort in ("wooden", "iron")
    ]
    staying = [choice for choice in one.choices if choice is not old]
    anchor = ChoiceAnchor(code=staying[-1].code)
    first, second = sorts
    return (
        ChoiceRemoved(at=_at(ground, one, old.code), old=old),
        ChoiceAdded(at=_at(ground, one, first.code), after=anchor, new=first),
        ChoiceAdded(
            at=_at(ground, one, second.code),
            after=ChoiceAnchor(code=first.code, is_added=True),
            new=second,
        ),
    )


def _swapped(ground: Ground) -> Changes:
    """Two choices that exchange their codes."""
    one = _list(ground)
    if one is None:
        return ()
    first, second = ground.chance.sample(one.choices, 2)
    return (
        ChoiceRecoded(at=_at(ground, one, first.code), old=first.code, new=second.code),
        ChoiceRecoded(at=_at(ground, one, second.code), old=second.code, new=first.code),
    )


def _list_renamed(ground: Ground) -> Changes:
    """A list that questions use gets another name; its users follow."""
    used = _used(ground)
    one = ground.list(lambda one: one.name in used and bool(one.choices))
    if one is None:
        return ()
    return (ListRenamed(at=ground.at(one), old=one.name, new=ground.new_name("list")),)


def _used(ground: Ground) -> set[str]:
    nodes = (row.node for row in ground.outline.rows)
    return {node.list_name for node in nodes if isinstance(node, Question)}


def _list_added(ground: Ground) -> Changes:
    if not ground.languages:
        return ()
    name = ground.new_name("list")
    choices = tuple(
        _labelled(ground, f"planted_{number}", label) for number, label in enumerate(_NEW_LABELS)
    )
    new = ChoiceList(name=name, choices=choices)
    return (ListAdded(at=ground.at(new), after=None, new=new),)


def _list_removed(ground: Ground) -> Changes:
    """A list that no question uses goes."""
    used = _used(ground)
    one = ground.list(lambda one: one.name not in used)
    return (ListRemoved(at=ground.at(one), old=one),) if one else ()


CHOICE_PLANTERS: Mapping[str, Callable[[Ground], Changes]] = {
    "choice-added": _added,
    "choice-removed": _removed,
    "choice-recoded": _recoded,
    "choice-relabelled": _relabelled,
    "choice-moved": _moved,
    "choices-merged": _merged,
    "choice-split": _split,
    "choices-swapped": _swapped,
    "list-renamed": _list_renamed,
    "list-added": _list_added,
    "list-removed": _list_removed,
}
"""What is planted -> how."""
