"""Score stance and voice on mentions that nobody had read when the rules were written.

``fresh_mentions.csv`` holds places, terms and codes, not texts: ``article`` is the line of PolNeAR's train part (from 0), the id in
news-2017 or that of an article on gun control; spans are characters of the article's text; ``function`` is that of the term.
Those of the first six samples were drawn at random, one an article, two to three quarters of them (of sample ``fifth``, all) from sentences with a negator
or another stance cue. A large language model coded each excerpt with the coding instructions of the shared stance data and without
knowledge of the rules: the samples ``first``, ``second``, ``third`` and ``sixth`` twice, independently, and where stance or voice
differ the mention was dropped; ``fourth`` and ``fifth`` once. All but ``third``, ``sixth`` and ``eighth`` guided work on the rules;
these three were only ever scored, and nobody read them who worked on the rules.

``seventh`` and ``eighth`` are 13,000 mentions, up to four in a passage, nine of ten passages with a cue; no article has mentions in both.
Each was coded once, and a second time by another coder where the first one and the rules of that day differed, and for 400 others;
where the two coders differ it was dropped. That leaves out 15% of the stances that the rules read otherwise than the first coder, and
2% of the others, so that scores are a little higher than on all.

From the repository's root: ``python -m tests.evaluation.fresh_stance``; with ``--weighed``, what rules and model together say
(:func:`mediaframing.weigh_stance`) of the samples that are only scored.
"""

from __future__ import annotations

import gzip
import json
import sys
import warnings
from pathlib import Path

import pandas as pd
from tests.evaluation.unseen_stance import read_stance

import mediaframing as mf

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "data"
POLNEAR = SHARED / "polnear" / "train.jsonl.gz"
GUN_CONTROL = SHARED / "allsides" / "gun_control.csv.gz"
STANCES = ("affirmed", "rejected", "uncertain")
ONLY_SCORED = ("third", "sixth", "eighth")
"""Samples that nobody reads who works on the rules."""


def main() -> None:
    """Print a table for each sample."""
    mentions, weighed = read_mentions(), "--weighed" in sys.argv
    if weighed:
        mentions = mentions[mentions["sample"].isin(ONLY_SCORED)]
    for (sample, function), drawn in mentions.groupby(["sample", "function"], sort=False):
        print(f"sample {sample}, {'remedies' if function else 'problems'}")
        print(describe_scores(score_mentions(drawn.reset_index(drop=True), weighed=weighed)))


def read_mentions() -> pd.DataFrame:
    """Read places, terms and codes of the mentions."""
    return pd.read_csv(HERE / "fresh_mentions.csv", dtype={"article": "str"}, keep_default_na=False)


def score_mentions(drawn: pd.DataFrame, *, weighed: bool = False) -> pd.DataFrame:
    """Code the excerpts; give stance and voice by hand, and ``_read`` with rule and cue by the rules, one row a mention."""
    excerpts = [
        text[row.excerpt_start : row.excerpt_end]
        for text, row in zip(take_texts(drawn), drawn.itertuples(), strict=True)
    ]
    articles = pd.DataFrame({"article_id": drawn.index.astype("str"), "text": excerpts})
    terms = [
        {"term": term, **({"function": function} if function else {})}
        for term, function in sorted(set(zip(drawn["term"].str.lower(), drawn["function"], strict=True)))
    ]
    codebook = mf.Codebook.from_terms({"any": terms})
    coding = mf.code_articles(articles, codebook)
    places = pd.MultiIndex.from_arrays(
        [
            articles["article_id"],
            drawn["start"] - drawn["excerpt_start"],
            drawn["end"] - drawn["excerpt_start"],
        ]
    )
    found = read_stance(coding, places, weighed=weighed)
    read = found[["stance", "voice", "stance_rule", "stance_cue"]].reindex(places).reset_index(drop=True)
    return drawn[["stance", "voice"]].join(read.add_suffix("_read"))


def describe_scores(scored: pd.DataFrame) -> str:
    """Tell precision, recall and F1 of each stance, macro-F1, and accuracy of voice."""
    lines, f1s = [], []
    for stance in STANCES:
        coded, said = scored["stance"] == stance, scored["stance_read"] == stance
        right = int((coded & said).sum())
        precision, recall = right / max(1, said.sum()), right / max(1, coded.sum())
        f1s.append(2 * right / max(1, coded.sum() + said.sum()))
        lines.append(
            f"{stance:10s} coded {coded.sum():4d}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1s[-1]:.3f}"
        )
    voice = (scored["voice"] == scored["voice_read"]).mean()
    return "\n".join([*lines, f"macro-F1 {sum(f1s) / 3:.3f}  voice accuracy {voice:.3f}"])


def take_texts(drawn: pd.DataFrame) -> list[str]:
    """Take the whole text of the article of each mention."""
    with gzip.open(POLNEAR, "rt", encoding="utf8") as lines:
        polnear = [json.loads(line)["text"] for line in lines]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mf.ReadingWarning)
        news = mf.read_example("news-2017").set_index("article_id")["text"]
    guns = pd.read_csv(GUN_CONTROL, dtype={"ID": "str"}).set_index("ID")["content_original"]
    corpora = {"polnear": dict(enumerate(polnear)), "news-2017": news, "gun_control": guns}
    return [
        str(corpora[source][int(article) if source == "polnear" else article])
        for source, article in zip(drawn["source"], drawn["article"], strict=True)
    ]


if __name__ == "__main__":
    main()
