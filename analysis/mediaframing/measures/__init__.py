"""From coded tables to tables of measures: how often, how, by whom; with denominators and intervals.

``rates`` and ``contrast`` for frames, ``residuals`` for groups against each other, ``periods`` for before and after an
event, ``cooccurrence`` for frames that stand together, ``actors`` for who is written about and who speaks, ``keyness``
for words. Beneath them ``ratios`` does the counting (``groups`` of articles, ``cells`` of groups and kinds of mention),
``intervals`` and ``association`` the uncertainty.
"""

from mediaframing.measures.actors import rate_actors, tabulate_speakers
from mediaframing.measures.contrast import compare_frames
from mediaframing.measures.cooccurrence import rate_cooccurrence
from mediaframing.measures.groups import MeasureError
from mediaframing.measures.intervals import SmallGroupWarning
from mediaframing.measures.keyness import compare_words
from mediaframing.measures.periods import compare_periods
from mediaframing.measures.rates import rate_frames, rate_stance, rate_voice
from mediaframing.measures.residuals import compare_groups

__all__ = [
    "MeasureError",
    "SmallGroupWarning",
    "compare_frames",
    "compare_groups",
    "compare_periods",
    "compare_words",
    "rate_actors",
    "rate_cooccurrence",
    "rate_frames",
    "rate_stance",
    "rate_voice",
    "tabulate_speakers",
]
