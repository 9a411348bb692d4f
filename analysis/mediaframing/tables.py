"""Every table of the package: its columns, their types, what they mean. The one place that checks them.

All tables are plain :class:`pandas.DataFrame` objects with one row an observation. Spans are half-open
``start``/``end`` offsets in characters of the article's ``text``, so that for every row of a span table
``article.text[start:end] == row.text``. What is unknown is missing (``isna()``), never ``""`` or 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

STANCES = ("affirmed", "rejected", "uncertain")
VOICES = ("outlet", "source")
ZONES = ("headline", "lead", "body")
ACTOR_KINDS = ("name", "description", "pronoun")
ACTOR_ROLES = ("speaker", "mentioned")
ATTRIBUTION_KINDS = ("direct", "indirect", "mixed")
ATTRIBUTION_SHAPES = (
    "according to",
    "viewpoint",
    "count",
    "as said",
    "as reported by",
    "quotative inversion",
    "postposed",
    "quotation",
    "colon",
    "that clause",
    "bare clause",
    "indirect question",
    "question of nobody",
    "object",
    "predicate",
    "infinitive",
    "preposition",
    "cue noun",
    "cue noun with of",
    "unlisted verb with that",
    "adjective with that",
    "adjective with about",
    "made clear",
    "accused by",
    "judged by",
    "impersonal passive",
    "raised passive",
    "passive with agent",
    "headline",
    "transcript",
    "signature",
    "signed quotation",
    "inversion of an unlisted verb",
    "fronted speaker",
    "same speaker",
    "continued quotation",
    "view of a remedy",
    "denial of a thing",
    "finding of nothing",
    "verdict",
    "cleared of",
    "name refused",
    "plea",
    "claim thrown out",
    "light verb",
    "heard in court",
    "unattributed quotation",
    "block after a colon",
    "interview",
)
"""The shapes of ``mediaframing.coding.attribution.shapes``, where each has a sentence; ``docs/rules.md`` lists them."""
SPEAKER_KINDS = ("named", "described", "anonymous", "pronoun")
STEPS = ("attributions", "stance", "tone", "actor_tone")
"""The steps of the coding that ``skip`` leaves out; their columns are then missing."""


class TableError(ValueError):
    """A table lacks a column, or holds a value that its column does not allow."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name : str
    dtype : str
        A pandas dtype: ``str``, ``int64``, ``Int64`` (may be missing), ``float64`` or ``datetime64[us]``.
    meaning : str
        What the column holds, with its unit.
    values : tuple of str
        The only values allowed; empty for any.
    required : bool
        Whether a missing value is an error.
    step : str
        One of :data:`STEPS` that fills the column; a required one may be missing in every row if it was skipped, and in
        the rows of articles that are not in English.
    """

    name: str
    dtype: Any
    meaning: str
    values: tuple[str, ...] = ()
    required: bool = True
    step: str = ""


_ARTICLE = Column("article_id", "str", "the article the row belongs to")
_SENTENCE = Column("sentence_id", "int64", "the sentence within the article, counted from 0")
_START = Column("start", "int64", "first character of the span in the article's text")
_END = Column("end", "int64", "one past the last character of the span")
_ZONE = Column("zone", "str", "where in the article the sentence stands", ZONES)
_TEXT = Column("text", "str", "the span's own words: article.text[start:end]")

TABLES: Mapping[str, tuple[Column, ...]] = {
    "articles": (
        Column("article_id", "str", "unique name of the article"),
        Column("outlet", "str", "who published it", required=False),
        Column("published", "datetime64[us]", "when it was published", required=False),
        Column("title", "str", "the headline", required=False),
        Column("text", "str", "what is coded: headline first, paragraphs parted by a blank line"),
    ),
    "sentences": (
        _ARTICLE,
        _SENTENCE,
        _START,
        _END,
        _ZONE,
        Column("words", "int64", "number of words (runs of letters and digits)"),
        Column("tone", "float64", "VADER compound score, -1 to 1 (Hutto & Gilbert 2014)", required=False),
        Column("tone_masked", "float64", "the same without the words of frame mentions", required=False),
        _TEXT,
    ),
    "frames": (
        Column(
            "mention_id",
            "str",
            "names the mention for good by article, place and frame, so that codes by hand can be joined to it",
            required=False,
        ),
        _ARTICLE,
        _SENTENCE,
        Column("frame", "str", "the codebook's name of the frame"),
        Column("term", "str", "the codebook's entry that matched"),
        _START,
        _END,
        _ZONE,
        Column(
            "stance",
            "str",
            "is the frame affirmed (brought up, and nothing denied, doubted or opposed it), rejected or left uncertain here; on "
            "text new to the rules F1 is .93, .76 and .62 (2026-11-30, see tests/evaluation)",
            STANCES,
            step="stance",
        ),
        Column("stance_cue", "str", "the words that decided the stance", required=False),
        Column(
            "stance_rule",
            "str",
            "the rule that decided (docs/rules.md); missing where nothing did, and the frame was only brought up",
            required=False,
        ),
        Column(
            "voice",
            "str",
            "the outlet's own narration, or a source's words (right for 89% of unseen mentions near a cue, see README)",
            VOICES,
            step="attributions",
        ),
        Column("attribution_id", "Int64", "the attribution the mention stands in", required=False),
        Column(
            "speaker",
            "str",
            "the source as the article calls it (by name right for 74%, see README)",
            required=False,
        ),
        Column(
            "speaker_name",
            "str",
            "the fullest name that the speaker has in the article, or how it is called where it has no name",
            required=False,
        ),
        Column("speaker_actor", "str", "the codebook's actor who speaks", required=False),
        _TEXT,
    ),
    "actors": (
        _ARTICLE,
        _SENTENCE,
        Column("actor", "str", "the codebook's name of the actor"),
        Column("alias", "str", "the codebook's alias that matched, or was referred back to"),
        Column("kind", "str", "how the text refers to the actor", ACTOR_KINDS),
        _START,
        _END,
        Column(
            "role",
            "str",
            "whether the actor is the speaker of an attribution here",
            ACTOR_ROLES,
            step="attributions",
        ),
        Column(
            "tone",
            "float64",
            "tone toward this actor, -1 to 1 (three classes: macro-F1 .67, cross-validated)",
            required=False,
        ),
        _TEXT,
    ),
    "attributions": (
        _ARTICLE,
        Column("attribution_id", "int64", "the attribution within the article, counted from 0"),
        Column("kind", "str", "quoted, told in the outlet's words, or both", ATTRIBUTION_KINDS),
        Column("shape", "str", "the shape of attribution that was found", ATTRIBUTION_SHAPES, required=False),
        _START,
        _END,
        Column("cue_start", "Int64", "first character of the cue", required=False),
        Column("cue_end", "Int64", "one past the last character of the cue", required=False),
        Column("cue", "str", "the words that attribute: said, according to", required=False),
        Column("speaker_start", "Int64", "first character of the speaker", required=False),
        Column("speaker_end", "Int64", "one past the last character of the speaker", required=False),
        Column("speaker", "str", "the source as the article calls it here", required=False),
        Column("speaker_kind", "str", "how the source is called", SPEAKER_KINDS, required=False),
        Column(
            "speaker_name",
            "str",
            "the fullest name that the speaker has in the article, or how it is called where it has no name",
            required=False,
        ),
        Column("speaker_actor", "str", "the codebook's actor who speaks", required=False),
        Column(
            "text",
            "str",
            "the content: article.text[start:end] (9 in 10 are attributions; 2 in 3 are found)",
        ),
    ),
}


class CodedTables(Protocol):
    """Anything that holds the coded tables: a ``Coding``, or tables coded by hand in a namespace."""

    @property
    def articles(self) -> pd.DataFrame: ...
    @property
    def sentences(self) -> pd.DataFrame: ...
    @property
    def frames(self) -> pd.DataFrame: ...
    @property
    def actors(self) -> pd.DataFrame: ...
    @property
    def attributions(self) -> pd.DataFrame: ...


def list_columns(name: str) -> list[str]:
    """List the columns of a table in their order."""
    return [column.name for column in TABLES[name]]


def empty_table(name: str) -> pd.DataFrame:
    """Give a table of that name without rows, with its columns and types."""
    return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in TABLES[name]})


# Reading a type's name takes longer than making a column of it.
_DTYPES = {
    name: pd.api.types.pandas_dtype(name) for name in ("str", "int64", "Int64", "float64", "datetime64[us]")
}


def make_table(name: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Build a table from columns that are already right, in the order and types of :data:`TABLES`.

    Columns are arrays, lists, or Arrow arrays, which need no conversion where they are text; None for one that is
    missing throughout, and an optional one may be left out.
    """
    missing = range(len(columns["article_id"]))
    given: dict[str, Any] = {
        c.name: columns[c.name] if c.required else columns.get(c.name) for c in TABLES[name]
    }
    typed = {
        c.name: _miss(c, missing) if given[c.name] is None else pd.array(given[c.name], _DTYPES[c.dtype])
        for c in TABLES[name]
    }
    return pd.DataFrame(typed, copy=False)


