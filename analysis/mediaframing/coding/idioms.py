"""Attributions of fixed shape: "according to", "as X put it", "made clear that", the claim of X that, passives."""

from __future__ import annotations

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.clauses import find_clause_end, find_object_end
from mediaframing.coding.noun_phrases import (
    Span,
    extend_apposition,
    find_noun_phrase_after,
    find_noun_phrase_before,
)
from mediaframing.coding.rows import (
    ACCORDING,
    CLAUSE,
    ENDS,
    INFINITIVE,
    NOBODY,
    NOUN,
    POSTPOSED,
    PREDICATE,
    QUESTION,
    Row,
    make_row,
)
from mediaframing.coding.subjects import find_subject

_PUT = frozenset({"put", "puts"})
_MAKE = frozenset({"make", "makes", "made", "making"})
_ADJUNCT = wc.TIME | wc.ADVERB
OPENS_ADJUNCT = _ADJUNCT | wc.PREPOSITION | wc.TO


def read_according(text: Text, token: int) -> list[Row]:
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
                return make_row(
                    text,
                    (place + 1, find_clause_end(text, place + 1, ceiling)),
                    (token, token + 1),
                    speaker,
                    ACCORDING,
                )
        return []
    content = find_content_before(text, token - 1, floor)
    after = extend_apposition(text, speaker, ceiling)[1] + 1
    if (
        after + 3 < ceiling
        and text.word[after] & wc.COMMA
        and token - floor < 7
        and token - 1 not in text.closes
    ):
        content = after + 1, find_clause_end(text, after + 1, ceiling)
    return make_row(text, content, (token, token + 1), speaker, ACCORDING) if content else []


def read_as(text: Text, token: int, subject: Span, opener: int, floor: int, ceiling: int) -> list[Row]:
    """Read "as X reported, ..." and "..., as X put it"."""
    puts = text.say(token) in _PUT
    if puts and not (token < ceiling and text.word[token + 1] & wc.IT):
        return []
    after = skip_adjuncts(text, token + 1 + puts, ceiling)
    if after < ceiling and (text.word[after] & wc.COLON or after in text.opens) and opener <= floor + 1:
        return make_row(
            text, (after, find_clause_end(text, after, ceiling)), (token, token), subject, POSTPOSED
        )
    if opener <= floor + 1:
        if after < ceiling and text.word[after] & wc.COMMA:
            return make_row(
                text,
                (after + 1, find_clause_end(text, after + 1, ceiling)),
                (token, token),
                subject,
                POSTPOSED,
            )
    elif text.word[opener - 1] & wc.COMMA and (after >= ceiling or text.word[after] & (ENDS | wc.COMMA)):
        content = find_content_before(text, opener - 1, floor)
        return make_row(text, content, (token, token), subject, POSTPOSED) if content else []
    return []


