"""Where a cue's scope ends: at another clause, a conjunct of its own, a verb that takes its object for granted."""

from __future__ import annotations

from mediaframing.coding.stance_cues import PLAIN, Cue, Sentence, any_of

_HARD, _STOP, _COMMA, _RELATIVE, _WH = map(any_of, ("hard", "stop", "comma", "relative", "wh"))
_THAT, _SUBJECT, _VERB, _COPULA = map(any_of, ("that", "subject", "verb", "copula"))
_DEFINITE, _INDEFINITE, _AS, _AND, _OR = map(any_of, ("definite", "indefinite", "as", "and", "or"))
_ABOUT, _FACTIVE, _OPPOSING, _NAMING = map(any_of, ("about", "factive", "opposing", "naming"))
_PLACED = any_of("preposition")
_COMPANY, _ASIDE, _SAYING = map(any_of, ("company", "aside", "saying"))
_DETERMINER = any_of("definite indefinite")
_CLAUSAL = _VERB | _SUBJECT | _THAT
_BOUNDARY = _HARD | _STOP | _RELATIVE
_OPENS_CONJUNCT = _DETERMINER | _CLAUSAL | _RELATIVE | any_of("opinion naming factive cue")
_UNTRUTH = any_of("untruth")
_CLAUSE_EDGE = any_of("hard stop comma that relative and or opinion")
_NEGATIVE_SUBJECTS = frozenset({"nobody", "one", "none", "nothing", "hardly", "scarcely", "neither"})
_QUOTES = frozenset("\"'")

_DENIALS = frozenset({"deny", "reject"})
_DENIABLE = frozenset({"clause", "noun", "refuse", "regret"})
_PHRASAL_KINDS = frozenset({"phrase", "prospect", "lack", "avert"})
_INFINITIVES = frozenset({"be", "been", "being", "have", "do", "become", "seem", "appear", "remain"})
_INTO = frozenset({"in", "into"})
_SHORT_SUBJECTS = frozenset({"it", "he", "she", "they", "there", "this"})
_OPENING = 4  # "Without police, violence spread": the comma ends the phrase that opens the sentence
_LONGEST_PARENTHESIS = 5
_MODIFIERS = 3
_SOMETIMES = frozenset({"sometimes", "often", "then", "even", "perhaps", "frequently", "usually"})


def ends_clause(sentence: Sentence, place: int, cue: Cue, term: int) -> bool:
    """Tell whether the clause ends before this word, whatever the cue (termination terms of NegEx)."""
    keys, roles, spaced = sentence
    role = roles[place]
    if role & _BOUNDARY and not _goes_on(sentence, place, cue):
        return True
    if role & _WH or (keys[place] == "-" and spaced[place] and spaced[place + 1]):
        return True
    if role & _COMMA:
        opens = cue.kind == "phrase" and cue.first < _OPENING and not roles[cue.first - 1] & _COMMA
        return opens or not _bridges(sentence, place, term, cue.last)
    return bool(role & _AND) and _parts(sentence, place, cue) and not _shares(sentence, place, cue, term)


def ends_scope_of(sentence: Sentence, place: int, cue: Cue, term: int, nested: bool) -> bool:
    """Tell whether this word ends the scope of a cue of that kind."""
    keys, roles, _ = sentence
    role, near = roles[place], place == cue.last + 1
    if cue.kind == "refuse" and role & _AS:
        return not any(role & _NAMING for role in roles[cue.last + 1 : place])
    if role & _OPPOSING:
        return True  # "could fight terrorism": what is fought is there
    if cue.kind == "modal":
        return _ends_modal(sentence, place)
    if cue.kind == "perhaps":
        return bool(role & _FACTIVE) and not roles[place + 1] & _INDEFINITE
    if cue.kind in _PHRASAL_KINDS and role & _VERB and not near:
        return sentence.keys[cue.last] != "that"  # "the lack of action is a violation of rights"
    if cue.kind == "regret" and role & _PLACED:
        return True  # "should have apologised for a racist joke"
    if cue.kind == "refuse" and role & _PLACED and keys[place] not in _INTO:
        # "refused to sit with terrorists", but "refused on Monday to open talks"
        return not (near and "to" in keys[place + 2 : place + 4])
    if role & _AS:
        compared = roles[cue.last + 1] & _AS or keys[cue.last + 1] == "so"
        # "dismissed as illegal", but "dismissed as false the claims of"; "not as bad as war"
        if cue.kind in _DENIALS:
            return not any(role & _UNTRUTH for role in roles[place + 1 : place + 4])
        return bool(compared and not near) or keys[place + 1] == "part"
    if cue.kind not in _DENIABLE:
        return False
    if keys[place] == "with" and roles[place - 1] & _COMPANY:
        return True
    if role & _ABOUT:  # "cannot only talk about war", but "is not about war"
        if keys[cue.last] == "nothing":
            return not any(role & _COPULA for role in roles[place:term])
        return not (near or roles[place - 1] & _COPULA or opens_clause(sentence, cue))
    noun = roles[place - 1] & _DEFINITE  # "nothing in the report"
    return bool(role & _FACTIVE and not noun) and not nested and not _says_word(sentence, place)


