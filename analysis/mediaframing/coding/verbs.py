"""Attributions whose cue is a verb: what stands before and after it tells content from speaker."""

from __future__ import annotations

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.clauses import find_clause_end, find_object_end, is_title, is_utterance, opens_clause
from mediaframing.coding.idioms import (
    OPENS_ADJUNCT,
    find_content_before,
    read_as,
    read_asked,
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
_BASE_OR_PAST = cues.BASE | cues.PAST
_BASE_OR_THIRD = cues.BASE | cues.THIRD
_STRONG_ADDRESSEE = cues.STRONG | cues.ADDRESSEE
_TELLERS = wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PRONOUN | wc.TEXT | wc.PLURAL
_ANSWERS = frozenset({"no", "yes", "nothing", "so"})
_THIRD_OR_PAST = cues.PAST | cues.THIRD
_TAKES_ANY = cues.SAY | cues.TAKES_THING
_COMMA_OR_COLON = wc.COMMA | wc.COLON
_ENDS_OR_COMMA = ENDS | wc.COMMA
_NO_SUBJECT = wc.PREPOSITION | wc.COORDINATOR | wc.SUBORDINATOR
_FRONTED = wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME | wc.ADVERB
_GOES_ON = wc.TO | wc.COORDINATOR
_MAY_OPEN = wc.QUOTE | _COMMA_OR_COLON
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
    if code & cues.PAST and (left & wc.AS or text.say(token) == "asked"):
        nobody_first = _read_without_subject(text, token, left, before, floor, ceiling)
        if nobody_first:
            return nobody_first
    if code & cues.ADJECTIVE:
        return read_made_clear(text, token, before, floor, ceiling)
    bare = code & _BASE_OR_PAST == cues.BASE
    third = code & _BASE_OR_THIRD == cues.THIRD
    if code & _BASE_OR_THIRD and _is_name_or_noun(text, token, left, bare or third, floor, ceiling):
        return []
    if (
        before == token - 1
        and code & cues.TELLS
        and code & _THIRD_OR_PAST
        and (before < floor or left & wc.PAUSE or before in text.closes)
        and code & _STRONG_ADDRESSEE != _STRONG_ADDRESSEE
    ):
        inverted = _read_inverted(text, token, before, floor, ceiling)
        if inverted:
            return inverted
    subject: Span | None
    after_subject = -1
    weak = False
    if code & cues.GERUND and not seen & wc.BE:
        if left & wc.WORD and not left & _NO_SUBJECT:
            subject = find_subject(text, before, floor)
        else:
            subject = heard.get(floor) or find_first_phrase(text, floor, token - 1)
        weak = not left & wc.COMMA
    elif left & _GOES_ON or before < floor:
        subject = heard.get(floor) or find_first_phrase(text, floor, token - 1)
        weak = True
    elif left & wc.RELATIVE:
        subject = (before, before)
        weak = True
    else:
        subject = find_subject(text, before, floor)
        if subject is None:
            return []
        after_subject = subject[0] - 1
        if after_subject >= floor:
            opening = word[after_subject]
            weak = bool(opening & wc.WORD) and not opening & _CLAUSE_OPENERS
    if subject is None:
        if weak and code & cues.STRONG:
            return _read_clause(text, token, code & ~cues.OBJECT, NOBODY, -1, floor, ceiling)
        return []
    if word[subject[1]] & wc.WE:
        return []  # the outlet or its readers: "we know that"
    if third:
        if not is_singular(text, subject):
            return []
    elif (
        bare
        and not code & cues.STRONG
        and not seen & wc.MODAL
        and not left & wc.TO
        and not is_plural(text, subject)
    ):
        return []
    if seen & wc.MODAL and not code & cues.STRONG:
        code &= ~cues.OBJECT
    if weak:
        code &= ~(cues.OBJECT | cues.INFINITIVE)
        if not left & wc.RELATIVE:
            code &= ~cues.PREDICATE
        if not code & cues.STRONG:
            code &= ~cues.SAY
    if after_subject >= floor:
        opening = word[after_subject]
        if opening & wc.AS and (code & cues.SAY or text.say(token) in _PUT):
            return read_as(text, token, subject, after_subject, floor, ceiling)
        if opening & wc.OPENING:
            # A subordinate clause before the main one ends with a comma.
            for comma in range(token + 1, ceiling):
                if word[comma] & wc.COMMA:
                    ceiling = comma - 1
                    break
    return _read_clause(text, token, code, subject, after_subject, floor, ceiling)


def _read_without_subject(
    text: Text, token: int, left: int, before: int, floor: int, ceiling: int
) -> list[Row]:
    """Read "As reported by X, ...", and "Asked whether ..." or "when asked if ...", where nobody is named."""
    if text.say(token) == "asked":
        return read_asked(text, token, ceiling) if before < floor or left & wc.SUBORDINATOR else []
    if token + 2 >= ceiling or not text.cue[token] & cues.SAY or not text.word[token + 1] & wc.BY:
        return []
    agent = find_noun_phrase_after(text, token + 2, ceiling)
    rows = read_as(text, agent[1], agent, before, floor, ceiling) if agent is not None else []
    return [(row[0], row[1], token, token + 1, *row[4:]) for row in rows]


def _is_name_or_noun(text: Text, token: int, left: int, finite: bool, floor: int, ceiling: int) -> bool:
    """Tell "a show of force" and "the Smith Report" from a verb in the present."""
    word, code = text.word, text.cue[token]
    owned = token < ceiling and word[token + 1] & wc.OF and not code & cues.STRONG
    if owned and "of" not in cues.judge_preposition(text.say(token)):
        return True
    named = finite and word[token] & wc.CAPITAL and left & wc.CAPITAL
    return bool(named) and not is_headline(text, floor, ceiling)


def _read_inverted(text: Text, token: int, before: int, floor: int, ceiling: int) -> list[Row]:
    """Read the quotative inversion, where a quotation, pause or sentence ends: "...," said X; and Said X: "..."."""
    word = text.word
    quoted = before in text.closes
    speaker = find_noun_phrase_after(text, token + 1, ceiling)
    if speaker is None or word[speaker[0]] & wc.OBJECT_PRONOUN or text.say(speaker[0]) in _ANSWERS:
        return []
    after = speaker[1] + 1
    following = word[after] if after <= ceiling else wc.STOP
    if before < floor:
        if not following & (wc.COLON | wc.COMMA) or not text.opens_at(after + 1, token):
            return []
        quote = text.opens[after + 1]
        return make_row(text, (after + 1, text.quote_last[quote]), (token, token), speaker, INVERTED)
    if not quoted:
        code = text.cue[token]
        if code & cues.OBJECT and not any(
            c & (wc.CAPITAL | wc.ROLE | wc.TEXT) for c in word[speaker[0] : after]
        ):
            return []  # "the letter, signed by forty, demands an inquiry"
        if not code & cues.SAY or not following & (
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
    if following & _MAY_OPEN or place > ceiling:
        if text.opens_at(place, token):
            opener = place
        elif following & _COMMA_OR_COLON and text.opens_at(place + 1, token):
            opener = place + 1
    if before >= floor and code & cues.TELLS:
        quoted = before in text.closes
        if quoted or (following & _ENDS_OR_COMMA and word[before] & wc.PAUSE and before > floor):
            postposed = _read_postposed(text, cue_span, code, subject, before, place, opener, floor, ceiling)
            if postposed is not None:
                return postposed
    if place > ceiling:
        return []
    if opener >= 0 and code & cues.TELLS and (code & cues.SAY or opener == after_verb or opener > place):
        quote = text.opens[opener]
        last = text.quote_last[quote]
        if opener > place and place > after_verb and is_title(text, quote):
            return []  # "wrote in a memoir, “The Old Road,”"
        if last < ceiling and not is_utterance(text, quote):
            last = find_clause_end(text, opener, ceiling)
        return make_row(text, (opener, last), cue_span, subject, QUOTATION)
    if following & wc.COLON and code & cues.SAY and (code & cues.PAST or word[subject[1]] & _TELLERS):
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


def _read_postposed(
    text: Text,
    cue: Span,
    code: int,
    subject: Span,
    before: int,
    place: int,
    opener: int,
    floor: int,
    ceiling: int,
) -> list[Row] | None:
    """Read "..., X said", the content first; None where what stands before the subject is none.

    ``place`` is what follows the cue and ``opener`` the quotation that opens there, or -1.
    """
    word = text.word
    quoted = before in text.closes
    comma = place < ceiling and word[place] & wc.COMMA
    if comma and not quoted and before - 1 not in text.closes:
        fronted = word[floor] & _FRONTED and before - floor < 8
        if opener >= 0 or fronted:
            # "In the end, X said, it was late".
            begin = opener if opener >= 0 else place + 1
            return make_row(text, (begin, find_clause_end(text, begin, ceiling)), cue, subject, POSTPOSED)
    content = find_content_before(text, before, floor)
    if content is None:
        if comma and place + 2 < ceiling and code & cues.SAY:
            rest = find_clause_end(text, place + 1, ceiling)
            return make_row(text, (place + 1, rest), cue, subject, POSTPOSED)
        return None
    if not code & cues.SAY and content[0] not in text.opens:
        return None
    rows = make_row(text, content, cue, subject, POSTPOSED)
    if opener > place or opener == cue[0] + 1:
        rows += make_row(text, (opener, text.quote_last[text.opens[opener]]), cue, subject, POSTPOSED)
    elif comma and not quoted:
        rest = find_clause_end(text, place + 1, ceiling)
        participle = text.cue[place + 1] & cues.GERUND or text.say(place + 1).endswith("ing")
        if rest - place > 1 and not participle:
            rows += make_row(text, (place + 1, rest), cue, subject, POSTPOSED)
    return rows


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
