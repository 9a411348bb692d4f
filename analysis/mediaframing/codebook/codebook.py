"""Frames and actors, and the codebook that holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mediaframing.codebook.errors import CodebookError, Loss
from mediaframing.codebook.terms import Term

_MOST_TOLD = 25
_MOST_TERMS = 6


@dataclass(frozen=True)
class Frame:
    """A frame: what it means, and the terms that bring it up.

    Attributes
    ----------
    name : str
        The name in tables.
    terms, exceptions : tuple of Term
        What counts, and what does not although a term matches it.
    label : str
        The name in charts.
    definition : str
        What a coder would read before deciding.
    function : str, optional
        The function of framing (Entman 1993) of every entry that names none of its own.
    parent : str, optional
        The name of the frame that this one is a part of; measures count its mentions as the parent's, too.
    """

    name: str
    terms: tuple[Term, ...]
    exceptions: tuple[Term, ...] = ()
    label: str = ""
    definition: str = ""
    function: str | None = None
    parent: str | None = None

    def get_function(self, term: Term) -> str | None:
        """Give the function that an entry serves: its own, or the frame's."""
        return term.function or self.function


@dataclass(frozen=True)
class Actor:
    """An actor: a person, state or organisation, and what the text calls it.

    Attributes
    ----------
    name, label : str
        The name in tables, and in charts.
    aliases, exceptions : tuple of Term
        What refers to the actor, and what does not although an alias matches it.
    kind : str
        For instance ``state``, ``person``, ``organisation``; free text.
    """

    name: str
    aliases: tuple[Term, ...]
    exceptions: tuple[Term, ...] = ()
    label: str = ""
    kind: str = ""


@dataclass(frozen=True, repr=False)
class Codebook:
    """Frames and actors by name, and which two frames are contrasted.

    Attributes
    ----------
    frames, actors : mapping of str to Frame and Actor
    title : str
    contrast : tuple of str, optional
        Two frames.
    losses : tuple of Loss
        What the file that it was read from says and a codebook cannot hold: ``(owner, entry, problem)``. No part of
        what the codebook says: equality and :meth:`hash` leave it out.

    Examples
    --------
    >>> book = Codebook.from_terms(
    ...     frames={"terror": ["terror*"], "bilateral": ["bilateral*"]}, actors={"india": ["India", "Indian*"]}
    ... )
    >>> list(book.frames), book.contrast
    (['terror', 'bilateral'], ('terror', 'bilateral'))
    """

    frames: Mapping[str, Frame] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    title: str = ""
    contrast: tuple[str, str] | None = None
    losses: tuple[Loss, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def from_terms(
        cls,
        frames: Mapping[str, Iterable[str | Mapping[str, Any]]],
        actors: Mapping[str, Iterable[str | Mapping[str, Any]]] | None = None,
        title: str = "",
    ) -> Codebook:
        """Build a codebook without a file.

        Parameters
        ----------
        frames, actors : mapping of str to iterable
            Name -> terms, and name -> aliases; each a text, or a mapping as the file has it, such as
            ``{"all": ["border*", "wall"], "within": 5}``. Two frames are taken as the contrast.
        title : str

        Raises
        ------
        CodebookError
            If an entry is empty or not understood, or a name is empty.
        """
        from mediaframing.codebook.toml import build_codebook

        for name, given in (("frames", frames), ("actors", actors or {})):
            if not isinstance(given, Mapping):
                raise CodebookError(
                    f"{name}= is to be a dict of names and their lists, such as {{'talks': ['talks', 'negotiat*']}}, and not "
                    f"{type(given).__name__}."
                )
            if odd := [name_given for name_given in given if not isinstance(name_given, str)]:
                raise CodebookError(f"{name}= has the name {odd[0]!r}, which is no text.")
        content: dict[str, Any] = {
            "title": title,
            "frames": {name: {"terms": _list_entries(terms, name)} for name, terms in frames.items()},
            "actors": {name: {"aliases": _list_entries(a, name)} for name, a in (actors or {}).items()},
        }
        if len(content["frames"]) == 2:
            content["contrast"] = list(content["frames"])
        return build_codebook(content)

    @property
    def labels(self) -> dict[str, str]:
        """The names of frames and actors as charts show them; of those that have one."""
        actors = {name: actor.label for name, actor in self.actors.items() if actor.label.strip()}
        return actors | {name: frame.label for name, frame in self.frames.items() if frame.label.strip()}

    def __repr__(self) -> str:
        """Tell what is looked for, and by which first entries."""
        frames = [
            _tell_entry(frame.name, frame.terms, f"part of {frame.parent}" if frame.parent else "")
            for frame in self.frames.values()
        ]
        actors = [_tell_entry(actor.name, actor.aliases, actor.kind) for actor in self.actors.values()]
        told = [f"<Codebook{f': {self.title}' if self.title else ''}>"]
        for heading, lines in (("Frames", frames), ("Actors", actors)):
            more = [f"  and {len(lines) - _MOST_TOLD} more"] if len(lines) > _MOST_TOLD else []
            told += [f"{heading} ({len(lines)}):", *lines[:_MOST_TOLD], *more] if lines else []
        return "\n".join(told)

    def list_parents(self, frame: str) -> list[str]:
        """List the frames that a frame is a part of, the nearest first."""
        return list_above(frame, {name: f.parent for name, f in self.frames.items() if f.parent})

    def hash(self) -> str:
        """Give a SHA-256 over everything the codebook says, the same for the same content."""
        from mediaframing.codebook.toml import spell_toml

        return hashlib.sha256(spell_toml(self).encode()).hexdigest()


def _tell_entry(name: str, terms: Sequence[Term], note: str) -> str:
    some = ", ".join(term.pattern for term in terms[:_MOST_TERMS]) or "no entries of its own"
    more = f" and {len(terms) - _MOST_TERMS} more" if len(terms) > _MOST_TERMS else ""
    return f"  {name}{f' ({note})' if note else ''}: {some}{more}"


def _list_entries(entries: Iterable[str | Mapping[str, Any]], name: str) -> list[str | Mapping[str, Any]]:
    if isinstance(entries, str):
        raise CodebookError(
            f"The entries of {name!r} are one string, {entries!r}; give a list: [{entries!r}]."
        )
    if not isinstance(entries, Iterable):
        raise CodebookError(f"The entries of {name!r} are {entries!r}, and no list; give a list: ['...'].")
    return list(entries)


def list_above(name: str, parents: Mapping[str, str]) -> list[str]:
    """List the parent of a frame, its parent and so on; where they go round in a circle, each once."""
    above: list[str] = []
    while name in parents and parents[name] not in above:
        name = parents[name]
        above.append(name)
    return above
