"""The encoder that learns stance and voice, in torch: :mod:`mediaframing.coding.weighing.encoder`, with what is dropped while it learns.

Maps run in bfloat16, which some processors multiply many times faster; weights, norms and what judges stay in float32.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tests.evaluation.stance_lessons import Lessons
from torch import Tensor, nn
from torch.nn import functional

from mediaframing.coding.weighing.encoder import FIRST_PLACE, class_distances
from mediaframing.tables import STANCES, VOICES

_HEADS, _DROPPED = 12, 0.1
_FAST = torch.bfloat16
_POOL = 1 << 26
_PAD = 1


class Network(nn.Module):
    """An encoder with layers that judge stance and voice at a marked place.

    Parameters
    ----------
    folder : Path
        With ``model.safetensors`` as published.
    seed : int
        Of what is drawn: the layers that judge, and what is dropped.
    """

    def __init__(self, folder: Path, seed: int = 0) -> None:
        super().__init__()
        published = {
            name: weight
            for name, weight in load_file(folder / "model.safetensors").items()
            if weight.is_floating_point() and "pooler" not in name
        }
        # The embeddings of words stay as they are.
        self.words = published.pop("embeddings.word_embeddings.weight")
        self.size = self.words.shape[1]
        self.layers = len({name.split(".")[2] for name in published if name.startswith("encoder.layer.")})
        drawn = torch.Generator().manual_seed(seed)
        published |= {
            "judge.seen.weight": 0.03 * torch.randn(self.size, 2 * self.size, generator=drawn),
            "judge.seen.bias": torch.zeros(self.size),
            "judge.out.weight": 0.03 * torch.randn(len(STANCES), self.size, generator=drawn),
            "judge.out.bias": torch.zeros(len(STANCES)),
            "voice.out.weight": 0.03 * torch.randn(len(VOICES), self.size, generator=drawn),
            "voice.out.bias": torch.zeros(len(VOICES)),
            # MPNet has none; these tell the places of the mention from others.
            "embeddings.token_type_embeddings.weight": torch.zeros(2, self.size),
        }
        self.learning = nn.ParameterDict(
            {name.replace(".", "|"): nn.Parameter(weight) for name, weight in published.items()}
        )
        # Masks are cut from one pool: to draw each anew takes longer than the layers.
        kept = torch.rand(_POOL, generator=drawn) >= _DROPPED
        self._pool = kept.to(_FAST) / (1 - _DROPPED)
        self._places = np.random.default_rng(seed)

    def get(self, name: str) -> Tensor:
        """Give a weight by its published name."""
        return self.learning[name.replace(".", "|")]

    def forward(self, pieces: Tensor, own: Tensor, mark: Tensor) -> tuple[Tensor, Tensor]:
        """Judge windows: for each the scores of stances, and of voices."""
        state = self._read(pieces, own)
        both = torch.cat([state[:, 0], state[torch.arange(len(mark)), mark]], -1)
        seen = self._drop(torch.tanh(self._judge("judge.seen", both)))
        return self._judge("judge.out", seen), self._judge("voice.out", seen)

    def _read(self, pieces: Tensor, own: Tensor) -> Tensor:
        length = pieces.shape[1]
        places = self.get("embeddings.position_embeddings.weight")[FIRST_PLACE : FIRST_PLACE + length]
        state = self.words[pieces] + places + self.get("embeddings.token_type_embeddings.weight")[own]
        state = self._drop(self._normalise("embeddings.LayerNorm", state))
        apart = self.get("encoder.relative_attention_bias.weight")[torch.from_numpy(class_distances(length))]
        hidden = torch.where(pieces == _PAD, -1e4, 0.0)[:, None, None, :] + apart.permute(2, 0, 1)[None]
        for layer in range(self.layers):
            name = f"encoder.layer.{layer}"
            seen = self._drop(self._attend(f"{name}.attention.attn", state, hidden.to(_FAST)))
            state = self._normalise(f"{name}.attention.LayerNorm", state + seen)
            wide = functional.gelu(self._map(f"{name}.intermediate.dense", state))
            wide = self._drop(self._map(f"{name}.output.dense", wide))
            state = self._normalise(f"{name}.output.LayerNorm", state + wide)
        return state

    def _attend(self, name: str, state: Tensor, hidden: Tensor) -> Tensor:
        weight = torch.cat([self.get(f"{name}.{part}.weight") for part in "qkv"]).to(_FAST)
        bias = torch.cat([self.get(f"{name}.{part}.bias") for part in "qkv"]).to(_FAST)
        count, length, _ = state.shape
        mapped = functional.linear(state.to(_FAST), weight, bias).view(count, length, 3, _HEADS, -1)
        query, key, value = mapped.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) / math.sqrt(self.size // _HEADS) + hidden
        seen = self._drop(torch.softmax(scores, -1)) @ value
        return self._map(f"{name}.o", seen.transpose(1, 2).reshape(count, length, self.size))

    def _map(self, name: str, state: Tensor) -> Tensor:
        weight, bias = self.get(f"{name}.weight"), self.get(f"{name}.bias")
        return functional.linear(state.to(_FAST), weight.to(_FAST), bias.to(_FAST))

    def _judge(self, name: str, state: Tensor) -> Tensor:
        return functional.linear(state, self.get(f"{name}.weight"), self.get(f"{name}.bias"))

    def _normalise(self, name: str, state: Tensor) -> Tensor:
        weight, bias = self.get(f"{name}.weight"), self.get(f"{name}.bias")
        return functional.layer_norm(state, (self.size,), weight, bias, 1e-5)

    def _drop(self, state: Tensor) -> Tensor:
        """Drop some values while it learns (Srivastava et al. 2014)."""
        if not self.training:
            return state
        first = int(self._places.integers(0, len(self._pool) - state.numel()))
        return state * self._pool[first : first + state.numel()].view(state.shape)


@torch.no_grad()
def ask(network: Network, lessons: Lessons, portion: int = 64) -> tuple[np.ndarray, np.ndarray]:
    """Give the logarithms of the probabilities of stances, and of voices, one row a mention."""
    network.eval()
    order = np.argsort((lessons.pieces != _PAD).sum(axis=1))
    parts = [network(*take(lessons, rows)) for rows in _cut(order, portion)]
    back = np.argsort(order)
    stance, voice = (torch.cat(part).log_softmax(-1).numpy()[back] for part in zip(*parts, strict=True))
    return stance, voice


def take(lessons: Lessons, rows: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
    """Take the windows of some mentions, as long as the longest."""
    longest = int((lessons.pieces[rows] != _PAD).sum(axis=1).max())
    pieces, own = lessons.pieces[rows, :longest], lessons.own[rows, :longest]
    return torch.from_numpy(pieces), torch.from_numpy(own), torch.from_numpy(lessons.mark[rows])


def _cut(rows: np.ndarray, portion: int) -> Iterator[np.ndarray]:
    for low in range(0, len(rows), portion):
        yield rows[low : low + portion]
