"""The books of rules for words behind a remedy's term; a judge of :mod:`behind` tells which of them hold it."""

from __future__ import annotations

from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies import behind
from mediaframing.coding.stance.remedies.books import AGAINST, FOR, RemedyRule, make_rule

FIRST: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what goes before all else",
    (
        make_rule(
            "opponents of a remedy", "foe", behind.judge_foes, AGAINST, turns=False,
            sentence="Alder won praise from [[toll]] opponents.",
            counter="Alder won the [[toll]] vote over his opponents.",
        ),
        make_rule(
            "own view in a relative clause", "against stop", behind.judge_own_relative, AGAINST, view=True,
            sentence="He supported the [[toll]], something I always opposed.",
            counter="He supported the [[toll]], which I used.",
        ),
    ),
)  # fmt: skip


BEHIND: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what is said of the term",
    (
        make_rule(
            "opposed in a contact clause", "against", behind.judge_contact, AGAINST, view=True,
            sentence="Nobody spoke of the [[toll]] the carters opposed.",
            counter="Nobody spoke of the [[toll]] while the carters opposed Alder.",
        ),
        make_rule(
            "opposed in a relative clause", "against stop", behind.judge_relative, AGAINST, view=True,
            sentence="Nobody spoke of the [[toll]] that carters oppose.",
            counter="Nobody spoke of the [[toll]] that funds schools.",
        ),
        make_rule(
            "named in a relative clause", "name", behind.judge_named, AGAINST, view=True,
            sentence="The town has a [[toll]], which Alder called a disaster.",
            counter="The town has a [[toll]], which Alder called last week.",
        ),
        make_rule(
            "remedy refused", "against stop", behind.judge_passives, AGAINST,
            sentence="The [[toll]] was struck down in June.",
            counter="The [[toll]] road was built by a firm struck by floods.",
        ),
        make_rule(
            "bad effect", "bad", behind.judge_effects, AGAINST,
            sentence="The [[toll]] hurts small shops.",
            counter="The [[toll]] office hired a clerk who hurts.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "bad effect in a relative clause", "bad", behind.judge_relative_effects, AGAINST,
            sentence="Nobody likes a [[toll]] that hurts small shops.",
            counter="Nobody likes a [[toll]] that the shops hurt by snow must pay.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "good effect", "good", behind.judge_effects, FOR,
            sentence="The [[toll]] will never work.", reads="rejected",
            counter="The [[toll]] opens in May, and shops do not work then.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "left open behind", "maybe", behind.judge_pending, FOR, reads="uncertain",
            sentence="The [[toll]] is under consideration.",
            counter="The [[toll]] is paid by whoever the council, being considered rich, taxes.",
        ),
        make_rule(
            "support that ebbs", "ebbs", behind.judge_ebbing, AGAINST,
            sentence="Support for the [[toll]] is waning.",
            counter="Support for Alder waned when the [[toll]] fell.",
        ),
        make_rule(
            "ill that comes of it", "brings", behind.judge_results, AGAINST,
            sentence="The [[toll]] would lead to heavy losses.",
            counter="The [[toll]] would lead to the harbour.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "not to go together", "apart", behind.judge_apart, AGAINST, view=True,
            sentence="A [[toll]] and free trade cannot go together.",
            counter="A [[toll]] is paid where cars and carts do not mix.",
        ),
        make_rule(
            "called bad", "bad", behind.judge_predicates, AGAINST,
            sentence="The [[toll]] is a disaster.",
            counter="The [[toll]] paid for what the storm, a disaster, broke.",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "called good", "good", behind.judge_predicates, FOR,
            sentence="A [[toll]] in the old town is hardly sensible.", reads="rejected",
            counter="A [[toll]] in Leeds, not the answer from York, made news.",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy not carried out", "do", behind.judge_undone, FOR,
            sentence="The [[toll]] has not been introduced.", reads="rejected",
            counter="The [[toll]] has been introduced, but the fee has not.",
        ),
        make_rule(
            "remedy wanted", "for", behind.judge_passives, FOR,
            sentence="The [[toll]] was never backed by the board.", reads="rejected",
            counter="The [[toll]] opened in May.",
        ),
    ),
)  # fmt: skip
