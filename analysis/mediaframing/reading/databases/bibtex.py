r"""BibTeX: entries with fields in braces or quotation marks, and letters written as commands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_ENTRY = re.compile(r"^[ \t]*@([A-Za-z]+)[ \t]*[{(]", re.MULTILINE)
_SIGN = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(][^\n,={}]*,?[ \t\r]*\n?[ \t]*[\w-]+[ \t]*=", re.MULTILINE)
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})
_KEY = re.compile(r"\s*([^\s,={}()\"]*)\s*,")
_NAME = re.compile(r"[\s,]*([\w:.+/-]+)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()#\"]+")
_JOIN = re.compile(r"\s*#\s*")
_DELIMITER = re.compile(r"\\.|[{}\"]", re.DOTALL)
_HEAD = 20_000

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "textendash": "–",
    "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "ldots": "…", "dots": "…", "textellipsis": "…", "euro": "€", "pounds": "£", "textsterling": "£", "S": "§", "textbackslash": "\\",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\(?:([`'^~=.\"])\s*|([uvHrcdkb])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|[^\W\d_])\s*\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s+|\{\})?")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_THIN = re.compile(r"\\[,;:! /]")
_SPACES = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")


def is_bibtex(text: str) -> bool:
    """Tell whether a text is a list of citations in BibTeX."""
    head = text[:_HEAD].replace("\r", "")
    found = _ENTRY.search(head)
    return found is not None and _SIGN.search(head) is not None and len(head[: found.start()].split()) < 200


def part_bibtex(text: str) -> Iterator[Sequence[tuple[str, str]]]:
    r"""Part a text into its entries: names of fields, in small letters, with what they hold, without commands.

    Examples
    --------
    >>> list(part_bibtex('@article{a1, title = {Caf{\\\'e} {T}alks}, year = 2019}'))
    [[('key', 'a1'), ('title', 'Café Talks'), ('year', '2019')]]
    """
    text = text.replace("\r", "")
    macros: dict[str, str] = {}
    starts = list(_ENTRY.finditer(text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        kind = start[1].lower()
        if kind == "string":
            macros.update((name, value) for name, value in _read_fields(text, start.end(), end, macros))
        elif kind not in _NO_ENTRIES:
            key = _KEY.match(text, start.end(), end)
            fields = _read_fields(text, key.end() if key else start.end(), end, macros)
            yield [
                ("key", key[1] if key else ""),
                *((name, resolve_commands(value)) for name, value in fields),
            ]


def _read_fields(text: str, place: int, end: int, macros: dict[str, str]) -> Iterator[tuple[str, str]]:
    while found := _NAME.match(text, place, end):
        pieces: list[str] = []
        place = found.end()
        while place < end:
            piece, place = _read_value(text, place, end, macros)
            pieces.append(piece)
            joined = _JOIN.match(text, place, end)
            if joined is None:
                break
            place = joined.end()
        yield found[1].lower(), "".join(pieces)


def _read_value(text: str, place: int, end: int, macros: dict[str, str]) -> tuple[str, int]:
    """Read what stands in braces, in quotation marks, or bare; give where it ends."""
    if text[place] not in '{"':
        bare = _BARE.match(text, place, end)
        if bare is None:
            return "", place + 1
        return macros.get(bare[0].lower(), bare[0]), bare.end()
    quoted = text[place] == '"'
    depth = 0
    for found in _DELIMITER.finditer(text, place + 1, end):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif (sign == '"' and quoted and not depth) or (sign == "}" and not quoted):
            return text[place + 1 : found.start()], found.end()
    return text[place + 1 : end], end


def resolve_commands(value: str) -> str:
    r"""Write letters for the commands that stand for them, and leave out braces and the names of other commands.

    Examples
    --------
    >>> resolve_commands(r"G{\"o}del \& {\v c}apek \emph{said} ``no''~--- once")
    'Gödel & čapek said “no” — once'
    """
    text = _ACCENTED.sub(_put_mark, _THIN.sub(" ", value))
    # What is escaped is kept out of the way of what is not.
    text = _ESCAPED.sub(lambda m: chr(0xE000 + ord(m[1])), text)
    text = _COMMAND.sub(lambda m: _LETTERS.get(m[1], ""), text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("~", " ")
    text = text.replace("{", "").replace("}", "").replace("$", "")
    text = "".join(chr(ord(c) - 0xE000) if "\ue000" <= c <= "\ue0ff" else c for c in text)
    paragraphs = (_SPACES.sub(" ", part).strip() for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, paragraphs))


def _put_mark(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _MARKS[found[1] or found[2]])
