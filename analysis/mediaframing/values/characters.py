"""Characters: which stay, which go, and which are put back that a wrong encoding made of others."""

from __future__ import annotations

import re
import unicodedata

from mediaframing.values.mistaken import mend_mistaken

_LATIN = "\x21-\u024f\u1e00-\u1eff"
_INVISIBLE = "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
# Control characters, marks of the byte order, soft hyphens; halves of surrogate pairs, which no encoding can store;
# invisible signs; letters that are one sign for compatibility. Most texts have none.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\ufb00-\ufb06"
    f"\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u017f\U0001d400-\U0001d7ff{_INVISIBLE}]"
)
# A word parted at the end of a line by a soft hyphen is one word; U+FFFE is what readers of PDF make of one.
_SOFT_BREAK = re.compile("[\xad\ufffe][ \t]*\n[ \t]*")
# Signs that no one sees go beside Latin letters; in other scripts they join letters, or part words.
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_BESIDE = re.compile(f"[{_LATIN}]")
# What a terminal takes for colours; NULs between words, where records had fixed widths, beginning with the sign itself, for
# which texts are searched fast.
_ESCAPES = re.compile("\x1b\\[[0-9;]*[A-Za-z]")
_NULS = re.compile("\0(?<=\\w\0)\0*(?=\\w)")
# Vertical tab, form feed and the separators part words. They end a line where a sentence ends.
_PARTING = re.compile("[\x0b\x0c\x1c-\x1f]+")
_ENDING = frozenset(".!?…:;\"'”’»)\n")
_NEWLINES = dict.fromkeys(map(ord, "\r\u2028\u2029"))
# Windows-1252 that was taken for Latin-1 has its quotation marks among the controls; as in HTML, they are meant.
_MISTAKEN = {chr(code): bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}


def clean_text(text: str) -> str:
    r"""Give the text with newlines as ``\n``, without characters that hide or part words, in Unicode normal form C.

    Quotation marks, dashes and no-break spaces stay as they are. Form C, because an accent typed as a
    character of its own would keep *Erdoğan* in the text from meeting *Erdoğan* in a codebook. Soft hyphens and
    invisible signs within Latin words go, because they split words that readers see whole; vertical tabs, form feeds
    and separators part words; a lone surrogate becomes U+FFFD. Ligatures and full-width letters become plain ones.
    Controls from U+0080 to U+009F are read as the Windows-1252 characters they stand for (``\x93`` as a curly quote).

    Examples
    --------
    >>> clean_text("The con\ufb02ict\x0bover bila\u200dteral talks")
    'The conflict over bilateral talks'
    """
    if odd := "".join(set(_ODD.findall(text))):
        for newline in ("\r\n", "\r", "\u2028", "\u2029"):
            text = text.replace(newline, "\n")
        # A whole file is searched for what it holds, and for nothing else.
        if "\xad" in odd or "\ufffe" in odd:
            text = _SOFT_BREAK.sub("", text)
        if "\x1b" in odd:
            text = _ESCAPES.sub("", text)
        if "\0" in odd:
            text = _NULS.sub(" ", text)
        if _UNSEEN.search(odd):
            text = _UNSEEN.sub(_join, text)
        if _PARTING.search(odd):
            text = _PARTING.sub(_part, text)
        if _ODD.search(_UNSEEN.sub("", odd.translate(_NEWLINES))):
            text = _ODD.sub(_mend, text)
    if text.isascii():
        return text
    # Line by line: one odd character would otherwise have a whole table composed, not only its line.
    return "\n".join(unicodedata.normalize("NFC", line) for line in text.split("\n"))


# What stands before a sign is looked at where there is one: a pattern that begins with it is tried at every letter.
def _join(found: re.Match[str]) -> str:
    start, end = found.span()
    text = found.string
    beside = (start > 0 and _BESIDE.match(text, start - 1)) or _BESIDE.match(text, end)
    return "" if beside else found[0]


