"""Entries in capitals that are also words of English: WHO, US, IT say nothing where every word is in capitals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow.compute as pc

from mediaframing.codebook import Term
from mediaframing.coding.search.patterns import Hits
from mediaframing.coding.text.links import find_links
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, fold
from mediaframing.coding.text.wordlists import read_tags, read_words
from mediaframing.coding.text.words import Words, as_bools

_CALLS = "calls"
# Words in capitals beside one another are shouted from so many on.
_LEAST_SHOUTED, _USUAL = 3, 2
_USUAL_WORDS = ("frequent_words", "grammar", "governing_verbs", "cue_forms", "cue_verbs")


class CapitalEntries:
    """The entries of one word in capitals that another word of English looks like.

    Parameters
    ----------
    terms : sequence of Term
        An entry's number is its place here.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        listed = read_tags("acronym_words")
        self._doubtful: Bools = np.array(
            [t.anchor.isalpha() and t.anchor.isupper() and listed.get(fold(t.anchor)) == "" for t in terms],
            np.bool_,
        )

    def keep(self, hits: Hits, tokens: Tokens, sentences: Sentences) -> Bools:
        """Tell which hits stay: not those in a sentence without a small letter, nor behind FOLLOW or CONTACT."""
        stays = np.ones(len(hits), np.bool_)
        rows = np.flatnonzero(self._doubtful[hits.entry]) if self._doubtful.any() else np.zeros(0, np.int64)
        if not len(rows):
            return stays
        vocabulary = tokens.vocabulary
        small = vocabulary.classify_all("small letters", _find_small, "types")
        # How many tokens with a small letter stand before each.
        before = np.append(0, np.cumsum(small[tokens.type] > 0))
        sentence = sentences.of_token[hits.first[rows]]
        first, end = sentences.first_token[sentence], sentences.end_token[sentence]
        stays[rows] = before[end] > before[first]
        calls = vocabulary.classify_all("calls", _find_calls, "types")
        leads = hits.first[rows] - 1
        stays[rows[(leads >= first) & (calls[tokens.type[leads]] > 0)]] = False
        rows = rows[stays[rows]]
        stays[rows] = ~self._find_shouted(hits.first[rows], tokens, sentences)
        return stays

    def _find_shouted(self, places: Ints, tokens: Tokens, sentences: Sentences) -> Bools:
        """Tell which places stand among words in capitals of which one is no name: "a sign read GIVE US WATER"."""
        kinds = tokens.vocabulary.classify_all("words in capitals", _find_capitals, "types")[tokens.type]
        sentence = sentences.of_token[places]
        first, end = sentences.first_token[sentence], sentences.end_token[sentence]
        shouted = np.zeros(len(places), np.bool_)
        beside = (places > first) & (kinds[places - 1] > 0)
        beside |= (places + 1 < end) & (kinds[places + 1] > 0)
        for row in np.flatnonzero(beside).tolist():
            low = high = int(places[row])
            while low > first[row] and kinds[low - 1]:
                low -= 1
            while high + 1 < end[row] and kinds[high + 1]:
                high += 1
            run = kinds[low : high + 1]
            shouted[row] = len(run) >= _LEAST_SHOUTED and bool((run == _USUAL).any())
        return shouted


def _find_capitals(types: Words) -> Ints:
    """Tell words of letters in capitals (1), and those that are frequent words of English, too (2)."""
    capitals = as_bools(pc.match_substring_regex(types.array, r"^\p{Lu}{2,}$")).astype(np.int64)
    doubtful = read_tags("acronym_words")
    usual = frozenset().union(*map(read_words, _USUAL_WORDS))
    for place in np.flatnonzero(capitals).tolist():
        word = types.strings[place].lower()
        capitals[place] += word in usual and doubtful.get(word) != ""
    return capitals


def _find_small(types: Words) -> Ints:
    small = as_bools(pc.match_substring_regex(types.array, r"\p{Ll}"))
    return (small & ~find_links(types.array)).astype(np.int64)


def _find_calls(types: Words) -> Ints:
    calls = [word.upper() for word, tag in read_tags("acronym_words").items() if tag == _CALLS]
    return types.look_up(dict.fromkeys(calls, 1))
