"""HTML within cells and texts: entities resolved, tags taken out, block tags as the ends of paragraphs."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&#\d{3,6}(?!\d)"
    # What stands for a mark and has lost its semicolon: "isn&rsquot".
    r"|&[lr][sd]quo(?!r?;|=)|&(?:apos|quot|[mn]dash|hellip|nbsp)(?![A-Za-z0-9;=])|&apos(?=(?:t|s|re|ve|ll|d|m)\b)"
)
# Characters as JSON and Python write them; line ends, where there are no others.
_ESCAPE = re.compile(
    r"\\u(20[0-9a-fA-F]{2}|00[a-fA-F][0-9a-fA-F]|01[0-7][0-9a-fA-F])|\\x([a-fA-F][0-9a-fA-F])"
)
# Controls as Excel writes them, mostly the ends of lines: _x000D_.
_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")
# Programs put a backslash before a quotation mark, and some do it twice.
_ADDED = re.compile(r"\\+(?=['\"])")
_WRITTEN_END = re.compile(r"(?:(?:\\r)?\\n){2,}|(?<=[.!?:;,\"”’'\s)])(?:\\r)?\\n")
_BLOCKS = (
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|button|cite|code|del|em|font|i|iframe|img|input|ins|kbd|label|link|mark|meta|picture|"
    "q|s|small|source|span|strike|strong|sub|sup|svg|time|tt|u|var|video|wbr"
)
# A value of an attribute may hold the sign that ends a tag. Words alone are none: "if a <b and c> d" has no tag.
_ALONE = (
    "allowfullscreen|async|autoplay|checked|compact|controls|default|defer|disabled|hidden|inert|ismap|itemscope|loop|multiple|"
    "muted|noshade|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected"
)
_ATTRIBUTES = (
    r"""(?:\s(?=[^<>]*=)(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\s(?=[^<>]*=)[^<>]*"""
    rf"""|(?:\s+(?:{_ALONE}))+\s*|\s+)?"""
)
# Elements that pages define themselves have a hyphen (amp-img), those of other languages of markup a colon (media:text).
_OTHER = r"[a-z][a-z0-9]*(?:[-:][a-z][a-z0-9]*)+"
_TAG = re.compile(rf"</?(?:{_BLOCKS}|{_INLINE}|br|{_OTHER}){_ATTRIBUTES}/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS}){_ATTRIBUTES}/?>", re.IGNORECASE)
_BREAK = re.compile(rf"</?br{_ATTRIBUTES}/?>\n?", re.IGNORECASE)
_UNSHOWN = re.compile(r"<(script|style|noscript|template)\b[^<>]*>|<!--", re.IGNORECASE)
_MARKS = re.compile(r"<!\[CDATA\[|\]\]>|<!doctype[^<>]*>|<\?xml[^<>]*\?>", re.IGNORECASE)
_LINES = re.compile(r"\n{3,}")
_ROUNDS = 4


def resolve_markup(text: str) -> tuple[str, int]:
    r"""Resolve entities and take tags out; block tags part paragraphs, ``<br>`` parts lines.

    Only tags of HTML are taken out, so that ``a < b`` and ``<3`` stay. What was escaped more than once is resolved
    to the end.

    Returns
    -------
    text : str
    count : int
        How many entities and tags there were.

    Examples
    --------
    >>> resolve_markup("<p>Terror</p><p>AT&amp;T isn&#8217;t</p>")
    ('Terror\n\nAT&T isn’t', 6)
    """
    resolved = 0
    if "\\" in text:
        text, resolved = _resolve_escapes(text)
    if "_x00" in text:
        text, controls = _CONTROL.subn(lambda found: chr(int(found[1], 16)), text)
        resolved += controls
    if "<" not in text and "&" not in text:
        return text, resolved
    for _ in range(_ROUNDS):
        count = 0
        if "<" in text and (_TAG.search(text) or _UNSHOWN.search(text) or _MARKS.search(text)):
            text, unshown = _drop_unshown(text)
            text, marks = _MARKS.subn("", text)
            count += unshown + marks + len(_TAG.findall(text))
            text = _BREAK.sub("\n", text)
            text = _BLOCK.sub("\n\n", text)
            text = "\n".join(line.strip() for line in _TAG.sub("", text).split("\n"))
            text = _LINES.sub("\n\n", text).strip("\n")
        if "&" in text:
            text, entities = _resolve_entities(text)
            count += entities
        if not count:
            break
        resolved += count
    return text, resolved


def _as_plain(sign: str) -> str:
    """Give a no-break space as a plain one: it is how pages spell spaces that are to be seen."""
    return " " if sign == "\u00a0" else sign


def _resolve_escapes(text: str) -> tuple[str, int]:
    text, count = _ESCAPE.subn(lambda found: _as_plain(chr(int(found[1] or found[2], 16))), text)
    text, added = _ADDED.subn("", text)
    count += added
    written = _WRITTEN_END.findall(text) if "\n" not in text else []
    if len(written) > 1 or any(end.count("n") > 1 for end in written):
        text, ends = _WRITTEN_END.subn(lambda found: "\n" * found[0].count("n"), text)
        count += ends
    return text, count


def _drop_unshown(text: str) -> tuple[str, int]:
    """Drop scripts, styles and comments, with what stands in them; from left to right, each place once."""
    kept, end, count = [], 0, 0
    lowered = ""
    # Ends that stand nowhere further on: searched for anew, each would cost the whole rest.
    absent: set[str] = set()
    while found := _UNSHOWN.search(text, end):
        lowered = lowered or text.lower()
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        known = len(lowered) == len(text) and closing not in absent
        close = lowered.find(closing, found.end()) if known else -1
        if close < 0:
            absent.add(closing)
            # Without an end it hides nothing but itself.
            kept.append(text[end : found.start()])
            end = found.end()
        else:
            kept.append(text[end : found.start()])
            stop = text.find(">", close)
            end = len(text) if stop < 0 else stop + 1
        count += 1
        if close < 0 and text.find("<", end) < 0:
            break
    return "".join([*kept, text[end:]]), count


def _resolve_entities(text: str) -> tuple[str, int]:
    count = 0

    def resolve(found: re.Match[str]) -> str:
        nonlocal count
        sign = html.unescape(found[0] if found[0][1] == "#" else f"{found[0].rstrip(';')};")
        # No-break spaces are how HTML spells spaces that are to be seen.
        sign = " " if sign in {"\u00a0", "\u2003", "\u2002", "\u2009"} else sign
        count += sign != found[0]
        return sign

    return _ENTITY.sub(resolve, text), count