def read_made_clear(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read "X made clear that ..." and "X made it clear that ..."."""
    word = text.word
    verb = before - 1 if before > floor and word[before] & wc.IT else before
    if verb <= floor or text.say(verb) not in _MAKE or token == ceiling or not word[token + 1] & wc.THAT:
        return []
    last = verb - 1
    while last > floor and word[last] & wc.HELPER:
        last -= 1
    subject = find_subject(text, last, floor)
    if subject is None:
        return []
    return make_row(
        text, (token + 1, find_clause_end(text, token + 1, ceiling)), (verb, token), subject, CLAUSE
    )


def read_passive(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read "is convinced that ..." and the passives with an agent: "was told by X that ..."."""
    word, code = text.word, text.cue[token]
    place = token + 1
    if place > ceiling:
        return []
    if code & cues.ADJECTIVE and word[place] & wc.THAT:
        subject = find_subject(text, before, floor) if before >= floor else None
        if subject is None or word[subject[1]] & (wc.IT | wc.WE):
            return []
        return make_row(text, (place, find_clause_end(text, place, ceiling)), (token, token), subject, CLAUSE)
    if code & cues.PREDICATE and word[place] & wc.OF:
        # "is accused of fraud by X"
        for by in range(place + 2, min(ceiling, place + 16)):
            if word[by] & wc.BY:
                agent = find_noun_phrase_after(text, by + 1, ceiling)
                return make_row(text, (place + 1, by - 1), (token, place), agent, PREDICATE) if agent else []
            if word[by] & (wc.COMMA | wc.QUOTE):
                break
        return []
    if code & cues.THAT_CLAUSE and not code & cues.ADJECTIVE:
        # "it is believed that": somebody's belief, though nobody is named; "it must be said that" is the outlet's
        if word[place] & wc.THAT and before >= floor and word[before] & wc.IT and text.say(token - 1) != "be":
            return make_row(
                text, (place, find_clause_end(text, place, ceiling)), (token, token), NOBODY, CLAUSE
            )
        if (
            word[place] & wc.TO
            and code & cues.SAY
            and not code & (cues.INFINITIVE | cues.ADDRESSEE)
            and text.say(token) != "supposed"
        ):
            return make_row(
                text, (place, find_object_end(text, place, ceiling)), (token, token), NOBODY, INFINITIVE
            )
    if text.say(token) == "asked":
        return read_asked(text, token, ceiling)
    if code & cues.THAT_CLAUSE and word[place] & wc.BY:
        agent = find_noun_phrase_after(text, place + 1, ceiling)
        if agent is not None and agent[1] < ceiling and word[agent[1] + 1] & (wc.THAT | wc.TO | wc.QUESTION):
            begin = agent[1] + 1
            return make_row(
                text, (begin, find_clause_end(text, begin, ceiling)), (token, token), agent, CLAUSE
            )
    return []


def read_asked(text: Text, token: int, ceiling: int) -> list[Row]:
    """Read "asked whether ..." in the passive: a question that nobody is named for."""
    place = skip_adjuncts(text, token + 1, ceiling)
    if place >= ceiling or not (text.word[place] & wc.QUESTION or text.say(place) == "if"):
        return []
    end = find_object_end(text, place + 1, ceiling)
    return make_row(text, (place, end), (token, token), NOBODY, QUESTION)


def read_noun(text: Text, token: int) -> list[Row]:
    """Read "X's claim that ..." and "X's message was that ...", the possessor as the source.

    "The message was that ..." tells what somebody says without saying who.
    """
    if not text.cue[token] & cues.NOUN or token >= text.ceiling(token):
        return []
    word = text.word
    floor, ceiling = text.floor(token), text.ceiling(token)
    said = bool(word[token + 1] & wc.BE) and token + 2 < ceiling
    begin = token + 1 + said
    if not word[begin] & wc.THAT:
        return []
    speaker: Span = NOBODY
    for place in range(token - 1, max(floor, token - 5) - 1, -1):
        if word[place] & wc.POSSESSIVE:
            owner = find_noun_phrase_before(text, place - 1, floor)
            speaker = owner or NOBODY
            break
        if word[place] & wc.OWN:
            speaker = (place, place)
            break
    if speaker == NOBODY and not said and not _is_existential(text, token, floor):
        return []
    return make_row(text, (begin, find_clause_end(text, begin, ceiling)), (token, token), speaker, NOUN)


def _is_existential(text: Text, token: int, floor: int) -> bool:
    """Tell "there was speculation that": a noun that somebody's words are, though nobody is named."""
    for place in range(token - 1, max(floor, token - 4), -1):
        if text.word[place] & wc.BE:
            return text.say(place - 1) == "there"
    return False


def find_content_before(text: Text, last: int, floor: int) -> Span | None:
    """Find the content that ends before a subject or cue: a quotation, or the clause from the sentence's start."""
    word = text.word
    if last < floor:
        return None
    if last in text.closes:
        return _find_quote_content(text, last)
    if word[last] & wc.PAUSE:
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


def skip_adjuncts(text: Text, place: int, ceiling: int) -> int:
    """Pass "Monday", "in a statement" and "on Twitter" between a verb and its content."""
    word = text.word
    for _ in range(4):
        if place > ceiling:
            break
        code = word[place]
        if code & _ADJUNCT:
            place += 1
            # "on July 5, 2016, that"
            if place <= ceiling and word[place] & wc.NUMBER and code & wc.TIME:
                place += 1
            if (
                place + 3 < ceiling
                and word[place] & wc.COMMA
                and word[place + 1] & wc.NUMBER
                and word[place + 2] & wc.COMMA
            ):
                place += 3
        elif (
            (code & wc.PREPOSITION and not code & (wc.TO | wc.SUBORDINATOR))
            or (
                code & wc.TO
                and place < ceiling
                and word[place + 1] & (wc.ROLE | wc.OBJECT_PRONOUN | wc.DETERMINER | wc.CAPITAL)
            )
            or (code & wc.SUBORDINATOR and code & wc.PREPOSITION)
        ):
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
