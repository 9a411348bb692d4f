"""What people code: the variables with their values, and the one place that checks codes.

A table of codes has one row for each mention and coder. It needs ``mention_id``; all else may be missing:

- ``mention_id``: as in the frames table, or the id of a sentence without a mention (its frame is empty);
- ``coder``: who coded, a name or letter; ``"1"`` where it is not said; ``"settled"`` for what coders who differed settled on
  afterwards: it outweighs all others, and is no coder when agreement is rated;
- ``frame``: ``right`` if the frame is brought up at this place, else ``wrong``;
- ``missed``: for a sentence without a mention, the frames that it brings up all the same, separated by ``;``, or ``none``;
- ``stance``, ``voice``: as in the frames table;
- ``speaker``: the source as the coder would name it; ``actor``: the codebook's actor who speaks, or ``none``;
- ``tone``: ``negative``, ``neutral`` or ``positive``;
- ``doubt``: ``yes`` where the coder was not sure; ``note``: free text;
- ``chance``: the chance the mention had to be drawn, from the sample.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd
from pandas import DataFrame

from mediaframing.tables import STANCES, VOICES
from mediaframing.values.keywords import show_given

VALUES: Mapping[str, tuple[str, ...]] = {
    "frame": ("right", "wrong"),
    "stance": STANCES,
    "voice": VOICES,
    "tone": ("negative", "neutral", "positive"),
    "doubt": ("yes",),
}
"""The variables with fixed values; the values of ``actor`` and ``missed`` are the codebook's."""

CODED = ("frame", "stance", "voice", "speaker", "actor", "tone", "missed")
COLUMNS = ("mention_id", "coder", *CODED, "doubt", "note", "chance")
_SAME = {
    "frame": {"yes": "right", "no": "wrong", "true": "right", "false": "wrong", "1": "right", "0": "wrong"}
}
SETTLED = "settled"
_VOTED = ("frame", "stance", "voice", "actor", "missed")
_NOT_DOUBTED = ("", "no", "false", "0")
_MENTION_ID = re.compile(r"(?s)(.*):(\d+)-(\d+):(.*)")
_MOST_NAMED = 10


class ValidationError(ValueError):
    """A sample, a sheet or codes cannot be used as they are; the message says where and what to do."""


class ValidationWarning(UserWarning):
    """Something is missing from hand codes, and what is computed rests on the rest."""


def split_ids(mention_ids: pd.Series) -> pd.DataFrame:
    """Give ``article_id``, ``start``, ``end`` and ``frame`` that each id names; raise for what is no such id."""
    found = [_MENTION_ID.fullmatch(str(value)) for value in mention_ids]
    wrong = [str(value) for value, match in zip(mention_ids, found, strict=True) if match is None]
    if wrong:
        raise ValidationError(
            f"{len(wrong)} values of mention_id are no ids of mentions ({', '.join(map(repr, wrong[:3]))}). They look like "
            "'article:12-18:frame' and stand in the column mention_id of the sample and of coding.frames."
        )
    parts = [match.groups() for match in found if match is not None]
    return pd.DataFrame(
        {
            "article_id": pd.Series([p[0] for p in parts], dtype="str"),
            "start": np.array([int(p[1]) for p in parts], dtype=np.int64),
            "end": np.array([int(p[2]) for p in parts], dtype=np.int64),
            "frame": pd.Series([p[3] for p in parts], dtype="str"),
        }
    ).set_axis(mention_ids.index)


