"""What verbs with a subject take as content: the shape of each, and the words it gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.idioms import pass_adverbials
from mediaframing.coding.attribution.main_clauses import close_sentences, pass_trailers
from mediaframing.coding.attribution.postposed import may_be_postposed, read_postposed
from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NO_OBJECT,
    NO_ROWS,
    OBJECT_END,
    Rows,
    draft_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import (
    BARE,
    CLAUSE,
    COLON,
    INFINITIVE,
    OBJECT,
    PREDICATE,
    PREPOSITION,
    QUESTION,
    QUOTATION,
    VERB_SHAPED,
)
from mediaframing.coding.attribution.verb_places import VerbPlaces, Verbs, find_verb_places
from mediaframing.coding.attribution.verb_words import PARTICLE, are_words, find_governed
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_adverbs, skip_days
from mediaframing.coding.english.clauses import are_titles, are_utterances, open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.object_bounds import find_object_ends
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, find_places
from mediaframing.coding.text.tokens import Bools, Ints

_NOTHING = -1
_AS_REACH = 12
_NAMED_REACH = 4
_ASIDE = 14
"""An aside between an object and what it is called has so many words at most."""
_AFTER_WORDS = wc.ADP | wc.STOP | wc.COMMA | wc.CCONJ | wc.SCONJ | wc.DASH | wc.SEMICOLON | wc.ADV
_TELLERS = wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PRON | wc.TEXT | wc.PLURAL
_NAMED = wc.PRON | wc.CAPITAL | wc.ROLE
_OPENS_CLAUSE = wc.CAPITAL | wc.DET | wc.POSS | wc.PRON
_OPENS_THOUGHT = wc.DET | wc.POSS | wc.CAPITAL
_THAT = verb_frames.THAT_CLAUSE | verb_frames.VERB_SHAPED


def read_contents(text: Text, verbs: Verbs) -> Rows:
    """Read what stands after verbs with their subjects on the left, or before these subjects."""
    if not len(verbs):
        return NO_ROWS
    closes = close_sentences(text, verbs)
    clausal = closes & has(verbs.code, verb_frames.THAT_CLAUSE | verb_frames.QUOTED)
    verbs = replace(verbs, code=np.where(clausal, verbs.code | verb_frames.SAY, verbs.code))
    after = skip_adverbs(text, verbs.token + 1, verbs.ceiling)
    governed = has(verbs.code, verb_frames.PREPOSITION) & (after <= verbs.ceiling)
    # "insisted on Friday that it was late"
    dated = has(text.codes[after + 1], wc.TIME) & (closes | text.are(after, "before days"))
    # "argued for years that it was late"
    dated |= text.are(after, "for") & text.are(after + 1, "spans of time")
    governed &= ~dated
    governed[governed] = find_governed(text, verbs.token[governed], after[governed])
    # "asked Weber about the fire"
    told = np.flatnonzero(has(verbs.code, verb_frames.PREPOSITION) & ~governed)
    told = told[has(verbs.code[told], verb_frames.ADDRESSEE) & (after[told] <= verbs.ceiling[told])]
    last = find_noun_phrases_after(text, after[told], verbs.ceiling[told])[1]
    told, last = told[last >= 0], last[last >= 0]
    about = (last < verbs.ceiling[told]) & find_governed(text, verbs.token[told], last + 1)
    after[told[about]] = last[about] + 1
    governed[told[about]] = True
    # "warned last week of a flood", "spoke on Monday about it", "complained to Weber about it"
    late = np.flatnonzero(has(verbs.code, verb_frames.PREPOSITION) & ~governed)
    place = _pass_partners(text, skip_days(text, after[late], verbs.ceiling[late]), verbs.ceiling[late])
    late, place = late[place > after[late]], place[place > after[late]]
    dated = find_governed(text, verbs.token[late], place)
    after[late[dated]] = place[dated]
    governed[late[dated]] = True
    rest = ~governed
    places = find_verb_places(text, verbs.keep(rest), after[rest])
    places = pass_trailers(text, places, closes[rest])
    # "It is late, Weber said: “We will go.”"
    main = closes[rest] & has(places.following, wc.COLON) & (places.opener >= 0)
    may_precede = np.flatnonzero(~places.told & (main | may_be_postposed(text, places)))
    postposed, read = read_postposed(text, places.keep(may_precede))
    unread = places.place <= places.ceiling
    unread[may_precede[read]] = False
    return join_rows(
        _read_prepositions(verbs.keep(governed), after[governed]),
        postposed,
        _read_following(text, places.keep(unread)),
    )


def _pass_partners(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass "to Weber" and "with the board" before "about"; stay where no other stands."""
    rows = np.flatnonzero(text.are(place, "before partners") & (place < ceiling))
    last = find_noun_phrases_after(text, place[rows] + 1, ceiling[rows])[1]
    spoken = (last >= 0) & (last < ceiling[rows]) & text.are(last + 1, "about")
    passed = place.copy()
    passed[rows[spoken]] = last[spoken] + 1
    return passed


