"""The coder's desk: mentions coded by single keys in JupyterLab, on the disk at every key."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook, take_codebook
from mediaframing.files import write_whole
from mediaframing.tables import CodedTables
from mediaframing.validation import ValidationError, read_coding_sheet, validate_coding
from mediaframing.validation.cells import disarm
from mediaframing.validation.codes import CODED, COLUMNS, VALUES, split_ids
from mediaframing.validation.instructions import QUESTIONS
from mediaframing.validation.sheets import pick_coder
from mediaframing.values.keywords import list_given, show_given, take_path
from mediaframing.views.markup import read_data
from mediaframing.views.view import ViewError

_KEYS: Mapping[str, Mapping[str, str]] = {
    "frame": {"right": "y", "wrong": "x"},
    "stance": {"affirmed": "a", "rejected": "r", "uncertain": "u"},
    "voice": {"outlet": "o", "source": "s"},
    "tone": {"negative": "j", "neutral": "k", "positive": "l"},
    "doubt": {"yes": "d"},
}
_FIELD_KEYS = {"speaker": "p", "note": "n"}
_REQUIRED = ("frame", "stance", "voice", "missed")


def code_by_hand(
    sample: pd.DataFrame,
    codebook: Codebook,
    file: str | Path = "coder.csv",
    coder: str = "1",
    *,
    variables: Sequence[str] = ("frame", "stance", "voice", "speaker", "actor", "tone", "missed"),
    coding: CodedTables | None = None,
) -> Any:
    """Code a sample in JupyterLab, one mention after the other, with a key for each code.

    The mention stands in its paragraph, the article is a key away (``v``), and the codebook's definitions another (``h``).
    Keys: ``y`` and ``x`` for a frame that is right or wrong; ``a``, ``r``, ``u`` for stance; ``o``, ``s`` for voice; ``p`` to
    write the speaker; digits for the actor, or for the frames that a sentence without a mention brings up; ``j``, ``k``,
    ``l`` for tone; ``d`` for doubt, ``n`` for a note; Enter for the next, the arrows to go back and to skip. A key pressed
    again takes its code back. What the rules said is not shown, nor is it in the page.

    Every key writes the whole file anew beside the old one and puts it in its place, so that it holds all codes or those
    until the key before, never half of them; the desk says when that is done. If the kernel dies the desk stops and says so;
    run the cell again, then or another day, and it goes on where it was.

    Parameters
    ----------
    sample : DataFrame
        From :func:`draw_sample`. Where it was shared out among coders, this coder's rows are shown.
    codebook : Codebook
    file : str or Path
        Where the codes are kept: a CSV file that :func:`read_coding_sheet` reads. Taken up if it is there.
    coder : str
        A file holds the codes of one coder.
    variables : sequence of str
        What is coded. Frame, stance, voice and missed frames are asked for before Enter goes on; the rest may stay open.
    coding : CodedTables, optional
        Then the desk offers to compare with the rules, once all is coded.

    Returns
    -------
    anywidget.AnyWidget

    Raises
    ------
    ImportError
        If anywidget is not installed.
    ViewError
        If the file cannot be taken up: it holds another coder's codes, or is none of ours.
    ValidationError
        If the sample has no rows for the coder, or the file holds values that are not allowed.
    """
    try:
        import anywidget
        import traitlets
    except ImportError as error:
        raise ImportError(
            "code_by_hand() needs anywidget, which is not installed. Install the extra: pip install 'mediaframing[lab]', and "
            "restart the kernel. write_coding_sheet() writes a sheet that needs neither."
        ) from error
    variables = list_given("variables", variables, ViewError)
    unknown = [variable for variable in variables if variable not in CODED]
    if unknown:
        raise ValidationError(f"variables names {unknown[0]!r}, which is none of {', '.join(CODED)}.")
    if not isinstance(coder, str):
        raise ViewError(f"coder={show_given(coder)} must be the coder's name.")
    rows = pick_coder(sample, coder)
    codebook = take_codebook(codebook)
    keeper = CodeKeeper(rows, codebook, take_path("file", file, ViewError), coder)

    class Desk(anywidget.AnyWidget):
        """The page's half is desk.js."""

        _esm = read_data("desk.js")
        _css = read_data("views.css") + read_data("desk.css")
        items: Any = traitlets.List().tag(sync=True)
        variables: Any = traitlets.List().tag(sync=True)
        definitions: Any = traitlets.List().tag(sync=True)
        codes: Any = traitlets.Dict().tag(sync=True)
        file = traitlets.Unicode().tag(sync=True)
        coder = traitlets.Unicode().tag(sync=True)
        comparable = traitlets.Bool().tag(sync=True)

    # The page alone reads this dict; that it changes in place is what a page opened later then sees.
    desk = Desk(
        items=_list_items(rows, codebook),
        variables=[_describe(name, codebook) for name in (*variables, "doubt", "note")],
        definitions=_list_definitions(codebook),
        codes=keeper.codes,
        file=str(file),
        coder=coder,
        comparable=coding is not None,
    )
    keeper.codes = desk.codes

    def answer(widget: Any, content: Mapping[str, Any], _: Any) -> None:
        kind = content.get("kind")
        if kind == "code":
            widget.send(keeper.take(content))
        elif kind == "article":
            widget.send(
                {"kind": "article", "id": content["id"], "parts": keeper.cut_article(str(content["id"]))}
            )
        elif kind == "compare" and coding is not None and keeper.is_done(variables):
            widget.send({"kind": "report", "text": _compare(coding, Path(file), codebook)})

    desk.on_msg(answer)
    return desk


