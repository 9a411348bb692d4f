"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). Verbs under which a thing is taken for granted
end it too: "did not prevent the attack" does not deny the attack (Karttunen 1971). Places are counted from the sentence's first token; ``roles`` are sums that ``stance_cues.any_of`` asks.
"""

from __future__ import annotations

from mediaframing.coding.stance_cues import Cue, Sentence, any_of

# No cue reaches further than this many tokens: bounds the work in a sentence without end.
HORIZON = 40
_MODAL_HORIZON = 12

_HARD, _STOP, _COMMA, _RELATIVE, _WH = map(any_of, ("hard", "stop", "comma", "relative", "wh"))
_THAT, _SUBJECT, _VERB, _COPULA = map(any_of, ("that", "subject", "verb", "copula"))
_DEFINITE, _INDEFINITE, _OF, _AS, _AND, _OR = map(any_of, ("definite", "indefinite", "of", "as", "and", "or"))
_CLAIM, _CARRIER, _EVIDENCE = map(any_of, ("claim", "carrier", "evidence"))
_ABOUT = any_of("about")
_FACTIVE, _OPPOSING, _EXISTENCE = map(any_of, ("factive", "opposing", "existence"))
_NAMES = any_of("opinion naming")
_DETERMINER = _DEFINITE | _INDEFINITE
_PLACED = any_of("preposition")
_PREPOSITION = _PLACED | any_of("to")
_CLAUSAL = _VERB | _SUBJECT | _THAT
_BOUNDARY = _HARD | _STOP | _RELATIVE
_OPENS_CONJUNCT = _DETERMINER | _CLAUSAL | _RELATIVE | _NAMES | _FACTIVE | any_of("cue")
_QUOTES = frozenset("\"'")

# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = frozenset({"deny", "doubt", "prospect", "know"})
_DENIALS = frozenset({"deny", "reject", "refuse"})
_INFINITIVES = frozenset({"be", "been", "being", "have", "do", "become", "seem", "appear", "remain"})
_INTO = frozenset({"in", "into"})
_DENIABLE = frozenset({"clause", "noun", "refuse"})
_PHRASAL_KINDS = frozenset({"phrase", "prospect"})


def reaches(sentence: Sentence, cue: Cue, term: int, nested: bool = False) -> bool:
    """Tell whether what the cue says holds for the word at place ``term``, to the right of the cue.

    ``nested`` asks for another cue instead of a term: "cannot say" does not deny what is said, but leaves it open.
    """
    if term - cue.last > (_MODAL_HORIZON if cue.kind == "modal" else HORIZON):
        return False
    if cue.kind == "if":
        return _conditions(sentence, cue.last + 1, term)
    keys, roles, _ = sentence
    licensed = cue.kind in _OPEN_KINDS  # a verb of opinion or a claim was met: its clause is in scope
    full = _begins_noun(sentence, cue)  # a noun phrase was begun: a preposition begins another, out of scope
    carried = False  # its noun hands the cue on: "no link to terrorism"
    quoted = 0
    for place in range(cue.last + 1, term):
        role = roles[place]
        if keys[place] in _QUOTES:
            quoted += _step_quote(sentence, place)
            if quoted < 0:
                return False  # the cue stands in a quotation that ends before the term
            continue
        if _ends_clause(sentence, place, cue, term) or _ends_scope_of(sentence, place, cue, nested):
            return False
        loose = full and not carried and not licensed
        if loose and (role & _PREPOSITION or _modifies(sentence, place)):
            return False
        if role & _THAT:
            opens = _takes_clause(sentence, place, cue) or (nested and licensed)
            if not opens or _is_subject_of_evidence(sentence, place, term):
                return False
        if role & _SUBJECT and not licensed:
            return False
        if role & _OF and cue.kind == "phrase" and loose and roles[place + 1] & _INDEFINITE:
            return False
        if role & _PLACED and cue.kind == "modal":
            if carried:
                return False
            carried = True  # one place: "could end in war", not "would be tried in a court for fraud"
        licensed = licensed or bool(role & (_NAMES | _CLAIM | _THAT))
        carried = carried or bool(role & _CARRIER)
        full = (full and not role & _VERB) or bool(role & _DETERMINER)
    return True


def _ends_clause(sentence: Sentence, place: int, cue: Cue, term: int) -> bool:
    """Tell whether the clause ends before this word, whatever the cue (termination terms of NegEx)."""
    keys, roles, spaced = sentence
    role = roles[place]
    if role & _BOUNDARY and not _goes_on(sentence, place, cue):
        return True
    if role & _WH or (keys[place] == "-" and spaced[place] and spaced[place + 1]):
        return True
    if role & _COMMA:
        return not _bridges(sentence, place, term, cue.last)
    return bool(role & _AND) and _parts(sentence, place, cue)


def _ends_scope_of(sentence: Sentence, place: int, cue: Cue, nested: bool) -> bool:
    """Tell whether this word ends the scope of a cue of that kind."""
    keys, roles, _ = sentence
    role, near = roles[place], place == cue.last + 1
    if role & _OPPOSING:
        return True  # "could fight terrorism": what is fought is there
    if cue.kind == "modal":
        return bool(role & (_THAT | _SUBJECT)) or bool(role & _VERB and keys[place] not in _INFINITIVES)
    if cue.kind in _PHRASAL_KINDS and role & _VERB and not near:
        return True  # "the lack of action is a violation of rights"
    if cue.kind == "refuse" and role & _PLACED and keys[place] not in _INTO:
        return True  # "refused to sit with terrorists"
    if role & _AS:
        compared = roles[cue.last + 1] & _AS or keys[cue.last + 1] == "so"
        return cue.kind in _DENIALS or bool(
            compared and not near
        )  # "dismissed as illegal", "not as bad as war"
    if cue.kind not in _DENIABLE:
        return False
    if role & _ABOUT:  # "cannot only talk about war", but "is not about war"
        return keys[cue.last] == "nothing" or not (near or roles[place - 1] & _COPULA)
    return bool(role & _FACTIVE) and not nested


def _goes_on(sentence: Sentence, place: int, cue: Cue) -> bool:
    """Tell whether a word that mostly opens a clause does not: "not because of X", "not yet X", "not only X but also Y"."""
    key = sentence.keys[place]
    return (key in {"because", "so", "yet"} and place == cue.last + 1) or (
        key == "but" and sentence.keys[place + 1] == "also"
    )


def _modifies(sentence: Sentence, place: int) -> bool:
    """Tell whether a word looks like the "fleeing" of "accept people fleeing war": a reduced relative clause."""
    return sentence.keys[place].endswith("ing") and not sentence.roles[place - 1]


def _begins_noun(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    if cue.kind == "noun" or (sentence.keys[cue.last] == "nothing" and not sentence.roles[cue.last + 1]):
        return True
    return cue.kind in {"phrase", "reject"} and not sentence.keys[cue.last + 1].endswith("ing")


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
    return not any(role & (_BOUNDARY | _COMMA) for role in sentence.roles[first:term])


def _step_quote(sentence: Sentence, place: int) -> int:
    """Give +1 where a quotation opens, -1 where one closes, 0 for an apostrophe."""
    key, spaced = sentence.keys[place], sentence.spaced
    opens = bool(spaced[place]) and not (place + 1 < len(spaced) and spaced[place + 1])
    if key == "'" and not opens and sentence.keys[place - 1].endswith("s"):
        return 0
    return 1 if opens else -1


def _bridges(sentence: Sentence, comma: int, term: int, after: int) -> bool:
    """Tell whether a comma only parts adjectives or the items of a list.

    "no clear, credible threat" and "no violence, terror or crime" go on; "he did not come, terror did" does not.
    """
    roles = sentence.roles
    ends = _BOUNDARY | _CLAUSAL
    if (
        term - comma <= 2
        and comma - after <= 2
        and not any(role & ~_COMMA for role in roles[after + 1 : term])
    ):
        return True
    opening = roles[comma + 1]
    if opening & _AND and not any(role & _COMMA for role in roles[after + 1 : comma]):
        return False
    if sentence.keys[comma + 1] in _QUOTES or opening & (ends | _PLACED | _DETERMINER):
        return False
    if sentence.keys[comma + 1].endswith("ing"):
        return False
    seen = False
    for place in range(comma + 1, min(term + 6, len(roles))):
        if roles[place] & (_OR | _AND):
            seen = True
            break
        if roles[place] & ends:
            break
    return seen


def _parts(sentence: Sentence, place: int, cue: Cue) -> bool:
    """Tell whether an "and" begins another predicate, or another noun phrase of its own."""
    following = place + 1
    if following >= len(sentence.roles):
        return True
    if cue.kind == "phrase":
        return True
    word = sentence.keys[following]
    return bool(sentence.roles[following] & _OPENS_CONJUNCT) or word.endswith(("ed", "ly"))