def _read_prepositions(verbs: Verbs, place: Ints) -> Rows:
    """Read "called for a ban"."""
    content, cue = (place + 1, OBJECT_END), (verbs.token, place)
    speaker = verbs.subject_first, verbs.subject_last
    return draft_rows(verbs.token, content, cue, speaker, PREPOSITION, verbs.ceiling)


def _read_following(text: Text, verbs: VerbPlaces) -> Rows:
    """Read contents that follow their verbs."""
    shape = _choose_shapes(text, verbs)
    kept = shape != _NOTHING
    verbs, shape = verbs.keep(kept), shape[kept]
    thing = (shape == INFINITIVE) | (shape == OBJECT) | (shape == PREDICATE)
    # "seemed to imply that Lund, a clerk, was late"
    tells = has(text.codes[verbs.place + 2], wc.THAT) & has(text.cues[verbs.place + 1], _THAT)
    thing &= (shape != INFINITIVE) | ~tells
    begin, last = verbs.place + (shape == COLON), np.where(thing, OBJECT_END, CLAUSE_END)
    resumed = np.flatnonzero(shape == PREDICATE)
    last[resumed] = _find_predicate_ends(text, begin[resumed], verbs.ceiling[resumed])
    quoted = np.flatnonzero(shape == QUOTATION)
    begin[quoted] = verbs.opener[quoted]
    quote = text.find_openings(begin[quoted])
    # A quoted fragment is part of a clause that goes on.
    whole = (text.quotes.last[quote] >= verbs.ceiling[quoted]) | are_utterances(text, quote)
    # "what he called “the old model,” the club had a fee"
    whole |= text.are(verbs.token[quoted], "names somebody")
    # "The man who shouted “thief” was held"
    relative = has(text.codes[verbs.subject_last[quoted]], wc.REL)
    whole |= relative & has(text.codes[text.quotes.last[quote] + 1], wc.AUX | wc.FIN)
    last[quoted[whole]] = text.quotes.last[quote[whole]]
    cue, speaker = (verbs.token, verbs.last), (verbs.subject_first, verbs.subject_last)
    return draft_rows(verbs.token, (begin, last), cue, speaker, shape, verbs.ceiling)


