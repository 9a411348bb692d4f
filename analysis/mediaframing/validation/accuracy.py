"""How often the rules are right on the user's own text: precision, recall and F1 against codes by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.groups import check_confidence, list_by, refuse_own
from mediaframing.tables import STANCES, VOICES, CodedTables, require_coding
from mediaframing.validation.codes import ValidationError, check_codes, settle_codes, split_ids, weigh_codes
from mediaframing.validation.confusions import CODED_AS, compare_codes, read_speakers
from mediaframing.validation.contributions import collect_codes
from mediaframing.validation.mention_columns import join_columns
from mediaframing.validation.scores import score_classes, score_counts
from mediaframing.validation.speakers import name_alike
from mediaframing.validation.unread import find_unread, warn_of_unread

SCORE_COLUMNS = (
    "variable", "value", "measure", "estimate", "low", "high", "interval", "confidence", "mentions", "articles", "unread",
    "reason",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Accuracy:
    """What :func:`validate_coding` found.

    Attributes
    ----------
    scores : DataFrame
        One row a group, variable, value and measure.
    confusions : DataFrame
        One row a variable and pair of codes: ``coded`` by the rules, ``by_hand``, ``mentions``, and ``weighted``, how many
        mentions of the corpus they stand for.
    errors : DataFrame
        The mentions that the rules read otherwise than people, one row a mention and variable. Look at them with
        ``concordance(coding, mentions=accuracy.errors)`` and ``view_article(coding, article_id)``.
    """

    scores: pd.DataFrame
    confusions: pd.DataFrame
    errors: pd.DataFrame

    def __repr__(self) -> str:
        return self._summarise().to_string(index=False)

    def _repr_html_(self) -> str:
        note = f"{len(self.errors):,} codes differ; <code>.errors</code> lists them, <code>.confusions</code> counts them."
        return f"{self._summarise().to_html(index=False, border=0, escape=True)}<p>{note}</p>"

    def _summarise(self) -> pd.DataFrame:
        """Write estimates with their intervals, measures side by side."""
        if self.scores.empty:
            return self.scores
        keys = [column for column in self.scores.columns if column not in SCORE_COLUMNS]
        told = self.scores.assign(
            value=self.scores["value"].fillna("(all)"),
            told=[_write(*row) for row in self.scores[["estimate", "low", "high"]].itertuples(index=False)],
        )
        wide = told.pivot(index=[*keys, "variable", "value"], columns="measure", values="told")
        order = told[[*keys, "variable", "value"]].drop_duplicates()
        shown = [m for m in ("accuracy", "macro_f1", "precision", "recall", "f1") if m in wide.columns]
        number = told.groupby([*keys, "variable", "value"], dropna=False)["mentions"].max()
        joined = order.merge(wide[shown].fillna(""), left_on=[*keys, "variable", "value"], right_index=True)
        return joined.merge(number, left_on=[*keys, "variable", "value"], right_index=True).reset_index(
            drop=True
        )


def validate_coding(
    coding: CodedTables,
    codes: pd.DataFrame,
    by: str | Sequence[str] = (),
    *,
    sample: pd.DataFrame | None = None,
    coder: str | None = None,
    confidence: float = 0.95,
) -> Accuracy:
    """Compare what the rules coded with what people coded, weighted so that the sample stands for all mentions.

    Parameters
    ----------
    coding : CodedTables
    codes : DataFrame
        Codes of people (:mod:`mediaframing.validation.codes`); where several coded a mention, what they
        settled on (``coder="settled"``), else what most of them say, of as many the first; a warning counts these.
    by : str or sequence of str
        Columns of the articles (``outlet``) or mentions (``frame``, ``term``), or a period (``month``): one set of scores
        for each group. None for one of all.
    sample : DataFrame, optional
        What :func:`draw_sample` gave, for the column ``chance``, if the codes do not have it.
    coder : str, optional
        Use the codes of this coder only.
    confidence : float, default 0.95

    Returns
    -------
    Accuracy
        Its ``scores`` have the columns of ``by`` and ``variable``, ``value`` (missing for all together), ``measure``,
        ``estimate`` (0 to 1), ``low``, ``high``, ``interval``, ``confidence``, ``mentions`` and ``articles`` (that it rests on),
        ``unread`` (mentions that people coded, and whose stance or voice is not read, as in articles in other languages: they are
        neither right nor wrong), ``reason`` (why there is none). The variables:

        - ``frame``: of each frame the ``precision`` (at how many of its mentions it is brought up), and the ``recall``, for
          which sentences without a mention must have been coded;
        - ``stance``, ``voice``: where the frame is right, ``accuracy`` and ``macro_f1``, and of each value ``precision``,
          ``recall`` and ``f1``;
        - ``speaker``: of the speakers given, how many are right (``precision``), and of those there are, how many are
          given (``recall``); two names are one if all words of one stand in the other;
        - ``actor``: as stance, with ``none`` where no actor of the codebook speaks.

        Intervals are Wilson's (1927) for the number of independent mentions that would vary as much as these, weighted and
        clustered in articles, do (Korn & Graubard 1998). They are ``wilson, clustered by article``.

    Raises
    ------
    ValidationError
        If no code belongs to a mention of the coding.
    """
    require_coding(coding, "validate_coding")
    check_confidence(confidence)
    rows = collect_codes(coding, codes, sample, coder, ())
    warn_of_unread(coding, rows, (*CODED_AS, "speaker"))
    if rows["by_hand_actor"].notna().any():
        # In the outlet's own words nobody else speaks, whether a coder says so or leaves it open.
        own = (rows["by_hand_voice"] == "outlet") & rows["by_hand_actor"].isna() & ~find_unread(rows, "actor")
        rows["by_hand_actor"] = rows["by_hand_actor"].mask(own, "none")
    names = list_by(by)
    # Codes have columns of their own, which stand before those of the articles.
    of_codes = set(map(str, rows.columns)) - set(map(str, coding.frames.columns)) - {"article_id"}
    refuse_own(
        names, [*SCORE_COLUMNS, *of_codes.intersection(map(str, coding.articles.columns))], ValidationError
    )
    keys = join_columns(coding, rows, names)
    missed = _collect_missed(codes, sample, coder) if {"frame", "term"} - set(names) else pd.DataFrame()
    missed_keys = _join_missed(coding, missed, names)
    scores = []
    groups = keys.groupby(names, dropna=False, sort=True).indices if names else {(): np.arange(len(rows))}
    for key, places in groups.items():
        values = dict(zip(names, key if isinstance(key, tuple) else (key,), strict=True))
        inside = rows.iloc[places].reset_index(drop=True)
        left_out = _pick_missed(missed, missed_keys, values)
        for row in _score_group(inside, left_out, confidence):
            scores.append(values | {"unread": 0} | row)
    confusions, errors = compare_codes(rows)
    return Accuracy(pd.DataFrame(scores, columns=[*names, *SCORE_COLUMNS]), confusions, errors)


def _collect_missed(codes: pd.DataFrame, sample: pd.DataFrame | None, coder: str | None) -> pd.DataFrame:
    """Give the sentences without a mention that were coded, with ``article_id``."""
    settled = settle_codes(check_codes(codes), coder)
    settled = settled[settled["missed"].notna()].reset_index(drop=True)
    if settled.empty:
        return settled
    weighed = weigh_codes(settled, sample)
    return weighed.assign(article_id=split_ids(weighed["mention_id"])["article_id"])


def _join_missed(coding: CodedTables, missed: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    known = [name for name in names if name not in coding.frames.columns]
    if missed.empty or len(known) < len(names):
        return pd.DataFrame(index=missed.index)
    return join_columns(coding, missed, known)


def _pick_missed(missed: pd.DataFrame, keys: pd.DataFrame, values: dict[str, Any]) -> pd.DataFrame:
    if len(keys.columns) < len(values) or missed.empty:
        return missed if not values else missed.head(0)
    same = pd.Series(True, index=missed.index)
    for name, value in values.items():
        same &= keys[name].isna() if pd.isna(value) else keys[name] == value
    return missed[same]


def _score_group(rows: pd.DataFrame, missed: pd.DataFrame, confidence: float) -> list[dict[str, Any]]:
    weight = 1 / rows["chance"].to_numpy()
    article = rows["article_id"].to_numpy()
    right = (rows["by_hand_frame"] == "right").to_numpy()
    scored = _score_frames(rows, missed, right, weight, confidence)
    for variable, column in CODED_AS.items():
        asked = right & rows[f"by_hand_{variable}"].notna().to_numpy()
        unread = find_unread(rows, variable)
        kept = asked & ~unread
        if not asked.any() or column not in rows:
            continue
        if not kept.any():
            scored.append(_score_nothing(variable, int(asked.sum()), confidence))
            continue
        coded = rows[column][kept].astype("object")
        by_hand = rows[f"by_hand_{variable}"][kept].astype("object")
        if variable == "actor":
            coded = coded.fillna("none")
        known = {"stance": STANCES, "voice": VOICES}.get(variable, ())
        values = list(known) or sorted(set(coded) | set(by_hand), key=lambda name: (name == "none", name))
        scored += [
            {"variable": variable, "unread": int((asked & unread).sum())} | row
            for row in score_classes(coded, by_hand, values, weight[kept], article[kept], confidence)
        ]
    return scored + _score_speakers(rows, right, weight, confidence)


def _score_frames(
    rows: pd.DataFrame, missed: pd.DataFrame, right: np.ndarray, weight: np.ndarray, confidence: float
) -> list[dict[str, Any]]:
    scored = []
    frames = rows["frame"].astype("object")
    lists = [str(text).split("; ") for text in missed["missed"]] if len(missed) else []
    # A frame of which the rules found nothing at all may have been missed.
    named = [None, *dict.fromkeys([*frames, *(name for names in lists for name in names if name != "none")])]
    for name in named:
        mine = np.ones(len(rows), dtype=bool) if name is None else (frames == name).to_numpy()
        found = {"variable": "frame", "value": name}
        article, hit = rows["article_id"].to_numpy()[mine], right[mine].astype(np.float64)
        scored.append(
            found
            | {"measure": "precision"}
            | score_counts(hit, np.ones_like(hit), weight[mine], article, confidence)
        )
        if not len(missed):
            continue
        # One row for each mention found and for each sentence; what a sentence lacks counts below the line alone.
        lacking = np.array(
            [sum(f != "none" and name in (None, f) for f in frames) for frames in lists], dtype=np.float64
        )
        hits = np.concatenate([hit, np.zeros(len(missed))])
        wanted = np.concatenate([hit, lacking])
        weights = np.concatenate([weight[mine], 1 / missed["chance"].to_numpy()])
        articles = np.concatenate([article, missed["article_id"].to_numpy()])
        scored.append(
            found | {"measure": "recall"} | score_counts(hits, wanted, weights, articles, confidence)
        )
    return scored


def _score_speakers(
    rows: pd.DataFrame, right: np.ndarray, weight: np.ndarray, confidence: float
) -> list[dict[str, Any]]:
    by_hand = rows["by_hand_speaker"]
    coded = read_speakers(rows)
    # Where a coder said whose voice it is and named nobody, nobody is named.
    asked = right & (by_hand.notna() | (rows["by_hand_voice"] == "outlet")).to_numpy()
    named = right & by_hand.notna().to_numpy()
    if not named.any() or coded is None:
        return []
    read = ~find_unread(rows, "speaker")
    unread = {"unread": int((asked & ~read).sum())}
    asked &= read
    if not (named & read).any():
        return [_score_nothing("speaker", unread["unread"], confidence)]
    article = rows["article_id"].to_numpy()
    same = np.array([name_alike(a, b) for a, b in zip(coded, by_hand, strict=True)], dtype=np.float64)
    scored = []
    for measure, base in (("precision", coded), ("recall", by_hand)):
        kept = asked & base.notna().to_numpy()
        if kept.any():
            score = score_counts(same[kept], np.ones(kept.sum()), weight[kept], article[kept], confidence)
            scored.append({"variable": "speaker", "value": None, "measure": measure} | unread | score)
    return scored


def _score_nothing(variable: str, unread: int, confidence: float) -> dict[str, Any]:
    """Give the one row of a variable that people coded where it is not read."""
    measure = "precision" if variable == "speaker" else "accuracy"
    nothing = {"estimate": np.nan, "low": np.nan, "high": np.nan, "interval": None, "confidence": confidence}
    counted = {"mentions": 0, "articles": 0, "unread": unread, "reason": "it is not read in these articles"}
    return {"variable": variable, "value": None, "measure": measure} | nothing | counted


def _write(estimate: float, low: float, high: float) -> str:
    if np.isnan(estimate):
        return "–"
    told = f"{estimate:.2f}" if np.isnan(low) else f"{estimate:.2f} ({low:.2f}–{high:.2f})"
    return escape(told)
