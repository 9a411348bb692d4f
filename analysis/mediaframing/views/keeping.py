"""What is kept of what the explorer shows: the Python call, and files."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mediaframing.tables import CodedTables
from mediaframing.views.choice import Choice, write_call
from mediaframing.views.markup import escape_text, read_data, say_explored, wrap_explored
from mediaframing.views.saving import save_chart, save_mentions, save_part

CONTEXT = 40


class Keeping:
    """A row of buttons, the call that they copy and show, and the sentence that says what was saved."""

    def __init__(
        self,
        widgets: Any,
        coding: CodedTables,
        name: str,
        read: Callable[[], Choice],
        take_part: Callable[[Choice], Any],
    ) -> None:
        self._coding, self._name, self._read, self._take_part = coding, name, read, take_part
        # An output, since it is the one widget whose content may run in the page; JupyterLab trusts it.
        copy = widgets.Output(
            outputs=(
                {
                    "output_type": "display_data",
                    "data": {
                        "application/javascript": read_data("copy_button.js"),
                        "text/plain": "Python call:",
                    },
                    "metadata": {},
                },
            )
        )
        code_button = widgets.ToggleButton(
            description="Show Python call",
            tooltip="Show the Python that makes the same",
            icon="code",
            layout=widgets.Layout(width="auto"),
        )
        self._path = widgets.Text(
            value="explored", placeholder="Name of the files", layout=widgets.Layout(width="14em")
        )
        save_chart_button = widgets.Button(
            description="Save figure",
            tooltip="Save the chart for print and web, its table, its caption and its Python call under this name",
        )
        save_chart_button.on_click(lambda _: self._save(save_chart))
        save_mentions_button = widgets.Button(
            description="Save mentions",
            tooltip="Save all mentions that are chosen in their context, and the Python call, under this name",
        )
        save_mentions_button.on_click(lambda _: self._save(partial(save_mentions, width=CONTEXT)))
        save_part_button = widgets.Button(
            description="Save part as coding",
            tooltip="Save the articles that are chosen, with all that was coded in them, as a coding of their own",
            layout=widgets.Layout(width="auto"),
        )
        save_part_button.on_click(lambda _: self._save(save_part))
        self.saved = widgets.HTML()
        self.code = widgets.HTML(layout=widgets.Layout(display="none"))
        code_button.observe(self._toggle, names="value")
        self.row = widgets.HBox(
            [
                copy,
                code_button,
                self._path,
                save_chart_button,
                save_mentions_button,
                save_part_button,
            ],
            layout=widgets.Layout(align_items="center", flex_flow="row wrap"),
        )

    def _save(self, save: Callable[[CodedTables, CodedTables, Choice, str, str], list[Path]]) -> None:
        """Save what is chosen now, and say where, or why not."""
        choice = self._read()
        with warnings.catch_warnings():
            # They stand above the chart already.
            warnings.simplefilter("ignore")
            try:
                written = save(self._coding, self._take_part(choice), choice, self._path.value, self._name)
            except (ValueError, KeyError, OSError) as error:
                self.saved.value = say_explored(f"Nothing is saved: {error}")
                return
        names = ", ".join(path.name for path in written)
        self.saved.value = say_explored(f"Saved in {written[0].resolve().parent}: {names}")

    def _toggle(self, change: Any) -> None:
        self.code.layout.display = "" if change["new"] else "none"

    def show(self, choice: Choice) -> None:
        """Write the Python call of what is chosen."""
        labelled = getattr(self._coding, "codebook", None) is not None
        call = write_call(choice, self._name, labelled=labelled)
        self.code.value = wrap_explored(
            f'<p class="mf-note">A click selects all of it.</p><pre class="mf-call" tabindex="0">{escape_text(call)}</pre>'
        )
