"""What is checked of a standard: one table of ids."""

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRule:
    """One thing that is checked of a standard."""

    id: str
    """``FS01``; never used again once retired."""
    slug: str
    severity: Severity
    title: str
    """What a finding means, in one line."""

    def finding(self, loc: Loc, message: Message, *, name: str = "", column: str = "") -> Finding:
        """A finding of this rule.

        Args:
            loc: the cell or line where it can be put right.
            message: what is wrong and what to do.
            name: the variable, list, module or template that it is about.
            column: the header above the cell.
        """
        return Finding(
            rule=self.id,
            slug=self.slug,
            severity=self.severity,
            message=message,
            loc=loc,
            column=column,
            name=name,
        )


def _error(number: int, slug: str, title: str) -> StandardRule:
    return _rule(number, slug, Severity.ERROR, title)


def _warning(number: int, slug: str, title: str) -> StandardRule:
    return _rule(number, slug, Severity.WARNING, title)


def _rule(number: int, slug: str, severity: Severity, title: str) -> StandardRule:
    return StandardRule(id=f"FS{number:02}", slug=slug, severity=severity, title=title)


MISSING_LIST = _error(1, "missing-list", "A variable names a list that the standard lacks.")
UNDESCRIBED_LIST = _error(2, "undescribed-list", "A list has choices and no row in lists.csv.")
DUPLICATE_NAME = _error(3, "duplicate-name", "A name or alias stands for two variables.")
DUPLICATE_CODE = _error(4, "duplicate-code", "A list has one code twice.")
UNUSED_MODULE = _error(5, "unused-module", "No template uses a module.")
UNUSED_VARIABLE = _warning(6, "unused-variable", "No module asks a variable.")
UNKNOWN_MODULE = _error(7, "unknown-module", "A module is named that the standard lacks.")
UNKNOWN_COMPONENT = _error(8, "unknown-component", "A component is named that cannot be meant.")
UNRESOLVED_REFERENCE = _error(9, "unresolved-reference", "A form would read what it never asks.")
FORWARD_REFERENCE = _error(10, "forward-reference", "A form would read what it asks only later.")
EXPRESSION_SYNTAX = _error(11, "expression-syntax", "An expression cannot be read.")
MISSING_WORDING = _error(12, "missing-wording", "Wording in English or French is missing.")
HALF_WORDING = _warning(13, "half-wording", "A hint, message or purpose is in one of the two only.")
MALFORMED_HXL = _error(14, "malformed-hxl", "An HXL tag is not written as one.")
UNRULY_NAME = _error(15, "unruly-name", "A name does not obey the naming rules.")
UNRULY_CODE = _error(16, "unruly-code", "A code does not obey the naming rules.")
UNKNOWN_WORD = _error(17, "unknown-word", "A column with fixed words says another one.")
BROKEN_ROLL_UP = _error(18, "broken-roll-up", "A code rolls up to nothing that the standard has.")
UNKNOWN_REPLACEMENT = _error(19, "unknown-replacement", "A variable is replaced by none.")
MISSING_MESSAGE = _warning(20, "missing-message", "A constraint has no message.")
MISSING_TWIN = _warning(21, "missing-other-twin", "Nothing asks what a core 'other' stands for.")
TYPE_AND_LIST = _error(22, "type-and-list", "A type is unknown, or does not fit its list.")
COUNTRY_PATTERN = _error(23, "country-pattern", "A p-code pattern does not take its example.")
MODULE_ORDER = _error(24, "module-order", "A template lacks what a module needs before it.")
UNKNOWN_IN_POLICY = _error(25, "unknown-in-policy", "The policy names what nobody has.")
EMPTY_BLOCK = _error(26, "empty-block", "A locked block of the policy holds no row.")
TOMBSTONE_IN_USE = _error(27, "tombstone-in-use", "What the policy calls retired is in use.")
NOT_GIVEN = _rule(30, "not-given", Severity.INFO, "What the sources do not give stays empty.")

STANDARD_RULES = (
    MISSING_LIST,
    UNDESCRIBED_LIST,
    DUPLICATE_NAME,
    DUPLICATE_CODE,
    UNUSED_MODULE,
    UNUSED_VARIABLE,
    UNKNOWN_MODULE,
    UNKNOWN_COMPONENT,
    UNRESOLVED_REFERENCE,
    FORWARD_REFERENCE,
    EXPRESSION_SYNTAX,
    MISSING_WORDING,
    HALF_WORDING,
    MALFORMED_HXL,
    UNRULY_NAME,
    UNRULY_CODE,
    UNKNOWN_WORD,
    BROKEN_ROLL_UP,
    UNKNOWN_REPLACEMENT,
    MISSING_MESSAGE,
    MISSING_TWIN,
    TYPE_AND_LIST,
    COUNTRY_PATTERN,
    MODULE_ORDER,
    UNKNOWN_IN_POLICY,
    EMPTY_BLOCK,
    TOMBSTONE_IN_USE,
    NOT_GIVEN,
)
"""All of them, by id."""
