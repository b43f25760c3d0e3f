"""Reading a page as a browser would, for tests that need none."""

import re
from html.parser import HTMLParser


class Reader(HTMLParser):
    """What a browser would see: tags, attributes, and the text that is shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in {"meta", "link", "input", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def without_code(page: str) -> str:
    """The page but for its look and its code, which files of their own hold."""
    bare = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", page, flags=re.DOTALL)
    bare = re.sub(r"sha256-[\w+/=]+", "…", bare)
    return re.sub(r"(?=<(?:section|li|details|form|main|tr|h\d|div|p|footer|meta)\b)", "\n", bare)
