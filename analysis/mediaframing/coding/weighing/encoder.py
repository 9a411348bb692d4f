"""A transformer encoder in NumPy: BERT's layers (Devlin et al. 2019) and two layers on top that judge a marked place."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.special import erf, log_softmax

from mediaframing.coding.weighing.windows import Windows

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]

_HEADS = 12
_HIDDEN = -1e9
_BATCH = 32


def judge_windows(weights: Weights, windows: Windows) -> Floats:
    """Give the logarithm of the probability of each stance, one row a window, in the order of ``tables.STANCES``."""
    judged = np.zeros((len(windows.mark), weights["judge.out.bias"].shape[0]), np.float32)
    # Windows of about one length are read together, so that few places are read for nothing.
    order = np.argsort(windows.measure(), kind="stable")
    for low in range(0, len(order), _BATCH):
        rows = order[low : low + _BATCH]
        judged[rows] = _judge(weights, windows.take(rows))
    return judged


def _judge(weights: Weights, windows: Windows) -> Floats:
    read = _read(weights, windows)
    marked = read[np.arange(len(read)), windows.mark]
    seen = np.tanh(_map(weights, "judge.seen", np.concatenate((read[:, 0], marked), axis=1)))
    judged: Floats = log_softmax(_map(weights, "judge.out", seen), axis=1)
    return judged


def _read(weights: Weights, windows: Windows) -> Floats:
    """Read windows through all layers: one vector a place."""
    length = windows.pieces.shape[1]
    state = weights["embeddings.word_embeddings.weight"][windows.pieces]
    state = state + weights["embeddings.position_embeddings.weight"][:length]
    state += weights["embeddings.token_type_embeddings.weight"][windows.own]
    state = _normalise(weights, "embeddings.LayerNorm", state)
    hidden = np.where(windows.are_filled(), np.float32(0), np.float32(_HIDDEN))[:, None, None, :]
    layer = 0
    while (name := f"encoder.layer.{layer}") + ".output.dense.weight" in weights:
        attended = _attend(weights, f"{name}.attention", state, hidden)
        state = _normalise(weights, f"{name}.attention.output.LayerNorm", state + attended)
        wide = _map(weights, f"{name}.intermediate.dense", state)
        wide *= np.float32(0.5) * (1 + erf(wide / np.float32(np.sqrt(2))))
        wide = _map(weights, f"{name}.output.dense", wide)
        state = _normalise(weights, f"{name}.output.LayerNorm", state + wide)
        layer += 1
    return state


def _attend(weights: Weights, name: str, state: Floats, hidden: Floats) -> Floats:
    count, length, size = state.shape

    def part(kind: str) -> Floats:
        mapped = _map(weights, f"{name}.self.{kind}", state)
        return mapped.reshape(count, length, _HEADS, size // _HEADS).transpose(0, 2, 1, 3)

    scores = part("query") @ part("key").transpose(0, 1, 3, 2)
    scores = scores / np.float32(np.sqrt(size // _HEADS)) + hidden
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    seen = (scores @ part("value")).transpose(0, 2, 1, 3).reshape(count, length, size)
    return _map(weights, f"{name}.output.dense", seen)


def _map(weights: Weights, name: str, state: Floats) -> Floats:
    mapped: Floats = state @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return mapped


def _normalise(weights: Weights, name: str, state: Floats) -> Floats:
    """Normalise each vector (Ba et al. 2016)."""
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    normal: Floats = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return normal