def name_mentions(article_id: Any, start: Any, end: Any, frame: Any) -> pa.Array:
    """Name frame mentions for good: ``article_id:start-end:frame``; the same place and frame has the same name.

    Examples
    --------
    >>> name_mentions(["a1"], [12], [18], ["terror"]).to_pylist()
    ['a1:12-18:terror']
    """
    text = pa.large_string()
    # A table's texts may be categories; Arrow joins plain ones.
    article, first, last, of = (
        pa.array(np.asarray(values), from_pandas=True).cast(text)
        if not isinstance(values, pa.Array)
        else values.cast(text)
        for values in (article_id, start, end, frame)
    )
    colon, dash = pa.scalar(":", text), pa.scalar("-", text)
    place = pc.binary_join_element_wise(first, last, dash)
    return pc.binary_join_element_wise(article, place, of, colon)


def _miss(column: Column, index: Any) -> pd.Series:
    return pd.Series(pd.NA, index=index, dtype="Int64").astype(column.dtype)


_ARROW = {
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "datetime64[us]": pa.timestamp("us"),
}


def arrow_schema(name: str, further: Iterable[str] = ()) -> pa.Schema:
    """Give the schema under which a table is stored in Parquet; further columns are text."""
    fields = [
        pa.field(c.name, _ARROW[c.dtype], nullable=not c.required or c.step != "") for c in TABLES[name]
    ]
    return pa.schema([*fields, *(pa.field(column, pa.string()) for column in further)])


