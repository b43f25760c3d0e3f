"""Changes of questions, to be planted."""

from collections.abc import Callable, Mapping

from formkit.changes.addresses import Anchor, NodeKind
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowType,
    type_of,
)
from formkit.changes.outline import OutlineRow
from formkit.changes.planting.ground import Ground
from formkit.changes.planting.groups import move, rename
from formkit.core.texts import Texts
from formkit.core.values import replace
from formkit.model.attributes import key_of
from formkit.model.form import Question

Changes = tuple[Change, ...]

_NEW_QUESTIONS = (
    ("integer", "How many goats does the owner of this compound sell in the rainy season?"),
    ("text", "Which proverb does the oldest storyteller like best?"),
    ("decimal", "What is the depth of the reservoir behind the mill, in fathoms?"),
    ("date", "On which day did the travelling library open its doors?"),
)
_FAR = 2


def _added(ground: Ground) -> Changes:
    parent = ground.group(NodeKind.GROUP, NodeKind.REPEAT)
    if parent is None:
        return ()
    after = ground.place_in(parent)
    return (_new_question(ground, parent, after, ground.new_name("planted")),)


def _new_question(ground: Ground, parent: int, after: Anchor | None, name: str) -> NodeAdded:
    """A question that asks what no other one of the form asks."""
    type_, label = ground.chance.choice(_NEW_QUESTIONS)
    label = label.replace("?", f" ({ground.new_name('topic')})?")
    language = ground.form.languages[0] if ground.form.languages else ""
    new = Question(type=type_, name=name, labels=Texts.of([(language, label)]))
    above = ground.outline.address(parent)
    return NodeAdded(
        at=above.child(NodeKind.QUESTION, name), parent=ground.anchor(parent), after=after, new=new
    )


def _removed(ground: Ground) -> Changes:
    row = ground.question(lambda _one: True)
    return (NodeRemoved(at=row.address, old=row.node),) if row else ()


def _renamed(ground: Ground) -> Changes:
    row = ground.question(lambda one: bool(one.labels))
    return (rename(ground, row),) if row else ()


def _renamed_and_reworded(ground: Ground) -> Changes:
    row = ground.question(lambda one: "${" not in one.labels.first and _is_long(ground, one))
    if row is None:
        return ()
    return rename(ground, row), *_with_other_label(ground, row)


def _is_long(ground: Ground, one: Question) -> bool:
    language = ground.language_of(one)
    return language is not None and len(one.labels.get(language).split()) > _FAR


def _is_telling(ground: Ground, one: Question) -> bool:
    """Tell whether a question has a label that no other row has."""
    holds_data = one.type in {"integer", "decimal", "text", "date", "select_one"}
    return holds_data and _is_long(ground, one) and ground.labels[one.labels.first] == 1


def _with_other_label(ground: Ground, row: OutlineRow) -> Changes:
    language = ground.languages[0]
    old = row.node.labels.get(language)
    new = ground.reworded(row, language)
    if new == " ".join(old.split()):
        return ()
    return (NodeAttributeSet(at=row.address, key=key_of("label", language), old=old, new=new),)


def _reworded(ground: Ground) -> Changes:
    row = ground.question(lambda one: "${" not in one.labels.first and _is_long(ground, one))
    return _with_other_label(ground, row) if row else ()


def _translated(ground: Ground) -> Changes:
    if len(ground.languages) < _FAR:
        return ()
    language = ground.languages[1]
    row = ground.question(lambda one: bool(one.labels.get(language)))
    if row is None:
        return ()
    old = row.node.labels.get(language)
    key = key_of("label", language)
    return (NodeAttributeSet(at=row.address, key=key, old=old, new=f"{old} (bis)"),)


def _set(key: str, new: str) -> Callable[[Ground], Changes]:
    """Another text in a plain cell or an expression of a question that holds answers."""

    def planted(ground: Ground) -> Changes:
        row = ground.question(
            lambda one: one.type in {"integer", "text", "decimal"} and getattr(one, key) != new
        )
        if row is None:
            return ()
        old = getattr(row.node, key)
        return (NodeAttributeSet(at=row.address, key=key, old=old, new=new),)

    return planted


def _hinted(ground: Ground) -> Changes:
    row = ground.question(lambda one: ground.language_of(one) is not None)
    if row is None:
        return ()
    language = ground.languages[0]
    old, key = row.node.hints.get(language), key_of("hint", language)
    return (NodeAttributeSet(at=row.address, key=key, old=old, new="Read the answers aloud."),)


def _retyped(old: str, new: str) -> Callable[[Ground], Changes]:
    def planted(ground: Ground) -> Changes:
        def is_plain(one: Question) -> bool:
            is_free = not one.list_name or ground.is_free_list(one.list_name)
            return one.type == old and not one.or_other and is_free

        row = ground.question(is_plain)
        if row is None:
            return ()
        before = type_of(row.node)
        ground.take_list(before.list_name)
        after = RowType(
            kind=NodeKind.QUESTION,
            type=new,
            list_name=before.list_name if new.startswith("select") else "",
        )
        return (NodeTypeChanged(at=row.address, old=before, new=after),)

    return planted


