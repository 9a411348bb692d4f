"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). Verbs under which a thing is taken for granted
end it too: "did not prevent the attack" does not deny the attack (Karttunen 1971). Places are counted from the
sentence's first token; ``roles`` are sums that ``stance_cues.any_of`` asks.
"""

from __future__ import annotations

from mediaframing.coding.scope_ends import (
    ends_clause,
    ends_scope_of,
    modifies,
    opens_clause,
    skip_parenthesis,
    step_quote,
)
from mediaframing.coding.stance_cues import PLAIN, Cue, Sentence, any_of

# No cue reaches further than this many tokens: bounds the work in a sentence without end.
HORIZON = 40
NEAR = 12
"""So far reach modals and adverbs of possibility, and hedges less."""
_HORIZONS = {"modal": NEAR, "perhaps": 10}

_HARD, _STOP, _COMMA, _RELATIVE = map(any_of, ("hard", "stop", "comma", "relative"))
_THAT, _SUBJECT, _VERB, _COPULA = map(any_of, ("that", "subject", "verb", "copula"))
_INDEFINITE, _OF, _FACTIVE = map(any_of, ("indefinite", "of", "factive opposing"))
_CLAIM, _CARRIER, _EVIDENCE, _EXISTENCE = map(any_of, ("claim", "carrier", "evidence", "existence"))
_NAMES = any_of("opinion naming")
_DETERMINER = any_of("definite indefinite")
_PLACED = any_of("preposition")
_PREPOSITION = _PLACED | any_of("to")
_CLAUSAL = _VERB | _SUBJECT | _THAT
_JOINS = any_of("and or")
_ROOMS = frozenset({"place", "room", "space"})
_OPINION = any_of("opinion")
_PREDICATES = _VERB | any_of("opinion naming past")
# What comes "in", "with" or "from" belongs to what may be; what comes "during" or "about" is there.
_PLACES = frozenset({"in", "into", "with", "from", "by", "for", "under"})
_RESULTS = frozenset({"into", "to"})  # "could push the region into war"
_AFAR = 4
_QUOTES = frozenset("\"'")

# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = frozenset({"deny", "untrue", "doubt", "prospect", "know", "perhaps"})
_OF_NOUNS = frozenset({"of", "for"})  # "the prospect of war"
_OBJECT_KINDS = frozenset({"phrase", "reject", "avert", "lack"})


def reaches(sentence: Sentence, cue: Cue, term: int, nested: bool = False) -> bool:
    """Tell whether what the cue says holds for the word at place ``term``, to the right of the cue.

    ``nested`` asks for another cue instead of a term: "cannot say" does not deny what is said, but leaves it open.
    """
    if term - cue.last > _HORIZONS.get(cue.kind, HORIZON):
        return False
    if cue.kind == "if":
        return _conditions(sentence, cue.last + 1, term)
    if cue.kind == "more":  # "more of an accident than a crime" (metalinguistic comparison, Horn 1985)
        return "than" in sentence.keys[max(cue.last, term - 4) : term]
    keys, roles, _ = sentence
    if cue.kind == "misname" and not any(role & _NAMES for role in roles[cue.last + 1 : cue.last + 3]):
        return False  # "stop the war", but "stop calling it a war"
    # A verb of opinion or a claim was met: its clause is in scope.
    licensed = cue.kind in _OPEN_KINDS and keys[cue.last] not in _OF_NOUNS
    licenses = _CLAIM | _THAT | (_OPINION if cue.kind == "phrase" else _NAMES)
    full = _begins_noun(sentence, cue)  # a noun phrase was begun: a preposition begins another, out of scope
    carried = False  # its noun hands the cue on: "no link to terrorism"
    charged = cue.kind != "clear" or keys[cue.last] == "of"  # "cleared him of fraud", not "cleared the fraud"
    named = term  # where a verb of opinion was met
    inside = False  # "no place in our democracy": where there is no place is there
    quoted = 0
    place = _skip_inverted_subject(sentence, cue)
    while place < term:
        role = roles[place]
        if not role & PLAIN and keys[place].isalpha() and not keys[place].endswith("ing"):
            place += 1
            continue
        if keys[place] in _QUOTES:
            quoted += step_quote(sentence, place)
            if quoted < 0:
                return False  # the cue stands in a quotation that ends before the term
            place += 1
            continue
        if role & _COMMA and (after := skip_parenthesis(sentence, place, term)):
            place = after
            continue
        if ends_clause(sentence, place, cue, term) or ends_scope_of(sentence, place, cue, term, nested):
            return False
        if role & _OF and not charged:
            charged, place = True, place + 1
            continue
        loose = full and charged and not carried and not licensed
        if loose and _leaves_noun(sentence, place, cue, term):
            return False
        if role & _THAT:
            afterthought = 0 < place - named <= _AFAR and roles[named + 1] & _PLACED
            opens = afterthought or _takes_clause(sentence, place, cue) or (nested and licensed)
            if not opens or _is_subject_of_evidence(sentence, place, term):
                return False
        if role & _SUBJECT and (not licensed or roles[place - 1] & _JOINS):
            return False
        if role & _PLACED:
            inside = keys[place] == "in" and keys[place - 1] in _ROOMS
            if cue.kind == "modal":
                if carried or keys[place] not in _PLACES:
                    return False
                carried = True  # one place: "could end in war", not "would be tried in a court for fraud"
        named = place if role & _NAMES else named
        licensed = licensed or bool(role & licenses)
        carried = carried or bool(role & _CARRIER)
        full = (full and not role & _VERB) or bool(role & _DETERMINER)
        place += 1
    return charged and not inside


def _leaves_noun(sentence: Sentence, place: int, cue: Cue, term: int) -> bool:
    """Tell whether a word ends the noun phrase that a cue denies, and its scope: "no word about the war".

    A negative subject denies its whole clause: "nobody in the room thought it was a scandal".
    """
    roles = sentence.roles
    if roles[place] & _OF and cue.kind == "phrase":
        return bool(roles[place + 1] & _INDEFINITE)
    if not (roles[place] & _PREPOSITION or modifies(sentence, place)):
        return False
    if cue.kind == "modal" and sentence.keys[place] in _RESULTS:
        return False
    predicate = any(role & _PREDICATES for role in roles[place + 1 : term])
    return not (predicate and opens_clause(sentence, cue))


def _skip_inverted_subject(sentence: Sentence, cue: Cue) -> int:
    """Give where to read on behind the cue: behind the subject in "nor did he commit fraud"."""
    roles = sentence.roles
    place = cue.last + 1
    if cue.kind == "clause" and place + 1 < len(roles) and roles[place] & _VERB:
        return place + 2 if roles[place + 1] & _SUBJECT else place
    if place < len(roles) and roles[place] & _SUBJECT and opens_clause(sentence, cue):
        return place + 1  # "nobody I know"
    return place


def _begins_noun(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    if cue.kind == "noun":
        return True
    if sentence.keys[cue.last] == "nothing" and not sentence.roles[cue.last + 1] & PLAIN:
        return True
    opens = cue.kind in _OBJECT_KINDS or (cue.kind == "prospect" and sentence.keys[cue.last] in _OF_NOUNS)
    following = sentence.keys[cue.last + 1]
    return opens and following != "because" and not following.endswith("ing")


def _takes_clause(sentence: Sentence, that: int, cue: Cue) -> bool:
    """Tell whether a "that" opens the clause of a verb of opinion, a claim or the cue; else it is relative."""
    before = that - 1 - (sentence.keys[that - 1] in _QUOTES)
    return before == cue.last or bool(sentence.roles[before] & (_NAMES | _CLAIM))


def _is_subject_of_evidence(sentence: Sentence, that: int, term: int) -> bool:
    """Tell whether the term is the subject in "no evidence that torture led to": then it is what did not work.

    "no evidence that fraud occurred" still denies the fraud.
    """
    roles = sentence.roles
    if not roles[that - 1] & _EVIDENCE or any(role & _CLAUSAL for role in roles[that + 1 : term]):
        return False
    return not any(role & (_EXISTENCE | _COPULA) for role in roles[term + 1 : term + 4])


def _conditions(sentence: Sentence, first: int, term: int) -> bool:
    """Tell whether a condition that begins at ``first`` still holds at ``term``: it ends with a comma or clause."""
    boundary = _HARD | _STOP | _RELATIVE | _COMMA
    for place in range(first, term):
        role = sentence.roles[place]
        if role & boundary or (role & _FACTIVE and not sentence.roles[place + 1] & _INDEFINITE):
            return False
    return True
