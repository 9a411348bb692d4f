from __future__ import annotations

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.font_manager import fontManager

from mediaframing.charts import style
from mediaframing.charts.style import (
    BROUGHT_UP_LOOK,
    DIFFERENCE_LOOKS,
    PALETTE,
    STANCE_LOOKS,
    TONE_LOOKS,
    VOICE_LOOKS,
    choose_looks,
    current_style,
    list_settings,
)

# Machado, Oliveira & Fernandes (2009), severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour: str) -> np.ndarray:
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize(
    "colours",
    [
        PALETTE,
        [BROUGHT_UP_LOOK.colour, *(look.colour for look in STANCE_LOOKS.values())],
        [look.colour for look in VOICE_LOOKS.values()],
        [look.colour for look in DIFFERENCE_LOOKS.values()],
        [look.colour for look in TONE_LOOKS.values()],
    ],
)
def test_every_pair_of_colours_differs_in_lightness_so_that_grey_prints_keep_them_apart(colours):
    lightness = [lab(linear(colour))[0] for colour in colours]
    assert min(abs(a - b) for a, b in combinations(lightness, 2)) > 8


def test_no_colour_has_two_meanings():
    looks = [{**STANCE_LOOKS, "brought up": BROUGHT_UP_LOOK}, VOICE_LOOKS, DIFFERENCE_LOOKS, TONE_LOOKS]
    colours = [*PALETTE, *(look.colour for each in looks for look in each.values())]
    assert len(set(colours)) == len(colours)


@pytest.mark.parametrize("kind", BLINDNESS)
def test_every_pair_of_colours_is_told_apart_by_colour_blind_readers(kind):
    seen = [lab(np.array(BLINDNESS[kind]) @ linear(colour)) for colour in PALETTE]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 15


def test_a_second_cue_stands_beside_every_colour():
    looks = choose_looks([f"frame {n}" for n in range(8)])
    assert len({look.marker for look in looks.values()}) == 8
    assert len({look.hatch for look in STANCE_LOOKS.values()}) == 3
    assert len({look.marker for look in STANCE_LOOKS.values()}) == 3
    assert len({look.hatch for look in VOICE_LOOKS.values()}) == 2


def test_more_names_than_colours_still_look_different():
    looks = choose_looks([f"frame {n}" for n in range(16)])
    assert len({(look.colour, look.marker, look.filled) for look in looks.values()}) == 16


def test_a_style_ends_with_its_block():
    before = dict(mpl.rcParams)
    with style("paper", "double") as chosen:
        assert (chosen.width_mm, chosen.font_size) == (190, 7)
        assert current_style() is chosen
        assert mpl.rcParams["pdf.fonttype"] == 42
    assert current_style().name == "screen"
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(("name", "width"), [("poster", None), ("paper", "triple"), ("paper", 12)])
def test_an_unknown_style_is_answered_with_a_sentence(name, width):
    with pytest.raises(ValueError, match="Take"), style(name, width):
        pass


def test_the_font_of_the_package_is_known():
    (family,) = list_settings(current_style())["font.family"]
    assert family == "Liberation Sans"
    assert family in fontManager.get_font_names()


def test_a_font_can_be_chosen_and_stays_within_the_block():
    with style(font="DejaVu Serif"), style("paper") as inner:
        assert inner.font == "DejaVu Serif"
        assert mpl.rcParams["font.family"] == ["DejaVu Serif"]
    assert current_style().font == ""


def test_a_font_that_is_not_there_is_answered_with_those_that_are():
    with (
        pytest.raises(
            ValueError, match=r"font='DejaVu Serf' is not installed. Take .* such as 'DejaVu Serif'"
        ),
        style(font="DejaVu Serf"),
    ):
        pass
