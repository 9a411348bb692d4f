"""A batch of articles as plain lists, read around a word: noun phrases, subjects and ends of clauses.

No parser: a noun phrase is what stands between the closed-class words and marks that bound one (Abney 1991's
chunks). Every scan is bounded by the sentence and by a constant.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.quotes import Quotes
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Ints, Tokens

Span = tuple[int, int]
"""First and last token, both inside."""

REACH = 24
"""No noun phrase with its apposition is longer than this many tokens."""

_LEFT_BOUNDS = (
    wc.THAT | wc.SUBORDINATOR | wc.STOP | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE | wc.RELATIVE | wc.QUESTION
    | wc.AUXILIARY | wc.PRONOUN | wc.OBJECT_PRONOUN | wc.COMMA | wc.OPEN_BRACKET
)  # fmt: skip
_RIGHT_BOUNDS = _LEFT_BOUNDS | wc.CLOSE_BRACKET | wc.FINITE
_SKIPPED = wc.AUXILIARY | wc.ADVERB


@dataclass(frozen=True)
class Text:
    """What the rules read, by token.

    Attributes
    ----------
    word, cue : list of int
        The codes of :mod:`word_classes` and :mod:`cues`.
    key : list of int
        The type's id, to look a word up by.
    keys : list of str
        The folded word of each type.
    first : list of int
        The first token of each sentence, and one past the last token.
    paragraphs : list of int
        For each sentence a number of its paragraph: one more for the next paragraph of the same article.
    opens, closes : dict
        Token of an opening (closing) mark -> quotation.
    quote_first, quote_last : list of int
    """

    word: list[int]
    cue: list[int]
    key: list[int]
    keys: list[str]
    first: list[int]
    paragraphs: list[int]
    opens: dict[int, int]
    closes: dict[int, int]
    quote_first: list[int]
    quote_last: list[int]

    def say(self, token: int) -> str:
        """Give the folded word of a token."""
        return self.keys[self.key[token]]

    def floor(self, token: int) -> int:
        """Give the first token of a token's sentence."""
        return self.first[bisect_right(self.first, token) - 1]

    def ceiling(self, token: int) -> int:
        """Give the last token of a token's sentence."""
        return self.first[bisect_right(self.first, token)] - 1

    def paragraph(self, token: int) -> int:
        """Give the number of a token's paragraph."""
        return self.paragraphs[bisect_right(self.first, token) - 1]

    def quote_at(self, token: int) -> int:
        """Give the quotation around a token, or -1."""
        quote = bisect_right(self.quote_first, token) - 1
        return quote if quote >= 0 and self.quote_last[quote] >= token else -1


def find_noun_phrase_before(text: Text, last: int, floor: int) -> Span | None:
    """Find the noun phrase that ends with a token, reading leftward from its head."""
    word, cue = text.word, text.cue
    while last >= floor and word[last] & wc.CLOSE_BRACKET:
        last = _skip_bracket(text, last, floor) - 1
    if last < floor:
        return None
    code = word[last]
    if code & (wc.PRONOUN | wc.RELATIVE):
        return last, last
    if not code & wc.WORD or code & (wc.PREPOSITION | wc.SUBORDINATOR | wc.AUXILIARY | wc.COORDINATOR):
        if not (code & wc.PREPOSITION and code & wc.CAPITAL):
            return None
    first = last
    place = last - 1
    low = max(floor, last - REACH)
    if code & wc.DETERMINER and not code & wc.OWN:
        return last, last
    while place >= low:
        code = word[place]
        if code & wc.CLOSE_BRACKET:
            place = _skip_bracket(text, place, low) - 1
            continue
        if code & _LEFT_BOUNDS:
            break
        if code & wc.COORDINATOR:
            joined = word[place + 1] & (wc.CAPITAL | wc.DETERMINER | wc.ROLE | wc.ADJECTIVE) and place > low
            if code & wc.CONTRAST or not (joined and word[place - 1] & (wc.CAPITAL | wc.ROLE)):
                break
        elif code & wc.PREPOSITION:
            if place == low or not word[place - 1] & wc.WORD or word[place - 1] & (_SKIPPED | wc.PREPOSITION):
                break
            if text.cue[place - 1] & cues.FINITE and not word[place - 1] & (wc.CAPITAL | wc.ROLE) and not (
                text.cue[place - 1] & cues.NOUN
            ):
                break
        elif code & wc.DETERMINER:
            first = place
            before = word[place - 1] if place > low else 0
            if not before & (wc.PREPOSITION | wc.DETERMINER | wc.POSSESSIVE) or before & wc.TO:
                break
        elif code & (wc.WORD | wc.POSSESSIVE):
            if cue[place] & (cues.SAY | cues.OBJECT) and cue[place] & (cues.PAST | cues.GERUND) and not code & wc.CAPITAL:
                break
            if code & wc.ADVERB and not word[place - 1] & wc.DETERMINER:
                break
            first = place
        elif not code:
            first = place
        else:
            break
        place -= 1
    while first < last and word[first] & (wc.ADVERB | wc.PREPOSITION | wc.COORDINATOR | wc.TIME):
        first += 1
    return (first, last) if word[last] & wc.WORD else None


