"""A transformer encoder in NumPy: MPNet's layers (Song et al. 2020), and those on top that judge stance and voice at a marked place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import log_softmax

from mediaframing.coding.weighing.windows import Windows

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]

_HEADS = 12
_HIDDEN = -1e9
_BATCH = 32
_CACHED_ROWS = 32
FIRST_PLACE = 2
"""The first two positions are those of signs that windows do not have."""
_NEAR, _CLASSES, _FAR = 8, 16, 128
"""Places up to so far apart are told apart one by one; those up to ``_FAR`` fall into the other classes, which grow with the distance."""


class Judged(NamedTuple):
    """What the encoder gives windows: logarithms of probabilities, one row a window.

    Attributes
    ----------
    stance : array
        Of each stance, in the order of ``tables.STANCES``.
    voice : array
        Of each voice, in the order of ``tables.VOICES``.
    """

    stance: Floats
    voice: Floats


def judge_windows(weights: Weights, windows: Windows) -> Judged:
    """Give the logarithm of the probability of each stance and voice."""
    count = len(windows.mark)
    judged = Judged(
        *(np.zeros((count, len(weights[f"{name}.out.bias"])), np.float32) for name in ("judge", "voice"))
    )
    # Windows of about one length are read together, so that few places are read for nothing.
    order = np.argsort(windows.measure(), kind="stable")
    for low in range(0, len(order), _BATCH):
        rows = order[low : low + _BATCH]
        for all_told, told in zip(judged, _judge(weights, windows.take(rows)), strict=True):
            all_told[rows] = told
    return judged


def _judge(weights: Weights, windows: Windows) -> Judged:
    read = _read(weights, windows)
    seen = np.tanh(_map(weights, "judge.seen", read.reshape(len(read), -1)))
    return Judged(*(log_softmax(_map(weights, f"{name}.out", seen), axis=1) for name in ("judge", "voice")))


def _read(weights: Weights, windows: Windows) -> Floats:
    """Read windows through all layers: two vectors each, of the first place and of the marked one."""
    length = windows.pieces.shape[1]
    state = weights["embeddings.word_embeddings.weight"][windows.pieces]
    state = state + weights["embeddings.position_embeddings.weight"][FIRST_PLACE : FIRST_PLACE + length]
    state += weights["embeddings.token_type_embeddings.weight"][windows.own]
    state = _normalise(weights, "embeddings.LayerNorm", state)
    hidden = np.where(windows.are_filled(), np.float32(0), np.float32(_HIDDEN))[:, None, None, :]
    apart = weights["encoder.relative_attention_bias.weight"][class_distances(length)].transpose(2, 0, 1)
    for layer in range(last := _count_layers(weights)):
        state = _read_layer(weights, f"encoder.layer.{layer}", state, state, hidden + apart)
    # Only what two places see is judged: the last layer need not read what the others see.
    two = np.stack((np.zeros_like(windows.mark), windows.mark), axis=1)
    asking = np.take_along_axis(state, two[:, :, None], axis=1)
    return _read_layer(
        weights, f"encoder.layer.{last}", state, asking, hidden + apart[:, two].transpose(1, 0, 2, 3)
    )


def _count_layers(weights: Weights) -> int:
    """Count the layers before the last."""
    return sum(name.endswith(".intermediate.dense.weight") for name in weights) - 1


def _read_layer(weights: Weights, name: str, state: Floats, asking: Floats, hidden: Floats) -> Floats:
    """Read through a layer what some places (``asking``) see of all."""
    attended = _attend(weights, f"{name}.attention.attn", state, asking, hidden)
    asking = _normalise(weights, f"{name}.attention.LayerNorm", asking + attended)
    wide = _map(weights, f"{name}.intermediate.dense", asking)
    _bend(wide)
    wide = _map(weights, f"{name}.output.dense", wide)
    return _normalise(weights, f"{name}.output.LayerNorm", asking + wide)


def class_distances(length: int) -> npt.NDArray[np.int64]:
    """Give for each pair of places the class of their distance, by which MPNet weighs what it sees (Raffel et al. 2020)."""
    behind = np.subtract.outer(np.arange(length), np.arange(length))
    far = np.abs(behind)
    grown = np.log(np.maximum(far, 1) / _NEAR) / np.log(_FAR / _NEAR) * (_CLASSES - _NEAR)
    classes = np.where(far < _NEAR, far, np.minimum(_NEAR + grown.astype(np.int64), _CLASSES - 1))
    return classes + np.where(behind < 0, _CLASSES, 0)


def _attend(weights: Weights, name: str, state: Floats, asking: Floats, hidden: Floats) -> Floats:
    count, length, size = asking.shape

    def part(kind: str, places: Floats) -> Floats:
        mapped = _map(weights, f"{name}.{kind}", places)
        return mapped.reshape(count, places.shape[1], _HEADS, size // _HEADS).transpose(0, 2, 1, 3)

    scores = part("q", asking) @ part("k", state).transpose(0, 1, 3, 2)
    scores = scores / np.float32(np.sqrt(size // _HEADS)) + hidden
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    seen = (scores @ part("v", state)).transpose(0, 2, 1, 3).reshape(count, length, size)
    return _map(weights, f"{name}.o", seen)


def _map(weights: Weights, name: str, state: Floats) -> Floats:
    # As one product of two matrices: of three axes NumPy would make many small ones.
    flat = state.reshape(-1, state.shape[-1]) @ weights[f"{name}.weight"].T
    flat += weights[f"{name}.bias"]
    mapped: Floats = flat.reshape(*state.shape[:-1], flat.shape[-1])
    return mapped


def _bend(state: Floats) -> None:
    """Apply GELU in place (Hendrycks & Gimpel 2016, by tanh), in portions that the processor's cache holds."""
    rows = state.reshape(-1, state.shape[-1])
    for low in range(0, len(rows), _CACHED_ROWS):
        part = rows[low : low + _CACHED_ROWS]
        bent = part * part
        bent *= np.float32(0.044715)
        bent += 1
        bent *= part
        bent *= np.float32(np.sqrt(2 / np.pi))
        np.tanh(bent, out=bent)
        bent += 1
        bent *= np.float32(0.5)
        part *= bent


def _normalise(weights: Weights, name: str, state: Floats) -> Floats:
    """Normalise each vector (Ba et al. 2016)."""
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    normal: Floats = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return normal
