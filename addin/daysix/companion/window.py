"""The Desk window: the ribbon's buttons in a window of their own, and where answers appear.

For councils that allow no macros it is the only door; for everybody else it is where a preview is
shown and a job can be cancelled. Every button can be reached by Tab and by Alt and its underlined
letter; Enter presses it, Escape says no. Nothing here decides anything.
"""

from __future__ import annotations

import tkinter as tk
from importlib.resources import files
from queue import Empty, SimpleQueue
from threading import Event
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING

from daysix.actions import shown_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from daysix.actions import Action

TITLE = "Day Six"
LOOK_EVERY = 40
"""Milliseconds between two looks at what the working thread wants shown."""
IN_FRONT = 4000
"""Milliseconds an answer stays in front of the spreadsheet program."""
PICTURE = 20
OPEN_WORKBOOK = "The workbook in front"
QUIET, LOUD = "#5a6470", "#b3261e"
COLUMNS = 3
"""Of buttons, side by side."""
WIDEST, TALLEST = 100, 18
"""Characters and lines of the answer before it scrolls."""
SPREADSHEETS = (("Workbooks", "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv"), ("All files", "*"))


class Window:
    """The window; also the teller of whatever the companion does.

    Parameters
    ----------
    press
        Called with an action's id, and the file chosen here or None for the workbook in front.
    cancel
        Called when Cancel is pressed.
    closed
        Called when Day Six is to end.
    """

    def __init__(
        self,
        *,
        press: Callable[[str, Path | None], None],
        cancel: Callable[[], None],
        closed: Callable[[], None],
    ) -> None:
        self._press, self._cancel, self._closed = press, cancel, closed
        self._wanted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._decision: Event | None = None
        self._stopping = False
        self._agreed = False
        self._falls_back = ""
        self._file: Path | None = None
        self._root = tk.Tk()
        self._root.title(TITLE)
        # the ribbon needs us: closing puts the window away, and only "End Day Six" ends it
        self._root.protocol("WM_DELETE_WINDOW", self._put_away)
        self._pictures: list[tk.PhotoImage] = []
        self._buttons: dict[str, ttk.Button] = {}
        self._draw()
        self._idle()
        self._root.after(LOOK_EVERY, self._look)

    # what the companion calls, from its own thread

    def progress(self, sentence: str) -> None:
        """A job has begun, or has come further."""
        self._wanted.put(lambda: self._show_progress(sentence))

    def ask(self, summary: str, lines: Sequence[str], *, button: str) -> bool:
        """Show what would be written, and wait for a yes or a no."""
        decision = Event()
        self._wanted.put(lambda: self._show_question(summary, lines, button, decision))
        decision.wait()
        return self._agreed

    def tell(self, sentences: Sequence[str], *, good: bool) -> None:
        """Show the answer."""
        self._wanted.put(lambda: self._show_answer(sentences, good=good))

    def notice(self, sentence: str, loud: bool) -> None:  # noqa: FBT001 - quietly, or in front
        """Say how it stands with the mailbox; ``loud`` brings the window to the front."""
        self._wanted.put(lambda: self._show_notice(sentence, loud=loud))

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self._wanted.put(self._raise)

    def end(self) -> None:
        """Close from outside."""
        self._wanted.put(self._close)

    def run(self) -> None:
        """Show the window until it is closed."""
        self._root.mainloop()

    # drawing

    def _draw(self) -> None:
        style = ttk.Style(self._root)
        if "clam" in style.theme_names() and self._root.tk.call("tk", "windowingsystem") == "x11":
            style.theme_use("clam")  # Tk's first look on Linux is thirty years old
        style.configure("Action.TButton", anchor="w")
        frame = ttk.Frame(self._root, padding=12)
        frame.grid(sticky="nsew")
        self._root.columnconfigure(0, weight=1)
        self._root.rowconfigure(0, weight=1)
        frame.columnconfigure(1, weight=1)
        frame.rowconfigure(1, weight=1)
        self._draw_choice(frame)
        self._draw_buttons(frame)
        self._draw_answer(frame)
        self._root.bind("<Escape>", lambda _: self._say_no())

    def _draw_choice(self, parent: ttk.Frame) -> None:
        row = ttk.Frame(parent)
        row.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, 10))
        row.columnconfigure(1, weight=1)
        ttk.Label(row, text="Working on").grid(row=0, column=0, padx=(0, 8))
        self._choice = tk.StringVar(value=OPEN_WORKBOOK)
        ttk.Label(row, textvariable=self._choice).grid(row=0, column=1, sticky="w")
        self._button(row, "Open a file…", 0, self._choose).grid(row=0, column=2, padx=4)
        self._button(row, OPEN_WORKBOOK, 4, self._unchoose).grid(row=0, column=3)

        self._mailbox = tk.StringVar()
        self._mailbox_line = ttk.Label(row, textvariable=self._mailbox, foreground=QUIET)
        self._mailbox_line.grid(row=1, column=0, columnspan=4, sticky="w", pady=(6, 0))

    def _draw_buttons(self, parent: ttk.Frame) -> None:
        side = ttk.Frame(parent)
        side.grid(row=1, column=0, sticky="n", padx=(0, 12))
        columns = [ttk.Frame(side) for _ in range(COLUMNS)]
        for place, column in enumerate(columns):
            column.grid(row=0, column=place, sticky="n", padx=(0 if place == 0 else 8, 0))
        filled = [0] * COLUMNS
        for group, actions in shown_groups():
            place = filled.index(min(filled))  # one column of all would be taller than a screen
            filled[place] += len(actions) + 1  # its heading
            box = ttk.LabelFrame(columns[place], text=group.label, padding=6)
            box.pack(fill="x", pady=(0, 8))
            for action in actions:
                self._buttons[action.id] = self._action_button(box, action)
                self._buttons[action.id].pack(fill="x", pady=1)

    def _action_button(self, parent: ttk.LabelFrame, action: Action) -> ttk.Button:
        button = self._button(
            parent,
            action.label,
            _underlined(action),
            lambda: self._press(action.id, self._file),
        )
        picture = picture_of(action)
        if picture is not None:
            self._pictures.append(picture)  # Tk keeps no hold of it by itself
            button.configure(image=picture, compound="left")
        button.configure(style="Action.TButton")
        for moment in ("<Enter>", "<FocusIn>"):
            button.bind(moment, lambda _: self._hint.set(f"{action.screentip}. {action.supertip}"))
        return button

    def _button(
        self, parent: tk.Misc, label: str, underlined: int, pressed: Callable[[], object]
    ) -> ttk.Button:
        """A button that Enter presses, and Alt with its underlined letter."""
        button = ttk.Button(parent, text=label, underline=underlined, command=pressed)
        button.bind("<Return>", lambda _: button.invoke())
        if underlined >= 0:
            self._root.bind(f"<Alt-{label[underlined].lower()}>", lambda _: button.invoke())
        return button

    def _draw_answer(self, parent: ttk.Frame) -> None:
        side = ttk.Frame(parent)
        side.grid(row=1, column=1, sticky="nsew")
        side.columnconfigure(0, weight=1)
        side.rowconfigure(1, weight=1)
        self._headline = tk.StringVar(value="Press a button, here or in the ribbon.")
        headline = ttk.Label(side, textvariable=self._headline, font="TkHeadingFont")
        headline.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, 6))
        headline.bind("<Configure>", lambda e: headline.configure(wraplength=e.width))
        self._details = tk.Text(side, width=64, height=TALLEST, wrap="word", font="TkDefaultFont")
        self._details.configure(state="disabled", takefocus=True, relief="flat", padx=8, pady=6)
        self._details.grid(row=1, column=0, sticky="nsew")
        scroll = ttk.Scrollbar(side, command=self._details.yview)
        self._details.configure(yscrollcommand=scroll.set)
        scroll.grid(row=1, column=1, sticky="ns")
        self._hint = tk.StringVar()
        hint = ttk.Label(side, textvariable=self._hint, foreground=QUIET)
        hint.grid(row=2, column=0, columnspan=2, sticky="ew", pady=6)
        hint.bind("<Configure>", lambda e: hint.configure(wraplength=e.width))
        self._draw_decision(side)

    def _draw_decision(self, parent: ttk.Frame) -> None:
        row = ttk.Frame(parent)
        row.grid(row=3, column=0, columnspan=2, sticky="ew")
        self._button(row, "End Day Six", -1, self._close).pack(side="left")
        self._bar = ttk.Progressbar(row, mode="indeterminate", length=140)
        self._stop = self._button(row, "Cancel", -1, self._say_no)
        self._yes = self._button(row, "Write", -1, lambda: self._decide(agreed=True))
        self._no = self._button(row, "Don't write", -1, lambda: self._decide(agreed=False))

    # what happens in the window

    def _look(self) -> None:
        try:
            while True:
                self._wanted.get_nowait()()
        except Empty:
            self._root.after(LOOK_EVERY, self._look)
        except tk.TclError:  # closed meanwhile
            return

    def _idle(self) -> None:
        for widget in (self._bar, self._stop, self._yes, self._no):
            widget.pack_forget()
        self._bar.stop()
        for button in self._buttons.values():
            button.state(["!disabled"])

    def _busy(self) -> None:
        self._idle()
        for button in self._buttons.values():
            button.state(["disabled"])

    def _show_progress(self, sentence: str) -> None:
        self._stopping = False
        self._busy()
        self._headline.set(f"{sentence} …")
        self._stop.pack(side="right", padx=3)
        self._bar.pack(side="right", padx=3)
        self._bar.start()
        self._stop.focus_set()

    def _show_notice(self, sentence: str, *, loud: bool) -> None:
        self._mailbox.set(sentence)
        self._mailbox_line.configure(foreground=LOUD if loud else QUIET)
        if loud:
            self._raise()

    def _show_question(
        self, summary: str, lines: Sequence[str], button: str, decision: Event
    ) -> None:
        if self._stopping:  # Escape came while the question was on its way: that is a no
            self._agreed = False
            decision.set()
            return
        self._busy()
        self._decision = decision
        self._headline.set(summary)
        self._fill(lines)
        self._yes.configure(text=button)
        self._no.configure(text=f"Don't {button[:1].lower()}{button[1:]}")
        self._no.pack(side="right", padx=3)
        self._yes.pack(side="right", padx=3)
        self._raise(until_decided=True)
        self._yes.focus_set()

    def _show_answer(self, sentences: Sequence[str], *, good: bool) -> None:
        self._idle()
        chief, *rest = sentences or [""]
        self._headline.set(chief)
        self._fill(rest)
        if not good or rest:
            self._raise()

    def _fill(self, lines: Sequence[str]) -> None:
        self._details.configure(state="normal")
        self._details.delete("1.0", "end")
        self._details.insert("1.0", "\n".join(lines))
        self._details.configure(state="disabled")

    def _decide(self, *, agreed: bool) -> None:
        if self._decision is not None:
            decision, self._decision = self._decision, None
            self._fall_back()
            self._agreed = agreed
            self._show_progress("Writing" if agreed else "Putting the preview away")
            decision.set()

    def _say_no(self) -> None:
        """Escape, or Cancel: no to a question, stop to a job."""
        if self._decision is not None:
            self._decide(agreed=False)
        else:
            self._stopping = True
            self._headline.set("Stopping …")
            self._cancel()

    def _choose(self) -> None:
        from pathlib import Path

        chosen = filedialog.askopenfilename(parent=self._root, filetypes=SPREADSHEETS)
        if chosen:
            self._file = Path(chosen)
            self._choice.set(self._file.name)

    def _unchoose(self) -> None:
        self._file = None
        self._choice.set(OPEN_WORKBOOK)

    def _raise(self, *, until_decided: bool = False) -> None:
        """In front of the others, but without the keys: she goes on typing where she was.

        Merely lifted, it would lie behind the spreadsheet program again at once.
        """
        self._root.deiconify()
        self._root.lift()
        self._root.attributes("-topmost", True)  # noqa: FBT003 - Tk's own call
        if self._falls_back:
            self._root.after_cancel(self._falls_back)
        self._falls_back = "" if until_decided else self._root.after(IN_FRONT, self._fall_back)

    def _fall_back(self) -> None:
        self._falls_back = ""
        self._root.attributes("-topmost", False)  # noqa: FBT003 - Tk's own call

    def _put_away(self) -> None:
        if self._decision is not None:
            self._decide(agreed=False)
        self._root.iconify()

    def _close(self) -> None:
        self._say_no()
        self._closed()
        self._root.destroy()


def _underlined(action: Action) -> int:
    """Which letter of a button's label Alt presses; none where the ribbon has two for it."""
    return action.label.upper().find(action.keytip) if len(action.keytip) == 1 else -1


def picture_of(action: Action) -> tk.PhotoImage | None:
    """An action's picture; None where the program was installed without them."""
    place = files("daysix") / "data" / "icons" / f"{action.icon}-{PICTURE}.png"
    try:
        return tk.PhotoImage(data=place.read_bytes())
    except (OSError, tk.TclError):
        return None
