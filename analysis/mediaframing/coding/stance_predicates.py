"""What is said of a mention behind it: that it is untrue, did not happen, or may come.

"the claims of fraud were baseless", "war is not an option", "military force has been ruled out", "a crime he did not
commit"; "a war could break out" leaves open. ``last`` is the term's last token.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.coding.scopes import reaches
from mediaframing.coding.stance_cues import PLAIN, Cue, Sentence, any_of
from mediaframing.coding.stance_nouns import ENDED, is_indefinite, is_presupposed, is_venture
from mediaframing.coding.stance_signs import is_told_later

# How far to the right of a term its denial may stand.
REACH_RIGHT = 10
_SUBJECT_TAIL = 6
_PREDICATIVE = 4

_CAPITAL = any_of("capital")

_CLAIM, _VERB, _AS, _COPULA = map(any_of, ("claim", "verb", "as", "copula"))
_EXISTENCE, _REALISED, _STANDING, _OWNED = map(any_of, ("existence", "realised", "standing", "owned"))
_PERSON, _COMMA, _PLACED, _SUBJECT = map(any_of, ("person", "comma", "preposition", "subject"))
_DETERMINER, _RELATIVE, _THAT, _OF = map(any_of, ("definite indefinite", "relative", "that", "of"))
_CLAUSE_END = any_of("hard stop relative comma")
_LINKS = any_of("link")
_FAILURE_ENDS = any_of("hard stop comma and or wh subject to")
_DENIALS = frozenset({"deny", "reject", "avert"})
_LIKELY = frozenset({"likely", "unlikely", "possible", "probable", "conceivable"})
_LIKELY_AFTER = frozenset({"as", "not", "very", "highly"})
_AUXILIARY_ADVERBS = frozenset(
    {"also", "still", "soon", "now", "repeatedly", "since", "all", "both", "be", "well"}
)
_GOES_ON = frozenset({"come", "came", "follow"})
_ON = frozenset({"on", "in"})
_TABLE = frozenset({"table", "agenda", "cards", "offing"})


def find_falsehood(sentence: Sentence, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    """Find what calls the claim untrue: "false claims of fraud", "talk of war is nonsense", "war is not an option"."""
    keys, roles = sentence.keys, sentence.roles
    for number, cue in enumerate(cues):
        if (
            cue.kind == "false"
            and cue.last < first
            and reaches(sentence, cue, first)
            and not is_presupposed(sentence, first, cue.last)
        ):
            claims = any(role & _CLAIM for role in roles[cue.last + 1 : first])
            if claims or cue.last + 1 == first:
                return cue
        if cue.first <= last or cue.first - last > REACH_RIGHT:
            continue
        if cue.kind == "failed":
            if _has_failed(sentence, cues[:number], last, cue):
                return cue
            continue
        if keys[cue.first] in ENDED and not is_venture(sentence, last):
            continue
        between = roles[last + 1 : cue.first]
        if any(role & _CLAUSE_END for role in between):
            return _find_gap(sentence, cues[number:], last) if between[0] & _RELATIVE else None
        untrue = cue.kind == "false" or keys[cue.first] == "lacking"
        if untrue and _is_predicate(sentence, last, cue) and not _is_negated(cues, number, last):
            return cue
        if cue.kind in _DENIALS and _is_passive(sentence, last, cue) and not _is_open(cues, number, last):
            return cue
        if (cue.kind in {"clause", "noun"} and keys[cue.first] != "little") or keys[cue.first] == "yet":
            if _denies_existence(sentence, first, last, cue):
                return cue
            gap = _find_gap(sentence, cues[number:], last)
            if gap is not None:
                return gap
    return None


def _has_failed(sentence: Sentence, before: Sequence[Cue], last: int, cue: Cue) -> bool:
    """Tell whether the term is a venture that came to nothing: "the talks with Iran collapsed", "a bill that failed"."""
    keys, roles = sentence.keys, sentence.roles
    if not is_venture(sentence, last) or any(one.first > last for one in before):
        return False
    between = range(last + 1, cue.first)
    if len(between) > _SUBJECT_TAIL or any(roles[place] & _FAILURE_ENDS for place in between):
        return False
    verbs = [place for place in between if roles[place] & _VERB or keys[place].endswith("ed")]
    return not verbs or cue.first - verbs[0] <= 2


def _is_predicate(sentence: Sentence, last: int, cue: Cue) -> bool:
    """Tell whether a word of untruth is what the clause says of the term: close behind a copula or "as"."""
    keys, roles = sentence.keys, sentence.roles
    if cue.first == last + 1 and any(role & _LINKS for role in roles[max(0, last - _SUBJECT_TAIL) : last]):
        return True  # "called the reports of a coup fake"
    for place in range(cue.first - 1, max(last, cue.first - 1 - _PREDICATIVE), -1):
        if roles[place] & (_COPULA | _AS | _LINKS):
            return True
        if roles[place] & (_PLACED | _VERB) or keys[place].endswith(("ing", "ed")):
            return False
    return False


def _is_negated(cues: Sequence[Cue], number: int, last: int) -> bool:
    """Tell whether a negator stands between the term and the cue: "is not simply a fantasy"."""
    return any(cue.first > last and cue.kind == "clause" for cue in cues[:number])


def _is_open(cues: Sequence[Cue], number: int, last: int) -> bool:
    """Tell whether a modal or a negator stands between the term and the cue: "could be averted"."""
    return any(cue.first > last and cue.kind in {"clause", "modal"} for cue in cues[:number])


def _is_passive(sentence: Sentence, last: int, cue: Cue) -> bool:
    """Tell whether a verb of denial behind the term has it as its subject: "military force has been ruled out"."""
    keys, roles = sentence.keys, sentence.roles
    places = range(last + 1, cue.first)
    if keys[cue.first] == "denied" and not _ends_predicate(sentence, cue.last + 1):
        return False  # "the refugees were denied entry"
    verb = next((place for place in places if roles[place] & _VERB), cue.first)
    if verb - last > _SUBJECT_TAIL or not any(roles[place] & _COPULA for place in places[-2:]):
        return False
    return all(
        roles[place] & _VERB or keys[place].endswith("ly") or keys[place] in _AUXILIARY_ADVERBS
        for place in range(verb, cue.first)
    )


def _ends_predicate(sentence: Sentence, place: int) -> bool:
    """Tell whether no object follows a verb: its clause ends at ``place``, or an adverbial begins."""
    if place >= len(sentence.keys) or not sentence.keys[place].isalpha():
        return True
    return bool(sentence.roles[place] & PLAIN & ~_DETERMINER)


def _denies_existence(sentence: Sentence, first: int, last: int, cue: Cue) -> bool:
    """Tell whether the term is the subject of "did not happen", "is not the issue", "has no place"."""
    keys, roles = sentence.keys, sentence.roles
    if any(role & _PERSON for role in roles[last + 1 : cue.first]):
        return False  # "a security official could not be reached"
    if keys[cue.first - 1] == "would" and keys[cue.last + 1 : cue.last + 2] == ["have"]:
        return False  # a counterfactual: it did happen
    verbs = [place for place in range(last + 1, cue.first) if roles[place] & _VERB]
    fused = keys[cue.first].endswith("n't") or keys[cue.first] in {"cannot", "never"}
    if not (verbs or (fused and cue.first - last <= 3)) or (verbs and verbs[0] - last > _SUBJECT_TAIL):
        return False
    if verbs and verbs[0] - last > 3 and not _is_tail(sentence, last, verbs[0]):
        return False
    return _tells_existence(sentence, first, cue.last + 1)


def _is_tail(sentence: Sentence, last: int, verb: int) -> bool:
    """Tell whether what stands between the term and the verb belongs to the subject: a phrase with a preposition."""
    return bool(sentence.roles[last + 1] & (_PLACED | _OF))


def _is_compound(sentence: Sentence, last: int, verb: int) -> bool:
    """Tell whether the few words between the term and the verb are the rest of its noun: "war crimes trial may"."""
    between = range(last + 1, verb)
    return len(between) <= 2 and all(
        sentence.keys[place].isalpha() and not sentence.roles[place] & _CAPITAL for place in between
    )


def _tells_existence(sentence: Sentence, first: int, place: int) -> bool:
    """Tell whether the words from ``place`` on say whether the subject is there: "happened", "an option", "been used"."""
    keys, roles = sentence.keys, sentence.roles
    end = len(keys)
    if keys[place - 1] == "nothing":
        return keys[place : place + 2] == ["to", "do"]
    while place < end and (
        keys[place] in {"a", "an", "the"}
        or keys[place].endswith("ly")
        or keys[place] in _AUXILIARY_ADVERBS
        or roles[place] & _COPULA
        or keys[place] == "have"
    ):
        place += 1
    if place >= end:
        return False
    if keys[place] in _ON:
        return place + 2 < end and keys[place + 2] in _TABLE
    if keys[place + 1 : place + 2] == ["by"]:
        return False  # "was not started by us"
    if roles[place] & _EXISTENCE:
        if keys[place] in {"take", "taken"}:
            return keys[place + 1] in {"place", "shape"} if place + 1 < end else False
        if keys[place] in {"break", "broken"}:
            return place + 1 < end and keys[place + 1] == "out"
        if keys[place] in _GOES_ON:
            return place + 1 >= end or not roles[place + 1] & (_PLACED | any_of("to"))
        return True
    if roles[place] & _STANDING:
        return any(role & _COPULA for role in roles[max(0, place - 4) : place])
    if not roles[place] & _REALISED:
        return False
    claimed = any(role & _CLAIM for role in roles[max(0, first - 3) : first])
    return claimed or not is_presupposed(sentence, first)


def _find_gap(sentence: Sentence, cues: Sequence[Cue], last: int) -> Cue | None:
    """Find the negation of a relative clause whose object or subject is the term: "a crime he did not commit"."""
    keys, roles = sentence.keys, sentence.roles
    for cue in cues:
        if cue.kind != "clause" or cue.first - last > _SUBJECT_TAIL or cue.first <= last + 1:
            continue
        opening = roles[last + 1]
        related = bool(opening & (_RELATIVE | _THAT))
        if not (related or opening & (_SUBJECT | _DETERMINER)) or any(
            role & any_of("hard comma") for role in roles[last + 1 : cue.first]
        ):
            return None
        verbs = roles[cue.last + 1 : cue.last + 4]
        wanted = _OWNED | (_EXISTENCE if related else 0)
        owned = next((place for place, role in enumerate(verbs) if role & wanted), None)
        if owned is None:
            return None
        after = cue.last + 1 + owned + 1
        ends = (
            after >= len(keys)
            or bool(roles[after] & (any_of("hard comma stop and or")))
            or keys[after] in '."'
        )
        return cue if ends or (related and verbs[owned] & _EXISTENCE) else None
    return None


def find_prospect(sentence: Sentence, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    """Find the modal, or the "unlikely", behind a term that is its clause's subject: "a war could break out"."""
    keys, roles = sentence.keys, sentence.roles
    for place in range(last + 1, min(last + 1 + REACH_RIGHT, len(keys))):
        role = roles[place]
        if role & _CLAUSE_END or role & _PERSON or role & _THAT:
            return None
        if keys[place] in _LIKELY and (roles[place - 1] & _COPULA or keys[place - 1] in _LIKELY_AFTER):
            ends = place + 1 >= len(keys) or not roles[place + 1] & any_of("to")
            return Cue(place, place, "hedge") if ends and not is_presupposed(sentence, first) else None
        if not role & _VERB:
            continue
        modal = next((cue for cue in cues if cue.first == place and cue.kind == "modal"), None)
        if modal is None:
            if role & _COPULA or keys[place] in {"not"}:
                continue
            return None
        if not (_is_tail(sentence, last, place) or _is_compound(sentence, last, place)):
            return None
        if is_told_later(sentence, modal) or is_presupposed(sentence, first):
            return None
        if any(cue.first == modal.last + 1 and cue.kind == "clause" for cue in cues):
            return None
        return (
            modal if is_indefinite(sentence, first) or _tells_existence(sentence, first, place + 1) else None
        )
    return None
