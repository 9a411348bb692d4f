"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). A noun phrase that is taken for granted escapes
it: "did not prevent the attack" does not deny the attack (presupposition: Strawson 1950, Karttunen 1971).
Places are counted from the sentence's first token; ``roles`` are sums that ``stance_cues.any_of`` asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediaframing.coding.stance_cues import Cue, any_of

# No cue reaches further than this many tokens: bounds the work in a sentence without end.
HORIZON = 40
_MODAL_HORIZON = 12
_MODIFIERS = 5

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
_PHRASE_END = _PREPOSITION | _AS | _BOUNDARY | _COMMA | _CLAUSAL | _WH | _NAMES
_OPENS_CONJUNCT = _DETERMINER | _CLAUSAL | _RELATIVE | _NAMES | _FACTIVE | any_of("cue")
_QUOTES = frozenset("\"'")
_PRONOUNS_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "let", "this"})

# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = frozenset({"deny", "doubt", "prospect", "know"})
_DENIALS = frozenset({"deny", "reject", "refuse"})
_INFINITIVES = frozenset({"be", "been", "being", "have", "do", "become", "seem", "appear", "remain"})
_INTO = frozenset({"in", "into"})
_DENIABLE = frozenset({"clause", "noun", "refuse"})
_PHRASAL_KINDS = frozenset({"phrase", "prospect"})


class Sentence(NamedTuple):
    """One sentence: for each token its folded form, its roles, and whether white space stands before it."""

    keys: Sequence[str]
    roles: Sequence[int]
    spaced: Sequence[bool]


def reaches(sentence: Sentence, cue: Cue, term: int, nested: bool = False) -> bool:
    """Tell whether what the cue says holds for the word at place ``term``, to the right of the cue.

    ``nested`` asks for another cue instead of a term: "cannot say" does not deny what is said, but leaves it open.
    """
    if term - cue.last > (_MODAL_HORIZON if cue.kind == "modal" else HORIZON):
        return False
    if cue.kind == "if":
        return _conditions(sentence, cue.last + 1, term)
    keys, roles, spaced = sentence
    licensed = cue.kind in _OPEN_KINDS  # a verb of opinion or a claim was met: its clause is in scope
    compared = roles[cue.last + 1] & _AS or keys[cue.last + 1] == "so"
    full = _begins_noun(sentence, cue)  # a noun phrase was begun: what follows a preposition is another one
    carried = False
    quoted = 0
    for place in range(cue.last + 1, term):
        role = roles[place]
        if not role and keys[place] not in _QUOTES and keys[place] != "-":
            if full and not carried and not licensed and _modifies(sentence, place):
                return False
            continue
        if keys[place] in _QUOTES:
            quoted += _step_quote(sentence, place)
            if quoted < 0:
                return False
            continue
        if role & _BOUNDARY and not _goes_on(sentence, place, cue):
            return False
        if role & _WH or (keys[place] == "-" and spaced[place] and spaced[place + 1]):
            return False
        if role & _COMMA and not _bridges(sentence, place, term):
            return False
        if role & _THAT:
            opens = _takes_clause(sentence, place, cue) or (nested and licensed)
            if not opens or cue.kind == "modal" or _is_subject_of_evidence(sentence, place, term):
                return False
            licensed = True
            continue
        if role & _SUBJECT and (not licensed or cue.kind == "modal"):
            return False
        if role & _OPPOSING or (role & _FACTIVE and cue.kind in _DENIABLE and not nested):
            return False
        if role & (_NAMES | _CLAIM):
            licensed = True
        if role & _VERB:
            if cue.kind in _PHRASAL_KINDS or (cue.kind == "modal" and keys[place] not in _INFINITIVES):
                return False
            full = False
        if role & _CARRIER:
            carried = True
        if role & _DETERMINER and not role & _SUBJECT:
            full = True
        if role & _PREPOSITION and full and not carried and not licensed:
            return False
        if role & _OF and cue.kind == "phrase" and not carried and roles[place + 1] & _INDEFINITE:
            return False
        if role & _AS and (cue.kind in _DENIALS or (compared and place > cue.last + 1)):
            return False
        if (
            role & _ABOUT
            and cue.kind in _DENIABLE
            and place > cue.last + 1
            and not roles[place - 1] & _COPULA
        ):
            return False
        if role & _PLACED and cue.kind == "refuse" and keys[place] not in _INTO:
            return False
        if role & _PLACED and cue.kind == "modal":
            if carried:
                return False
            carried = (
                True  # one preposition: "could end in war", not "would be tried on charges of fraud in a war"
            )
        if role & _AND and _parts(sentence, place, cue):
            return False
    return True


