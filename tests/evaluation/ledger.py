"""The ledger: how often each rule and cue decided on annotated news, and how often rightly, into rules.md.

From the repository's root: ``python -m tests.evaluation.ledger``. The data lies beside the repository; of the stance sets and the
fresh mentions (:mod:`tests.evaluation.fresh_stance`) only the parts that may be read are used.
"""

from __future__ import annotations

import datetime
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from tests.evaluation.fresh_stance import ONLY_SCORED, read_mentions, score_mentions

import mediaframing as mf
from mediaframing.coding.rulebooks import find_rulebooks
from mediaframing.coding.stance.phrases import read_cues
from mediaframing.coding.text.tokens import fold
from mediaframing.tables import ATTRIBUTION_SHAPES

DATA = Path(__file__).parents[2] / "../shared/data"
STANCE_SETS = (("dev", "train", "train_one_coder"), ("remedy_train", "remedy_one_coder"))
_HALF = 0.5
_FEW = 5


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def count_attributions() -> pd.DataFrame:
    """Code PolNeAR's train part: a row for each attribution found, with whether its content and its speaker are annotated."""
    gold = list(read_lines(DATA / "polnear/train.jsonl.gz"))
    articles = pd.DataFrame([{"article_id": g["article_id"], "text": g["text"]} for g in gold])
    found = mf.find_attributions(articles)
    answers = {
        g["article_id"]: [
            (_spread(a["content"]), _spread(a["source"])) for a in g["attributions"] if a["content"]
        ]
        for g in gold
    }
    rows = []
    for row in found.itertuples():
        content = set(range(row.start, row.end))
        speaker = set() if pd.isna(row.speaker_start) else set(range(row.speaker_start, row.speaker_end))
        share, best = max(
            ((len(content & c) / len(content), s) for c, s in answers[row.article_id]),
            key=lambda x: x[0],
            default=(0, set()),
        )
        right = share > _HALF
        cue = "" if pd.isna(row.cue) else fold(row.cue)
        rows.append((row.shape, cue, right, right and bool(speaker & best)))
    return pd.DataFrame(rows, columns=["shape", "cue", "right", "with_speaker"])


def _spread(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def count_stances() -> pd.DataFrame:
    """Code the stance sets that may be read: a row for each mention, with what decided and whether the stance is the coded one."""
    parts = []
    for names, function in zip(STANCE_SETS, ({}, {"function": "remedy"}), strict=True):
        gold = [
            g for name in names for g in read_lines(DATA / f"stance/{name}.jsonl.gz") if _may_be_read(name, g)
        ]
        articles = pd.DataFrame(
            {"article_id": [str(n) for n in range(len(gold))], "text": [g["text"] for g in gold]}
        )
        terms = [{"term": term, **function} for term in sorted({g["term"].lower() for g in gold})]
        frames = mf.code_articles(
            articles, mf.Codebook.from_terms({"any": terms}), skip=["tone", "actor_tone"]
        ).frames
        coded = pd.DataFrame(
            {
                "article_id": articles["article_id"],
                "start": [g["start"] for g in gold],
                "end": [g["end"] for g in gold],
                "coded": [g["stance"] for g in gold],
            }
        )
        parts.append(frames.merge(coded, on=["article_id", "start", "end"]))
    mentions = pd.concat([*parts, *_count_fresh()], ignore_index=True)
    cue = mentions["stance_cue"].map(fold, na_action="ignore")
    return mentions.assign(right=mentions["stance"] == mentions["coded"], cue=cue.str.split().str.join(" "))


def _count_fresh() -> list[pd.DataFrame]:
    """Code the fresh mentions that may be read, ordinary terms and remedies."""
    drawn = read_mentions()
    drawn = drawn[~drawn["sample"].isin(ONLY_SCORED)]
    names = {
        "stance": "coded",
        "stance_read": "stance",
        "stance_rule_read": "stance_rule",
        "stance_cue_read": "stance_cue",
    }
    scored = [score_mentions(part.reset_index(drop=True)) for _, part in drawn.groupby("function", sort=True)]
    return [part.rename(columns=names)[list(names.values())].dropna(subset="stance") for part in scored]


def _may_be_read(name: str, row: dict[str, Any]) -> bool:
    return name == "dev" or int(str(row["n"])[-1]) % 2 == 0


def tabulate(rows: pd.DataFrame, by: str, columns: dict[str, str], order: Iterable[str] | None = None) -> str:
    """Give a table in Markdown: for each value how many rows, and what share of them is right."""
    groups = rows.groupby(by, sort=False)
    counts = groups.size()
    shares = {title: groups[column].mean() for column, title in columns.items()}
    listed = list(counts.sort_values(ascending=False, kind="stable").index) if order is None else list(order)
    lines = [
        f"| {by} | decided | {' | '.join(columns.values())} |",
        "| --- " + "| ---: " * (1 + len(columns)) + "|",
    ]
    for name in listed:
        if name in counts.index:
            held = " | ".join(f"{share[name]:.2f}" for share in shares.values())
            lines.append(f"| {name} | {counts[name]:,} | {held} |")
    return "\n".join(lines)


def write_ledger() -> str:
    """Write the page."""
    said, judged = count_attributions(), count_stances()
    ruled = judged.rename(columns={"stance_rule": "rule"}).dropna(subset="rule")
    names = [rule.name for book in find_rulebooks() for rule in book.rules if isinstance(rule.reads, str)]
    idle = [name for name in names if name not in set(ruled["rule"])]
    idle_shapes = [name for name in ATTRIBUTION_SHAPES if name not in set(said["shape"])]
    cues = {" ".join(fold(" ".join(words)).split()): kind for words, kind in read_cues().items()}
    told = judged.dropna(subset="cue")
    often = told[told.groupby("cue")["cue"].transform("size") >= _FEW]
    silent = sorted(set(cues) - set(told["cue"]))
    verbs = said[said["cue"] != ""]
    common = verbs[verbs.groupby("cue")["cue"].transform("size") >= 4 * _FEW]
    return (
        "\n\n".join(
            [
                "# What each rule and cue decided",
                f"Written by `make evaluate` on {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}. What a rule is shows "
                "[docs/rules.md](../../docs/rules.md). *Right* is the share of decisions that agree with the annotation.",
                "## Shapes of attribution",
                f"PolNeAR 1.0, train: {len(said):,} attributions found. *Right*: more than half of the content lies in an annotated one; "
                "*with speaker*: the speaker touches its source.",
                tabulate(said, "shape", {"right": "right", "with_speaker": "with speaker"}),
                f"Never: {', '.join(idle_shapes) or 'none'}.",
                f"## Cues of attribution that decided {4 * _FEW} times or more",
                tabulate(common, "cue", {"right": "right", "with_speaker": "with speaker"}),
                "## Rules of stance",
                f"{len(judged):,} mentions of the stance sets and the fresh ones that may be read; {len(ruled):,} have a rule that decided.",
                tabulate(ruled, "rule", {"right": "right"}),
                f"Never on these mentions: {', '.join(idle) or 'none'}. Each still has a sentence that needs it.",
                f"## Cues of stance that decided {_FEW} times or more",
                f"By `stance_cue`; {len(told):,} mentions have one. Where two cues decided together, both stand there.",
                tabulate(often, "cue", {"right": "right"}),
                f"## Cues of stance that never decided on these mentions ({len(silent):,} of {len(cues):,})",
                ", ".join(silent) + ".",
            ]
        )
        + "\n"
    )


if __name__ == "__main__":
    Path(__file__).with_name("rules.md").write_text(write_ledger(), encoding="utf-8")
