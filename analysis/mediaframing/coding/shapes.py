"""The shapes of attribution: what stands before and after a cue, and so which words are content and speaker."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clauses import (
    Span,
    Text,
    extend_apposition,
    find_clause_end,
    find_object_end,
    is_utterance,
    opens_clause,
    find_first_phrase,
    find_noun_phrase_after,
    find_noun_phrase_before,
)
from mediaframing.coding.tokens import Bools, Ints

Row = tuple[int, int, int, int, int, int, int]
"""First and last token of content, cue and speaker, -1 for what is not there; and the rule."""

(
    ACCORDING,
    INVERTED,
    POSTPOSED,
    QUOTATION,
    CLAUSE,
    OBJECT,
    INFINITIVE,
    PREPOSITION,
    NOUN,
    FLOATING,
    BARE,
    QUESTION,
    VERB_SHAPED,
    PREDICATE,
    COLON,
    BYLINE,
) = range(16)

_PUT = frozenset({"put", "puts"})
_MAKE = frozenset({"make", "makes", "made", "making"})
_NOBODY: Span = (-1, -1)
_ENDS = wc.STOP | wc.SEMICOLON | wc.DASH | wc.CLOSE_BRACKET


def find_shapes(text: Text, word: Ints, cue: Ints, quoted: Bools, floor: Ints) -> list[Row]:
    """Find the attributions that have a cue, in the order of their cues.

    Parameters
    ----------
    text : Text
    word, cue : array
        The codes of every token.
    quoted : array of bool
        Whether a token stands in quotation marks.
    floor : array
        The first token of each token's sentence.
    """
    rows: list[Row] = []
    heard: dict[int, Span] = {}
    for token in _choose_candidates(word, cue, quoted, floor).tolist():
        low = text.floor(token)
        code = text.cue[token]
        if code & cues.ACCORDING:
            found = _read_according(text, token)
        else:
            found = _read_verb(text, token, heard, low) if code & ~cues.NOUN else []
            if not found and code & cues.NOUN:
                found = _read_noun(text, token)
        for row in found:
            if row[4] >= 0:
                heard[low] = (row[4], row[5])
        rows += found
    return rows


def _choose_candidates(word: Ints, cue: Ints, quoted: Bools, floor: Ints) -> Ints:
    """Choose the cues worth reading: those that their neighbours do not already rule out."""
    places = np.flatnonzero((cue != 0) & ~quoted)
    if not len(places):
        return places
    code = cue[places]
    after = np.append(word, 0)[places + 1]
    before = np.where(places > floor[places], word[places - 1], 0)
    that = (after & wc.THAT) > 0
    nominal = (before & (wc.DETERMINER | wc.POSSESSIVE) > 0) & (before & wc.THAT == 0)
    nominal |= (before & wc.PREPOSITION > 0) & (before & wc.TO == 0) & (code & cues.GERUND == 0)
    passive = (before & wc.BE > 0) & (code & cues.GERUND == 0)
    only_that = (code & (cues.VERB_SHAPED | cues.ADJECTIVE) > 0) | (code == cues.NOUN) | nominal
    keep = np.where(only_that, that, ~passive | that | (after & wc.BY > 0))
    return places[keep | (code & cues.ACCORDING > 0)]


def drop_nested(text: Text, rows: list[Row]) -> list[Row]:
    """Drop what a source is said to want or think within another source's content; told speech stays."""
    kept: list[Row] = []
    for row in rows:
        while_open = [outer for outer in kept[-6:] if outer[0] <= row[2] <= outer[1] and outer[2] != row[2]]
        strong = row[6] in (CLAUSE, BARE) and text.cue[row[2]] & cues.STRONG and not text.word[row[5]] & wc.PRONOUN
        if not while_open or strong:
            kept.append(row)
    return kept