def _goes_on(sentence: Sentence, place: int, cue: Cue) -> bool:
    """Tell whether a word that mostly opens a clause does not: "not because of X", "not only X but also Y"."""
    key = sentence.keys[place]
    return (key == "because" and place == cue.last + 1) or (
        key == "but" and sentence.keys[place + 1] == "also"
    )


def _modifies(sentence: Sentence, place: int) -> bool:
    """Tell whether a word looks like the "fleeing" of "accept people fleeing war": a reduced relative clause."""
    return sentence.keys[place].endswith("ing") and not sentence.roles[place - 1]


def _begins_noun(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    if cue.kind == "noun" or (sentence.keys[cue.last] == "nothing" and sentence.keys[cue.last + 1] != "to"):
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


def _bridges(sentence: Sentence, comma: int, term: int) -> bool:
    """Tell whether a comma only parts the items of a list, or the first of two that enclose an aside.

    "no violence, terror or crime" goes on; "he did not come, terror did" does not.
    """
    roles = sentence.roles
    ends = _BOUNDARY | _CLAUSAL
    opening = roles[comma + 1]
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


def is_presupposed(sentence: Sentence, term: int, after: int = -1) -> bool:
    """Tell whether the noun phrase around ``term`` is definite, so that its being there is taken for granted.

    ``after`` is the last token of the cue: the phrase is looked for to the right of it. "not the economy" after a
    copula is a statement about what something is, and presupposes nothing.
    """
    keys, roles, _ = sentence
    steps = 0
    nested = False
    for place in range(term - 1, after, -1):
        role = roles[place]
        if role & _DEFINITE or _is_possessive(sentence, place):
            return not (place - 1 >= 0 and _identifies(sentence, place, after))
        if role & (_INDEFINITE | _PHRASE_END):
            return False
        if role & _OF:
            nested = True
            steps = 0
            continue
        if keys[place] == "-" or keys[place] in _QUOTES:
            continue
        steps += 1
        if steps > (_MODIFIERS - 2 * nested):
            return False
    return False


def _is_possessive(sentence: Sentence, place: int) -> bool:
    key, before = sentence.keys[place], sentence.keys[place - 1] if place else ""
    if key == "'" and before.endswith("s"):
        return not sentence.spaced[place]
    return key == "'s" and before not in _PRONOUNS_IS


def _identifies(sentence: Sentence, place: int, after: int) -> bool:
    """Tell whether the determiner at ``place`` follows "is not", "isn't" or "is not about" directly."""
    if sentence.keys[place - 1] == "about":
        place -= 1
    if place - 1 != after:
        return False
    return bool(sentence.roles[after] & _COPULA or (after and sentence.roles[after - 1] & _COPULA)) or (
        after > 0 and sentence.keys[after - 1] in {"'s", "'re", "'m"}
    )


def find_modifier(sentence: Sentence, term: int, cues: Sequence[Cue], kinds: frozenset[str]) -> Cue | None:
    """Find the cue of these kinds that stands before the noun as one of its modifiers: "alleged Russian fraud"."""
    ends = {cue.last: cue for cue in cues if cue.kind in kinds and cue.last < term}
    for place in range(term - 1, max(-1, term - _MODIFIERS), -1):
        if place in ends:
            # "so-called" and "any" belong to what is next to them: "the so-called Islamic State terror group"
            loose = ends[place].kind != "any" and ends[place].first == place
            return ends[place] if loose or term - place <= 2 else None
        if sentence.roles[place] & (_PHRASE_END | _DETERMINER | _OF | _AND | _OR):
            return None
    return None
