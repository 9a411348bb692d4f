"""From coded tables to tables of measures: how often, how, by whom; with denominators and intervals.

``rates`` and ``contrast`` for frames, ``actors`` for who is written about and who speaks, ``keyness`` for words,
``agreement`` and ``validation`` for how far the coding can be trusted. Beneath them ``ratios`` does the counting
(``groups`` of articles, ``cells`` of groups and kinds of mention) and ``intervals`` the uncertainty.
"""

from mediaframing.measures.actors import rate_actors, tabulate_speakers
from mediaframing.measures.contrast import compare_frames
from mediaframing.measures.groups import MeasureError
from mediaframing.measures.intervals import SmallGroupWarning
from mediaframing.measures.keyness import compare_words
from mediaframing.measures.rates import rate_frames, rate_stance, rate_voice

__all__ = [
    "MeasureError",
    "SmallGroupWarning",
    "compare_frames",
    "compare_words",
    "rate_actors",
    "rate_frames",
    "rate_stance",
    "rate_voice",
    "tabulate_speakers",
]
