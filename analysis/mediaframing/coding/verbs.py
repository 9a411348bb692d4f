"""Attributions whose cue is a verb: what stands before and after it tells content from speaker."""

from __future__ import annotations

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.clauses import find_clause_end, find_object_end, is_utterance, opens_clause
from mediaframing.coding.idioms import (
    OPENS_ADJUNCT,
    find_content_before,
    read_as,
    read_made_clear,
    read_passive,
    skip_adjuncts,
)
from mediaframing.coding.noun_phrases import (
    Span,
    find_first_phrase,
    find_noun_phrase_after,
)
from mediaframing.coding.rows import (
    BARE,
    CLAUSE,
    COLON,
    ENDS,
    INFINITIVE,
    INVERTED,
    NO_OBJECT,
    NOBODY,
    OBJECT,
    POSTPOSED,
    PREDICATE,
    PREPOSITION,
    QUESTION,
    QUOTATION,
    VERB_SHAPED,
    Row,
    make_row,
)
from mediaframing.coding.subjects import find_subject, is_headline, is_plural, is_singular

_PUT = frozenset({"put", "puts"})
_THIRD_OR_PAST = cues.PAST | cues.THIRD
_TAKES_ANY = cues.SAY | cues.TAKES_THING
_COMMA_OR_COLON = wc.COMMA | wc.COLON
_ENDS_OR_COMMA = ENDS | wc.COMMA
_CLAUSE_OPENERS = wc.COORDINATOR | wc.SUBORDINATOR | wc.QUESTION | wc.THAT


def read_verb(
    text: Text, token: int, heard: dict[int, Span], floor: int, ceiling: int, before: int, seen: int
) -> list[Row]:
    """Read the attributions whose cue is a verb form.

    Parameters
    ----------
    text : Text
    token : int
        The verb.
    heard : dict
        First token of a sentence -> the speaker last found in it: the subject of "..., adding that".
    floor, ceiling : int
        The first and the last token of the sentence.
    before, seen : int
        The last token before the verb's auxiliaries and adverbs, and the bits of these.
    """
    word = text.word
    code = text.cue[token]
    left = word[before] if before >= floor else 0
    if seen & wc.BE and not code & cues.GERUND:
        return read_passive(text, token, before, floor, ceiling)
    if (
        token < ceiling
        and code & (cues.BASE | cues.THIRD)
        and not code & cues.STRONG
        and word[token + 1] & wc.OF
        and "of" not in cues.judge_preposition(text.say(token))
    ):
        return []
    if code & cues.ADJECTIVE:
        return read_made_clear(text, token, before, floor, ceiling)
    bare = code & cues.BASE and not code & cues.PAST
    third = code & cues.THIRD and not code & cues.BASE
    if (
        (bare or third)
        and word[token] & wc.CAPITAL
        and left & wc.CAPITAL
        and not is_headline(text, floor, ceiling)
    ):
        return []
    # Inverted: "...," said X.
    tells = code & cues.STRONG and code & cues.ADDRESSEE
    closed = before < floor or left & wc.PAUSE or before in text.closes
    if closed and code & cues.TELLS and code & _THIRD_OR_PAST and before == token - 1 and not tells:
        inverted = _read_inverted(text, token, before, floor, ceiling)
        if inverted:
            return inverted
    subject: Span | None
    after_subject = -1
    weak = False
    if code & cues.GERUND and not seen & wc.BE:
        if left & wc.WORD and not left & (wc.PREPOSITION | wc.COORDINATOR | wc.SUBORDINATOR):
            subject = find_subject(text, before, floor)
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
        subject = find_subject(text, before, floor)
        if subject is not None:
            after_subject = subject[0] - 1
            weak = (
                after_subject >= floor
                and bool(word[after_subject] & wc.WORD)
                and not (word[after_subject] & _CLAUSE_OPENERS)
            )
    if subject is None and not (weak and code & cues.STRONG):
        return []
    if subject is None:
        return _read_clause(text, token, code & ~cues.OBJECT, NOBODY, -1, floor, ceiling)
    if text.word[subject[1]] & wc.WE:
        return []  # the outlet or its readers: "we know that"
    if (
        bare
        and not seen & wc.MODAL
        and not left & wc.TO
        and not code & cues.STRONG
        and not is_plural(text, subject)
    ):
        return []
    if third and not is_singular(text, subject):
        return []
    if seen & wc.MODAL and not code & cues.STRONG:
        code &= ~cues.OBJECT
    if weak:
        code &= ~(cues.OBJECT | cues.INFINITIVE)
        if not left & wc.RELATIVE:
            code &= ~cues.PREDICATE
        if not code & cues.STRONG:
            code &= ~cues.SAY
    if (
        after_subject >= floor
        and word[after_subject] & wc.AS
        and (code & cues.SAY or text.say(token) in _PUT)
    ):
        return read_as(text, token, subject, after_subject, floor, ceiling)
    if after_subject >= floor and word[after_subject] & wc.OPENING:
        # A subordinate clause before the main one ends with a comma.
        for comma in range(token + 1, ceiling):
            if word[comma] & wc.COMMA:
                ceiling = comma - 1
                break
    return _read_clause(text, token, code, subject, after_subject, floor, ceiling)


