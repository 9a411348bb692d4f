"""The codebook: which frames and actors are looked for, by which words. Read, write, check its form.

The file is TOML (section 5 of the design; ``seeds/codebook.toml`` is an example with comments). A frame has a
label, a definition, ``terms`` and exceptions (``except``); an actor has a label, a kind and ``aliases``.

How an entry matches: regardless of case; ``*`` is any run of word characters and ``?`` one; several words are a
phrase; a word in capitals (``US``, ``UN``) matches only capitals, so that *us* is not a country. Where two
entries of one frame overlap the longest wins.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import re2
import tomli_w

FUNCTIONS = ("problem", "cause", "judgement", "remedy")


class CodebookError(ValueError):
    """A codebook cannot be read as one; the message says where and what to do."""


@dataclass(frozen=True)
class Term:
    """An entry that is looked for in the text.

    Attributes
    ----------
    pattern : str
        Words with ``*`` and ``?``, or a regular expression where ``regex`` is true.
    function : str, optional
        Which of the four functions of framing (Entman 1993) the entry serves: ``problem``, ``cause``,
        ``judgement`` or ``remedy``.
    regex : bool
        Read ``pattern`` as an RE2 regular expression, which takes time in proportion to the text and no more. In
        texts of more than 8,000 characters a match may be cut short, or missed, beyond 4,000 characters.
    """

    pattern: str
    function: str | None = None
    regex: bool = False


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
    """

    name: str
    terms: tuple[Term, ...]
    exceptions: tuple[Term, ...] = ()
    label: str = ""
    definition: str = ""


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


@dataclass(frozen=True)
class Codebook:
    """Frames and actors by name, and which two frames are contrasted.

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

    @classmethod
    def from_terms(
        cls,
        frames: Mapping[str, Iterable[str]],
        actors: Mapping[str, Iterable[str]] | None = None,
        title: str = "",
    ) -> Codebook:
        """Build a codebook without a file.

        Parameters
        ----------
        frames, actors : mapping of str to iterable of str
            Name -> terms, and name -> aliases. Two frames are taken as the contrast.
        title : str

        Raises
        ------
        CodebookError
            If an entry is empty or not a string.
        """
        content: dict[str, Any] = {
            "title": title,
            "frames": {name: {"terms": _list_entries(terms, name)} for name, terms in frames.items()},
            "actors": {name: {"aliases": _list_entries(a, name)} for name, a in (actors or {}).items()},
        }
        if len(content["frames"]) == 2:
            content["contrast"] = list(content["frames"])
        return _build(content)

    @property
    def labels(self) -> dict[str, str]:
        """The names of frames and actors as charts show them."""
        frames = {name: frame.label for name, frame in self.frames.items()}
        return {name: actor.label for name, actor in self.actors.items()} | frames

    def hash(self) -> str:
        """Give a SHA-256 over everything the codebook says, the same for the same content."""
        return hashlib.sha256(_to_toml(self).encode()).hexdigest()


def read_codebook(path: str | Path) -> Codebook:
    """Read a codebook file.

    Parameters
    ----------
    path : str or Path
        A TOML file as section 5 of the design describes.

    Raises
    ------
    CodebookError
        If the file is absent, is no TOML, or has an entry that is not understood. The message names the
        place and what is allowed.
    """
    path = Path(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CodebookError(f"The codebook {str(path)!r} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"The codebook {str(path)!r} is not UTF-8; save it as UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"The codebook {str(path)!r} is not valid TOML: {error}.") from error
    try:
        return _build(content)
    except CodebookError as error:
        raise CodebookError(f"In the codebook {str(path)!r}: {error}") from None


def write_codebook(codebook: Codebook, path: str | Path) -> Path:
    """Write a codebook as a TOML file that :func:`read_codebook` reads back equal; comments are not kept."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_to_toml(codebook), encoding="utf-8")
    return path


_TOP = ("title", "contrast", "frames", "actors")
_FRAME = ("label", "definition", "terms", "except")
_ACTOR = ("label", "kind", "aliases", "except")
_TERM = ("term", "function", "regex")


def _build(content: Mapping[str, Any]) -> Codebook:
    _check_keys(content, _TOP, "the codebook")
    frames = {}
    for name, entry in _get_section(content, "frames").items():
        where = f"[frames.{name}]"
        _check_keys(entry, _FRAME, where)
        frames[name] = Frame(
            name=name,
            terms=_read_terms(entry, "terms", where, required=True),
            exceptions=_read_terms(entry, "except", where),
            label=_read_text(entry, "label", where) or _make_label(name),
            definition=_read_text(entry, "definition", where),
        )
    actors = {}
    for name, entry in _get_section(content, "actors").items():
        where = f"[actors.{name}]"
        _check_keys(entry, _ACTOR, where)
        actors[name] = Actor(
            name=name,
            aliases=_read_terms(entry, "aliases", where, required=True),
            exceptions=_read_terms(entry, "except", where),
            label=_read_text(entry, "label", where) or _make_label(name),
            kind=_read_text(entry, "kind", where),
        )
    return Codebook(
        frames, actors, _read_text(content, "title", "the codebook"), _read_contrast(content, frames)
    )


