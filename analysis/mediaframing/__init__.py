"""Measure how the media frame events: which frame, affirmed or rejected, in whose voice, about whom, in what tone.

The path from a folder of articles to a figure::

    import mediaframing as mf

    articles = mf.read_articles("articles/")           # files -> articles table
    codebook = mf.read_codebook("codebook.toml")       # which frames and actors, by which words
    coding = mf.code_articles(articles, codebook)      # articles -> five tables, one row a finding
    rates = mf.rate_frames(coding, by=["outlet"])      # tables -> rates with intervals
    ax = mf.plot_rates(rates)                          # table -> chart
    mf.save_figure(ax.figure, "figures/rates", data=rates)

``coding.frames`` is the heart of it: one row for each place where a codebook term stands, with its span, its
stance (affirmed, rejected, uncertain), its voice (the outlet's or a source's) and its speaker. Every measure is a
group-by over such rows; :mod:`mediaframing.tables` says what each column means. One verb, one meaning:
``read_`` and ``write_`` files, ``find_`` spans, ``score_`` rows, ``code_`` articles, ``rate_`` and ``compare_``
groups, ``plot_`` tables.
"""

from importlib.metadata import version

from mediaframing.charts import (
    plot_actors,
    plot_contrast,
    plot_dispersion,
    plot_rates,
    plot_speakers,
    plot_stance,
    plot_timeline,
    plot_voice,
    save_figure,
    style,
)
from mediaframing.codebook import Codebook, CodebookError, read_codebook, write_codebook
from mediaframing.coding import (
    Coding,
    check_codebook,
    code_articles,
    find_actors,
    find_attributions,
    find_frames,
    score_actor_tone,
    score_tone,
)
from mediaframing.measures import (
    MeasureError,
    SmallGroupWarning,
    compare_frames,
    compare_words,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_speakers,
)
from mediaframing.reading import ReadingWarning, fetch_example, read_articles, read_example, read_skipped
from mediaframing.runs import CorpusError, code_corpus, open_coding
from mediaframing.tables import TableError
from mediaframing.views import View, ViewError, concordance, explore, select_articles, view_article

__version__ = version("mediaframing")

__all__ = [
    "Codebook",
    "CodebookError",
    "Coding",
    "CorpusError",
    "MeasureError",
    "ReadingWarning",
    "SmallGroupWarning",
    "TableError",
    "View",
    "ViewError",
    "check_codebook",
    "code_articles",
    "code_corpus",
    "compare_frames",
    "compare_words",
    "concordance",
    "explore",
    "fetch_example",
    "find_actors",
    "find_attributions",
    "find_frames",
    "open_coding",
    "plot_actors",
    "plot_contrast",
    "plot_dispersion",
    "plot_rates",
    "plot_speakers",
    "plot_stance",
    "plot_timeline",
    "plot_voice",
    "rate_actors",
    "rate_frames",
    "rate_stance",
    "rate_voice",
    "read_articles",
    "read_codebook",
    "read_example",
    "read_skipped",
    "save_figure",
    "score_actor_tone",
    "score_tone",
    "select_articles",
    "style",
    "tabulate_speakers",
    "view_article",
    "write_codebook",
]
