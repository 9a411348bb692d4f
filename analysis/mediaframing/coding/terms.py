"""What each entry of a codebook found: the first thing to look at after coding, and the last before a number is believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import pandas as pd

from mediaframing.tables import STANCES, require_coding

if TYPE_CHECKING:
    from mediaframing.coding.result import Coding


@runtime_checkable
class _Stored(Protocol):
    """A table on the disk."""

    def iterate_batches(self, columns: Iterable[str]) -> Iterator[pd.DataFrame]: ...


def tabulate_terms(coding: Coding, of: str = "frames") -> pd.DataFrame:
    """Tabulate the entries of the codebook: what each found, and how much of its frame it makes.

    Parameters
    ----------
    coding : Coding
    of : {"frames", "actors"}
        Whether the terms of frames or the aliases of actors are tabulated.

    Returns
    -------
    DataFrame
        One row an entry of the codebook, those that found nothing included, by frame, the most frequent first:

        - ``frame``, ``term`` (of actors ``actor``, ``alias``);
        - ``mentions``: how often it was found; ``articles``: in how many articles;
        - ``share``: of the mentions of its frame or actor, 0 to 1; missing where that has none;
        - ``affirmed``, ``rejected``, ``uncertain``: mentions with that stance, of frames only;
        - ``words``: how many different words or phrases it matched, regardless of case;
        - ``example``: the sentence of its first mention; missing where it has none.

        Of actors, pronouns and descriptions that refer back count for the alias that they stand for.

    Raises
    ------
    ValueError
        If ``of`` is neither.

    Examples
    --------
    >>> from mediaframing import Codebook, code_articles
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Terror is no bilateral issue. Terrorists fled."]})
    >>> coding = code_articles(articles, Codebook.from_terms({"terror": ["terror*", "bomb*"]}))
    >>> tabulate_terms(coding)[["term", "mentions", "share", "words", "example"]]
          term  mentions  share  words                        example
    0  terror*         2    1.0      2  Terror is no bilateral issue.
    1    bomb*         0    0.0      0                            NaN
    """
    require_coding(coding, "tabulate_terms")
    book = coding.codebook
    if of == "frames":
        owner, entry, mentions = "frame", "term", coding.frames
        listed = [(name, term.pattern) for name, frame in book.frames.items() for term in frame.terms]
    elif of == "actors":
        owner, entry, mentions = "actor", "alias", coding.actors
        listed = [(name, alias.pattern) for name, actor in book.actors.items() for alias in actor.aliases]
    else:
        raise ValueError(f"of must be 'frames' or 'actors', not {of!r}.")
    key = [owner, entry]
    needed = [*key, "article_id", "sentence_id", "text", *(["stance"] if of == "frames" else [])]
    mentions = mentions[needed]
    mentions = mentions.assign(**{name: mentions[name].astype("str") for name in [*key, "article_id"]})
    table = pd.DataFrame(list(dict.fromkeys(listed)), columns=key).astype("str")
    groups = mentions.groupby(key, sort=False)
    counted = pd.DataFrame(
        {
            "mentions": groups.size(),
            "articles": groups["article_id"].nunique(),
            "words": mentions.assign(text=mentions["text"].str.lower())
            .groupby(key, sort=False)["text"]
            .nunique(),
        }
    )
    if of == "frames":
        for stance in STANCES:
            counted[stance] = mentions["stance"].eq(stance).groupby([mentions[name] for name in key]).sum()
    table = table.merge(counted, left_on=key, right_index=True, how="left")
    numbers = [*counted.columns]
    table[numbers] = table[numbers].fillna(0).astype("int64")
    total = table[owner].map(mentions[owner].value_counts()).fillna(0).astype("float64")
    table["share"] = (table["mentions"] / total).where(total > 0)
    first = mentions.drop_duplicates(key)[[*key, "article_id", "sentence_id"]]
    sentences = _read_sentences(coding, first[["article_id", "sentence_id"]].drop_duplicates())
    examples = first.merge(sentences, on=["article_id", "sentence_id"], how="left")[[*key, "example"]]
    table = table.merge(examples, on=key, how="left")
    places = {name: place for place, name in enumerate(dict.fromkeys(name for name, _ in listed))}
    table = table.sort_values(
        [owner, "mentions"],
        key=lambda column: column.map(places) if column.name == owner else -column,
        kind="stable",
        ignore_index=True,
    )
    stances = list(STANCES) if of == "frames" else []
    return table[[*key, "mentions", "articles", "share", *stances, "words", "example"]]


def _read_sentences(coding: Coding, wanted: pd.DataFrame) -> pd.DataFrame:
    """Read some sentences; of a coding on the disk piece by piece."""
    columns = ["article_id", "sentence_id", "text"]
    table: Any = coding.sentences
    pieces = table.iterate_batches(columns) if isinstance(table, _Stored) else [table[columns]]
    theirs = [piece[piece["article_id"].isin(wanted["article_id"])] for piece in pieces]
    found = [
        piece.assign(article_id=piece["article_id"].astype("str")).merge(wanted, on=columns[:2])
        for piece in theirs
    ]
    sentences: pd.DataFrame = pd.concat(found, ignore_index=True)
    return sentences.rename(columns={"text": "example"})
