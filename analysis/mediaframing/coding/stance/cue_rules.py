"""The book of rules for cues that only look like a denial where they stand (pseudo-negation: NegEx, Chapman et al. 2001).

A rule is asked of many cues with terms to the right of them at once; the judges stand in :mod:`negations` and
:mod:`lookalikes`.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance import lookalikes, negations, object_ends, presupposition, standing, targets
from mediaframing.coding.stance.books import CueRule, take_cue
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.tokens import Bools

_PLAIN, _OBJECTS = "clause noun", "deny reject avert"

CUE_RULES: Rulebook[CueRule] = Rulebook(
    "Cues that only look like a denial",
    (
        take_cue(
            "numbered", "noun", negations.are_numbered,
            "We met No. 10 [[war]] aides.", "We met no [[war]] aides.", words="no",
        ),
        take_cue(
            "no in a name", "noun", negations.are_in_names,
            "The group No Labels seeks [[consensus]].", "There is no [[consensus]].", words="no",
        ),
        take_cue(
            "word of its own", _PLAIN, negations.join_words,
            "The no-fly [[war]] plan stays.", "It is no-[[war]] land.",
        ),
        take_cue(
            "negator and comma", "clause noun regret phrase refuse deny", negations.stand_before_commas,
            "No, theft, fraud and [[crime]] grow.", "Nobody, in fact, wants [[war]].",
        ),
        take_cue(
            "regret of nothing", "regret", negations.regret_nothing,
            "They should have [[peace]] by now.", "They should have signed a [[treaty]].",
        ),
        take_cue(
            "no more than", _PLAIN, negations.compare_more,
            "The two are no more violent [[extremists]] than the rest.", "There will be no more [[violence]].",
        ),
        take_cue(
            "litotes", _PLAIN, negations.play_down,
            "It is no small [[scandal]].", "It is no [[scandal]].", source="Horn 1989",
        ),
        take_cue(
            "focus further on", "clause", negations.narrow_down,
            "She was not driven solely by [[greed]].", "She was not driven by [[greed]].", source="Horn 1989",
        ),
        take_cue(
            "adjective denied alone", "clause", targets.deny_adjectives,
            "It is a good but not perfect [[treaty]].", "It is a good but not a perfect [[treaty]].", words="not",
        ),
        take_cue(
            "scaled down", _PLAIN + " refuse", targets.scale_down,
            "No one plans to scale down [[cooperation]].", "No one plans to start [[cooperation]].",
        ),
        take_cue(
            "wrongly accused", "untrue", targets.accuse_wrongly,
            "She falsely accused a [[Danish]] firm of theft.", "She falsely accused a firm of [[theft]].",
        ),
        take_cue(
            "relative behind a denial", "deny", negations.open_relative_clauses,
            "She spoke of the denial that has caused [[erosion]].",
            "She spoke of the denial that there is [[erosion]].",
        ),
        take_cue(
            "end of a word", "clause noun phrase", negations.end_words,
            "They saw near-zero [[inflation]].", "They saw zero [[inflation]].",
        ),
        take_cue(
            "no venture", "reject", negations.end_no_venture,
            "They dropped a [[war]] film.", "They dropped the [[reform]].", words="ended acts",
        ),
        take_cue(
            "subject that did not act", _PLAIN, negations.did_not_act,
            "No [[economy]] in the region has cut its debt.", "No [[charges]] have been filed.", words="no",
        ),
        take_cue(
            "denied to somebody", _OBJECTS, negations.are_no_denials,
            "He was denied a [[security]] pass.", "He denied any [[fraud]].",
        ),
        take_cue(
            "participle before its noun", "reject", lookalikes.modify_nouns,
            "They sent 34 rejected [[asylum]] seekers back.", "They rejected claims of [[fraud]].",
        ),
        take_cue(
            "noun like a verb", "reject", lookalikes.are_nouns,
            "The discount reflects a [[crisis]].", "They discount claims of a [[crisis]].",
        ),
        take_cue(
            "could have been averted", "avert", lookalikes.could_have,
            "A guard could have prevented an [[attack]].", "A guard has prevented an [[attack]].", source="Lewis 1973",
        ),
        take_cue(
            "only wished", "reject deny", lookalikes.only_wish,
            "She is pushing them to reject the [[deal]].", "They voted to reject the [[deal]].",
        ),
        take_cue(
            "turned down and there", "reject avert deny", lookalikes.leave_what_is,
            "We reject the [[crimes]] of the army.", "We reject the [[treaty]].",
        ),
        take_cue(
            "turned down is the head", "reject", lookalikes.turn_down_others,
            "She said no to a [[security]] adviser role.", "She said no to a [[security]] plan.",
        ),
        take_cue(
            "kept from an act", "avert", lookalikes.keep_from_acts,
            "The rule prevented [[terrorists]] from buying guns.", "The rule prevented [[crimes]].",
        ),
        take_cue(
            "verb without an object", "reject", lookalikes.go_down,
            "Sales declined because of [[inflation]].", "The council dropped [[talks]].",
        ),
        take_cue(
            "insufficient head", "noun", lookalikes.keep_head,
            "They failed by insufficient [[crisis]] management.", "They had insufficient [[security]].", words="insufficient",
        ),
        take_cue(
            "relative behind a pronoun", "clause", lookalikes.open_relatives,
            "Nothing [[investigators]] have learned is new.", "There is nothing [[illegal]] here.",
            words="negative subjects and none",
        ),
        take_cue(
            "name behind a verb", "clause refuse", lookalikes.leave_names,
            "They may no longer visit [[Crimea]].", "She is not a [[Democrat]].",
        ),
        take_cue(
            "required of all",
            "clause",
            lookalikes.are_required,
            "Any bill that does not raise a [[tax]] is a mistake.",
            "The bill that does not raise a [[tax]] is new.",
        ),
        take_cue(
            "names that did not act", "clause", lookalikes.are_idle_names,
            "Neither Republicans nor [[Democrats]] know it.", "She is neither a Republican nor a [[Democrat]] now.",
            words="neither nor",
        ),
        take_cue(
            "a little", "noun", negations.are_a_little,
            "She called them little [[hacker]] boys.", "There is little [[security]].", words="little",
        ),
        take_cue(
            "degree", "noun", negations.compare_degree,
            "No state has seen more [[terrorism]].", "No state has seen [[terrorism]].",
        ),
        take_cue(
            "degree of a clause", "clause", negations.compare_degree,
            "Nobody has caused more [[violence]].", "Nobody has caused [[violence]].",
            words="negative quantifiers",
        ),
        take_cue(
            "superlative", _PLAIN, presupposition.are_unmatched,
            "The town has not seen a [[war]] like this.", "The town has not seen a [[war]].",
        ),
        take_cue(
            "few things", "clause", lookalikes.are_few_things,
            "A few towns started a [[war]].", "Few bankers expect a [[recession]].", words="few",
        ),
        take_cue(
            "out of a place", "phrase", lookalikes.leave_places,
            "They climbed out of [[poverty]].", "The vote kept the club out of [[debt]].", words="out",
        ),
        take_cue(
            "made sure", "clause", lookalikes.make_sure,
            "Steps were taken to ensure that clubs do not start [[riots]].", "They say that clubs do not start [[riots]].",
        ),
        take_cue(
            "object of a gerund", "clause refuse", object_ends.leave_gerunds,
            "Judges should not be in charge of stripping [[rights]] away.", "Judges should not be in charge of making [[rules]].",
        ),
        take_cue(
            "permission", "clause noun refuse phrase", negations.permit,
            "We cannot allow [[warlords]] to win.", "We cannot allow [[torture]].",
        ),
        take_cue(
            "place for somebody", "noun", negations.give_place,
            "There is no place for [[terrorists]] to hide.", "There is no place for [[racism]].",
        ),
        take_cue(
            "left undone", "noun", lookalikes.are_left_undone,
            "No [[theft]] shall go unpunished.", "No [[theft]] shall go on.", words="no",
        ),
        take_cue(
            "without what is there", "phrase", lookalikes.imagine_away,
            "Without the [[war]], they would be rich.", "Without the [[treaty]] they left.", words="without",
        ),
        take_cue(
            "hardly had", "clause", lookalikes.begin_stories,
            "Hardly had a [[strike]] begun when the army came.", "They hardly had a [[strike]].", words="hardly",
        ),
        take_cue(
            "denied in vain", "deny reject", lookalikes.deny_in_vain,
            "It would be naive to deny [[corruption]].", "It would be like her to deny [[corruption]].",
            source="Karttunen 1971",
        ),
        take_cue(
            "until then", _PLAIN, lookalikes.hold_until,
            "Until May nobody had spoken of [[theft]].", "Until May nobody had a [[treaty]].",
        ),
        take_cue(
            "counterfactual", "clause", lookalikes.contradict_facts,
            "If she had come early, she would not face [[charges]].", "She would not face [[charges]].",
        ),
        take_cue(
            "only discouraged", "avert", standing.are_discouraged,
            "The rule discourages them from causing [[trouble]].", "The rule keeps them from causing [[trouble]].",
            words="discourages", source="Karttunen 1971",
        ),
        take_cue(
            "less than before", "noun", standing.are_fewer,
            "There was less violent [[crime]] than last year.", "The law made the town less [[safe]].", words="less",
        ),
        take_cue(
            "no tool for a deed", "noun", standing.are_worked_on,
            "There is no accepted list for tracking [[crimes]].", "There is no list of [[crimes]].",
        ),
        take_cue(
            "people spared", "clause deny reject refuse", standing.are_spared,
            "The campaign did not mislead [[voters]].", "The campaign did not hire [[voters]].", source="Strawson 1950",
        ),
    ),
)  # fmt: skip


def negate(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues of negation do negate the terms that they hold: those that no rule of the book takes out."""
    denies = np.ones(len(pairs.first), np.bool_)
    if not len(denies):
        return denies
    for rule in CUE_RULES:
        held = denies & pairs.are(rule.cue)
        rows = np.flatnonzero(held if rule.words is None else held & rule.words[text.word[pairs.first]])
        if len(rows):
            denies[rows[rule.judge(text, pairs.keep(rows))]] = False
    return denies
