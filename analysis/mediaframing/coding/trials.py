"""The entries of a codebook tried on texts: what each matches there, and what stands about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.codebook import Codebook, Term
from mediaframing.coding.batch import cut_batches
from mediaframing.coding.search.entries import EntryFinder, make_actor_finder, make_frame_finder
from mediaframing.coding.search.patterns import PatternSet
from mediaframing.coding.text.cutting import read_bytes
from mediaframing.coding.text.sentences import Sentences, split_sentences
from mediaframing.coding.text.tokens import Ints, Tokens, Vocabulary, split_texts
from mediaframing.coding.text.wordlists import read_words
from mediaframing.coding.variants import vary_entry

MANY_WORDS = 20
"""An entry that matches more different words than this in the articles is reported."""

DOMINATES, LEAST_MENTIONS = 0.8, 50
"""A word with this share of a frame's mentions is reported, of a frame with so many."""

LEAST_MISSES = 3
"""A near miss is reported where it stands so often, and once for 20 mentions of the entry."""

_OTHERS, _LEAST_NAMES = 0.2, 5
_SMALL = 0.5
_NEGATED, _LEAST_NEGATED = 0.5, 10
_NEGATORS = ("no", "not", "non", "never", "without", "anti", "neither", "nor", "n't", "cannot")


@dataclass(frozen=True)
class Finding:
    """What is odd about an entry: the problem's name, the frame or actor, the entry, a sentence."""

    problem: str
    owner: str
    entry: str
    detail: str


def try_entries(codebook: Codebook, texts: Sequence[str]) -> Iterator[Finding]:
    """Report what texts tell of the entries."""
    frames = [(f"frames.{n}", f.terms) for n, f in codebook.frames.items()]
    actors = [(f"actors.{n}", a.aliases) for n, a in codebook.actors.items()]
    yield from _Trial(frames, make_frame_finder([*codebook.frames.values()]), texts).report()
    yield from _Trial(actors, make_actor_finder([*codebook.actors.values()]), texts).report()


