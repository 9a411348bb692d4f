"""Score stance and voice of coded mentions that the rules have not seen, by class, with intervals.

Of the shared stance data the mentions with an odd last digit are only ever scored: nobody read them when the rules were
written, and nothing of them is printed here but counts. The interval is a percentile bootstrap over articles (2,000 draws,
seed 1), as the mentions of an article are not independent.

From the repository's root: ``python -m tests.evaluation.unseen_stance``; with ``--weighed``, what rules and model together say
(:func:`mediaframing.weigh_stance`).
"""

from __future__ import annotations

import gzip
import json
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import mediaframing as mf

DATA = Path(__file__).parents[3] / "shared" / "data" / "stance"
STANCES = ("affirmed", "rejected", "uncertain")
SETS = {
    "problem": (["train", "train_one_coder"], {}),
    "remedy": (["remedy_train", "remedy_one_coder"], {"function": "remedy"}),
}
_DRAWS, _SEED = 2_000, 1


def main() -> None:
    """Print a table for each set."""
    for name, (files, function) in SETS.items():
        scored = score_mentions(files, function, weighed="--weighed" in sys.argv)
        print(f"set {name}: {len(scored)} mentions in {scored['article'].nunique()} articles")
        print(describe_scores(scored))


def score_mentions(files: list[str], function: dict[str, str], *, weighed: bool = False) -> pd.DataFrame:
    """Code the excerpts that are only scored; give the codes beside those by hand, one row a mention."""
    held = []
    for file in files:
        with gzip.open(DATA / f"{file}.jsonl.gz", "rt", encoding="utf8") as lines:
            held += [json.loads(line) for line in lines]
    gold = pd.DataFrame(row for row in held if int(row["n"][-1]) % 2)
    articles = pd.DataFrame({"article_id": gold["n"], "text": gold["text"]})
    terms = [{"term": term, **function} for term in sorted(set(gold["term"].str.lower()))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        coding = mf.code_articles(
            articles, mf.Codebook.from_terms({"any": terms}), skip=["tone", "actor_tone"]
        )
    keys = ["article_id", "start", "end"]
    places = pd.MultiIndex.from_frame(gold.rename(columns={"n": "article_id"})[keys])
    read = read_stance(coding, places, weighed=weighed).reindex(places)[["stance", "voice"]]
    read = read.fillna("not found").reset_index(drop=True).add_suffix("_read")
    return gold[["article", "stance", "voice"]].join(read)


def read_stance(coding: mf.Coding, places: pd.MultiIndex, *, weighed: bool) -> pd.DataFrame:
    """Give the frame mentions at some places (article, start and end), by these; weighed with the model where asked."""
    keys = ["article_id", "start", "end"]
    held = pd.MultiIndex.from_frame(coding.frames[keys]).isin(places)
    coding = replace(coding, frames=coding.frames[held].reset_index(drop=True))
    return (mf.weigh_stance(coding) if weighed else coding).frames.set_index(keys)


def describe_scores(scored: pd.DataFrame) -> str:
    """Tell precision, recall and F1 of each stance, macro-F1, and how often the voice is right, each with its interval."""
    articles, number = np.unique(scored["article"], return_inverse=True)
    # For each article and stance: how many are coded so, how many said to be so, and how many are both.
    counts = np.zeros((len(articles), len(STANCES), 3))
    for place, stance in enumerate(STANCES):
        coded, said = scored["stance"] == stance, scored["stance_read"] == stance
        for kind, mask in enumerate((coded, said, coded & said)):
            counts[:, place, kind] = np.bincount(number, mask.to_numpy(float), len(articles))
    rng = np.random.default_rng(_SEED)
    weights = rng.multinomial(len(articles), np.full(len(articles), 1 / len(articles)), _DRAWS)
    drawn = np.tensordot(weights, counts, axes=1)
    total = counts.sum(axis=0)
    lines = []
    for place, stance in enumerate(STANCES):
        precision, recall, f1 = _rate(total[None, place])
        low, high = np.percentile(_rate(drawn[:, place])[2], (2.5, 97.5))
        lines.append(
            f"{stance:10s} coded {int(total[place, 0]):4d}  precision {precision[0]:.2f}  recall {recall[0]:.2f}  "
            f"F1 {f1[0]:.2f} (95% interval {low:.2f} to {high:.2f})"
        )
    macro = np.mean([_rate(drawn[:, place])[2] for place in range(len(STANCES))], axis=0)
    own = np.mean([_rate(total[None, place])[2][0] for place in range(len(STANCES))])
    low, high = np.percentile(macro, (2.5, 97.5))
    lines.append(f"macro-F1 {own:.2f} (95% interval {low:.2f} to {high:.2f})")
    right = (scored["voice"] == scored["voice_read"]).to_numpy()
    held, said = (np.bincount(number, mask, len(articles)) for mask in (right.astype(float), None))
    low, high = np.percentile(weights @ held / (weights @ said), (2.5, 97.5))
    lines.append(f"voice right {right.mean():.3f} (95% interval {low:.3f} to {high:.3f})")
    return "\n".join(lines)


def _rate(counts: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Give precision, recall and F1 of rows with how many are coded so, said to be so, and both."""
    coded, said, both = np.moveaxis(counts, -1, 0)
    return both / np.maximum(said, 1), both / np.maximum(coded, 1), 2 * both / np.maximum(coded + said, 1)


if __name__ == "__main__":
    main()
