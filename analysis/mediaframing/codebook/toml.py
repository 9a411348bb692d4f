"""Codebooks as TOML: the format of this package, which holds all that a codebook can say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import tomli_w

from mediaframing.codebook.codebook import Actor, Codebook, Frame, list_above
from mediaframing.codebook.errors import CodebookError
from mediaframing.codebook.terms import Term, check_function, check_keys, list_term, read_terms

_TOP = ("title", "contrast", "frames", "actors")
# Letters that are drawn as nothing: fillers of Korean, and a cell of braille without a dot.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
_FRAME = ("label", "definition", "function", "parent", "terms", "except")
_ACTOR = ("label", "kind", "aliases", "except")


def parse_toml(text: str) -> Codebook:
    """Read the text of a codebook file.

    Raises
    ------
    CodebookError
        If it is no TOML, or has an entry that is not understood.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError(f"It is not valid TOML: {error}.") from error
    return build_codebook(content)


def build_codebook(content: Mapping[str, Any]) -> Codebook:
    """Build a codebook from what a file says.

    Raises
    ------
    CodebookError
    """
    check_keys(content, _TOP, "the codebook")
    sections = _get_section(content, "frames")
    parents = _read_parents(sections)
    frames = {}
    for name, entry in sections.items():
        where = f"[frames.{name}]"
        check_keys(entry, _FRAME, where)
        terms = read_terms(entry, "terms", where, required=name not in parents.values(), polar=True)
        frames[name] = Frame(
            name=name,
            terms=terms,
            exceptions=read_terms(entry, "except", where),
            label=_read_text(entry, "label", where) or make_label(name, terms),
            definition=_read_text(entry, "definition", where),
            function=check_function(entry.get("function"), f"The function of {where}"),
            parent=parents.get(name),
        )
    actors = {}
    for name, entry in _get_section(content, "actors").items():
        where = f"[actors.{name}]"
        check_keys(entry, _ACTOR, where)
        aliases = read_terms(entry, "aliases", where, required=True)
        actors[name] = Actor(
            name=name,
            aliases=aliases,
            exceptions=read_terms(entry, "except", where),
            label=_read_text(entry, "label", where) or make_label(name, aliases),
            kind=_read_text(entry, "kind", where),
        )
    return Codebook(
        frames, actors, _read_text(content, "title", "the codebook"), _read_contrast(content, frames)
    )


def make_label(name: str, entries: Iterable[Term] = ()) -> str:
    """Give the name of a frame or actor as charts show it where the codebook has no label: as an entry in capitals writes it, if one does.

    ``usa`` with the entry ``US`` is an abbreviation, too: the name is the entry with one letter more.
    """
    for entry in entries:
        pattern = entry.pattern
        begins = pattern.isupper() and pattern.isalpha() and name.startswith(pattern.lower())
        if begins and len(name) - len(pattern) <= 1:
            return name.upper()
    spaced = name.replace("_", " ").strip() or name
    return spaced[:1].upper() + spaced[1:]


def _get_section(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    section = content.get(key, {})
    if not isinstance(section, Mapping) or not all(isinstance(v, Mapping) for v in section.values()):
        raise CodebookError(f"{key!r} must hold named tables, such as [{key}.terror] or [{key}.india].")
    for name in section:
        check_name(name, key)
    return section


def check_name(name: str, kind: str) -> None:
    """Raise a sentence about a frame, actor or category without a name."""
    if not any(sign.isprintable() and not sign.isspace() and sign not in _BLANK for sign in name):
        raise CodebookError(
            f"One of the {kind} has no name (it is {name!r}); tables and charts call it by its name, so give it one."
        )


def _read_text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise CodebookError(f"{key!r} of {where} must be a text in quotation marks, not {value!r}.")
    return value if value.strip() else ""


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


def _read_parents(frames: Mapping[str, Any]) -> dict[str, str]:
    parents = {}
    for name, entry in frames.items():
        if parent := _read_text(entry, "parent", f"[frames.{name}]"):
            parents[name] = parent
            if parent not in frames:
                raise CodebookError(
                    f"The parent of [frames.{name}], {parent!r}, is no frame of the codebook; "
                    f"it has {', '.join(frames)}."
                )
    for name in parents:
        above = list_above(name, parents)
        if name in above:
            raise CodebookError(
                f"[frames.{name}] is a part of itself, by way of {' and '.join(map(repr, above))}; "
                "take one 'parent' out."
            )
    return parents


def spell_toml(codebook: Codebook) -> str:
    """Write a codebook as the text of a TOML file that reads back equal."""
    content: dict[str, Any] = {}
    if codebook.title:
        content["title"] = codebook.title
    if codebook.contrast:
        content["contrast"] = list(codebook.contrast)
    content["frames"] = {
        frame.name: _drop_empty(
            label=frame.label,
            definition=frame.definition,
            function=frame.function,
            parent=frame.parent,
            terms=[list_term(t) for t in frame.terms],
            **{"except": [list_term(t) for t in frame.exceptions]},
        )
        for frame in codebook.frames.values()
    }
    content["actors"] = {
        actor.name: _drop_empty(
            label=actor.label,
            kind=actor.kind,
            aliases=[list_term(t) for t in actor.aliases],
            **{"except": [list_term(t) for t in actor.exceptions]},
        )
        for actor in codebook.actors.values()
    }
    return tomli_w.dumps(content)


def _drop_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