def find_noun_phrase_after(text: Text, first: int, ceiling: int) -> Span | None:
    """Find the noun phrase that begins with a token, with its "of" and its apposition."""
    word, cue = text.word, text.cue
    if first > ceiling:
        return None
    code = word[first]
    if code & (wc.PRONOUN | wc.OBJECT_PRONOUN):
        return first, first
    if not code & wc.WORD or code & (
        wc.AUXILIARY | wc.PREPOSITION | wc.COORDINATOR | wc.SUBORDINATOR | wc.QUESTION | wc.RELATIVE | wc.THAT | wc.TIME
    ):
        return None
    last = first
    place = first + 1
    high = min(ceiling, first + REACH)
    while place <= high:
        code = word[place]
        if code & wc.OPEN_BRACKET:
            while place < high and not word[place] & wc.CLOSE_BRACKET:
                place += 1
            place += 1
            continue
        if code & (_RIGHT_BOUNDS | wc.TIME | wc.ADVERB) and not (code & wc.TIME and word[place - 1] & wc.DETERMINER):
            break
        if code & wc.PREPOSITION:
            if code & wc.TO or place == high:
                break
            following = word[place + 1]
            if not code & wc.OF and not (
                following & (wc.CAPITAL | wc.DETERMINER) and not following & wc.TIME and text.say(place) in _LINKS
            ):
                break
        elif code & wc.COORDINATOR:
            if code & wc.CONTRAST or place == high or not word[place + 1] & (wc.CAPITAL | wc.ROLE | wc.DETERMINER):
                break
        elif cue[place] & cues.FINITE and cue[place] & (cues.SAY | cues.OBJECT) and not cue[place] & cues.NOUN:
            if not code & wc.CAPITAL:
                break
        elif code & wc.WORD and not code & (wc.CAPITAL | wc.ROLE | wc.NUMBER) and _ends_name(text, place):
            break
        elif code & (wc.WORD | wc.POSSESSIVE) or not code:
            last = place
        else:
            break
        place += 1
    return first, last


def _ends_name(text: Text, place: int) -> bool:
    """Tell whether a lower-case word is the verb after a name or a noun: "Smith left", "the talks continued"."""
    before = text.word[place - 1]
    verb = text.cue[place] & cues.PAST or text.say(place).endswith("ed")
    return bool(before & wc.CAPITAL and not before & wc.DETERMINER and (verb or text.word[place + 1] & _AFTER_VERB))


_AFTER_VERB = wc.DETERMINER | wc.ADVERB | wc.PREPOSITION

_LINKS = frozenset({"for", "at", "from", "with"})


def _skip_bracket(text: Text, place: int, low: int) -> int:
    """Give the opening bracket to a closing one, or the closing one where there is none near."""
    for candidate in range(place - 1, max(low, place - 10) - 1, -1):
        if text.word[candidate] & wc.OPEN_BRACKET:
            return candidate
    return place


def extend_apposition(text: Text, phrase: Span, ceiling: int) -> Span:
    """Take in ", the committee chairman," after a name, where a comma or the sentence's end closes it."""
    word = text.word
    first, last = phrase
    begin = last + 1
    if begin + 1 > ceiling or not word[begin] & wc.COMMA:
        return phrase
    code = word[begin + 1]
    if not code & (wc.DETERMINER | wc.ROLE | wc.CAPITAL | wc.NUMBER | wc.WORD) or code & (
        wc.RELATIVE | wc.PRONOUN | wc.CONTRAST | wc.COORDINATOR | wc.SUBORDINATOR | wc.PREPOSITION | wc.AUXILIARY | wc.THAT
    ):
        return phrase
    if text.cue[begin + 1] & cues.GERUND or text.say(begin + 1).endswith("ing"):
        return phrase
    for place in range(begin + 2, min(ceiling, begin + 14) + 1):
        code = word[place]
        if code & (wc.COMMA | wc.STOP) or place == ceiling:
            return first, place if place == ceiling and not code & (wc.STOP | wc.COMMA) else place - 1
        if code & (wc.AUXILIARY | wc.PRONOUN | wc.QUOTE | wc.SEMICOLON | wc.DASH | wc.THAT):
            return phrase
    return phrase


