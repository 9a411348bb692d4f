"""Query syntax of other tools in an entry: refused, with what to write instead."""

from __future__ import annotations

import re

from mediaframing.codebook.errors import CodebookError

_OPERATORS = (
    (
        re.compile(
            r"\b(?i:NEAR|ADJ|PRE|WITHIN|W|N)/\d+|\b(?:NEAR|ADJ)\d+\b|\bNEAR\b(?=.*\w)|\b[Ww]/[SsPp]\b"
        ),
        'words that stand near each other are written { all = ["border*", "wall"], within = 5 }',
    ),
    (
        re.compile(r"(?<=\S\s)OR(?=\s)|(?<=[\w*?)])\s*\|\s*(?=[\w*?(])"),
        "alternatives are entries of their own, or one entry with regex = true",
    ),
    (
        re.compile(r"(?<=[\w*?)\"]\s)AND\s+NOT(?=\s)|(?<=[\w*?)\"]\s)NOT(?=\s)"),
        'what must not stand near is written { term = "fire*", not_near = ["cease"] }, and a phrase that '
        'does not count goes into "except"',
    ),
    (
        re.compile(r"(?<=[\w*?)\"]\s)AND(?=\s)"),
        'words of one sentence are written { all = ["border*", "wall"], within = "sentence" }; '
        'if the word is meant, write "and"',
    ),
    (
        re.compile(r"^\s*/.+/[a-z]*\s*$|\\[bBwWsSdD]|\(\?[:=!<]|\[[^\]]+\][*+?]|(?<!\b\w)\.[*+]"),
        'a regular expression is written without slashes as { term = "...", regex = true }',
    ),
)


def refuse_query(pattern: str, where: str) -> None:
    """Raise a sentence if an entry holds operators of a query language, which are no words to look for.

    Raises
    ------
    CodebookError

    Examples
    --------
    >>> refuse_query("truth and reconciliation", "the codebook")
    >>> refuse_query("border* NEAR/5 wall", "the codebook")
    Traceback (most recent call last):
        ...
    mediaframing.codebook.errors.CodebookError: the codebook holds 'border* NEAR/5 wall', and 'NEAR/5' is query \
syntax of another tool: words that stand near each other are written { all = ["border*", "wall"], within = 5 }.
    """
    for operator, instead in _OPERATORS:
        if found := operator.search(pattern):
            raise CodebookError(
                f"{where} holds {pattern!r}, and {found[0].strip()!r} is query syntax of another tool: {instead}."
            )
