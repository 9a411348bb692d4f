"""What a researcher should know of a codebook before trusting it: overlaps, dead entries, greedy patterns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook, Term, take_codebook
from mediaframing.coding.search.patterns import PatternSet
from mediaframing.coding.search.word_patterns import split_pattern
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Bools, Ints, Vocabulary, split_texts
from mediaframing.coding.text.vocabulary import NOTHING
from mediaframing.coding.trials import Finding, try_entries
from mediaframing.tables import check_table

SHORT_STEM = 4
"""A single word with a wildcard after fewer letters is reported: ``war*`` also matches *warm*, *warn* and *warrant*."""


def check_codebook(codebook: Codebook | str | Path, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Report a codebook's overlaps, dead entries and patterns that match too much.

    Parameters
    ----------
    codebook : Codebook, str or Path
    articles : DataFrame, optional
        Articles to try it on (``article_id``, ``text``). With them all that only texts can tell is reported as well.

    Returns
    -------
    DataFrame
        One row a finding: ``problem``, ``owner`` (the frame or actor), ``entry`` and ``detail``, a sentence. No rows
        where nothing was found. The problems are

        - ``overlap``: two frames, or two actors, share an entry, so that one mention counts for both or goes to the
          first;
        - ``dead``: the entry can never win, or matches nothing in the articles;
        - ``greedy``: the pattern takes in words that were hardly meant, or more than 20 different ones in the articles;
        - ``dominant``: one word makes four fifths of the mentions of a frame, which is then a measure of that word;
        - ``near miss``: what differs from the entry by a plural, a hyphen or a spelling stands in the articles, and
          nothing here matches it;
        - ``ambiguous``: the alias often stands in another's name (*Bill Clinton*), or matches a common word (*may*);
        - ``negated``: a negator stands before most mentions, so that the entry hardly ever says what the frame does.

    Notes
    -----
    Takes time in proportion to the entries and the texts.
    """
    codebook = take_codebook(codebook)
    findings = [*_check_form(codebook)]
    if articles is not None:
        checked = check_table("articles", articles, need=["article_id", "text"])
        if texts := checked["text"].tolist():
            findings += try_entries(codebook, texts)
    columns = ["problem", "owner", "entry", "detail"]
    table = pd.DataFrame([astuple(finding) for finding in findings], columns=columns).astype("str")
    return table.drop_duplicates(ignore_index=True)


class _Entry(NamedTuple):
    """An entry with its frame or actor."""

    owner: str
    term: Term
    wanted: bool

    @property
    def text(self) -> str:
        """The words it looks for in small letters, by which entries are told from one another."""
        return self.term.anchor.lower()

    @property
    def plain(self) -> bool:
        """Whether it counts wherever its words stand, so that it takes all that they match."""
        return not (self.term.all or self.term.not_near)


def _check_form(codebook: Codebook) -> Iterator[Finding]:
    frames = [(f"frames.{n}", f.terms, f.exceptions) for n, f in codebook.frames.items()]
    actors = [(f"actors.{n}", a.aliases, a.exceptions) for n, a in codebook.actors.items()]
    kin = {
        (f"frames.{name}", f"frames.{parent}")
        for name in codebook.frames
        for parent in codebook.list_parents(name)
    }
    # Actors compete for words and the longest alias wins, so that only the same alias twice is a matter there.
    for owners, within in ((frames, True), (actors, False)):
        entries = [
            _Entry(owner, term, wanted)
            for owner, terms, exceptions in owners
            for group, wanted in ((terms, True), (exceptions, False))
            for term in group
            if not term.regex
        ]
        covers = _Covers(entries)
        yield from _check_shared(entries, covers, kin, within=within)
        yield from _check_dead(entries, covers)
        yield from _check_stems(entries)