def check_table(name: str, table: pd.DataFrame, need: Iterable[str] | None = None) -> pd.DataFrame:
    """Return the table with its columns in order and in their types; further columns follow unchanged.

    Categorical texts stay categorical, but for those of the articles.

    Parameters
    ----------
    name : str
        One of :data:`TABLES`.
    table : DataFrame
    need : iterable of str, optional
        The columns that must be there; all of the table's columns by default. Optional ones that are
        absent are added as missing when ``need`` is not given, and those of a skipped step may be missing.

    Raises
    ------
    TableError
        If a column is absent, cannot be read as its type, lacks a required value or holds a value
        that is not allowed. One message names the first few rows.
    """
    columns = TABLES[name]
    needed = set(need) if need is not None else {c.name for c in columns if c.required}
    check_columns(table, sorted(needed), name)
    checked: dict[str, Any] = {}
    for column in columns:
        if column.name in table.columns:
            checked[column.name] = _check_column(name, column, table[column.name], skippable=need is None)
        elif need is None:
            checked[column.name] = _miss(column, table.index)
    for label in table.columns:
        if label not in checked:
            checked[label] = table[label]
    _require_steps(name, checked)
    result = pd.DataFrame(checked, index=table.index)
    if name == "articles" and "article_id" in checked:
        _require_unique(result["article_id"])
    return result


def _require_steps(name: str, checked: Mapping[str, pd.Series]) -> None:
    """Refuse a row in which one step's column is missing and another's is not: that is no row of another language."""
    filled = [
        column
        for column in TABLES[name]
        if column.step and column.required and column.name in checked and checked[column.name].notna().any()
    ]
    if len(filled) < 2:
        return
    lacking = {column.name: checked[column.name].isna() for column in filled}
    every = pd.concat(lacking.values(), axis=1).all(axis=1)
    for column in filled:
        _require(name, column, checked[column.name], lacking[column.name] & ~every, "is missing")


