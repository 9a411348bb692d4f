"""How often corrected intervals hold the truth, in simulated studies whose truth is known.

From the repository's root: ``python -m tests.evaluation.coverage``, with the number of studies a setting (1,000). A study has
articles of two outlets with 8 mentions on average; .20 of the mentions reject the frame, more in some articles than in
others (intraclass correlation .10). The rules are right in 85% of mentions: in .92 in the first outlet (sensitivity
.75, specificity .96) and in .78 in the second (.60 and .825). A sample is drawn with ``draw_sample`` by what the rules said
and by outlet, coded without error, and ``correct_rates`` corrects the share of rejected mentions. The truth is that of the
population that articles come from.
"""

from __future__ import annotations

import sys
import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.tables import make_table
from mediaframing.validation import correct_rates, draw_sample

SHARE, CORRELATION, MENTIONS = 0.2, 0.1, 8
SENSITIVITY, SPECIFICITY = (0.75, 0.60), (0.96, 0.825)
SETTINGS = [(articles, coded) for articles in (20, 200, 2000) for coded in (100, 400)]
METHODS = ("ppi", "dsl", "rogan_gladen", "hand")
BOOK = Codebook.from_terms({"terror": ["terror"]})


def make_study(articles: int, rng: np.random.Generator) -> tuple[SimpleNamespace, np.ndarray]:
    """Give coded tables, and what a perfect reader would say of each mention."""
    size = 1 + rng.poisson(MENTIONS - 1, articles)
    spread = (1 - CORRELATION) / CORRELATION
    share = rng.beta(SHARE * spread, (1 - SHARE) * spread, articles)
    article = np.repeat(np.arange(articles), size)
    outlet = article % 2
    truth = rng.random(len(article)) < share[article]
    right = np.where(truth, np.array(SENSITIVITY)[outlet], np.array(SPECIFICITY)[outlet])
    coded = truth ^ (rng.random(len(article)) > right)
    ids = np.array([f"a{number}" for number in range(articles)])
    place = np.arange(len(article)) - np.repeat(np.cumsum(size) - size, size)
    frames = make_table(
        "frames",
        {
            "mention_id": [
                f"{ids[a]}:{10 * p}-{10 * p + 6}:terror" for a, p in zip(article, place, strict=True)
            ],
            "article_id": ids[article],
            "sentence_id": place,
            "frame": ["terror"] * len(article),
            "term": ["terror"] * len(article),
            "start": 10 * place,
            "end": 10 * place + 6,
            "zone": ["body"] * len(article),
            "stance": np.where(coded, "rejected", "affirmed"),
            "voice": ["outlet"] * len(article),
            "text": ["terror"] * len(article),
        },
    )
    table = pd.DataFrame(
        {"article_id": ids, "outlet": np.where(np.arange(articles) % 2, "B", "A"), "text": "terror"}
    )
    coding = SimpleNamespace(articles=table, frames=frames, sentences=pd.DataFrame(), codebook=BOOK)
    return coding, truth


def run_study(articles: int, coded: int, seed: int) -> list[dict[str, object]]:
    """Give for each method and group whether the interval holds the truth, its width, and the error."""
    coding, truth = make_study(articles, np.random.default_rng([seed, articles, coded]))
    sample = draw_sample(coding, coded, by=["stance", "outlet"], recall=0, seed=seed)
    by_hand = pd.Series(np.where(truth, "rejected", "affirmed"), index=coding.frames["mention_id"])
    codes = sample[["mention_id", "chance"]].assign(stance=by_hand.reindex(sample["mention_id"]).to_numpy())
    rows = []
    for by in ((), ("outlet",)):
        for method in METHODS:
            rates = correct_rates(coding, codes, by, of="stance", method=method)
            rates = rates[rates["stance"] == "rejected"]
            for row in rates.to_dict("records"):
                group = row.get("outlet", "all")
                rows.append(_score(group, method, row["rate"], row["low"], row["high"]))
                if method == "ppi":
                    rows.append(
                        _score(group, "naive", row["rate_naive"], row["low_naive"], row["high_naive"])
                    )
    return rows


def _score(group: object, method: str, rate: float, low: float, high: float) -> dict[str, object]:
    holds = float(low <= SHARE <= high) if not np.isnan(low) else np.nan
    return {"group": group, "method": method, "holds": holds, "width": high - low, "error": rate - SHARE}


def simulate(studies: int) -> pd.DataFrame:
    """Give coverage, mean width and bias of each setting, group and method."""
    parts = []
    for articles, coded in SETTINGS:
        rows = [row for seed in range(studies) for row in run_study(articles, coded, seed)]
        parts.append(pd.DataFrame(rows).assign(articles=articles, coded=coded))
    keys = ["articles", "coded", "group", "method"]
    found = pd.concat(parts).groupby(keys, sort=False)
    return found.agg(
        coverage=("holds", "mean"),
        width=("width", "mean"),
        bias=("error", "mean"),
        intervals=("holds", "count"),
    ).reset_index()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    table = simulate(number)
    wide = table.pivot(
        index=["articles", "coded", "group"], columns="method", values=["coverage", "width", "bias"]
    )
    print(f"{number} studies a setting")
    print(wide.round(3).to_string())
