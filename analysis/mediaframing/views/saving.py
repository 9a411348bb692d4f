"""What is shown in the explorer as files: the figure with all that belongs to it, the mentions, the part; the call beside each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from matplotlib import pyplot as plt

from mediaframing.charts.bundle import SUFFIXES, find_base, save_figure
from mediaframing.charts.spreadsheet import write_csv
from mediaframing.coding.result import Coding
from mediaframing.tables import CodedTables
from mediaframing.views.choice import (
    Choice,
    find_mentions,
    plot_choice,
    rate_choice,
    write_call,
    write_part_call,
)
from mediaframing.views.contexts import put_in_context
from mediaframing.views.markup import one_line
from mediaframing.views.stored import is_stored
from mediaframing.views.view import ViewError

_MOST_NAMED = 5


def save_chart(coding: CodedTables, part: CodedTables, choice: Choice, path: str, name: str) -> list[Path]:
    """Save the chart as :func:`~mediaframing.charts.bundle.save_figure` does, and the Python that makes the same files.

    Parameters
    ----------
    coding, part : CodedTables
        All articles, and those that are chosen.
    choice : Choice
    path : str
        Where, without suffix.
    name : str
        What the coding is called in the Python.

    Raises
    ------
    ViewError
        If the path names no file, or there are such files already: a click overwrites nothing.
    """
    base = find_base(_check_path(path))
    call = base.with_name(base.name + ".call.py")
    _refuse_existing([*(base.with_name(base.name + suffix) for suffix in SUFFIXES), call])
    labels = None if (codebook := getattr(coding, "codebook", None)) is None else codebook.labels
    caption = describe_choice(choice)
    rates = rate_choice(part, choice)
    axes = plot_choice(coding, rates, choice)
    try:
        written = save_figure(axes, base, rates, caption, labels=labels)
    finally:
        plt.close(axes.get_figure(root=True))
    told = "" if caption is None else f", caption={caption!r}"
    labelled = "" if labels is None else f", labels={name}.codebook.labels"
    saved = f"mf.save_figure(ax, {base.as_posix()!r}, rates{told}{labelled})"
    made = write_call(choice, name, labelled=labels is not None)
    call.write_text(f"{made}\n{saved}\n", encoding="utf-8", newline="\n")
    return [*written, call]


def save_mentions(
    coding: CodedTables, part: CodedTables, choice: Choice, path: str, name: str, width: int
) -> list[Path]:
    """Save all mentions that are chosen in their context, as :func:`concordance` gives them, and the Python for it.

    Names, errors and parameters are those of :func:`save_chart`; ``width`` is that of the context.
    """
    base = find_base(_check_path(path))
    table, call = (base.with_name(base.name + suffix) for suffix in ("_mentions.csv", "_mentions.call.py"))
    _refuse_existing([table, call])
    lines = put_in_context(part, find_mentions(part, choice), width)
    base.parent.mkdir(parents=True, exist_ok=True)
    write_csv(lines, table)
    made = write_call(choice, name, labelled=getattr(coding, "codebook", None) is not None)
    call.write_text(f"{made}\n", encoding="utf-8", newline="\n")
    return [table, call]


def save_part(coding: CodedTables, part: CodedTables, choice: Choice, path: str, name: str) -> list[Path]:
    """Save the articles that are chosen, with all that was coded in them, as a coding in ``NAME_coding``; and the Python for it.

    What is chosen of mentions (stance, voice, terms, speakers) leaves nothing out of a coding. Names, errors and parameters are
    those of :func:`save_chart`.
    """
    base = find_base(_check_path(path))
    folder, call = (base.with_name(base.name + suffix) for suffix in ("_coding", "_coding.call.py"))
    _refuse_existing([folder, call])
    held = part.take_articles(list(part.articles["article_id"])) if is_stored(part) else part
    if not isinstance(held, Coding):
        raise ViewError("What is chosen is no coding that can be saved.")
    if held.articles.empty:
        raise ViewError(
            "No article is chosen, so that there is nothing to save. Choose more outlets, groups or days."
        )
    held.save(folder)
    call.write_text(
        f"{write_part_call(choice, name)}\npart.save({folder.as_posix()!r})\n", encoding="utf-8", newline="\n"
    )
    return [folder, call]


def describe_choice(choice: Choice) -> str | None:
    """Say in a sentence which articles and mentions are counted, for a caption; None if all are."""
    told = [
        ("outlets", choice.outlets),
        (choice.column or "groups", choice.groups),
        ("from", choice.since and [choice.since.isoformat()]),
        ("to", choice.until and [choice.until.isoformat()]),
        ("stance", choice.stance and [choice.stance]),
        ("voice", choice.voice and [choice.voice]),
        ("terms", choice.terms),
        ("speakers", choice.speakers),
    ]
    parts = [f"{what} {_name_some(values)}" for what, values in told if values]
    parts += ["mentions with an explicit cue"] if choice.explicit else []
    return f"Only {'; '.join(parts)}." if parts else None


def _name_some(values: Iterable[str | None]) -> str:
    names = ["not known" if value is None else one_line(value) for value in values]
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _check_path(path: str) -> Path:
    if not Path(path.strip()).name:
        raise ViewError("There is no name to save by. Write one into the box, such as figures/rates.")
    return Path(path.strip())


def _refuse_existing(paths: Iterable[Path]) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        raise ViewError(
            f"{there[0]} is there already. Write another name into the box, or delete or rename that file."
        )
