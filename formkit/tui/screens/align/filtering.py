"""Which lines of an alignment are shown, and against what the form is held."""

from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input

from formkit.align.datakit import DatakitStatus
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.jobs.aligning.lines import LineFilter, LineState, states_of
from formkit.jobs.dictionaries import import_dictionary
from formkit.jobs.outputs import Output, save
from formkit.tui.screens.align.deciding import DecidingScreen
from formkit.tui.widgets.alignment_table import AlignmentTable
from formkit.tui.widgets.alignment_words import DATAKIT, DATAKIT_SIGNS, SIGNS, STATES
from formkit.tui.widgets.search_input import SearchInput

_OPEN, _ALL, _OTHER, _NONE = "open", "all", "other", "none"
_TO_DECIDE = LineFilter(only_open=True)


class FilteringScreen(DecidingScreen):
    """What is listed."""

    def __init__(self) -> None:
        """Begin with what is to be decided."""
        super().__init__()
        self._wanted = _TO_DECIDE

    @property
    def table(self) -> AlignmentTable:
        """The lines."""
        return self.query_one(AlignmentTable)

    def compose_filters(self) -> ComposeResult:
        """One line: what is typed, and a button that says what is shown."""
        with Horizontal(id="filters"):
            hint = self.say(Message("Find: name, words, module"))
            yield SearchInput(placeholder=hint, id="sought", compact=True)
            yield Button(id="shown", compact=True)

    def list_lines(self) -> None:
        """Show what is asked for now; the marked line stays marked, else the one in its place."""
        held = self.held
        if held is None:
            return
        marked = self.table.marked
        button = self.query_one("#shown", Button)
        found = self._wanted.shown(held.lines)
        button.label = f"{self._shown_words()} · {len(found)} ▾"
        button.refresh(layout=True)
        self.table.show(
            found, marked=marked.key if marked else "", has_datakit=bool(held.form.datakit)
        )

    def _shown_words(self) -> str:
        of = self._wanted.of
        if isinstance(of, DatakitStatus):
            return f"{DATAKIT_SIGNS[of]} {self.say(DATAKIT[of])}"
        if of is not None:
            return f"{SIGNS[of]} {self.say(STATES[of])}"
        return self.say(Message("To decide") if self._wanted.only_open else Message("All"))

    def _want(self, wanted: LineFilter) -> None:
        self._wanted = wanted
        self.list_lines()

    def show_module(self, module: str) -> None:
        """Show all lines of a module; of all modules where it is empty."""
        self._wanted = LineFilter()
        self.query_one("#sought", Input).value = module
        self._want(LineFilter(text=module))
        self.set_focus(self.table)

    def action_show(self) -> None:
        """Choose which lines are shown, seeing how many there are of each."""
        held = self.held
        if held is None:
            return
        counts = states_of(held.lines)
        count_open = sum(one.is_open for one in held.lines)
        options: list[tuple[str, str | Text]] = [
            (_OPEN, Text(f"{count_open:>5}  {self.say(Message('To decide'))}")),
            (_ALL, Text(f"{len(held.lines):>5}  {self.say(Message('All'))}")),
        ]
        known: dict[str, LineState | DatakitStatus] = {}
        for state, words in STATES.items():
            if counts[state]:
                known[str(state)] = state
                options.append((str(state), self._option(counts[state], SIGNS[state], words)))
        for status, words in DATAKIT.items():
            if counts[status]:
                known[str(status)] = status
                option = self._option(counts[status], DATAKIT_SIGNS[status], words)
                options.append((str(status), Text.assemble(option, "  Datakit")))
        chosen = str(self._wanted.of) if self._wanted.of else _ALL
        self.choose(
            Message("Which lines are to be shown?"),
            options,
            lambda name: self._want(
                LineFilter(of=known.get(name), only_open=name == _OPEN, text=self._wanted.text)
            ),
            chosen=_OPEN if self._wanted.only_open else chosen,
        )

    def _option(self, count: int, sign: str, words: Message) -> Text:
        return Text(f"{count:>5}  {sign} {self.say(words)}")

    def action_find(self) -> None:
        """Type what to find."""
        self.set_focus(self.query_one("#sought", Input))

    def action_back(self) -> None:
        """Stop the work; else forget what was typed; else show what is to be decided."""
        sought = self.query_one("#sought", Input)
        if self.is_working:
            self.stop_work()
        elif sought.value:
            sought.value = ""
        elif self._wanted != _TO_DECIDE:
            self._want(_TO_DECIDE)
        if self.held is not None:
            self.set_focus(self.table)

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._wanted.text:
            self._want(replace(self._wanted, text=event.value))

    @on(SearchInput.Leaving)
    @on(Input.Submitted, "#sought")
    def _list(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.table)

    @on(Button.Pressed, "#shown")
    def _show(self) -> None:
        self.action_show()

    # Against what the form is held

    def action_activity(self) -> None:
        """Say which activity the form is for, or choose another standard."""
        held = self.held
        if held is None or self.is_writing:
            return
        standard, language = held.form.standard, self.reader
        name = standard.language_name(language)
        options: list[tuple[str, str | Text]] = [
            (one.code, Text(f"{one.code:<6}{one.titles.get(name) or one.titles.first}"))
            for one in standard.components
        ]
        if len(held.standards) > 1:
            options.append((_OTHER, Text(self.say(Message("Another standard …")))))
        self.choose(
            Message("For which activity is the form?"),
            options,
            self._activity_chosen,
            chosen=held.form.component,
        )

    def _activity_chosen(self, code: str) -> None:
        held = self.held
        if held is None:
            return
        if code != _OTHER:
            self.hold_against(replace(self.terms, component=code))
            return
        self.choose(
            Message("Against which standard is the form to be held?"),
            [(one, Text(one)) for one in held.standards],
            lambda name: self.hold_against(replace(self.terms, standard=name, component="")),
            chosen=f"{held.form.standard.id}/{held.form.standard.version}",
        )

    def action_datakit(self) -> None:
        """Open an export of the Datakit, or close it."""
        if self.held is None or self.is_writing:
            return
        if self.terms.datakit is None:
            self._pick_export()
            return
        options = [
            (_OTHER, Text(self.say(Message("another export …")))),
            (_NONE, Text(self.say(Message("without the Datakit")))),
        ]
        title = Message("The form stands beside {file}", file=self.terms.datakit.name)
        self.choose(title, options, self._datakit_chosen)

    def _datakit_chosen(self, name: str) -> None:
        if name == _OTHER:
            self._pick_export()
        else:
            self.hold_against(replace(self.terms, datakit=None))

    def _pick_export(self) -> None:
        self.pick_file(
            Message("Where is the dictionary that was exported from the Datakit?"),
            lambda path: self.hold_against(replace(self.terms, datakit=path)),
            endings=(".xlsx", ".xlsm", ".xls"),
        )

    def action_export(self) -> None:
        """Write the Datakit's table of statuses, with formkit's findings."""
        held, export = self.held, self.terms.datakit
        if held is None:
            return
        if export is None:
            self.tell(Message("the table needs the Datakit's export: press d to open it"))
            return
        form, standard = held.form, held.form.standard
        target = form.path.with_name(f"{form.path.stem}_alignment.xlsx")
        self.work(
            lambda _tell: import_dictionary(
                export,
                form.path,
                target,
                component=form.component,
                standard=f"{standard.id}/{standard.version}",
            ),
            self._ask_to_save,
            doing=Message("comparing …"),
            group="export",
        )

    def _ask_to_save(self, output: Output) -> None:
        if output.path.exists():
            text = "{file} is there already and would be replaced"
            self.ask_whether(
                Message(text, file=output.path.name),
                lambda: self._save_table(output),
                yes=Message("Replace"),
            )
        else:
            self._save_table(output)

    def _save_table(self, output: Output) -> None:
        self.work(
            lambda _tell: _saved(output),
            lambda path: self.tell(Message("written: {file}", file=str(path))),
            group="export",
        )


def _saved(output: Output) -> Path:
    save((output,), overwrite=True)
    return output.path
