"""What a researcher should know of a codebook before trusting it: overlaps, dead entries, greedy patterns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook, Term
from mediaframing.coding.search.entries import EntryFinder, make_actor_finder, make_frame_finder
from mediaframing.coding.search.patterns import PatternSet
from mediaframing.coding.search.word_patterns import split_pattern
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Vocabulary, split_texts
from mediaframing.tables import check_table

SHORT_STEM = 4
"""A wildcard after fewer letters than this is reported: ``war*`` also matches *warm*, *warn* and *warrant*."""

MANY_WORDS = 20
"""An entry that matches more different words than this in the articles is reported."""


@dataclass(frozen=True)
class _Finding:
    problem: str
    owner: str
    entry: str
    detail: str


def check_codebook(codebook: Codebook, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Report a codebook's overlaps, dead entries and patterns that match too much.

    Parameters
    ----------
    codebook : Codebook
    articles : DataFrame, optional
        Articles to try it on (``article_id``, ``text``). With them, entries that never match, and entries that
        match many different words, are reported as well.

    Returns
    -------
    DataFrame
        One row a finding: ``problem`` (``overlap``: two frames, or two actors, share an entry, so that one
        mention counts for both or goes to the first; ``dead``: the entry can never win, or never matches;
        ``greedy``: the pattern takes in words that were hardly meant), ``owner`` (the frame or actor), ``entry``
        and ``detail``, a sentence. No rows where nothing was found.
    """
    findings = [*_check_groups(codebook)]
    if articles is not None:
        checked = check_table("articles", articles, need=["article_id", "text"])
        findings += _check_on_texts(codebook, checked["text"].tolist())
    columns = ["problem", "owner", "entry", "detail"]
    table = pd.DataFrame([astuple(finding) for finding in findings], columns=columns).astype("str")
    return table.drop_duplicates(ignore_index=True)


def _check_groups(codebook: Codebook) -> Iterator[_Finding]:
    frames = {f"frames.{n}": (f.terms, f.exceptions) for n, f in codebook.frames.items()}
    actors = {f"actors.{n}": (a.aliases, a.exceptions) for n, a in codebook.actors.items()}
    # Actors compete for words and the longest alias wins, so that only the same alias twice is a matter there.
    for owners, within in ((frames, True), (actors, False)):
        yield from _check_shared(owners, within=within)
        for owner, (terms, exceptions) in owners.items():
            yield from _check_twice(owner, terms)
            yield from _check_exceptions(owner, terms, exceptions)
            yield from _check_stems(owner, terms)


def _check_shared(
    owners: dict[str, tuple[tuple[Term, ...], tuple[Term, ...]]], *, within: bool
) -> Iterator[_Finding]:
    holders: dict[str, list[str]] = defaultdict(list)
    for owner, (terms, _) in owners.items():
        for term in terms:
            if owner not in holders[term.pattern.lower()]:
                holders[term.pattern.lower()].append(owner)
    patterns = _list_plain([term for terms, _ in owners.values() for term in terms])
    covers = _find_covers(patterns, within=within)
    for entry, names in holders.items():
        for other in names[1:]:
            yield _Finding("overlap", other, entry, f"{names[0]} has the same entry.")
        for cover in covers.get(entry, ()):
            for name in names:
                for other in holders[cover]:
                    if other not in names:
                        yield _Finding("overlap", name, entry, f"{other} matches there too, with {cover!r}.")


def _check_twice(owner: str, terms: Sequence[Term]) -> Iterator[_Finding]:
    counts = Counter(term.pattern for term in terms)
    for entry in (entry for entry, count in counts.items() if count > 1):
        yield _Finding("dead", owner, entry, f"It stands {counts[entry]} times; once is enough.")
    for entry, covers in _find_covers(_list_plain(terms)).items():
        for cover in covers:
            yield _Finding("dead", owner, entry, f"{cover!r} matches all that it matches.")


