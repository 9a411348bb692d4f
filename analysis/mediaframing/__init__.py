"""Measure how the media frame events: which frame, affirmed or rejected, in whose voice, about whom, in what tone.

The path from a folder of articles to a figure::

    import mediaframing as mf

    articles = mf.read_articles("articles/")           # files -> articles table
    codebook = mf.read_codebook("codebook.toml")       # which frames and actors, by which words
    coding = mf.code_articles(articles, codebook)      # articles -> five tables, one row a finding
    rates = mf.rate_frames(coding, by=["outlet"])      # tables -> rates with intervals
    ax = mf.plot_rates(rates)                          # table -> chart
    mf.save_figure(ax.figure, "figures/rates", data=rates)
    mf.write_report(coding, "report")                  # all of it as a page and a PDF

``coding.frames`` is the heart of it: one row for each place where a codebook term stands, with its span, its
stance (affirmed, rejected, uncertain), its voice (the outlet's or a source's) and its speaker. Every measure is a
group-by over such rows; :mod:`mediaframing.tables` says what each column means. One verb, one meaning:
``read_`` and ``write_`` files, ``find_`` spans, ``score_`` rows, ``code_`` articles, ``rate_`` and ``compare_``
groups, ``plot_`` tables.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mediaframing.charts import (
        plot_actors,
        plot_change,
        plot_choices,
        plot_contrast,
        plot_cooccurrence,
        plot_dispersion,
        plot_event,
        plot_heatmap,
        plot_network,
        plot_panels,
        plot_positions,
        plot_rates,
        plot_speakers,
        plot_stance,
        plot_timeline,
        plot_trends,
        plot_voice,
        plot_words,
        save_figure,
        style,
    )
    from mediaframing.codebook import Codebook, CodebookError, CodebookWarning, read_codebook, write_codebook
    from mediaframing.coding import (
        Coding,
        CodingError,
        StanceModelError,
        add_stories,
        check_codebook,
        code_articles,
        fetch_stance_model,
        find_actors,
        find_attributions,
        find_duplicates,
        find_frames,
        score_actor_tone,
        score_tone,
        suggest_terms,
        tabulate_terms,
        weigh_stance,
    )
    from mediaframing.measures import (
        MeasureError,
        SmallGroupWarning,
        compare_frames,
        compare_groups,
        compare_periods,
        compare_words,
        link_actors,
        link_frames,
        link_positions,
        rate_actors,
        rate_cooccurrence,
        rate_frames,
        rate_stance,
        rate_trends,
        rate_voice,
        tabulate_polarisation,
        tabulate_positions,
        tabulate_sources,
        tabulate_speakers,
        write_network,
        write_statements,
    )
    from mediaframing.reading import (
        ReadingError,
        ReadingWarning,
        drop_furniture,
        fetch_example,
        find_furniture,
        read_articles,
        read_example,
        read_report,
        read_skipped,
    )
    from mediaframing.reports import ReportError, ReportWarning, write_report
    from mediaframing.runs import CorpusError, code_corpus, open_coding
    from mediaframing.tables import TableError
    from mediaframing.validation import (
        Accuracy,
        MethodsSection,
        ValidationError,
        ValidationWarning,
        compare_choices,
        correct_contrast,
        correct_rates,
        describe_methods,
        draw_sample,
        plan_sample,
        rate_agreement,
        read_coding_sheet,
        validate_coding,
        write_coding_sheet,
    )
    from mediaframing.views import (
        View,
        ViewError,
        code_by_hand,
        concordance,
        explore,
        select_articles,
        view_article,
        write_notebook,
    )

__version__: str

__all__ = [
    "Accuracy",
    "Codebook",
    "CodebookError",
    "CodebookWarning",
    "Coding",
    "CodingError",
    "CorpusError",
    "MeasureError",
    "MethodsSection",
    "ReadingError",
    "ReadingWarning",
    "ReportError",
    "ReportWarning",
    "SmallGroupWarning",
    "StanceModelError",
    "TableError",
    "ValidationError",
    "ValidationWarning",
    "View",
    "ViewError",
    "add_stories",
    "check_codebook",
    "code_articles",
    "code_by_hand",
    "code_corpus",
    "compare_choices",
    "compare_frames",
    "compare_groups",
    "compare_periods",
    "compare_words",
    "concordance",
    "correct_contrast",
    "correct_rates",
    "describe_methods",
    "draw_sample",
    "drop_furniture",
    "explore",
    "fetch_example",
    "fetch_stance_model",
    "find_actors",
    "find_attributions",
    "find_duplicates",
    "find_frames",
    "find_furniture",
    "link_actors",
    "link_frames",
    "link_positions",
    "open_coding",
    "plan_sample",
    "plot_actors",
    "plot_change",
    "plot_choices",
    "plot_contrast",
    "plot_cooccurrence",
    "plot_dispersion",
    "plot_event",
    "plot_heatmap",
    "plot_network",
    "plot_panels",
    "plot_positions",
    "plot_rates",
    "plot_speakers",
    "plot_stance",
    "plot_timeline",
    "plot_trends",
    "plot_voice",
    "plot_words",
    "rate_actors",
    "rate_agreement",
    "rate_cooccurrence",
    "rate_frames",
    "rate_stance",
    "rate_trends",
    "rate_voice",
    "read_articles",
    "read_codebook",
    "read_coding_sheet",
    "read_example",
    "read_report",
    "read_skipped",
    "save_figure",
    "score_actor_tone",
    "score_tone",
    "select_articles",
    "style",
    "suggest_terms",
    "tabulate_polarisation",
    "tabulate_positions",
    "tabulate_sources",
    "tabulate_speakers",
    "tabulate_terms",
    "validate_coding",
    "view_article",
    "weigh_stance",
    "write_codebook",
    "write_coding_sheet",
    "write_network",
    "write_notebook",
    "write_report",
    "write_statements",
]

# The lightest first: matplotlib is imported only for what nothing before it holds.
_PARTS = (
    "tables",
    "articles",
    "codebook",
    "reading",
    "coding",
    "measures",
    "validation",
    "runs",
    "charts",
    "views",
    "reports",
)


if not TYPE_CHECKING:  # else a misspelt name would pass for anything

    def __getattr__(name: str) -> Any:
        """Import a name when it is first asked for (PEP 562): a worker that codes articles needs no matplotlib."""
        if name == "__version__":
            metadata = import_module("importlib.metadata")  # which takes long to import
            globals()[name] = metadata.version("mediaframing")
            return globals()[name]
        if name in _PARTS:
            return import_module(f"mediaframing.{name}")
        if name in __all__:
            parts = (import_module(f"mediaframing.{part}") for part in _PARTS)
            found = globals()[name] = next(getattr(part, name) for part in parts if hasattr(part, name))
            return found
        message = f"module 'mediaframing' has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    return sorted({*(name for name in globals() if name.startswith("__")), *__all__, *_PARTS})