def _read_according(text: Text, token: int) -> list[Row]:
    """Read "according to X": the content is the rest of its sentence."""
    floor, ceiling = text.floor(token), text.ceiling(token)
    if token + 1 > ceiling or not text.word[token + 1] & wc.TO:
        return []
    speaker = find_noun_phrase_after(text, token + 2, ceiling)
    if speaker is None:
        return []
    if token == floor or (token == floor + 1 and text.word[floor] & wc.COORDINATOR):
        for place in range(speaker[1] + 1, ceiling):
            if text.word[place] & wc.COMMA:
                return _make(text, (place + 1, find_clause_end(text, place + 1, ceiling)), (token, token + 1), speaker, ACCORDING)
        return []
    content = _find_content_before(text, token - 1, floor)
    after = extend_apposition(text, speaker, ceiling)[1] + 1
    if after + 3 < ceiling and text.word[after] & wc.COMMA and token - floor < 7 and token - 1 not in text.closes:
        content = after + 1, find_clause_end(text, after + 1, ceiling)
    return _make(text, content, (token, token + 1), speaker, ACCORDING) if content else []


def _find_content_before(text: Text, last: int, floor: int) -> Span | None:
    """Find the content that ends before a subject or cue: a quotation, or the clause from the sentence's start."""
    word = text.word
    if last < floor:
        return None
    if last in text.closes:
        return _find_quote_content(text, last)
    if word[last] & (wc.COMMA | wc.DASH):
        last -= 1
    if last < floor:
        return None
    if last in text.closes:
        quote = text.closes[last]
        if text.quote_first[quote] <= floor:
            return text.quote_first[quote], last
    first = floor
    inside = text.quote_at(first)
    if inside >= 0:
        first = min(first, text.quote_first[inside])
    while first < last and (word[first] & wc.COORDINATOR or not word[first] & (wc.WORD | wc.QUOTE)):
        first += 1
    return (first, last) if last - first >= 1 else None


def _find_quote_content(text: Text, last: int) -> Span:
    """Give the quotation that closes at a token, with the clause before it where it is a fragment of that."""
    quote = text.closes[last]
    first = text.quote_first[quote]
    floor = text.floor(last)
    if first > floor and text.floor(first) == floor:
        before = text.word[first - 1]
        if not before & (wc.COMMA | wc.COLON | wc.STOP) and before & wc.WORD:
            while floor < first and text.word[floor] & wc.COORDINATOR:
                floor += 1
            return floor, last
    return first, last


def _make(text: Text, content: Span, cue: Span, speaker: Span, rule: int) -> list[Row]:
    first, last = content
    while first < last and text.word[first] & (wc.COMMA | wc.COLON):
        first += 1
    while last > first and text.word[last] & (wc.COMMA | wc.STOP | wc.DASH | wc.SEMICOLON) and last not in text.closes:
        last -= 1
    if last < first or (first == last and not text.word[first] & wc.WORD and first not in text.closes):
        return []
    return [(first, last, *cue, *speaker, rule)]


