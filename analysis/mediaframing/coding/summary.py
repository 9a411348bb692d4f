"""What was coded, at a glance: how much, from whom and when, which frames, and what to beware of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

import pandas as pd

from mediaframing.codebook import Codebook, add_parent_mentions
from mediaframing.grouping import find_groups
from mediaframing.tables import STANCES, CodedTables

_FEW_ARTICLES = 30
_DOMINATES = 0.8
_MOST_FRAMES = 25
# The twelve of with_groups, and the rest.
_MOST_GROUPS = 13
_MOST_REASONS = 5
MOST_COMPARED = 2_000
# Cells of the table: quiet lines, in whatever theme the notebook has.
_CELL = "padding:0.15em 0.7em;text-align:{};border:none;white-space:nowrap"


class _Coded(CodedTables, Protocol):
    """The coded tables, with what they were made with."""

    @property
    def codebook(self) -> Codebook: ...
    @property
    def provenance(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Summary:
    """The parts of a summary.

    Attributes
    ----------
    title : str
    facts : tuple of str
        One sentence each: articles, outlets, days, mentions, what reading left out.
    frames : DataFrame
        One row a frame of the codebook or the mentions, a parent's with those of its parts: ``frame``, ``affirmed``, ``rejected``, ``uncertain``,
        ``mentions``, ``in_sources_voice`` (share, missing without mentions), ``articles`` that mention it.
    warnings : tuple of str
        What a reader should know before a number is believed.
    """

    title: str
    facts: tuple[str, ...]
    frames: pd.DataFrame
    warnings: tuple[str, ...]


def summarise(coding: _Coded) -> Summary:
    """Count what a coding holds, and list what is odd about it."""
    frames = _count_frames(coding)
    return Summary(
        _clean(coding.codebook.title) or "Coding", _list_facts(coding), frames, _list_warnings(coding, frames)
    )


def write_text(coding: _Coded) -> str:
    """Write the summary for a terminal."""
    summary = summarise(coding)
    lines = [f"<Coding: {summary.title}>", *summary.facts]
    if len(summary.frames):
        shown = summary.frames.head(_MOST_FRAMES)
        shares = shown["in_sources_voice"].map("{:.0%}".format, na_action="ignore").astype("str").fillna("")
        lines += ["", shown.assign(in_sources_voice=shares).to_string(index=False)]
        lines += _say_more(summary)
    lines += ["", *(f"Beware: {warning}" for warning in summary.warnings)] if summary.warnings else []
    return "\n".join(lines)


def write_html(coding: _Coded) -> str:
    """Write the summary for a notebook. Names are escaped; there is no style beyond that of its cells."""
    summary = summarise(coding)
    heads = [
        "Frame",
        *(stance.capitalize() for stance in STANCES),
        "Mentions",
        "In sources’ voice",
        "Articles",
    ]
    head = "".join(_write_cell(text, place, "th") for place, text in enumerate(heads))
    rows = "".join(
        "<tr>" + "".join(_write_cell(_write_value(v), place, "td") for place, v in enumerate(row)) + "</tr>"
        for row in summary.frames.head(_MOST_FRAMES).itertuples(index=False)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    facts = "".join(f"<div>{escape(fact)}</div>" for fact in [*summary.facts])
    more = "".join(f"<div>{escape(line)}</div>" for line in _say_more(summary))
    beware = "".join(f"<li>{escape(warning)}</li>" for warning in summary.warnings)
    return (
        f'<section class="mathjax_ignore" aria-label="Summary of the coding"><div><strong><bdi>{escape(summary.title)}</bdi></strong></div>'
        f"{facts}{table}{more}{f'<div>Beware:</div><ul>{beware}</ul>' if beware else ''}</section>"
    )


def _write_cell(text: str, place: int, tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    style = _CELL.format("right" if place else "left")
    return f'<{tag}{scope} style="{style}"><bdi>{escape(text)}</bdi></{tag}>'


def _write_value(value: Any) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:.0%}"
    return value if isinstance(value, str) else f"{value:,}"


def _say_more(summary: Summary) -> list[str]:
    rest = len(summary.frames) - _MOST_FRAMES
    return [f"and {rest} more frames"] if rest > 0 else []


def _count_frames(coding: _Coded) -> pd.DataFrame:
    mentions = add_parent_mentions(coding.frames, coding.codebook)
    found = sorted(set(mentions["frame"]) - set(coding.codebook.frames))
    names = [*coding.codebook.frames, *found]
    stances = pd.crosstab(mentions["frame"], mentions["stance"]).reindex(
        index=names, columns=list(STANCES), fill_value=0
    )
    grouped = mentions.assign(quoted=mentions["voice"] == "source").groupby("frame")
    labels = coding.codebook.labels
    return pd.DataFrame(
        {
            "frame": [_clean(labels.get(name) or name) for name in names],
            **{stance: stances[stance].to_numpy() for stance in STANCES},
            "mentions": stances.sum(axis=1).to_numpy(),
            "in_sources_voice": grouped["quoted"].mean().reindex(names).to_numpy(),
            "articles": grouped["article_id"].nunique().reindex(names, fill_value=0).to_numpy(),
        }
    )


def _list_facts(coding: _Coded) -> tuple[str, ...]:
    articles, mentions = coding.articles, coding.frames
    outlets = articles["outlet"].value_counts()
    named = ", ".join(f"{_clean(str(name))} ({count:,})" for name, count in outlets.head(5).items())
    rest = f" and {len(outlets) - 5} more" if len(outlets) > 5 else ""
    days = articles["published"].dropna()
    facts = [
        f"{_count(len(articles), 'article')} in {_count(len(coding.sentences), 'sentence')} and "
        f"{_count(int(coding.sentences['words'].sum()), 'word')}.",
        f"{_count(len(outlets), 'outlet')}: {named}{rest}." if len(outlets) else "No outlets are known.",
        f"Published {_span(days.min(), days.max())}." if len(days) else "No dates are known.",
    ]
    if len(mentions):
        share = (mentions["voice"] == "source").mean()
        facts.append(
            f"{_count(len(mentions), 'frame mention')} in {_count(mentions['article_id'].nunique(), 'article')}, "
            f"{share:.0%} in sources’ voice; {_count(len(coding.actors), 'mention')} of actors, "
            f"{_count(len(coding.attributions), 'attribution')}."
        )
    facts += _tell_groups(coding)
    facts += _tell_files(_load_files(coding))
    reading: Mapping[str, Mapping[str, int]] = coding.provenance.get("reading", {})
    facts += [
        f"Reading {told} {_list_reasons(reasons)}."
        for told, action in (("left out", "left out"), ("changed", "kept"))
        if (reasons := reading.get(action))
    ]
    selection = coding.provenance.get("selection")
    if selection:
        chosen = "; ".join(f"{key} {_clean(str(value))}" for key, value in selection.items())
        facts.append(f"A part of the articles that were coded: {chosen}.")
    return tuple(facts)


def _tell_groups(coding: _Coded) -> list[str]:
    """Tell how the articles are grouped, and how many each group has."""
    groups = find_groups(coding)
    if groups is None or groups.column not in coding.articles.columns:
        return []
    counts = groups.assign(coding.articles[groups.column]).value_counts()
    some = [name for name in groups.names if counts[name]][:_MOST_GROUPS]
    named = ", ".join(f"{_clean(groups.call(name))} ({counts[name]:,})" for name in some)
    more = f" and {len(groups.names) - len(some):,} more" if len(groups.names) > len(some) else ""
    unknown = int(coding.articles[groups.column].isna().sum())
    without = f"; {unknown:,} in none" if unknown else ""
    return [f"Grouped by {_clean(groups.label)}: {named}{more}{without}."]


def _load_files(coding: _Coded) -> list[dict[str, Any]]:
    """Load the account of the files that the articles were read from: a row each, as read_report gives it."""
    report = coding.provenance.get("report")
    return list(json.loads(report)) if report else []


def _tell_files(files: list[dict[str, Any]]) -> list[str]:
    """Tell of what kinds the files are, and what was decided about them that could be decided otherwise."""
    if not files:
        return []
    kinds = Counter(_clean(str(row["kind"] or "unread")) for row in files)
    named = ", ".join(
        f"{kind} ({count:,})" if len(files) > 1 else kind for kind, count in kinds.most_common(6)
    )
    facts = [f"Read from {_count(len(files), 'file')}: {named}."]
    notes = Counter(_clean(row["notes"]) for row in files if row["notes"])
    return facts + [f"{note[:1].upper()}{note[1:]}." for note, _ in notes.most_common(_MOST_REASONS)]


def _warn_of_files(files: list[dict[str, Any]]) -> list[str]:
    """Warn of files with fewer articles than they say that they hold."""
    short = [row for row in files if row["expected"] is not None and row["found"] < row["expected"]]
    if not short:
        return []
    expected, found = sum(row["expected"] for row in short), sum(row["found"] for row in short)
    names = ", ".join(_clean(row["file"]) for row in short[:3]) + (" and others" if len(short) > 3 else "")
    return [
        f"{_count(len(short), 'file')} say that they hold {expected:,} articles, of which {found:,} were read ({names})."
    ]


def _list_reasons(reasons: Mapping[str, int]) -> str:
    """List the commonest reasons for leaving out or changing what was read, with how often each came up."""
    counts = sorted(reasons.items(), key=lambda item: -item[1])
    more = sum(count for _, count in counts[_MOST_REASONS:])
    rest = f"; and {more:,} for other reasons" if more else ""
    return "; ".join(f"{count:,}: {_clean(reason)}" for reason, count in counts[:_MOST_REASONS]) + rest


def _list_warnings(coding: _Coded, frames: pd.DataFrame) -> tuple[str, ...]:
    articles, mentions = coding.articles, coding.frames
    if articles.empty:
        return ("there are no articles.",)
    warnings = []
    count = len(articles)
    if count == 1:
        warnings.append("a single article does not show how articles vary: there are no intervals.")
    elif count < _FEW_ARTICLES:
        warnings.append(f"{count} articles are few: intervals will be wide.")
    outlets = articles["outlet"].value_counts()
    if len(outlets) > 1 and outlets.iloc[0] > _DOMINATES * count:
        warnings.append(
            f"{outlets.iloc[0] / count:.0%} of the articles are from {_clean(str(outlets.index[0]))}: totals tell of it alone."
        )
    for column, what in (("outlet", "outlet"), ("published", "date")):
        lacking = int(articles[column].isna().sum())
        if 0 < lacking < count:
            warnings.append(f"{_count(lacking, 'article')} of {count:,} without {what}.")
    warnings += _warn_of_files(_load_files(coding))
    warnings += _judge_copies(articles)
    failed = len(coding.provenance.get("failed_partitions", ()))
    if failed:
        warnings.append(
            f"{_count(failed, 'partition')} of the corpus could not be coded; {'its' if failed == 1 else 'their'} articles are missing."
        )
    warnings += _judge_texts(articles)
    empty = int((~articles["article_id"].isin(coding.sentences["article_id"].unique())).sum())
    if empty:
        warnings.append(f"{_count(empty, 'article')} without a sentence.")
    absent = frames.loc[frames["mentions"] == 0, "frame"].tolist()
    if absent:
        some = ", ".join(absent[:5]) + (f" and {len(absent) - 5} more" if len(absent) > 5 else "")
        warnings.append(f"never mentioned: {some}.")
    if mentions.empty:
        warnings.append("no frame is mentioned in any article; look whether the codebook fits the texts.")
    spoken = mentions["voice"] == "source"
    unnamed = (mentions.loc[spoken, "speaker"].isna() & mentions.loc[spoken, "speaker_actor"].isna()).mean()
    if spoken.sum() >= _FEW_ARTICLES and unnamed > 0.5:
        warnings.append(f"{unnamed:.0%} of the mentions in sources’ voice have no speaker that is known.")
    return tuple(warnings)


def _judge_copies(articles: pd.DataFrame) -> list[str]:
    """Tell of articles that are copies of others; of many only those that are so word for word, which is found at once."""
    if "story" in articles.columns or len(articles) < 2:
        return []
    if len(articles) > MOST_COMPARED:
        copies = int(articles["text"].duplicated().sum())
        kind, more = (
            "the text of another one word for word",
            "find_duplicates(articles) also finds edited copies.",
        )
    else:
        # It takes a while to load, which a single article need not wait for.
        from mediaframing.coding.duplicates import find_duplicates

        found = find_duplicates(articles)
        again = found[~found["keep"]]
        copies = len(again)
        kind = f"the text of another one, {int(again['kind'].eq('exact').sum()):,} word for word"
        kind += (
            f" and {int(again['syndicated'].sum()):,} in another outlet's story"
            if again["syndicated"].any()
            else ""
        )
        more = "find_duplicates(articles) lists them."
    if not copies:
        return []
    has = "has" if copies == 1 else "have"
    return [f"{_count(copies, 'article')} {has} {kind}, and count twice; {more}"]


def _judge_texts(articles: pd.DataFrame) -> list[str]:
    """Tell of texts that the rules were not made for: in another language, or with damaged characters."""
    warnings = []
    if "language" in articles.columns:
        told = articles["language"].dropna()
        others = told[told != "en"].value_counts()
        if len(others):
            some = ", ".join(f"{_clean(str(code))} {count}" for code, count in others.head(5).items())
            warnings.append(
                f"{_count(int(others.sum()), 'article')} not in English ({some}): stance, voice, speaker and tone, which are "
                "read by rules for English, are missing there. Where that is wrong, give a column language."
            )
    if "unrepaired" in articles.columns:
        damaged = int((pd.to_numeric(articles["unrepaired"], errors="coerce") > 0).sum())
        if damaged:
            warnings.append(
                f"{_count(damaged, 'article')} with damaged characters that could not be repaired (column unrepaired); "
                "a quotation whose marks are lost is read as the outlet’s words."
            )
    return warnings


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return f"{first:%Y-%m-%d}" if first.date() == last.date() else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _clean(text: str) -> str:
    """Keep a name on its line, and in its direction: nothing in it but what can be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
