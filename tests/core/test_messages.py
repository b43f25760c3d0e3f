from formkit.core.messages import Message


def test_a_message_is_worded_in_the_catalogues_language() -> None:
    message = Message("list {list} has no code {code}", list="water", code="1")
    french = {"list {list} has no code {code}": "la liste {list} n’a pas le code {code}"}
    assert message.worded(french) == "la liste water n’a pas le code 1"
    assert str(message) == "list water has no code 1"


def test_a_message_inside_a_message_is_worded_too() -> None:
    inner = Message("a module")
    message = Message("no {kind}; there are: {known}", kind=inner, known=("health", inner))
    assert message.worded({"a module": "un module"}) == "no un module; there are: health, un module"


def test_braces_in_what_people_wrote_are_left_alone() -> None:
    assert str(Message("no {name}", name="${age}")) == "no ${age}"


def test_equal_messages_are_equal_values() -> None:
    assert Message("no {name}", name="x") == Message("no {name}", name="x")
    assert len({Message("no {name}", name="x"), Message("no {name}", name="x")}) == 1