class _Trial:
    """The entries of frames, or of actors, and all that they match in texts.

    Attributes
    ----------
    found : DataFrame
        One row an entry, word matched (in small letters), and what was asked of the place: ``owner``, ``entry``,
        ``word``, ``small`` (it is written in small letters), ``negated``, ``before`` (the capitalised word right
        before it, or ``""``), and ``times``.
    misses : DataFrame
        One row a variant of an entry that stood where nothing of its frame matched: ``variant``, ``word``, ``times``.
    """

    def __init__(
        self, owners: Sequence[tuple[str, tuple[Term, ...]]], finder: EntryFinder, texts: Sequence[str]
    ) -> None:
        self._owners, self._finder, self._articles = owners, finder, len(texts)
        self._terms = dict(owners)
        self._variants = [*_list_variants(owners)] if owners and owners[0][0].startswith("frames") else []
        variants = PatternSet([Term(text, exact=True) for _, _, text in self._variants])
        vocabulary = Vocabulary()
        found, missed = [], []
        for low, high in cut_batches([len(text) for text in texts]):
            tokens = split_texts(texts[low:high], vocabulary)
            sentences = split_sentences(tokens)
            found.append(self._match(tokens, sentences))
            if self._variants:
                missed.append(self._miss(tokens, sentences, variants))
        keys = ["owner", "entry", "word", "small", "negated", "before"]
        self.found = _count(found, keys)
        self.misses = _count(missed, ["variant", "word"])

    def _match(self, tokens: Tokens, sentences: Sentences) -> pd.DataFrame:
        hits = self._finder.find(tokens, sentences)
        first = hits.hits.first
        words = _cut(tokens, tokens.article[first], hits.hits.start, hits.hits.end)
        lowered = pc.utf8_lower(words)
        before, floor = first - 1, sentences.first_token[sentences.of_token[first]]
        led = before >= floor
        negators = tokens.vocabulary.classify("usual negator", _is_negator)[tokens.type]
        hyphen = tokens.vocabulary.classify("hyphen sign", "-".__eq__)[tokens.type]
        negated = led & ((negators[before] > 0) | ((hyphen[before] > 0) & (negators[before - 1] > 0)))
        # The word before a name, where it is capitalised within a sentence: another's first name, perhaps.
        named = tokens.vocabulary.classify("first name", _may_be_first_name, "types")[tokens.type]
        leading = np.where((before > floor) & (named[before] > 0), tokens.type[before], -1)
        types = pa.array([*tokens.vocabulary.types], pa.large_string())
        return pd.DataFrame(
            {
                "owner": hits.owner,
                "entry": hits.hits.entry,
                "word": lowered.to_pandas().astype("str"),
                "small": pc.equal(words, lowered).to_numpy(zero_copy_only=False),
                "negated": negated,
                "before": types.take(pa.array(leading, mask=leading < 0))
                .to_pandas()
                .fillna("")
                .astype("str"),
            }
        )

    def _miss(self, tokens: Tokens, sentences: Sentences, variants: PatternSet) -> pd.DataFrame:
        hits = variants.find(tokens, sentences)
        held = self._finder.find(tokens, sentences)
        # A variant that touches a mention of its own frame is none that was missed.
        width = len(tokens) + 1
        owner = np.array([place for place, _, _ in self._variants], np.int64)[hits.entry]
        order = np.lexsort((held.hits.last, held.owner))
        lasts = held.owner[order] * width + held.hits.last[order]
        at = np.searchsorted(lasts, owner * width + hits.first)
        there = np.minimum(at, max(len(order) - 1, 0))
        if len(order):
            touched = (at < len(order)) & (held.owner[order[there]] == owner)
            touched &= held.hits.first[order[there]] <= hits.last
            hits = hits.keep(~touched)
        words = _cut(tokens, tokens.article[hits.first], hits.start, hits.end)
        return pd.DataFrame({"variant": hits.entry, "word": pc.utf8_lower(words).to_pandas().astype("str")})

    def report(self) -> Iterator[Finding]:
        """Report what is odd."""
        entries = self.found.groupby(["owner", "entry"])["times"].sum()
        totals = self.found.groupby("owner")["times"].sum()
        known = {}
        place = 0
        for owner, (name, terms) in enumerate(self._owners):
            while self._finder.owners[place] < owner:
                place += 1
            for number, term in enumerate(terms, place):
                times = int(entries.get((owner, number), 0))
                known[owner, number] = (name, term, times)
                if not times:
                    where = "article" if self._articles == 1 else f"{self._articles:,} articles"
                    detail = f"It matches nothing in the {where}, or longer entries always win."
                    yield Finding("dead", name, term.pattern, detail)
            place += len(terms)
        # An entry has one owner.
        yield from self._report_entries({number: entry for (_, number), entry in known.items()})
        yield from self._report_dominant(totals)
        yield from self._report_misses(known)

    def _report_entries(self, known: dict[int, tuple[str, Term, int]]) -> Iterator[Finding]:
        words = _sum(self.found, ["entry", "word"])
        for number, count in words.index.get_level_values("entry").value_counts(sort=False).items():
            if count > MANY_WORDS:
                name, term, times = known[number]
                some = ", ".join(words.loc[number].sort_values(ascending=False, kind="stable").index[:8])
                detail = f"It matches {count} different words {times:,} times: {some} ..."
                yield Finding("greedy", name, term.pattern, detail)
        for number, negated in _sum(self.found[self.found["negated"]], ["entry"]).items():
            name, term, times = known[number]
            if negated >= _LEAST_NEGATED and negated >= _NEGATED * times and term.polarity > 0:
                detail = (
                    f"A negator stands right before {negated:,} of its {times:,} mentions; "
                    "look whether it belongs to the frame, or to its contrary (polarity = -1)."
                )
                yield Finding("negated", name, term.pattern, detail)
        for number, small in _sum(self.found[self.found["small"]], ["entry"]).items():
            name, term, times = known[number]
            written = name.startswith("actors.") and term.pattern[:1].isupper()
            if written and small >= _LEAST_NAMES and small >= _SMALL * times:
                detail = f"In {small:,} of {times:,} mentions it is written small, and may be a common word."
                yield Finding("ambiguous", name, term.pattern, detail)
        led = _sum(self.found[self.found["before"] != ""], ["entry", "before"])
        led = led[led >= _LEAST_NAMES]
        for number, others in led.groupby(level="entry"):
            name, term, times = known[number]
            yield from self._report_others(name, term, times, others.droplevel("entry"))

    def _report_others(self, name: str, term: Term, times: int, before: pd.Series) -> Iterator[Finding]:
        """Report a name that often stands behind a first name that is none of the actor's."""
        longer = [alias.pattern for alias in self._terms[name] if alias.pattern.endswith(f" {term.pattern}")]
        if not name.startswith("actors.") or not longer or " " in term.pattern:
            return
        # Gabby and Gabrielle are one name.
        nick = tuple({word[:3].lower() for alias in longer for word in alias.split()[:-1]})
        others = before[~before.index.str.lower().str.startswith(nick)]
        others = others.sort_values(ascending=False, kind="stable")
        if others.sum() > _OTHERS * times:
            some = ", ".join(f"{other} {term.pattern} ({count:,})" for other, count in others.head(3).items())
            detail = f"{int(others.sum()):,} of its {times:,} mentions may be other people: {some}."
            yield Finding("ambiguous", name, term.pattern, detail)

    def _report_dominant(self, totals: pd.Series) -> Iterator[Finding]:
        if not self._owners or not self._owners[0][0].startswith("frames."):
            return
        words = _sum(self.found, ["owner", "word"])
        heads = (
            level.tolist() for level in (words.index.get_level_values(0), words.index.get_level_values(1))
        )
        for owner, word, times in zip(*heads, words.tolist(), strict=True):
            name, terms = self._owners[owner]
            total = int(totals[owner])
            if total >= LEAST_MENTIONS and times >= DOMINATES * total and len(terms) > 1:
                detail = (
                    f"{word!r} makes {times:,} of the {total:,} mentions: the frame measures little else."
                )
                yield Finding("dominant", name, word, detail)

    def _report_misses(self, known: dict[tuple[int, int], tuple[str, Term, int]]) -> Iterator[Finding]:
        mentions = {(name, term.pattern): times for name, term, times in known.values()}
        told = set()
        misses = self.misses.sort_values("times", ascending=False, kind="stable")
        columns = (misses[column].tolist() for column in ("variant", "word", "times"))
        for variant, word, times in zip(*columns, strict=True):
            owner, pattern, _ = self._variants[variant]
            name = self._owners[owner][0]
            enough = max(LEAST_MISSES, mentions.get((name, pattern), 0) / 20)
            if times >= enough and (name, word) not in told:
                told.add((name, word))
                detail = f"{word!r} stands {times:,} times in the articles, and nothing here matches it."
                yield Finding("near miss", name, pattern, detail)


