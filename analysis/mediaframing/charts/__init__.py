"""From tables of measures to matplotlib axes. Nothing is counted here.

One function a chart: ``rates``, ``contrast``, ``shares`` (stance and voice), ``actors``, ``speakers``, ``timeline``,
``dispersion``. ``style`` says how they look, ``labels`` what is written on them, ``figure`` how large they are;
``bundle`` saves a figure with its table and a caption (``captions``).
"""

from mediaframing.charts.actors import plot_actors
from mediaframing.charts.bundle import save_figure
from mediaframing.charts.contrast import plot_contrast
from mediaframing.charts.dispersion import plot_dispersion
from mediaframing.charts.rates import plot_rates
from mediaframing.charts.shares import plot_stance, plot_voice
from mediaframing.charts.speakers import plot_speakers
from mediaframing.charts.style import style
from mediaframing.charts.timeline import plot_timeline

__all__ = [
    "plot_actors",
    "plot_contrast",
    "plot_dispersion",
    "plot_rates",
    "plot_speakers",
    "plot_stance",
    "plot_timeline",
    "plot_voice",
    "save_figure",
    "style",
]
