"""The book of rules for words left of a remedy's term; a judge of :mod:`ahead` tells which of them hold it."""

from __future__ import annotations

from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies import ahead
from mediaframing.coding.stance.remedies.books import AGAINST, FOR, RemedyRule, make_rule

AHEAD: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what stands before the term",
    (
        make_rule(
            "harmful remedy", "poor", ahead.judge_harmful, AGAINST, turns=False,
            sentence="The mayor signed the disastrous [[toll]] in May.",
            counter="The disastrous winter delayed the [[toll]].",
        ),
        make_rule(
            "fear for a remedy", "fear", ahead.judge_feared_for, FOR, view=True,
            sentence="Shopkeepers feared that the [[toll]] would collapse.",
            counter="Shopkeepers feared that the [[toll]] could empty the old town.",
        ),
        make_rule(
            "warning of a remedy", "fear", ahead.judge_feared, AGAINST, view=True,
            sentence="Shopkeepers warned that the [[toll]] would empty the old town.",
            counter="Shopkeepers feared the [[toll]] was slipping away.",
        ),
        make_rule(
            "remedy judged bad", "name", ahead.judge_named, AGAINST, view=True, turns=False,
            sentence="The court ruled the [[toll]] unconstitutional.",
            counter="The court ruled on the [[toll]] of an unlawful club.",
        ),
        make_rule(
            "name for something bad", "slur", ahead.judge_called, AGAINST, view=True, turns=False,
            sentence="Carters called the new fee a [[toll]] on the poor.",
            counter="Carters called on the town for a [[toll]].",
        ),
        make_rule(
            "said to be bad", "bad", ahead.judge_equated, AGAINST, turns=False,
            sentence="We remember the disaster that was the [[toll]].",
            counter="We remember the disaster that struck the [[toll]] house.",
        ),
        make_rule(
            "anti in a compound", "anti", ahead.judge_compounds, AGAINST, view=True,
            sentence="She spoke at an anti-[[toll]] rally.",
            counter="She spoke of an anti-smuggling [[toll]].",
        ),
        make_rule(
            "ill from a remedy", "since", ahead.judge_sources, AGAINST, turns=False,
            sentence="Old shops face losses because of the [[toll]].",
            counter="Old shops opened early because of the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "spared a remedy", "shield", ahead.judge_spared, AGAINST,
            sentence="A permit shields residents from the [[toll]].",
            counter="A permit shields residents who pay the [[toll]].",
        ),
        make_rule(
            "undone before", "gone", ahead.judge_gone, AGAINST, turns=False,
            sentence="The cancelled [[toll]] was on the agenda.",
            counter="The cancelled train passed the [[toll]] house.",
        ),
        make_rule(
            "vice of a remedy", "vice", ahead.judge_objects, AGAINST, turns=False,
            sentence="The report shows the folly of the [[toll]].",
            counter="Carters denounced the folly of a mayor who wants the [[toll]].",
        ),
        make_rule(
            "remedy breached", "breach", ahead.judge_objects, FOR, turns=False,
            sentence="A carter was accused of evading the [[toll]].",
            counter="A carter evaded the guards and the [[toll]] was lifted.",
        ),
        make_rule(
            "both sides of a remedy", "holder", ahead.judge_both, FOR, turns=False,
            sentence="Supporters and opponents of the [[toll]] met in the hall.",
            counter="Carters and opponents of the [[toll]] met in the hall.",
        ),
        make_rule(
            "less liked than another", "prefer", ahead.judge_outdone, AGAINST, view=True,
            sentence="The ministry prefers a lottery to a [[toll]].",
            counter="The ministry prefers a [[toll]] to a lottery.",
        ),
        make_rule(
            "view against a remedy", "against", ahead.judge_objects, AGAINST, view=True,
            sentence="The union opposes the planned [[toll]].",
            counter="The union opposes Alder, who backs the [[toll]].",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy undone", "stop", ahead.judge_objects, AGAINST,
            sentence="The new council repealed the [[toll]].",
            counter="The new council repealed a lottery to pay for the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "view for a remedy", "for", ahead.judge_objects, FOR, view=True,
            sentence="The ministry does not back the [[toll]].", reads="rejected",
            counter="The ministry backs Alder, who runs the [[toll]].",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy left open", "maybe", ahead.judge_pondered, FOR,
            sentence="The town was pondering a [[toll]].", reads="uncertain",
            counter="The town, mulling its future, imposed a [[toll]].",
        ),
        make_rule(
            "remedy carried out", "do", ahead.judge_objects, FOR, silent=True,
            sentence="The council failed to adopt the [[toll]].", reads="rejected",
            counter="The council, which failed in May, adopted the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
    ),
)  # fmt: skip
