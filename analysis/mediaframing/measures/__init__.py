"""From coded tables to tables of measures: how often, how, by whom; with denominators and intervals.

``rates``, ``trends`` and ``contrast`` for frames, ``residuals`` for groups against each other, ``periods`` for before and after an
event, ``cooccurrence`` for frames that stand together, ``actors`` for who is written about and who speaks, ``keyness``
for words; ``positions`` and ``networks`` for who says what with whom. Beneath them ``counted`` selects mentions (in ``groups`` of articles, ``cells`` of groups and kinds of mention),
``denominators`` says what they are divided by, ``ratios`` divides and ``result_columns`` says what tables of rates have;
``clusters`` says what is independent of what, ``intervals``, ``linearised``, ``correlated``, ``odds``, ``significance`` and
``association`` give the uncertainty; ``letters`` and ``words`` count words, ``ties`` makes the edges of networks.
"""

from mediaframing.measures.actors import rate_actors, tabulate_speakers
from mediaframing.measures.contrast import compare_frames
from mediaframing.measures.cooccurrence import rate_cooccurrence
from mediaframing.measures.groups import MeasureError
from mediaframing.measures.intervals import SmallGroupWarning
from mediaframing.measures.keyness import compare_words
from mediaframing.measures.network_files import write_network, write_statements
from mediaframing.measures.networks import link_actors, link_frames, link_positions, tabulate_polarisation
from mediaframing.measures.periods import compare_periods
from mediaframing.measures.positions import tabulate_positions
from mediaframing.measures.rates import rate_frames, rate_stance, rate_voice
from mediaframing.measures.residuals import compare_groups
from mediaframing.measures.sources import tabulate_sources
from mediaframing.measures.trends import rate_trends

__all__ = [
    "MeasureError",
    "SmallGroupWarning",
    "compare_frames",
    "compare_groups",
    "compare_periods",
    "compare_words",
    "link_actors",
    "link_frames",
    "link_positions",
    "rate_actors",
    "rate_cooccurrence",
    "rate_frames",
    "rate_stance",
    "rate_trends",
    "rate_voice",
    "tabulate_polarisation",
    "tabulate_positions",
    "tabulate_sources",
    "tabulate_speakers",
    "write_network",
    "write_statements",
]
