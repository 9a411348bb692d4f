"""Discourse networks: who affirms or rejects what, and who agrees with whom."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from mediaframing.charts.figure import draw_legend, drawing, say_nothing
from mediaframing.charts.labels import fit_characters, wrap_label, write_count, write_name
from mediaframing.charts.style import INK, PALETTE, QUIET, current_style
from mediaframing.values.keywords import check_labels, check_number, show_given

# Between columns of an affiliation network, in shares of the width: what is left is for names.
_LEFT, _RIGHT = 0.30, 0.74
# The width of a line of all mentions, in points, and that of all lines that end at one place.
_WIDEST = 3.4
_CROWDED = 16.0
# Between two nodes next to each other on an axis, as a share of it.
_WIDEST_GAP = 0.12
_ROW_MM, _HEAD_MM = 7.0, 8.5
# Letters of names beside the columns that have room on every page, and the share of the width that their numbers take.
_FEWEST_LEFT, _FEWEST_RIGHT = 30, 24
_ASIDE = 0.06


def plot_network(
    network: Any,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    top: int = 20,
    ties: int = 3,
) -> Axes:
    """Draw a discourse network.

    Parameters
    ----------
    network : networkx.Graph
        From :func:`~mediaframing.measures.networks.link_positions`, ``link_actors`` or ``link_frames``.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default. Best in ``style("paper", "double")``, 190 mm.
    labels : mapping, optional
        Labels for actors and frames.
    top : int, default 20
        How many actors (or frames) to draw: those with most mentions.
    ties : int, default 3
        Of actors alone, or frames alone, each is drawn with so many of its strongest ties, and those of others to it;
        ties of opposite sides are all drawn.

    Returns
    -------
    Axes
        Actors and frames: two columns, ordered so that few lines cross; a solid line affirms, a broken one rejects, the
        wider the more mentions. Actors alone, or frames alone: those who are tied more strongly stand nearer (Kamada &
        Kawai 1989), and the wider the line, the stronger the tie; broken lines are conflicts. Larger marks have more
        mentions. What is left out stands in the note below.

    Raises
    ------
    ValueError
        If ``top`` or ``ties`` is below 1.
    """
    for name, value in (("top", top), ("ties", ties)):
        check_number(name, value, 1)
    check_labels(labels)
    if not hasattr(network, "degree"):
        raise ValueError(
            f"This is {show_given(network)}, and no network. Give what link_positions, link_actors or link_frames returns."
        )
    tied = [node for node in network if network.degree(node) > 0]
    if not tied:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No ties: no two have enough mentions of one frame.")
    kinds = {network.nodes[node].get("kind") for node in tied}
    if kinds == {"actor", "frame"}:
        return _draw_columns(network, tied, ax, labels, top)
    return _draw_map(network, tied, ax, labels, str(next(iter(kinds))), top, ties)


def _name(network: Any, node: Any, labels: Mapping[Any, str] | None) -> str:
    held = network.nodes[node]
    # Where frames and actors are nodes of one network, their names begin with what they are.
    name = str(node).partition(":")[2] if network.graph.get("kind") == "affiliation" else node
    if labels and name in labels:
        return write_name(name, labels)
    return write_name(
        held.get("label", name), labels, "frame" if held.get("kind") == "frame" else "speaker_actor"
    )


def _draw_columns(
    network: Any, tied: list[Any], ax: Axes | None, labels: Mapping[Any, str] | None, top: int
) -> Axes:
    actors = [node for node in tied if network.nodes[node]["kind"] == "actor"]
    drawn = sorted(actors, key=lambda node: (-network.degree(node, weight="weight"), str(node)))[:top]
    note = _tell_rest((len(actors) - len(drawn), "fewer mentions"))
    network = network.subgraph([*drawn, *(other for node in drawn for other in network[node])])
    actors, frames = (
        [node for node in network if network.nodes[node]["kind"] == kind] for kind in ("actor", "frame")
    )
    actors, frames = _uncross(network, actors, frames)
    most = max(network.edges[edge]["weight"] for edge in network.edges)
    rows = max(len(actors), len(frames))
    size = current_style().font_size
    # Lines that end at one place are told apart if they are the thinner the more there are.
    crowd = max(network.degree(node) for node in [*actors, *frames])
    widest = min(_WIDEST, _CROWDED / crowd)
    with drawing(ax, 22 + _ROW_MM * rows, "Network of actors and frames") as axes:
        _empty(axes)
        place = {
            **{node: (_LEFT, _spread(number, len(actors))) for number, node in enumerate(actors)},
            **{node: (_RIGHT, _spread(number, len(frames))) for number, node in enumerate(frames)},
        }
        for one, two, edge in sorted(network.edges(data=True), key=lambda held: -held[2]["weight"]):
            a, b = (place[one], place[two])
            axes.plot(
                [a[0], b[0]], [a[1], b[1]], zorder=2 + 0.5 * (edge["sign"] < 0), solid_capstyle="butt",
                color=PALETTE[0] if edge["sign"] > 0 else PALETTE[1],
                linestyle="-" if edge["sign"] > 0 else (0, (3, 1.4)), linewidth=min(0.6, widest) + widest * np.sqrt(edge["weight"] / most),
            )  # fmt: skip
        room = {
            "right": max(_FEWEST_LEFT, fit_characters(_LEFT - _ASIDE)),
            "left": max(_FEWEST_RIGHT, fit_characters(1 - _RIGHT - _ASIDE)),
        }
        for nodes, marker, aside, align in ((actors, "o", -1, "right"), (frames, "s", 1, "left")):
            for node in nodes:
                x, y = place[node]
                axes.plot(
                    [x],
                    [y],
                    marker=marker,
                    color="white",
                    markeredgecolor=INK,
                    markersize=0.8 * size,
                    zorder=4,
                )
                said = sum(network.edges[edge]["weight"] for edge in network.edges(node))
                name = wrap_label(_name(network, node, labels), room[align], 2)
                axes.annotate(
                    f"{name} ({said:,.0f})", (x, y), (0.8 * size * aside, 0), textcoords="offset points", ha=align, va="center",
                    fontsize=size,
                )  # fmt: skip
        # A head above each column, as far from its first name whatever the height.
        axes.set_ylim(-0.08, 1 + _HEAD_MM / (_ROW_MM * rows))
        highest = max(
            wrap_label(_name(network, nodes[0], labels), room[align], 2).count("\n")
            for nodes, align in ((actors, "right"), (frames, "left"))
        )
        for x, head, align in (
            (_LEFT, "Speakers (mentions)", "right"),
            (_RIGHT, "Frames (mentions)", "left"),
        ):
            axes.annotate(
                head, (x, 1), (0, (1.3 + 0.6 * highest) * size), textcoords="offset points", ha=align, va="bottom", fontsize=0.9 * size, color=QUIET
            )  # fmt: skip
        signs = {edge["sign"] for _, _, edge in network.edges(data=True)}
        axes.set_xlabel(note, color=QUIET)
        _draw_key(axes, [(1, "affirms"), (-1, "rejects")], signs)
    return axes


def _spread(number: int, of: int) -> float:
    return 0.5 if of == 1 else 1 - number / (of - 1)


def _uncross(network: Any, actors: list[Any], frames: list[Any]) -> tuple[list[Any], list[Any]]:
    """Order both columns by the mean place of their neighbours, a few times over (Sugiyama, Tagawa & Toda 1981)."""
    actors = sorted(actors, key=lambda node: (-network.degree(node, weight="weight"), str(node)))
    frames = sorted(frames, key=lambda node: (-network.degree(node, weight="weight"), str(node)))
    for _ in range(8):
        for one, two in ((actors, frames), (frames, actors)):
            place = {node: number / max(len(one) - 1, 1) for number, node in enumerate(one)}

            def centre(node: Any, place: dict[Any, float] = place) -> float:
                weights = [(place[other], network.edges[node, other]["weight"]) for other in network[node]]
                return float(np.average([at for at, _ in weights], weights=[weight for _, weight in weights]))

            two.sort(key=lambda node, centre=centre: (round(centre(node), 6), str(node)))  # type: ignore[misc]
    return actors, frames


def _tell_rest(*left: tuple[int, str]) -> str:
    told = [f"{write_count(number)} with {why}" for number, why in left if number]
    return f"Not drawn: {', '.join(told)}" if told else ""


def _draw_map(
    network: Any,
    tied: list[Any],
    ax: Axes | None,
    labels: Mapping[Any, str] | None,
    kind: str,
    top: int,
    ties: int,
) -> Axes:
    most_said = sorted(tied, key=lambda node: (-network.nodes[node].get("mentions", 1), str(node)))[:top]
    graph = _keep_strongest(network.subgraph(most_said), ties)
    notes = [
        "Larger marks: more mentions; wider lines: stronger ties",
        f"Each with its {ties} strongest ties, of equal ones those to who has more mentions"
        if graph.number_of_edges() < network.subgraph(most_said).number_of_edges()
        else "",
        _tell_rest((len(tied) - len(most_said), "fewer mentions"), (len(network) - len(tied), "no tie")),
    ]
    size = current_style().font_size
    most = max(abs(edge["weight"]) for _, _, edge in graph.edges(data=True))
    mentions = {node: float(graph.nodes[node].get("mentions", 1)) for node in graph}
    largest = max(mentions.values())
    # Few need no square.
    height = min(max(0.62 * current_style().width_mm + 14, 34 + 4.5 * len(graph)), 140, 34 + 9 * len(graph))
    place = _lay_out(graph, 3.6 * size / current_style().width_mm, 1.46 * size / height)
    with drawing(ax, height, f"Network of {kind}s") as axes:
        _empty(axes)
        axes.set_xlim(-0.16, 1.16)
        axes.set_ylim(-0.1, 1.1)
        conflict = network.graph.get("kind") == "conflict"
        for one, two, edge in sorted(graph.edges(data=True), key=lambda held: abs(held[2]["weight"])):
            against = conflict or edge["weight"] < 0
            axes.plot(
                *np.array([place[one], place[two]]).T, zorder=1, solid_capstyle="round",
                color=PALETTE[1] if against else PALETTE[0], alpha=0.75, linestyle=(0, (3, 1.4)) if against else "-",
                linewidth=0.4 + 3.6 * (abs(edge["weight"]) / most) ** 1.5,
            )  # fmt: skip
        halo = [withStroke(linewidth=2.4, foreground="white")]
        for node in graph:
            x, y = place[node]
            mark = size * (0.6 + 1.1 * np.sqrt(mentions[node] / largest))
            axes.plot(
                [x],
                [y],
                marker="s" if kind == "frame" else "o",
                color="white",
                markeredgecolor=INK,
                markersize=mark,
                zorder=3,
            )
            name = wrap_label(_name(network, node, labels), 22, 2)
            axes.annotate(
                name, (x, y), xytext=(0, 0.5 * mark + 1.5), textcoords="offset points", ha="center", va="bottom", fontsize=size,
                path_effects=halo, zorder=5,
            )  # fmt: skip
        told = ". ".join(note for note in notes if note)
        axes.set_xlabel(wrap_label(told, fit_characters(0.9), 4), color=QUIET)
        same = {"frame": "the same actors on the same side"}.get(kind, "the same side of the same frames")
        signs = {-1 if conflict or edge["weight"] < 0 else 1 for _, _, edge in graph.edges(data=True)}
        _draw_key(axes, [(1, same), (-1, "opposite sides")], signs)
    return axes


def _keep_strongest(graph: Any, ties: int) -> Any:
    """Leave each node its strongest ties, and all of opposite sides.

    Of equal ties those to who has more mentions, so that nobody is in the middle for the sake of a name.
    """
    kept = set()
    said = {node: float(graph.nodes[node].get("mentions", 1)) for node in graph}
    for node in graph:
        held = sorted(
            graph.edges(node, data=True),
            key=lambda edge: (-round(abs(edge[2]["weight"]), 9), -said[edge[1]], str(edge[1])),
        )
        kept |= {frozenset(edge[:2]) for edge in held[:ties]}
    kept |= {frozenset((one, two)) for one, two, edge in graph.edges(data=True) if edge["weight"] < 0}
    return graph.edge_subgraph([tuple(pair) for pair in kept])


def _lay_out(graph: Any, wide: float, tall: float) -> dict[Any, np.ndarray]:
    """Place nodes within the unit square: strong ties are short, every part is drawn, names of that size are kept apart."""
    networkx = import_module("networkx")
    far = networkx.Graph()
    far.add_nodes_from(graph)
    most = max(abs(edge["weight"]) for _, _, edge in graph.edges(data=True))
    far.add_edges_from(
        (one, two, {"far": 1.6 - abs(edge["weight"]) / most}) for one, two, edge in graph.edges(data=True)
    )
    parts = [sorted(part, key=str) for part in networkx.connected_components(far)]
    for one, two in itertools.pairwise(parts):
        far.add_edge(one[0], two[0], far=2.5)
    at = networkx.kamada_kawai_layout(far, weight="far", pos=networkx.circular_layout(sorted(far, key=str)))
    nodes = sorted(at, key=str)
    points = np.array([at[node] for node in nodes])
    if len(parts) > 1:
        points = _close_gaps(points)
    span = np.ptp(points, axis=0)
    points = (points - points.min(axis=0)) / np.where(span > 0, span, 1)
    # Names are wide and low: whoever stands within one of another is moved up or down.
    for _ in range(200):
        apart = points[:, None] - points[None]
        near = (np.abs(apart[..., 0]) < wide) & (np.abs(apart[..., 1]) < tall)
        np.fill_diagonal(near, val=False)
        if not near.any():
            break
        push = np.where(
            near,
            np.where(apart[..., 1] > 0, 1.0, -1.0)
            + 1e-3 * np.sign(np.arange(len(nodes))[:, None] - np.arange(len(nodes))[None]),
            0.0,
        )
        points[:, 1] += 0.01 * push.sum(axis=1)
        points[:, 1] = (points[:, 1] - points[:, 1].min()) / max(np.ptp(points[:, 1]), 1e-9)
    return dict(zip(nodes, points, strict=True))


def _close_gaps(points: np.ndarray) -> np.ndarray:
    """Bring parts that are tied by nothing nearer to each other, so that the page is theirs and not that of what is between them."""
    order = np.argsort(points, axis=0, kind="stable")
    steps = np.diff(np.take_along_axis(points, order, axis=0), axis=0)
    steps = np.minimum(steps, _WIDEST_GAP * np.ptp(points, axis=0))
    closed = np.empty_like(points)
    np.put_along_axis(closed, order, np.vstack([np.zeros(2), np.cumsum(steps, axis=0)]), axis=0)
    return closed


def _draw_key(axes: Axes, names: list[tuple[int, str]], signs: set[int]) -> None:
    drawn = [(sign, name) for sign, name in names if sign in signs]
    handles = [
        Line2D(
            [],
            [],
            color=PALETTE[0] if sign > 0 else PALETTE[1],
            linestyle="-" if sign > 0 else (0, (3, 1.4)),
            linewidth=2,
        )
        for sign, _ in drawn
    ]
    draw_legend(axes, handles, [name for _, name in drawn])


def _empty(axes: Axes) -> None:
    axes.grid(visible=False)
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.08, 1.14)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
