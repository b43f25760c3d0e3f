"""Versions of a form, as ``yyyymmddrr``."""


def is_raised(old: str, new: str) -> bool:
    """Tell whether devices take a version for a newer one.

    Digits compare as numbers; other versions are newer when they are there and others.

    >>> is_raised("2026112301", "2026112302"), is_raised("2026112302", "2026112301")
    (True, False)
    >>> is_raised("", "1"), is_raised("v2", ""), is_raised("round 12", "round 13")
    (True, False, True)
    """
    if old.isdecimal() and new.isdecimal():
        return int(new) > int(old)
    return bool(new) and new != old


def next_version(old: str) -> str:
    """A version that devices take for a newer one than ``old``.

    >>> next_version("2026112301"), next_version(""), next_version("round 12")
    ('2026112302', '2026010101', 'round 12.1')
    >>> next_version("47 (2026-11-23 10:05:05)")
    '48'
    """
    number, _space, day = old.partition(" ")
    if day.startswith("("):  # as Kobo writes versions
        old = number
    if old.isdecimal():
        return str(int(old) + 1).zfill(len(old))
    return f"{old}.1" if old else "2026010101"