class _Covers:
    """Which entries match within which others, each taken for a text with ``x`` for its wildcards.

    What matches the whole of that text matches all that the entry does.

    Attributes
    ----------
    inner, outer : array
        Pairs of entries: the outer one's text holds a match of the inner one.
    whole : array of bool
        Whether the match is the whole of the text.
    """

    def __init__(self, entries: Sequence[_Entry]) -> None:
        listed = list(dict.fromkeys(entry.text for entry in entries))
        numbers = {text: number for number, text in enumerate(listed)}
        tokens = split_texts([t.replace("*", "x").replace("?", "x") for t in listed], Vocabulary())
        hits = PatternSet([Term(text) for text in listed]).find(tokens, split_sentences(tokens))
        outer = tokens.article[hits.first]
        lengths = np.bincount(tokens.article[tokens.type != NOTHING], minlength=len(listed))
        whole = lengths[outer] == hits.last - hits.first + 1
        # From distinct texts to the entries that have them.
        number = np.array([numbers[entry.text] for entry in entries], np.int64)
        order = np.argsort(number, kind="stable")
        first = np.searchsorted(number[order], np.arange(len(listed) + 1))
        inner, outer, whole = self._spread(order, first, hits.entry, outer, whole)
        apart = inner != outer
        self.inner, self.outer, self.whole = inner[apart], outer[apart], whole[apart]

    @staticmethod
    def _spread(order: Ints, first: Ints, inner: Ints, outer: Ints, whole: Bools) -> tuple[Ints, Ints, Bools]:
        rows, places = list_between(first[inner], first[inner + 1])
        again, others = list_between(first[outer[rows]], first[outer[rows] + 1])
        return order[places[again]], order[others], whole[rows[again]]


def _check_shared(
    entries: Sequence[_Entry], covers: _Covers, kin: set[tuple[str, str]], *, within: bool
) -> Iterator[Finding]:
    told: set[tuple[str, str, str]] = set()
    for inner, outer in zip(covers.inner.tolist(), covers.outer.tolist(), strict=True):
        one, other = entries[outer], entries[inner]
        pair = (one.owner, other.owner)
        if one.owner == other.owner or not (one.wanted and other.wanted) or pair in kin or pair[::-1] in kin:
            continue
        if one.text == other.text:
            if inner < outer and (one.owner, one.text, "") not in told:
                told.add((one.owner, one.text, ""))
                yield Finding("overlap", one.owner, one.text, f"{other.owner} has the same entry.")
        elif within and (one.owner, one.text, other.owner) not in told:
            told.add((one.owner, one.text, other.owner))
            detail = f"{other.owner} matches there too, with {other.text!r}."
            yield Finding("overlap", one.owner, one.text, detail)


def _check_dead(entries: Sequence[_Entry], covers: _Covers) -> Iterator[Finding]:
    counts = Counter((e.owner, e.term.pattern) for e in entries if e.wanted)
    for (owner, pattern), count in counts.items():
        if count > 1:
            yield Finding("dead", owner, pattern, f"It stands {count} times; once is enough.")
    touched: dict[str, set[str]] = defaultdict(set)
    for inner, outer, whole in zip(
        covers.inner.tolist(), covers.outer.tolist(), covers.whole.tolist(), strict=True
    ):
        one, cover = entries[outer], entries[inner]
        if one.owner != cover.owner or (one.wanted == cover.wanted and one.text == cover.text):
            continue
        if not one.wanted:
            touched[one.owner].add(one.text)
        elif whole and not cover.wanted and cover.plain:
            touched[cover.owner].add(cover.text)
            detail = "An exception of the same frame or actor takes all its matches away."
            yield Finding("dead", one.owner, one.text, detail)
        elif not cover.wanted:
            touched[cover.owner].add(cover.text)
        elif whole and cover.plain and not _say_more(one.term) and not _are_spellings(one.text, cover.text):
            yield Finding("dead", one.owner, one.text, f"{cover.text!r} matches all that it matches.")
    for entry in entries:
        if not entry.wanted and entry.text not in touched[entry.owner]:
            detail = "No entry here matches within it, so the exception has nothing to take away."
            yield Finding("dead", entry.owner, entry.text, detail)


def _say_more(term: Term) -> bool:
    """Tell whether an entry says something of its matches that another one would not."""
    return bool(term.function or term.polarity < 0)


def _are_spellings(one: str, other: str) -> bool:
    """Tell whether two entries differ by a hyphen for a space only: both are written to be safe."""
    return one != other and one.replace("-", " ") == other.replace("-", " ")


def _check_stems(entries: Sequence[_Entry]) -> Iterator[Finding]:
    for entry in entries:
        # Beside another word a short stem is no matter: "gun ban*".
        words = split_pattern(entry.term.anchor) if entry.wanted and entry.plain else []
        for word, _ in words if len(words) == 1 else []:
            letters = word.replace("*", "").replace("?", "")
            if "*" in word and len(letters) < SHORT_STEM:
                detail = (
                    f"{word!r} has {len(letters)} letters before the wildcard and takes in many other words."
                )
                yield Finding("greedy", entry.owner, entry.term.pattern, detail)
