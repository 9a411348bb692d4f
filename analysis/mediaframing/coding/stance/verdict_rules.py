"""The book of rules that decide: what each kind of cue tells of a term in its scope, and what else does.

Their names stand in the column ``stance_rule`` of the frames table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Ints

_NO, _OPEN, _YES = "rejected", "uncertain", "affirmed"


@dataclass(frozen=True, kw_only=True)
class VerdictRule(Rule):
    """A rule that decides a stance.

    Attributes
    ----------
    cue : int
        The kind of cue that decides by it; 0 for a rule that is asked at a place of its own.
    """

    cue: int = 0


def _decide(
    name: str, reads: str, sentence: str, counter: str, *, cue: str = "", source: str = "mediaframing"
) -> VerdictRule:
    return VerdictRule(
        name=name, source=source, sentence=sentence, reads=reads, counter=counter, cue=kinds(cue)
    )


_SCOPE, _VERIDICAL, _SPECULATION = "Morante & Blanco 2012", "Karttunen 1971", "Vincze et al. 2008"
VERDICT_RULES: Rulebook[VerdictRule] = Rulebook(
    "What decides a stance",
    (
        _decide("negated clause", _NO, "The row is not a [[trade]] dispute.", "It is not only a [[trade]] dispute.", cue="clause", source=_SCOPE),
        _decide("negated noun", _NO, "Police found no [[terror]] link.", "No, this is [[terrorism]].", cue="noun", source=_SCOPE),
        _decide("negative preposition", _NO, "She left without a [[scandal]].", "They left without a doubt about the [[scandal]].", cue="phrase", source=_SCOPE),
        _decide("lack", _NO, "The judge lacked the [[moral]] standing.", "The judge has the [[moral]] standing.", cue="lack"),
        _decide("denial", _NO, "The firm denied that it had paid [[bribes]].", "He was denied a [[security]] pass.", cue="deny", source=_VERIDICAL),
        _decide("rejection", _NO, "The club rejected allegations of a [[cover-up]].", "They sent 34 rejected [[asylum]] seekers back.", cue="reject"),
        _decide("refusal", _NO, "The lawyers failed to prove [[fraud]].", "The [[economy]] failed in spring.", cue="refuse", source=_VERIDICAL),
        _decide("negative implicative", _NO, "The two kings averted a [[war]].", "The two kings feared the [[war]].", cue="avert", source=_VERIDICAL),
        _decide("acquittal", _NO, "A jury acquitted the mayor of [[corruption]].", "A jury found the mayor guilty of [[corruption]].", cue="clear"),
        _decide("wrongly said", _NO, "The paper wrongly called her a [[racist]].", "The paper called her a [[racist]].", cue="untrue"),
        _decide("misnaming", _NO, "Stop calling it a [[crisis]].", "Stop the [[crisis]].", cue="misname", source="Horn 1985"),
        _decide("metalinguistic comparison", _NO, "It was more of an accident than a [[crime]].", "It was more of a [[crime]].", cue="more", source="Horn 1985"),
        _decide("regret", _NO, "The council should have signed a [[treaty]].", "He should have resigned over the [[scandal]].", cue="regret"),
        _decide("untruth", _NO, "The claims of a [[coup]] were baseless.", "Whoever says the [[economy]] is weak is peddling fiction.", cue="false"),
        _decide("failed venture", _NO, "The [[talks]] with the pilots collapsed in May.", "The [[economy]] collapsed in May.", cue="failed"),
        _decide("modal", _OPEN, "The raid could lead to [[war]].", "The plan could help the [[economy]].", cue="modal", source="Palmer 2001"),
        _decide("adverb of doubt", _OPEN, "Perhaps it is a [[crisis]].", "Plainly it is a [[crisis]].", cue="perhaps", source=_SPECULATION),
        _decide("hedge", _OPEN, "They spoke about the alleged [[fraud]].", "They spoke about the proven [[fraud]].", cue="hedge", source=_SPECULATION),
        _decide("any", _OPEN, "They look into any [[collusion]] between them.", "It has the highest wages of any [[economy]].", cue="any", source="Ladusaw 1979"),
        _decide("prospect", _OPEN, "There was talk of [[war]] in town.", "There was dread of the [[war]] in town.", cue="prospect", source=_SPECULATION),
        _decide("condition", _OPEN, "If [[negotiations]] begin, prices will fall.", "If [[freedom]] is what they want, they may have it.", cue="if", source=_SPECULATION),
        _decide("unknown", _OPEN, "She doesn't know that it is a [[crisis]].", "She doesn't know about the [[crisis]].", cue="know"),
        _decide("doubt", _OPEN, "It is not necessarily [[illegal]].", "It is plainly [[illegal]].", cue="doubt", source=_SPECULATION),
        _decide("negating affix", _NO, "The army held a non-[[military]] parade.", "They broke the anti-[[discrimination]] law."),
        _decide("distancing prefix", _OPEN, "A pseudo-[[bilateral]] issue.", "A post-[[war]] issue."),
        _decide("denied behind", _NO, "A [[war]] is not an option.", "A [[security]] official could not be reached."),
        _decide("fronted and denied", _NO, "A [[coup]] it was not.", "A [[coup]] it was."),
        _decide("near miss", _NO, "The clerk nearly caused a [[crash]].", "The clerk caused a nearly fatal [[crash]].", source="Sevi 1998"),
        _decide("purpose of averting", _OPEN, "They met to avert a [[war]].", "They managed to avert a [[war]]."),
        _decide("two denials", _YES, "The firm never denied [[fraud]].", "The firm denied [[fraud]]."),
        _decide("open denial", _OPEN, "It may not be [[illegal]].", "It is not [[illegal]].", source="Palmer 2001"),
        _decide("turned down in a condition", _YES, "If you have been dismissing [[extremism]], wake up.", "If you see no [[extremism]], wake up."),
        _decide("biased question", _YES, "Isn't this a [[crisis]] of our own making?", "This isn't a [[crisis]] of our making.", source="Ladd 1981"),
        _decide("denied prospect", _NO, "The baker is not being investigated for [[fraud]].", "The baker is being investigated for [[fraud]]."),
        _decide("denied any", _NO, "The guard never mentioned any [[threat]].", "The guard mentioned any [[threat]].", source="Ladusaw 1979"),
        _decide("may come", _OPEN, "A [[war]] could break out.", "The [[economy]] could shrink.", source="Palmer 2001"),
        _decide("one of two", _OPEN, "Either a [[hoax]] or a slip lay behind it.", "A [[hoax]] and a slip lay behind it."),
        _decide("not settled", _OPEN, "A [[famine]] cannot be ruled out.", "A [[famine]] was confirmed."),
        _decide("claimed behind", _OPEN, "He faces [[bribery]] allegations.", "She studied [[asylum]] claims."),
        _decide("doubted relative", _OPEN, "The [[bribes]] she allegedly took were small.", "The [[raid]] that allegedly hurt two was seen."),
        _decide("reservation", _OPEN, "The [[fraud]], if proven, would end her career.", "The [[fraud]], if you ask us, was proven."),
        _decide("possibility behind", _OPEN, "A [[strike]] remains a possibility.", "A [[strike]] remains a blow."),
        _decide("looming", _OPEN, "If the vote fails, a [[shutdown]] looms.", "The [[shutdown]] looms large in her memoir."),
        _decide("doubting mark", _OPEN, "They showed a doctored ([[forged]]?) photo.", "They showed a doctored ([[forged]]) photo."),
        _decide("consequent", _OPEN, "There will be a [[war]] if the truce fails.", "There is a [[war]] if you look."),
        _decide("question", _OPEN, "Is this a [[terror]] attack?", "Why did [[terrorism]] come to town?"),
        _decide("taken back", _NO, "She said that there was [[fraud]]. That is false.", "She spoke of talks about [[fraud]]. That is false."),
        _decide("answered question", _NO, "Was it [[terrorism]]? No, the police say.", "Was it [[terrorism]]? The police did not say."),
    ),
)  # fmt: skip
NAMES = tuple(rule.name for rule in VERDICT_RULES.rules)
_NUMBER = {name: number for number, name in enumerate(NAMES)}
_OF_KIND = np.full(64, -1, np.int64)
for _rule in VERDICT_RULES.rules:
    if _rule.cue:
        _OF_KIND[_rule.cue.bit_length() - 1] = _NUMBER[_rule.name]


def number_rule(name: str) -> int:
    """Give the place of a rule's name in :data:`NAMES`."""
    return _NUMBER[name]


def number_kinds(kind: Ints) -> Ints:
    """Give the rules by which cues of some kinds decide, each by its bit."""
    numbers: Ints = _OF_KIND[np.frexp(kind.astype(np.float64))[1] - 1]
    return numbers


def list_idle_kinds() -> int:
    """Give the sum of the kinds of cue whose rules are switched off."""
    return sum(rule.cue for rule in VERDICT_RULES.rules if rule.cue and not rule.on)


def is_on(name: str) -> bool:
    """Tell whether a rule is asked."""
    return VERDICT_RULES[name].on