def _find_predicate_ends(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Find the end of "the bank, an old firm, of fraud", which is told of behind an aside; else where an object ends."""
    last = find_object_ends(text, first, ceiling)
    comma = text.find(wc.COMMA).find_next(last + 2)
    resumed = has(text.codes[last + 1], wc.COMMA) & (comma < ceiling) & (comma - last <= _ASIDE)
    resumed &= has(text.codes[comma + 1], wc.OF | wc.AS) | (
        has(text.codes[comma + 1], wc.TO) & text.are(comma + 2, "be")
    )
    last[resumed] = find_object_ends(text, comma[resumed] + 2, ceiling[resumed])
    return last


def _choose_shapes(text: Text, verbs: VerbPlaces) -> Ints:
    """Tell in which shape each verb is read, from its frames and what follows it."""
    code, following, opener = verbs.code, verbs.following, verbs.opener
    subject = text.codes[verbs.subject_last]
    say = has(code, verb_frames.SAY)
    quotation = (opener >= 0) & has(code, verb_frames.TELLS)
    quotation &= say | (opener == verbs.after) | (opener > verbs.place)
    colon = has(following, wc.COLON) & say & (has(code, verb_frames.PAST) | has(subject, _TELLERS))
    that = has(following, wc.THAT) & has(code, _THAT)
    # "rules that could close it": a noun with a relative clause
    verb = pass_adverbials(text, verbs.place) + 1
    that &= ~(~has(code, verb_frames.STRONG | verb_frames.PAST) & has(text.codes[verb], wc.AUX))
    # "decided upon a bridge that now is built"
    that &= ~((verbs.place > verbs.after) & has(text.codes[verb], wc.AUX))
    # "a ruling that in essence took power"
    that &= ~((verb > verbs.place + 1) & has(code, verb_frames.GERUND) & has(text.codes[verb], wc.FIN))
    that &= ~_are_pointing(text, verbs)
    shaped = has(code, verb_frames.VERB_SHAPED)
    # "missed that deadline": no clause; "ensured that it held": no words
    rows = np.flatnonzero(shaped & that)
    that[rows] = open_clauses(text, verbs.place[rows] + 1, verbs.ceiling[rows])
    that[rows] |= has(text.codes[verbs.place[rows] + 1], _OPENS_CLAUSE)
    that[rows] &= ~text.are(verbs.token[rows], "brings about")
    question = has(following, wc.INT) & (
        say | (has(code, verb_frames.THAT_CLAUSE) & text.are(verbs.place, "if whether"))
    )
    # "alerts the town if the dam breaks": no question, but when it does
    question &= ~(text.are(verbs.token, "asks nothing") & text.are(verbs.place, "if when"))
    # "as she said when she left"
    told_when = has(code, verb_frames.STRONG) & has(code, verb_frames.INFLECTED)
    told_when &= has(text.codes[verbs.before], wc.INT | wc.AS | wc.THAT)
    question &= ~(told_when & text.are(verbs.place, "when"))
    to = has(following, wc.TO) | (text.are(verbs.place, "not") & has(text.codes[verbs.place + 1], wc.TO))
    no_object = has(following, NO_OBJECT) & ~(has(following, wc.AS) & has(code, verb_frames.PREDICATE))
    no_object &= ~_open_with_having(text, verbs)
    shape = np.select(
        [verbs.told, quotation, colon, that, question, to, no_object],
        [
            BARE,
            QUOTATION,
            COLON,
            np.where(shaped, np.where(has(subject, _NAMED), VERB_SHAPED, _NOTHING), CLAUSE),
            QUESTION,
            np.where(has(code, verb_frames.INFINITIVE), INFINITIVE, _NOTHING),
            _NOTHING,
        ],
        OBJECT,
    )
    titled = np.flatnonzero((shape == QUOTATION) & (opener > verbs.place) & (verbs.place > verbs.after))
    shape[titled[are_titles(text, text.find_openings(opener[titled]))]] = _NOTHING
    # "a play called “Old Roads”", "help from a group called “Old Roads”", but "what Weber called “a disgrace”"
    some = (shape == QUOTATION) & text.are(verbs.token, "names somebody") & (verbs.place == verbs.token + 1)
    relative = text.find(wc.REL | wc.INT | wc.THAT).any_between(verbs.floor, verbs.token)
    some &= text.are(verbs.subject_first, "indefinite articles") | ~relative
    some &= verbs.subject_last == verbs.token - 1
    shape[some & has(code, verb_frames.PAST)] = _NOTHING
    rest = shape == OBJECT
    shape[rest] = _choose_bare(text, verbs.keep(rest))
    return shape


def _are_pointing(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "reiterated that approach in May", and "the ruling that paved a road", from clauses that "that" opens."""
    word = verbs.place + 1
    code, following = (np.where(at <= verbs.ceiling, text.codes[at], wc.STOP) for at in (word, word + 1))
    noun = has(code, wc.WORD) & ~has(
        code, wc.CAPITAL | wc.PLURAL | wc.PRON | wc.AUX | wc.FIN | wc.DET | wc.ADP
    )
    noun &= has(following, wc.ADP | wc.STOP | wc.COMMA)
    noun &= ~text.recall(_find_verbs).any_between(word + 1, verbs.ceiling + 1)
    relative = ~has(verbs.code, verb_frames.STRONG) & (text.end_with(word, "ed") | has(code, wc.FIN))
    relative &= has(following, wc.DET | wc.PRON | wc.NUMBER | wc.ADP)
    pointing: Bools = noun | relative
    return pointing


def _find_verbs(text: Text) -> Places:
    """Find what may be a finite verb."""
    verb = text.hold(wc.AUX | wc.FIN)
    verb |= text.judge_endings("ed", "s")[text.type[: len(text)]] != 0
    return find_places(verb | (text.cues[: len(text)] & verb_frames.FINITE != 0))


def _open_with_having(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "denied having lied" and "denies being late", whose content is no finite clause."""
    having: Bools = has(verbs.following, wc.AUX) & text.end_with(verbs.place, "ing")
    return having


def _choose_bare(text: Text, verbs: VerbPlaces) -> Ints:
    """Tell clauses without "that" from objects."""
    code, following = verbs.code, verbs.following
    thing = has(code, verb_frames.TAKES_THING)
    # "The poll showed X ahead of Y"
    poll = np.flatnonzero(~thing & has(code, verb_frames.THAT_CLAUSE) & (verbs.subject_first >= 0))
    thing[poll] = any_between(text.codes, wc.TEXT, verbs.subject_first[poll], verbs.subject_last[poll] + 1)
    strong, say = has(code, verb_frames.STRONG), has(code, verb_frames.SAY)
    clause = strong & (say | thing)
    asked = np.flatnonzero(~strong & say)
    clause[asked] = open_clauses(text, verbs.place[asked], verbs.ceiling[asked])
    having = _open_with_having(text, verbs)
    clause[asked] |= (
        has(following[asked], wc.AUX | wc.FIN) & ~having[asked]
    )  # "which critics believe will fail"
    # "thinks her own views make it hard"
    thought = (
        say
        & text.are(verbs.token, "thinks")
        & (has(following, _OPENS_THOUGHT) | text.end_with(verbs.place, "s"))
    )
    clause |= thought & ~text.are(verbs.place + 1, "no thought")
    thing &= ~has(following, wc.ADP) | has(following, wc.AS)
    # "the strategy outlined that day was old", "People seen as late", "called off the vote"
    thing &= ~(has(following, wc.AUX | wc.FIN) & ~having) & ~are_words(text, verbs.place, PARTICLE)
    some = text.are(verbs.subject_first, "indefinite articles")
    alone, opens = verbs.subject_first == verbs.subject_last, verbs.subject_first == verbs.floor
    many = opens & text.end_with(verbs.subject_last, "s", "people")
    some |= alone & (many | has(text.codes[verbs.subject_last], wc.PLURAL))
    thing &= ~(has(following, wc.AS) & some & has(code, verb_frames.PAST | verb_frames.PARTICIPLE))
    # "a group called Roads First"
    names = text.are(verbs.token, "names somebody")
    article = text.find(wc.DET).find_previous(verbs.token - 1)
    near = (
        (verbs.token - article <= _NAMED_REACH) & text.are(article, "a or an") & has(code, verb_frames.PAST)
    )
    thing &= ~(has(following, wc.CAPITAL) & (some | near) & names)
    # "a group calling itself Roads First"
    thing &= ~(names & has(code, verb_frames.GERUND) & text.end_with(verbs.place, "self", "selves"))
    thing_shape = np.where(has(code, verb_frames.PREDICATE), PREDICATE, OBJECT)
    # "saw it as a threat", but "saw it"
    plain = np.flatnonzero(thing & text.are(verbs.token, "takes as"))
    until = np.minimum(verbs.place[plain] + _AS_REACH, verbs.ceiling[plain] + 1)
    thing[plain] = any_between(text.codes, wc.AS | wc.TO, verbs.place[plain], until)
    # "said nothing", "said his piece"
    clause &= ~_are_words_alone(text, verbs)
    return np.where(clause, BARE, np.where(thing, thing_shape, _NOTHING))


def _are_words_alone(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "said nothing" and "said the same thing", where what was said is not told."""
    place = verbs.place + has(text.codes[verbs.place], wc.DET)
    place += text.are(place, "same as said")
    following = text.codes[place + 1]
    # "said more than ten had left"
    alone = text.are(place, "words alone") & has(following, _AFTER_WORDS) & ~text.are(place + 1, "than")
    # "said much of the bridge was old"
    rows = np.flatnonzero(alone & has(following, wc.OF))
    alone[rows] = ~open_clauses(text, verbs.place[rows], verbs.ceiling[rows])
    return alone
