"""What was coded: how many articles, from whom and when, and what reading left out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediaframing.coding.summary import Summary
from mediaframing.grouping import find_groups
from mediaframing.measures.groups import group_articles
from mediaframing.reports.blocks import Block, Given, Items, Section, Table, say, shorten
from mediaframing.reports.numbers import print_table
from mediaframing.reports.scope import Scope


def describe_corpus(scope: Scope, summary: Summary) -> Section:
    """Describe the articles, in sentences and by group."""
    blocks: list[Block] = [Items(tuple((Given(fact),) for fact in summary.facts))]
    if "reading" not in scope.coding.provenance:
        blocks.append(
            say(
                "The coding does not record what reading left out; read_skipped(path) lists it for files, and belongs into "
                "the description of the sample."
            )
        )
    blocks += [_tabulate_groups(scope), _tabulate_frames(scope, summary)]
    return Section(("The corpus",), "corpus", tuple(blocks))


def _tabulate_groups(scope: Scope) -> Table:
    articles, coding = scope.coding.articles, scope.coding
    groups = find_groups(coding)
    said = groups is not None and groups.column in scope.by
    if groups is not None and said:
        articles = articles.assign(**{groups.column: groups.assign(articles[groups.column])})
    columns = list(scope.by) or ["all"]
    if scope.by:
        formed = group_articles(articles, [c for c in scope.by if c in articles.columns or c == scope.by[0]])
        keys, group = formed.keys.reset_index(drop=True), formed.group
        columns = list(keys.columns)
    else:
        keys, group = pd.DataFrame({"all": ["All articles"]}), np.zeros(len(articles), dtype=np.int64)
    words = coding.sentences.groupby("article_id")["words"].sum()
    mentions = coding.frames["article_id"].value_counts()
    told = pd.DataFrame(
        {
            "group": group,
            "words": articles["article_id"].map(words).fillna(0).astype("int64"),
            "mentions": articles["article_id"].map(mentions).fillna(0).astype("int64"),
            "published": pd.to_datetime(articles["published"]),
        }
    )
    told["with"] = told["mentions"] > 0
    counted = told.groupby("group").agg(
        articles=("group", "size"),
        words=("words", "sum"),
        mentions=("mentions", "sum"),
        articles_with_a_mention=("with", "sum"),
        first_day=("published", "min"),
        last_day=("published", "max"),
    )
    data = keys.join(counted.reindex(range(len(keys))))
    counts = ["articles", "words", "mentions", "articles_with_a_mention"]
    data[counts] = data[counts].fillna(0).astype("int64")
    what = "each group" if scope.by else "all articles"
    caption = f"Articles, words and frame mentions of {what}."
    heads = {"all": ""} | ({groups.column: shorten(groups.label, 40)} if groups is not None and said else {})
    printed = data[[*columns, *counts, "first_day", "last_day"]]
    return print_table("corpus", caption, printed, scope.labels if said else {}, heads=heads)


def _tabulate_frames(scope: Scope, summary: Summary) -> Table:
    names = [*scope.codebook.frames, *sorted(set(scope.coding.frames["frame"]) - set(scope.codebook.frames))]
    data = summary.frames.assign(frame=names).rename(columns={"in_sources_voice": "rate"})
    return print_table(
        "frames",
        "Mentions of each frame by stance, the share of them in sources’ voice, and articles with at least one.",
        data,
        scope.labels,
        heads={"rate": "In sources’ voice (%)"},
    )
