"""From tables of measures to matplotlib axes. Nothing is counted here.

One function a chart: ``rates``, ``contrast``, ``heatmap``, ``shares`` (stance and voice), ``actors``, ``speakers`` and
``positions``, ``cooccurrence``, ``words``, ``choices``; over time ``timeline``, ``trends``, ``events``, ``change``; ``panels`` for small multiples
and ``dispersion`` for one article. ``style`` says how they look, ``labels``, ``ends`` and ``matrix`` what is written
where, ``time_cuts`` what is left out over time, ``figure`` how large they are; ``bundle`` saves a figure with its table, a caption (``captions``) and a
description for those who cannot see it (``alt_text``).
"""

from mediaframing.charts.actors import plot_actors
from mediaframing.charts.bundle import save_figure
from mediaframing.charts.change import plot_change
from mediaframing.charts.choices import plot_choices
from mediaframing.charts.contrast import plot_contrast
from mediaframing.charts.cooccurrence import plot_cooccurrence
from mediaframing.charts.dispersion import plot_dispersion
from mediaframing.charts.events import plot_event
from mediaframing.charts.heatmap import plot_heatmap
from mediaframing.charts.networks import plot_network
from mediaframing.charts.panels import plot_panels
from mediaframing.charts.positions import plot_positions
from mediaframing.charts.rates import plot_rates
from mediaframing.charts.shares import plot_stance, plot_voice
from mediaframing.charts.speakers import plot_speakers
from mediaframing.charts.style import style
from mediaframing.charts.timeline import plot_timeline
from mediaframing.charts.trends import plot_trends
from mediaframing.charts.words import plot_words

__all__ = [
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
    "save_figure",
    "style",
]
