"""Articles to a coding: what is mentioned where, by whom, with what stance and tone."""

from mediaframing.coding.checks import check_codebook
from mediaframing.coding.coder import code_articles, find_actors, find_attributions, find_frames
from mediaframing.coding.duplicates import add_stories, find_duplicates
from mediaframing.coding.result import Coding
from mediaframing.coding.storage import CodingError
from mediaframing.coding.suggestions import suggest_terms
from mediaframing.coding.terms import tabulate_terms
from mediaframing.coding.tone.actor_tone import score_actor_tone
from mediaframing.coding.tone.tone import score_tone

__all__ = [
    "Coding",
    "CodingError",
    "add_stories",
    "check_codebook",
    "code_articles",
    "find_actors",
    "find_attributions",
    "find_duplicates",
    "find_frames",
    "score_actor_tone",
    "score_tone",
    "suggest_terms",
    "tabulate_terms",
]
