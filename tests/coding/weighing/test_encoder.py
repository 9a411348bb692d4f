import numpy as np
import pytest

from mediaframing.coding.weighing.encoder import class_distances, judge_windows
from mediaframing.coding.weighing.model import join_weights, join_witnesses
from mediaframing.coding.weighing.windows import Windows


def test_near_places_are_told_apart_and_far_ones_fall_into_classes():
    classes = class_distances(200)
    assert classes[50, 43:51].tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert classes[50, 51:58].tolist() == [17, 18, 19, 20, 21, 22, 23]
    # From 8 on classes grow with the distance: eight of them up to 128, so that each doubling has two.
    assert classes[20, 12] == 8
    assert classes[40, 40 - 16] == 10
    assert classes[199, 199 - 127] == 15
    assert classes[199, 0] == 15
    assert classes[0, 199] == 31


def test_what_was_learnt_is_added_to_what_was_published():
    published = {"map.weight": np.ones((2, 3), np.float32), "norm.weight": np.ones(2, np.float32)}
    learnt = {
        "map.weight.left": np.array([[127], [-127]], np.int8),
        "map.weight.left.scale": np.array([[0.01]], np.float32),
        "map.weight.right": np.array([[100, 0, -50]], np.int8),
        "map.weight.right.scale": np.array([[0.02]], np.float32),
        "norm.weight": np.array([3, 4], np.float16),
        "judge.bias": np.array([1], np.float16),
    }
    joined = join_weights(published, learnt)
    assert set(joined) == {"map.weight", "norm.weight", "judge.bias"}
    assert joined["map.weight"] == pytest.approx(np.array([[3.54, 1, -0.27], [-1.54, 1, 2.27]]))
    assert joined["norm.weight"].tolist() == [3, 4]
    assert joined["norm.weight"].dtype == np.float32


def test_remedies_are_weighed_by_numbers_of_their_own():
    judged = np.log(np.array([[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]], np.float32))
    features = join_witnesses(judged, np.array([1, 2]), np.array([False, True]))
    assert features.shape == (2, 12)
    assert features[0, :3].sum() == pytest.approx(0, abs=1e-6)
    assert features[0, 3:].tolist() == [0, 1, 0] + [0] * 6
    assert features[1, 3:6].tolist() == [0, 0, 1]
    assert features[1, 6:].tolist() == features[1, :6].tolist()


@pytest.fixture
def weights():
    """A small encoder of one layer, with weights drawn at random."""
    drawn, size, wide = np.random.default_rng(4), 24, 48
    shapes = {
        "embeddings.word_embeddings": (30, size),
        "embeddings.position_embeddings": (20, size),
        "embeddings.token_type_embeddings": (2, size),
        "encoder.relative_attention_bias": (32, 12),
        "encoder.layer.0.intermediate.dense": (wide, size),
        "encoder.layer.0.output.dense": (size, wide),
        "judge.seen": (size, 2 * size),
        "judge.out": (3, size),
        "voice.out": (2, size),
        **{f"encoder.layer.0.attention.attn.{part}": (size, size) for part in "qkvo"},
    }
    weights = {f"{name}.weight": drawn.normal(0, 0.3, shape) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": drawn.normal(0, 0.3, shape[0]) for name, shape in shapes.items()}
    for name in ("embeddings", "encoder.layer.0.attention", "encoder.layer.0.output"):
        weights |= {f"{name}.LayerNorm.weight": np.ones(size), f"{name}.LayerNorm.bias": np.zeros(size)}
    return {name: weight.astype(np.float32) for name, weight in weights.items()}


def test_a_window_is_judged_alike_alone_and_beside_longer_ones(weights):
    pieces = np.array([[0, 9, 10, 11, 1, 1], [0, 9, 12, 13, 14, 15]])
    windows = Windows(pieces, (pieces > 10).astype(int), np.array([2, 3]))
    both, alone = judge_windows(weights, windows), judge_windows(weights, windows.take(np.array([0])))
    for together, by_itself in zip(both, alone, strict=True):
        assert together[0] == pytest.approx(by_itself[0], abs=1e-5)
        assert np.exp(together).sum(axis=1) == pytest.approx([1, 1])


def test_the_order_of_words_and_the_marked_place_count(weights):
    pieces = np.array([[0, 9, 10, 11, 12], [0, 9, 11, 10, 12], [0, 9, 10, 11, 12]])
    windows = Windows(pieces, np.zeros_like(pieces), np.array([2, 2, 3]))
    stance = judge_windows(weights, windows).stance
    assert np.abs(stance[0] - stance[1]).max() > 1e-3
    assert np.abs(stance[0] - stance[2]).max() > 1e-3
