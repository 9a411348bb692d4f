"""Actors of PETRARCH and TABARI: a name with its roles in square brackets, other names and dated roles below it."""

from __future__ import annotations

import re

from mediaframing.codebook.categories import Category, Dictionary
from mediaframing.codebook.codebook import Actor, Codebook
from mediaframing.codebook.errors import CodebookError, Loss
from mediaframing.codebook.toml import make_label

_ROLE = re.compile(r"\[([^\[\]]*)\]")
_DATED = re.compile(r"^(?P<code>\S+)?\s*(?P<dates>[<>]\s*\d{6,8}|\d{6,8}\s*-\s*\d{6,8})?$")


def parse_petrarch(text: str) -> Codebook:
    """Read a file of actors; an actor's roles, with their dates, become its ``kind``.

    Raises
    ------
    CodebookError
    """
    found = Dictionary()
    roles: dict[tuple[str, ...], list[str]] = {}
    actor: Category | None = None
    for number, line in enumerate(text.splitlines(), 1):
        content = line.partition("#")[0].partition(";")[0].rstrip()
        if not content.strip() or content.lstrip().startswith("<!--"):
            continue
        named = _ROLE.split(content)[0].strip()
        if not content[0].isspace() and not named.startswith("+"):
            name = named.strip("_ ")
            actor = found.open((name,))
            found.add(actor, _spell_name(named))
        elif actor is None:
            raise CodebookError(f"Line {number}, {content.strip()[:60]!r}, stands before the first actor.")
        elif named.startswith("+"):
            found.add(actor, _spell_name(named.removeprefix("+")))
        for role in _ROLE.findall(content):
            roles.setdefault(actor.path, []).append(_read_role(found, actor, role))
    if not roles:
        raise CodebookError("No actor has a role in square brackets, such as [USAGOV 20090120-20170120].")
    return _make_codebook(found, roles)


def _spell_name(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _read_role(found: Dictionary, actor: Category, role: str) -> str:
    dated = _DATED.match(role.strip())
    if dated is None or not dated["code"]:
        found.lose(actor, f"[{role}]", "It is no role with dates that can be read, and is kept as it is.")
        return " ".join(role.split())
    if not dated["dates"]:
        return dated["code"]
    found.lose(
        actor, f"[{role}]", "Its dates are kept with the role in 'kind'; coding does not ask for them."
    )
    return f"{dated['code']} ({dated['dates'].replace(' ', '')})"


def _make_codebook(found: Dictionary, roles: dict[tuple[str, ...], list[str]]) -> Codebook:
    book = found.make_codebook(actors=True)
    kinds = {path[0]: "; ".join(dict.fromkeys(held)) for path, held in roles.items()}
    actors = {
        name: Actor(name, actor.aliases, label=make_label(name.lower()).title(), kind=kinds.get(name, ""))
        for name, actor in book.actors.items()
    }
    return Codebook(actors=actors, losses=tuple(found.losses))


def spell_petrarch(codebook: Codebook, losses: list[Loss]) -> str:
    """Write the actors of a codebook; frames have no place in such a file."""
    lines = []
    for frame in codebook.frames:
        losses.append(Loss(frame, "", "Frames cannot be written."))
    for actor in codebook.actors.values():
        names = []
        for alias in actor.aliases:
            if alias.regex or alias.all or "*" in alias.pattern or "?" in alias.pattern:
                losses.append(Loss(actor.name, alias.pattern, "It is no plain name and is left out."))
            else:
                names.append(alias.pattern.upper().replace(" ", "_"))
                if alias.not_near or alias.exact:
                    losses.append(
                        Loss(actor.name, alias.pattern, "Its conditions cannot be written; the name is.")
                    )
        losses += [Loss(actor.name, e.pattern, "Exceptions cannot be written.") for e in actor.exceptions]
        if not names:
            losses.append(Loss(actor.name, "", "It has no plain name and is left out."))
            continue
        kinds = [kind.strip() for kind in actor.kind.split(";") if kind.strip()] or ["---"]
        spelled = [re.sub(r"\s+\(([<>]?[\d-]+)\)$", r" \1", kind) for kind in kinds]
        first = f" [{spelled[0]}]" if len(spelled) == 1 and " " not in spelled[0] else ""
        lines += [f"{names[0]}{first}", *(f"+{name}" for name in names[1:])]
        lines += [] if first else [f"\t[{role}]" for role in spelled]
        lines.append("")
    return "\n".join(lines)
