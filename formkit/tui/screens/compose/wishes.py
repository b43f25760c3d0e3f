"""What other screens can ask of composing: a small file, so that they load no more than it."""

from textual.message import Message as Posted


class FormWanted(Posted):
    """A form is to be begun: other screens wish it, ``go("compose", wish=FormWanted(…))``."""

    def __init__(self, template: str, release: str = "") -> None:
        """Keep of what.

        Args:
            template: its id.
            release: of its standard, ``dtm-wca/2026.1``; empty: the one that is composed with.
        """
        super().__init__()
        self.template = template
        self.release = release
