"""The columns of every table: their types, what they mean, which values are allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

STANCES = ("affirmed", "rejected", "uncertain")
VOICES = ("outlet", "source")
ZONES = ("headline", "lead", "body")
ACTOR_KINDS = ("name", "description", "pronoun")
ACTOR_ROLES = ("speaker", "mentioned")
ATTRIBUTION_KINDS = ("direct", "indirect", "mixed")
ATTRIBUTION_SHAPES = (
    "according to",
    "viewpoint",
    "count",
    "as said",
    "as reported by",
    "quotative inversion",
    "postposed",
    "quotation",
    "colon",
    "that clause",
    "bare clause",
    "indirect question",
    "question of nobody",
    "object",
    "predicate",
    "infinitive",
    "preposition",
    "cue noun",
    "cue noun with of",
    "unlisted verb with that",
    "adjective with that",
    "adjective with about",
    "made clear",
    "accused by",
    "judged by",
    "impersonal passive",
    "raised passive",
    "passive with agent",
    "passive without agent",
    "headline",
    "transcript",
    "signature",
    "signed quotation",
    "inversion of an unlisted verb",
    "fronted speaker",
    "same speaker",
    "continued quotation",
    "view of a remedy",
    "denial of a thing",
    "finding of nothing",
    "verdict",
    "cleared of",
    "name refused",
    "plea",
    "claim thrown out",
    "light verb",
    "heard in court",
    "unattributed quotation",
    "block after a colon",
    "interview",
)
"""The shapes of ``mediaframing.coding.attribution.shapes``, where each has a sentence; ``docs/rules.md`` lists them."""
SPEAKER_KINDS = ("named", "described", "anonymous", "pronoun")
STEPS = ("attributions", "stance", "tone", "actor_tone")
"""The steps of the coding that ``skip`` leaves out; their columns are then missing."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name : str
    dtype : str
        A pandas dtype: ``str``, ``int64``, ``Int64`` (may be missing), ``float64`` or ``datetime64[us]``.
    meaning : str
        What the column holds, with its unit.
    values : tuple of str
        The only values allowed; empty for any.
    required : bool
        Whether a missing value is an error.
    step : str
        One of :data:`STEPS` that fills the column; a required one may be missing in every row if it was skipped, and in
        the rows of articles that are not in English.
    """

    name: str
    dtype: Any
    meaning: str
    values: tuple[str, ...] = ()
    required: bool = True
    step: str = ""


_ARTICLE = Column("article_id", "str", "the article the row belongs to")
_SENTENCE = Column("sentence_id", "int64", "the sentence within the article, counted from 0")
_START = Column("start", "int64", "first character of the span in the article's text")
_END = Column("end", "int64", "one past the last character of the span")
_ZONE = Column("zone", "str", "where in the article the sentence stands", ZONES)
_TEXT = Column("text", "str", "the span's own words: article.text[start:end]")

TABLES: Mapping[str, tuple[Column, ...]] = {
    "articles": (
        Column("article_id", "str", "unique name of the article"),
        Column("outlet", "str", "who published it", required=False),
        Column("published", "datetime64[us]", "when it was published", required=False),
        Column("title", "str", "the headline", required=False),
        Column("text", "str", "what is coded: headline first, paragraphs parted by a blank line"),
    ),
    "sentences": (
        _ARTICLE,
        _SENTENCE,
        _START,
        _END,
        _ZONE,
        Column("words", "int64", "number of words (runs of letters and digits)"),
        Column("tone", "float64", "VADER compound score, -1 to 1 (Hutto & Gilbert 2014)", required=False),
        Column("tone_masked", "float64", "the same without the words of frame mentions", required=False),
        _TEXT,
    ),
    "frames": (
        Column(
            "mention_id",
            "str",
            "names the mention for good by article, place and frame, so that codes by hand can be joined to it",
            required=False,
        ),
        _ARTICLE,
        _SENTENCE,
        Column("frame", "str", "the codebook's name of the frame"),
        Column("term", "str", "the codebook's entry that matched"),
        _START,
        _END,
        _ZONE,
        Column(
            "stance",
            "str",
            "is the frame affirmed (brought up, and nothing denied, doubted or opposed it), rejected or left uncertain here; on "
            "text new to the rules F1 is .93, .76 and .63 (2026-11-30, see tests/evaluation)",
            STANCES,
            step="stance",
        ),
        Column("stance_cue", "str", "the words that decided the stance", required=False),
        Column(
            "stance_rule",
            "str",
            "the rule that decided (docs/rules.md); missing where nothing did, and the frame was only brought up; 'weighed with a model' "
            "where weigh_stance turned it",
            required=False,
        ),
        Column(
            "voice",
            "str",
            "the outlet's own narration, or a source's words (right for 89% of unseen mentions near a cue, see README)",
            VOICES,
            step="attributions",
        ),
        Column("attribution_id", "Int64", "the attribution the mention stands in", required=False),
        Column(
            "speaker",
            "str",
            "the source as the article calls it (by name right for 74%, see README)",
            required=False,
        ),
        Column(
            "speaker_name",
            "str",
            "the fullest name that the speaker has in the article, or how it is called where it has no name",
            required=False,
        ),
        Column("speaker_actor", "str", "the codebook's actor who speaks", required=False),
        _TEXT,
    ),
    "actors": (
        _ARTICLE,
        _SENTENCE,
        Column("actor", "str", "the codebook's name of the actor"),
        Column("alias", "str", "the codebook's alias that matched, or was referred back to"),
        Column("kind", "str", "how the text refers to the actor", ACTOR_KINDS),
        _START,
        _END,
        Column(
            "role",
            "str",
            "whether the actor is the speaker of an attribution here",
            ACTOR_ROLES,
            step="attributions",
        ),
        Column(
            "tone",
            "float64",
            "tone toward this actor, -1 to 1 (three classes: macro-F1 .67, cross-validated)",
            required=False,
        ),
        _TEXT,
    ),
    "attributions": (
        _ARTICLE,
        Column("attribution_id", "int64", "the attribution within the article, counted from 0"),
        Column("kind", "str", "quoted, told in the outlet's words, or both", ATTRIBUTION_KINDS),
        Column("shape", "str", "the shape of attribution that was found", ATTRIBUTION_SHAPES, required=False),
        _START,
        _END,
        Column("cue_start", "Int64", "first character of the cue", required=False),
        Column("cue_end", "Int64", "one past the last character of the cue", required=False),
        Column("cue", "str", "the words that attribute: said, according to", required=False),
        Column("speaker_start", "Int64", "first character of the speaker", required=False),
        Column("speaker_end", "Int64", "one past the last character of the speaker", required=False),
        Column("speaker", "str", "the source as the article calls it here", required=False),
        Column("speaker_kind", "str", "how the source is called", SPEAKER_KINDS, required=False),
        Column(
            "speaker_name",
            "str",
            "the fullest name that the speaker has in the article, or how it is called where it has no name",
            required=False,
        ),
        Column("speaker_actor", "str", "the codebook's actor who speaks", required=False),
        Column(
            "text",
            "str",
            "the content: article.text[start:end] (9 in 10 are attributions; 2 in 3 are found)",
        ),
    ),
}


WEIGHED = (
    Column("stance_by_rules", "str", "the stance that the rules give", STANCES, required=False),
    Column("stance_probability", "float64", "how probable the stance is, 0 to 1", required=False),
    Column("voice_by_rules", "str", "the voice that the rules give", VOICES, required=False),
    Column("voice_probability", "float64", "how probable the voice is, 0 to 1", required=False),
)
"""Further columns of ``frames`` in a coding that :func:`mediaframing.weigh_stance` has weighed; missing for mentions that were not."""


def list_columns(name: str) -> list[str]:
    """List the columns of a table in their order."""
    return [column.name for column in TABLES[name]]
