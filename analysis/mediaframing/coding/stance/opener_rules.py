"""The book of rules for words of doubt that leave nothing open where they stand: "the bill would require permits".

A rule is asked of many cues with terms in their scope at once; the judges stand in :mod:`idle_openers`.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance import idle_openers, lookalikes, presupposition, standing, targets
from mediaframing.coding.stance.books import CueRule, take_cue
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools

_MODAL = kinds("modal")
_NOT_MODAL, _ALL = "perhaps if prospect doubt know", "modal perhaps if prospect doubt know"

OPENER_RULES: Rulebook[CueRule] = Rulebook(
    "Words of doubt that leave nothing open",
    (
        take_cue(
            "would in reported speech", "modal", idle_openers.are_told_later,
            "He announced there would be a [[tax]].", "He feared there would be a [[tax]].", words="would",
            source="Comrie 1986",
        ),
        take_cue(
            "would of a plan", "modal", idle_openers.are_plans,
            "The bill would create a [[tax]] on bread.", "The storm would create a [[crisis]].", words="would",
        ),
        take_cue(
            "would of an act", "modal", idle_openers.would_act,
            "Each spring he would stack up a [[wall]] of bills.", "The raid would lead to [[war]].", words="would",
            source="Palmer 2001",
        ),
        take_cue(
            "would of a judgement", "modal", idle_openers.judge_acts,
            "It would be a [[mistake]] to wait.", "It would be a [[mistake]] if she waited.", words="would",
        ),
        take_cue(
            "could have stopped what was", "modal", lookalikes.could_have_averted,
            "A guard could have stopped an [[attack]].", "A guard could have led an [[attack]].", words="modals of the past",
            source="Lewis 1973",
        ),
        take_cue(
            "conceded", "modal", idle_openers.are_conceded,
            "While he may be a [[liar]], they like him.", "He may be a [[liar]].", words="may might",
        ),
        take_cue(
            "names in doubt", _ALL, presupposition.are_named,
            "They ask whether [[Democratic]] voters care.", "They ask whether [[democratic]] rule will last.",
        ),
        take_cue(
            "there before", _ALL, idle_openers.were_there,
            "They raised the specter of recent [[attacks]].", "They raised the specter of fresh [[attacks]].",
        ),
        take_cue(
            "partisans in doubt", _NOT_MODAL, idle_openers.are_partisans,
            "It is unclear whether [[peace]] activists met.", "It is unclear whether [[peace]] came.",
        ),
        take_cue(
            "more or less likely", "modal", idle_openers.compare_likely,
            "Poor men are less likely to commit [[crimes]].", "He is likely to commit [[crimes]].", words="likely",
        ),
        take_cue(
            "kept from an act to come", "prospect", lookalikes.keep_from_acts,
            "Walls were built to prevent more [[rebels]] from entering.", "Walls were built to prevent more [[riots]].", words="to aimed",
        ),
        take_cue(
            "prevented though it goes on", "prospect", idle_openers.are_going_on,
            "They work to prevent [[crime]].", "They work to prevent another [[riot]].", words="to aimed",
        ),
        take_cue(
            "far from what is prevented", "prospect", idle_openers.stand_far,
            "Laws to prevent further loss of trade on roads in [[war]] zones are new.", "Laws to prevent a [[war]] are new.", words="to",
        ),
        take_cue(
            "claimed by an owner", "prospect", idle_openers.are_owned_claims,
            "They spoke of his claims of [[fraud]].", "They spoke of claims of [[fraud]].", words="owned claims",
        ),
        take_cue(
            "proved or admitted", "prospect", idle_openers.are_convictions,
            "He was convicted of two counts of [[theft]].", "He faces two counts of [[theft]].", words="charged counts",
        ),
        take_cue(
            "more or less at risk", "prospect", idle_openers.compare_risks,
            "Smoking raises the risk of [[cancer]].", "There was a risk of [[floods]].", words="risk",
        ),
        take_cue(
            "posed by somebody", "prospect", targets.pose_risks,
            "They knew the risks that [[rebels]] posed to them.", "They knew the risk that [[rebels]] would come.",
        ),
        take_cue(
            "subject of what is feared", "prospect", targets.are_feared_for,
            "They fear that [[trade]] will suffer.", "They fear that [[war]] will break out.",
        ),
        take_cue(
            "there still", "if", targets.last_still,
            "They will flee if [[unrest]] still goes on.", "They will flee if [[unrest]] comes.",
        ),
        take_cue(
            "as long as", "if", targets.go_on_meanwhile,
            "She will stay as long as [[unrest]] goes on.", "She will stay if [[unrest]] goes on.", words="as long as",
        ),
        take_cue(
            "gerund in passing", "modal", targets.do_in_passing,
            "It could be a step in [[closing]] the gap.", "It could start [[closing]] the gap.",
        ),
        take_cue(
            "made worse", "modal", targets.make_worse,
            "The levy could make [[crime]] worse.", "The levy could make [[crime]].",
        ),
        take_cue(
            "any of several", "any", idle_openers.are_any_of_several,
            "They shelter any [[rebels]] they meet.", "They would crush any [[revolt]] here.",
        ),
        take_cue(
            "looked at in a condition", "if", idle_openers.look_at,
            "If you look at [[crashes]] on ice, few are grave.", "If you see [[crashes]] on ice, call us.",
        ),
        take_cue(
            "conceded in a condition", "if", idle_openers.concede,
            "If [[freedom]] is what they want, they may have it.", "If [[freedom]] comes, they will dance.",
        ),
        take_cue(
            "people in doubt", _ALL, standing.are_people,
            "The levy could reach [[voters]].", "The men could be [[rebels]].", source="Strawson 1950",
        ),
        take_cue(
            "considered or feared to do", "prospect", standing.take_no_gerund,
            "They consider [[sanctions]] a mistake.", "They consider lifting [[sanctions]].", words="asks for a gerund",
        ),
        take_cue(
            "questioned as it is", "prospect", standing.ask_of_no_quality,
            "She questioned the [[victims]] for hours.", "She questioned the [[legitimacy]] of the vote.", words="questions",
        ),
        take_cue(
            "guess at what is done", "perhaps", standing.are_told_of,
            "She is reportedly [[fleeing]].", "She is reportedly a [[spy]].", words="guesses",
        ),
        take_cue(
            "seems to be", "modal", standing.seem_so,
            "The club seems to be in a [[crisis]].", "It seems to be a [[crisis]].", words="evidentials",
        ),
    ),
)  # fmt: skip


def leave_open(text: Text, pairs: Pairs, negated: Bools) -> Bools:
    """Tell which openers leave the terms open that they hold; ``negated`` are those right before another cue."""
    # "would not have prevented a crisis": the modal is part of the negation, which does not hold.
    opens: Bools = ~(negated & pairs.are(_MODAL))
    for rule in OPENER_RULES:
        held = opens & pairs.are(rule.cue)
        rows = np.flatnonzero(held if rule.words is None else held & rule.words[text.word[pairs.first]])
        if len(rows):
            opens[rows[rule.judge(text, pairs.keep(rows))]] = False
    return opens