def _part(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    if before in {" ", "\n"}:
        return ""
    return "\n" if not before or before in _ENDING else " "


def _mend(found: re.Match[str]) -> str:
    sign = found[0]
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    if (sign >= "\ufb00" and sign not in "\ufeff\ufffe\uffff") or sign == "\u017f":
        return unicodedata.normalize("NFKC", sign)
    if (sign >= "\u200b" and sign not in "\ufeff\ufffe\uffff") or sign in "\u034f\u061c\u180e":
        return sign
    return _MISTAKEN.get(sign, "")


# What the bytes of UTF-8 look like in Windows-1252; where that has no character, the control of the same number.
_IMAGES = {bytes([code]).decode("cp1252", errors="ignore") or chr(code): code for code in range(0x80, 0x100)}
_IMAGES |= {chr(code): code for code in range(0x80, 0xA0)}
_BEHIND = "".join(re.escape(sign) for sign, code in _IMAGES.items() if code < 0xC0)
_GARBLED = re.compile(
    f"[\xe0-\xef][{_BEHIND}]{{2}}|[\xf0-\xf4][{_BEHIND}]{{3}}|[\xc2\xc3][{_BEHIND}]|[\xce-\xd1\xd7-\xdb][{_BEHIND}]|"
    f"(?<=â‚¬)[\xc5\xcb][{_BEHIND}]"  # what went wrong twice
)
# With one of these all of them begin, which is told faster.
_BEGUN = re.compile(f"[\xc2\xc3\xc5\xcb\xce-\xd1\xd7-\xf4][{_BEHIND}]")
# The closing quotation mark has a byte that Windows-1252 lacks; it is often lost, and so is the no-break space's.
_LOST_CLOSING = re.compile("â€\ufffd?(?![\x80-\xbf\u0152-\u2122])")
# Of a no-break space the second byte is one, too, and programs write it as a plain one: a capital that ends a word of small
# letters, or stands behind a mark. Begins with the sign itself, for which texts are searched fast.
_LOST_BLANK = re.compile(r"Â(?<=[a-z0-9.,;:!?)”’\"']Â)(?=[ \n]|\Z)")
# Letters of Central Europe and Turkey, and accents that were characters of their own: a capital within a word, or with a
# letter or a control behind it that no word has there.
_CENTRAL = re.compile(
    f"(?:(?<=[a-z\xdf-\xff])[\xc4-\xc6]|[\xc4-\xc6](?=[\x80-\x9fŸžšœŠŽŒƒˆ]|[°±¼½¾¶¤¦¨¯¸][a-z]))[{_BEHIND}]|(?<=[A-Za-z])[\xcc\xcd][{_BEHIND}]"
)
# UTF-8 that was read as the Cyrillic encoding of Windows.
_CYRILLIC = re.compile("[РС][^\x00-\x7f](?:[^\x00-\x7f]|[\xa0 ](?=[РС])){2,}")
# An apostrophe that an encoding did not have.
_LOST_APOSTROPHE = re.compile(
    "[?\ufffd](?:(?=t\\b)(?<=n[?\ufffd])|(?=(?:s|re|ve|ll|d|m)\\b)(?<=[A-Za-z]\ufffd))"
)
# What programs that take text out of a page part: "isn' t".
_PARTED_NEGATION = re.compile(
    r"\b((?:is|are|was|were|do|does|did|has|have|had|ca|could|would|should|wo|ai|must|need)n['’‘´`]) (t)\b",
    re.IGNORECASE,
)
# One of these stands in each, which is told faster.
_PARTED = tuple(f"{apostrophe} {letter}" for apostrophe in "'’‘´`" for letter in "tT")
# A capital before a closing mark is no garbled letter, unless others of the text are.
_DOUBTFUL = frozenset("\xbb\u201d\u2019\u203a\xab")
_FEW = 3


def mend_encoding(text: str) -> tuple[str, int]:
    """Put characters back that were UTF-8 and were read as Windows-1252, or otherwise, and say how many.

    Examples
    --------
    >>> mend_encoding("It isnâ€™t over.")
    ('It isn’t over.', 1)
    """
    mended = 0
    if "\ufffd" in text or "n?t" in text:
        text, mended = _LOST_APOSTROPHE.subn("’", text)
    if any(sign in text for sign in _PARTED):
        text, parted = _PARTED_NEGATION.subn(r"\1\2", text)
        mended += parted
    text, mistaken = mend_mistaken(text)
    mended += mistaken
    if "Â" in text:
        text, blanks = _LOST_BLANK.subn("", text)
        mended += blanks
    for _ in range(2):  # texts that went wrong twice are common
        if text.isascii():
            break
        text, count = _mend_once(text)
        mended += count
        if not count:
            break
    return text, mended


def _mend_once(text: str) -> tuple[str, int]:
    text, count = _mend_alphabets(text)
    found = _GARBLED.findall(text) if _BEGUN.search(text) else []
    if found:
        sure = sum(len(garbled) > 2 or garbled[0] in "ÂÃ" for garbled in found)

        def put_back(match: re.Match[str]) -> str:
            nonlocal count
            garbled = match[0]
            within = text[match.start() - 1 : match.start()].islower()
            if len(garbled) == 2 and sure < _FEW and garbled[1] in _DOUBTFUL and not within:
                return garbled
            if len(garbled) == 2 and garbled[0] not in "ÂÃ" and len(found) < _FEW:
                return garbled
            try:
                whole = bytes(_IMAGES[sign] for sign in _as_signs(garbled)).decode("utf-8")
            except (UnicodeDecodeError, KeyError):
                return garbled
            count += 1
            return whole

        text = _GARBLED.sub(put_back, text)
    if "â€" in text:
        text, closing = _LOST_CLOSING.subn("”", text)
        count += closing
    return text, count


def _mend_alphabets(text: str) -> tuple[str, int]:
    count = 0

    def put_back(match: re.Match[str]) -> str:
        nonlocal count
        try:
            whole = bytes(_IMAGES[sign] for sign in match[0]).decode("utf-8")
        except (UnicodeDecodeError, KeyError):
            return match[0]
        count += 1
        return whole

    def put_back_cyrillic(match: re.Match[str]) -> str:
        nonlocal count
        try:
            whole = match[0].encode("cp1251").decode("utf-8")
        except UnicodeError:
            return match[0]
        count += 1
        return whole

    if any(sign in text for sign in "ÄÅÆÌÍ"):
        text = _CENTRAL.sub(put_back, text)
    if "Р" in text or "С" in text:
        text = _CYRILLIC.sub(put_back_cyrillic, text)
    return text, count


def _as_signs(garbled: str) -> list[str]:
    # Beyond Latin-1 the lead bytes are the characters of the same number.
    return [sign if sign in _IMAGES else chr(ord(sign)) for sign in garbled]
