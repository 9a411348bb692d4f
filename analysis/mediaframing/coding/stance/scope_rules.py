"""The book of rules for where a cue's scope ends on its way to the term (see :mod:`scopes`).

A rule is asked of the telling words between many cues and their terms at once; the judges stand in :mod:`scope_ends` and
:mod:`object_ends`.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance import object_ends as objects
from mediaframing.coding.stance import scope_ends as scopes
from mediaframing.coding.stance import targets
from mediaframing.coding.stance.books import ScopeRule, end_scope
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.tokens import Bools, Ints

_DENIABLE, _DENIES = "clause noun refuse regret", "clause refuse regret"
_CONJECTURE = "clause noun deny refuse reject doubt prospect"

SCOPE_RULES: Rulebook[ScopeRule] = Rulebook(
    "Where the scope of a cue ends",
    (
        end_scope(
            "fought", "", "opposing", scopes.are_fought,
            "The raid could curb a [[revolt]].", "The raid could start a [[revolt]].",
        ),
        end_scope(
            "aimed at", "", "to", targets.aim_at,
            "The raid could be a threat to [[trade]].", "The raid could lead to [[theft]].", plain=True,
        ),
        end_scope(
            "in doing so", "modal prospect", "ADP", targets.do_so,
            "They fear that he is lax in guarding [[rights]].", "They fear that he is fond of [[theft]].", plain=True,
        ),
        end_scope(
            "breach of", "", "of", targets.break_rules,
            "The visit is not a violation of [[sanctions]].", "The visit is not a case of [[theft]].", plain=True,
        ),
        end_scope(
            "refused as", "refuse", "as", scopes.refuse_as,
            "The bank refused her as a [[terror]] suspect.", "The bank refused to describe it as [[terrorism]].",
            alone=True,
        ),
        end_scope(
            "kept from modals", "modal", "", scopes.keep_from_modals,
            "A levy could hurt [[trade]].", "A levy could start a [[war]].", source="Kiparsky & Kiparsky 1970", alone=True,
        ),
        end_scope(
            "adverb and adjunct", "perhaps", "ADP", objects.leave_verbs,
            "They arguably earned more than clerks on [[benefits]].", "It is perhaps a case of [[fraud]].",
        ),
        end_scope(
            "kept from adverbs", "perhaps", "", scopes.keep_from_adverbs,
            "The levy allegedly hurt [[trade]].", "The club allegedly backed a [[coup]].", alone=True,
        ),
        end_scope(
            "phrase of nobody", "clause", "ADP", scopes.place_nobody,
            "Nobody under a [[federal]] inquiry likes cameras.", "Nobody in town started a [[war]].", plain=True,
        ),
        end_scope(
            "predicate behind a phrase", "phrase prospect lack avert", "AUX", scopes.begin_predicates,
            "The lack of action is a [[violation]] of the treaty.", "The lack of [[security]] is known.",
        ),
        end_scope(
            "predicate behind a denial", "clause refuse reject clear", "AUX", scopes.begin_later_predicates,
            "The refusal to close the mine has spread [[terror]].", "The refusal to hold [[talks]] has spread.", plain=True,
        ),
        end_scope(
            "regret of a reaction", "regret", "ADP", None,
            "He should have looked into a [[scandal]].", "The council should have signed a [[treaty]].",
        ),
        end_scope(
            "comparison", "", "as", scopes.compare,
            "The union dismissed a plan as [[illegal]].", "The club dismissed as “baseless” reports of a [[scandal]].",
            alone=True,
        ),
        end_scope(
            "company", _DENIABLE, "ADP", scopes.meet_company,
            "The king will not deal with [[warlords]].", "The king will not sign a [[treaty]].",
        ),
        end_scope(
            "topic", _DENIABLE, "about", scopes.tell_topics,
            "They will not speak about [[war]].", "The film is not about [[war]].", alone=True,
        ),
        end_scope(
            "behind a denied object", "deny phrase prospect", "ADP", objects.leave_things,
            "The envoy denied familiarity with [[corruption]].", "The envoy denied [[corruption]].", plain=True,
        ),
        end_scope(
            "definite noun and preposition", _CONJECTURE, "ADP", objects.leave_definite,
            "They doubt that the police caused the rise in [[crime]].",
            "They doubt that the police caused a rise in [[crime]].",
        ),
        end_scope(
            "reduced relative", "clause refuse", "naming opinion realised factive", objects.begin_participles,
            "She did not meet people considered [[threats]].", "She did not consider him a [[threat]].", plain=True,
        ),
        end_scope(
            "within a denied clause", "deny noun", "ADP", objects.leave_clauses,
            "He denied that the raid had weight in [[talks]].", "He denied that the aide had held [[talks]].",
            plain=True,
        ),
        end_scope(
            "whose claim",
            "deny reject",
            "ADP",
            objects.leave_claimants,
            "She rejected claims from [[warlords]].",
            "She rejected claims of [[fraud]].",
            plain=True,
        ),
        end_scope(
            "means that are lacked", "lack", "to", None,
            "The town lacks means to find cross-border [[tunnels]].", "The town lacks [[tunnels]].", plain=True,
        ),
        end_scope(
            "cleared of doing", "clear", "ing", scopes.clear_of_doing,
            "A jury acquitted him of killing [[protesters]].", "A jury acquitted him of committing [[fraud]].", plain=True,
        ),
        end_scope(
            "wrongly done", "untrue", "ADP to", scopes.do_wrongly,
            "She was wrongly added to a [[terror]] list.", "She was wrongly accused of [[murder]].", plain=True,
        ),
        end_scope(
            "predicate of a lack", "noun", "AUX", scopes.begin_predicates_of_lack,
            "Insufficient health insurance was a public-health [[crisis]].", "There was insufficient [[evidence]].", plain=True,
        ),
        end_scope(
            "behind a charge", "clear", "ADP", objects.leave_charges,
            "A jury acquitted him of theft during [[riots]].", "A jury acquitted him of [[theft]].", plain=True,
        ),
        end_scope(
            "adjunct", _DENIES, "ADP", objects.leave_verbs,
            "Wages have not kept pace with [[inflation]].", "The two states are not at [[war]].",
        ),
        end_scope(
            "behind what is kept from", "avert", "ADP", objects.leave_gerund_objects,
            "The rule kept them from writing books about [[fraud]].", "The rule kept them from engaging in [[fraud]].", plain=True,
        ),
        end_scope(
            "meanwhile", "noun phrase clause refuse prospect doubt know", "ADP", objects.happen_meanwhile,
            "No bridge can be built during a [[war]].", "No bridge can be built for a [[war]].", plain=True,
        ),
        end_scope(
            "tied to each other", "noun", "ADP", objects.tie_two,
            "They found no link between [[poverty]] and crime.", "They found no link to [[poverty]].", plain=True,
        ),
        end_scope(
            "addressee", _DENIES, "to", objects.leave_verbs_to,
            "The town did not give money to a [[militia]].", "The town did not resort to a [[boycott]].",
        ),
        end_scope(
            "reason", _DENIES + " noun", "to", objects.tell_reasons,
            "The plant did not open due to a [[strike]].", "The delay was not due to a [[strike]].", plain=True,
        ),
        end_scope(
            "object of a name", "clause refuse", "naming", objects.name_objects,
            "I do not consider [[background checks]] to be control.", "I do not consider it to be a [[crime]].", plain=True,
        ),
        end_scope(
            "definite noun and of", "clause", "of", objects.leave_the,
            "Its turn was not the result of [[sanctions]].", "It was not an act of [[terror]].", plain=True,
        ),
        end_scope(
            "assessment", "clause", "to", objects.assess,
            "It is not sound policy to have [[weapons]] here.", "It is not going to be a [[war]].", plain=True,
        ),
        end_scope(
            "denied to a group", "deny", "to", objects.leave_to,
            "The county is denying licenses to [[paupers]].", "The county is denying [[justice]] to widows.", plain=True,
        ),
        end_scope(
            "taken for granted", _DENIABLE + " doubt", "factive", scopes.take_for_granted,
            "The fence will not stop [[terrorism]].", "She refused to say the words “[[race]] war”.",
            source="Karttunen 1971", plain=True,
        ),
        end_scope(
            "gerund of what is there", "phrase avert", "factive opposing", scopes.take_gerunds_for_granted,
            "Far from ending [[poverty]], the levy spread it.", "Far from causing [[poverty]], the levy ended it.",
            source="Karttunen 1971", plain=True,
        ),
    ),
)  # fmt: skip


def end_scopes(text: Text, pairs: Pairs, place: Ints, nested: bool) -> Bools:
    """Tell which words end the scopes of their cues, by the book; ``nested`` is as in :func:`scopes.reach`."""
    role = text.role[place]
    ends, rest = np.zeros(len(place), np.bool_), np.ones(len(place), np.bool_)
    for rule in SCOPE_RULES:
        if nested and rule.plain:
            continue
        held = rest & has(role, rule.word) if rule.word else rest
        rows = np.flatnonzero(held & pairs.are(rule.cue) if rule.cue else held)
        if not len(rows):
            continue
        ended = rows if rule.judge is None else rows[rule.judge(text, pairs.keep(rows), place[rows])]
        ends[ended] = True
        rest[rows if rule.alone else ended] = False
    return ends
