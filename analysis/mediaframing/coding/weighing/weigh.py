"""The stance and the voice of mentions, as the rules and a language model together see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.result import Coding
from mediaframing.coding.weighing.model import StanceModel, load_stance_model, tell_model
from mediaframing.progress import show_progress
from mediaframing.tables import STANCES, VOICES, check_table
from mediaframing.values.keywords import list_given

RULE = "weighed with a model"
"""What ``stance_rule`` holds where the model turned what the rules say."""
_PORTION = 256
_NEEDED = ("article_id", "start", "end", "frame", "term", "stance", "stance_cue", "stance_rule")
_VALUES = {"stance": pd.Index(STANCES), "voice": pd.Index(VOICES)}
_CONTRARY = np.array([STANCES.index(stance) for stance in ("rejected", "affirmed", "uncertain")])
_OF_SPEAKERS = ("attribution_id", "speaker", "speaker_name", "speaker_actor")


def weigh_stance(
    coding: Coding, *, frames: str | Sequence[str] | None = None, progress: bool = False
) -> Coding:
    """Weigh the stance and the voice that the rules give each mention with what a language model reads there.

    On text that neither has seen both together are right far more often than the rules alone (``docs/stance_model.md`` has the
    figures), most of all for remedies and for what is uncertain. The model reads some 45 words around a mention; it needs
    ``pip install 'mediaframing[model]'`` and, once, ``mediaframing fetch stance-model`` (440 MB). It reads some six mentions a
    second and core, and takes some 900 MB. The same coding gives the same results, up to the last digits of the machine's arithmetic.

    Parameters
    ----------
    coding : Coding
        Of :func:`code_articles`, with stances.
    frames : str or list of str, optional
        Weigh the mentions of these frames only; the others stay as they are. By default of all.
    progress : bool
        Show a progress bar.

    Returns
    -------
    Coding
        The same tables, but for ``frames``:

        - ``stance`` is what is most probable; where it is not what the rules say, ``stance_rule`` is ``"weighed with a model"`` and
          ``stance_cue`` is missing;
        - ``voice`` likewise, if the coding has it; where it is not what the rules say, ``speaker``, ``speaker_name``,
          ``speaker_actor`` and ``attribution_id`` are missing: the outlet has no speaker, and the model does not tell who a source is;
        - ``stance_by_rules``, ``voice_by_rules`` are new, and ``stance_probability``, ``voice_probability`` (0 to 1): the
          probability of what is given. Sort by them to read the doubtful ones.

        Mentions without a stance (articles that are not in English) stay as they are, without a probability. The provenance names
        the model.

    Raises
    ------
    StanceModelError
        If the model is not in the cache, or what reads it is not installed.
    TableError
        If the coding has no stances.
    TypeError
        If it is no coding in memory.
    ValueError
        If the codebook has no such frame.

    References
    ----------
    Reimers & Gurevych (2019), Sentence-BERT. Song et al. (2020), MPNet. Hu et al. (2021), LoRA. Wolpert (1992), stacked
    generalization.

    Examples
    --------
    >>> weighed = weigh_stance(coding)  # doctest: +SKIP
    >>> weighed.frames.sort_values("stance_probability").head(50)  # doctest: +SKIP
    """
    if not isinstance(coding, Coding):
        raise TypeError(
            f"weigh_stance takes a coding in memory, as code_articles and Coding.load give it, and not an object of type "
            f"{type(coding).__name__}. A coding on the disk is read whole by mf.Coding.load(folder), and "
            "a corpus weighed as it is coded by mf.code_corpus(..., weigh=True)."
        )
    # Stances must be there; voices, which may have been skipped, need not.
    check_table("frames", coding.frames.drop(columns="voice", errors="ignore"), _NEEDED)
    table = check_table("frames", coding.frames)
    names = choose_frames(coding.codebook, frames)
    model = load_stance_model()
    weighed = weigh_mentions(model, table, coding.articles, coding.codebook, names, progress)
    of_frames = weighed.loc[weighed["stance_probability"].notna(), "frame"].unique()
    told = tell_model(model.sha256)
    if len(of_frames) < table["frame"].nunique():
        told["frames"] = sorted(of_frames)
    return replace(coding, frames=weighed, provenance={**coding.provenance, "stance_model": told})


def choose_frames(
    codebook: Codebook, frames: str | Sequence[str] | None, keyword: str = "frames"
) -> list[str] | None:
    """List the frames that are asked for, None where all are.

    Raises
    ------
    ValueError
        If the codebook has no such frame.
    """
    if frames is None:
        return None
    names = list_given(keyword, frames)
    for name in names:
        if name not in codebook.frames:
            raise ValueError(
                f"{keyword}={name!r} is none of the codebook's: {', '.join(map(repr, codebook.frames))}."
            )
    return names


def weigh_mentions(
    model: StanceModel,
    table: pd.DataFrame,
    articles: pd.DataFrame,
    codebook: Codebook,
    names: Sequence[str] | None = None,
    progress: bool = False,
) -> pd.DataFrame:
    """Weigh the mentions of the named frames, or of all, in a table ``frames``; give it with the columns ``tables.WEIGHED``."""
    told = {
        name: table[f"{name}_by_rules"] if f"{name}_by_rules" in table else table[name] for name in _VALUES
    }
    wanted = told
    if names is not None:
        chosen = table["frame"].isin(names)
        wanted = {name: by_rules.where(chosen) for name, by_rules in told.items()}
    weighed = _weigh(model, table, articles, codebook, wanted, progress)
    new: dict[str, pd.Series] = {}
    for name, by_rules in told.items():
        probability, judged = weighed[name], wanted[name].notna()
        most = pd.Series(np.array(_VALUES[name], object)[probability.argmax(axis=1)], table.index)
        known = table.get(f"{name}_probability", pd.Series(np.nan, table.index))
        new[name] = table[name].mask(judged, most).astype("str")
        new[f"{name}_by_rules"] = by_rules
        new[f"{name}_probability"] = known.mask(judged, probability.max(axis=1))
    turned = _find_turned(new, "stance")
    new["stance_cue"] = table["stance_cue"].mask(turned)
    new["stance_rule"] = table["stance_rule"].mask(turned, RULE)
    # The outlet has no speaker; and whose words they are is not known where only the model says that they are somebody's.
    turned = _find_turned(new, "voice")
    new |= {name: table[name].mask(turned) for name in _OF_SPEAKERS}
    return table.assign(**new)


def _find_turned(columns: Mapping[str, pd.Series], name: str) -> pd.Series[bool]:
    """Tell which mentions have another stance or voice than the rules say."""
    by_rules = columns[f"{name}_by_rules"]
    return columns[name].ne(by_rules) & by_rules.notna()


def _weigh(
    model: StanceModel,
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    codebook: Codebook,
    told: Mapping[str, pd.Series],
    progress: bool,
) -> dict[str, np.ndarray]:
    """Give the probability of each stance of the frame's matter, and of each voice, one row a mention.

    Those of mentions of which the rules say nothing stay 0.
    """
    probability = {name: np.zeros((len(frames), len(_VALUES[name]))) for name in told}
    judged = np.flatnonzero(np.logical_or.reduce([by_rules.notna() for by_rules in told.values()]))
    remedy, contrary = _read_entries(codebook, frames)
    codes = {name: _VALUES[name].get_indexer(pd.Index(by_rules)) for name, by_rules in told.items()}
    # The model reads the words of the entry; what rejects the contrary of a frame affirms it.
    codes["stance"] = np.where(contrary, _CONTRARY[codes["stance"]], codes["stance"])
    texts = articles.set_index("article_id")["text"]
    with show_progress(progress, len(judged)) as bar:
        for low in range(0, len(judged), _PORTION):
            rows = judged[low : low + _PORTION]
            part = frames.iloc[rows]
            of_mention = texts.reindex(part["article_id"]).tolist()
            windows = model.cut(of_mention, part["start"].tolist(), part["end"].tolist(), remedy[rows])
            seen = model.judge(windows)
            for name, all_told in probability.items():
                all_told[rows] = model.weigh(name, getattr(seen, name), codes[name][rows], remedy[rows])
            bar.update(len(rows))
    stance = probability["stance"]
    probability["stance"] = np.where(contrary[:, None], stance[:, _CONTRARY], stance)
    return probability


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
