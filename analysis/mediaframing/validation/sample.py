"""A sample of mentions to code by hand, each with the chance it had to be drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.groups import list_by, make_sortable
from mediaframing.tables import CodedTables, check_table, name_mentions, require_coding
from mediaframing.validation.codes import ValidationError
from mediaframing.validation.mention_columns import join_columns, name_rows
from mediaframing.values.keywords import check_number, list_given

ALLOCATIONS = {"root": 0.5, "proportional": 1.0, "equal": 0.0}
SAMPLE_COLUMNS = (
    "mention_id", "kind", "article_id", "outlet", "published", "frame", "term", "before", "text", "after", "stratum",
    "chance", "coders", "article",
)  # fmt: skip
# Characters of a paragraph on either side; an article may be a single paragraph.
_MOST_CONTEXT = 1_200


def draw_sample(
    coding: CodedTables,
    size: int,
    by: str | Sequence[str] = ("frame", "stance", "voice", "outlet"),
    recall: float = 0.2,
    *,
    allocation: str = "root",
    coders: Sequence[str] = (),
    overlap: float = 0.2,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw mentions to code by hand, and sentences without a mention, at random and with known chances.

    Mentions are put into strata by what the rules said of them and by outlet, so that what is rare (rejections, small
    outlets) is coded, too. The chance that each had to be drawn is in ``chance``; :func:`validate_coding` and
    :func:`correct_rates` weight by it, so that the strata favoured do not bias what they estimate. Within the strata the
    draw is systematic from a random start in random order (Särndal, Swensson & Wretman 1992, section 3.4), which has
    exact chances however many strata there are. The order of the rows is random, and what the rules said is
    not in the table: whoever codes it is blind to them.

    Parameters
    ----------
    coding : CodedTables
    size : int
        Rows to draw, mentions and sentences together. All are taken where there are no more.
    by : str or sequence of str
        Columns of the mentions or of the articles, or a period (``month``). A column of which the coding knows nothing
        (``outlet`` of plain text files) makes one stratum.
    recall : float, default 0.2
        The share of ``size`` that are sentences in which the codebook found nothing; what coders find there tells what
        the codebook misses.
    allocation : {"root", "proportional", "equal"}
        How many of each stratum: in proportion to the square root of its size (power allocation; Bankier 1988), which
        serves the whole and the rare; to its size, best for the whole; or as many of each.
    coders : sequence of str, optional
        Names of those who share the sample out among them; the column ``coders`` says who codes what.
    overlap : float, default 0.2
        The share that all of ``coders`` code, for :func:`rate_agreement`.
    seed : int, default 0
        The same seed draws the same rows from the same coding.

    Returns
    -------
    DataFrame
        One row a mention or sentence, in random order:

        - ``mention_id``, ``article_id``, ``outlet``, ``published``, ``frame``, ``term``;
        - ``kind``: ``mention``, or ``sentence`` for one without a mention (``frame`` and ``term`` are missing);
        - ``before``, ``text``, ``after``: the mention or sentence within its paragraph;
        - ``stratum``: a number, 0 for the sentences; ``chance``: between 0 and 1;
        - ``coders``: who codes it, separated by ``;``; missing for everybody;
        - ``article``: the whole text.

    Raises
    ------
    ValidationError
        If there is nothing to draw from, or a keyword makes no sense.
    """
    require_coding(coding, "draw_sample")
    check_number("size", size, 1, whole=True, error=ValidationError)
    for name, share in (("recall", recall), ("overlap", overlap)):
        check_number(name, share, 0, 1, error=ValidationError)
    if recall == 1:
        raise ValidationError(
            f"recall={recall!r} leaves no mention to draw. Give a share below 1, such as 0.2."
        )
    if not isinstance(allocation, str) or allocation not in ALLOCATIONS:
        raise ValidationError(f"allocation={allocation!r} is none of {', '.join(ALLOCATIONS)}.")
    check_number("seed", seed, 0, whole=True, error=ValidationError)
    rng = np.random.default_rng(seed)
    mentions = name_rows(coding.frames.reset_index(drop=True))
    empty = _find_empty_sentences(coding) if recall else pd.DataFrame()
    if mentions.empty and empty.empty:
        raise ValidationError("There is nothing to draw from: the coding has no mentions.")
    wanted = min(round(size * recall), len(empty))
    strata = _number_strata(coding, mentions, list_by(by))
    chance = share_out(strata, min(size - wanted, len(mentions)), ALLOCATIONS[allocation])
    rows = draw_systematically(strata, chance, rng)
    parts = [mentions.iloc[rows].assign(kind="mention", stratum=strata[rows] + 1, chance=chance[rows])]
    if wanted:
        alike = np.full(len(empty), wanted / len(empty))
        # In the order of the articles, so that the draw spreads over them.
        picked = draw_systematically(np.arange(len(empty)), alike, rng)
        ids = name_mentions(empty["article_id"], empty["start"], empty["end"], [""] * len(empty))
        named = empty.assign(mention_id=pd.array(ids, dtype="str"), kind="sentence", stratum=0, chance=alike)
        parts.append(named.iloc[picked])
    drawn = pd.concat(parts, ignore_index=True)
    drawn = drawn.iloc[rng.permutation(len(drawn))].reset_index(drop=True)
    return _lay_out(
        coding, drawn, _assign_coders(len(drawn), list_given("coders", coders, ValidationError), overlap, rng)
    )


