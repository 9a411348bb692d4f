"""The codebook as an appendix: every entry, as it was matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediaframing.codebook import SENTENCE, Codebook, Term
from mediaframing.reports.blocks import Block, Given, Line, Paragraph, Section, say, shorten

_MOST_ENTRY = 200
_MOST_TEXT = 2000


def append_codebook(codebook: Codebook) -> Section:
    """Print the codebook."""
    blocks: list[Block] = [
        say(
            f"SHA-256 {codebook.hash()}. The file codebook.toml beside this report holds the same for mediaframing to read. Case "
            "does not count; * is any run of word characters and ? one; a space matches a hyphen, too; a word in capitals matches "
            "capitals only; of overlapping entries of one frame the longest wins."
        )
    ]
    for frame in codebook.frames.values():
        blocks.append(_head("Frame", frame.label, frame.name, shorten(frame.definition, _MOST_TEXT)))
        notes = [f"Serves as {frame.function} where an entry names no other."] if frame.function else []
        notes += [f"A part of {shorten(frame.parent)}."] if frame.parent else []
        blocks += [Paragraph((Given(" ".join(notes)),))] if notes else []
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


def _describe(entry: Term) -> Iterator[str]:
    within = "in the sentence" if entry.within == SENTENCE else f"within {entry.within} words"
    if entry.function:
        yield entry.function
    if entry.regex:
        yield "regular expression"
    if entry.polarity < 0:
        yield "the contrary"
    if entry.exact:
        yield "spaces as they are"
    if entry.all:
        yield f"together {within}"
    if entry.not_near:
        yield f"not near {', '.join(entry.not_near)} {within}"


def _list_entries(what: str, entries: Iterable[Term]) -> list[Block]:
    line: list[str | Given] = []
    for place, entry in enumerate(entries):
        line += [" · " if place else f"{what}: ", Given(shorten(entry.pattern, _MOST_ENTRY), "code")]
        if notes := [*_describe(entry)]:
            line += [" (", Given(shorten(", ".join(notes), _MOST_ENTRY)), ")"]
    return [Paragraph(tuple(line))] if line else []
