from __future__ import annotations

import re

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.search.globs import match_globs


def match(words: list[str], globs: list[str]) -> set[tuple[str, str]]:
    column = pa.array(words, pa.large_string())
    return {
        (words[place], globs[number])
        for places, numbers in match_globs(column, [(glob, n) for n, glob in enumerate(globs)])
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True)
    }


def test_many_wildcard_words_are_matched_as_few_are() -> None:
    words = ["syntax", "taxes", "tax-free", "pretax", "x" * 60 + "tax", "été"]
    globs = ["*tax*", "?yn*x", "*t?", "*é", "*"]
    many = [f"*{chr(97 + n % 26)}{n}*" for n in range(100)]
    assert match(words, globs) == {pair for pair in match(words, globs + many) if pair[1] in globs}
    assert ("tax-free", "*tax*") not in match(words, globs)
    assert ("x" * 60 + "tax", "*tax*") in match(words, globs + many)


@given(
    st.lists(st.text("abé-", min_size=1, max_size=8), max_size=12),
    st.lists(st.text("abé*?", min_size=1, max_size=5), max_size=80, unique=True),
)
def test_what_matches_is_what_a_regular_expression_matches(words: list[str], globs: list[str]) -> None:
    def satisfies(word: str, glob: str) -> bool:
        return re.fullmatch(re.escape(glob).replace(r"\*", r"\w*").replace(r"\?", r"\w"), word) is not None

    words = list(dict.fromkeys(words))
    assert match(words, globs) == {(word, glob) for word in words for glob in globs if satisfies(word, glob)}