def _read_verb(text: Text, token: int, heard: dict[int, Span], floor: int) -> list[Row]:
    word = text.word
    code = text.cue[token]
    ceiling = text.ceiling(token)
    before = token - 1
    seen = 0
    while before >= floor and word[before] & (wc.AUXILIARY | wc.ADVERB):
        seen |= word[before]
        before -= 1
    left = word[before] if before >= floor else 0
    if not seen & wc.AUXILIARY and left & (wc.DETERMINER | wc.POSSESSIVE) and not left & wc.THAT:
        return []
    if not seen & wc.AUXILIARY and left & wc.PREPOSITION and not left & wc.TO and not code & cues.GERUND:
        return []
    if seen & wc.BE and not code & cues.GERUND:
        return _read_passive(text, token, before, floor, ceiling)
    if not code & (cues.FINITE | cues.PARTICIPLE | cues.GERUND | cues.ADJECTIVE):
        return []
    if token < ceiling and code & (cues.BASE | cues.THIRD) and not code & cues.STRONG and word[token + 1] & wc.OF and "of" not in cues.judge_preposition(text.say(token)):
        return []
    if code & cues.ADJECTIVE:
        return _read_made_clear(text, token, before, floor, ceiling)
    bare = code & cues.BASE and not code & cues.PAST
    third = code & cues.THIRD and not code & cues.BASE
    if (bare or third) and word[token] & wc.CAPITAL and left & wc.CAPITAL and not _is_headline(text, floor, ceiling):
        return []
    if token < ceiling and (bare or third) and word[token + 1] & wc.AUXILIARY:
        return []
    # Inverted: "...," said X.
    tells = code & cues.STRONG and code & cues.ADDRESSEE
    if code & (cues.SAY | cues.QUOTED) and code & (cues.PAST | cues.THIRD) and not seen and not tells:
        inverted = _read_inverted(text, token, before, floor, ceiling)
        if inverted:
            return inverted
    subject: Span | None
    after_subject = -1
    weak = False
    if code & cues.GERUND and not seen & wc.BE:
        if left & wc.WORD and not left & (wc.PREPOSITION | wc.COORDINATOR | wc.SUBORDINATOR):
            subject = _find_subject(text, before, floor)
        else:
            subject = heard.get(floor) or find_first_phrase(text, floor, token - 1)
        weak = not left & wc.COMMA
    elif left & wc.TO or left & wc.COORDINATOR or before < floor:
        subject = heard.get(floor) or find_first_phrase(text, floor, token - 1)
        weak = True
    elif left & wc.RELATIVE:
        subject = (before, before)
        weak = True
    else:
        subject = _find_subject(text, before, floor)
        if subject is not None:
            after_subject = subject[0] - 1
            weak = after_subject >= floor and bool(word[after_subject] & wc.WORD) and not (
                word[after_subject] & (wc.COORDINATOR | wc.SUBORDINATOR | wc.QUESTION | wc.THAT)
            )
    if subject is None and not (weak and code & cues.STRONG):
        return []
    if subject is None:
        return _read_clause(text, token, code & ~cues.OBJECT, _NOBODY, -1, floor, ceiling)
    if text.word[subject[1]] & wc.WE:
        return []  # the outlet or its readers: "we know that"
    if bare and not seen & wc.MODAL and not left & wc.TO and not code & cues.STRONG and not _is_plural(text, subject):
        return []
    if third and not _is_singular(text, subject):
        return []
    if seen & wc.MODAL and not code & cues.STRONG:
        code &= ~cues.OBJECT
    if weak:
        code &= ~(cues.OBJECT | cues.INFINITIVE)
        if not left & wc.RELATIVE:
            code &= ~cues.PREDICATE
        if not code & cues.STRONG:
            code &= ~cues.SAY
    if after_subject >= floor and word[after_subject] & wc.AS and (code & cues.SAY or text.say(token) in _PUT):
        return _read_as(text, token, subject, after_subject, floor, ceiling)
    if after_subject >= floor and word[after_subject] & (wc.SUBORDINATOR | wc.QUESTION):
        # A subordinate clause before the main one ends with a comma.
        for comma in range(token + 1, ceiling):
            if word[comma] & wc.COMMA:
                ceiling = comma - 1
                break
    return _read_clause(text, token, code, subject, after_subject, floor, ceiling)