def _make_label(name: str) -> str:
    spaced = name.replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


def _list_entries(entries: Iterable[str], name: str) -> list[str]:
    if isinstance(entries, str):
        raise CodebookError(
            f"The entries of {name!r} are one string, {entries!r}; give a list: [{entries!r}]."
        )
    return list(entries)


def _get_section(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    section = content.get(key, {})
    if not isinstance(section, Mapping) or not all(isinstance(v, Mapping) for v in section.values()):
        raise CodebookError(f"{key!r} must hold named tables, such as [{key}.terror] or [{key}.india].")
    return section


def _check_keys(entry: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in entry:
        if key not in allowed:
            close = get_close_matches(key, allowed, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise CodebookError(f"{where} has a key {key!r}; allowed are {', '.join(allowed)}.{hint}")


def _read_text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise CodebookError(f"{key!r} of {where} must be a text in quotation marks, not {value!r}.")
    return value


def _read_terms(entry: Mapping[str, Any], key: str, where: str, required: bool = False) -> tuple[Term, ...]:
    values = entry.get(key, [])
    if not isinstance(values, list):
        raise CodebookError(f'{key!r} of {where} must be a list, such as {key} = ["terror*", "militant*"].')
    if required and not values:
        raise CodebookError(f"{where} has no {key}; give at least one, or take the entry out.")
    return tuple(_read_term(value, f"{key!r} of {where}") for value in values)


def _read_term(value: object, where: str) -> Term:
    if isinstance(value, str):
        term = Term(value)
    elif isinstance(value, Mapping):
        _check_keys(value, _TERM, where)
        term = Term(value.get("term", ""), value.get("function"), value.get("regex", False))
    else:
        raise CodebookError(
            f"{where} holds {value!r}; an entry is a text, or {{ term = ..., function = ... }}."
        )
    if not isinstance(term.pattern, str) or not any(c.isalnum() for c in term.pattern):
        raise CodebookError(f"{where} holds {term.pattern!r}, which has no letter or digit to look for.")
    if term.function is not None and term.function not in FUNCTIONS:
        raise CodebookError(
            f"{where}: the function of {term.pattern!r} must be one of {', '.join(FUNCTIONS)}."
        )
    if not isinstance(term.regex, bool):
        raise CodebookError(f"{where}: 'regex' of {term.pattern!r} must be true or false.")
    if term.regex:
        compile_regex(term.pattern, where)
    return term


def compile_regex(pattern: str, where: str = "the codebook") -> Any:
    """Compile a regular expression that runs in time proportional to the text, regardless of case."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise CodebookError(
            f"{where}: the regular expression {pattern!r} is not understood ({error}). "
            "It is read by RE2, which has no look-around and no back-references."
        ) from error


def _read_contrast(content: Mapping[str, Any], frames: Mapping[str, Frame]) -> tuple[str, str] | None:
    if "contrast" not in content:
        return None
    match content["contrast"]:
        case [str(first), str(second)] if first in frames and second in frames and first != second:
            return first, second
        case other:
            raise CodebookError(
                f"'contrast' must name two frames of the codebook, not {other!r}; it has {', '.join(frames) or 'none'}."
            )


def _to_toml(codebook: Codebook) -> str:
    content: dict[str, Any] = {}
    if codebook.title:
        content["title"] = codebook.title
    if codebook.contrast:
        content["contrast"] = list(codebook.contrast)
    content["frames"] = {
        frame.name: _drop_empty(
            label=frame.label,
            definition=frame.definition,
            terms=[_term_to_toml(t) for t in frame.terms],
            **{"except": [_term_to_toml(t) for t in frame.exceptions]},
        )
        for frame in codebook.frames.values()
    }
    content["actors"] = {
        actor.name: _drop_empty(
            label=actor.label,
            kind=actor.kind,
            aliases=[_term_to_toml(t) for t in actor.aliases],
            **{"except": [_term_to_toml(t) for t in actor.exceptions]},
        )
        for actor in codebook.actors.values()
    }
    return tomli_w.dumps(content)


def _drop_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _term_to_toml(term: Term) -> str | dict[str, Any]:
    if term.function is None and not term.regex:
        return term.pattern
    return _drop_empty(term=term.pattern, function=term.function, regex=term.regex)
