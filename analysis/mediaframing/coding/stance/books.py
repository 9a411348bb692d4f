"""What a rule of stance is: three kinds of record, each with its sentences (see :mod:`mediaframing.coding.english.rulebook`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools, Ints

ScopeJudge = Callable[[Text, Pairs, Ints], Bools]
CueJudge = Callable[[Text, Pairs], Bools]


@dataclass(frozen=True, kw_only=True)
class ScopeRule(Rule):
    """A rule that ends the scopes of some kinds of cue at some words.

    Attributes
    ----------
    cue : int
        The kinds of cue that it is asked of; 0 for all.
    word : int
        The roles that a word needs; 0 for all words.
    judge : callable, optional
        Tells which words end the scope; where it is missing, all do.
    alone : bool
        Whether it decides alone: the rules behind it are not asked of its words.
    plain : bool
        Whether it is asked only where the scope of a cue comes to a term, not to another cue.
    """

    cue: int = 0
    word: int = 0
    judge: ScopeJudge | None = None
    alone: bool = False
    plain: bool = False


@dataclass(frozen=True, kw_only=True)
class CueRule(Rule):
    """A rule that takes from some cues that they deny the terms in their scope.

    Attributes
    ----------
    cue : int
        The kinds of cue that it is asked of.
    judge : callable
        Tells which of them deny nothing.
    words : array of bool, optional
        The words (see :func:`mediaframing.coding.english.roles.name_words`) that these begin with; all where it is missing.
    """

    cue: int
    judge: CueJudge
    words: Bools | None = None


def end_scope(
    name: str,
    cue: str,
    word: str,
    judge: ScopeJudge | None,
    sentence: str,
    counter: str,
    *,
    source: str = "mediaframing",
    reads: str = "affirmed",
    alone: bool = False,
    plain: bool = False,
) -> ScopeRule:
    """Make a rule that ends scopes: by the names of kinds of cue, and of classes of words."""
    return ScopeRule(
        name=name, source=source, sentence=sentence, reads=reads, counter=counter,
        cue=kinds(cue), word=any_of(word), judge=judge, alone=alone, plain=plain,
    )  # fmt: skip


def take_cue(
    name: str,
    cue: str,
    judge: CueJudge,
    sentence: str,
    counter: str,
    *,
    words: str = "",
    source: str = "mediaframing",
    reads: str = "affirmed",
) -> CueRule:
    """Make a rule that takes a denial from cues: by the names of their kinds, and the words they begin with."""
    return CueRule(
        name=name, source=source, sentence=sentence, reads=reads, counter=counter,
        cue=kinds(cue), judge=judge, words=name_words(words) if words else None,
    )  # fmt: skip
