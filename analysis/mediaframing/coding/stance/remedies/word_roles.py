"""The roles that words do not have where they stand, though they have them elsewhere."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.text.tokens import Bools, Ints

_BRING, _ING = name_words("bring"), any_of("ing")
_SINCE, _HAVING, _SINCE_ROLES = name_words("since"), name_words("forms of have"), any_of("ADP boundary")
_HYPHEN, _PREPOSITIONS = name_words("-"), any_of("ADP of to")
_BRACKETS, _BRACKET_ROLES = name_words("[ ]"), any_of("PUNCT boundary mark")


def clear_roles(role: Ints, word: Ints, spaced: Bools, begins: Ints) -> Ints:
    """Take from words the roles that they have elsewhere and not where they stand.

    Parameters
    ----------
    role, word : array
        As in :class:`mediaframing.coding.stance.remedies.reading.Reading`.
    spaced : array
        Which of them have a blank before them; those beyond the sentences have none.
    begins : array
        The first words of sentences.
    """
    role = np.where(_BRING[word], role & ~_ING, role)  # is no form in "-ing"
    role = np.where(_BRACKETS[word], role & ~_BRACKET_ROLES, role)  # "the [planned] tolls"
    since = 1 + np.flatnonzero(_SINCE[word[1:]] & _HAVING[word[:-1]])  # "has since been scrapped"
    role[since[np.isin(since, begins, invert=True)]] &= ~_SINCE_ROLES
    hyphen = np.flatnonzero(_HYPHEN[word[: len(spaced) - 1]])
    role[1 + hyphen[~spaced[hyphen] & ~spaced[hyphen + 1]]] &= ~_PREPOSITIONS  # "the watered-down tolls"
    return role
