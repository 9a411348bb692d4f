"""Books of rules: a rule is a question put to many pairs of a cue and a term at once, and its answer is a mask.

Each rule is a record: its name (the literature's where it has one), its source, a sentence that needs it, and a sentence
that only looks like it. ``tests/coding/test_rulebooks.py`` reads the sentences of all books, with the rule and without it;
``docs/rules.md`` is written from them. A kind of rule adds to :class:`Rule` what it asks::

    @dataclass(frozen=True, kw_only=True)
    class ScopeRule(Rule):
        cue: int
        judge: Callable[..., Bools]

    SCOPE_RULES = Rulebook("Where the scope of a cue ends", (ScopeRule(name="taken for granted", ...), ...))

Code that goes by the book asks ``for rule in SCOPE_RULES:``, which leaves out the rules that are switched off. A rule that
is asked at a place of its own in the code is looked up once, ``_GRANTED = SCOPE_RULES["taken for granted"]``, and asked
``if _GRANTED.on:`` or ``mask & _GRANTED.on``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

_off: list[str] = []
"""The names of the rules that are switched off, in every thread."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule and the sentences that show it; a kind of rule adds what it asks of a text.

    Attributes
    ----------
    name : str
        In words; no two rules of all books share one. Tables name what decided by it.
    source : str
        The literature it goes back to, or ``"mediaframing"``.
    sentence : str
        One that needs the rule: without it the sentence reads otherwise. In books of stance the term is marked,
        ``"The police did not prevent [[attacks]]."``
    reads : str or tuple of str
        As what the sentence reads: a stance, or the speaker, cue and content of an attribution.
    counter : str
        A sentence that only looks like it.
    counter_reads : str or tuple of str
        As what that one reads. Where it is empty, anything but what the rule says.
    """

    name: str
    source: str
    sentence: str
    reads: str | tuple[str, ...]
    counter: str
    counter_reads: str | tuple[str, ...] = ""

    @property
    def on(self) -> bool:
        """Whether the rule is asked: it is, but within :func:`without_rule`."""
        return self.name not in _off


Kind = TypeVar("Kind", bound=Rule)


class Rulebook(Generic[Kind]):
    """Rules of one kind, in the order in which they are asked.

    Parameters
    ----------
    title : str
        What the book decides, for the page of rules.
    rules : tuple of Rule

    Raises
    ------
    ValueError
        If two rules share a name.
    """

    def __init__(self, title: str, rules: tuple[Kind, ...]) -> None:
        self.title, self.rules = title, rules
        self._named = {rule.name: rule for rule in rules}
        if len(self._named) < len(rules):
            names = [rule.name for rule in rules]
            twice = sorted({name for name in names if names.count(name) > 1})
            raise ValueError(f"the book {title!r} has two rules named {', '.join(map(repr, twice))}.")

    def __iter__(self) -> Iterator[Kind]:
        """Go through the rules that are not switched off."""
        return (rule for rule in self.rules if rule.on) if _off else iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def list_off(self) -> list[int]:
        """List the numbers of the rules that are switched off."""
        return [number for number, rule in enumerate(self.rules) if not rule.on] if _off else []

    def __getitem__(self, name: str) -> Kind:
        """Give the rule of a name, switched off or not."""
        return self._named[name]


@contextmanager
def without_rule(*names: str) -> Iterator[None]:
    """Read without some rules, to see what needs them.

    Examples
    --------
    >>> rule = Rule(name="x", source="mediaframing", sentence="", reads="affirmed", counter="")
    >>> with without_rule("x"):
    ...     rule.on
    False
    """
    _off.extend(names)
    try:
        yield
    finally:
        del _off[len(_off) - len(names) :]