def _check_exceptions(owner: str, terms: Sequence[Term], exceptions: Sequence[Term]) -> Iterator[_Finding]:
    plain = _list_plain(exceptions)
    covers = _find_covers(_list_plain([*terms, *exceptions]))
    busy = {cover for entry, found in covers.items() if entry not in plain for cover in found}
    for entry, found in covers.items():
        if entry not in plain and any(cover in plain for cover in found):
            yield _Finding(
                "dead", owner, entry, "An exception of the same frame or actor takes all its matches away."
            )
    touched = _find_covers(_list_plain([*terms, *exceptions]), within=True)
    for exception in plain:
        if exception not in busy and not touched.get(exception):
            detail = "No entry here matches within it, so the exception has nothing to take away."
            yield _Finding("dead", owner, exception, detail)


def _check_stems(owner: str, terms: Sequence[Term]) -> Iterator[_Finding]:
    for term in terms:
        for word, _ in [] if term.regex else split_pattern(term.pattern):
            letters = word.replace("*", "").replace("?", "")
            if "*" in word and len(letters) < SHORT_STEM:
                detail = (
                    f"{word!r} has {len(letters)} letters before the wildcard and takes in many other words."
                )
                yield _Finding("greedy", owner, term.pattern, detail)


def _list_plain(terms: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(term.pattern.lower() for term in terms if not term.regex))


def _find_covers(patterns: list[str], within: bool = False) -> dict[str, list[str]]:
    """For each pattern list the other ones that match all that it matches, or something within it.

    The pattern itself is taken for a text, with ``x`` for its wildcards: what matches the whole of that text
    matches everything the pattern does.
    """
    texts = [pattern.replace("*", "x").replace("?", "x") for pattern in patterns]
    tokens = split_texts(texts, Vocabulary())
    hits = PatternSet([Term(pattern) for pattern in patterns]).find(tokens, split_sentences(tokens))
    lengths = np.bincount(tokens.article, minlength=len(texts))
    article = tokens.article[hits.first]
    covers: dict[str, list[str]] = defaultdict(list)
    for text, entry, length in zip(
        article.tolist(), hits.entry.tolist(), hits.last - hits.first + 1, strict=True
    ):
        if entry != text and (within or length == lengths[text]):
            covers[patterns[text]].append(patterns[entry])
    return covers


def _check_on_texts(codebook: Codebook, texts: list[str]) -> Iterator[_Finding]:
    tokens = split_texts(texts, Vocabulary())
    sentences = split_sentences(tokens)
    groups: list[tuple[str, list[tuple[str, tuple[Term, ...]]], EntryFinder]] = [
        (
            "frames",
            [(n, f.terms) for n, f in codebook.frames.items()],
            make_frame_finder([*codebook.frames.values()]),
        ),
        (
            "actors",
            [(n, a.aliases) for n, a in codebook.actors.items()],
            make_actor_finder([*codebook.actors.values()]),
        ),
    ]
    for kind, owners, finder in groups:
        hits = finder.find(tokens, sentences)
        words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        names = [name for name, _ in owners]
        article = tokens.article[hits.hits.first]
        spans = zip(article.tolist(), hits.hits.start.tolist(), hits.hits.end.tolist(), strict=True)
        for span, owner, entry in zip(spans, hits.owner.tolist(), hits.hits.entry.tolist(), strict=True):
            words[names[owner], finder.patterns[entry]][texts[span[0]][span[1] : span[2]].lower()] += 1
        for name, terms in owners:
            for term in terms:
                found = words.get((name, term.pattern), Counter())
                if not found:
                    where = "article" if len(texts) == 1 else f"{len(texts):,} articles"
                    detail = f"It matches nothing in the {where}, or longer entries always win."
                    yield _Finding("dead", f"{kind}.{name}", term.pattern, detail)
                elif len(found) > MANY_WORDS:
                    some = ", ".join(word for word, _ in found.most_common(8))
                    detail = (
                        f"It matches {len(found)} different words {sum(found.values()):,} times: {some} ..."
                    )
                    yield _Finding("greedy", f"{kind}.{name}", term.pattern, detail)
