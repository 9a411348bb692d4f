"""Texts with the signs of Markdown: they are taken out, since they are no words of an article."""

from __future__ import annotations

import re

ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
"""What files are called whose texts are Markdown."""

_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)[^\n]*")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r"[ ]{0,3}(?:\*[ \t]*){3,}|[ ]{0,3}(?:_[ \t]*){3,}|[ ]{0,3}(?:-[ \t]*){3,}")
_LEADING = re.compile(r"[ ]{0,3}(?:>[ \t]?)+|[ ]{0,8}[*+-][ \t]+(?=\S)")
_IMAGE = re.compile(r"!\[[^\]\[\n]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)")
_LINK = re.compile(
    r"(?<!!)\[([^\]\[\n]{1,500})\](?:\([^()\s]{0,2000}(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)|\[[^\]\[\n]{0,100}\])"
)
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+[^\n]*")
_NOTE = re.compile(r"\[\^[^\]\s]{1,50}\]")
_STRONG = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def strip_markdown(text: str) -> str:
    r"""Take the signs of Markdown out of a text: of headings, emphasis, links, quotes and lists; pictures go, too.

    Examples
    --------
    >>> strip_markdown("# Rents\n\n**Rents** [rose](http://x.org) in *May*.\n\n> Nobody knows.")
    'Rents\n\nRents rose in May.\n\nNobody knows.'
    """
    written: list[str] = []
    for line in text.split("\n"):
        if _FENCE.fullmatch(line) or _REFERENCE.fullmatch(line):
            continue
        if _RULE.fullmatch(line) or (_UNDERLINE.fullmatch(line) and written and written[-1]):
            written.append("")
            continue
        heading, begun = _HEADING.match(line), _LEADING.match(line)
        if heading is not None:
            # A heading ends its line, whether a blank one follows or not.
            written += ["", _strip_line(line[heading.end() :].rstrip("# \t")), ""]
        elif begun is not None:
            written += [""] * (">" not in begun[0]) + [_strip_line(line[begun.end() :])]
        else:
            written.append(_strip_line(line))
    kept = [line for place, line in enumerate(written) if line or (place and written[place - 1])]
    return "\n".join(kept).strip("\n")


def _strip_line(line: str) -> str:
    # Blanks or a backslash at its end break a line.
    line = line.rstrip(" \t").removesuffix("\\")
    if "[" in line:
        line = _LINK.sub(r"\1", _IMAGE.sub("", _NOTE.sub("", line)))
    if "*" in line or "_" in line:
        for _ in range(2):  # one within the other
            line = _STRONG.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line.replace("`", ""))