def _sum(found: pd.DataFrame, keys: list[str]) -> Any:
    return found.groupby(keys)["times"].sum()


def _cut(tokens: Tokens, article: Ints, start: Ints, end: Ints) -> pa.Array:
    return read_bytes(pa.array(tokens.texts, pa.large_string())).cut(article, start, end)


def _count(parts: Sequence[pd.DataFrame], keys: list[str]) -> pd.DataFrame:
    """Count equal rows."""
    if not parts:
        return pd.DataFrame(columns=[*keys, "times"])
    return (
        pd.concat(parts, ignore_index=True)
        .groupby(keys, as_index=False)
        .size()
        .rename(columns={"size": "times"})
    )


def _is_negator(word: str) -> int:
    return word in _NEGATORS or word.endswith("n't")


def _may_be_first_name(word: str) -> int:
    return (
        word[:1].isupper()
        and word[1:].islower()
        and len(word) > 2
        and word.lower() not in read_words("titles")
    )


def _list_variants(owners: Sequence[tuple[str, tuple[Term, ...]]]) -> Iterator[tuple[int, str, str]]:
    """List what the entries of frames nearly are: the owner, the entry, and the variant."""
    for owner, (_, terms) in enumerate(owners):
        for term in terms:
            if not (term.regex or term.all or term.not_near or term.exact):
                for variant in dict.fromkeys(vary_entry(term.pattern)):
                    yield owner, term.pattern, variant