def check_columns(table: pd.DataFrame, need: Sequence[str], name: str) -> None:
    """Raise a sentence that says which columns are absent, and which present ones look alike."""
    # Tables on the disk have columns, too.
    if not hasattr(table, "columns"):
        raise TableError(f"The {name} table is to be a DataFrame, and not {type(table).__name__}.")
    absent = [column for column in need if column not in table.columns]
    if not absent:
        return
    present = [str(column) for column in table.columns]
    hints = [f"{close[0]!r} for {a!r}" for a in absent if (close := get_close_matches(a, present, 1, 0.7))]
    hint = f" Did you mean {', '.join(hints)}?" if hints else ""
    if name == "articles" and {"text", "article_id"} & set(absent):
        hint += " read_articles(articles) makes an articles table of a DataFrame with other headings."
    raise TableError(
        f"The {name} table has no column {', '.join(map(repr, absent))}; it has {', '.join(present) or 'none'}.{hint}"
    )


def _check_column(name: str, column: Column, values: pd.Series, skippable: bool) -> pd.Series:
    typed: pd.Series
    if column.step and len(values) and values.isna().all():
        if skippable:
            return values.astype(column.dtype)
        raise TableError(
            f"The {name} table holds no {column.name}: the step {column.step!r} was skipped when the articles were "
            f"coded, or none of them is in English (articles['language']). Code them again without skip={column.step!r}."
        )
    if column.dtype == "str":
        typed = values if values.dtype == "str" or _is_coded(name, values) else _read_texts(values)
        if not column.required and (empty := typed == "").any():
            typed = typed.mask(empty)
    elif column.dtype.startswith("datetime"):
        typed = pd.to_datetime(values, errors="coerce", utc=True, format="mixed").dt.tz_localize(None)
        typed = typed.astype(column.dtype)
        _require(name, column, values, typed.isna() & values.notna(), "cannot be read as a date")
    elif str(values.dtype) == column.dtype == "int64":
        typed = values
    else:
        numbers = pd.to_numeric(values, errors="coerce")
        _require(name, column, values, numbers.isna() & values.notna(), "cannot be read as a number")
        if column.required:
            _require(name, column, values, numbers.isna(), "is missing")
        if column.dtype in ("int64", "Int64"):
            _require(name, column, values, numbers.notna() & (numbers % 1 != 0), "is no whole number")
        typed = numbers.astype(column.dtype)
    # What rules for English fill is missing in articles of other languages.
    if column.required and not column.step:
        _require(name, column, values, typed.isna(), "is missing")
    if column.values:
        wrong = ~typed.isin(column.values) & typed.notna()
        _require(name, column, values, wrong, f"is none of {', '.join(column.values)}")
    return typed


def _is_coded(name: str, values: pd.Series) -> bool:
    """Tell whether these are categorical texts of mentions, which stay so: ten million fit into memory thus."""
    return (
        name != "articles"
        and isinstance(values.dtype, pd.CategoricalDtype)
        and values.dtype.categories.dtype == "str"
    )


def _read_texts(values: pd.Series) -> pd.Series:
    cells = [None if missing else str(v) for v, missing in zip(values, values.isna(), strict=True)]
    try:
        return pd.Series(cells, index=values.index, dtype="str")
    except UnicodeEncodeError:  # half of a surrogate pair is no character and cannot be stored
        whole = [cell and re.sub("[\ud800-\udfff]", "\ufffd", cell) for cell in cells]
        return pd.Series(whole, index=values.index, dtype="str")


def _require(name: str, column: Column, values: pd.Series, wrong: pd.Series, problem: str) -> None:
    if not wrong.any():
        return
    rows = ", ".join(f"row {i}: {v!r}" for i, v in values[wrong].head(3).items())
    raise TableError(
        f"In the {name} table, column {column.name!r} {problem} in {int(wrong.sum())} of {len(values)} rows ({rows})."
    )


def _require_unique(ids: pd.Series) -> None:
    twice = ids[ids.duplicated()].unique()
    if len(twice):
        some = ", ".join(map(repr, twice[:3]))
        raise TableError(
            f"{len(twice)} article_id values stand for more than one article ({some}). "
            "Give every article its own id, or drop the copies with articles.drop_duplicates('article_id')."
        )