def check_codes(
    codes: DataFrame | Sequence[DataFrame] | Mapping[str, DataFrame],
    *,
    actors: Iterable[str] | None = None,
    frames: Iterable[str] | None = None,
    places: Mapping[str, str] | None = None,
    wrong: str = "raise",
) -> pd.DataFrame:
    """Return codes with all columns, values in lower case where they are fixed, and rows without any code left out.

    Parameters
    ----------
    codes : DataFrame, sequence of DataFrame, or mapping of coder to DataFrame
    actors, frames : iterable of str, optional
        The values that ``actor`` and ``missed`` may have, beside ``none``; any by default.
    places : mapping of str to str, optional
        What each column is called in the file, for messages: ``{"stance": "H"}``.
    wrong : {"raise", "missing"}
        Whether a value that is not allowed is an error, or is missing and listed in ``.attrs["wrong"]``.

    Returns
    -------
    DataFrame
        :data:`COLUMNS`; ``.attrs["missing"]`` counts the rows that held no code.

    Raises
    ------
    ValidationError
        If ``mention_id`` is absent, a value is not allowed, or one coder coded a mention twice.
    """
    table = join_coders(codes)
    if "mention_id" not in table.columns:
        raise ValidationError(
            f"The codes have no column 'mention_id'; they have {', '.join(map(str, table.columns)) or 'none'}. "
            "It comes with the sample, and joins codes to mentions."
        )
    texts = {column: _read_texts(table, column) for column in COLUMNS if column != "chance"}
    allowed: dict[str, Sequence[str]] = {
        column: values for column, values in VALUES.items() if column != "doubt"
    }
    if actors is not None:
        allowed["actor"] = (*actors, "none")
    problems = []
    for column, values in allowed.items():
        texts[column], failed = _fit(texts[column], column, values)
        problems += [(row, column, value, values) for row, value in failed]
    known = None if frames is None else [*frames, "none"]
    texts["missed"], failed = _fit_lists(texts["missed"], known)
    problems += [(row, "missed", value, known or []) for row, value in failed]
    doubt = texts["doubt"].str.lower()
    texts["doubt"] = doubt.where(doubt.isna() | doubt.isin(_NOT_DOUBTED), "yes").where(
        ~doubt.isin(_NOT_DOUBTED)
    )
    if problems and wrong == "raise":
        raise ValidationError(_tell_problems(problems, places or {}))
    result = pd.DataFrame(texts)
    result["chance"] = _read_chances(table)
    result["coder"] = result["coder"].fillna("1")
    blank = result[list(CODED)].isna().all(axis=1) | result["mention_id"].isna()
    result = result[~blank].reset_index(drop=True)
    twice = result.duplicated(["mention_id", "coder"])
    if twice.any():
        row = result[twice].iloc[0]
        raise ValidationError(
            f"{int(twice.sum())} mentions are coded twice by the same coder, the first {row['mention_id']!r} by "
            f"{row['coder']!r}. Name coders in a column 'coder', or drop the earlier codes."
        )
    split_ids(result["mention_id"])
    result.attrs["missing"] = int(blank.sum())
    result.attrs["wrong"] = [(row, column, value) for row, column, value, _ in problems]
    return result


def settle_codes(codes: pd.DataFrame, coder: str | None = None) -> pd.DataFrame:
    """Give one row a mention: the codes of one coder, or of each variable what was settled, else what most coders say.

    Where as many say one thing as another, the coder who comes first in the table is followed, and a warning says so.
    """
    if coder is not None:
        names = codes["coder"].unique().tolist()
        if coder not in names:
            raise ValidationError(
                f"coder={coder!r} coded nothing; the codes are by {', '.join(map(repr, names))}."
            )
        return codes[codes["coder"] == coder].reset_index(drop=True)
    if not codes["mention_id"].duplicated().any():
        return codes.reset_index(drop=True)
    settled = codes.drop_duplicates("mention_id").set_index("mention_id")
    several = codes[codes["mention_id"].duplicated(keep=False)]
    even: dict[str, int] = {}
    for column in CODED:
        votes = several.dropna(subset=[column])
        agreed = votes["coder"] == SETTLED
        votes = votes[agreed | ~votes["mention_id"].isin(votes.loc[agreed, "mention_id"])]
        counted = votes.groupby(["mention_id", column], sort=False).size().rename("votes").reset_index()
        most = counted[counted["votes"] == counted.groupby("mention_id")["votes"].transform("max")]
        # What was said first stands before what was said as often.
        first = most.drop_duplicates("mention_id")
        even[column] = int((most["mention_id"].value_counts() > 1).sum())
        settled.loc[first["mention_id"], column] = first[column].to_numpy()
    _warn_of_ties({column: even[column] for column in _VOTED if even[column]}, codes["coder"].iloc[0])
    return settled.reset_index()[list(codes.columns)]


def _warn_of_ties(even: Mapping[str, int], first: str) -> None:
    if even:
        told = ", ".join(f"{column} {count}" for column, count in even.items())
        warnings.warn(
            f"As many coders say one thing as another ({told}); there {first!r} is followed, who comes first. Settle these "
            f"mentions together, and give what you settle on as one coder more, called {SETTLED!r}, who outweighs the others.",
            ValidationWarning,
            stacklevel=5,
        )


def weigh_codes(codes: pd.DataFrame, sample: pd.DataFrame | None) -> pd.DataFrame:
    """Return the codes with a ``chance`` in every row: their own, that of the sample, or all alike with a warning."""
    chance = codes["chance"]
    if sample is not None:
        missing = [column for column in ("mention_id", "chance") if column not in sample.columns]
        if missing:
            raise ValidationError(
                f"The sample has no column {missing[0]!r}. Give the table that draw_sample made."
            )
        drawn = sample.drop_duplicates("mention_id").set_index("mention_id")["chance"].astype("float64")
        chance = drawn.reindex(codes["mention_id"]).set_axis(codes.index).fillna(chance)
    if chance.isna().all() and len(codes):
        warnings.warn(
            "The codes have no chance of being drawn, so that all are taken to have had the same. Give the sample that "
            "draw_sample made as sample=, if it favoured rare strata.",
            ValidationWarning,
            stacklevel=3,
        )
        return codes.assign(chance=1.0)
    if chance.isna().any():
        warnings.warn(
            f"{int(chance.isna().sum())} of {len(codes)} coded mentions are not in the sample and are left out, because "
            "nothing is known of their chance to be drawn.",
            ValidationWarning,
            stacklevel=3,
        )
    return codes.assign(chance=chance)[chance.notna()].reset_index(drop=True)


