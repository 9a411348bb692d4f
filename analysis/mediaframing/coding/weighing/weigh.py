"""The stance of mentions, as the rules and a small language model together see it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.result import Coding
from mediaframing.coding.weighing.model import NAME, StanceModel, load_stance_model
from mediaframing.progress import show_progress
from mediaframing.tables import STANCES, check_table

RULE = "weighed with a model"
"""What ``stance_rule`` holds where the model turned what the rules say."""
_PORTION = 256
_NEEDED = ("article_id", "start", "end", "frame", "term", "stance", "stance_cue", "stance_rule")
_CONTRARY = np.array([STANCES.index(stance) for stance in ("rejected", "affirmed", "uncertain")])


def weigh_stance(coding: Coding, *, progress: bool = False) -> Coding:
    """Weigh the stance that the rules give each mention with what a small language model reads there.

    On text that neither has seen both together are right more often than either (``tests/evaluation/README.md`` has the
    figures), most of all for remedies. The model reads some 45 words around a mention; it needs
    ``pip install 'mediaframing[model]'`` and, once, ``mediaframing fetch stance-model``. It reads some thirty mentions a second and
    core. The same coding gives the same stances, up to the last digits of the machine's arithmetic.

    Parameters
    ----------
    coding : Coding
        Of :func:`code_articles`, with stances.
    progress : bool
        Show a progress bar.

    Returns
    -------
    Coding
        The same tables, but for ``frames``: ``stance`` is what is most probable; where it is not what the rules say,
        ``stance_rule`` is ``"weighed with a model"`` and ``stance_cue`` is missing. Two columns are new: ``stance_by_rules``, and
        ``stance_probability`` (0 to 1), the probability of the stance given: sort by it to read the doubtful ones.
        Mentions without a stance (articles that are not in English) stay as they are. The provenance names the model.

    Raises
    ------
    StanceModelError
        If the model is not in the cache, or what reads it is not installed.
    TableError
        If the coding has no stances.
    TypeError
        If it is no coding in memory.

    References
    ----------
    Reimers & Gurevych (2019), Sentence-BERT. Wang et al. (2020), MiniLM. Hu et al. (2021), LoRA.

    Examples
    --------
    >>> weighed = weigh_stance(coding)  # doctest: +SKIP
    >>> weighed.frames.sort_values("stance_probability").head(50)  # doctest: +SKIP
    """
    if not isinstance(coding, Coding):
        raise TypeError(
            f"weigh_stance takes a coding in memory, as code_articles and Coding.load give it, and not an object of type "
            f"{type(coding).__name__}."
        )
    frames = check_table("frames", coding.frames, _NEEDED)
    by_rules = frames["stance_by_rules"] if "stance_by_rules" in frames else frames["stance"]
    judged = np.flatnonzero(by_rules.notna())
    model = load_stance_model()
    probability = _weigh(model, replace(coding, frames=frames.iloc[judged]), by_rules.iloc[judged], progress)
    stance = by_rules.to_numpy("object", copy=True)
    stance[judged] = np.array(STANCES, object)[probability.argmax(axis=1)]
    certainty = np.full(len(frames), np.nan)
    certainty[judged] = probability.max(axis=1, initial=0)
    turned = pd.Series(stance, frames.index).ne(by_rules) & by_rules.notna()
    weighed = frames.assign(
        stance=pd.Series(stance, frames.index, dtype="str"),
        stance_cue=frames["stance_cue"].mask(turned),
        stance_rule=frames["stance_rule"].mask(turned, RULE),
        stance_by_rules=by_rules,
        stance_probability=certainty,
    )
    told = {"model": NAME, "learnt": model.sha256}
    return replace(coding, frames=weighed, provenance={**coding.provenance, "stance_model": told})


def _weigh(model: StanceModel, coding: Coding, by_rules: pd.Series, progress: bool) -> np.ndarray:
    """Give the probability of each stance of the frame's matter, one row a mention."""
    frames = coding.frames
    remedy, contrary = _read_entries(coding.codebook, frames)
    texts = coding.articles.set_index("article_id")["text"]
    of_mention = texts.reindex(frames["article_id"]).tolist()
    start, end = frames["start"].tolist(), frames["end"].tolist()
    codes = np.array([STANCES.index(stance) for stance in by_rules], np.int64)
    # The model reads the words of the entry; what rejects the contrary of a frame affirms it.
    codes = np.where(contrary, _CONTRARY[codes], codes)
    probability = np.zeros((len(frames), len(STANCES)))
    with show_progress(progress, len(frames)) as bar:
        for low in range(0, len(frames), _PORTION):
            some = slice(low, low + _PORTION)
            windows = model.cut(of_mention[some], start[some], end[some], remedy[some])
            probability[some] = model.weigh(model.judge(windows), codes[some], remedy[some])
            bar.update(len(windows.mark))
    return np.where(contrary[:, None], probability[:, _CONTRARY], probability)


def _read_entries(codebook: Codebook, frames: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Tell which mentions name a remedy, and which the contrary of their frame."""
    entries = {
        (name, term.pattern): (frame.get_function(term) == "remedy", term.polarity < 0)
        for name, frame in codebook.frames.items()
        for term in frame.terms
    }
    told = [entries.get(key, (False, False)) for key in zip(frames["frame"], frames["term"], strict=True)]
    both = np.array(told, np.bool_).reshape(-1, 2)
    return both[:, 0], both[:, 1]