def _find_empty_sentences(coding: CodedTables) -> pd.DataFrame:
    """List the sentences without a mention that have a word or more."""
    place = ["article_id", "sentence_id"]
    sentences = coding.sentences[[*place, "start", "end", "words"]]
    held = coding.frames[place].drop_duplicates().assign(held=True)
    joined = sentences.merge(held, on=place, how="left")
    return joined[joined["held"].isna() & (joined["words"] > 0)].drop(columns="held").reset_index(drop=True)


def _number_strata(coding: CodedTables, mentions: pd.DataFrame, by: Sequence[str]) -> np.ndarray:
    if not by or mentions.empty:
        return np.zeros(len(mentions), dtype=np.int64)
    columns = join_columns(coding, mentions, by)
    for name in (name for name in by if pd.api.types.is_object_dtype(columns[name].dtype)):
        columns[name] = make_sortable(columns[name])
    numbers: np.ndarray = (
        columns.groupby(list(by), sort=True, dropna=False, observed=True).ngroup().to_numpy()
    )
    return numbers.astype(np.int64)


def share_out(strata: np.ndarray, size: int, power: float) -> np.ndarray:
    """Give each row its chance, so that they add up to ``size`` and none is above 1."""
    count = np.bincount(strata).astype(np.float64)
    share = np.zeros_like(count)
    free = count > 0
    while free.any():
        left = size - count[~free].sum()
        weight = count[free] ** power
        share[free] = left * weight / weight.sum()
        full = free & (share >= count)
        if not full.any():
            break
        # A stratum that is taken whole leaves its surplus to the others.
        share[full] = count[full]
        free &= ~full
    chance: np.ndarray = (share / np.maximum(count, 1))[strata]
    return chance


def draw_systematically(strata: np.ndarray, chance: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw rows with their chances, from a random start through the strata in order, each in random order."""
    mixed = rng.permutation(len(strata))
    order = mixed[np.argsort(strata[mixed], kind="stable")]
    # Rounded, since sums of chances that add up to a whole number miss it by 1e-12.
    reached = np.floor(np.round(np.cumsum(np.append(rng.random(), chance[order])), 9))
    picked: np.ndarray = order[np.diff(reached) > 0]
    return picked


def _assign_coders(rows: int, coders: Sequence[str], overlap: float, rng: np.random.Generator) -> pd.Series:
    if not coders:
        return pd.Series(None, index=range(rows), dtype="str")
    if len(set(coders)) < len(coders) or any(";" in name or not name.strip() for name in coders):
        raise ValidationError(f"coders={list(coders)!r} must be different names without ';'.")
    names = [coders[place % len(coders)] for place in range(rows)]
    for place in rng.permutation(rows)[: round(rows * overlap)]:
        names[place] = ";".join(coders)
    return pd.Series(names, dtype="str")


def _lay_out(coding: CodedTables, drawn: pd.DataFrame, coders: pd.Series) -> pd.DataFrame:
    used = coding.articles[coding.articles["article_id"].isin(drawn["article_id"].unique())]
    articles = check_table("articles", used.reset_index(drop=True)).set_index("article_id")
    texts = articles["text"].to_dict()
    cut = [
        _cut_paragraph(texts.get(article, ""), int(start), int(end))
        for article, start, end in zip(drawn["article_id"], drawn["start"], drawn["end"], strict=True)
    ]
    for place, column in enumerate(("before", "text", "after")):
        drawn[column] = pd.Series([c[place] for c in cut], index=drawn.index, dtype="str")
    for column in ("outlet", "published"):
        drawn[column] = articles[column].reindex(drawn["article_id"]).array
    for column in ("frame", "term"):
        drawn[column] = (
            drawn[column].astype("str") if column in drawn else pd.Series(None, drawn.index, dtype="str")
        )
    drawn["coders"] = coders
    drawn["article"] = pd.Series(
        [texts.get(a, "") for a in drawn["article_id"]], index=drawn.index, dtype="str"
    )
    return drawn[list(SAMPLE_COLUMNS)]


def _cut_paragraph(text: str, start: int, end: int) -> tuple[str, str, str]:
    begin = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - _MOST_CONTEXT)
    finish = text.find("\n\n", end)
    finish = min(len(text) if finish < 0 else finish, end + _MOST_CONTEXT)
    return text[begin:start], text[start:end], text[end:finish]
