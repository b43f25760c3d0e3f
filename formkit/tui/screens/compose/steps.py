"""What the steps of composing share: a draft to show, and deeds to be done to it."""

from collections.abc import Callable

from textual.containers import Vertical
from textual.message import Message as Posted

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.preview import Preview
from formkit.model.form import Form
from formkit.model.standard import Standard
from formkit.render.catalogue import Language

Say = Callable[[Message], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What there is to show of a form in the making."""

    standard: Standard
    draft: Draft | None = None
    """None before a template was chosen."""
    preview: Preview | None = None
    """None before the form was built for the first time; it may be that of an earlier draft."""

    @property
    def base(self) -> Form | None:
        """The form that the draft begins with, once it is read; None: a template, or no form."""
        return self.preview.base if self.preview else None

    @property
    def is_on_form(self) -> bool:
        """Tell whether the draft begins with a form and not with a template."""
        return self.draft is not None and bool(self.draft.wanted.base)


class Deed(Posted):
    """Something is to be done to the draft."""

    def __init__(self, do: Callable[[Draft], Draft], doing: str = "") -> None:
        """Keep what.

        Args:
            do: the draft before, to the draft after.
            doing: the same for deeds that are undone together, as the letters of a text are.
        """
        super().__init__()
        self.do = do
        self.doing = doing


class Step(Vertical):
    """One tab of the screen."""

    def __init__(self, say: Say, language: Language, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        """Speak the reader's language.

        Args:
            say: words a message.
            language: of titles in the standard.
            id: of the widget.
        """
        super().__init__(id=id)
        self.say = say
        self.language = language
        self.view: View | None = None

    def show(self, view: View) -> None:
        """Show a draft as it is now; tells nobody of what it sets itself."""
        before, self.view = self.view, view
        if before is None or before.draft != view.draft or before.standard is not view.standard:
            self.show_draft(view)

    def show_draft(self, view: View) -> None:
        """Show another draft."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the cursor where work begins."""
        raise NotImplementedError