def _read_inverted(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read the quotative inversion, where a quotation, pause or sentence ends: "...," said X; and Said X: "..."."""
    word = text.word
    quoted = before in text.closes
    speaker = find_noun_phrase_after(text, token + 1, ceiling)
    if speaker is None or word[speaker[0]] & wc.OBJECT_PRONOUN:
        return []
    after = speaker[1] + 1
    following = word[after] if after <= ceiling else wc.STOP
    if before < floor:
        if not following & (wc.COLON | wc.COMMA) or not text.opens_at(after + 1, token):
            return []
        quote = text.opens[after + 1]
        return make_row(text, (after + 1, text.quote_last[quote]), (token, token), speaker, INVERTED)
    if not quoted:
        if not text.cue[token] & cues.SAY or not following & (
            wc.STOP | wc.COMMA | wc.PREPOSITION | wc.TIME | wc.COLON | wc.RELATIVE
        ):
            return []
        if before - 1 not in text.closes and not following & (wc.STOP | wc.RELATIVE):
            apposed = find_subject(text, before, floor)
            if apposed is not None and (apposed[0] <= floor + 1 or word[apposed[0] - 1] & wc.COMMA):
                return []
    content = find_content_before(text, before, floor)
    if content is None:
        return []
    rows = make_row(text, content, (token, token), speaker, INVERTED)
    if following & wc.COMMA and text.opens_at(after + 1, token):
        rows += make_row(
            text, (after + 1, text.quote_last[text.opens[after + 1]]), (token, token), speaker, INVERTED
        )
    return rows


def _read_clause(
    text: Text, token: int, code: int, subject: Span, before: int, floor: int, ceiling: int
) -> list[Row]:
    """Read what stands after a verb with its subject on the left, or before the subject."""
    word = text.word
    cue_span = (token, token)
    place = token + 1
    rows: list[Row] = []
    postposed = before >= floor and (before in text.closes or (word[before] & wc.PAUSE and before > floor))
    while place <= ceiling and word[place] & wc.ADVERB:
        place += 1
    if code & cues.PREPOSITION and place <= ceiling:
        own = cues.judge_preposition(text.say(token))
        if word[place] & wc.PREPOSITION and text.say(place) in own:
            last = find_object_end(text, place + 1, ceiling)
            return make_row(text, (place + 1, last), (token, place), subject, PREPOSITION)
        if "out" in own and text.say(place) == "out":
            cue_span = (token, place)
            place += 1
            code |= cues.SAY | cues.THAT_CLAUSE
    if code & cues.ADDRESSEE:
        reached = find_noun_phrase_after(text, place, ceiling)
        if reached is not None and _is_addressee(text, reached, ceiling):
            place = reached[1] + 1
            code |= cues.INFINITIVE
    after_verb = place
    if place <= ceiling and word[place] & OPENS_ADJUNCT:
        place = skip_adjuncts(text, place, ceiling)
        if (
            code & cues.STRONG
            and after_verb < place <= ceiling
            and word[after_verb] & wc.SUBORDINATOR
            and not word[place] & (wc.THAT | wc.COMMA | wc.STOP | wc.QUOTE)
        ):
            place = after_verb  # "said after the attack they had ...": told as part of the content
            return make_row(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, BARE)
    if place < ceiling and word[place] & wc.COMMA:
        place = _skip_parenthesis(text, place, ceiling)
    following = word[place] if place <= ceiling else wc.STOP
    opener = -1
    if following & wc.QUOTE or place > ceiling:
        opener = place if text.opens_at(place, token) else -1
    elif following & _COMMA_OR_COLON and text.opens_at(place + 1, token):
        opener = place + 1
    if (
        postposed
        and code & cues.TELLS
        and (following & _ENDS_OR_COMMA or before in text.closes or place > ceiling)
    ):
        content = find_content_before(text, before, floor)
        if (
            before not in text.closes
            and before - 1 not in text.closes
            and following & wc.COMMA
            and place < ceiling
            and (
                opener >= 0
                or (
                    word[floor] & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME | wc.ADVERB)
                    and before - floor < 8
                )
            )
        ):
            # Fronted: "In the end, X said, it was late".
            begin = opener if opener >= 0 else place + 1
            return make_row(
                text, (begin, find_clause_end(text, begin, ceiling)), cue_span, subject, POSTPOSED
            )
        if content is None and following & wc.COMMA and place + 2 < ceiling and code & cues.SAY:
            return make_row(
                text, (place + 1, find_clause_end(text, place + 1, ceiling)), cue_span, subject, POSTPOSED
            )
        if content is not None and (code & cues.SAY or content[0] in text.opens):
            rows += make_row(text, content, cue_span, subject, POSTPOSED)
            if opener > place or opener == token + 1:
                rows += make_row(
                    text, (opener, text.quote_last[text.opens[opener]]), cue_span, subject, POSTPOSED
                )
            elif following & wc.COMMA and place < ceiling and before not in text.closes:
                rest = find_clause_end(text, place + 1, ceiling)
                if (
                    rest - place > 1
                    and not text.cue[place + 1] & cues.GERUND
                    and not text.say(place + 1).endswith("ing")
                ):
                    rows += make_row(text, (place + 1, rest), cue_span, subject, POSTPOSED)
            return rows
    if place > ceiling:
        return []
    if opener >= 0 and code & cues.TELLS and (code & cues.SAY or opener == after_verb or opener > place):
        quote = text.opens[opener]
        last = text.quote_last[quote]
        if last < ceiling and not is_utterance(text, quote):
            last = find_clause_end(text, opener, ceiling)
        return make_row(text, (opener, last), cue_span, subject, QUOTATION)
    if following & wc.COLON and code & cues.SAY:
        return make_row(
            text, (place + 1, find_clause_end(text, place + 1, ceiling)), cue_span, subject, COLON
        )
    if following & wc.THAT and code & (cues.THAT_CLAUSE | cues.VERB_SHAPED):
        if code & cues.VERB_SHAPED and not word[subject[1]] & (wc.PRONOUN | wc.CAPITAL | wc.ROLE):
            return []
        rule = VERB_SHAPED if code & cues.VERB_SHAPED else CLAUSE
        return make_row(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, rule)
    if following & wc.QUESTION and code & cues.SAY:
        return make_row(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, QUESTION)
    if following & wc.TO:
        if code & cues.INFINITIVE:
            return make_row(
                text, (place, find_object_end(text, place, ceiling)), cue_span, subject, INFINITIVE
            )
        return []
    if following & NO_OBJECT and not (following & wc.AS and code & cues.PREDICATE):
        return []
    if code & cues.THAT_CLAUSE and not code & cues.OBJECT:
        for near in word[subject[0] : subject[1] + 1]:
            if near & wc.TEXT:
                code |= cues.OBJECT  # "The poll showed X ahead of Y"
    if code & _TAKES_ANY:
        if code & cues.STRONG or (code & cues.SAY and opens_clause(text, place, ceiling)):
            return make_row(text, (place, find_clause_end(text, place, ceiling)), cue_span, subject, BARE)
        if not code & cues.TAKES_THING or (following & wc.PREPOSITION and not following & wc.AS):
            return []
        rule = PREDICATE if code & cues.PREDICATE else OBJECT
        return make_row(text, (place, find_object_end(text, place, ceiling)), cue_span, subject, rule)
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


def _skip_parenthesis(text: Text, comma: int, ceiling: int) -> int:
    """Pass ", among other things," where "that" or a quotation follows; stay at the comma otherwise."""
    for place in range(comma + 2, min(ceiling, comma + 12)):
        if text.word[place] & wc.COMMA:
            return place + 1 if text.word[place + 1] & wc.THAT or place + 1 in text.opens else comma
        if text.word[place] & wc.QUOTE:
            break
    return comma