def join_coders(codes: DataFrame | Sequence[DataFrame] | Mapping[str, DataFrame]) -> DataFrame:
    """Put the tables of several coders into one, with the column ``coder``.

    In a sequence a coder without a name has the table's number; one who coded two of the tables is two coders, so that
    one can be compared with oneself.
    """
    if isinstance(codes, pd.DataFrame):
        return codes.reset_index(drop=True)
    if not isinstance(codes, (Mapping, Sequence)) or isinstance(codes, str):
        raise ValidationError(
            f"The codes are to be a table of codes, or one for each coder, and not {type(codes).__name__}. "
            "read_coding_sheet(file, codebook) reads one."
        )
    for table in codes.values() if isinstance(codes, Mapping) else codes:
        if not isinstance(table, pd.DataFrame):
            raise ValidationError(
                f"Each coder's codes are to be a table, and not {show_given(table)}. read_coding_sheet(file, codebook) reads one."
            )
    if isinstance(codes, Mapping):
        parts = [table.assign(coder=str(name)) for name, table in codes.items()]
    else:
        parts = [
            table.fillna({"coder": str(place)})
            if "coder" in table.columns
            else table.assign(coder=str(place))
            for place, table in enumerate(codes, 1)
        ]
        names = [name for table in parts for name in table["coder"].unique()]
        if len(set(names)) < len(names):
            parts = [
                table.assign(coder=table["coder"].astype("str") + f" ({place})")
                for place, table in enumerate(parts, 1)
            ]
    if not parts:
        raise ValidationError("There are no codes. Give a table of codes, or one for each coder.")
    return pd.concat(parts, ignore_index=True)


def _read_texts(table: pd.DataFrame, column: str) -> pd.Series:
    if column not in table.columns:
        return pd.Series(None, index=table.index, dtype="str")
    cells = [None if pd.isna(value) else _write_cell(value) for value in table[column]]
    values = pd.Series(cells, index=table.index, dtype="str")
    return values if column == "mention_id" else values.str.strip().mask(lambda text: text == "")


def _read_chances(table: pd.DataFrame) -> pd.Series:
    if "chance" not in table.columns:
        return pd.Series(np.nan, index=table.index)
    chance = pd.to_numeric(table["chance"], errors="coerce").astype("float64")
    wrong = (chance.isna() & table["chance"].notna()) | (chance <= 0) | (chance > 1)
    if wrong.any():
        raise ValidationError(
            f"In {int(wrong.sum())} rows of the codes chance is no number above 0 and up to 1, the first in row "
            f"{wrong.idxmax()}: {table['chance'][wrong].iloc[0]!r}. It comes with the sample."
        )
    return chance


def _write_cell(value: Any) -> str:
    # A spreadsheet makes 1 of 1.0.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _fit(texts: pd.Series, column: str, values: Sequence[str]) -> tuple[pd.Series, list[tuple[Any, str]]]:
    plain = {value.lower(): value for value in values}
    lower = texts.str.lower()
    fitted = lower.map(plain | {k: v for k, v in _SAME.get(column, {}).items() if k not in plain})
    failed = texts[fitted.isna() & texts.notna()]
    return fitted.astype("str"), list(failed.items())


def _fit_lists(texts: pd.Series, known: Sequence[str] | None) -> tuple[pd.Series, list[tuple[Any, str]]]:
    fitted, failed = {}, []
    plain = {} if known is None else {value.lower(): value for value in known}
    for row, text in texts.dropna().items():
        names = [name.strip() for name in text.split(";") if name.strip()]
        found = [plain.get(name.lower(), "") if known is not None else name for name in names]
        if all(found):
            fitted[row] = "; ".join(found)
        else:
            failed.append((row, text))
    return pd.Series(fitted, index=texts.index, dtype="str"), failed


def _tell_problems(problems: Sequence[tuple[Any, str, str, Sequence[str]]], places: Mapping[str, str]) -> str:
    told = []
    for row, column, value, values in problems[:_MOST_NAMED]:
        where = f"cell {places[column]}{row + 2}" if column in places else f"row {row}, column {column!r}"
        close = get_close_matches(value.lower(), [v.lower() for v in values], 1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        told.append(f"{where}: {value!r} is none of {', '.join(values)}{hint}")
    more = f"; and {len(problems) - _MOST_NAMED} more" if len(problems) > _MOST_NAMED else ""
    return (
        f"{len(problems)} codes are not allowed: {'; '.join(told)}{more}. Correct them in the file, or read it with "
        "wrong='missing' to leave them out."
    )
