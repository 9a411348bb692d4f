"""Page furniture: lines that stand about many articles and are no part of any."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import pandas as pd

from mediaframing.tables import check_columns, check_table
from mediaframing.values.keywords import check_number

LEAST_ARTICLES = 5
"""A line is furniture from so many articles on."""

FURNITURE = ("keep", "drop")

_COPIED = 0.5
_LONGEST_OPENING = 250
_LONGEST_STUB = 400
_COLUMNS = ("line", "kind", "articles", "share", "outlets", "example", "article_id")


def find_furniture(articles: pd.DataFrame, *, least: int = LEAST_ARTICLES) -> pd.DataFrame:
    r"""Find the lines that recur over articles: notices of copyright, captions of buttons, invitations to read more.

    Parameters
    ----------
    articles : DataFrame
        ``article_id`` and ``text``, with a line break after each line; ``outlet`` where there is one.
    least : int
        In how many articles a line stands at least.

    Returns
    -------
    DataFrame
        One row a line, the commonest first. Columns:

        - ``line``: in small letters, with 0 for every digit unless it is long, so that years and times make no difference; or the words
          that such lines begin with (``read more:``);
        - ``kind``: ``line``, or ``opening`` where only the beginning recurs;
        - ``articles``, ``share``: in how many of the articles it stands, and which share that is;
        - ``outlets``: the outlets it stands in, the most frequent first, missing where none is known;
        - ``example``, ``article_id``: it as it stands in the first of them.

        Copies of one article do not make its lines furniture: an article of which half or more recurs elsewhere is not
        counted.

    Raises
    ------
    ValueError
        If ``least`` is below 2.

    Examples
    --------
    >>> texts = [f"{who} met.\n\nCopyright 20{n} The Post" for n, who in ((17, "Two"), (18, "Six"), (19, "Ten"))]
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": texts})
    >>> find_furniture(articles, least=3)[["line", "articles", "example"]]
                          line  articles                  example
    0  copyright 0000 the post         3  Copyright 2017 The Post
    """
    check_number("least", least, 2)  # a line of one article recurs nowhere
    checked = check_table("articles", articles, need=["article_id", "text"]).reset_index(drop=True)
    lines = _list_lines(checked["text"])
    lines = lines[~lines["article"].isin(_find_copied(lines))]
    whole = _count_lines(lines, "key", least, "line")
    # A line that recurs as it stands needs no opening; openings count the others.
    rest = lines[~lines["key"].isin(whole["key"])]
    counted = pd.concat([whole, _count_lines(rest, "opening", least, "opening")], ignore_index=True)
    outlet = checked["outlet"] if "outlet" in checked.columns else pd.Series(pd.NA, index=checked.index)
    return _lay_out(counted, lines, checked["article_id"], outlet.astype("str"))


def drop_furniture(articles: pd.DataFrame, furniture: pd.DataFrame | None = None) -> pd.DataFrame:
    """Take furniture out of the articles' texts.

    Parameters
    ----------
    articles : DataFrame
    furniture : DataFrame, optional
        From :func:`find_furniture`, perhaps without some rows; found where it is not given.

    Returns
    -------
    DataFrame
        The articles with shorter texts. The headline, a text's first line, stays, and so does a text that would be
        left with nothing. ``attrs["furniture"]`` counts the lines and articles concerned.
    """
    if furniture is not None:
        check_columns(furniture, ["kind", "line"], "furniture")
    chosen = find_furniture(articles) if furniture is None else furniture
    texts = articles["text"]
    known = {kind: set(chosen.loc[chosen["kind"] == kind, "line"]) for kind in ("line", "opening")}
    lines = _list_lines(texts.reset_index(drop=True))
    gone = lines["key"].isin(known["line"]) | lines["opening"].isin(known["opening"])
    gone &= lines["place"] > 0
    touched = lines.loc[gone, "article"].unique()
    kept = texts.tolist()
    dropped = 0
    places = lines[gone].groupby("article")["place"].agg(set)
    for article in touched.tolist():
        parts = kept[article].split("\n")
        left = re.sub(
            r"\n{3,}", "\n\n", "\n".join(p for n, p in enumerate(parts) if n not in places[article])
        )
        if left.strip():
            kept[article] = left.strip("\n")
            dropped += len(places[article])
    result = articles.assign(text=pd.Series(kept, index=articles.index, dtype="str"))
    result.attrs = {**articles.attrs, "furniture": {"lines": dropped, "articles": len(touched)}}
    return result


def _list_lines(texts: pd.Series) -> pd.DataFrame:
    """List the lines of texts that hold anything: ``article`` and ``place`` in it, ``line``, ``key``, ``opening``."""
    split = texts.str.split("\n").explode()
    lines = pd.DataFrame({"article": split.index, "line": split.str.strip().to_numpy()})
    lines["place"] = lines.groupby("article").cumcount()
    lines = lines[lines["line"].fillna("") != ""].reset_index(drop=True)
    key = lines["line"].str.lower().str.replace(r"\s+", " ", regex=True)
    # Figures make no difference in a notice, but all of it in a report of the markets.
    short = lines["line"].str.len() <= _LONGEST_OPENING
    lines["key"] = key.where(~short, key.str.replace(r"\d", "0", regex=True))
    opening = lines["key"].str.extract(r"^\W*([a-z ]{4,30}?)\s*[:|]", expand=False)
    led = opening.isin(_read_openings()) & short
    lines["opening"] = (opening + ":").where(led)
    return lines


@cache
def _read_openings() -> frozenset[str]:
    text = (
        files("mediaframing.reading").joinpath("lists", "furniture_openings.txt").read_text(encoding="utf-8")
    )
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _find_copied(lines: pd.DataFrame) -> pd.Index:
    """Find the articles half of which recurs in others."""
    once = lines.drop_duplicates(["key", "article"])
    recurs = once.groupby("key")["article"].transform("size") > 1
    length = once["line"].str.len()
    share = length.where(recurs, 0).groupby(once["article"]).sum() / length.groupby(once["article"]).sum()
    copied = share.index[share >= _COPIED]
    # A stub of furniture and nothing else is no copy.
    much = length.where(recurs, 0).groupby(once["article"]).sum()
    return copied[much.reindex(copied) > _LONGEST_STUB]


def _count_lines(lines: pd.DataFrame, column: str, least: int, kind: str) -> pd.DataFrame:
    once = lines.dropna(subset=[column]).drop_duplicates([column, "article"])
    counts = once[column].value_counts(sort=False)
    counts = counts[counts >= least]
    return pd.DataFrame({"key": counts.index.astype("str"), "articles": counts.to_numpy(), "kind": kind})


def _lay_out(counted: pd.DataFrame, lines: pd.DataFrame, ids: pd.Series, outlet: pd.Series) -> pd.DataFrame:
    rows = []
    of_key = {
        kind: dict(iter(lines[lines[column].isin(counted["key"])].groupby(column)))
        for kind, column in (("line", "key"), ("opening", "opening"))
    }
    for key, count, kind in zip(
        *(counted[name].tolist() for name in ("key", "articles", "kind")), strict=True
    ):
        where = of_key[kind][key]
        outlets = outlet.iloc[where["article"].unique()].value_counts()
        named = ", ".join(map(str, outlets.index[:5])) + (
            f" and {len(outlets) - 5} more" if len(outlets) > 5 else ""
        )
        first = where.iloc[0]
        rows.append(
            (key, kind, count, count / len(ids), named or None, first["line"], ids.iloc[first["article"]])
        )
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    for name in ("line", "kind", "outlets", "example", "article_id"):
        table[name] = table[name].astype("str")
    table["articles"] = table["articles"].astype("int64")
    return table.astype({"share": "float64"}).sort_values(
        "articles", ascending=False, kind="stable", ignore_index=True
    )
