"""The finding under every sensible choice: a specification curve (Simonsohn, Simmons & Nelson 2020)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from types import SimpleNamespace
from typing import Any

import pandas as pd

from mediaframing.grouping import find_groups
from mediaframing.measures import compare_frames
from mediaframing.measures.groups import list_by, refuse_own
from mediaframing.measures.results import describe_result
from mediaframing.tables import CodedTables, require_coding
from mediaframing.validation.codes import ValidationError
from mediaframing.validation.contrast import correct_contrast
from mediaframing.validation.correction import correct_rates
from mediaframing.values.keywords import list_given, show_given

CHOICES = ("rejected", "sources", "unit", "duplicates", "corrected", "left_out")
_NOT_REJECTED = ("affirmed", "uncertain")
_ESTIMATES = ("log_ratio", "rate", "difference")
_UNITS = {"compare_frames": ("mention", "sentence", "article")}
_SPACE = r"\s+"


def compare_choices(
    coding: CodedTables,
    measure: Callable[..., pd.DataFrame] = compare_frames,
    codes: pd.DataFrame | None = None,
    *,
    sample: pd.DataFrame | None = None,
    rejected: Sequence[str] = ("in", "out"),
    sources: Sequence[str] = ("in", "out"),
    units: Sequence[str] | None = None,
    duplicates: Sequence[str] = ("in", "out"),
    terms: bool = True,
    **keywords: Any,
) -> pd.DataFrame:
    """Measure the same thing under every combination of sensible choices, to see how far the finding moves with them.

    Parameters
    ----------
    coding : CodedTables
    measure : callable
        :func:`compare_frames` or :func:`rate_frames`, or a function of your own that takes a coding and the keywords ``unit``,
        ``stance`` and ``voice`` and gives a table with ``rate``, ``log_ratio`` or ``difference``, and ``low``, ``high``.
    codes, sample : DataFrame, optional
        Codes by hand: then each choice is also made with the error of the rules corrected, where the unit allows.
    rejected : sequence of "in", "out"
        Mentions that reject the frame counted, or only those that do not.
    sources : sequence of "in", "out"
        Mentions in sources' words counted, or only the outlet's own.
    units : sequence of str, optional
        For a contrast ``mention``, ``sentence`` and ``article`` by default; for rates one unit, since others are on other
        scales: ``mention``.
    duplicates : sequence of "in", "out"
        Articles whose text another has, too, counted each, or once. By the column ``story`` of the articles if they
        have one. Left away where there are none.
    terms : bool, default True
        Leave out each entry of the frames once, with the first of all other choices.
    **keywords
        For the measure: ``frames=["terror", "talks"]``, ``by="outlet"``.

    Returns
    -------
    DataFrame
        One row for each combination and row of the measure: ``rejected``, ``sources``, ``unit``, ``duplicates``,
        ``corrected`` (``yes``, ``no``), ``left_out`` (an entry, else missing); the measure's own keys; ``estimate``,
        ``low``, ``high``, ``interval``, ``confidence``; ``scale`` (what the estimate is) and ``base`` (whether all
        choices are the first). :func:`plot_choices` draws it.

    Raises
    ------
    ValidationError
        If a choice is neither ``in`` nor ``out``, or the measure gives no estimate.
    """
    require_coding(coding, "compare_choices")
    if not callable(measure):
        raise ValidationError(f"measure={show_given(measure)} must be a measure, such as mf.compare_frames.")
    rejected, sources, duplicates = (
        _list_sides(name, given)
        for name, given in (("rejected", rejected), ("sources", sources), ("duplicates", duplicates))
    )
    name = getattr(measure, "__name__", "")
    tried = (
        list_given("units", units, ValidationError)
        if units is not None
        else list(_UNITS.get(name, ("mention",)))
    )
    groups = find_groups(coding)
    by = keywords.get("by", [groups.column] if groups else None)
    refuse_own(list_by(by), [*CHOICES, "estimate", "scale", "base"], ValidationError)
    single = drop_duplicates(coding)
    apart = duplicates if len(single.articles) < len(coding.articles) else duplicates[:1]
    parts = {"in": coding, "out": single}
    rows: list[pd.DataFrame] = []
    correct: Any = {"compare_frames": correct_contrast, "rate_frames": correct_rates}.get(name)
    base: dict[str, Any] | None = None
    for spec in _cross(rejected, sources, tried, apart, codes is not None and correct is not None):
        if spec["corrected"] == "yes" and spec["unit"] not in ("mention", "1000_words"):
            continue
        base = base or dict(spec)
        call: Callable[..., pd.DataFrame] = measure
        if spec["corrected"] == "yes" and correct is not None:
            call = _bind(correct, name, codes, sample)
        rows.append(_measure(call, parts[spec["duplicates"]], spec, keywords, spec == base))
    if terms and base is not None:
        for frame, term in _list_terms(coding, keywords.get("frames")):
            less = _leave_out(parts[base["duplicates"]], frame, term)
            rows.append(_measure(measure, less, {**base, "left_out": term}, keywords, False))
    result = pd.concat(rows, ignore_index=True)
    return describe_result(result, "compare_choices", coding, list_by(by))


def _list_sides(keyword: str, given: Sequence[str]) -> list[str]:
    chosen = list_given(keyword, given, ValidationError)
    if not chosen or not set(chosen) <= {"in", "out"}:
        raise ValidationError(f"{keyword}={chosen!r} must hold 'in', 'out' or both.")
    return chosen


def _cross(
    rejected: Sequence[str],
    sources: Sequence[str],
    units: Sequence[str],
    duplicates: Sequence[str],
    corrected: bool,
) -> Iterator[dict[str, Any]]:
    for values in product(rejected, sources, units, duplicates, ("no", "yes") if corrected else ("no",)):
        yield {**dict(zip(CHOICES, values, strict=False)), "left_out": None}


def _bind(
    correct: Callable[..., pd.DataFrame], name: str, codes: pd.DataFrame | None, sample: pd.DataFrame | None
) -> Callable[..., pd.DataFrame]:
    def call(coding: CodedTables, **keywords: Any) -> pd.DataFrame:
        if name == "compare_frames":
            keywords.pop("unit", None)
        return correct(coding, codes, sample=sample, **keywords)

    return call


def _measure(
    call: Callable[..., pd.DataFrame],
    coding: CodedTables,
    spec: Mapping[str, Any],
    keywords: Mapping[str, Any],
    base: bool,
) -> pd.DataFrame:
    stance = _NOT_REJECTED if spec["rejected"] == "out" else None
    voice = "outlet" if spec["sources"] == "out" else None
    with warnings.catch_warnings():
        # Each choice would warn of the same small groups and missing codes.
        warnings.simplefilter("ignore")
        table = call(coding, unit=spec["unit"], stance=stance, voice=voice, **keywords)
    scale = next((column for column in _ESTIMATES if column in table.columns), None)
    if scale is None:
        raise ValidationError(
            f"The measure gives none of the columns {', '.join(_ESTIMATES)}; it gives {', '.join(map(str, table.columns))}."
        )
    known = list(table.columns)
    ends = next(place for place, column in enumerate(known) if column in ("count", "first_count", scale))
    result = pd.DataFrame({choice: [spec[choice]] * len(table) for choice in CHOICES})
    result["left_out"] = result["left_out"].astype("str").mask(result["left_out"].isna())
    for column in known[:ends]:
        result[column] = table[column].array
    result["estimate"] = table[scale].array
    for column in ("low", "high", "interval", "confidence"):
        result[column] = table[column].array if column in known else None
    result["scale"] = scale
    result["base"] = base
    return result


def drop_duplicates(coding: CodedTables) -> Any:
    """Give the coding with each story once: by the column ``story`` of the articles, or by their words."""
    articles = coding.articles
    if "story" in articles.columns:
        # An article without a story is one of its own.
        story = articles["story"].astype("object").where(articles["story"].notna(), articles["article_id"])
    else:
        story = articles["text"].astype("str").str.casefold().str.replace(_SPACE, " ", regex=True).str.strip()
    kept = articles[~story.duplicated()]
    tables = {
        name: table[table["article_id"].isin(kept["article_id"])].reset_index(drop=True)
        for name in ("sentences", "frames", "actors", "attributions")
        if (table := getattr(coding, name, None)) is not None
    }
    return SimpleNamespace(
        articles=kept.reset_index(drop=True), **tables, codebook=getattr(coding, "codebook", None)
    )


def _list_terms(coding: CodedTables, frames: Sequence[str] | str | None) -> list[tuple[str, str]]:
    """List the entries that found anything, of the frames that are compared."""
    found = coding.frames[["frame", "term"]].drop_duplicates()
    chosen = frames if frames is not None else getattr(getattr(coding, "codebook", None), "contrast", None)
    if chosen is not None:
        found = found[found["frame"].isin([chosen] if isinstance(chosen, str) else list(chosen))]
    several = found.groupby("frame")["term"].transform("size") > 1
    return sorted(found[several].itertuples(index=False, name=None))


def _leave_out(coding: CodedTables, frame: str, term: str) -> Any:
    frames = coding.frames
    left = frames[~((frames["frame"] == frame) & (frames["term"] == term))].reset_index(drop=True)
    return SimpleNamespace(
        articles=coding.articles,
        sentences=coding.sentences,
        frames=left,
        codebook=getattr(coding, "codebook", None),
    )
