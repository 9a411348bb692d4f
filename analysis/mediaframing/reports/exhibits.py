"""What a report shows of the numbers: one entry of :data:`EXHIBITS` for each figure with its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from mediaframing import charts
from mediaframing.charts import plot_dispersion, plot_event, plot_timeline, plot_words
from mediaframing.charts.words import pick_words
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_trends,
    rate_voice,
    tabulate_speakers,
)
from mediaframing.measures.results import find_result
from mediaframing.reports.reasons import (
    lacks_actors,
    lacks_articles,
    lacks_contrast,
    lacks_event,
    lacks_few_groups,
    lacks_frames,
    lacks_period,
    lacks_single_article,
    lacks_sources,
    lacks_time_and_groups,
    lacks_two_groups,
)
from mediaframing.reports.scope import ReportError, Scope

# Of each of two sets of articles.
_TOP_WORDS = 12
# The twelve of with_groups, and the rest.
_MOST_PANELS = 13
_SPOKEN = ("speaker_actor", "frame", "affirmed", "rejected", "uncertain", "mentions", "rejected_share")
_LOG_RATIO = ("first_count", "second_count", "log_ratio", "low", "high", "confidence", "articles")


def _shows_all(_: Scope) -> str:
    return ""


def _draw_usual(scope: Scope, data: pd.DataFrame) -> Axes:
    result = find_result(data)
    if result is None:
        raise ReportError("No chart is known for the table.")
    axes: Axes = getattr(charts, result.chart)(data, labels=scope.labels)
    return axes


@dataclass(frozen=True)
class Exhibit:
    """One figure with the table behind it.

    Attributes
    ----------
    name : str
        Of its files.
    title : str
        The question that it answers.
    told : str
        What the figure shows, the beginning of its caption.
    lead : str
        How to read it.
    measure : callable
        Scope -> table.
    columns : tuple of str
        What is printed of the table, behind the columns that group it; all by default.
    over : str
        The column whose values are columns of the printed table, with rates in its cells; "" for none.
    n : str
        The column with the number behind a row of such a table.
    value : str
        What stands in its cells.
    lacks : callable
        Scope -> why it cannot be shown, as the end of a sentence; "" if it can.
    first_rows : callable, optional
        Table -> the rows that are printed.
    in_page : bool
        Whether the table stands in the report, or only among its files.
    needs : tuple of str
        Columns of the frame mentions that a coding may have left out.
    draw : callable, optional
        Scope, table -> axes; by default the chart of the kind of table, as :data:`~mediaframing.measures.results.RESULTS` has it.
    """

    name: str
    title: str
    told: str
    lead: str
    measure: Callable[[Scope], pd.DataFrame]
    columns: tuple[str, ...] = ()
    over: str = ""
    n: str = "articles"
    value: str = "rate"
    lacks: Callable[[Scope], str] = _shows_all
    first_rows: Callable[[pd.DataFrame], pd.DataFrame] | None = None
    in_page: bool = True
    needs: tuple[str, ...] = ()
    draw: Callable[[Scope, pd.DataFrame], Axes] = _draw_usual


def _few_groups(scope: Scope) -> tuple[str, ...]:
    """Give the column that groups the articles, if a matrix for each group fits a page."""
    few = scope.by and scope.by[0] in scope.coding.articles.columns and len(scope.group_names) <= _MOST_PANELS
    return scope.by[:1] if few else ()


def _event(scope: Scope) -> pd.Timestamp:
    if scope.event is None:
        raise ReportError("No event is named. Give its day as event='2019-02-14'.")
    return scope.event


def _contrasted(scope: Scope) -> list[str]:
    return list(scope.codebook.contrast or ())


def _plot_time(scope: Scope, rates: pd.DataFrame) -> Axes:
    if scope.event is None:
        return plot_timeline(rates, labels=scope.labels)
    name = scope.event_name or f"{scope.event:%Y-%m-%d}"
    return plot_event(rates, event={scope.event: name}, labels=scope.labels)


def _drop_empty(rates: pd.DataFrame) -> pd.DataFrame:
    return rates[rates["articles"] > 0]


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        "dispersion",
        "Where in the article do the frames stand?",
        "Each frame mention at its place in the article",
        "Circles affirm, crosses reject, triangles leave uncertain; filled marks are the outlet’s own words.",
        lambda s: s.coding.frames[["frame", "text", "term", "zone", "stance", "voice", "speaker"]],
        draw=lambda s, data: plot_dispersion(s.coding, labels=s.labels),
        lacks=lacks_single_article,
    ),
    Exhibit(
        "rates",
        "How often is each frame brought up?",
        "Articles that mention each frame",
        "The dot is the share of articles with at least one mention; the line is its interval.",
        lambda s: rate_frames(s.coding, by=s.by),
        over="frame",
        lacks=lacks_articles,
    ),
    Exhibit(
        "salience",
        "How much room does each frame take?",
        "Mentions of each frame in 1,000 words",
        "Rates by length do not favour long articles, as shares of articles do.",
        lambda s: rate_frames(s.coding, by=s.by, unit="1000_words"),
        over="frame",
        lacks=lacks_articles,
    ),
    Exhibit(
        "residuals",
        "Which group stands out from the others?",
        "Share of articles with each frame, coloured by how far it is from what would be if all groups were alike",
        "A sign marks a residual beyond 2, two signs one beyond 3; only where that survives the adjustment for the number of cells (Holm 1979) and 5 or more are expected.",
        lambda s: compare_groups(s.coding, by=s.by),
        over="frame",
        value="cluster_residual",
        lacks=lacks_few_groups,
    ),
    Exhibit(
        "contrast",
        "Which of the two contrasted frames is the more frequent?",
        "How many times as often the one frame is mentioned as the other",
        "To the right of the line the first frame is mentioned more often, to the left the second. One step is a doubling.",
        lambda s: compare_frames(s.coding, by=s.by),
        columns=_LOG_RATIO,
        lacks=lacks_contrast,
    ),
    Exhibit(
        "contrast_own_voice",
        "What is left when quoted and rejected mentions are set apart?",
        "The same contrast of what is affirmed in the outlet’s own voice",
        "Compare with the figure before: what moves was carried by sources’ words, or by mentions that reject the frame.",
        lambda s: compare_frames(s.coding, by=s.by, stance="affirmed", voice="outlet"),
        columns=_LOG_RATIO,
        lacks=lacks_contrast,
        needs=(
            "stance",
            "voice",
        ),
    ),
    Exhibit(
        "stance",
        "Is the frame affirmed, rejected, or left uncertain?",
        "Mentions of each frame by stance",
        "A tool that counts words would take all of these as the same.",
        lambda s: rate_stance(s.coding, _few_groups(s)),
        over="stance",
        n="denominator",
        # Of a single article the first figure shows them one by one, and a table counts them.
        lacks=lacks_articles,
        needs=("stance",),
    ),
    Exhibit(
        "voice",
        "Whose words are these?",
        "Mentions of each frame in the outlet’s own voice and in sources’ words",
        "Sources’ words are quotations and reported speech; all other words count as the outlet’s.",
        lambda s: rate_voice(s.coding, ()),
        over="voice",
        n="denominator",
        lacks=lacks_articles,
        needs=("voice",),
    ),
    Exhibit(
        "voice_by_group",
        "Who quotes the contrasted frames, and who uses them?",
        "Mentions of the two contrasted frames by voice in each group",
        "The longer the part of the outlet’s own voice, the more the frame is its own.",
        lambda s: rate_voice(s.coding, by=s.by, frames=_contrasted(s)),
        over="voice",
        n="denominator",
        lacks=lambda s: lacks_contrast(s) or lacks_few_groups(s),
        needs=("voice",),
    ),
    Exhibit(
        "positions",
        "Who speaks which frame, and who rejects it?",
        "Mentions in sources’ words by who speaks and with which stance",
        "The left half of a disc are mentions that affirm, the right half those that reject.",
        lambda s: tabulate_speakers(s.coding, _few_groups(s)),
        columns=_SPOKEN,
        lacks=lacks_sources,
        first_rows=lambda data: data[data["mentions"] > 0],
        needs=(
            "stance",
            "voice",
        ),
    ),
    Exhibit(
        "actors",
        "Who is written about, and in what tone?",
        "How often each actor is mentioned, and the mean tone toward it",
        "Tone is that of the words about the actor, from −1 to 1, read by rules.",
        # Every actor of a single article is in all articles.
        lambda s: rate_actors(s.coding, (), "article" if len(s.coding.articles) > 1 else "1000_words"),
        columns=(
            "count",
            "denominator",
            "rate",
            "low",
            "high",
            "confidence",
            "unit",
            "tone",
            "tone_low",
            "tone_high",
            "tone_mentions",
        ),
        lacks=lacks_actors,
    ),
    Exhibit(
        "cooccurrence",
        "Which frames stand together?",
        "Articles that mention both of two frames, compared with chance",
        "× says how many times as many articles have both as would if the frames were independent.",
        lambda s: rate_cooccurrence(s.coding, _few_groups(s)),
        columns=(
            "first",
            "second",
            "both",
            "expected",
            "log_odds_ratio",
            "low",
            "high",
            "confidence",
            "unit",
        ),
        lacks=lacks_frames,
    ),
    Exhibit(
        "timeline",
        "How does it change over time?",
        "Articles that mention each frame, over time",
        "The strip beneath shows how many articles each period has; those of fewer than five are pale dots beside fuller ones, which no "
        "line joins. A change at the line of an event is no proof that it made it.",
        lambda s: rate_frames(s.dated, by=[s.period or "year"]),
        draw=_plot_time,
        over="frame",
        first_rows=_drop_empty,
        lacks=lacks_period,
    ),
    Exhibit(
        "trends",
        "Do the groups move together?",
        "Articles that mention each frame, over time, by group",
        "All panels have the same scales; the period is one in which most points rest on ten articles or more. Pale dots rest on "
        "fewer than five.",
        lambda s: rate_trends(s.dated, s.by[:1]),
        over="frame",
        first_rows=_drop_empty,
        in_page=False,
        lacks=lacks_time_and_groups,
    ),
    Exhibit(
        "change",
        "How far did it move from before to after the event?",
        "Articles that mention each frame in as many days before and after the event",
        "A difference is no effect: whatever else changed is in it, too.",
        lambda s: compare_periods(s.coding, _event(s), (), days=s.window),
        columns=(
            "before_rate",
            "after_rate",
            "difference",
            "low",
            "high",
            "confidence",
            "before_articles",
            "after_articles",
            "unit",
        ),
        lacks=lacks_event,
    ),
    Exhibit(
        "words",
        "Which words set the two largest groups apart?",
        "Words most typical of each of the two groups with most articles",
        "The bar is how many times as often a word is used; G² is the evidence for a difference.",
        lambda s: compare_words(s.source, s.by[0], *s.group_names[:2]),
        draw=lambda s, data: plot_words(data, labels=s.labels, top=_TOP_WORDS),
        columns=("word", "count", "other_count", "log_ratio", "low", "high", "confidence", "g2"),
        lacks=lacks_two_groups,
        first_rows=lambda words: pick_words(words, _TOP_WORDS),
    ),
)
