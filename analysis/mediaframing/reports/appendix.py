"""The codebook as an appendix: every entry, as it was matched."""

from __future__ import annotations

from collections.abc import Iterable

from mediaframing.codebook import Codebook, Term
from mediaframing.reports.blocks import Block, Given, Line, Paragraph, Section, say, shorten

_MOST_ENTRY = 200
_MOST_TEXT = 2000


def append_codebook(codebook: Codebook) -> Section:
    """Print the codebook."""
    blocks: list[Block] = [
        say(
            f"SHA-256 {codebook.hash()}. The file codebook.toml beside this report holds the same for mediaframing to read. Case "
            "does not count; * is any run of word characters and ? one; a word in capitals matches capitals only; of overlapping "
            "entries of one frame the longest wins."
        )
    ]
    for frame in codebook.frames.values():
        blocks.append(_head("Frame", frame.label, frame.name, shorten(frame.definition, _MOST_TEXT)))
        blocks += _list_entries("Terms", frame.terms) + _list_entries("Except", frame.exceptions)
    for actor in codebook.actors.values():
        blocks.append(_head("Actor", actor.label, actor.name, shorten(actor.kind)))
        blocks += _list_entries("Aliases", actor.aliases) + _list_entries("Except", actor.exceptions)
    if not codebook.frames and not codebook.actors:
        blocks = [say("The coding has no codebook.")]
    return Section(("Appendix: the codebook",), "codebook", tuple(blocks))


def _head(what: str, label: str, name: str, more: str) -> Paragraph:
    line: Line = (
        f"{what} ",
        Given(shorten(label or name), "strong"),
        " (",
        Given(shorten(name), "code"),
        ")",
    )
    return Paragraph((*line, ". ", Given(more)) if more else (*line, "."))


def _list_entries(what: str, entries: Iterable[Term]) -> list[Block]:
    line: list[str | Given] = []
    for place, entry in enumerate(entries):
        line += [" · " if place else f"{what}: ", Given(shorten(entry.pattern, _MOST_ENTRY), "code")]
        notes = [note for note in (entry.function, "regular expression" if entry.regex else None) if note]
        if notes:
            line.append(f" ({', '.join(notes)})")
    return [Paragraph(tuple(line))] if line else []
