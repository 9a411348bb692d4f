"""A sample as a sheet to code in: Excel, CSV, Label Studio, doccano."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from mediaframing.codebook import Codebook, take_codebook
from mediaframing.files import written_beside
from mediaframing.validation.cells import disarm
from mediaframing.validation.codes import CODED, SETTLED, ValidationError, ValidationWarning
from mediaframing.validation.instructions import write_instructions
from mediaframing.validation.label_tools import write_doccano, write_label_studio
from mediaframing.validation.workbook import write_workbook
from mediaframing.values.keywords import list_given, show_given, take_path


def write_coding_sheet(
    sample: pd.DataFrame,
    codebook: Codebook,
    path: str | Path,
    *,
    coder: str | None = None,
    variables: Sequence[str] = CODED,
) -> Path:
    """Write a sample as a sheet for coders. What the rules said is not in it.

    Parameters
    ----------
    sample : DataFrame
        From :func:`draw_sample`.
    codebook : Codebook
        Its definitions are the instructions, its actors and frames the values.
    path : str or Path
        The ending says what is written; folders above it are made if absent.

        - ``.xlsx``: a workbook with drop-downs, frozen headings, and the instructions on a sheet of their own (needs
          ``pip install 'mediaframing[excel]'``);
        - ``.csv``: the same columns, with the instructions beside it as ``NAME.instructions.txt``;
        - ``.json``: tasks for Label Studio, with the labelling interface beside it as ``NAME.xml``;
        - ``.jsonl``: rows for doccano (text classification), with the labels beside it as ``NAME.labels.json``.

        No text of an article runs as a formula in any of them.
    coder : str, optional
        Whose sheet it is: only the rows that :func:`draw_sample` gave to this coder, and the name in the column ``coder``.
        ``"settled"`` for all rows given, to be settled by coders who differed.
    variables : sequence of str
        What is to be coded, of :mod:`mediaframing.validation.codes`.

    Returns
    -------
    Path

    Raises
    ------
    ValidationError
        If the ending is none of these, a variable is unknown, or the sample has no rows for the coder.

    Warns
    -----
    ValidationWarning
        If the sample is shared out among coders, and ``coder`` names none of them.
    """
    path = take_path("path", path, ValidationError)
    codebook = take_codebook(codebook)
    variables = list_given("variables", variables, ValidationError)
    unknown = [variable for variable in variables if variable not in CODED]
    if unknown:
        raise ValidationError(f"variables names {unknown[0]!r}, which is none of {', '.join(CODED)}.")
    writers: Mapping[str, Callable[[pd.DataFrame, Codebook, Path, Sequence[str]], None]] = {
        ".xlsx": write_workbook,
        ".csv": _write_csv,
        ".json": write_label_studio,
        ".jsonl": write_doccano,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise ValidationError(
            f"{path.name!r} ends in none of {', '.join(writers)}, which say what is written."
        )
    chosen = pick_coder(sample, coder)
    if coder is None and (names := _list_coders(chosen)):
        warnings.warn(
            f"The sample is shared out among {', '.join(names)}, and this sheet holds the rows of all. "
            f"coder={names[0]!r} writes the sheet of one.",
            ValidationWarning,
            stacklevel=2,
        )
    rows = lay_out_sheet(chosen, codebook, coder, variables)
    with written_beside(path.parent) as beside:
        writer(rows, codebook, beside / path.name, list(variables))
    return path


def pick_coder(sample: pd.DataFrame, coder: str | None) -> pd.DataFrame:
    """Give the rows of a sample that a coder has to code: all, if nobody shares them out."""
    if not isinstance(sample, pd.DataFrame):
        raise ValidationError(
            f"The sample is no table, but {show_given(sample)}. Give the table that draw_sample made."
        )
    missing = [column for column in ("mention_id", "before", "text", "after") if column not in sample.columns]
    if missing:
        raise ValidationError(
            f"The sample has no column {missing[0]!r}. Give the table that draw_sample made."
        )
    again = sample["mention_id"].duplicated()
    if again.any():
        raise ValidationError(
            f"The sample holds {int(again.sum())} mentions once more (mention_id {sample.loc[again, 'mention_id'].iloc[0]!r}), as after a "
            "merge, and would be coded twice. Keep one of each: sample.drop_duplicates('mention_id')."
        )
    known = _list_coders(sample)
    if coder in (None, SETTLED) or not known:
        return sample.reset_index(drop=True)
    mine = [pd.isna(names) or coder in str(names).split(";") for names in sample["coders"]]
    if not any(mine):
        raise ValidationError(
            f"The sample has no rows for coder={coder!r}; it has rows for {', '.join(known)}."
        )
    return sample[mine].reset_index(drop=True)


def _list_coders(sample: pd.DataFrame) -> list[str]:
    given: list[str] = sample["coders"].dropna().astype("str").tolist() if "coders" in sample.columns else []
    return sorted({name for names in given for name in names.split(";")})


def lay_out_sheet(
    sample: pd.DataFrame, codebook: Codebook, coder: str | None, variables: Sequence[str]
) -> pd.DataFrame:
    """Give the columns of a sheet: what is shown, and what is to be filled in."""
    labels = codebook.labels
    rows = pd.DataFrame({"mention_id": sample["mention_id"].astype("str")})
    rows["chance"] = sample["chance"] if "chance" in sample.columns else float("nan")
    rows["kind"] = sample["kind"] if "kind" in sample.columns else "mention"
    frames = (
        sample["frame"] if "frame" in sample.columns else pd.Series(None, index=sample.index, dtype="str")
    )
    rows["asked"] = [None if pd.isna(name) else labels.get(name) or name for name in frames]
    for column in ("before", "text", "after"):
        rows[column] = sample[column].astype("str")
    for variable in (*variables, "doubt", "note"):
        rows[variable] = None
    rows["coder"] = coder
    return rows


def _write_csv(rows: pd.DataFrame, codebook: Codebook, path: Path, variables: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows.columns)
        for row in rows.itertuples(index=False):
            writer.writerow(
                ["" if pd.isna(cell) else disarm(cell) if isinstance(cell, str) else cell for cell in row]
            )
    told = [": ".join(part for part in row if part) for row in write_instructions(codebook, variables)]
    path.with_suffix(".instructions.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")
