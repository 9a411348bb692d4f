"""Articles to a coding: what is mentioned where, by whom, with what stance and tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediaframing.names import import_when_asked

if TYPE_CHECKING:
    from mediaframing.coding.checks import check_codebook
    from mediaframing.coding.duplicates import add_stories, find_duplicates
    from mediaframing.coding.pipeline import code_articles, find_actors, find_attributions, find_frames
    from mediaframing.coding.result import Coding
    from mediaframing.coding.storage_errors import CodingError
    from mediaframing.coding.suggestions import suggest_terms
    from mediaframing.coding.terms import tabulate_terms
    from mediaframing.coding.tone.actor_tone import score_actor_tone
    from mediaframing.coding.tone.tone import score_tone
    from mediaframing.coding.weighing.model import StanceModelError, fetch_stance_model
    from mediaframing.coding.weighing.weigh import weigh_stance

__all__ = [
    "Coding",
    "CodingError",
    "StanceModelError",
    "add_stories",
    "check_codebook",
    "code_articles",
    "fetch_stance_model",
    "find_actors",
    "find_attributions",
    "find_duplicates",
    "find_frames",
    "score_actor_tone",
    "score_tone",
    "suggest_terms",
    "tabulate_terms",
    "weigh_stance",
]

# Whoever opens a coding needs none of what makes one, which takes a tenth of a second to import.
_MODULES = {
    "Coding": "result",
    "CodingError": "storage",
    "StanceModelError": "weighing.model",
    "add_stories": "duplicates",
    "check_codebook": "checks",
    "code_articles": "pipeline",
    "fetch_stance_model": "weighing.model",
    "find_actors": "pipeline",
    "find_attributions": "pipeline",
    "find_duplicates": "duplicates",
    "find_frames": "pipeline",
    "score_actor_tone": "tone.actor_tone",
    "score_tone": "tone.tone",
    "suggest_terms": "suggestions",
    "tabulate_terms": "terms",
    "weigh_stance": "weighing.weigh",
}

if not TYPE_CHECKING:  # else a misspelt name would pass for anything
    __getattr__ = import_when_asked(__name__, _MODULES)
