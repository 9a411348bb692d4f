"""Categories of words: what the dictionaries of other tools hold, and how frames and actors stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mediaframing.codebook.codebook import Actor, Codebook, Frame
from mediaframing.codebook.errors import CodebookError, Loss
from mediaframing.codebook.terms import Term, check_words
from mediaframing.codebook.toml import check_name, make_label

DEEPEST = 50
"""No dictionary that people made has more levels; deeper ones are refused."""


@dataclass
class Category:
    """A category of a dictionary, its place in the hierarchy, and its entries.

    Attributes
    ----------
    path : tuple of str
        The names of the categories around it, and its own.
    terms : list of Term
    definition : str
    """

    path: tuple[str, ...]
    terms: list[Term] = field(default_factory=list)
    definition: str = ""


@dataclass
class Dictionary:
    """What a dictionary file holds, category by category, as it is read.

    Attributes
    ----------
    categories : list of Category
        Each after the one it is part of.
    losses : list of Loss
    """

    categories: list[Category] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _places: dict[tuple[str, ...], Category] = field(default_factory=dict)

    def open(self, path: Sequence[str], definition: str = "") -> Category:
        """Give the category at a path, making it and those around it where they are new."""
        key = tuple(" ".join(_clean(name).split()) for name in path)
        if len(key) > DEEPEST:
            raise CodebookError(f"Its categories are nested more than {DEEPEST} deep.")
        if key not in self._places:
            check_name(key[-1], "categories")
            if key[:-1]:
                self.open(key[:-1])
            self._places[key] = Category(key)
            self.categories.append(self._places[key])
        category = self._places[key]
        category.definition = category.definition or definition
        return category

    def add(self, category: Category, words: str, **more: object) -> None:
        """Add an entry to a category, or note why it cannot be one."""
        text = " ".join(_clean(words).split())
        # Of words all in capitals it cannot be told whether AND is an operator; other tools do not ask.
        text = text.lower() if text.isupper() and len(text) > 1 else text
        try:
            term = Term(lower_capitals(check_words(text, "It")), **more)  # type: ignore[arg-type]
        except CodebookError as error:
            self.lose(category, words, f"It is left out. {error}")
            return
        if term not in category.terms:
            category.terms.append(term)

    def lose(self, category: Category | None, entry: str, problem: str) -> None:
        """Note something that the codebook cannot hold."""
        self.losses.append(Loss(".".join(category.path) if category else "", entry.strip()[:200], problem))

    def make_codebook(self, title: str = "", *, actors: bool = False) -> Codebook:
        """Make frames, or actors, of the categories."""
        if not any(category.terms for category in self.categories):
            raise CodebookError("No category with an entry was found in it.")
        inner = {category.path[:-1] for category in self.categories}
        frames, people = {}, {}
        filled = self._list_filled()
        for category in self.categories:
            name = ".".join(category.path)
            if category.path not in filled:
                self.losses.append(Loss(name, "", "The category has no entry and is left out."))
            elif not actors:
                parent = ".".join(category.path[:-1]) or None
                frames[name] = Frame(
                    name,
                    tuple(category.terms),
                    label=make_label(category.path[-1]),
                    definition=category.definition,
                    parent=parent,
                )
            elif category.terms:
                people[name] = Actor(
                    name,
                    tuple(category.terms),
                    label=make_label(category.path[-1]),
                    kind=".".join(category.path[:-1]),
                )
            elif category.path in inner:
                continue
        return Codebook(frames, people, title, losses=tuple(self.losses))

    def _list_filled(self) -> set[tuple[str, ...]]:
        """List the categories that hold an entry, or a category that does."""
        return {
            category.path[:level]
            for category in self.categories
            if category.terms
            for level in range(1, len(category.path) + 1)
        }


def _clean(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


def lower_capitals(text: str) -> str:
    """Write words in capitals small: other tools match them regardless of case, and so do we if they are small.

    Examples
    --------
    >>> lower_capitals("WAR IN IRAQ"), lower_capitals("New York"), lower_capitals("US Army")
    ('war in iraq', 'New York', 'us Army')
    """
    return re.sub(r"[^\W\d_][\w.'’*?-]*", lambda word: _lower(word[0]), text)


def _lower(word: str) -> str:
    return word.lower() if word.isupper() and sum(map(str.isalpha, word)) > 1 else word


@dataclass(frozen=True)
class PlainCategory:
    """A category to be written: its path, its label, and entries that any tool understands."""

    path: tuple[str, ...]
    entries: tuple[str, ...]
    definition: str = ""


def list_plain(codebook: Codebook, losses: list[Loss], *, keep: Iterable[str] = ()) -> list[PlainCategory]:
    """List a codebook's frames and actors as categories, and note all that a plain dictionary cannot hold.

    Parameters
    ----------
    codebook : Codebook
    losses : list of Loss
        Taken up in place.
    keep : iterable of str
        What the format can hold beyond plain entries: ``"definition"``.
    """
    kept = frozenset(keep)
    plain = []
    for frame in codebook.frames.values():
        above = codebook.list_parents(frame.name)[::-1]
        path = _shorten_path([*above, frame.name])
        losses += _list_frame_losses(frame, kept)
        plain.append(
            PlainCategory(path, tuple(_list_entries(frame.name, frame.terms, losses)), frame.definition)
        )
    for actor in codebook.actors.values():
        losses += [Loss(actor.name, e.pattern, "Exceptions cannot be written.") for e in actor.exceptions]
        if actor.kind and "kind" not in kept:
            losses.append(Loss(actor.name, "", f"Its kind, {actor.kind!r}, cannot be written."))
        plain.append(PlainCategory((actor.name,), tuple(_list_entries(actor.name, actor.aliases, losses))))
    if codebook.frames and codebook.actors:
        losses.append(Loss("", "", "Actors are written as categories like the frames."))
    if codebook.contrast:
        losses.append(Loss("", "", "The contrast cannot be written."))
    # Each category behind the one it is a part of, otherwise as they come.
    places = {category.path: place for place, category in reversed([*enumerate(plain)])}
    return sorted(
        plain,
        key=lambda c: [places.get(c.path[:level], -1) for level in range(1, len(c.path) + 1)],
    )


def _shorten_path(names: Sequence[str]) -> tuple[str, ...]:
    """Take from the name of a category what names the ones around it: ``Africa.East`` within ``Africa``."""
    return (names[0], *(name.removeprefix(f"{above}.") or name for above, name in pairwise(names)))


def _list_frame_losses(frame: Frame, kept: frozenset[str]) -> Iterator[Loss]:
    for exception in frame.exceptions:
        yield Loss(frame.name, exception.pattern, "Exceptions cannot be written.")
    if frame.function:
        yield Loss(frame.name, "", f"Its function, {frame.function!r}, cannot be written.")
    if frame.definition and "definition" not in kept:
        yield Loss(frame.name, "", "Its definition cannot be written.")


def _list_entries(owner: str, terms: Iterable[Term], losses: list[Loss]) -> Iterator[str]:
    for term in terms:
        if term.regex or term.all:
            what = "A regular expression" if term.regex else "Words that must stand together"
            losses.append(Loss(owner, term.pattern, f"{what} cannot be written; the entry is left out."))
            continue
        for name, lost in (
            ("function", term.function),
            ("polarity", term.polarity < 0),
            ("not_near", term.not_near),
            ("exact", term.exact),
        ):
            if lost:
                losses.append(Loss(owner, term.pattern, f"Its {name!r} cannot be written; the words are."))
        if lower_capitals(term.pattern) != term.pattern:
            losses.append(
                Loss(
                    owner,
                    term.pattern,
                    "Other tools match its capitals regardless of case, as small letters.",
                )
            )
        yield term.pattern
