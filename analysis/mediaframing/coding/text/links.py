"""Links, e-mail addresses and handles: each is one token, and holds no words."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.text.letters import Letters
from mediaframing.coding.text.words import as_bools

_BODY = r"""[^\s<>"“”«»]*[^\s<>"“”«».,;:!?…)\]}'’]"""
# Endings that are no English words: what stands before ``.in`` or ``.it`` may be a sentence that lacks its space.
_ENDINGS = r"(?:com|org|net|edu|gov|mil|int|info)|(?:co|com|org|net|gov|ac)\.[a-z]{2}"

# Names of files hold words, too: "talks-end.html".
_FILES = r"html?|php|aspx?|pdf|docx?|xlsx?|csv|txt|jpe?g|png|gif|mp[34]"

LINK = rf"""(?:[hH][tTxX][tTxX][pP][sS]?|[fF][tT][pP])://{_BODY}
    | (?<![\w.@/])[wW]{{3}}\.(?=[^\W_ʼꞌ]){_BODY}
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+
    | (?<![\w@.])@\w{{2,}}
    | (?<![\w.@/-])\w[\w-]*+\.(?:{_FILES})(?![\w-]|\.\w)
    | (?<![\w.@/-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:(?:{_ENDINGS})(?![\w-]|\.\w)(?:/{_BODY})?|[a-z]{{2,}}/{_BODY})"""
"""For a verbose pattern, before all that cuts words. Each part is tried where a run of its signs begins, and not again."""

_SIGNS = "/.@"
_IS_LINK = r"[^@/][@/]|[@/][^@/]|[a-z]\w*\.[a-z]{2,}"


def find_links(keys: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which folded words are links, e-mail addresses or handles."""
    links = np.zeros(len(keys), np.bool_)
    # The pattern is for the few words that have one of the signs without which none is a link.
    asked = Letters(keys).find_some(_SIGNS)
    links[asked] = as_bools(pc.match_substring_regex(keys.take(pa.array(asked)), _IS_LINK))
    return links


def is_link_pattern(pattern: str) -> bool:
    """Tell whether an entry's word may match a link: one that has a sign which only links have."""
    return any(sign in pattern for sign in _SIGNS)