def opens_clause(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a negative subject opens its clause: "nobody here calls it terrorism" denies the whole clause."""
    if cue.kind != "noun" and sentence.keys[cue.last] not in _NEGATIVE_SUBJECTS:
        return False
    if not cue.first:
        return True
    before = cue.first - 1
    return bool(sentence.roles[before] & _CLAUSE_EDGE) or sentence.keys[before] in _QUOTES


def _ends_modal(sentence: Sentence, place: int) -> bool:
    """Tell whether a word ends what "could" leaves open; what is hurt or improved is there already."""
    role, key = sentence.roles[place], sentence.keys[place]
    if role & _FACTIVE and not sentence.roles[place - 1] & _DETERMINER:
        return not (sentence.roles[place + 1] & _INDEFINITE or sentence.keys[place + 1] in {"in", "up"})
    return bool(role & (_THAT | _SUBJECT)) or bool(role & _VERB and key not in _INFINITIVES)


def _says_word(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb of saying has a word as its object: "refused to say the words 'race war'"."""
    keys = sentence.keys
    if sentence.roles[place] & _SAYING and keys[place + 1 + (keys[place + 1] == "that")] in _SHORT_SUBJECTS:
        return True  # "never said it was a crisis"
    if not sentence.roles[place] & _SAYING:
        return False
    following = range(place + 1, min(place + 4, len(keys)))
    return any(sentence.roles[near] & _NAMING for near in following)


def _goes_on(sentence: Sentence, place: int, cue: Cue) -> bool:
    """Tell whether a word that mostly opens a clause does not: "not because of X", "not yet X", "not only X but also Y"."""
    key = sentence.keys[place]
    return (key in {"because", "so", "yet"} and place == cue.last + 1) or (
        key == "but" and sentence.keys[place + 1] == "also"
    )


def modifies(sentence: Sentence, place: int) -> bool:
    """Tell whether a word looks like the "fleeing" of "accept people fleeing war": a reduced relative clause."""
    return sentence.keys[place].endswith("ing") and not sentence.roles[place - 1] & PLAIN


def step_quote(sentence: Sentence, place: int) -> int:
    """Give +1 where a quotation opens, -1 where one closes, 0 for an apostrophe."""
    key, spaced = sentence.keys[place], sentence.spaced
    opens = bool(spaced[place]) and not (place + 1 < len(spaced) and spaced[place + 1])
    if key == "'" and not opens and sentence.keys[place - 1].endswith("s"):
        return 0
    return 1 if opens else -1


def skip_parenthesis(sentence: Sentence, comma: int, term: int) -> int:
    """Give the place behind a parenthesis between commas ("nobody, in fact, wants war"); 0 where there is none."""
    roles = sentence.roles
    if comma + 1 >= term or not roles[comma + 1] & _ASIDE:
        return 0
    for place in range(comma + 2, min(comma + 2 + _LONGEST_PARENTHESIS, term)):
        if roles[place] & _COMMA:
            return place + 1
        if roles[place] & _BOUNDARY:
            return 0
    return 0


def _bridges(sentence: Sentence, comma: int, term: int, after: int) -> bool:
    """Tell whether a comma only parts adjectives or the items of a list.

    "no clear, credible threat" and "no violence, terror or crime" go on; "he did not come, terror did" does not.
    """
    roles = sentence.roles
    ends = _BOUNDARY | _CLAUSAL
    if (
        term - comma <= 2
        and comma - after <= 2
        and not any(role & PLAIN & ~_COMMA for role in roles[after + 1 : term])
    ):
        return True
    opening = roles[comma + 1]
    if sentence.keys[comma + 1] in {"not", "never"}:
        return False
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
    if word == "other":
        return False  # "investigated for arson and other crimes"
    return bool(sentence.roles[following] & _OPENS_CONJUNCT) or word.endswith(("ed", "ly"))


def _shares(sentence: Sentence, conjunction: int, cue: Cue, term: int) -> bool:
    """Tell whether a phrase negates both of two bare nouns: "its lack of profits and voting rights"."""
    keys, roles, _ = sentence
    if cue.kind != "phrase" or term - conjunction > _MODIFIERS or keys[conjunction + 1] in _SOMETIMES:
        return False
    bare = [*range(cue.last + 1, conjunction), *range(conjunction + 1, term)]
    if any(
        roles[place] & PLAIN & ~(_COMMA | _OR) or not keys[place][0].isalnum()
        for place in bare
        if keys[place] != ","
    ):
        return False
    following = term + 1
    return following >= len(keys) or not (roles[following] & _VERB or keys[following].endswith("ed"))