def find_first_phrase(text: Text, floor: int, ceiling: int) -> Span | None:
    """Find the subject of a sentence's main clause: its first noun phrase after what is fronted before a comma."""
    word = text.word
    place = floor
    while place <= ceiling and (not word[place] & wc.WORD or word[place] & (wc.COORDINATOR | wc.ADVERB)):
        place += 1
    if place <= ceiling and word[place] & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME) or (
        place <= ceiling and text.say(place).endswith("ing")
    ):
        for comma in range(place, min(ceiling, place + REACH) + 1):
            if word[comma] & wc.COMMA:
                place = comma + 1
                break
        else:
            return None
    return find_noun_phrase_after(text, place, ceiling)


def _has_source(text: Text, place: int, ceiling: int) -> bool:
    """Tell whether another source begins to speak within the next words: ", while Y said"."""
    cue = text.cue
    for near in range(place, min(ceiling, place + 7) + 1):
        if cue[near] & cues.STRONG and cue[near] & (cues.PAST | cues.THIRD):
            return True
        if text.word[near] & wc.COMMA:
            return False
    return False


def find_clause_end(text: Text, first: int, ceiling: int) -> int:
    """Give the last token of a clause that begins with a token: the end of the sentence, or what comes before.

    A participle that attributes (", adding that"), "according to" and a dash after which the outlet goes on end it.
    A quotation that outlasts the sentence is taken in whole.
    """
    word, cue = text.word, text.cue
    place = first
    while place <= ceiling:
        quote = text.opens.get(place)
        if quote is not None:
            place = text.quote_last[quote]
            if place >= ceiling:
                return place
        elif word[place] & wc.COMMA and place < ceiling:
            after = place + 1
            if cue[after] & cues.GERUND or cue[after] & cues.ACCORDING:
                return place - 1
            if word[after] & wc.CONTRAST and not word[after] & wc.ADVERB:
                return place - 1
            if word[after] & (wc.COORDINATOR | wc.SUBORDINATOR) and _has_source(text, after + 1, ceiling):
                return place - 1
        elif word[place] & wc.SEMICOLON:
            return place - 1
        elif cue[place] & cues.ACCORDING and place > first:
            return place - 1
        place += 1
    last = ceiling
    while last > first and word[last] & (wc.STOP | wc.COMMA) and last not in text.closes:
        last -= 1
    return last


def opens_clause(text: Text, place: int, ceiling: int) -> bool:
    """Tell whether a subject and a finite verb stand here, so that a clause begins without "that"."""
    phrase = find_noun_phrase_after(text, place, ceiling)
    if phrase is None:
        return False
    if text.word[phrase[0]] & wc.PRONOUN:
        return True
    after = phrase[1] + 1
    while after <= ceiling and text.word[after] & wc.ADVERB:
        after += 1
    if after > ceiling:
        return False
    return bool(text.word[after] & (wc.AUXILIARY | wc.FINITE) or text.cue[after] & cues.FINITE)


def is_utterance(text: Text, quote: int) -> bool:
    """Tell a quoted sentence from a quoted fragment: it begins with a capital and has three words or more."""
    first, last = text.quote_first[quote] + 1, text.quote_last[quote]
    if first < last and text.word[first] & wc.QUOTE:
        first += 1
    return last - first >= 4 and bool(text.word[first] & wc.CAPITAL)


def find_object_end(text: Text, first: int, ceiling: int) -> int:
    """Give the last token of an object or infinitive: before the next comma, dash or subordinate clause."""
    word = text.word
    place = first
    while place <= ceiling:
        quote = text.opens.get(place)
        if quote is not None:
            place = text.quote_last[quote]
            if place >= ceiling:
                return place
        elif word[place] & (wc.COMMA | wc.DASH | wc.SEMICOLON) and place > first:
            return place - 1
        elif place > first + 1 and word[place] & wc.SUBORDINATOR and not word[place] & wc.AS:
            return place - 1
        elif text.cue[place] & cues.ACCORDING and place > first:
            return place - 1
        place += 1
    last = ceiling
    while last > first and word[last] & (wc.STOP | wc.COMMA) and last not in text.closes:
        last -= 1
    return last


def make_text(tokens: Tokens, sentences: Sentences, quotes: Quotes, word: Ints, cue: Ints) -> Text:
    """Lay a batch of articles out in lists."""
    first = quotes.first.tolist()
    last = quotes.last.tolist()
    gap = int(sentences.paragraph.max()) + 3 if len(sentences) else 1
    return Text(
        word=word.tolist(),
        cue=cue.tolist(),
        key=tokens.type.tolist(),
        keys=tokens.vocabulary.keys,
        first=sentences.first_token.tolist(),
        paragraphs=(sentences.article * gap + sentences.paragraph).tolist(),
        opens={token: n for n, token in enumerate(first)},
        closes={token: n for n, token in enumerate(last)},
        quote_first=first,
        quote_last=last,
    )
