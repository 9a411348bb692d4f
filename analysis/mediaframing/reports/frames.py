"""The frames: what each means, and places that show how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from mediaframing.coding import Coding
from mediaframing.coding.terms import tabulate_terms
from mediaframing.reports.blocks import Block, Given, Line, Paragraph, Passage, Section, Table, say, shorten
from mediaframing.reports.memory import tidy_up
from mediaframing.reports.numbers import print_table
from mediaframing.reports.scope import Scope

_HOW = (
    ("affirmed", "outlet", "Affirmed, in the outlet’s voice"),
    ("affirmed", "source", "Affirmed, in a source’s words"),
    ("rejected", "outlet", "Rejected, in the outlet’s voice"),
    ("rejected", "source", "Rejected, in a source’s words"),
)
# Words of a sentence that is short enough to read and long enough to tell something.
_SHORT, _LONG = 8, 35
_AROUND = 180
_SEED = 1
_NONE = np.array([], np.int64)
_MOST_TERMS = 20
_MOST_DEFINITION = 2000


def describe_frames(scope: Scope, examples: int) -> Iterator[Section]:
    """Describe each frame of the codebook with places where it is told.

    Parameters
    ----------
    scope : Scope
    examples : int
        How many of each kind.
    """
    mentions = scope.coding.frames
    names = [*scope.codebook.frames, *sorted(set(mentions["frame"]) - set(scope.codebook.frames))]
    told = (
        f"Examples are drawn, not picked: for each kind at random (seed {_SEED}) among sentences of readable length that one "
        "frame alone brings up, so that common terms come up more often; each from another outlet where there are several. They "
        "were coded automatically and show what was counted, also where the rules erred."
    )
    yield Section(("The frames, with examples",), "frames", (say(told), *_tabulate_terms(scope)))
    tidy_up(scope)
    ranked = _rank(scope)
    tidy_up(scope)
    kept = ranked.groupby(["frame", "stance", "voice"], sort=False, observed=True).indices
    # Rows are read one by one, and few of them.
    held = {str(name): ranked[name].array for name in ranked.columns}
    texts = scope.coding.articles.set_index("article_id")
    for place, name in enumerate(names):
        frame = scope.codebook.frames.get(name)
        definition = shorten(frame.definition, _MOST_DEFINITION) if frame else ""
        rows = {how: np.asarray(kept.get((name, *how[:2]), _NONE)) for how in _HOW} if examples else {}
        found = list(_choose(rows, held, texts, scope, examples))
        blocks: list[Block] = [
            Paragraph((Given(definition),)) if definition else say("It has no definition.")
        ]
        if not found and examples:
            blocks.append(say("No mention affirms or rejects it."))
        title = (Given(shorten(scope.labels.get(name) or name)),)
        yield Section(title, f"frame-{place + 1}", (*blocks, *found), level=3)


def _tabulate_terms(scope: Scope) -> Iterator[Table]:
    """Tabulate what each entry of the codebook found; of those with most mentions the first are printed."""
    if not scope.codebook.frames:
        return
    terms = tabulate_terms(scope.coding)
    columns = ["frame", "term", "mentions", "articles", "share", "affirmed", "rejected", "uncertain"]
    printed = terms[terms["mentions"] > 0].nlargest(_MOST_TERMS, "mentions", keep="first")
    table = print_table(
        "terms",
        f"The entries of the codebook with most mentions, {min(len(printed), _MOST_TERMS)} of {len(terms)}; share is of the "
        "mentions of the frame.",
        printed[columns].rename(columns={"share": "rate"}),
        scope.labels,
        heads={"rate": "Share (%)"},
    )
    yield replace(table, data=terms)


def _rank(scope: Scope) -> pd.DataFrame:
    """Put mentions into the order in which they are taken as examples."""
    coding = scope.coding
    key = ["article_id", "sentence_id"]
    held = _hold_mentions(coding)
    sentences = coding.sentences.loc[held, [*key, "start", "end", "words"]].drop_duplicates(key)
    # What is neither chosen by nor quoted.
    unused = [c for c in ("attribution_id", "stance_rule", "speaker_name", "text") if c in coding.frames]
    joined = coding.frames.drop(columns=unused).merge(
        sentences.rename(columns={"start": "sentence_start", "end": "sentence_end"})[
            [*key, "sentence_start", "sentence_end", "words"]
        ],
        on=key,
        how="left",
    )
    outlets = coding.articles.drop_duplicates("article_id").set_index("article_id")["outlet"]
    joined["outlet"] = joined["article_id"].map(outlets)
    readable = joined["words"].between(_SHORT, _LONG).to_numpy()
    headline = (joined["zone"] == "headline").to_numpy()
    unnamed = ((joined["voice"] == "source") & joined["speaker"].isna()).to_numpy()
    # A sentence of several frames shows none of them well.
    several = (joined.groupby(key, observed=True)["frame"].transform("nunique") > 1).to_numpy()
    drawn = np.random.default_rng(_SEED).permutation(len(joined))
    order = np.lexsort((drawn, several, headline, unnamed, ~readable))
    ranked = joined.iloc[order]
    # The first drawn of each outlet before the second of any.
    kind = ["frame", "stance", "voice", "outlet"]
    turn = ranked.groupby(kind, dropna=False, sort=False, observed=True).cumcount()
    return ranked.iloc[np.argsort(turn.to_numpy(), kind="stable")]


def _hold_mentions(coding: Coding) -> npt.NDArray[np.bool_]:
    """Tell which sentences hold mentions, by numbers: of a large corpus the names of all articles would be copied else."""
    if coding.frames.empty or coding.sentences.empty:
        return np.zeros(len(coding.sentences), np.bool_)
    names = pd.Index(coding.articles["article_id"].unique())
    widest = max(coding.sentences["sentence_id"].max(), coding.frames["sentence_id"].max()) + 1

    def number(table: pd.DataFrame) -> npt.NDArray[np.int64]:
        ids = table["article_id"].astype("category")
        article = names.get_indexer(ids.cat.categories.astype(names.dtype))[ids.cat.codes]
        numbers: npt.NDArray[np.int64] = article * widest + table["sentence_id"].to_numpy(dtype="int64")
        return numbers

    wanted, asked = np.unique(number(coding.frames)), number(coding.sentences)
    held: npt.NDArray[np.bool_] = wanted[np.minimum(np.searchsorted(wanted, asked), len(wanted) - 1)] == asked
    return held


def _choose(
    kinds: Mapping[tuple[str, str, str], npt.NDArray[np.int64]],
    held: Mapping[str, ExtensionArray],
    texts: pd.DataFrame,
    scope: Scope,
    examples: int,
) -> Iterator[Passage]:
    used: set[tuple[str, int]] = set()
    for (_, _, told), rows in kinds.items():
        taken = 0
        for row in rows:
            place = (str(held["article_id"][row]), int(held["sentence_id"][row]))
            if place in used or place[0] not in texts.index:
                continue
            if taken == examples:
                break
            used.add(place)
            taken += 1
            mention = {name: values[row] for name, values in held.items()}
            yield Passage(told, _quote(mention, scope.read_text(place[0])), _cite(mention, texts, scope))


def _quote(mention: Mapping[str, Any], text: str) -> Line:
    """Quote the sentence around a mention, cut where it is long."""
    start, end = int(mention["start"]), int(mention["end"])
    bounds = (mention["sentence_start"], mention["sentence_end"])
    low, high = (int(b) if pd.notna(b) else None for b in bounds)
    low = start - _AROUND if low is None else low
    high = end + _AROUND if high is None else high
    first, last = max(low, start - _AROUND, 0), min(high, end + _AROUND, len(text))
    before, after = _flatten(text[first:start]), _flatten(text[end:last])
    return (
        Given(("…" if first > max(low, 0) else "") + before.lstrip()),
        Given(shorten(text[start:end], 120), "term"),
        Given(after.rstrip() + ("…" if last < min(high, len(text)) else "")),
    )


def _flatten(text: str) -> str:
    """Put a text on one line, and keep a space at its ends."""
    return "".join(" " if c.isspace() else c for c in text)


def _cite(mention: Mapping[str, Any], texts: pd.DataFrame, scope: Scope) -> Line:
    place = texts.index.get_loc(str(mention["article_id"]))
    outlet, published = texts["outlet"].iloc[place], texts["published"].iloc[place]
    line: list[str | Given] = []
    if pd.notna(outlet):
        line += [Given(shorten(str(outlet), 60)), ", "]
    if pd.notna(published):
        line.append(f"{published:%Y-%m-%d}, ")
    line += ["article ", Given(shorten(str(mention["article_id"]), 60), "code")]
    speaker, actor = mention.get("speaker"), mention.get("speaker_actor")
    if isinstance(speaker, str):
        line += ["; speaker: ", Given(shorten(speaker))]
        if isinstance(actor, str):
            line += [" (", Given(shorten(scope.labels.get(actor) or actor, 60)), ")"]
    cue = mention.get("stance_cue")
    if isinstance(cue, str):
        line += ["; decided by ", Given(shorten(cue, 60), "code")]
    return (*line, ".")
