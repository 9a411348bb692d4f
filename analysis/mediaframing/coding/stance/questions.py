"""Questions: a yes-no question leaves its matter open, unless the next sentence answers it."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.lookalikes import were_avertible
from mediaframing.coding.stance.presupposition import Nouns, are_presupposed
from mediaframing.coding.stance.scopes import HORIZON
from mediaframing.coding.stance.standing import name_standing
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import list_named

_ASKS, _VERB, _WH, _PLACED = map(any_of, ("asks", "AUX", "wh", "ADP"))
_STANDING, _CLAUSAL = any_of("factive opposing"), any_of("AUX Case=Nom that wh")
_COMMA, _FUSED = any_of("comma"), any_of("fused")
_CLIPPED, _PRONOUNS = name_words("clipped"), name_words("pronouns asked")
_TAGS, _KNOW, _YOU = map(name_words, ("tags", "know", "you"))
_COPULA, _PREDICATES = map(any_of, ("cop", "ed ing wh"))
_DEFINITE, _INDEFINITE, _CLAUSE_START = map(any_of, ("Definite=Def", "Definite=Ind", "PUNCT boundary"))
_CLOSING, _AFTER_ASKED = name_words("? . !"), name_words("? , .")
_OPENS, _PUNCT, _VERBS = map(any_of, ("and or comma PUNCT boundary", "PUNCT", "AUX wh Tense=Past comma"))
_ANSWERS = frozenset(list_named("answers"))
_ANSWER_ENDS = frozenset({",", ".", "!", '"'})
_BEFORE_ANSWER = frozenset(list_named("before answers"))
_LATEST_ANSWER = 5


def find_questions(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find for each term the mark of the yes-no question that leaves it open; -1 where there is none.

    A question with a wh-word takes its matter for granted.
    """
    asking = np.full(len(nouns.term), -1)
    marks = np.append(np.flatnonzero(text.role & _ASKS), len(text.role))
    mark = marks[np.searchsorted(marks, nouns.term)]
    rows = np.flatnonzero(mark < np.minimum(nouns.term + HORIZON, nouns.end))
    held, last, mark = nouns.keep(rows), last[rows], mark[rows]
    span, place = list_between(held.term, mark)
    open_ = np.ones(len(rows), np.bool_)
    open_[span[_CLOSING[text.word[place]]]] = False
    far = np.maximum(held.begin, held.term - HORIZON)
    start = np.maximum(far, find_last(text.role, _CLAUSE_START, far, held.term) + 1)
    verb = any_between(text.role, _VERB, start, held.term)
    span, place = list_between(start + 1, held.term)
    verb[span[_CLIPPED[text.word[place]] & _PRONOUNS[text.word[place - 1]]]] = True  # "so it's murder?"
    # "When does a loan become a bribe?": "when" opens a clause, too
    asked = start - ((start > held.begin) & has(text.role[start - 1], _WH) & has(text.role[start], _VERB))
    open_ &= verb & ~any_between(text.role, _WH, asked, held.term)
    open_ &= ~_are_tags(text, mark)
    # "you know there was fraud, so why won't you say it?"
    told = ~has(text.role[start], _VERB) & any_between(text.role, _WH, held.term + 1, mark)
    open_ &= ~told
    open_ &= ~_are_told_before(text, start, held, mark)
    open_ |= _are_fragments(text, start, held, mark)
    # A word in quotation marks has been said by somebody.
    span, place = list_between(np.maximum(start + 1, held.term - 3), held.term)
    open_[span[QUOTES[text.word[place]]]] = False
    open_ &= ~_are_topics(text, start, held.term) & ~were_avertible(text, held.term, held.end)
    standing = find_last(text.role, _STANDING, start, held.term)  # "would a ban end terrorism?"
    open_ &= (standing < 0) | any_between(text.role, _CLAUSAL, standing + 1, held.term)
    open_ &= ~are_presupposed(text, held) | _are_asked_of(text, start, held, last)
    named = has(text.role[held.term - 1], _COPULA)  # "Are they rebels?"
    open_ &= ~name_standing(text, held.term, held.end, held.begin - 1) | named
    asking[rows[open_]] = mark[open_]
    return asking