def _read_passive(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read "is convinced that ..." and the passives with an agent: "was told by X that ..."."""
    word, code = text.word, text.cue[token]
    place = token + 1
    if place > ceiling:
        return []
    if code & cues.ADJECTIVE and word[place] & wc.THAT:
        subject = _find_subject(text, before, floor) if before >= floor else None
        if subject is None or word[subject[1]] & (wc.IT | wc.WE):
            return []
        return _make(text, (place, find_clause_end(text, place, ceiling)), (token, token), subject, CLAUSE)
    if code & cues.THAT_CLAUSE and word[place] & wc.BY:
        agent = find_noun_phrase_after(text, place + 1, ceiling)
        if agent is not None and agent[1] < ceiling and word[agent[1] + 1] & (wc.THAT | wc.TO | wc.QUESTION):
            begin = agent[1] + 1
            return _make(text, (begin, find_clause_end(text, begin, ceiling)), (token, token), agent, CLAUSE)
    return []


def _read_made_clear(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read "X made clear that ..." and "X made it clear that ..."."""
    word = text.word
    verb = before - 1 if before > floor and word[before] & wc.IT else before
    if verb <= floor or text.say(verb) not in _MAKE or token == ceiling or not word[token + 1] & wc.THAT:
        return []
    last = verb - 1
    while last > floor and word[last] & (wc.AUXILIARY | wc.ADVERB):
        last -= 1
    subject = _find_subject(text, last, floor)
    if subject is None:
        return []
    return _make(text, (token + 1, find_clause_end(text, token + 1, ceiling)), (verb, token), subject, CLAUSE)


def _read_as(text: Text, token: int, subject: Span, opener: int, floor: int, ceiling: int) -> list[Row]:
    """Read "as X reported, ..." and "..., as X put it"."""
    puts = text.say(token) in _PUT
    if puts and not (token < ceiling and text.word[token + 1] & wc.IT):
        return []
    after = _skip_adjuncts(text, token + 1 + puts, ceiling)
    if after < ceiling and (text.word[after] & wc.COLON or after in text.opens) and opener <= floor + 1:
        return _make(text, (after, find_clause_end(text, after, ceiling)), (token, token), subject, POSTPOSED)
    if opener <= floor + 1:
        if after < ceiling and text.word[after] & wc.COMMA:
            return _make(text, (after + 1, find_clause_end(text, after + 1, ceiling)), (token, token), subject, POSTPOSED)
    elif text.word[opener - 1] & wc.COMMA and (after >= ceiling or text.word[after] & (_ENDS | wc.COMMA)):
        content = _find_content_before(text, opener - 1, floor)
        return _make(text, content, (token, token), subject, POSTPOSED) if content else []
    return []


def _is_singular(text: Text, phrase: Span) -> bool:
    """Tell whether a third-person form can have this subject: a bare lower-case plural cannot be one."""
    first, last = phrase
    if first == last and text.word[first] & (wc.THEY | wc.WE):
        return False
    marked = wc.DETERMINER | wc.CAPITAL | wc.PRONOUN | wc.RELATIVE | wc.ROLE
    return any(text.word[place] & marked for place in range(first, last + 1))


def _is_headline(text: Text, floor: int, ceiling: int) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    words = [text.word[place] for place in range(floor, min(ceiling, floor + 30) + 1) if text.word[place] & wc.WORD]
    return sum(bool(code & wc.CAPITAL) for code in words) > 0.6 * len(words)


def _is_plural(text: Text, phrase: Span) -> bool:
    """Tell whether a base form can have this subject."""
    first, last = phrase
    head = text.word[last]
    if head & wc.PRONOUN:
        return bool(head & (wc.THEY | wc.WE))
    if head & (wc.PLURAL | wc.RELATIVE | wc.NUMBER | wc.DETERMINER) or text.say(last).endswith(("s", "people", "men", "police", "half")):
        return True
    return any(text.word[place] & (wc.COORDINATOR | wc.PLURAL) or text.say(place).endswith("s") for place in range(first, last))


def _find_subject(text: Text, before: int, floor: int) -> Span | None:
    """Find the subject whose last token, or closing comma, stands before the verb."""
    word = text.word
    mark = word[before] & (wc.COMMA | wc.DASH)
    if mark:
        # "X, the chairman, said"; "X, who was there, said"; "X — a teacher — said"
        for other in range(before - 1, max(floor, before - 30), -1):
            if word[other] & mark:
                head = find_noun_phrase_before(text, other - 1, floor)
                if head is None:
                    continue
                return head
        return None
    phrase = find_noun_phrase_before(text, before, floor)
    if phrase is None or not word[phrase[0]] & (wc.DETERMINER | wc.PRONOUN | wc.CAPITAL):
        # "the official who wished not to be named said"
        for place in range(before, max(floor, before - 12), -1):
            if word[place] & wc.COMMA:
                break
            if word[place] & wc.RELATIVE:
                phrase = find_noun_phrase_before(text, place - 1, floor) or phrase
                break
    if phrase is None or word[phrase[1]] & wc.THAT:
        return None
    if phrase[0] == phrase[1] and text.say(phrase[0]).endswith("ing") and not word[phrase[0]] & wc.CAPITAL:
        return None  # "facing repeated attacks"
    # "Victor Smith, the director of the institute told": an apposition whose second comma is missing.
    comma = phrase[0] - 1
    if comma - 1 > floor and word[comma] & wc.COMMA and word[phrase[0]] & (wc.DETERMINER | wc.ROLE) and word[comma - 1] & wc.CAPITAL:
        named = find_noun_phrase_before(text, comma - 1, floor)
        if named is not None and word[named[0]] & wc.CAPITAL and (named[0] == floor or word[named[0] - 1] & (wc.QUOTE | wc.COMMA)):
            return named
    return phrase


def _read_inverted(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read the quotative inversion: "...," said X; and Said X: "..."."""
    word = text.word
    quoted = before in text.closes
    if not (quoted or before < floor or word[before] & (wc.COMMA | wc.DASH)):
        return []
    speaker = find_noun_phrase_after(text, token + 1, ceiling)
    if speaker is None or word[speaker[0]] & wc.OBJECT_PRONOUN:
        return []
    after = speaker[1] + 1
    following = word[after] if after <= ceiling else wc.STOP
    if before < floor:
        if not following & (wc.COLON | wc.COMMA) or after + 1 not in text.opens:
            return []
        quote = text.opens[after + 1]
        return _make(text, (after + 1, text.quote_last[quote]), (token, token), speaker, INVERTED)
    if not quoted:
        if not text.cue[token] & cues.SAY or not following & (wc.STOP | wc.COMMA | wc.PREPOSITION | wc.TIME | wc.COLON | wc.RELATIVE):
            return []
        if before - 1 not in text.closes and not following & (wc.STOP | wc.RELATIVE):
            apposed = _find_subject(text, before, floor)
            if apposed is not None and (apposed[0] <= floor + 1 or word[apposed[0] - 1] & wc.COMMA):
                return []
    content = _find_content_before(text, before, floor)
    if content is None:
        return []
    rows = _make(text, content, (token, token), speaker, INVERTED)
    if following & wc.COMMA and after + 1 in text.opens:
        rows += _make(text, (after + 1, text.quote_last[text.opens[after + 1]]), (token, token), speaker, INVERTED)
    return rows


def _read_clause(
    text: Text, token: int, code: int, subject: Span, before: int, floor: int, ceiling: int
) -> list[Row]:
    """Read what stands after a verb with its subject on the left, or before the subject."""
    word = text.word
    cue_span = (token, token)
    place = token + 1
    rows: list[Row] = []
    postposed = before >= floor and (before in text.closes or (word[before] & (wc.COMMA | wc.DASH) and before > floor))
    own = cues.judge_preposition(text.say(token)) if code & cues.PREPOSITION else frozenset()
    while place <= ceiling and word[place] & wc.ADVERB:
        place += 1
    if place <= ceiling and word[place] & wc.PREPOSITION and text.say(place) in own:
        return _make(text, (place + 1, find_object_end(text, place + 1, ceiling)), (token, place), subject, PREPOSITION)
    if place <= ceiling and "out" in own and text.say(place) == "out":
        cue_span = (token, place)
        place += 1
        code |= cues.SAY | cues.THAT_CLAUSE
    if code & cues.ADDRESSEE:
        reached = find_noun_phrase_after(text, place, ceiling)
        if reached is not None and _is_addressee(text, reached, ceiling):
            place = reached[1] + 1
            code |= cues.INFINITIVE
    after_verb = place
    place = _skip_adjuncts(text, place, ceiling)
    if code & cues.STRONG and place <= ceiling and place > after_verb and word[after_verb] & wc.SUBORDINATOR and not word[place] & (
        wc.THAT | wc.COMMA | wc.STOP | wc.QUOTE
    ):
        place = after_verb  # "said after the attack they had ...": told as part of the content
        return _make(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, BARE)
    if place < ceiling and word[place] & wc.COMMA:
        place = _skip_parenthesis(text, place, ceiling)
    following = word[place] if place <= ceiling else wc.STOP
    opener = place if place in text.opens else place + 1 if following & (wc.COMMA | wc.COLON) and place + 1 in text.opens else -1
    if postposed and code & (cues.SAY | cues.QUOTED) and (following & (_ENDS | wc.COMMA) or before in text.closes or place > ceiling):
        content = _find_content_before(text, before, floor)
        if before not in text.closes and before - 1 not in text.closes and following & wc.COMMA and place < ceiling and (
            opener >= 0 or (word[floor] & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME | wc.ADVERB) and before - floor < 8)
        ):
            # Fronted: "In the end, X said, it was late".
            begin = opener if opener >= 0 else place + 1
            return _make(text, (begin, find_clause_end(text, begin, ceiling)), cue_span, subject, POSTPOSED)
        if content is None and following & wc.COMMA and place + 2 < ceiling and code & cues.SAY:
            return _make(text, (place + 1, find_clause_end(text, place + 1, ceiling)), cue_span, subject, POSTPOSED)
        if content is not None and (code & cues.SAY or content[0] in text.opens):
            rows += _make(text, content, cue_span, subject, POSTPOSED)
            if opener > place or opener == token + 1:
                rows += _make(text, (opener, text.quote_last[text.opens[opener]]), cue_span, subject, POSTPOSED)
            elif following & wc.COMMA and place < ceiling and before not in text.closes:
                rest = find_clause_end(text, place + 1, ceiling)
                if rest - place > 1 and not text.cue[place + 1] & cues.GERUND and not text.say(place + 1).endswith("ing"):
                    rows += _make(text, (place + 1, rest), cue_span, subject, POSTPOSED)
            return rows
    if place > ceiling:
        return []
    if opener >= 0 and code & (cues.SAY | cues.QUOTED) and (code & cues.SAY or opener == after_verb or opener > place):
        quote = text.opens[opener]
        last = text.quote_last[quote]
        if last < ceiling and not is_utterance(text, quote):
            last = find_clause_end(text, opener, ceiling)
        return _make(text, (opener, last), cue_span, subject, QUOTATION)
    if following & wc.COLON and code & cues.SAY:
        return _make(text, (place + 1, find_clause_end(text, place + 1, ceiling)), cue_span, subject, COLON)
    if following & wc.THAT and code & (cues.THAT_CLAUSE | cues.VERB_SHAPED):
        if code & cues.VERB_SHAPED and not word[subject[1]] & (wc.PRONOUN | wc.CAPITAL | wc.ROLE):
            return []
        rule = VERB_SHAPED if code & cues.VERB_SHAPED else CLAUSE
        return _make(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, rule)
    if following & wc.QUESTION and code & cues.SAY:
        return _make(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, QUESTION)
    if following & wc.TO:
        if code & cues.INFINITIVE:
            return _make(text, (place, find_object_end(text, place, ceiling)), cue_span, subject, INFINITIVE)
        return []
    if following & (wc.COMMA | _ENDS | wc.COORDINATOR | wc.SUBORDINATOR) and not (following & wc.AS and code & cues.PREDICATE):
        return []
    if code & cues.THAT_CLAUSE and any(word[near] & wc.TEXT for near in range(subject[0], subject[1] + 1)):
        code |= cues.OBJECT  # "The poll showed X ahead of Y"
    if code & (cues.SAY | cues.OBJECT | cues.PREDICATE):
        if code & cues.STRONG or (code & cues.SAY and opens_clause(text, place, ceiling)):
            return _make(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, BARE)
        if not code & (cues.OBJECT | cues.PREDICATE) or (following & wc.PREPOSITION and not following & wc.AS):
            return []
        rule = PREDICATE if code & cues.PREDICATE else OBJECT
        return _make(text, (place, find_object_end(text, place, ceiling)), cue_span, subject, rule)
    return []


def _is_addressee(text: Text, phrase: Span, ceiling: int) -> bool:
    """Tell "told him that" from "told a story"."""
    after = phrase[1] + 1
    following = text.word[after] if after <= ceiling else wc.STOP
    head = text.word[phrase[1]]
    return bool(
        head & (wc.OBJECT_PRONOUN | wc.CAPITAL | wc.PLURAL | wc.ROLE | wc.PRONOUN)
        or following & (wc.THAT | wc.TO | wc.STOP | wc.COMMA | wc.QUESTION | wc.QUOTE)
    )


def _skip_adjuncts(text: Text, place: int, ceiling: int) -> int:
    """Pass "Monday", "in a statement" and "on Twitter" between a verb and its content."""
    word = text.word
    for _ in range(4):
        if place > ceiling:
            break
        code = word[place]
        if code & (wc.TIME | wc.ADVERB):
            place += 1
            # "on July 5, 2016, that"
            if place <= ceiling and word[place] & wc.NUMBER and code & wc.TIME:
                place += 1
            if place + 3 < ceiling and word[place] & wc.COMMA and word[place + 1] & wc.NUMBER and word[place + 2] & wc.COMMA:
                place += 3
        elif code & wc.PREPOSITION and not code & (wc.TO | wc.SUBORDINATOR) or (
            code & wc.TO and place < ceiling and word[place + 1] & (wc.ROLE | wc.OBJECT_PRONOUN | wc.DETERMINER | wc.CAPITAL)
        ) or (code & wc.SUBORDINATOR and code & wc.PREPOSITION):
            phrase = find_noun_phrase_after(text, place + 1, ceiling)
            if phrase is None:
                if place + 1 <= ceiling and word[place + 1] & wc.TIME:
                    place += 1
                    continue
                break
            place = phrase[1] + 1
        else:
            break
    return place


def _skip_parenthesis(text: Text, comma: int, ceiling: int) -> int:
    """Pass ", among other things," where "that" or a quotation follows; stay at the comma otherwise."""
    for place in range(comma + 2, min(ceiling, comma + 12)):
        if text.word[place] & wc.COMMA:
            return place + 1 if text.word[place + 1] & wc.THAT or place + 1 in text.opens else comma
        if text.word[place] & wc.QUOTE:
            break
    return comma


def _read_noun(text: Text, token: int) -> list[Row]:
    """Read "the claim that ..." with its possessor or the sentence's subject as the source."""
    if not text.cue[token] & cues.NOUN or token >= text.ceiling(token):
        return []
    word = text.word
    floor, ceiling = text.floor(token), text.ceiling(token)
    if not word[token + 1] & wc.THAT:
        return []
    speaker: Span = _NOBODY
    for place in range(token - 1, max(floor, token - 5) - 1, -1):
        if word[place] & wc.POSSESSIVE:
            owner = find_noun_phrase_before(text, place - 1, floor)
            speaker = owner or _NOBODY
            break
        if word[place] & wc.OWN:
            speaker = (place, place)
            break
    if speaker == _NOBODY:
        return []
    return _make(text, (token + 1, find_clause_end(text, token + 1, ceiling)), (token, token), speaker, NOUN)