def _other_list(ground: Ground) -> Changes:
    row = ground.question(
        lambda one: one.type == "select_one" and ground.is_free_list(one.list_name)
    )
    if row is None:
        return ()
    before = type_of(row.node)
    names = [
        one.name
        for one in ground.form.lists
        if ground.is_free_list(one.name) and one.name != before.list_name
    ]
    name = ground.pick(names)
    if name is None:
        return ()
    ground.take_list(name)
    ground.take_list(before.list_name)
    return (NodeTypeChanged(at=row.address, old=before, new=replace(before, list_name=name)),)


def _reordered(ground: Ground) -> Changes:
    """A question two places further on or more: one further, and the other one has moved."""

    def has_room(row: OutlineRow) -> bool:
        rest = _behind(ground, row)
        staying = {one.number for one in ground.free_rows()}
        return row.kind is NodeKind.QUESTION and len(rest) == _FAR and staying.issuperset(rest)

    row = ground.row(has_room)
    if row is None:
        return ()
    ground.take(*(ground.outline.rows[one] for one in _behind(ground, row)))
    after = ground.siblings(row)[row.place + _FAR]
    return (move(ground, row, row.parent, ground.anchor(after)),)


def _behind(ground: Ground, row: OutlineRow) -> tuple[int, ...]:
    """The rows that follow in its group, as many as it shall pass."""
    return ground.siblings(row)[row.place + 1 : row.place + _FAR + 1]


def _moved_into(*kinds: NodeKind) -> Callable[[Ground], Changes]:
    """A question that comes into another group; the form itself counts as a group."""

    def planted(ground: Ground) -> Changes:
        row = ground.row(lambda one: one.kind is NodeKind.QUESTION)
        if row is None:
            return ()
        parent = ground.group(*kinds, without=row.parent)
        if parent is None:
            return ()
        return (move(ground, row, parent, ground.place_in(parent)),)

    return planted


def _name_reused(ground: Ground) -> Changes:
    """Another question, of another type, in the place and under the name of an old one."""
    row = ground.question(
        lambda one: (
            one.type in {"integer", "select_one", "select_multiple"}
            and ground.language_of(one) is not None
        )
    )
    if row is None:
        return ()
    language = ground.languages[0]
    cells = [
        NodeAttributeSet(
            at=row.address,
            key=key_of("label", one),
            old=text,
            new="Which proverb does the oldest storyteller like best?" if one == language else "",
        )
        for one, text in row.node.labels
    ]
    after = RowType(kind=NodeKind.QUESTION, type="text")
    return (NodeTypeChanged(at=row.address, old=type_of(row.node), new=after), *cells)


def _name_taken(ground: Ground) -> Changes:
    """An old question gets a new name, and a new question behind it gets the old name."""
    row = ground.question(lambda one: _is_telling(ground, one) and one.type in {"integer", "text"})
    if row is None:
        return ()
    added = _new_question(ground, row.parent, ground.anchor(row.number), row.node.name)
    return rename(ground, row), added


def _names_swapped(ground: Ground) -> Changes:
    """Two questions that exchange their names."""
    one = ground.question(lambda node: _is_telling(ground, node))
    if one is None:
        return ()
    other = ground.question(lambda node: _is_telling(ground, node))
    if other is None:
        return ()
    return (
        NodeRenamed(at=one.address, old=one.node.name, new=other.node.name),
        NodeRenamed(at=other.address, old=other.node.name, new=one.node.name),
    )


ROW_PLANTERS: Mapping[str, Callable[[Ground], Changes]] = {
    "question-added": _added,
    "question-removed": _removed,
    "question-renamed": _renamed,
    "question-renamed-and-reworded": _renamed_and_reworded,
    "question-reordered": _reordered,
    "question-into-group": _moved_into(NodeKind.GROUP),
    "question-into-repeat": _moved_into(NodeKind.REPEAT),
    "number-kind": _retyped("integer", "decimal"),
    "select-kind": _retyped("select_one", "select_multiple"),
    "type-to-text": _retyped("integer", "text"),
    "question-list": _other_list,
    "label-reworded": _reworded,
    "translation": _translated,
    "hint": _hinted,
    "relevant": _set("relevant", "true() and 1 = 1"),
    "constraint": _set("constraint", ". != 'planted'"),
    "required": _set("required", "true() and 2 = 2"),
    "default": _set("default", "7"),
    "appearance": _set("appearance", "w3"),
    "calculation": _set("calculation", "1 + 41"),
    "name-reused": _name_reused,
    "name-taken": _name_taken,
    "names-swapped": _names_swapped,
}
"""What is planted -> how."""