class CodeKeeper:
    """The codes of one coder, and the file that holds them.

    Attributes
    ----------
    codes : dict
        Of each mention that has any: variable -> code.
    """

    def __init__(self, rows: pd.DataFrame, codebook: Codebook, file: Path, coder: str) -> None:
        self._rows = rows.drop_duplicates("mention_id").set_index("mention_id")
        self._file, self._coder = file, coder
        self._times: dict[str, str] = {}
        self._others: list[dict[Any, Any]] = []
        self.codes: dict[str, dict[str, str]] = {}
        if file.exists():
            self._take_up(codebook)

    def _take_up(self, codebook: Codebook) -> None:
        if self._file.suffix.lower() != ".csv":
            raise ViewError(
                f"{str(self._file)!r} is no .csv file, in which the desk keeps codes. Name another file."
            )
        with warnings.catch_warnings():
            # Rows without a code are no loss here.
            warnings.simplefilter("ignore")
            held = read_coding_sheet(self._file, codebook, coder=self._coder)
        foreign = held.loc[held["coder"] != self._coder, "coder"]
        if len(foreign):
            raise ViewError(
                f"{str(self._file)!r} holds codes by {foreign.iloc[0]!r}, not by {self._coder!r}. Give each coder a file of "
                "their own."
            )
        for row in held.to_dict("records"):
            code = {c: row[c] for c in (*CODED, "doubt", "note") if not pd.isna(row[c])}
            if row["mention_id"] in self._rows.index:
                self.codes[row["mention_id"]] = code
        # Codes of another sample stay in the file.
        self._others = held[~held["mention_id"].isin(self._rows.index)].to_dict("records")

    def take(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Take a mention's codes on, write the file, and say whether that is done."""
        name, code = str(content.get("id")), content.get("code") or {}
        told = {"id": name, "sequence": content.get("sequence")}
        if name not in self._rows.index:
            return {"kind": "failed", "why": "This mention is not in the sample.", **told}
        kept = {c: str(code[c])[:2000] for c in (*CODED, "doubt", "note") if code.get(c)}
        self.codes[name] = kept
        self._times[name] = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            write_whole(self._file, self._write)
        except OSError as error:
            return {
                "kind": "failed",
                "why": f"{str(self._file)!r} cannot be written: {error.strerror}.",
                **told,
            }
        return {"kind": "saved", **told}

    def _write(self, path: Path) -> None:
        chance = self._rows["chance"] if "chance" in self._rows.columns else None
        rows = [
            {
                "mention_id": name,
                "coder": self._coder,
                **code,
                "chance": None if chance is None else chance[name],
                "coded_at": self._times.get(name),
            }
            for name, code in self.codes.items()
            if code
        ]
        table = pd.DataFrame([*self._others, *rows], columns=[*COLUMNS, "coded_at"])
        safe = table.map(lambda cell: disarm(cell) if isinstance(cell, str) else cell)
        safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")

    def is_done(self, variables: Sequence[str]) -> bool:
        """Tell whether each mention has the codes that the desk asks for."""
        for name, row in self._rows.iterrows():
            code = self.codes.get(str(name), {})
            asked = ("missed",) if row.get("kind") == "sentence" else ("frame", "stance", "voice")
            if code.get("frame") == "wrong":
                continue
            if any(variable in variables and variable not in code for variable in asked):
                return False
        return True

    def cut_article(self, name: str) -> list[str]:
        """Give the article before the mention, the mention and the article after it."""
        row = self._rows.loc[name]
        whole = str(row["article"]) if "article" in self._rows.columns else ""
        place = split_ids(pd.Series([name])).iloc[0]
        start, end = int(place["start"]), int(place["end"])
        if whole[start:end] != row["text"]:
            return [str(row[column]) for column in ("before", "text", "after")]
        return [whole[:start], whole[start:end], whole[end:]]


def _list_items(rows: pd.DataFrame, codebook: Codebook) -> list[dict[str, str]]:
    items = []
    for row in rows.to_dict("records"):
        frame = None if pd.isna(row.get("frame")) else codebook.frames.get(str(row["frame"]))
        items.append(
            {
                "id": str(row["mention_id"]),
                "kind": str(row.get("kind", "mention")),
                "label": (frame.label or frame.name) if frame else str(row.get("frame") or ""),
                "definition": frame.definition if frame else "",
                **{column: str(row[column]) for column in ("before", "text", "after")},
            }
        )
    return items


def _describe(name: str, codebook: Codebook) -> dict[str, Any]:
    """Describe a variable for the page: its question, values and keys."""
    question, rule = QUESTIONS.get(
        name, {"doubt": ("Not sure?", ""), "note": ("Anything to say?", "")}.get(name, ("", ""))
    )
    labels = codebook.labels
    if name in ("actor", "missed"):
        names = list(codebook.actors if name == "actor" else codebook.frames)
        keys = {value: str(place) for place, value in enumerate(names[:9], 1)} | {"none": "0"}
        values = [{"value": v, "label": labels.get(v) or v, "key": keys.get(v, "")} for v in (*names, "none")]
    else:
        keys = dict(_KEYS.get(name, {}))
        values = [{"value": v, "label": v, "key": keys.get(v, "")} for v in VALUES.get(name, ())]
    return {
        "name": name,
        "question": question,
        "rule": rule,
        "values": values,
        "several": name == "missed",
        "required": name in _REQUIRED,
        "key": _FIELD_KEYS.get(name, ""),
        "kinds": ["sentence"]
        if name == "missed"
        else ["mention", "sentence"]
        if name in ("doubt", "note")
        else ["mention"],
    }


def _list_definitions(codebook: Codebook) -> list[list[str]]:
    frames = [[f.label or f.name, f.definition or "(no definition)"] for f in codebook.frames.values()]
    actors = [
        [a.label or a.name, ", ".join(term.pattern for term in a.aliases)] for a in codebook.actors.values()
    ]
    return frames + actors


def _compare(coding: CodedTables, file: Path, codebook: Codebook) -> str:
    try:
        return repr(validate_coding(coding, read_coding_sheet(file, codebook)))
    except (ValidationError, OSError) as error:
        return str(error)
