"""What a methods section needs: the paragraph, the table, and what is still missing."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from typing import Any

import pandas as pd

from mediaframing.tables import CodedTables, require_coding
from mediaframing.validation.accuracy import validate_coding
from mediaframing.validation.agreement import rate_agreement
from mediaframing.validation.codes import SETTLED, ValidationError, ValidationWarning, check_codes

_LEAST_ALPHA = 0.667
_GOOD_ALPHA = 0.8
_FEW = 10


@dataclass(frozen=True, eq=False)
class MethodsSection:
    """What :func:`describe_methods` found.

    Attributes
    ----------
    paragraph : str
        Ready to be adapted; what stands in brackets is to be filled in.
    table : DataFrame
        ``item``, ``value``: corpus, codebook, sample, agreement and accuracy.
    missing : tuple of str
        What a reviewer will ask for and the coding does not show.
    """

    paragraph: str
    table: pd.DataFrame
    missing: tuple[str, ...]

    def __repr__(self) -> str:
        listed = "\n".join(f"[ ] {text}" for text in self.missing) or "Nothing is missing."
        return f"{self.paragraph}\n\n{self.table.to_string(index=False)}\n\n{listed}"

    def _repr_html_(self) -> str:
        listed = "".join(f"<li>☐ {escape(text)}</li>" for text in self.missing)
        return (
            f"<p>{escape(self.paragraph)}</p>{self.table.to_html(index=False, border=0, escape=True)}"
            f"{f'<p>Still missing:</p><ul>{listed}</ul>' if listed else '<p>Nothing is missing.</p>'}"
        )


def describe_methods(
    coding: CodedTables,
    codes: pd.DataFrame | Sequence[pd.DataFrame] | Mapping[str, pd.DataFrame] | None = None,
    *,
    sample: pd.DataFrame | None = None,
) -> MethodsSection:
    """Describe how a coding came about and how it was checked, for a methods section.

    Parameters
    ----------
    coding : CodedTables
    codes : DataFrame, sequence of DataFrame or mapping, optional
        All codes by hand, of all coders.
    sample : DataFrame, optional
        What :func:`draw_sample` gave, for the column ``chance``, if the codes do not have it.

    Returns
    -------
    MethodsSection
        Its ``paragraph``, ``table`` and ``missing``; Jupyter shows all three.
    """
    require_coding(coding, "describe_methods")
    items = _describe_corpus(coding)
    missing = ["where the articles come from: database, search string, period, and what was left out"]
    if not any(getattr(f, "definition", "") for f in _list_frames(coding)):
        missing.append("definitions of the frames in the codebook")
    told = [
        f"We coded {items['articles']} articles [source, search string, period] with mediaframing {version('mediaframing')}. "
        f"The codebook names {items['frames']} frames by {items['terms']} terms [how it was developed]. The unit of analysis is the "
        f"frame mention: a place where a term stands ({items['frame mentions']} in all). Rules read from each mention's sentence whether "
        "the frame is affirmed, rejected or left uncertain, whether it stands in the outlet's or in a source's words, and who the "
        "source is."
    ]
    if weighed := tell_stance_model(coding):
        items["stance model"] = weighed[0]
        told.append(weighed[1])
    if codes is None:
        missing.append(
            "codes by hand of a random sample: draw_sample, code_by_hand, rate_agreement, validate_coding"
        )
        told.append("[How often the rules are right on these articles: code a sample by hand.]")
    else:
        checked = check_codes(codes)
        found, asked = _describe_codes(coding, checked, sample)
        items |= found
        missing += asked
        told.append(_tell_codes(found))
    table = pd.DataFrame({"item": list(items), "value": [str(value) for value in items.values()]})
    return MethodsSection(" ".join(told), table, tuple(missing))


def tell_stance_model(coding: CodedTables) -> tuple[str, str] | None:
    """Name the model that stances and voices were weighed with, and say so in a sentence; None where they are those of the rules."""
    model = (getattr(coding, "provenance", {}) or {}).get("stance_model")
    if not model:
        return None
    name, learnt = str(model["model"]), str(model["learnt"])[:12]
    mention = f"mention of {', '.join(model['frames'])}" if "frames" in model else "mention"
    return f"{name}, changes with SHA-256 {learnt}", (
        f"What the rules say of stance and voice was weighed with what a language model reads around each {mention} ({name}, "
        f"Reimers & Gurevych 2019, with changes learnt from coded news; their SHA-256 begins {learnt}). On news that neither has "
        "seen F1 of affirmed, rejected and uncertain is then .96, .83 and .82, of remedies .90, .79 and .62; of voices .93 are right."
    )


def _list_frames(coding: CodedTables) -> list[Any]:
    return list((getattr(getattr(coding, "codebook", None), "frames", None) or {}).values())


def _describe_corpus(coding: CodedTables) -> dict[str, Any]:
    articles, frames = coding.articles, _list_frames(coding)
    items: dict[str, Any] = {"articles": f"{len(articles):,}"}
    if "outlet" in articles and articles["outlet"].notna().any():
        items["outlets"] = f"{articles['outlet'].nunique():,}"
    days = (
        pd.to_datetime(articles["published"]).dropna()
        if "published" in articles
        else pd.Series(dtype="object")
    )
    if len(days):
        items["published"] = f"{days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}"
    items["frames"] = len(frames) or coding.frames["frame"].nunique()
    items["terms"] = sum(len(frame.terms) for frame in frames) or coding.frames["term"].nunique()
    items["frame mentions"] = f"{len(coding.frames):,}"
    provenance = getattr(coding, "provenance", {}) or {}
    for name, key in (("codebook SHA-256", "codebook_hash"), ("corpus SHA-256", "corpus_hash")):
        if provenance.get(key):
            items[name] = str(provenance[key])[:12]
    items["mediaframing"] = (provenance.get("versions") or {}).get("mediaframing") or version("mediaframing")
    return items


def _describe_codes(
    coding: CodedTables, codes: pd.DataFrame, sample: pd.DataFrame | None
) -> tuple[dict[str, Any], list[str]]:
    people = codes[codes["coder"] != SETTLED]
    mentions = people[people["missed"].isna()]
    sentences = codes.loc[codes["missed"].notna(), "mention_id"].nunique()
    items: dict[str, Any] = {
        "coders": people["coder"].nunique(),
        "mentions coded by hand": mentions["mention_id"].nunique(),
        "sentences without a mention coded by hand": sentences,
    }
    missing = []
    if not sentences:
        missing.append(
            "sentences without a mention, coded for what the codebook misses (draw_sample(recall=0.2))"
        )
    if codes["chance"].isna().any() and sample is None:
        missing.append(
            "the chances with which the mentions were drawn (sample=), without which nothing can be weighted"
        )
    if len(people) < len(codes):
        items["mentions settled together"] = codes.loc[codes["coder"] == SETTLED, "mention_id"].nunique()
    items["mentions coded twice"] = int((mentions["mention_id"].value_counts() > 1).sum())
    try:
        agreement = rate_agreement(codes)
    except ValidationError:
        missing.append("a second coder for a part of the sample, and their agreement")
    else:
        whole = agreement[agreement["value"].isna()]
        for row in whole.to_dict("records"):
            items[f"alpha of {row['variable']}"] = (
                _write(row["alpha"], row["low"], row["high"])
                if pd.notna(row["alpha"])
                else f"– ({row['reason']})"
            )
            if row["alpha"] < _GOOD_ALPHA:
                verdict = (
                    "too low to rely on"
                    if row["alpha"] < _LEAST_ALPHA
                    else "good for tentative conclusions only"
                )
                missing.append(
                    f"better agreement on {row['variable']}: alpha {row['alpha']:.2f} is {verdict} (Krippendorff 2019)"
                )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ValidationWarning)
        scores = validate_coding(coding, codes, sample=sample).scores
    for row in scores.to_dict("records"):
        if pd.isna(row["value"]) and pd.notna(row["estimate"]):
            items[f"{row['measure'].replace('_', ' ')} of {row['variable']}"] = _write(
                row["estimate"], row["low"], row["high"]
            )
    rare = scores[
        (scores["measure"] == "recall")
        & (scores["mentions"] < _FEW)
        & scores["variable"].isin(["stance", "voice"])
    ]
    for row in rare.to_dict("records"):
        missing.append(f"more mentions that are {row['value']}: people found {row['mentions']} in the sample")
    return items, missing


def _tell_codes(items: Mapping[str, Any]) -> str:
    alphas = [
        f"{name.removeprefix('alpha of ')} {value}"
        for name, value in items.items()
        if name.startswith("alpha of ")
    ]
    shares = [
        f"{name.removeprefix('accuracy of ')} {value}"
        for name, value in items.items()
        if name.startswith("accuracy of ")
    ]
    precision = [
        f"{name} {value}"
        for name, value in items.items()
        if name in ("precision of frame", "recall of frame")
    ]
    people = "One of us" if items["coders"] == 1 else f"{items['coders']} coders"
    told = (
        f"{people} coded a stratified random sample of {items['mentions coded by hand']} mentions and "
        f"{items['sentences without a mention coded by hand']} sentences without one, blind to what the rules said"
    )
    if alphas:
        told += f"; Krippendorff's alpha of {items['mentions coded twice']} mentions coded twice: {', '.join(alphas)}"
    if items.get("mentions settled together"):
        told += f". {items['mentions settled together']} on which they differed they settled together"
    elif items["mentions coded twice"]:
        told += ". Where they differed, what most of them coded was taken, and of as many the first coder's code [or settle it together]"
    if shares or precision:
        told += f". Weighted by the chances of being drawn the rules are right in these shares of mentions: {', '.join([*precision, *shares])}"
    return f"{told}. Brackets hold 95% intervals that honour that mentions cluster in articles."


def _write(estimate: float, low: float, high: float) -> str:
    return f"{estimate:.2f}" if pd.isna(low) else f"{estimate:.2f} ({low:.2f} to {high:.2f})"
