"""Articles that are copies of one another: the same text twice, an edited text, one agency's text in several outlets."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from mediaframing.coding.sketches import Floats, Sketches, sketch_texts
from mediaframing.coding.text.tokens import Ints
from mediaframing.tables import check_columns, check_table
from mediaframing.values.keywords import check_number

SIMILAR, CONTAINED = 0.4, 0.7
"""Two articles are near copies from so much shared wording on, of all they have or of the shorter one."""

_FEWEST_WORDS = 40
_LEAST_SHARED = 12
_FURNITURE = 8

COLUMNS = ("story", "article_id", "outlet", "published", "kind", "syndicated", "similarity", "keep")


def find_duplicates(
    articles: pd.DataFrame, *, similar: float = SIMILAR, contained: float = CONTAINED
) -> pd.DataFrame:
    """Find articles that are copies of one another: exact, near, and the same text in several outlets.

    Parameters
    ----------
    articles : DataFrame
        ``article_id`` and ``text``; ``outlet`` and ``published`` where there are any.
    similar : float
        From which Jaccard similarity on two articles are near copies: the share of all their sequences of four words
        that both have.
    contained : float
        Or from which share of the shorter one's sequences on, so that a shortened article is a copy, too. Of articles of
        fewer than 40 words only exact copies are found.

    Returns
    -------
    DataFrame
        One row an article that has a copy, story by story. Columns:

        - ``story``: the ``article_id`` of the one to keep, which names the group;
        - ``article_id``, ``outlet``, ``published``;
        - ``kind``: ``exact`` where its words are those of the kept one, regardless of case, marks and white space;
          else ``near``. Of the kept one, ``exact`` if it has an exact copy;
        - ``syndicated``: whether the story stands in several outlets;
        - ``similarity``: to the kept one, 0 to 1: the larger of the two measures, estimated to within about .1;
          missing for the kept one;
        - ``keep``: True for the earliest of the story, of several the longest, of several the first.

        No rows where there are no copies. Every article of a story is a copy of the one kept.

    Raises
    ------
    ValueError
        If a limit is not above 0 and at most 1.

    Notes
    -----
    Texts are compared by shingles of four words (Broder 1997, On the resemblance and containment of documents), of
    which about 128 a text are kept: time grows with the number of texts, not of pairs. Wording that one outlet has in
    eight articles or more, such as a notice of copyright, is no part of what is compared.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["The dam broke.", "The  dam broke!", "No dam."]})
    >>> find_duplicates(articles)[["story", "article_id", "kind", "keep"]]
      story article_id   kind   keep
    0     a          a  exact   True
    1     a          b  exact  False
    """
    for name, limit in (("similar", similar), ("contained", contained)):
        check_number(name, limit, 0, 1)
        if not 0 < limit <= 1:
            raise ValueError(f"{name} must be above 0 and at most 1, not {limit!r}.")
    checked = check_table("articles", articles, need=["article_id", "text"]).reset_index(drop=True)
    texts = checked["text"].tolist()
    sketches = _leave_out_furniture(sketch_texts(texts), checked)
    same = _number_texts(texts)
    one, other = _pair_near(sketches, same, similar, contained)
    twins = np.flatnonzero(same != np.arange(len(same)))
    one, other = np.append(one, same[twins]), np.append(other, twins)
    kept = _gather(checked, sketches, one, other, same, similar, contained)
    return _lay_out(checked, kept, same, sketches)


def add_stories(articles: pd.DataFrame, duplicates: pd.DataFrame | None = None) -> pd.DataFrame:
    """Add a column ``story`` to articles: the same for copies of one text, an article's own id for the others.

    Intervals can take stories for their clusters, so that forty copies of one agency's text are not forty observations;
    ``articles.drop_duplicates("story")`` keeps one of each.

    Parameters
    ----------
    articles : DataFrame
    duplicates : DataFrame, optional
        From :func:`find_duplicates`, which is called where it is not given.

    Returns
    -------
    DataFrame
        The articles in their order, with one column more.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["The dam broke.", "The dam broke!", "No dam."]})
    >>> add_stories(articles)["story"].tolist()
    ['a', 'a', 'c']
    """
    if duplicates is not None:
        check_columns(duplicates, ["article_id", "story"], "duplicates")
    found = find_duplicates(articles) if duplicates is None else duplicates
    stories = found.set_index("article_id")["story"]
    ids = articles["article_id"].astype("str")
    return articles.assign(story=ids.map(stories).fillna(ids).astype("str"))


def _number_texts(texts: list[str]) -> Ints:
    """Give for each text the place of the first one with the same words."""
    seen: dict[bytes, int] = {}
    places = []
    for place, text in enumerate(texts):
        words = text.lower().translate(_BLANK)
        key = hashlib.blake2b(
            " ".join(words.split()).encode("utf-8", "surrogatepass"), digest_size=16
        ).digest()
        places.append(seen.setdefault(key, place))
    return np.array(places, np.int64)


class _Blank(dict[int, str]):
    """Blanks in place of what is neither letter nor digit; each sign is asked about once."""

    def __missing__(self, code: int) -> str:
        self[code] = told = chr(code) if chr(code).isalnum() else " "
        return told


_BLANK = _Blank()


def _pair_near(sketches: Sketches, same: Ints, similar: float, contained: float) -> tuple[Ints, Ints]:
    """Pair near copies; of exact copies only the first is compared."""
    one, other = sketches.find_pairs(_LEAST_SHARED)
    first = (same[one] == one) & (same[other] == other)
    long = np.minimum(sketches.words[one], sketches.words[other]) >= _FEWEST_WORDS
    one, other = one[first & long], other[first & long]
    jaccard, part = sketches.compare(one, other)
    near = (jaccard >= similar) | (part >= contained)
    return one[near], other[near]


def _leave_out_furniture(sketches: Sketches, articles: pd.DataFrame) -> Sketches:
    """Leave out wording that one outlet has in so many articles that it is no part of a story."""
    if "outlet" not in articles.columns or articles["outlet"].isna().all():
        return sketches
    outlet = pd.factorize(articles["outlet"], use_na_sentinel=False)[0].astype(np.uint64)
    return sketches.leave_out_common(outlet, _FURNITURE)


def _gather(
    articles: pd.DataFrame,
    sketches: Sketches,
    one: Ints,
    other: Ints,
    same: Ints,
    similar: float,
    contained: float,
) -> Ints:
    """Give for each article the one to keep of its story, itself where it has no copy.

    Of articles that are linked the best to be kept takes those that are near to it; what is left is gathered again, so
    that a row of versions, each near to the next, is no one story.
    """
    size = len(articles)
    absent = pd.Series(pd.NaT, index=articles.index)
    ranks = pd.DataFrame({"published": articles.get("published", absent), "words": -sketches.words})
    rank = np.empty(size, np.int64)
    rank[ranks.sort_values(["published", "words"], kind="stable").index.to_numpy()] = np.arange(size)
    kept = np.arange(size)
    while len(one):
        from scipy.sparse import coo_matrix  # slow to import, and few ask for duplicates
        from scipy.sparse.csgraph import connected_components

        links = coo_matrix((np.ones(len(one), np.int8), (one, other)), shape=(size, size))
        group = connected_components(links, directed=False)[1]
        members = np.unique(np.concatenate([one, other]))
        best = members[np.lexsort((rank[members], group[members]))]
        best = best[np.append(True, np.diff(group[best]) > 0)]
        of_group = np.zeros(group.max() + 1, np.int64)
        of_group[group[best]] = best
        head = of_group[group[members]]
        jaccard, part = sketches.compare(head, members)
        near = (jaccard >= similar) | (part >= contained) | (same[head] == same[members])
        kept[members[near]] = head[near]
        gone = np.zeros(size, np.bool_)
        gone[members[near]] = True
        gone[best] = True
        left = ~gone[one] & ~gone[other]
        one, other = one[left], other[left]
    return kept


def _lay_out(articles: pd.DataFrame, kept: Ints, same: Ints, sketches: Sketches) -> pd.DataFrame:
    members = np.flatnonzero(np.bincount(kept, minlength=len(kept))[kept] > 1)
    absent = pd.Series(pd.NA, index=articles.index)
    ids = articles["article_id"].to_numpy()
    table = pd.DataFrame(
        {
            "place": members,
            "kept": kept[members],
            "story": ids[kept[members]],
            "article_id": ids[members],
            "outlet": articles.get("outlet", absent).astype("str").iloc[members].to_numpy(),
            "published": articles.get("published", absent).astype("datetime64[us]").iloc[members].to_numpy(),
        }
    )
    table["outlet"] = table["outlet"].astype("str")
    table["keep"] = table["place"] == table["kept"]
    twin = pd.Series(same[members])
    copies = twin.groupby(twin).transform("size") > 1
    exact = (twin == pd.Series(same[table["kept"].to_numpy()])) & (~table["keep"] | copies)
    table["kind"] = np.where(exact, "exact", "near")
    table["syndicated"] = table.groupby("kept")["outlet"].transform("nunique") > 1
    similarity = _measure(sketches, table)
    table["similarity"] = pd.Series(np.where(exact, 1.0, similarity)).mask(table["keep"])
    first = table.groupby("kept")["place"].transform("min")
    table = table.assign(first=first).sort_values(["first", "keep", "place"], ascending=[True, False, True])
    for name in ("kind", "story", "article_id"):
        table[name] = table[name].astype("str")
    return table[list(COLUMNS)].reset_index(drop=True)


def _measure(sketches: Sketches, table: pd.DataFrame) -> Floats:
    jaccard, part = sketches.compare(table["kept"].to_numpy(), table["place"].to_numpy())
    return np.maximum(jaccard, part)