def _are_told_before(text: Text, start: Ints, nouns: Nouns, mark: Ints) -> Bools:
    """Tell what stands before the question: "a clerk at the time, but was he honest?", "he wrote "Can They Win?""."""
    span, place = list_between(nouns.term + 1, mark)
    quoted = np.bincount(span[QUOTES[text.word[place]]], minlength=len(mark)) % 2 == 1
    later = any_between(text.role, _PUNCT, nouns.term + 1, mark) | _invert(text, nouns.term + 1, mark)
    told: Bools = quoted | (later & ~_invert(text, start, nouns.term))
    return told


def _invert(text: Text, start: Ints, end: Ints) -> Bools:
    """Tell where a clause between two places begins with its verb, as questions do: "does he not?"."""
    span, place = list_between(start, end)
    opens = has(text.role[place], _VERB) & ((place == start[span]) | has(text.role[place - 1], _OPENS))
    inverts: Bools = np.bincount(span[opens], minlength=len(start)) > 0
    return inverts


def _are_fragments(text: Text, start: Ints, nouns: Nouns, mark: Ints) -> Bools:
    """Tell questions without a verb: "A hoax?", "An end to the war at last?"."""
    opening = start + has(text.role[start], _INDEFINITE)
    opening = opening + QUOTES[text.word[opening]]
    span, place = list_between(start, nouns.term)
    opens = np.ones(len(mark), np.bool_)
    opens[span[has(text.role[place], PLAIN & ~_INDEFINITE)]] = False
    # "A hoax?"; "Theft?" alone
    opens &= (opening > start) | ((start == nouns.begin) & (nouns.term == start) & (mark - start <= 2))
    opens &= (start == nouns.begin) | has(text.role[start - 1], _PUNCT) | QUOTES[text.word[start - 1]]
    return opens & ~any_between(text.role, _VERBS, nouns.term + 1, mark)


def _are_tags(text: Text, mark: Ints) -> Bools:
    """Tell questions that only ask for assent to what is said: "it was murder, right?", "wasn't it?"."""
    word, role = text.word, text.role
    one, two = mark - 1, mark - 2
    tags = _TAGS[word[one]] & has(role[two], _COMMA)
    tags |= _KNOW[word[one]] & _YOU[word[two]] & has(role[mark - 3], _COMMA)
    tags |= _PRONOUNS[word[one]] & has(role[two], _FUSED) & has(role[mark - 3], _COMMA)
    return tags


def _are_asked_of(text: Text, start: Ints, nouns: Nouns, last: Ints) -> Bools:
    """Tell which terms are asked of a definite subject: "Was the strike illegal?"."""
    definite = has(text.role[start], _VERB) & has(text.role[start + 1], _DEFINITE)
    return definite & (nouns.term - start >= 3) & _AFTER_ASKED[text.word[last + 1]]


def _are_topics(text: Text, start: Ints, term: Ints) -> Bools:
    """Tell which terms are what a definite thing is about: "Did they keep the promise on child refugees?"."""
    place = find_last(text.role, _PLACED, start, term)
    some = place >= 0
    topics = some & ~any_between(text.role, _INDEFINITE, place + 1, np.where(some, term, 0))
    # "Is our club in danger?" asks whether it is, "Is she arrested for fraud?" about her
    state = has(text.role[start], _COPULA) & ~any_between(
        text.role, _PREDICATES, start + 1, np.maximum(place, start + 1)
    )
    return topics & ~state & any_between(text.role, _DEFINITE, np.maximum(start, place - 3), place)


def hear_answer(tokens: Tokens, sentences: Sentences, mark: int) -> tuple[bool, int] | None:
    """Tell whether the next sentence of the paragraph says yes to a question, or no, and where ("Is it terror? No.")."""
    keys, types = tokens.vocabulary.keys, tokens.type
    for place in range(mark + 1, mark + 1 + _LATEST_ANSWER):
        key = keys[types[place]]
        if key in _ANSWERS and keys[types[place + 1]] in _ANSWER_ENDS:
            asked, answered = sentences.of_token[mark], sentences.of_token[place]
            near = sentences.paragraph[asked] == sentences.paragraph[answered]
            return (key == "yes", place) if near else None
        if key not in _BEFORE_ANSWER:
            return None
    return None
